package prose

import (
	"slices"

	"spoor/analysis/design"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

// IntervalMethod returns the row of a method for an interval. It is empty for a name that no method has.
func IntervalMethod(method interval.Method) interval.Row {
	if row, known := method.Describe(); known {
		return row
	}
	row, _ := design.Describe(method)
	return row
}

// TestMethod returns the row of a test, or of a way to adjust p-values. It is empty for a name that no method has.
func TestMethod(method hypothesis.Method) hypothesis.Row {
	all := slices.Concat(hypothesis.Rows(), design.Tests())
	if at := slices.IndexFunc(all, func(r hypothesis.Row) bool { return r.Method == method }); at >= 0 {
		return all[at]
	}
	return hypothesis.Row{}
}

// Method returns what a method for an interval is called in running text and under figures: "Wilson".
func Method(method interval.Method, lang data.Lang) string {
	return IntervalMethod(method).Short.In(lang)
}

// Test returns what a test is called in running text.
func Test(method hypothesis.Method, lang data.Lang) string {
	row := TestMethod(method)
	if row.Short != (data.Text{}) {
		return row.Short.In(lang)
	}
	return row.Name.In(lang)
}
