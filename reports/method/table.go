package method

import (
	"slices"

	"spoor/analysis"
	"spoor/analysis/design"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

// designExplanation says of a method that only weighted samples have what it is called and assumes, and where it comes from.
type designExplanation struct {
	name, assumes data.Text
	source        string
}

func (e designExplanation) explain(method string, lang data.Lang) Explanation {
	return Explanation{method, e.name.In(lang), e.assumes.In(lang), e.source}
}

// onEffectiveBase is what the methods for a simple random sample assume where they are used in a weighted one.
var onEffectiveBase = data.Text{
	NL: "Respondenten zijn getrokken zoals gewichten, strata en clusters (of replicatiegewichten) zeggen. Gerekend als bij een enkelvoudige steekproef ter grootte van de effectieve basis.",
	EN: "Respondents were drawn as weights, strata and clusters (or replicate weights) say. Computed as for a simple random sample of the size of the effective base.",
}

const effectiveBaseSource = "N. Dean & M. Pagano (2015), Journal of Survey Statistics and Methodology 3; G. Y. Zou & A. Donner (2008), Statistics in Medicine 27"

var designIntervals = map[interval.Method]designExplanation{
	design.MethodKornGraubard: {
		data.Text{NL: "interval van Korn en Graubard", EN: "Korn-Graubard interval"},
		data.Text{NL: "Clopper-Pearson op de effectieve basis, die niet groter is dan het aantal respondenten.", EN: "Clopper-Pearson on the effective base, which is not larger than the number of respondents."},
		"E. L. Korn & B. I. Graubard (1998), Survey Methodology 24",
	},
	design.MethodBeta: {
		data.Text{NL: "beta-interval", EN: "beta interval"},
		data.Text{NL: "Clopper-Pearson op p(1−p)/variantie, zoals svyciprop(method = \"beta\") in R.", EN: "Clopper-Pearson on p(1-p)/variance, as svyciprop(method = \"beta\") in R."},
		"E. L. Korn & B. I. Graubard (1998), Survey Methodology 24",
	},
	interval.MethodLogit: {
		data.Text{NL: "logit-interval", EN: "logit interval"},
		data.Text{NL: "De log-odds zijn bij benadering normaal verdeeld met hun standaardfout naar het ontwerp, zoals svyciprop(method = \"logit\") in R.", EN: "Log-odds are approximately normal with their design-based standard error, as svyciprop(method = \"logit\") in R."},
		"E. L. Korn & B. I. Graubard (1999), Analysis of Health Surveys",
	},
	estimate.MethodStudentMean: {
		data.Text{NL: "t-interval van een gewogen gemiddelde", EN: "t interval of a weighted mean"},
		data.Text{NL: "Het gemiddelde is bij benadering normaal verdeeld; vrijheidsgraden zijn clusters min strata.", EN: "The mean is approximately normal; degrees of freedom are clusters minus strata."},
		"D. A. Binder (1983), International Statistical Review 51",
	},
}

var designTests = map[hypothesis.Method]designExplanation{
	estimate.MethodStudent: {
		data.Text{NL: "t-toets van een gewogen verschil", EN: "t-test of a weighted difference"},
		data.Text{NL: "Het verschil is bij benadering normaal verdeeld, met de samenhang door gedeelde clusters; vrijheidsgraden zijn clusters min strata.", EN: "The difference is approximately normal, with the correlation that shared clusters give; degrees of freedom are clusters minus strata."},
		"D. A. Binder (1983), International Statistical Review 51",
	},
	estimate.MethodRankTest: {
		data.Text{NL: "rangtoets naar het steekproefontwerp", EN: "design-based rank test"},
		data.Text{NL: "Antwoorden op één geordende schaal. Vergelijkt gemiddelde rangnummers met hun standaardfout naar het ontwerp; de rangnummers zelf gelden als vast.", EN: "Answers on one ordered scale. Compares mean ranks by their design-based standard error; the ranks themselves are taken as fixed."},
		"T. Lumley & A. J. Scott (2013), Biometrika 100",
	},
	estimate.MethodRaoScott: {
		data.Text{NL: "toets van Rao en Scott, tweede orde", EN: "Rao-Scott test, second order"},
		data.Text{NL: "Chikwadraat van de tabel, gecorrigeerd voor het ontwerpeffect van de cellen; ook voor opties die samen gekozen mogen worden.", EN: "Chi-square of the table, corrected for the design effects of its cells; also for options that may be picked together."},
		"J. N. K. Rao & A. J. Scott (1984), Annals of Statistics 12; C. R. Bilder & T. M. Loughin (2004), Biometrics 60",
	},
}

// OfTable explains every method behind the numbers of a table.
func OfTable(table analysis.Table, lang data.Lang) Explanations {
	var all Explanations
	weighted := !table.Wave.Design.IsZero()
	for _, method := range intervalsIn(table) {
		own, known := designIntervals[method]
		switch {
		case method == "":
		case weighted && known:
			all.Add(own.explain(string(method), lang))
		case weighted:
			all.Add(Explanation{string(method), IntervalName(method, lang), onEffectiveBase.In(lang), effectiveBaseSource})
		default:
			all.Add(Interval(method, lang))
		}
	}
	for _, method := range testsIn(table) {
		if own, known := designTests[method]; known {
			all.Add(own.explain(string(method), lang))
		} else if method != "" && method != estimate.AdjustNone {
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
	return methods
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
