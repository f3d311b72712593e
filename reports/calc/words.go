package calc

import "spoor/data"

// words are the fixed texts of answers.
var words = struct {
	of, points, to                                                                   data.Text
	found, first, second, firstGroup, secondGroup, group, placed, difference, ifBoth data.Text
	test, beside, equivalence, effect, methods, joint                                data.Text
	twoSided, against, margin, verySmall, small, medium, large                       data.Text
	is, nobody, nobodyAtAll, everybody, everybodyAtAll                               data.Text
	only, anyOf, ends, waldNarrow, waldNoWidth, population, together, goodmanInstead data.Text
	nobodyDiffers, asymptoticVariance                                                data.Text
	established, testOnly, intervalOnly, notEstablished                              data.Text
	from, testOnlyFrom, outside, notFrom                                             data.Text
	fisherDiffers, exactDiffers, asymptoticDiffers, equivalent, notEquivalent        data.Text
	rising, falling, noTrend, whateverOverlap, noOverlapEnough, overlapDecides       data.Text
	intervalOnlyAtOverlap, testOnlyAtOverlap                                         data.Text
	category, expected, otherShares, fitsNot                                         data.Text
}{
	of:     data.Text{NL: "%s van %s", EN: "%s of %s"},
	points: data.Text{NL: "procentpunten", EN: "percentage points"},
	to:     data.Text{NL: "%s tot %s", EN: "%s to %s"},

	found:       data.Text{NL: "gevonden", EN: "found"},
	first:       data.Text{NL: "eerste", EN: "first"},
	second:      data.Text{NL: "tweede", EN: "second"},
	firstGroup:  data.Text{NL: "eerste groep", EN: "first group"},
	secondGroup: data.Text{NL: "tweede groep", EN: "second group"},
	group:       data.Text{NL: "groep %d", EN: "group %d"},
	placed:      data.Text{NL: "groep %d (%s)", EN: "group %d (%s)"},
	difference:  data.Text{NL: "verschil", EN: "difference"},
	ifBoth:      data.Text{NL: "verschil als %s beide kozen", EN: "difference if %s chose both"},
	test:        data.Text{NL: "toets", EN: "test"},
	beside:      data.Text{NL: "daarnaast", EN: "beside it"},
	equivalence: data.Text{NL: "gelijkwaardigheid", EN: "equivalence"},
	effect:      data.Text{NL: "effectgrootte", EN: "effect size"},
	methods:     data.Text{NL: "methode", EN: "method"},
	joint:       data.Text{NL: "simultaan %s", EN: "joint %s"},
	twoSided:    data.Text{NL: "tweezijdig", EN: "two-sided"},
	against:     data.Text{NL: "tegen %s%%, tweezijdig", EN: "against %s%%, two-sided"},
	margin:      data.Text{NL: "marge %s", EN: "margin %s"},
	verySmall:   data.Text{NL: "zeer klein", EN: "very small"},
	small:       data.Text{NL: "klein", EN: "small"},
	medium:      data.Text{NL: "middelgroot", EN: "medium"},
	large:       data.Text{NL: "groot", EN: "large"},

	is:             data.Text{NL: "%s is %s.", EN: "%s is %s."},
	nobody:         data.Text{NL: "%s: niemand; tot %s is hiermee verenigbaar.", EN: "%s: nobody; up to %s is compatible with that."},
	nobodyAtAll:    data.Text{NL: "%s: niemand.", EN: "%s: nobody."},
	everybody:      data.Text{NL: "%s: iedereen; vanaf %s is hiermee verenigbaar.", EN: "%s: everybody; %s or more is compatible with that."},
	everybodyAtAll: data.Text{NL: "%s: iedereen.", EN: "%s: everybody."},

	only: data.Text{NL: "%s van %s kan alleen %s zijn.", EN: "%s of %s can only be %s."},
	anyOf: data.Text{
		NL: "%s van %s kan elk aantal van %s tot en met %s zijn (halven naar boven afgerond).",
		EN: "%s of %s can be any count from %s to %s (halves rounded up).",
	},
	ends: data.Text{NL: "Alleen het laagste en het hoogste aantal staan hierboven.", EN: "Only the lowest and the highest count are shown."},
	waldNarrow: data.Text{
		NL: "Het Wald-interval is bij kleine aantallen en bij percentages dicht bij 0 of 100 te smal; gebruik het alleen om een cijfer van elders na te rekenen.",
		EN: "The Wald interval is too narrow for small numbers and for percentages near 0 or 100; use it only to reproduce a figure made elsewhere.",
	},
	waldNoWidth: data.Text{
		NL: "Het Wald-interval heeft bij 0% en 100% geen breedte; dat is schijnzekerheid.",
		EN: "The Wald interval has no width at 0% and 100%; that is false certainty.",
	},
	population: data.Text{
		NL: "Een bekende populatie (%s) verkleint alleen de steekproeffout; non-respons is geen steekproef.",
		EN: "A known population (%s) narrows sampling error only; non-response is not sampling.",
	},
	together: data.Text{
		NL: "Deze %d intervallen gelden samen: in ongeveer %s van zulke steekproeven bevatten ze alle het werkelijke percentage.",
		EN: "These %d intervals hold together: in about %s of such samples all of them contain the true percentage.",
	},
	goodmanInstead: data.Text{
		NL: "Alle antwoorden vallen in één categorie; de intervallen van Goodman vervangen dan die van Sison en Glaz.",
		EN: "All answers are in one category; Goodman's intervals then take the place of those of Sison and Glaz.",
	},
	nobodyDiffers: data.Text{
		NL: "Niemand koos precies één van de twee, dus er kan niets verschillen; p is 1.",
		EN: "Nobody chose exactly one of the two, so nothing can differ; p is 1.",
	},
	asymptoticVariance: data.Text{
		NL: "De asymptotische toets deelt de variantie door N, zoals prop.trend.test in R; wie door N−1 deelt (coin), vindt een chikwadraat die (N−1)/N maal zo groot is.",
		EN: "The asymptotic test divides the variance by N, as R's prop.trend.test; dividing by N−1 (coin) makes the chi-square (N−1)/N times as large.",
	},

	established: data.Text{NL: "Er is een verschil aangetoond (α = %s).", EN: "A difference is established (α = %s)."},
	testOnly: data.Text{
		NL: "Toets en interval zijn het oneens (α = %s): de toets vindt een verschil, maar het interval bevat 0. Vermeld beide; dit is een grensgeval.",
		EN: "Test and interval disagree (α = %s): the test finds a difference, but the interval contains 0. Report both; this is a borderline case.",
	},
	intervalOnly: data.Text{
		NL: "Toets en interval zijn het oneens (α = %s): het interval bevat 0 niet, maar de toets vindt geen verschil. Vermeld beide; dit is een grensgeval.",
		EN: "Test and interval disagree (α = %s): the interval does not contain 0, but the test finds no difference. Report both; this is a borderline case.",
	},
	notEstablished: data.Text{
		NL: "Er is geen verschil aangetoond (α = %s). Dat toont niet aan dat er geen verschil is.",
		EN: "No difference is established (α = %s). That does not establish that there is none.",
	},
	from: data.Text{NL: "Er is een verschil met %[1]s aangetoond (α = %[2]s).", EN: "A difference from %[1]s is established (α = %[2]s)."},
	testOnlyFrom: data.Text{
		NL: "Toets en interval zijn het oneens (α = %[2]s): de toets vindt een verschil met %[1]s, maar het interval bevat die waarde. Vermeld beide; dit is een grensgeval.",
		EN: "Test and interval disagree (α = %[2]s): the test finds a difference from %[1]s, but the interval contains it. Report both; this is a borderline case.",
	},
	outside: data.Text{
		NL: "Toets en interval zijn het oneens (α = %[2]s): %[1]s ligt buiten het interval, maar de toets vindt geen verschil. Vermeld beide; dit is een grensgeval.",
		EN: "Test and interval disagree (α = %[2]s): %[1]s is outside the interval, but the test finds no difference. Report both; this is a borderline case.",
	},
	notFrom: data.Text{
		NL: "Er is geen verschil met %[1]s aangetoond (α = %[2]s). Dat toont niet aan dat er geen verschil is.",
		EN: "No difference from %[1]s is established (α = %[2]s). That does not establish that there is none.",
	},
	fisherDiffers: data.Text{
		NL: "De exacte toets van Fisher komt anders uit dan die van Boschloo; Fisher is behoudender.",
		EN: "Fisher's exact test concludes otherwise than Boschloo's; Fisher's is more conservative.",
	},
	exactDiffers: data.Text{
		NL: "De exacte toets van McNemar komt anders uit dan de mid-P-toets; de exacte is behoudender.",
		EN: "McNemar's exact test concludes otherwise than the mid-P test; the exact one is more conservative.",
	},
	asymptoticDiffers: data.Text{
		NL: "De asymptotische toets komt anders uit; de exacte toets gaat voor.",
		EN: "The asymptotic test concludes otherwise; the exact test comes first.",
	},
	equivalent: data.Text{
		NL: "Gelijkwaardigheid binnen %s is aangetoond (α = %s), mits de marge vooraf is gekozen.",
		EN: "Equivalence within %s is established (α = %s), provided that the margin was chosen in advance.",
	},
	notEquivalent: data.Text{NL: "Gelijkwaardigheid binnen %s is niet aangetoond (α = %s).", EN: "Equivalence within %s is not established (α = %s)."},
	rising:        data.Text{NL: "Er is een stijgende trend aangetoond (α = %s).", EN: "A rising trend is established (α = %s)."},
	falling:       data.Text{NL: "Er is een dalende trend aangetoond (α = %s).", EN: "A falling trend is established (α = %s)."},
	noTrend: data.Text{
		NL: "Er is geen trend aangetoond (α = %s). Dat toont niet aan dat er geen trend is.",
		EN: "No trend is established (α = %s). That does not establish that there is none.",
	},
	whateverOverlap: data.Text{
		NL: "Er is een verschil aangetoond (α = %s), hoeveel respondenten ook beide kozen.",
		EN: "A difference is established (α = %s), however many respondents chose both.",
	},
	noOverlapEnough: data.Text{
		NL: "De exacte toets kan hier geen verschil aantonen (α = %s), hoeveel respondenten ook beide kozen.",
		EN: "The exact test cannot establish a difference here (α = %s), however many respondents chose both.",
	},
	category: data.Text{NL: "categorie %d", EN: "category %d"},
	expected: data.Text{NL: "populatie", EN: "population"},
	otherShares: data.Text{
		NL: "De verdeling wijkt aantoonbaar af van die van de populatie (α = %s).",
		EN: "The distribution is established to differ from that of the population (α = %s).",
	},
	fitsNot: data.Text{
		NL: "Niet aangetoond is dat de verdeling afwijkt van die van de populatie (α = %s). Dat toont niet aan dat ze gelijk is.",
		EN: "The distribution is not established to differ from that of the population (α = %s). That does not establish that it is the same.",
	},
	overlapDecides: data.Text{
		NL: "Of er een verschil is aangetoond (α = %s), hangt af van hoeveel respondenten beide kozen; daarvoor zijn de antwoorden per respondent nodig.",
		EN: "Whether a difference is established (α = %s) depends on how many respondents chose both; that takes the answers of each respondent.",
	},
	intervalOnlyAtOverlap: data.Text{
		NL: "Toets en interval zijn het oneens als %s beide kozen: het interval bevat 0 niet, maar de exacte toets vindt geen verschil; die is behoudender.",
		EN: "Test and interval disagree if %s chose both: the interval does not contain 0, but the exact test finds no difference; it is more conservative.",
	},
	testOnlyAtOverlap: data.Text{
		NL: "Toets en interval zijn het oneens als %s beide kozen: de exacte toets vindt een verschil, maar het interval bevat 0.",
		EN: "Test and interval disagree if %s chose both: the exact test finds a difference, but the interval contains 0.",
	},
}
