package hypothesis

import "spoor/data"

// MethodFisher names the method of [Fisher].
const MethodFisher Method = "fisher"

var fisherRow = Row{Method: MethodFisher,
	Name: data.Text{NL: "exacte toets van Fisher", EN: "Fisher's exact test"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten in twee onafhankelijke groepen. Houdt het totale aantal dat de optie koos vast, en is daardoor behoudend. Tweezijdig: tabellen die niet waarschijnlijker zijn dan de gevonden tabel.",
		EN: "Independent respondents in two independent groups. Holds the total number who chose the option fixed, which makes it conservative. Two-sided: tables no likelier than the observed one.",
	},
	Source: "R. A. Fisher (1935), The logic of inductive inference, JRSS 98.",
}

// Fisher returns Fisher's exact test of equal proportions, k1 of n1 against k2 of n2, given both margins of the table.
//
// Two-sided, it adds up the tables that are no likelier than the observed one, with relative slack 1e-7, as R's
// fisher.test does. It is exact up to MaxBase and never switches. P is 1 when nobody or everybody chose the option.
// The statistic is empty.
//
// R. A. Fisher, The logic of inductive inference, JRSS 98 (1935).
func Fisher(k1, n1, k2, n2 int, alternative Alternative) (Result, error) {
	if err := checkTwo(k1, n1, k2, n2, alternative); err != nil {
		return Result{}, err
	}
	return Result{
		Method: MethodFisher, Alternative: alternative, Exact: true,
		P: fisherP(k1, n1, k2, n2, alternative),
	}, nil
}

func fisherP(k1, n1, k2, n2 int, alternative Alternative) float64 {
	return hypergeometricDistribution(n1, n2, k1+k2).p(k1, alternative)
}

// MinimumFisher returns the smallest two-sided Fisher p-value, in [0, 1], that any table with the margins of k1 of n1
// and k2 of n2 can have. Tarone's procedure asks for it.
func MinimumFisher(k1, n1, k2, n2 int) (float64, error) {
	if err := checkTwo(k1, n1, k2, n2, TwoSided); err != nil {
		return 0, err
	}
	d := hypergeometricDistribution(n1, n2, k1+k2)
	return min(d.noLikelier(d.low), d.noLikelier(d.high)), nil
}
