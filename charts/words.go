package charts

import (
	"fmt"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// words are the fixed texts of figures.
var words = struct {
	shareOfRespondents, manyAnswers, atMost data.Text
	line, beside, mean, perRow              data.Text
	middle                                  data.Text
	noAnswers, notChosen, base              data.Text
	respondents, others, compare, source    data.Text

	sector, own, crossUnits, topShare, verdictNote           data.Text // of a dumbbell
	imprecise                                                data.Text // what the mark of percentages means
	funnel, funnelNote, perMember, nameless, inside, outside data.Text
}{
	shareOfRespondents: data.Text{NL: "Aandeel van de respondenten", EN: "Share of respondents"},
	manyAnswers:        data.Text{NL: ", meer antwoorden mogelijk", EN: ", several answers possible"},
	atMost:             data.Text{NL: ", maximaal %d antwoorden", EN: ", at most %d answers"},
	line:               data.Text{NL: "streep: %s (%s)", EN: "line: %s (%s)"},
	beside:             data.Text{NL: "naast het percentage: %s (%s)", EN: "beside the percentage: %s (%s)"},
	mean:               data.Text{NL: "Gemiddelde", EN: "Mean"},
	perRow:             data.Text{NL: "Percentage van de antwoorden per rij, rechts het aandeel %s", EN: "Percentage of the answers in each row, on the right the share %s"},
	middle:             data.Text{NL: "↑ midden van de schaal", EN: "↑ middle of the scale"},
	noAnswers:          data.Text{NL: "geen antwoorden", EN: "no answers"},
	notChosen:          data.Text{NL: "Door niemand gekozen: %s.", EN: "Chosen by nobody: %s."},
	respondents:        data.Text{NL: "respondenten (gemiddelde en interval)", EN: "respondents (mean and interval)"},
	others:             data.Text{NL: "cijfer uit een andere bron", EN: "figure from another source"},
	compare:            data.Text{NL: "Ter vergelijking:", EN: "For comparison:"},
	source:             data.Text{NL: "Bron", EN: "Source"},
	base:               data.Text{NL: "%s van %s", EN: "%s of %s"},

	sector:      data.Text{NL: "sector", EN: "sector"},
	own:         data.Text{NL: "eigen", EN: "own"},
	crossUnits:  data.Text{NL: "Uw getelde trajecten naast gemiddelden van wat respondenten in de sector schatten: een vergelijking tussen eenheden", EN: "Your counted trajectories beside means of what respondents in the sector estimated: a comparison across units"},
	topShare:    data.Text{NL: "Aandeel %s", EN: "Share %s"},
	verdictNote: data.Text{NL: "Verschillen in procentpunten: eigen min sector. Oordeel op %s, met Holm-correctie binnen de vraag.", EN: "Differences in percentage points: own minus sector. Verdict at %s, with Holm's correction within the question."},
	imprecise:   data.Text{NL: "* Niet nauwkeurig: het exacte 95%-interval is breed, of de basis is kleiner dan 30.", EN: "* Not precise: the exact 95% interval is wide, or the base is below 30."},
	funnel:      data.Text{NL: "%s: aandeel per organisatie; lijn: sector; donkere band: %s van wat toeval geeft, lichte band: %s", EN: "%s: share in each organisation; line: sector; dark band: %s of what chance gives, light band: %s"},
	funnelNote:  data.Text{NL: "De banden zijn exacte binomiale grenzen rond het percentage van de sector, dat daarbij als bekend geldt. Een ruit ligt buiten de donkere band.", EN: "The bands are exact binomial limits around the percentage of the sector, which they take as known. A diamond lies outside the dark band."},
	perMember:   data.Text{NL: "respondenten per organisatie", EN: "respondents in the organisation"},
	nameless:    data.Text{NL: "Waar geen plaats is staat de naam niet in de figuur; de tabel noemt alle organisaties.", EN: "Where there is no room, a name is left out of the figure; the table names every organisation."},
	inside:      data.Text{NL: "binnen de grenzen", EN: "within the limits"},
	outside:     data.Text{NL: "buiten de grens van %s", EN: "outside the limit of %s"},
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
