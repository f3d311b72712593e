package audit

import (
	"strconv"

	"spoor/data"
)

// meanWords are the texts on a printed mean.
var meanWords = struct {
	mean, withDeviation, bases, noneFits, rule, ruleScale, ruleItems, verdict, sum, sumOf, silent, possible, population,
	grim, grimmer, notAtBase, nowhere data.Text
}{
	mean:          data.Text{NL: "gemiddelde %s", EN: "mean %s"},
	withDeviation: data.Text{NL: "gemiddelde %s, standaardafwijking %s", EN: "mean %s, standard deviation %s"},
	bases:         data.Text{NL: "%s (onderzocht: %s)", EN: "%s (tried: %s)"},
	noneFits:      data.Text{NL: "geen (onderzocht: %s)", EN: "none (tried: %s)"},
	rule:          data.Text{NL: "de som van hele getallen is heel, en de som van hun kwadraten is even of oneven zoals die som", EN: "whole numbers add up to a whole number, and their squares to an even or odd one as that sum is"},
	ruleScale:     data.Text{NL: "; de getallen lopen van %d tot %d", EN: "; the numbers run from %d to %d"},
	ruleItems:     data.Text{NL: "; elke waarde is het gemiddelde van %d getallen", EN: "; each value is the mean of %d numbers"},
	sum:           data.Text{NL: "Som", EN: "Sum"},
	sumOf:         data.Text{NL: "%s bij n = %d", EN: "%s at n = %d"},

	silent: data.Text{
		NL: "kan kloppen; bij zo veel getallen past elk gemiddelde met zo weinig decimalen, dus de GRIM-toets zegt hier niets",
		EN: "can be right; with this many numbers every mean of so few decimals fits, so the GRIM test says nothing here",
	},
	possible:   data.Text{NL: "kan kloppen", EN: "can be right"},
	population: data.Text{NL: "kan kloppen, als de standaardafwijking die van een populatie is (gedeeld door n in plaats van n − 1)", EN: "can be right, if the standard deviation is that of a population (divided by n instead of n − 1)"},
	grim:       data.Text{NL: "GRIM: het gemiddelde kan bij n = %d niet kloppen: geen hele som geeft %s", EN: "GRIM: the mean cannot be right at n = %d: no whole sum gives %s"},
	grimmer:    data.Text{NL: "GRIMMER: het gemiddelde kan bij n = %d kloppen, de standaardafwijking %s niet", EN: "GRIMMER: the mean can be right at n = %d, the standard deviation %s cannot"},
	notAtBase:  data.Text{NL: "%s; wel bij een andere basis", EN: "%s; but it can at another base"},
	nowhere:    data.Text{NL: "kan bij geen van de onderzochte bases kloppen", EN: "cannot be right at any of the bases that were tried"},
}

// meanLines says what was found of a printed mean.
func (a auditor) meanLines() [][2]string {
	m, f := a.Mean, a.MeanFinding
	printed := a.say(meanWords.mean, a.decimal(m.Printed))
	if m.Deviation != "" {
		printed = a.say(meanWords.withDeviation, a.decimal(m.Printed), a.decimal(m.Deviation))
	}
	base := a.say(words.noBase)
	if m.Base > 0 {
		base = strconv.Itoa(m.Base)
	}
	bases := a.say(meanWords.noneFits, rangeText(f.Tried))
	if len(f.Fits) > 0 {
		fitting := make([]int, len(f.Fits))
		for i, fit := range f.Fits {
			fitting[i] = fit.Base
		}
		bases = a.say(meanWords.bases, runs(fitting), rangeText(f.Tried))
	}
	rule := a.say(meanWords.rule)
	if m.Scale != nil {
		rule += a.say(meanWords.ruleScale, m.Scale.Low, m.Scale.High)
	}
	if m.Items > 1 {
		rule += a.say(meanWords.ruleItems, m.Items)
	}
	lines := [][2]string{{a.say(words.printed), printed}, {a.say(words.base), base}, {a.say(words.bases), bases}, {a.say(words.rule), rule}, {a.say(words.verdict), a.meanVerdict()}}
	for _, fit := range f.Fits {
		if fit.Base == m.Base {
			lines = append(lines, [2]string{a.say(meanWords.sum), a.say(meanWords.sumOf, rangeText(fit.Sums), fit.Base)})
		}
	}
	return lines
}

func (a auditor) meanVerdict() string {
	m, f := a.Mean, a.MeanFinding
	wrong := ""
	switch {
	case m.Base == 0 && len(f.Fits) == 0:
		return a.say(meanWords.nowhere)
	case m.Base == 0:
	case !f.Mean:
		wrong = a.say(meanWords.grim, m.Base, a.decimal(m.Printed))
	case !f.Deviation:
		wrong = a.say(meanWords.grimmer, m.Base, a.decimal(m.Deviation))
	}
	if wrong != "" && len(f.Fits) > 0 {
		return a.say(meanWords.notAtBase, wrong)
	}
	if wrong != "" {
		return wrong
	}
	for _, fit := range f.Fits {
		if fit.Base == m.Base && fit.Population {
			return a.say(meanWords.population)
		}
	}
	if !f.Informative && m.Deviation == "" {
		return a.say(meanWords.silent)
	}
	return a.say(meanWords.possible)
}
