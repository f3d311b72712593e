package method

import (
	"slices"

	"spoor/analysis"
	"spoor/analysis/design"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/prose"
)

// BelowTables says below tables, in the form text or md, what each of their methods assumes and where it comes from.
func BelowTables(tables []analysis.Table, lang data.Lang, form string) []byte {
	var all Explanations
	for _, table := range tables {
		all.Add(OfTable(table, lang)...)
	}
	if form == "md" {
		return all.Markdown(lang)
	}
	return []byte(all.Text(lang))
}

// OfTable explains every method behind the numbers of a table.
func OfTable(table analysis.Table, lang data.Lang) Explanations {
	var all Explanations
	for _, method := range intervalsIn(table) {
		if method == "" {
			continue
		}
		row := prose.IntervalMethod(method)
		if !table.Wave.Design.IsZero() {
			row, _ = design.Describe(method) // every result names a method that has a row
		}
		all.Add(explainInterval(row, lang))
	}
	for _, method := range testsIn(table) {
		if method != "" && method != estimate.AdjustNone {
			all.Add(Test(method, lang))
		}
	}
	return all
}

// intervalsIn lists the methods of the intervals in a table, with repetitions.
func intervalsIn(table analysis.Table) []interval.Method {
	var methods []interval.Method
	for _, group := range append([]analysis.Group{{Parts: table.Parts}}, table.Groups...) {
		for _, part := range group.Parts {
			for _, e := range slices.Concat(part.Estimates, part.Nets) {
				methods = append(methods, e.Interval.Method)
			}
			if part.Rating != nil && part.Rating.Net != nil && len(table.Groups) == 0 {
				methods = append(methods, part.Rating.Net.Method)
			}
		}
		for _, c := range group.Contrasts {
			methods = append(methods, c.Interval.Method)
		}
		for _, s := range group.Shifts {
			methods = append(methods, s.Interval.Method)
		}
	}
	for _, a := range table.Associations {
		if a.Effect != nil {
			methods = append(methods, a.Effect.Interval.Method)
		}
	}
	return append(methods, table.MedianMethods()...)
}

// testsIn lists the tests in a table and how they were adjusted, with repetitions.
func testsIn(table analysis.Table) []hypothesis.Method {
	var methods []hypothesis.Method
	for _, a := range table.Associations {
		methods = append(methods, a.Test, a.Check)
	}
	for _, group := range table.Groups {
		for _, c := range group.Contrasts {
			if c.Tested() {
				methods = append(methods, c.Test)
				if c.Exact() {
					methods = append(methods, hypothesis.MethodFisher)
				}
				methods = append(methods, table.Options.Adjustment())
			}
		}
		for _, s := range group.Shifts {
			if s.Tested() {
				methods = append(methods, s.Test, table.Options.ShiftAdjustment())
			}
		}
	}
	return methods
}
