package estimate

import (
	"spoor/analysis/design"
	"spoor/analysis/hypothesis"
	"spoor/data"
	"spoor/data/sums"
)

// equalMeans tests whether the means of a number differ between groups at all: Welch's analysis of variance, and with a design
// Wald's test. Without a spread, as of published means, in a census and where a group gives one value there is no test, and a note
// says why. Groups of one respondent are left out, which a note says.
func (s Source) equalMeans(a *Association, groups []data.Tally) {
	if s.weighted {
		s.waldTest(a, groups)
		return
	}
	var means []hypothesis.GroupMean
	for _, group := range groups {
		switch n := float64(group.Answered); {
		case !group.SpreadKnown:
			a.Notes = append(a.Notes, noSpreadNote())
			return
		case group.Answered > 1:
			means = append(means, hypothesis.GroupMean{N: group.Answered, Mean: group.Sum / n, Deviation: deviationOf(n, group.Sum, group.SumOfSquares)})
		}
	}
	if len(means) < 2 {
		a.Notes = append(a.Notes, oneGroupNote())
		return
	}
	if left := len(groups) - len(means); left > 0 {
		a.Notes = append(a.Notes, leftOutNote(left))
	}
	result, numerator, denominator, err := hypothesis.WelchANOVA(means)
	if err != nil {
		a.Notes = append(a.Notes, noSpreadNote())
		return
	}
	a.fill(result)
	a.Degrees = [2]float64{numerator, denominator}
}

func (s Source) waldTest(a *Association, groups []data.Tally) {
	if mean, err := s.design.Mean(s.tally.Sums); err == nil && mean.Census() {
		a.Notes = append(a.Notes, censusNote())
		return
	}
	var all []*sums.Sums
	for _, group := range groups {
		switch mean, err := s.Of(group).mean(); {
		case err != nil || mean.inestimable(): // an error is that of the table as well
		case !mean.varies():
			a.Notes = append(a.Notes, noSpreadNote())
			return
		default:
			all = append(all, group.Sums)
		}
	}
	if len(all) < len(groups) {
		a.Notes = append(a.Notes, Note{NL: "Groepen met te weinig respondenten of clusters om de onzekerheid te schatten, tellen in deze toets niet mee.",
			EN: "Groups with too few respondents or clusters to estimate the uncertainty are left out of this test."})
	}
	if len(all) < 2 {
		return
	}
	result, err := s.design.EqualMeans(all)
	if err != nil {
		a.Notes = append(a.Notes, noRaoScottNote(err))
		return
	}
	a.weighted(design.MethodWald, result)
}

func noSpreadNote() Note {
	return Note{
		NL: "Geen toets over alle groepen tegelijk: van een van de groepen is geen spreiding bekend, of iedereen gaf er hetzelfde getal.",
		EN: "No test of all groups together: the spread in one of the groups is not known, or everybody in it gave the same number.",
	}
}

func leftOutNote(groups int) Note {
	if groups == 1 {
		return Note{NL: "Een groep van één respondent telt in deze toets niet mee.", EN: "A group of one respondent is left out of this test."}
	}
	return Note{NL: "Groepen van één respondent tellen in deze toets niet mee.", EN: "Groups of one respondent are left out of this test."}
}
