package plan

import (
	"slices"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/analysis/planning"
	"spoor/internal/number"
	"spoor/reports/method"
)

// change says from where to where: "een stijging van 23% naar 33%".
func (w writer) change(row Row) string {
	way := words.rise
	if *row.Target < row.Baseline {
		way = words.fall
	}
	return way.Say(w.lang, w.percent(row.Baseline), w.percent(*row.Target))
}

// groups says how many there are in the groups: "120 deelnemers per groep (240 in totaal)".
func (w writer) groups(row Row) string {
	control, other := row.Groups.Control, row.Groups.Other
	text := w.arm(control)
	if w.Design.Arms == 1 {
		return text
	}
	if other.Recruited == control.Recruited {
		text = words.perGroup.Say(w.lang, text)
	} else {
		which := words.theOther
		if w.Design.Arms > 2 {
			which = words.theEachOther
		}
		text = words.inGroups.Say(w.lang, text, w.arm(other), which.In(w.lang))
	}
	return words.inTotal.Say(w.lang, text, w.whole(row.Groups.Total))
}

// arm returns "120 deelnemers", and with clusters or attrition "120 deelnemers (6 clusters; naar verwachting 102 met een uitkomst)".
func (w writer) arm(arm planning.Arm) string {
	text := words.many.Say(w.lang, w.whole(arm.Recruited))
	if arm.Recruited == 1 {
		text = words.one.In(w.lang)
	}
	var details []string
	if arm.Clusters > 0 {
		details = append(details, number.Counted(arm.Clusters, words.oneCluster, words.clusters, w.lang))
	}
	if w.Design.Attrition > 0 {
		details = append(details, words.analysed.Say(w.lang, w.whole(arm.Analysed)))
	}
	if len(details) > 0 {
		text += " (" + strings.Join(details, "; ") + ")"
	}
	return text
}

// conclusions answer the question in words: at the estimate, and then over the interval of the baseline.
func (w writer) conclusions() []string {
	first := w.Rows[0]
	var answer string
	switch {
	case w.Kind == Power:
		answer = words.chance.Say(w.lang, w.groups(first), w.chance(*first.Power), w.change(first))
	case w.Kind == Detectable:
		answer = words.shows.Say(w.lang, w.groups(first), w.percent(w.Wanted), w.detectable(first))
	case w.Design.Arms > 1 && first.Groups.Other.Recruited == first.Groups.Control.Recruited:
		answer = words.each.Say(w.lang, w.arm(first.Groups.Control), w.change(first), w.percent(w.Wanted), w.whole(first.Groups.Total))
	default:
		answer = words.takes.Say(w.lang, w.change(first), w.percent(w.Wanted), w.groups(first))
	}
	return append([]string{answer}, w.overInterval()...)
}

func (w writer) detectable(row Row) string {
	baseline := w.percent(row.Baseline)
	switch {
	case row.Rise != nil && row.Fall != nil:
		return words.both.Say(w.lang, baseline, w.outward(*row.Rise, row.Baseline), w.outward(*row.Fall, row.Baseline))
	case row.Rise != nil:
		return words.onlyRise.Say(w.lang, baseline, w.outward(*row.Rise, row.Baseline))
	case row.Fall != nil:
		return words.onlyFall.Say(w.lang, baseline, w.outward(*row.Fall, row.Baseline))
	}
	return words.neither.Say(w.lang, baseline)
}

// overInterval says that the baseline is uncertain, and how far the answer moves with it.
func (w writer) overInterval() []string {
	switch {
	case w.Baseline.Interval == nil:
		return []string{words.certain.In(w.lang), words.giveBase.In(w.lang)}
	case len(w.Rows) == 1:
		return nil
	case w.Kind == Detectable:
		return []string{words.uncertain.Say(w.lang, w.span(), words.atEnds.In(w.lang))}
	}
	return []string{words.uncertain.Say(w.lang, w.span(), w.worst())}
}

// worst says what the least favourable end of the interval would take, or give, and where there is no answer.
func (w writer) worst() string {
	worst := w.Rows[0]
	var sentences []string
	for _, row := range w.Rows {
		switch {
		case row.None != 0:
			sentences = append(sentences, words.noAnswer.Say(w.lang, w.percent(row.Baseline), w.reason(row)))
		case w.Kind == SampleSize && row.Groups.Total > worst.Groups.Total, w.Kind == Power && *row.Power < *worst.Power:
			worst = row
		}
	}
	switch {
	case worst.At == AtEstimate && len(sentences) == 0:
		return words.noWorse.In(w.lang)
	case worst.At == AtEstimate:
	case w.Kind == SampleSize:
		sentences = slices.Insert(sentences, 0, words.takesMore.Say(w.lang, w.percent(worst.Baseline), w.groups(worst)))
	default:
		sentences = slices.Insert(sentences, 0, words.smaller.Say(w.lang, w.percent(worst.Baseline), w.chance(*worst.Power)))
	}
	return strings.Join(sentences, " ")
}

// assumptions say what the answer rests on, for a reader without statistics.
func (w writer) assumptions() []string {
	d := w.Design
	lines := []string{w.testLine(), w.powerLine()}
	if i := w.Baseline.Interval; i != nil && i.Method == interval.MethodWidestCase {
		lines = append(lines, words.mean.In(w.lang))
	}
	if comparisons := d.Arms - 1; comparisons > 1 {
		lines = append(lines, words.several.Say(w.lang, comparisons, w.decimal(d.Alpha), w.decimal(d.ComparisonAlpha())))
	}
	lines = append(lines, w.clusterLine(), w.attritionLine())
	if d.Arms == 1 {
		return append(lines, words.single.In(w.lang))
	}
	return append(lines, words.random.In(w.lang))
}

// testLine names the test. Only an exact test keeps its level for certain.
func (w writer) testLine() string {
	name, bound := w.testName(), words.atMost
	switch approximate := func(row Row) bool { return row.None == 0 && !row.Exact }; {
	case w.Design.ClusterSize > 1:
		bound = words.about
	case slices.ContainsFunc(w.Rows, approximate):
		name, bound = words.normal.Say(w.lang, name, method.TestName(hypothesis.MethodScore, w.lang)), words.about
	case w.Design.Test == hypothesis.MethodScore:
		bound = words.about
	}
	return words.test.Say(w.lang, name, w.decimal(w.Design.Alpha), bound.In(w.lang), number.Level(w.Design.Alpha, w.lang))
}

func (w writer) powerLine() string {
	switch w.Kind {
	case SampleSize:
		return words.powerSize.Say(w.lang, w.percent(w.Wanted))
	case Detectable:
		return words.powerDetectable.Say(w.lang, w.percent(w.Wanted))
	}
	return words.powerGiven.In(w.lang)
}

func (w writer) clusterLine() string {
	d, arm := w.Design, w.Rows[0].Groups.Control
	if d.ClusterSize == 1 {
		return words.independent.In(w.lang)
	}
	return words.clustered.Say(w.lang, d.ClusterSize, w.decimal(d.ICC), w.decimal(d.DesignEffect()), w.whole(arm.Analysed), w.whole(arm.Effective))
}

func (w writer) attritionLine() string {
	arm := w.Rows[0].Groups.Control
	if w.Design.Attrition == 0 {
		return words.complete.In(w.lang)
	}
	return words.attrition.Say(w.lang, w.percent(w.Design.Attrition), w.whole(arm.Recruited), w.whole(arm.Analysed))
}
