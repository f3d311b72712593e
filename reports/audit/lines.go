package audit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis/audit"
	"spoor/analysis/publication"
	"spoor/data"
	"spoor/internal/number"
)

// The most possibilities, and the most solutions of one, that are written out; the JSON has more.
const (
	mostFits      = 12
	mostSolutions = 12
)

// auditor words the audit of one figure.
type auditor struct {
	publication.Figure
	lang data.Lang
}

func (a auditor) say(text data.Text, args ...any) string { return text.Say(a.lang, args...) }

// Lines says what was found of one figure, as pairs of a name and a text.
func Lines(figure publication.Figure, lang data.Lang) [][2]string {
	a, finding := auditor{figure, lang}, figure.Finding
	if figure.Mean != nil {
		return a.meanLines()
	}
	base := a.say(words.noBase)
	if finding.PrintedBase > 0 {
		base = strconv.Itoa(finding.PrintedBase)
	}
	bases := a.say(words.noneFits, finding.Tried.High)
	if len(finding.Bases) > 0 {
		bases = runs(finding.Bases)
	}
	lines := [][2]string{{a.say(words.printed), a.printed()}, {a.say(words.base), base}, {a.say(words.bases), bases},
		{a.say(words.rule), a.rule()}, {a.say(words.sum), a.sum()}, {a.say(words.verdict), a.verdict()}}
	lines = append(lines, a.possibilities()...) // also at another base than the printed one
	if !finding.Possible {
		return append(lines, a.repairs()...)
	}
	if missing := a.missing(); missing != "" {
		lines = append(lines, [2]string{a.say(words.missing), missing})
	}
	return lines
}

func (a auditor) printed() string {
	var cells []string
	for _, cell := range a.Table.Cells {
		if cell.Printed == "" {
			cells = append(cells, a.say(words.lost))
			continue
		}
		cells = append(cells, a.decimal(cell.Printed))
	}
	return enumerated(cells)
}

// enumerated sets the numbers of a row apart: by commas, or where one has a comma of its own by semicolons.
func enumerated(numbers []string) string {
	if slices.ContainsFunc(numbers, func(number string) bool { return strings.Contains(number, ",") }) {
		return strings.Join(numbers, "; ")
	}
	return strings.Join(numbers, ", ")
}

// rule states how the counts of the table hang together.
func (a auditor) rule() string {
	limit := a.Finding.SumRule.Picks.High
	var text string
	switch {
	case a.Table.Kind != audit.Multiple, limit == 1 && !a.Table.MayPickNone:
		text = a.say(words.ruleOne)
	case a.Table.MayPickNone && a.Table.MaxPicks == 0:
		text = a.say(words.ruleFree)
	case a.Table.MayPickNone:
		text = a.say(words.ruleAtMost, limit)
	case a.Table.MaxPicks == 0:
		text = a.say(words.ruleAtLeast)
	default:
		text = a.say(words.ruleBetween, limit)
	}
	switch a.Table.Rounding {
	case audit.HalfEven:
		text += a.say(words.roundedEven)
	case audit.Truncation:
		text += a.say(words.roundedTrunc)
	}
	return text
}

func (a auditor) sum() string {
	rule := a.Finding.SumRule
	total, low, high := a.decimal(rule.Total), a.decimal(rule.Low), a.decimal(rule.High)
	switch {
	case slices.ContainsFunc(a.Table.Cells, func(c audit.Cell) bool { return c.Printed == "" }):
		return a.say(words.sumLost, total)
	case rule.Holds:
		return a.say(words.sumHolds, total, low, high)
	}
	return a.say(words.sumBroken, total, low, high)
}

// decimal writes a number of the audit, or one as it was typed, in the language.
func (a auditor) decimal(digits string) string { return number.Written(digits, a.lang) }

func (a auditor) verdict() string {
	f := a.Finding
	switch {
	case !f.Possible && len(f.Bases) > 0:
		return a.say(words.notAtBase, f.PrintedBase)
	case !f.Possible:
		return a.say(words.impossible)
	case f.PrintedBase > 0 && f.Base != f.PrintedBase && len(f.Bases) == 1:
		return a.say(words.onlyAt, f.Base, f.PrintedBase)
	case len(f.Bases) > 1 && f.Base > 0:
		return a.say(words.fitsOthers, f.Base)
	case len(f.Bases) > 1:
		return a.say(words.fitsSeveral)
	}
	return a.say(words.possible)
}

// possibilities are the counts, by reading and base.
func (a auditor) possibilities() [][2]string {
	var lines [][2]string
	fitting := fits(a.Finding)
	for i, fit := range fitting {
		if i == mostFits {
			return append(lines, [2]string{a.say(words.more), a.say(words.moreBases, len(fitting)-mostFits)})
		}
		name := a.say(words.counts)
		switch {
		case len(a.Finding.Readings) > 1:
			name = a.say(words.reading, i+1)
		case len(fitting) > 1 || !a.Finding.Possible:
			name = a.say(words.atBase, fit.Base)
		}
		lines = append(lines, [2]string{name, a.fit(fit)})
	}
	return lines
}

// fits returns what each reading means at each base that the publication leaves open: the one it prints, or for a row of a
// battery every base that fits, and where none is printed, or the printed one does not fit, too. The one in use comes first.
func fits(finding audit.Finding) []audit.Fit {
	var used, others []audit.Fit
	for _, reading := range finding.Readings {
		for _, fit := range slices.Backward(reading.Fits) {
			switch {
			case fit.Base == finding.Base:
				used = append(used, fit)
			case finding.Kind == audit.Rating || finding.PrintedBase == 0 || !finding.Possible:
				others = append(others, fit)
			}
		}
	}
	return append(used, others...)
}

func (a auditor) fit(fit audit.Fit) string {
	switch {
	case fit.Unique():
		return a.say(words.of, joinInts(fit.Counts[0]), fit.Base)
	case fit.Solutions <= mostSolutions:
		all := make([]string, len(fit.Counts))
		for i, counts := range fit.Counts {
			all[i] = joinInts(counts)
		}
		return a.say(words.listed, fit.Solutions, fit.Base, strings.Join(all, "; "))
	}
	ranges := make([]string, len(fit.Ranges))
	for i, r := range fit.Ranges {
		ranges[i] = rangeText(r)
	}
	if fit.Solutions >= 1<<53 {
		return a.say(words.many, fit.Base, enumerated(ranges))
	}
	return a.say(words.solutions, number.Count(int(fit.Solutions), a.lang), fit.Base, enumerated(ranges))
}

// missing says how many respondents did not answer, "" when nobody knows how many there were.
func (a auditor) missing() string {
	f := a.Finding
	switch {
	case a.Table.Respondents == 0 && (f.PrintedBase == 0 || f.Base == f.PrintedBase):
		return ""
	case f.Base > 0:
		return a.say(words.ofAll, strconv.Itoa(f.Nonresponse(f.Base)), f.Respondents)
	}
	low, high := f.Nonresponse(f.Bases[len(f.Bases)-1]), f.Nonresponse(f.Bases[0])
	return a.say(words.byBase, rangeText(audit.Range{Low: low, High: high}), f.Respondents)
}

// mostRepairs is how many repairs are listed: of more, none can be pointed at. The JSON has all that were found.
const mostRepairs = 10

// repairs lists the repairs that change the fewest percentages and, of those, the fewest characters.
func (a auditor) repairs() [][2]string {
	found := a.Finding.Repairs
	total := len(found.List) + found.Omitted
	switch {
	case total == 0 && found.Complete:
		return [][2]string{{a.say(words.repairs), a.say(words.noRepair)}}
	case total == 0:
		return [][2]string{{a.say(words.repairs), a.say(words.noneFound)}}
	}
	fewest := found.List[0].Edits
	for _, repair := range found.List {
		fewest = min(fewest, repair.Edits)
	}
	var lines [][2]string
	for _, repair := range found.List {
		if repair.Edits == fewest {
			lines = append(lines, [2]string{a.say(words.repair, len(lines)+1), a.repair(repair)})
		}
	}
	switch rest := total - len(lines); {
	case len(lines) == len(found.List) && found.Omitted > 0:
		return [][2]string{{a.say(words.repairs), a.say(words.tooMany, total)}}
	case len(lines) > mostRepairs:
		return append(lines[:mostRepairs], [2]string{a.say(words.more), a.say(words.otherRepairs, total-mostRepairs)})
	case rest > 0:
		lines = append(lines, [2]string{a.say(words.more), a.say(words.moreRepairs, rest)})
	}
	return lines
}

func (a auditor) repair(repair audit.Repair) string {
	var changes []string
	for _, change := range repair.Changes {
		option, _ := a.Item.Answer(change.Cell)
		changes = append(changes, fmt.Sprintf("%s %s → %s", option.Label.In(a.lang), a.decimal(change.From), a.decimal(change.To)))
	}
	counts := a.fit(repair.Fit)
	if repair.Fit.Unique() {
		counts = a.say(words.counted, joinInts(repair.Fit.Counts[0]), repair.Fit.Base)
	}
	return a.say(words.repaired, strings.Join(changes, ", "), counts)
}

func rangeText(r audit.Range) string {
	if r.Low == r.High {
		return strconv.Itoa(r.Low)
	}
	return strconv.Itoa(r.Low) + "–" + strconv.Itoa(r.High)
}

// runs joins ascending numbers, three or more in a row as a range: "22, 42–44".
func runs(values []int) string {
	var parts []string
	for i := 0; i < len(values); {
		j := i
		for j+1 < len(values) && values[j+1] == values[j]+1 {
			j++
		}
		if j-i >= 2 {
			parts = append(parts, rangeText(audit.Range{Low: values[i], High: values[j]}))
		} else {
			for _, value := range values[i : j+1] {
				parts = append(parts, strconv.Itoa(value))
			}
		}
		i = j + 1
	}
	return enumerated(parts)
}

func joinInts(values []int) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = strconv.Itoa(value)
	}
	return enumerated(texts)
}
