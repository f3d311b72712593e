package hypothesis

import "spoor/data"

var (
	noteNoVariation = data.Text{
		EN: "Nobody or everybody chose this option in all groups, so nothing can differ; p is 1.",
		NL: "Niemand of iedereen koos deze optie in alle groepen, dus er kan niets verschillen; p is 1.",
	}
	noteOneCategory = data.Text{
		EN: "All answers fall in one category, so nothing can differ; p is 1.",
		NL: "Alle antwoorden vallen in één categorie, dus er kan niets verschillen; p is 1.",
	}
	noteSmallExpected = data.Text{
		EN: "Expected counts are small (Cochran's rule), so p is approximate; an exact test is safer.",
		NL: "Verwachte aantallen zijn klein (regel van Cochran), dus p is een benadering; een exacte toets is veiliger.",
	}
	noteFewChosen = data.Text{
		EN: "On average fewer than 5 respondents per group chose, or did not choose, this option, so p is approximate; the exact trend test is safer.",
		NL: "Gemiddeld kozen minder dan 5 respondenten per groep deze optie wel, of juist niet, dus p is een benadering; de exacte trendtoets is veiliger.",
	}
	noteSmallGroups = data.Text{
		EN: "A group is small, and p is not exact: it is taken from the distribution that large groups have.",
		NL: "Een groep is klein, en p is niet exact: hij komt uit de verdeling die bij grote groepen geldt.",
	}
	noteBoschlooScore = data.Text{
		EN: "More than 10,000 respondents: the score test takes the place of Boschloo's test, from which it no longer differs noticeably.",
		NL: "Meer dan 10.000 respondenten: de scoretoets vervangt de toets van Boschloo, waarvan hij dan niet merkbaar meer verschilt.",
	}
	noteBoschlooFisher = data.Text{
		EN: "More than 10,000 respondents but small expected counts: Fisher's exact test takes the place of Boschloo's test and is slightly conservative.",
		NL: "Meer dan 10.000 respondenten maar kleine verwachte aantallen: de exacte toets van Fisher vervangt de toets van Boschloo en is iets behoudender.",
	}
	noteTrendSwitched = data.Text{
		EN: "Too large or too irregularly spaced for the exact trend test; the asymptotic Cochran-Armitage test takes its place.",
		NL: "Te groot of te onregelmatig verdeeld voor de exacte trendtoets; de asymptotische toets van Cochran-Armitage vervangt hem.",
	}
	noteFitSwitched = data.Text{
		EN: "Too many outcomes for the exact multinomial test; the chi-square test takes its place.",
		NL: "Te veel mogelijke uitkomsten voor de exacte multinomiale toets; de chikwadraattoets vervangt hem.",
	}
	noteFitSwitchedSmall = data.Text{
		EN: "Expected counts are small (Cochran's rule), and there are too many outcomes for the exact multinomial test: p is that of the chi-square test, and approximate.",
		NL: "Verwachte aantallen zijn klein (regel van Cochran) en er zijn te veel mogelijke uitkomsten voor de exacte multinomiale toets: p is die van de chikwadraattoets, een benadering.",
	}
	noteMannWhitneySwitched = data.Text{
		EN: "Too large for the exact Mann-Whitney test; the asymptotic test takes its place.",
		NL: "Te groot voor de exacte Mann-Whitneytoets; de asymptotische toets vervangt hem.",
	}
)
