package interval

import "spoor/data"

// MethodGoodman names the method of [Goodman].
const MethodGoodman Method = "goodman"

var goodmanRow = Row{Method: MethodGoodman,
	Short: data.Text{NL: "Goodman", EN: "Goodman"},
	Name:  data.Text{NL: "simultane intervallen van Goodman", EN: "Goodman simultaneous intervals"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten, ieder in precies één categorie; lege categorieën tellen mee.",
		EN: "Independent respondents, each in exactly one category; empty categories count.",
	},
	Source: "Goodman (1965), Technometrics 7, 247-254",
	joint:  categories(MethodGoodman, Goodman),
}

// Goodman returns simultaneous intervals for the categories of a single-choice item, whose counts add up to the base:
//
//	(A + 2k ± sqrt(A(A + 4k(n-k)/n))) / (2(n + A)), A the chi-square(1) quantile at 1 - (1-level)/m
//
// for m categories, empty ones included. That is the score interval at the Bonferroni level: the formula of
// BonferroniWilson, here restricted to counts of which each respondent has exactly one. Level in each result is the
// joint level.
//
// It returns ErrNoBase if all counts are 0, and an error if there are none or one is negative.
//
// L. A. Goodman, On simultaneous confidence intervals for multinomial proportions, Technometrics 7 (1965).
func Goodman(counts []int, level float64) ([]Interval, error) {
	n, err := checkCategories(counts, level)
	if err != nil {
		return nil, err
	}
	return jointWilson(counts, n, level, MethodGoodman), nil
}
