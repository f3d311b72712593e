package crosstab

import (
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

// captions are the captions of a crosstab for each base of its percentages.
var captions = map[estimate.Base]data.Text{
	estimate.BaseAnswered: {
		NL: "%[1]s naar %[2]s: percentage van de respondenten, tussen haakjes het %[3]s.",
		EN: "%[1]s by %[2]s: percentage of the respondents, with the %[3]s in brackets.",
	},
	estimate.BaseAsked: {
		NL: "%[1]s naar %[2]s: percentage van wie de vraag kon beantwoorden, tussen haakjes het %[3]s.",
		EN: "%[1]s by %[2]s: percentage of those who could answer, with the %[3]s in brackets.",
	},
	estimate.BaseResponses: {
		NL: "%[1]s naar %[2]s: percentage van de gegeven antwoorden, tussen haakjes het %[3]s. n is het aantal antwoorden.",
		EN: "%[1]s by %[2]s: percentage of the answers given, with the %[3]s in brackets. n is the number of answers.",
	},
}

var words = struct {
	mean, total, answer, overall, seed, check, contrasts, meanContrasts, shifts, ranks, chance, difference, interval, row, question, pairs, meanPairs, effect data.Text
}{
	mean: data.Text{
		NL: "%[1]s naar %[2]s: gemiddelde van de opgegeven waarden, tussen haakjes het %[3]s.",
		EN: "%[1]s by %[2]s: mean of the values given, with the %[3]s in brackets.",
	},
	total:  data.Text{NL: "Totaal", EN: "Total"},
	answer: data.Text{NL: "Antwoord", EN: "Answer"},
	overall: data.Text{
		NL: "Verschillen de groepen van ‘%[1]s’? p %[2]s (%[3]s)",
		EN: "Do the groups of ‘%[1]s’ differ? p %[2]s (%[3]s)",
	},
	seed:  data.Text{NL: ", 9.999 keer, startgetal %d", EN: ", 9,999 times, seed %d"},
	check: data.Text{NL: "; ter controle %[1]s: p %[2]s", EN: "; as a check %[1]s: p %[2]s"},
	contrasts: data.Text{
		NL: "Elke groep tegen de rest: verschil in procentpunten met %s.",
		EN: "Each group against the rest: difference in percentage points with the %s.",
	},
	meanContrasts: data.Text{
		NL: "Elke groep tegen de rest: verschil van de gemiddelden met %s.",
		EN: "Each group against the rest: difference of the means with the %s.",
	},
	shifts: data.Text{
		NL: "De hele schaal, elke groep tegen de rest: de kans op een hoger oordeel, met het %s. Dat is de kans dat een willekeurig lid van de groep hoger antwoordt dan een willekeurige ander, gelijke antwoorden voor de helft geteld; 50%% is geen verschil.",
		EN: "The whole scale, each group against the rest: the chance of a higher rating, with the %s. It is the chance that a random member of the group answers higher than a random other respondent, equal answers counted half; 50%% is no difference.",
	},
	ranks:      data.Text{NL: "p (rangtoets)", EN: "p (rank test)"},
	chance:     data.Text{NL: "Kans op hoger", EN: "Chance of higher"},
	difference: data.Text{NL: "Verschil", EN: "Difference"},
	interval:   data.Text{NL: "Interval", EN: "Interval"},
	effect: data.Text{
		NL: " Sterkte van de samenhang, van 0 tot 1: Cramérs V = %[1]s (%[4]s %[2]s tot %[3]s; gecorrigeerd voor vertekening).",
		EN: " Strength of the association, from 0 to 1: Cramér's V = %[1]s (%[4]s %[2]s to %[3]s; corrected for bias).",
	},
	pairs: data.Text{
		NL: "Paren van groepen met een letter: verschil in procentpunten met %s.",
		EN: "Pairs of groups with a letter: difference in percentage points with the %s.",
	},
	meanPairs: data.Text{
		NL: "Paren van groepen met een letter: verschil van de gemiddelden met %s.",
		EN: "Pairs of groups with a letter: difference of the means with the %s.",
	},
	row:      data.Text{NL: "Onderdeel", EN: "Part"},
	question: data.Text{NL: "Vraag", EN: "Question"},
}

// adjustedHeader heads the column of adjusted p-values.
var adjustedHeader = map[hypothesis.Method]string{
	hypothesis.MethodHolm: "p (Holm)", hypothesis.MethodBenjaminiHochberg: "p (Benjamini-Hochberg)", hypothesis.MethodTarone: "p (Tarone)",
}
