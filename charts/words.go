package charts

import (
	"fmt"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// phrases are the fixed texts of figures.
type phrases struct {
	shareOfRespondents, manyAnswers, atMost string
	line, beside, mean, perRow              string
	noAnswers, notChosen, base              string
	respondents, others, compare, source    string

	sector, own, crossUnits, topShare, verdictNote, allNumbers string // of a dumbbell
	imprecise                                                  string // what the mark of percentages means
	funnel, funnelNote, perMember, nameless, inside, outside   string
}

var words = map[data.Lang]phrases{
	data.Dutch: {
		shareOfRespondents: "Aandeel van de respondenten",
		manyAnswers:        ", meer antwoorden mogelijk",
		atMost:             ", maximaal %d antwoorden",
		line:               "streep: %s (%s)",
		beside:             "naast het percentage: %s (%s)",
		mean:               "Gemiddelde",
		perRow:             "Percentage van de antwoorden per rij, rechts het aandeel %s",
		noAnswers:          "geen antwoorden",
		notChosen:          "Door niemand gekozen: %s.",
		respondents:        "respondenten (gemiddelde en interval)",
		others:             "cijfer uit een andere bron",
		compare:            "Ter vergelijking:",
		source:             "Bron",
		base:               "%s van %s",

		sector:      "sector",
		own:         "eigen",
		crossUnits:  "Uw getelde trajecten naast gemiddelden van wat respondenten in de sector schatten: een vergelijking tussen eenheden",
		topShare:    "Aandeel %s",
		verdictNote: "Verschillen in procentpunten: eigen min sector. Oordeel op %s, met Holm-correctie binnen de vraag.",
		allNumbers:  "Alle cijfers, met interval:",
		imprecise:   "* Niet nauwkeurig: het exacte 95%-interval is breed, of de basis is kleiner dan 30.",
		funnel:      "%s: aandeel per organisatie; lijn: sector; donkere band: %s van wat toeval geeft, lichte band: %s",
		funnelNote:  "De banden zijn exacte binomiale grenzen rond het percentage van de sector, dat daarbij als bekend geldt. Een ruit ligt buiten de donkere band.",
		perMember:   "respondenten per organisatie",
		nameless:    "Waar geen plaats is staat de naam niet in de figuur; de tabel noemt alle organisaties.",
		inside:      "binnen de grenzen",
		outside:     "buiten de grens van %s",
	},
	data.English: {
		shareOfRespondents: "Share of respondents",
		manyAnswers:        ", several answers possible",
		atMost:             ", at most %d answers",
		line:               "line: %s (%s)",
		beside:             "beside the percentage: %s (%s)",
		mean:               "Mean",
		perRow:             "Percentage of the answers in each row, on the right the share %s",
		noAnswers:          "no answers",
		notChosen:          "Chosen by nobody: %s.",
		respondents:        "respondents (mean and interval)",
		others:             "figure from another source",
		compare:            "For comparison:",
		source:             "Source",
		base:               "%s of %s",

		sector:      "sector",
		own:         "own",
		crossUnits:  "Your counted trajectories beside means of what respondents in the sector estimated: a comparison across units",
		topShare:    "Share %s",
		verdictNote: "Differences in percentage points (pp): own minus sector. Verdict at %s, with Holm's correction within the question.",
		allNumbers:  "All numbers, with interval:",
		imprecise:   "* Not precise: the exact 95% interval is wide, or the base is below 30.",
		funnel:      "%s: share in each organisation; line: sector; dark band: %s of what chance gives, light band: %s",
		funnelNote:  "The bands are exact binomial limits around the percentage of the sector, which they take as known. A diamond lies outside the dark band.",
		perMember:   "respondents in the organisation",
		nameless:    "Where there is no room a name is left out of the figure; the table names every organisation.",
		inside:      "within the limits",
		outside:     "outside the limit of %s",
	},
}

// intervalOf names an interval and its method in a phrase such as "line: %s (%s)".
func intervalOf(phrase string, table analysis.Table, lang data.Lang) string {
	level, method := table.Options.Level, table.Options.Method
	for _, part := range table.Parts {
		for _, estimate := range part.Estimates {
			if estimate.Known() {
				level, method = estimate.Interval.Level, estimate.Interval.Method
			}
		}
	}
	return fmt.Sprintf(phrase, prose.IntervalName(level, lang), prose.Method(method, lang))
}

// baseOf returns "n = 43", or the smallest and largest base: "n = 41–43".
func baseOf(table analysis.Table, lang data.Lang) string {
	low, high := table.Bases()
	if high == 0 && table.Hides() {
		return "n: " + prose.HiddenWord(lang)
	}
	if low == high {
		return "n = " + number.Count(low, lang)
	}
	return "n = " + number.Count(low, lang) + "–" + number.Count(high, lang)
}
