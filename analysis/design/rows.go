package design

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

// method is a method for the interval of an estimate of a weighted, stratified or clustered sample.
type method struct {
	interval.Row
	of func(Proportion, float64) (interval.Interval, error) // the interval of a proportion; nil where it is another's
}

// methods are those that can be chosen for a proportion, the default first, and those of a mean and a quantile.
var methods = []method{
	{onEffectiveBase(interval.MethodWilson), Proportion.Wilson},
	{kornGraubardRow, Proportion.KornGraubard},
	{logitRow, Proportion.Logit},
	{betaRow, Proportion.Beta},
	{studentRow, nil},
	{woodruffRow, nil},
}

// tests are the tests of a weighted sample that take its sums.
var tests = []hypothesis.Row{rankRow, raoScottRow, waldRow}

// Methods lists the methods that Proportion.Interval accepts, the default first.
func Methods() []interval.Method {
	var found []interval.Method
	for _, m := range methods {
		if m.of != nil {
			found = append(found, m.Method)
		}
	}
	return found
}

// Tests returns the tests of a weighted sample that this package makes.
func Tests() []hypothesis.Row { return slices.Clone(tests) }

// Describe returns what a method for an interval is called in a weighted sample, and what it assumes there: one for a simple
// random sample is used on the effective base. It is false for a name that no method has.
func Describe(of interval.Method) (interval.Row, bool) {
	if at := slices.IndexFunc(methods, func(m method) bool { return m.Method == of }); at >= 0 {
		return methods[at].Row, true
	}
	_, known := of.Describe()
	return onEffectiveBase(of), known
}

// onEffectiveBase is a method for a simple random sample as it is used in a weighted one.
func onEffectiveBase(of interval.Method) interval.Row {
	row, _ := of.Describe()
	row.Assumes = data.Text{
		NL: "Respondenten zijn getrokken zoals gewichten, strata en clusters (of replicatiegewichten) zeggen. Gerekend als bij een enkelvoudige steekproef ter grootte van de effectieve basis.",
		EN: "Respondents were drawn as the weights, strata and clusters (or replicate weights) describe. Computed as for a simple random sample of the size of the effective base.",
	}
	row.Source = "N. Dean & M. Pagano (2015), Journal of Survey Statistics and Methodology 3; G. Y. Zou & A. Donner (2008), Statistics in Medicine 27"
	return row
}

var studentRow = interval.Row{Method: interval.MethodStudent,
	Short: data.Text{NL: "Student", EN: "Student"},
	Name:  data.Text{NL: "t-interval van een gewogen gemiddelde", EN: "t interval of a weighted mean"},
	Assumes: data.Text{
		NL: "Het gemiddelde is bij benadering normaal verdeeld; vrijheidsgraden zijn clusters min strata.",
		EN: "The mean is approximately normal; degrees of freedom are clusters minus strata.",
	},
	Source: "D. A. Binder (1983), International Statistical Review 51",
}

// Interval returns the interval of the named method at the given two-sided level.
func (p Proportion) Interval(of interval.Method, level float64) (interval.Interval, error) {
	at := slices.IndexFunc(methods, func(m method) bool { return m.Method == of && m.of != nil })
	if at < 0 {
		var names []string
		for _, known := range Methods() {
			names = append(names, string(known))
		}
		return interval.Interval{}, fmt.Errorf("interval method %q is not for a weighted sample: choose one of %s", string(of), strings.Join(names, ", "))
	}
	return methods[at].of(p, level)
}

// MethodWoodruff names the method of a quantile of a weighted sample, which analysis/spread has.
const MethodWoodruff interval.Method = "woodruff"

var woodruffRow = interval.Row{Method: MethodWoodruff,
	Short: data.Text{NL: "Woodruff", EN: "Woodruff"},
	Name:  data.Text{NL: "interval van Woodruff voor een gewogen mediaan of kwartiel", EN: "Woodruff's interval of a weighted median or quartile"},
	Assumes: data.Text{
		NL: "Het aandeel tot en met die waarde is bij benadering normaal verdeeld met zijn standaardfout naar het ontwerp; de grenzen van dat aandeel zijn teruggezocht in de waarden.",
		EN: "The share up to that value is approximately normal with its design-based standard error; the limits of that share are looked up in the values.",
	},
	Source: "R. S. Woodruff (1952), JASA 47",
}
