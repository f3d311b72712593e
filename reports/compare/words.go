package compare

import (
	"spoor/data"
)

// words are the fixed texts of a comparison with the sector.
var words = struct {
	behind, notes, title, several, summary, method, alt, altFunnel, lead, leadMany, leftOut, maybePart, reconstructed, skipped, tooFew, part,
	own, sectorColumn, difference, verdict, external, answer, organisation, share, place, inside, outside, boschloo,
	otherTest, holm, fisher, effect, detectable, better, whole, none, never, orBelow, orAbove, captionMain,
	captionTests, captionPosition, captionFunnel, funnelFinding, captionExternal, about, source, percentage,
	methodInterval, methodExact, methodStudent, methodMeans, methodHolm, methodDetectable, methodWhole, methodColleagues, methodUnits, methodFunnel, funnelChance, funnelChanceOf data.Text
}{
	behind:  data.Text{NL: "Toetsen en noten", EN: "Tests and notes"},
	notes:   data.Text{NL: "Noten", EN: "Notes"},
	title:   data.Text{NL: "%s naast de sector", EN: "%s beside the sector"},
	several: data.Text{NL: "Organisaties naast de sector", EN: "Organisations beside the sector"},
	summary: data.Text{NL: "Samenvatting", EN: "Summary"},
	method:  data.Text{NL: "Methode", EN: "Method"},
	alt: data.Text{NL: "Eigen percentages en die van de sector met hun intervallen: %s. De tabel hieronder geeft dezelfde cijfers.",
		EN: "Own percentages and those of the sector with their intervals: %s. The table below gives the same figures."},
	altFunnel: data.Text{NL: "Organisaties naar aantal respondenten en percentage, met grenzen rond de sector: %s. De tabel hieronder geeft dezelfde cijfers.",
		EN: "Organisations by number of respondents and percentage, with limits around the sector: %s. The table below gives the same figures."},
	lead:     data.Text{NL: "Deze pagina zet de antwoorden van %s naast die van de sector: %s (%s).", EN: "This page sets the answers of %s beside those of the sector: %s (%s)."},
	leadMany: data.Text{NL: "Deze pagina zet %d organisaties naast de sector: %s (%s).", EN: "This page sets %d organisations beside the sector: %s (%s)."},
	leftOut:  data.Text{NL: "De eigen antwoorden zijn uit de cijfers van de sector gehaald.", EN: "The own answers were taken out of the figures of the sector."},
	maybePart: data.Text{
		NL: "De cijfers van de sector zijn die van alle respondenten. Deed de organisatie zelf mee, dan vergelijkt deze pagina haar voor een deel met zichzelf.",
		EN: "The figures of the sector are those of all respondents. If the organisation took part, this page compares it partly with itself.",
	},
	reconstructed: data.Text{
		NL: "De antwoorden van de sector zijn gereconstrueerd uit gepubliceerde percentages; de aantallen per vraag kloppen daarmee.",
		EN: "The answers of the sector were reconstructed from published percentages; the counts of each question agree with those.",
	},
	skipped: data.Text{NL: "Niet vergeleken: %s", EN: "Not compared: %s"},
	tooFew:  data.Text{NL: "%s (minder dan %d eigen antwoorden)", EN: "%s (fewer than %d own answers)"},

	part:         data.Text{NL: "Onderdeel", EN: "Part"},
	own:          data.Text{NL: "Eigen", EN: "Own"},
	sectorColumn: data.Text{NL: "Sector", EN: "Sector"},
	difference:   data.Text{NL: "Verschil (procentpunten)", EN: "Difference (percentage points)"},
	verdict:      data.Text{NL: "Oordeel", EN: "Verdict"},
	external:     data.Text{NL: "Andere bron", EN: "Other source"},
	answer:       data.Text{NL: "Uw antwoord", EN: "Your answer"},
	organisation: data.Text{NL: "Organisatie", EN: "Organisation"},
	share:        data.Text{NL: "Aandeel", EN: "Share"},
	place:        data.Text{NL: "Plaats", EN: "Place"},
	inside:       data.Text{NL: "binnen de grenzen", EN: "within the limits"},
	outside:      data.Text{NL: "buiten de grens van %s", EN: "outside the limit of %s"},
	boschloo:     data.Text{NL: "p (Boschloo)", EN: "p (Boschloo)"},
	otherTest:    data.Text{NL: "p (t-toets)", EN: "p (t-test)"},
	holm:         data.Text{NL: "p na Holm", EN: "p after Holm"},
	fisher:       data.Text{NL: "p (Fisher)", EN: "p (Fisher)"},
	effect:       data.Text{NL: "Cohens h (interval)", EN: "Cohen's h (interval)"},
	detectable:   data.Text{NL: "Aan te tonen eigen percentage", EN: "Own percentage that could be shown"},
	better:       data.Text{NL: "Kans op hoger oordeel", EN: "Chance of a higher rating"},
	whole:        data.Text{NL: "p hele schaal, na Holm", EN: "p whole scale, after Holm"},
	none:         data.Text{NL: "geen antwoorden", EN: "no answers"},
	never:        data.Text{NL: "geen", EN: "none"},
	orBelow:      data.Text{NL: "≤%s", EN: "≤%s"},
	orAbove:      data.Text{NL: "≥%s", EN: "≥%s"},

	captionMain: data.Text{
		NL: "%s: percentage, tussen haakjes het %s, daarachter het aantal en de basis.",
		EN: "%s: percentage, with the %s in brackets, then the count and the base.",
	},
	captionTests: data.Text{
		NL: "De toetsen, en welk eigen percentage met deze aantallen met %s kans was aangetoond.",
		EN: "The tests, and which own percentage these numbers would have shown with a chance of %s.",
	},
	captionPosition: data.Text{NL: "%s: percentage van de sector, met %s, en uw antwoord.", EN: "%s: percentage of the sector, with its %s, and your answer."},
	captionFunnel: data.Text{
		NL: "%s: percentage, aantal en basis per organisatie; sector: %s.",
		EN: "%s: percentage, count and base of each organisation; sector: %s.",
	},
	funnelChance: data.Text{
		NL: "Door toeval alleen al ligt bij elk antwoord ongeveer %[1]s van de organisaties buiten de grens van %[2]s.",
		EN: "By chance alone about %[1]s of the organisations lie outside the limit of %[2]s, at every answer.",
	},
	funnelChanceOf: data.Text{
		NL: "Door toeval alleen al ligt bij elk antwoord ongeveer %[1]s van de organisaties buiten de grens van %[2]s: van %[3]d is dat %[4]s.",
		EN: "By chance alone about %[1]s of the organisations lie outside the limit of %[2]s, at every answer: of %[3]d that is %[4]s.",
	},
	funnelFinding: data.Text{
		NL: "Sector: %[1]s. Buiten de grens van %[2]s: %[3]d van de %[4]d organisaties; buiten die van %[5]s: %[6]d.",
		EN: "Sector: %[1]s. Outside the limit of %[2]s: %[3]d of the %[4]d organisations; outside that of %[5]s: %[6]d.",
	},
	captionExternal: data.Text{
		NL: "Cijfers uit andere bronnen, ter vergelijking. Zij gaan over een andere populatie en vaak een andere eenheid (aanvragen, trajecten van één bedrijf).",
		EN: "Figures from other sources, for comparison. They concern a different population and often a different unit (applications, trajectories of one company).",
	},
	about: data.Text{NL: "Waarover", EN: "About"}, source: data.Text{NL: "Bron", EN: "Source"}, percentage: data.Text{NL: "Percentage", EN: "Percentage"},

	methodInterval: data.Text{
		NL: "De intervallen zijn tweezijdig, met een betrouwbaarheid van %s, en berekend volgens %s. Een verschil is eigen min sector, in procentpunten.",
		EN: "The intervals are two-sided, with a confidence of %s, by the %s method. A difference is own minus sector, in percentage points.",
	},
	methodExact: data.Text{
		NL: "Het interval van het verschil is dat van Newcombe (1998, methode 10). Getoetst is met de exacte toets van Boschloo (1970), tweezijdig; die van Fisher staat ernaast.",
		EN: "The interval of the difference is Newcombe's (1998, method 10). The test is Boschloo's exact test (1970), two-sided, with Fisher's beside it.",
	},
	methodStudent: data.Text{
		NL: "Waar een van beide kanten gewogen of in clusters getrokken is, is getoetst met een t-toets op de standaardfouten naar het steekproefontwerp; het interval van het verschil is dat van Newcombe op de effectieve bases.",
		EN: "Where either side is weighted or was drawn in clusters, the test is a t-test on the design-based standard errors; the interval of the difference is Newcombe's on the effective bases.",
	},
	methodMeans: data.Text{
		NL: "Gemiddelden zijn getoetst met de t-toets van Welch, met het interval dat daarbij hoort.",
		EN: "Means are tested by Welch's t-test, with the interval that goes with it.",
	},
	methodHolm: data.Text{
		NL: "Omdat binnen een vraag meer onderdelen worden getoetst, zijn de p-waarden gecorrigeerd volgens Holm (1979). Het oordeel volgt uit de gecorrigeerde p-waarde: hoger of lager bij ten hoogste %s, anders geen aantoonbaar verschil. Geen aantoonbaar verschil is iets anders dan gelijk.",
		EN: "As several parts of a question are tested, p-values are corrected by Holm's procedure (1979). The verdict follows from the corrected p-value: higher or lower at %s or less, and otherwise no demonstrable difference. No demonstrable difference is not the same as equal.",
	},
	methodDetectable: data.Text{
		NL: "Welk percentage met deze aantallen aan te tonen was, is exact berekend voor de toets van Boschloo op het strengste niveau dat Holm kan vragen. Vanaf hoeveel eigen respondenten dezelfde percentages aantoonbaar verschillen, is met dezelfde toets en hetzelfde niveau uitgeprobeerd, tot 1.000; de sector blijft daarbij gelijk. Cohens h, met zijn interval, is de effectgrootte: 0,2 is klein, 0,5 middelgroot, 0,8 groot.",
		EN: "Which percentage these numbers could have shown was computed exactly for Boschloo's test at the strictest level that Holm's procedure can ask. From how many own respondents the same percentages differ demonstrably was tried out by the same test at the same level, up to 1,000; the sector stays the same in that. Cohen's h, with its interval, is the effect size: 0.2 is small, 0.5 medium, 0.8 large.",
	},
	methodWhole: data.Text{
		NL: "Bij een vragenreeks is per rij het aandeel bovenaan de schaal vergeleken, en de hele schaal met de toets van Mann en Whitney. De kans op een hoger oordeel is die dat een eigen antwoord hoger is dan een antwoord uit de sector, met gelijke antwoorden half geteld; 50% is geen verschil.",
		EN: "In a battery the share at the top of the scale is compared row by row, and the whole scale by the Mann-Whitney test. The chance of a higher rating is that of an own answer being higher than one from the sector, with equal answers counted half; 50% is no difference.",
	},
	methodColleagues: data.Text{
		NL: "De toetsen gaan ervan uit dat respondenten los van elkaar antwoorden. Collega's binnen één organisatie lijken vaak op elkaar; bij weinig respondenten kan een verschil dat van een paar personen zijn. Minder dan %d eigen antwoorden worden niet vergeleken.",
		EN: "The tests assume that respondents answer independently. Colleagues in one organisation often answer alike; with few respondents a difference may come down to a few people. Fewer than %d own answers are not compared.",
	},
	methodUnits: data.Text{
		NL: "Vergelijking tussen eenheden: getelde trajecten naast %s, en cijfers uit andere bronnen met weer een andere populatie. Zulke cijfers horen niet bij dezelfde grootheid; daarom is er niet getoetst.",
		EN: "Comparison across units: counted trajectories beside %s, and figures from other sources with yet another population. Such figures are not of the same quantity; that is why nothing was tested.",
	},
	methodFunnel: data.Text{
		NL: "De grenzen in een trechterfiguur zijn exacte binomiale grenzen van %s en %s rond het percentage van de sector (Spiegelhalter, 2005). Dat percentage geldt daarbij als bekend, en is dat bij een kleine sector niet.",
		EN: "The limits in a funnel figure are exact binomial limits of %s and %s around the percentage of the sector (Spiegelhalter, 2005). They take that percentage as known, which it is not in a small sector.",
	},
}

func (c Comparison) say(text data.Text, args ...any) string { return text.Say(c.Lang, args...) }
