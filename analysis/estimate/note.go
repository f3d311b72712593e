package estimate

import (
	"fmt"
	"strconv"

	"spoor/data"
	"spoor/internal/number"
)

// Note is a caution on a number, in both languages: why it must be read with care. It is never logged; it becomes a footnote.
type Note = data.Text

// SmallBase is the base below which a percentage gets a note: one respondent is then worth more than 5 percentage points.
const SmallBase = 20

func smallBaseNote(base int) Note {
	return Note{
		NL: fmt.Sprintf("Kleine basis (n = %d): één respondent telt voor meer dan 5 procentpunten.", base),
		EN: fmt.Sprintf("Small base (n = %d): one respondent counts for more than 5 percentage points.", base),
	}
}

func unusableNote(count int) Note {
	if count == 1 {
		return Note{
			NL: "1 respondent telt hier niet mee, omdat het antwoord niet bruikbaar is.",
			EN: "1 respondent is left out here, because the answer cannot be used.",
		}
	}
	return Note{
		NL: fmt.Sprintf("%d respondenten tellen hier niet mee, omdat hun antwoord niet bruikbaar is.", count),
		EN: fmt.Sprintf("%d respondents are left out here, because their answer cannot be used.", count),
	}
}

func zeroWeightNote(count int) Note {
	if count == 1 {
		return Note{
			NL: "1 respondent telt hier niet mee, omdat het gewicht 0 is.",
			EN: "1 respondent is left out here, because the weight is 0.",
		}
	}
	return Note{
		NL: fmt.Sprintf("%d respondenten tellen hier niet mee, omdat hun gewicht 0 is.", count),
		EN: fmt.Sprintf("%d respondents are left out here, because their weight is 0.", count),
	}
}

func noBaseNote() Note {
	return Note{
		NL: "Niemand heeft dit beantwoord: er is geen schatting.",
		EN: "Nobody answered this: there is no estimate.",
	}
}

func noVarianceNote() Note {
	return Note{
		NL: "Te weinig respondenten of clusters om de onzekerheid te schatten: deze gegevens sluiten niets uit.",
		EN: "There are too few respondents or clusters to estimate the uncertainty: these data rule nothing out.",
	}
}

// censusNote says that there is nothing to estimate.
func censusNote() Note {
	return Note{
		NL: "Iedereen van de populatie is gevraagd: dit zijn de cijfers zelf, zonder steekproeffout, interval of toets.",
		EN: "The whole population was asked: these are the figures themselves, without sampling error, interval or test.",
	}
}

// rakedNote says why a share has no sampling error.
func rakedNote() Note {
	return Note{
		NL: "De gewichten zijn op dit aandeel afgestemd: het is het bekende aandeel in de populatie, zonder steekproeffout, interval of toets.",
		EN: "The weights were fitted to this share: it is the known share of the population, without sampling error, interval or test.",
	}
}

// SkewedNote gives the interval that respects the range beside Student's.
func SkewedNote(bounds Interval) Note {
	low, high := strconv.FormatFloat(bounds.Low, 'f', 1, 64), strconv.FormatFloat(bounds.High, 'f', 1, 64)
	return Note{
		NL: fmt.Sprintf("De waarden zijn scheef verdeeld (de standaardafwijking is groter dan de afstand van het gemiddelde tot het eind van het bereik), en dan is het t-interval bij een kleine basis onzeker. Het interval dat het bereik in acht neemt (logit), is %s tot %s.", dutch(low), dutch(high)),
		EN: fmt.Sprintf("The values are skewed (their standard deviation is larger than the distance of the mean to the end of the range), and on a small base the t interval is then doubtful. The interval that respects the range (logit) is %s to %s.", low, high),
	}
}

func overlapNoTestNote() Note {
	return Note{
		NL: "De groepen overlappen elkaar: een respondent kan in meer dan één groep vallen. Daarom is er geen toets over alle groepen tegelijk, alleen van elke groep tegen de rest.",
		EN: "The groups overlap: a respondent can be in more than one. So there is no test of all groups together, only of each group against the rest.",
	}
}

func oneGroupNote() Note {
	return Note{
		NL: "Er zijn geen twee groepen met respondenten: er is niets te toetsen.",
		EN: "There are no two groups with respondents: there is nothing to test.",
	}
}

func oneAnswerNote() Note {
	return Note{
		NL: "Iedereen in de vergeleken groepen gaf hetzelfde antwoord: er is niets te toetsen.",
		EN: "Everybody in the groups that are compared gave the same answer: there is nothing to test.",
	}
}

func noRaoScottNote(err error) Note {
	return Note{
		NL: "Geen toets over alle groepen tegelijk: deze steekproef laat er te weinig variatie voor over (" + err.Error() + ").",
		EN: "No test of all groups together: this sample leaves too little variation for it (" + err.Error() + ").",
	}
}

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
	shown := func(lang data.Lang) string {
		if p < 0.001 { // not near the level
			return number.Probability(p, lang)
		}
		return "= " + number.Written(shortP(p), lang)
	}
	return Note{
		NL: "Interval en toets (p " + shown(data.Dutch) + ") verschillen van oordeel over de vraag of er een verschil is. Lees dit als een grensgeval.",
		EN: "The interval and the test (p " + shown(data.English) + ") disagree on whether there is a difference. Read this as a borderline case.",
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

func sameNumberNote() Note {
	return Note{
		NL: "Geen toets: één respondent, of allemaal hetzelfde getal in een van beide groepen, zegt niets over de spreiding. Het interval is het ruimst mogelijke.",
		EN: "No test: one respondent, or one and the same number throughout a group, says nothing of the spread. The interval is the widest possible.",
	}
}

func noStandardErrorNote() Note {
	return Note{
		NL: "Geen toets: in beide groepen koos niemand of iedereen dit, en dan is er geen standaardfout. Het interval is wel bruikbaar.",
		EN: "No test: in both groups nobody or everybody chose this, so that there is no standard error. The interval is of use.",
	}
}
