package reports

import (
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/design"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/prose"
)

// methodsLine names every method that the numbers of a table were made with.
func methodsLine(table analysis.Table, lang data.Lang) string {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, group := range append([]analysis.Group{{Parts: table.Parts}}, table.Groups...) {
		for _, part := range group.Parts {
			for _, e := range slices.Concat(part.Estimates, part.Nets) {
				add(intervalNameIn(table, e.Interval.Method, lang))
			}
		}
	}
	if len(table.Groups) == 0 {
		for _, part := range table.Parts {
			if part.Rating != nil && part.Rating.Net != nil {
				add(intervalName(part.Rating.Net.Method, lang) + " (" + prose.ScoreName(table.Item, lang) + ")")
			}
		}
	}
	for _, name := range append(contrastMethods(table, lang), shiftMethods(table, lang)...) {
		add(name)
	}
	if len(names) == 0 {
		return ""
	}
	return data.Text{NL: "Methode: ", EN: "Method: "}.In(lang) + strings.Join(names, "; ") + "."
}

// contrastMethods names the methods by which groups are set against the rest.
func contrastMethods(table analysis.Table, lang data.Lang) []string {
	var names []string
	for _, group := range table.Groups {
		for _, c := range group.Contrasts {
			if c.Known() {
				names = append(names, intervalName(c.Interval.Method, lang)+data.Text{NL: " (verschillen)", EN: " (differences)"}.In(lang))
			}
			if !c.Tested() {
				continue
			}
			switch {
			case c.Test == estimate.MethodStudent:
				names = append(names, studentTestIn(table).In(lang))
			case !c.Exact():
				names = append(names, testName(c.Test, lang))
			default:
				names = append(names, testName(c.Test, lang), testName(hypothesis.MethodFisher, lang))
			}
			if method := table.Options.Adjustment(); method != estimate.AdjustNone {
				names = append(names, testName(method, lang))
			}
		}
	}
	return names
}

// shiftMethods names the methods by which whole scales of groups are set against the rest.
func shiftMethods(table analysis.Table, lang data.Lang) []string {
	var names []string
	for _, group := range table.Groups {
		for _, s := range group.Shifts {
			if !s.Known() {
				continue
			}
			names = append(names, intervalName(s.Interval.Method, lang))
			if !s.Tested() {
				continue
			}
			names = append(names, testName(s.Test, lang))
			if method := table.Options.ShiftAdjustment(); method != estimate.AdjustNone {
				names = append(names, testName(method, lang))
			}
		}
	}
	return names
}

// studentTestIn names the test of a difference in a weighted table, by where its standard error comes from.
func studentTestIn(table analysis.Table) data.Text {
	if table.Wave.Design.Replicates != nil {
		return data.Text{NL: "t-toets op de standaardfout uit de replicatiegewichten", EN: "t-test on the standard error from the replicate weights"}
	}
	return data.Text{NL: "t-toets op de gelineariseerde standaardfout", EN: "t-test on the linearised standard error"}
}

// intervalNameIn names an interval in a table; that of a mean by where its standard error comes from.
func intervalNameIn(table analysis.Table, method interval.Method, lang data.Lang) string {
	if method == estimate.MethodStudentMean && table.Wave.Design.Replicates != nil {
		return data.Text{NL: "t-interval op de standaardfout uit de replicatiegewichten", EN: "t interval on the standard error from the replicate weights"}.In(lang)
	}
	return intervalName(method, lang)
}

// designIntervals are the names of methods that only weighted samples have.
var designIntervals = map[interval.Method]data.Text{
	design.MethodKornGraubard: {NL: "interval van Korn en Graubard", EN: "Korn-Graubard interval"},
	design.MethodBeta:         {NL: "beta-interval", EN: "beta interval"},
	estimate.MethodStudentMean: {
		NL: "t-interval (bij een steekproefontwerp op de gelineariseerde standaardfout)", EN: "t interval (with a sampling design on the linearised standard error)"},
}

func intervalName(method interval.Method, lang data.Lang) string {
	if name, ok := designIntervals[method]; ok {
		return name.In(lang)
	}
	described := method.Describe()
	return data.Text{NL: described.Dutch, EN: described.Name}.In(lang)
}
