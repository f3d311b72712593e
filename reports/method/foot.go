package method

import (
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/prose"
)

// methodsLine names every method that the numbers of tables were made with.
func methodsLine(tables []analysis.Table, lang data.Lang) string {
	var names []string
	for _, table := range tables {
		for _, name := range namesIn(table, lang) {
			if name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return data.Text{NL: "Methode: ", EN: "Method: "}.In(lang) + strings.Join(names, "; ") + "."
}

// namesIn names the methods of a table, with repetitions.
func namesIn(table analysis.Table, lang data.Lang) []string {
	var names []string
	for _, group := range append([]analysis.Group{{Parts: table.Parts}}, table.Groups...) {
		for _, part := range group.Parts {
			for _, e := range slices.Concat(part.Estimates, part.Nets) {
				if !e.Exact() {
					names = append(names, intervalNameIn(table, e.Interval.Method, lang))
				}
			}
		}
	}
	if len(table.Groups) == 0 {
		for _, part := range table.Parts {
			if part.Rating != nil && part.Rating.Net != nil {
				names = append(names, IntervalName(part.Rating.Net.Method, lang)+" ("+prose.ScoreName(table.Item, lang)+")")
			}
		}
	}
	for _, a := range table.Associations {
		if a.Effect != nil {
			names = append(names, IntervalName(a.Effect.Interval.Method, lang))
		}
	}
	for _, of := range table.MedianMethods() {
		names = append(names, IntervalName(of, lang))
	}
	return slices.Concat(names, contrastMethods(table, lang), shiftMethods(table, lang))
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
			names = append(names, IntervalName(s.Interval.Method, lang))
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
	return IntervalName(of, lang)
}

// Foot are the lines below tables of one item and their notes: the methods that they were made with, and their source.
func Foot(lang data.Lang, tables ...analysis.Table) []string {
	lines := []string{methodsLine(tables, lang)}
	for _, table := range tables {
		if source := prose.TableSource(table, lang); !slices.Contains(lines, source) {
			lines = append(lines, source)
		}
	}
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}
