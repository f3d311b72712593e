package reports

import (
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/prose"
	"spoor/reports/method"
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
				if !e.Exact() {
					add(intervalNameIn(table, e.Interval.Method, lang))
				}
			}
		}
	}
	if len(table.Groups) == 0 {
		for _, part := range table.Parts {
			if part.Rating != nil && part.Rating.Net != nil {
				add(method.IntervalName(part.Rating.Net.Method, lang) + " (" + prose.ScoreName(table.Item, lang) + ")")
			}
		}
	}
	for _, of := range table.MedianMethods() {
		add(method.IntervalName(of, lang))
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
			if c.Known() && c.Interval.Low < c.Interval.High {
				names = append(names, intervalNameIn(table, c.Interval.Method, lang)+data.Text{NL: " (verschillen)", EN: " (differences)"}.In(lang))
			}
			if !c.Tested() {
				continue
			}
			switch {
			case c.Test == hypothesis.MethodStudent:
				names = append(names, studentTestIn(table, lang))
			case !c.Exact():
				names = append(names, prose.Test(c.Test, lang))
			default:
				names = append(names, prose.Test(c.Test, lang), prose.Test(hypothesis.MethodFisher, lang))
			}
			if method := table.Options.Adjustment(); method != estimate.AdjustNone {
				names = append(names, prose.Test(method, lang))
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
			names = append(names, method.IntervalName(s.Interval.Method, lang))
			if !s.Tested() {
				continue
			}
			names = append(names, prose.Test(s.Test, lang))
			if method := table.Options.ShiftAdjustment(); method != estimate.AdjustNone {
				names = append(names, prose.Test(method, lang))
			}
		}
	}
	return names
}

// studentTestIn names the test of a difference in a weighted table, by where its standard error comes from.
func studentTestIn(table analysis.Table, lang data.Lang) string {
	if table.Wave.Design.Replicates != nil {
		return data.Text{NL: "t-toets op de standaardfout uit de replicatiegewichten", EN: "t-test on the standard error from the replicate weights"}.In(lang)
	}
	return prose.Test(hypothesis.MethodStudent, lang)
}

// intervalNameIn names an interval in a table; that of a mean by where its standard error comes from.
func intervalNameIn(table analysis.Table, of interval.Method, lang data.Lang) string {
	if of == interval.MethodStudent && table.Wave.Design.Replicates != nil {
		return data.Text{NL: "t-interval op de standaardfout uit de replicatiegewichten", EN: "t interval on the standard error from the replicate weights"}.In(lang)
	}
	return method.IntervalName(of, lang)
}
