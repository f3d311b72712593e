package analysis

import (
	"strconv"

	"spoor/data"
	"spoor/internal/number"
)

func noComparisonNote() Note {
	return Note{
		NL: "Een van de groepen heeft hier geen respondenten: er is niets te vergelijken.",
		EN: "One of the groups has no respondents here: there is nothing to compare.",
	}
}

func testsDisagreeNote(boschloo, fisher float64) Note {
	return Note{
		NL: "De toetsen verschillen van oordeel: p = " + dutch(shortP(boschloo)) + " volgens Boschloo en " + dutch(shortP(fisher)) + " volgens Fisher. Lees dit als een grensgeval.",
		EN: "The tests disagree: p = " + shortP(boschloo) + " by Boschloo and " + shortP(fisher) + " by Fisher. Read this as a borderline case.",
	}
}

func intervalDisagreesNote(p float64) Note {
	return Note{
		NL: "Interval en toets (p = " + dutch(shortP(p)) + ") verschillen van oordeel over de vraag of er een verschil is. Lees dit als een grensgeval.",
		EN: "The interval and the test (p = " + shortP(p) + ") disagree on whether there is a difference. Read this as a borderline case.",
	}
}

// shortP prints a p-value near the level of a test with the digits that tell on which side it falls.
func shortP(p float64) string { return strconv.FormatFloat(p, 'f', 4, 64) }

func dutch(digits string) string { return number.Written(digits, data.Dutch) }

func noRankErrorNote() Note {
	return Note{
		NL: "Geen toets: deze antwoorden geven geen standaardfout. Het interval is wel bruikbaar.",
		EN: "No test: these answers give no standard error. The interval is of use.",
	}
}

func noStandardErrorNote() Note {
	return Note{
		NL: "Geen toets: in beide groepen koos niemand of iedereen dit, en dan is er geen standaardfout. Het interval is wel bruikbaar.",
		EN: "No test: in both groups nobody or everybody chose this, so that there is no standard error. The interval is of use.",
	}
}
