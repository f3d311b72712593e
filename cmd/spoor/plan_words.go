package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/analysis/planning"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/method"
)

func (a planAnswer) say(nl, en string) string { return data.Text{NL: nl, EN: en}.In(a.Language) }

func (a planAnswer) sayf(nl, en string, values ...any) string {
	return fmt.Sprintf(a.say(nl, en), values...)
}

// sharePercent returns a share as a percentage, with one decimal where it has any.
func sharePercent(share float64, lang data.Lang) string {
	return number.Level(math.Round(share*1000)/1000, lang)
}

// signedPoints returns a difference of shares in percentage points, with its sign and the decimals it has, up to four.
func signedPoints(difference float64, lang data.Lang) string {
	text := number.Written(strconv.FormatFloat(math.Round(math.Abs(difference)*1e6)/1e4, 'f', -1, 64), lang)
	if difference < 0 {
		return "−" + text
	}
	return "+" + text
}

// decimal returns a number with the decimals it has, up to four.
func (a planAnswer) decimal(value float64) string {
	return number.Written(strconv.FormatFloat(math.Round(value*1e4)/1e4, 'f', -1, 64), a.Language)
}

func (a planAnswer) percent(share float64) string { return sharePercent(share, a.Language) }

func (a planAnswer) whole(n int) string { return number.Count(n, a.Language) }

// outward returns a detectable share with one decimal, rounded away from the baseline, so that it can still be shown.
func (a planAnswer) outward(share, baseline float64) string {
	if share > baseline {
		return number.Level(min(1, math.Ceil(share*1000-1e-6)/1000), a.Language)
	}
	return number.Level(max(0, math.Floor(share*1000+1e-6)/1000), a.Language)
}

// change says from where to where: "een stijging van 23% naar 33%".
func (a planAnswer) change(row planRow) string {
	if *row.Target < row.Baseline {
		return a.sayf("een daling van %s naar %s", "a fall from %s to %s", a.percent(row.Baseline), a.percent(*row.Target))
	}
	return a.sayf("een stijging van %s naar %s", "a rise from %s to %s", a.percent(row.Baseline), a.percent(*row.Target))
}

// groups says how many there are in the groups: "120 deelnemers per groep (240 in totaal)".
func (a planAnswer) groups(row planRow) string {
	control := a.arm(row.Control)
	if row.Other == nil {
		return control
	}
	total := a.sayf(" (%s in totaal)", " (%s in total)", a.whole(row.Total))
	if row.Other.Recruited == row.Control.Recruited {
		return control + a.say(" per groep", " in each group") + total
	}
	other := a.say("de andere groep", "the other group")
	if a.Design.Arms > 2 {
		other = a.say("elke andere groep", "each other group")
	}
	return a.sayf("%s in de controlegroep en %s in %s", "%s in the control group and %s in %s",
		control, a.arm(row.Other), other) + total
}

// arm returns "120 deelnemers", or with clusters "120 deelnemers (6 clusters)".
func (a planAnswer) arm(arm *planArm) string {
	text := a.sayf("%s deelnemers", "%s participants", a.whole(arm.Recruited))
	if arm.Recruited == 1 {
		text = a.say("1 deelnemer", "1 participant")
	}
	switch {
	case arm.Clusters == 1:
		text += " (1 cluster)"
	case arm.Clusters > 1:
		text += fmt.Sprintf(" (%s clusters)", a.whole(arm.Clusters))
	}
	return text
}

// conclude answers the question in words: at the estimate, and then over the interval of the baseline.
func (a planAnswer) conclude() []string {
	first := a.Answers[0]
	var answer string
	switch a.Question {
	case sampleSize:
		answer = a.sayf("Om %s met %s kans aan te tonen is nodig: %s.", "To show %s with a chance of %s takes %s.",
			a.change(first), a.percent(a.Design.Power), a.groups(first))
		if first.Other != nil && first.Other.Recruited == first.Control.Recruited {
			answer = a.sayf("Per groep zijn %s nodig om %s met %s kans aan te tonen: %s in totaal.",
				"Each group needs %s to show %s with a chance of %s: %s in total.",
				a.arm(first.Control), a.change(first), a.percent(a.Design.Power), a.whole(first.Total))
		}
	case powerOf:
		answer = a.sayf("Met %s is de kans %s om %s aan te tonen (de power).", "With %s the chance to show %s is %s (the power).",
			orderFor(a.Language, a.groups(first), a.chance(*first.Power), a.change(first))...)
	default:
		answer = a.sayf("Met %s is met %s kans aan te tonen: %s.", "With %s, what can be shown with a chance of %s is %s.",
			a.groups(first), a.percent(a.Design.Power), a.detectable(first))
	}
	if sentence := a.overInterval(); sentence != "" {
		return []string{answer, sentence}
	}
	return []string{answer}
}

// orderFor puts the second and third value in the order of the sentence of a language.
func orderFor(lang data.Lang, first, second, third string) []any {
	if lang == data.English {
		return []any{first, third, second}
	}
	return []any{first, second, third}
}

// chance returns a power with one decimal; a power below 1 is never shown as 100%.
func (a planAnswer) chance(power float64) string {
	if power >= 0.9995 {
		return ">" + number.Level(0.999, a.Language)
	}
	if power < 0.0005 {
		return "<" + number.Level(0.001, a.Language)
	}
	return a.percent(power)
}

func (a planAnswer) detectable(row planRow) string {
	switch {
	case row.Rise != nil && row.Fall != nil:
		return a.sayf("een stijging van %s naar minstens %s, of een daling naar hoogstens %s", "a rise from %s to at least %s, or a fall to at most %s",
			a.percent(row.Baseline), a.outward(*row.Rise, row.Baseline), a.outward(*row.Fall, row.Baseline))
	case row.Rise != nil:
		return a.sayf("een stijging van %s naar minstens %s, en geen enkele daling", "a rise from %s to at least %s, and no fall whatever",
			a.percent(row.Baseline), a.outward(*row.Rise, row.Baseline))
	case row.Fall != nil:
		return a.sayf("een daling van %s naar hoogstens %s, en geen enkele stijging", "a fall from %s to at most %s, and no rise whatever",
			a.percent(row.Baseline), a.outward(*row.Fall, row.Baseline))
	}
	return a.sayf("geen enkele verandering vanaf %s", "no change whatever from %s", a.percent(row.Baseline))
}

// overInterval says that the baseline is uncertain, and how far the answer moves with it.
func (a planAnswer) overInterval() string {
	if len(a.Answers) == 1 {
		if a.Baseline.Low == nil {
			return a.say("De uitgangswaarde is hier zonder onzekerheid genomen; geef het aantal antwoorden erachter op (--baseline-n) als zij een schatting is.",
				"The baseline is taken without uncertainty here; give the number of answers behind it (--baseline-n) if it is an estimate.")
		}
		return ""
	}
	start := a.sayf("De uitgangswaarde is zelf een schatting (%s). ", "The baseline is an estimate itself (%s). ", a.span())
	switch a.Question {
	case sampleSize, powerOf:
		return start + a.worst()
	}
	return start + a.say("Aan de uiteinden daarvan is het antwoord anders; zie de tabel.", "At its ends the answer is another; see the table.")
}

// span returns the interval of the baseline: "95%-betrouwbaarheidsinterval 13,5–36,3%".
func (a planAnswer) span() string {
	return fmt.Sprintf("%s %s–%s", prose.IntervalName(*a.Baseline.Level, a.Language),
		strings.TrimSuffix(a.percent(*a.Baseline.Low), "%"), a.percent(*a.Baseline.High))
}

// worst says what the least favourable end of the interval would take, or give.
func (a planAnswer) worst() string {
	worst, text := a.Answers[0], ""
	for _, row := range a.Answers {
		if row.Reason != "" {
			text += a.sayf(" Bij %s is er geen antwoord: %s.", " At %s there is no answer: %s.", a.percent(row.Baseline), row.Reason)
			continue
		}
		if a.Question == sampleSize && row.Total > worst.Total || a.Question == powerOf && *row.Power < *worst.Power {
			worst = row
		}
	}
	switch {
	case worst.At == atEstimate && text != "":
		return strings.TrimPrefix(text, " ")
	case worst.At == atEstimate:
		return a.say("Aan de uiteinden daarvan is het antwoord niet ongunstiger.", "At its ends the answer is no less favourable.")
	case a.Question == sampleSize:
		return a.sayf("Bij %s is meer nodig: %s.", "At %s it takes more: %s.", a.percent(worst.Baseline), a.groups(worst)) + text
	}
	return a.sayf("Bij %s is de kans kleiner: %s.", "At %s the chance is smaller: %s.", a.percent(worst.Baseline), a.chance(*worst.Power)) + text
}

// assume says what the answer rests on, for a reader without statistics.
func (a planAnswer) assume() []string {
	d := a.Design
	lines := []string{a.testLine(), a.powerLine()}
	if a.Baseline.Method == interval.MethodWidestCase {
		lines = append(lines, a.say("De uitgangswaarde is een gemiddelde van aandelen; gerekend is alsof dat de kans is die voor iedere deelnemer geldt.",
			"The baseline is a mean of shares; it is taken for the chance that holds for every participant."))
	}
	if comparisons := d.Arms - 1; comparisons > 1 {
		lines = append(lines, a.sayf("%d groepen worden elk met de controlegroep vergeleken; met Holm is het niveau per vergelijking ten minste %s/%d = %s, en daarmee is gerekend. De power geldt per vergelijking.",
			"%d groups are each compared with the control group; with Holm the level of a comparison is at least %s/%d = %s, which is used here. The power is that of one comparison.",
			comparisons, a.decimal(d.Alpha), comparisons, a.decimal(d.ComparisonAlpha)))
	}
	lines = append(lines, a.clusterLine(), a.attritionLine())
	if d.Arms == 1 {
		return append(lines, a.say("Er is geen controlegroep: de uitkomst wordt vergeleken met de uitgangswaarde alsof die vaststaat. Een verschil kan dan ook een andere oorzaak hebben dan de interventie.",
			"There is no control group: the outcome is compared with the baseline as if that were certain. A difference may then have another cause than the intervention."))
	}
	return append(lines, a.say("Deelnemers worden door loting over de groepen verdeeld, en in de controlegroep geldt de uitgangswaarde.",
		"Participants are allotted to the groups at random, and the baseline holds in the control group."))
}

// testLine names the test. Only an exact test keeps its level for certain.
func (a planAnswer) testLine() string {
	name, bound := a.Design.TestName, a.say("hoogstens", "at most")
	if d := a.Design; d.ClusterSize > 1 {
		bound = a.say("ongeveer", "about")
	} else if slices.ContainsFunc(a.Answers, func(row planRow) bool { return row.Control != nil && !row.Exact }) {
		name += a.sayf(" (boven 10.000 deelnemers de normale benadering van de %s)", " (above 10,000 participants the normal approximation of the %s)",
			method.TestName(hypothesis.MethodScore, a.Language))
		bound = a.say("ongeveer", "about")
	}
	if a.Design.Test == string(hypothesis.MethodScore) {
		bound = a.say("ongeveer", "about")
	}
	return a.sayf("Toets: %s, tweezijdig, significantieniveau %s: als er geen verschil is, wordt er in %s %s van de gevallen toch een gemeld.",
		"Test: %s, two-sided, significance level %s: if there is no difference, one is reported in %s %s of the cases.",
		name, a.decimal(a.Design.Alpha), bound, number.Level(a.Design.Alpha, a.Language))
}

func (a planAnswer) powerLine() string {
	switch a.Question {
	case sampleSize:
		return a.sayf("Power: minstens %s; is het verschil er echt, dan vindt het experiment het in minstens zoveel gevallen. Dit is het aantal vanaf waar de power ook bij wat meer deelnemers niet onder %s zakt.",
			"Power: at least %s; if the difference is real, the experiment finds it in at least so many cases. This is the number from which the power does not drop below %s with somewhat more participants either.",
			a.percent(a.Design.Power), a.percent(a.Design.Power))
	case detectable:
		return a.sayf("Power: %s; is het verschil er echt, dan vindt het experiment het in minstens zoveel gevallen.",
			"Power: %s; if the difference is real, the experiment finds it in at least so many cases.", a.percent(a.Design.Power))
	}
	return a.say("Power: de kans dat het experiment het verschil vindt als het er echt is.", "Power: the chance that the experiment finds the difference if it is real.")
}

func (a planAnswer) clusterLine() string {
	d, arm := a.Design, a.Answers[0].Control
	if d.ClusterSize == 1 {
		return a.say("Deelnemers zijn onafhankelijk van elkaar, zonder clusters (designeffect 1).", "Participants are independent of each other, without clusters (design effect 1).")
	}
	return a.sayf("Deelnemers komen in clusters van %d met een samenhang (ICC) van %s; het designeffect is %s: %s deelnemers met een uitkomst zeggen zoveel als %s die onafhankelijk zijn. De power is die van de t-toets op de gemiddelden van de clusters, met het aantal clusters min het aantal groepen als vrijheidsgraden.",
		"Participants come in clusters of %d with an intraclass correlation of %s; the design effect is %s: %s participants with an outcome say as much as %s independent ones. The power is that of the t-test on the means of the clusters, with the number of clusters minus the number of groups as degrees of freedom.",
		d.ClusterSize, a.decimal(d.ICC), a.decimal(d.DesignEffect), a.whole(arm.Analysed), a.whole(arm.Effective))
}

func (a planAnswer) attritionLine() string {
	arm := a.Answers[0].Control
	if a.Design.Attrition == 0 {
		return a.say("Van iedere deelnemer is de uitkomst bekend (geen uitval).", "The outcome of every participant is known (no attrition).")
	}
	return a.sayf("Van %s van de deelnemers is de uitkomst niet bekend (van %s blijven er %s over); wie uitvalt, verschilt niet van wie blijft.",
		"The outcome of %s of the participants is not known (of %s, %s remain); those who drop out do not differ from those who stay.",
		a.percent(a.Design.Attrition), a.whole(arm.Recruited), a.whole(arm.Analysed))
}

// plannedTest names the test that an experiment is planned for.
func plannedTest(planned hypothesis.Method, lang data.Lang) string {
	if planned == planning.MethodClusterMeans {
		return planning.ClusterMeans.Name.In(lang)
	}
	return method.TestName(planned, lang)
}

// fewClusters warns where the outcome hangs on a few clusters.
func (a planAnswer) fewClusters() string {
	fewest := 0
	for _, row := range a.Answers {
		for _, arm := range []*planArm{row.Control, row.Other} {
			if arm != nil && arm.Clusters > 0 && (fewest == 0 || arm.Clusters < fewest) {
				fewest = arm.Clusters
			}
		}
	}
	if fewest == 0 || fewest >= planning.FewClusters {
		return ""
	}
	return a.sayf("Met %d clusters in een groep hangt de uitkomst aan enkele clusters: een die uitvalt of anders is dan de rest, beslist. Neem er ten minste %d per groep.",
		"With %d clusters in a group the outcome hangs on a few of them: one that drops out, or is unlike the others, decides. Take at least %d in each group.", fewest, planning.FewClusters)
}
