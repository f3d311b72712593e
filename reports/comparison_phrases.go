package reports

import (
	"fmt"

	"spoor/data"
)

// comparisonPhrases are the fixed texts of a comparison with the sector.
var comparisonPhrases = map[string]data.Text{
	"title":   {NL: "%s naast de sector", EN: "%s beside the sector"},
	"several": {NL: "Organisaties naast de sector", EN: "Organisations beside the sector"},
	"summary": {NL: "Samenvatting", EN: "Summary"},
	"method":  {NL: "Methode", EN: "Method"},
	"alt": {NL: "Eigen percentages en die van de sector met hun intervallen: %s. De tabel hieronder geeft dezelfde cijfers.",
		EN: "Own percentages and those of the sector with their intervals: %s. The table below gives the same figures."},
	"altFunnel": {NL: "Organisaties naar aantal respondenten en percentage, met grenzen rond de sector: %s. De tabel hieronder geeft dezelfde cijfers.",
		EN: "Organisations by number of respondents and percentage, with limits around the sector: %s. The table below gives the same figures."},
	"lead":     {NL: "Deze pagina zet de antwoorden van %s naast die van de sector: %s (%s).", EN: "This page sets the answers of %s beside those of the sector: %s (%s)."},
	"leadMany": {NL: "Deze pagina zet %d organisaties naast de sector: %s (%s).", EN: "This page sets %d organisations beside the sector: %s (%s)."},
	"leftOut":  {NL: "De eigen antwoorden zijn uit de cijfers van de sector gehaald.", EN: "The own answers were taken out of the figures of the sector."},
	"maybePart": {
		NL: "De cijfers van de sector zijn die van alle respondenten. Deed de organisatie zelf mee, dan vergelijkt deze pagina haar voor een deel met zichzelf.",
		EN: "The figures of the sector are those of all respondents. If the organisation took part, this page compares it partly with itself.",
	},
	"reconstructed": {
		NL: "De antwoorden van de sector zijn gereconstrueerd uit gepubliceerde percentages; de aantallen per vraag kloppen daarmee.",
		EN: "The answers of the sector were reconstructed from published percentages; the counts of each question agree with those.",
	},
	"skipped": {NL: "Niet vergeleken: %s", EN: "Not compared: %s"},

	"part":         {NL: "Onderdeel", EN: "Part"},
	"own":          {NL: "Eigen", EN: "Own"},
	"sectorColumn": {NL: "Sector", EN: "Sector"},
	"difference":   {NL: "Verschil (procentpunten)", EN: "Difference (percentage points)"},
	"verdict":      {NL: "Oordeel", EN: "Verdict"},
	"external":     {NL: "Andere bron", EN: "Other source"},
	"answer":       {NL: "Uw antwoord", EN: "Your answer"},
	"organisation": {NL: "Organisatie", EN: "Organisation"},
	"share":        {NL: "Aandeel", EN: "Share"},
	"place":        {NL: "Plaats", EN: "Place"},
	"inside":       {NL: "binnen de grenzen", EN: "within the limits"},
	"outside":      {NL: "buiten de grens van %s", EN: "outside the limit of %s"},
	"boschloo":     {NL: "p (Boschloo)", EN: "p (Boschloo)"},
	"otherTest":    {NL: "p (t-toets)", EN: "p (t-test)"},
	"holm":         {NL: "p na Holm", EN: "p after Holm"},
	"fisher":       {NL: "p (Fisher)", EN: "p (Fisher)"},
	"effect":       {NL: "Cohens h", EN: "Cohen's h"},
	"detectable":   {NL: "Aan te tonen eigen percentage", EN: "Own percentage that could be shown"},
	"better":       {NL: "Kans op hoger oordeel", EN: "Chance of a higher rating"},
	"whole":        {NL: "p hele schaal, na Holm", EN: "p whole scale, after Holm"},
	"none":         {NL: "geen antwoorden", EN: "no answers"},
	"never":        {NL: "geen", EN: "none"},
	"orBelow":      {NL: "≤ %s", EN: "≤ %s"},
	"orAbove":      {NL: "≥ %s", EN: "≥ %s"},
	"or":           {NL: " of ", EN: " or "},

	"captionMain": {
		NL: "%s: percentage, tussen haakjes het %s, daarachter het aantal en de basis.",
		EN: "%s: percentage, with the %s in brackets, then the count and the base.",
	},
	"captionTests": {
		NL: "De toetsen, en welk eigen percentage met deze aantallen met %s kans was aangetoond.",
		EN: "The tests, and which own percentage these numbers would have shown with a chance of %s.",
	},
	"captionPosition": {NL: "%s: percentage van de sector, met %s, en uw antwoord.", EN: "%s: percentage of the sector, with its %s, and your answer."},
	"captionFunnel": {
		NL: "%s: percentage, aantal en basis per organisatie; sector: %s.",
		EN: "%s: percentage, count and base of each organisation; sector: %s.",
	},
	"funnelFinding": {
		NL: "Sector: %[1]s. Buiten de grens van %[2]s: %[3]d van de %[4]d organisaties; buiten die van %[5]s: %[6]d. Door toeval alleen al is buiten de eerste grens ongeveer %[7]s te verwachten.",
		EN: "Sector: %[1]s. Outside the limit of %[2]s: %[3]d of the %[4]d organisations; outside that of %[5]s: %[6]d. By chance alone about %[7]s can be expected outside the first limit.",
	},
	"captionExternal": {
		NL: "Cijfers uit andere bronnen, ter vergelijking. Zij gaan over een andere populatie en vaak een andere eenheid (aanvragen, trajecten van één bedrijf).",
		EN: "Figures from other sources, for comparison. They are of another population and often another unit (applications, trajectories of one company).",
	},
	"about": {NL: "Waarover", EN: "About"}, "source": {NL: "Bron", EN: "Source"}, "percentage": {NL: "Percentage", EN: "Percentage"},

	"methodInterval": {
		NL: "De intervallen zijn tweezijdig, met een betrouwbaarheid van %s, en berekend volgens %s. Een verschil is eigen min sector, in procentpunten.",
		EN: "The intervals are two-sided, with a confidence of %s, by the %s method. A difference is own minus sector, in percentage points.",
	},
	"methodTest": {
		NL: "Het interval van het verschil is dat van Newcombe (1998, methode 10). Getoetst is met de exacte toets van Boschloo (1970), tweezijdig; die van Fisher staat ernaast. Is een van beide kanten gewogen of in clusters getrokken, dan is dat een t-toets op de standaardfouten naar het steekproefontwerp, met het interval op de effectieve bases; gemiddelden zijn getoetst met de t-toets van Welch. Omdat binnen een vraag meer onderdelen worden getoetst, zijn de p-waarden gecorrigeerd volgens Holm (1979). Het oordeel volgt uit de gecorrigeerde p-waarde: hoger of lager bij ten hoogste %s, anders geen aantoonbaar verschil. Geen aantoonbaar verschil is iets anders dan gelijk.",
		EN: "The interval of the difference is Newcombe's (1998, method 10). The test is Boschloo's exact test (1970), two-sided, with Fisher's beside it. Where either side is weighted or was drawn in clusters, it is a t-test on the design-based standard errors, with the interval on the effective bases; means are tested by Welch's t-test. As several parts of a question are tested, p-values are corrected by Holm's procedure (1979). The verdict follows from the corrected p-value: higher or lower at %s or less, and otherwise no demonstrable difference. No demonstrable difference is not the same as equal.",
	},
	"methodDetectable": {
		NL: "Welk percentage met deze aantallen aan te tonen was, is exact berekend voor de toets van Boschloo op het strengste niveau dat Holm kan vragen. Cohens h is de effectgrootte: 0,2 is klein, 0,5 middelgroot, 0,8 groot.",
		EN: "Which percentage these numbers could have shown was computed exactly for Boschloo's test at the strictest level that Holm's procedure can ask. Cohen's h is the effect size: 0.2 is small, 0.5 medium, 0.8 large.",
	},
	"methodWhole": {
		NL: "Bij een vragenreeks is per rij het aandeel bovenaan de schaal vergeleken, en de hele schaal met de toets van Mann en Whitney. De kans op een hoger oordeel is die dat een eigen antwoord hoger is dan een antwoord uit de sector, met gelijke antwoorden half geteld; 50% is geen verschil.",
		EN: "In a battery the share at the top of the scale is compared row by row, and the whole scale by the Mann-Whitney test. The chance of a higher rating is that of an own answer being higher than one from the sector, with equal answers counted half; 50% is no difference.",
	},
	"methodColleagues": {
		NL: "De toetsen gaan ervan uit dat respondenten los van elkaar antwoorden. Collega's binnen één organisatie lijken vaak op elkaar; bij weinig respondenten kan een verschil dat van een paar personen zijn. Minder dan %d eigen antwoorden worden niet vergeleken.",
		EN: "The tests take respondents to answer independently. Colleagues in one organisation often answer alike; with few respondents a difference may be one between a few persons. Fewer than %d own answers are not compared.",
	},
	"methodUnits": {
		NL: "Vergelijking tussen eenheden: getelde trajecten naast %s, en cijfers uit andere bronnen met weer een andere populatie. Zulke cijfers horen niet bij dezelfde grootheid; daarom is er niet getoetst.",
		EN: "Comparison across units: counted trajectories beside %s, and figures from other sources with yet another population. Such figures are not of the same quantity; that is why nothing was tested.",
	},
	"methodFunnel": {
		NL: "De grenzen in een trechterfiguur zijn exacte binomiale grenzen van %s en %s rond het percentage van de sector (Spiegelhalter, 2005). Dat percentage geldt daarbij als bekend, en is dat bij een kleine sector niet.",
		EN: "The limits in a funnel figure are exact binomial limits of %s and %s around the percentage of the sector (Spiegelhalter, 2005). They take that percentage as known, which it is not in a small sector.",
	},
	"generated": {NL: "Gemaakt met spoor %s.", EN: "Made with spoor %s."},
}

func (c Comparison) phrase(key string, args ...any) string {
	text, known := comparisonPhrases[key]
	if !known {
		panic("reports: no phrase " + key)
	}
	if len(args) == 0 {
		return text.In(c.Lang)
	}
	return fmt.Sprintf(text.In(c.Lang), args...)
}
