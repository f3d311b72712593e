package weighting

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"spoor/analysis/weighting"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Schema names the form of a weighting as JSON.
const Schema = "spoor/weighting/1"

var words = struct {
	title, titleOne, margin, answer, sample, population, weighted, none, fits, misses, round, rounds, effect, caps,
	between, least, most, kept data.Text
}{
	title: data.Text{
		NL: "Weging van %s: %s respondenten naar %d bekende verdelingen van de populatie",
		EN: "Weighting of %s: %s respondents to %d known distributions of the population",
	},
	titleOne: data.Text{
		NL: "Weging van %s: %s respondenten naar één bekende verdeling van de populatie",
		EN: "Weighting of %s: %s respondents to one known distribution of the population",
	},
	margin:     data.Text{NL: "%s Bron: %s.", EN: "%s Source: %s."},
	answer:     data.Text{NL: "Antwoord", EN: "Answer"},
	sample:     data.Text{NL: "Vooraf", EN: "Before"},
	population: data.Text{NL: "Doel", EN: "Target"},
	weighted:   data.Text{NL: "Gewogen", EN: "Weighted"},
	none:       data.Text{NL: "Geen antwoord", EN: "No answer"},
	fits: data.Text{
		NL: "De gewichten passen na %s bij alle verdelingen: geen aandeel wijkt meer dan %s procentpunten af (raking; Deming & Stephan, 1940).",
		EN: "After %s the weights fit all distributions: no share is off by more than %s percentage points (raking; Deming & Stephan, 1940).",
	},
	misses: data.Text{
		NL: "De gewichten passen na %s niet bij alle verdelingen: een aandeel wijkt %s procentpunten af.",
		EN: "After %s the weights do not fit all distributions: a share is off by %s percentage points.",
	},
	round:  data.Text{NL: "%s ronde", EN: "%s round"},
	rounds: data.Text{NL: "%s ronden", EN: "%s rounds"},
	effect: data.Text{
		NL: "De gewichten lopen van %s tot %s maal hun gemiddelde en tellen op tot %s. Hun ontwerpeffect (Kish) ging van %s naar %s: naar de gewichten alleen zeggen %s respondenten evenveel als %s zonder weging.",
		EN: "The weights run from %s to %s times their mean and add up to %s. Their design effect (Kish) went from %s to %s: by the weights alone %s respondents tell as much as %s unweighted ones.",
	},
	caps: data.Text{
		NL: "Grenzen: %s het gemiddelde gewicht; gewichten op een grens: %s.",
		EN: "Caps: %s the mean weight; weights at a cap: %s.",
	},
	between: data.Text{NL: "van %s tot %s maal", EN: "from %s to %s times"},
	least:   data.Text{NL: "minstens %s maal", EN: "at least %s times"},
	most:    data.Text{NL: "hoogstens %s maal", EN: "at most %s times"},
	kept: data.Text{
		NL: "Het aandeel zonder bruikbaar antwoord blijft zoals het was. De bekende verdeling geldt voor wie wel antwoordden; daarom staat bij Doel iets minder dan in die verdeling.",
		EN: "The share without a usable answer stays as it was. The known distribution holds for those who did answer, which is why Target shows a little less than it.",
	},
}

// view is a weighting in words: a table for each margin, and what the weights are like.
type view struct {
	title     string
	tables    []page.Table
	sentences []string
}

func newView(w weighting.Weights, digits int, lang data.Lang) view {
	percent := func(share float64) string { return number.Decimals(100*share, digits, lang) + "%" }
	name, respondents := cmp.Or(w.Wave.Label.In(lang), w.Wave.ID), number.Count(w.Respondents, lang)
	view := view{title: words.title.Say(lang, name, respondents, len(w.Margins))}
	if len(w.Margins) == 1 {
		view.title = words.titleOne.Say(lang, name, respondents)
	}
	kept := false
	for _, margin := range w.Margins {
		table := page.Table{Caption: words.margin.Say(lang, closed(margin.Item.Heading(lang)), strings.TrimSuffix(margin.Source, "."))}
		table.Header = []string{words.answer.In(lang), "n", words.sample.In(lang), words.population.In(lang), words.weighted.In(lang)}
		for _, row := range margin.Rows {
			kept = kept || len(row.Options) == 0
			table.Rows = append(table.Rows, page.Row{Name: categoryName(margin.Item, row.Options, lang),
				Cells: []string{number.Count(row.Respondents, lang), percent(row.Before), percent(row.Target), percent(row.After)}})
		}
		view.tables = append(view.tables, table)
	}
	view.sentences = weightingSentences(w, lang)
	if kept {
		view.sentences = append(view.sentences, words.kept.Say(lang))
	}
	return view
}

// closed ends a heading as a sentence, unless it ends as one: many are questions.
func closed(heading string) string {
	if strings.HasSuffix(heading, "?") || strings.HasSuffix(heading, "!") || strings.HasSuffix(heading, ".") {
		return heading
	}
	return heading + "."
}

func weightingSentences(w weighting.Weights, lang data.Lang) []string {
	two := func(value float64) string { return number.Decimals(value, 2, lang) }
	outcome, gap := words.fits, 100*w.LargestGap/w.Total
	if !w.Converged {
		outcome = words.misses
	}
	shown := number.Decimals(gap, 3, lang)
	if gap < 0.001 {
		shown = number.Decimals(0.001, 3, lang)
	}
	total := thousands(w.Total, lang)
	if w.Total == float64(int(w.Total)) {
		total = number.Count(int(w.Total), lang)
	}
	rounds := words.rounds.Say(lang, number.Count(w.Iterations, lang))
	if w.Iterations == 1 {
		rounds = words.round.Say(lang, "1")
	}
	sentences := []string{
		outcome.Say(lang, rounds, shown),
		words.effect.Say(lang, two(w.Smallest), two(w.Largest), total, two(w.KishBefore), two(w.KishAfter), number.Count(w.Respondents, lang), thousands(w.EffectiveBase(), lang)),
	}
	lower, upper := two(w.Caps.Lower), two(w.Caps.Upper)
	switch {
	case w.Caps.Lower > 0 && w.Caps.Upper > 0:
		sentences = append(sentences, words.caps.Say(lang, words.between.Say(lang, lower, upper), number.Count(w.Capped, lang)))
	case w.Caps.Lower > 0:
		sentences = append(sentences, words.caps.Say(lang, words.least.Say(lang, lower), number.Count(w.Capped, lang)))
	case w.Caps.Upper > 0:
		sentences = append(sentences, words.caps.Say(lang, words.most.Say(lang, upper), number.Count(w.Capped, lang)))
	}
	return sentences
}

// thousands prints a number of 0 or more with one decimal and its thousands apart.
func thousands(value float64, lang data.Lang) string {
	tenths := int(math.Round(10 * value))
	tail := number.Decimals(float64(tenths%10)/10, 1, lang)
	return number.Count(tenths/10, lang) + tail[1:]
}

// categoryName joins the labels of the options that are one category.
func categoryName(item data.Item, options []string, lang data.Lang) string {
	if len(options) == 0 {
		return words.none.Say(lang)
	}
	labels := make([]string, len(options))
	for i, id := range options {
		labels[i] = prose.Label(item, id, lang)
	}
	return strings.Join(labels, " + ")
}

// Digits is how many decimals shares have: as many as figures on populations have.
const Digits = 1

// Text returns a weighting as plain text, its shares with that many decimals.
func Text(w weighting.Weights, digits int, lang data.Lang) ([]byte, error) {
	view := newView(w, digits, lang)
	var text bytes.Buffer
	fmt.Fprintln(&text, view.title)
	for _, table := range view.tables {
		fmt.Fprintf(&text, "\n%s\n\n", table.Caption)
		table.WriteColumns(&text)
	}
	fmt.Fprintln(&text)
	for _, sentence := range view.sentences {
		fmt.Fprintln(&text, sentence)
	}
	return text.Bytes(), nil
}

// Markdown returns a weighting as Markdown.
func Markdown(w weighting.Weights, digits int, lang data.Lang) ([]byte, error) {
	view := newView(w, digits, lang)
	return page.TablesMarkdown(view.title, nil, view.sentences, nil, view.tables...), nil
}

// weightingRecord is a weighting as other programs read it. Shares are in [0, 1].
type weightingRecord struct {
	Schema        string         `json:"schema"`
	Wave          string         `json:"wave"`
	Respondents   int            `json:"respondents"`
	Total         float64        `json:"total"` // of the weights
	Converged     bool           `json:"converged"`
	Iterations    int            `json:"iterations"`
	LargestChange float64        `json:"largest_change"` // of a cell of the crossed margins in the last round, in weights
	LargestGap    float64        `json:"largest_gap"`    // between a target and the total of its category, in weights
	Lower         *float64       `json:"lower_cap"`      // multiples of the mean weight; null without a cap
	Upper         *float64       `json:"upper_cap"`
	Capped        int            `json:"at_cap"`
	Smallest      float64        `json:"smallest"` // multiples of the mean weight
	Largest       float64        `json:"largest"`
	KishBefore    float64        `json:"kish_before"`
	KishAfter     float64        `json:"kish_after"`
	EffectiveBase float64        `json:"effective_base"`
	Margins       []marginRecord `json:"margins"`
}

type marginRecord struct {
	Item   string              `json:"item"`
	Source string              `json:"source"`
	Rows   []marginRecordEntry `json:"rows"`
}

type marginRecordEntry struct {
	Options     []string `json:"options"` // none for who gave no usable answer
	Respondents int      `json:"respondents"`
	Before      float64  `json:"before"`
	Population  float64  `json:"population"`
	After       float64  `json:"after"`
}

// JSON returns a weighting as JSON, in full precision.
func JSON(w weighting.Weights) ([]byte, error) {
	record := weightingRecord{Schema: Schema, Wave: w.Wave.ID, Respondents: w.Respondents, Total: w.Total, Converged: w.Converged,
		Iterations: w.Iterations, LargestChange: w.LargestChange, LargestGap: w.LargestGap, Capped: w.Capped, Smallest: w.Smallest,
		Largest: w.Largest, KishBefore: w.KishBefore, KishAfter: w.KishAfter, EffectiveBase: w.EffectiveBase(), Margins: []marginRecord{}}
	if w.Caps.Lower > 0 {
		record.Lower = &w.Caps.Lower
	}
	if w.Caps.Upper > 0 {
		record.Upper = &w.Caps.Upper
	}
	for _, margin := range w.Margins {
		out := marginRecord{Item: margin.Item.ID, Source: margin.Source}
		for _, row := range margin.Rows {
			options := append([]string{}, row.Options...)
			out.Rows = append(out.Rows, marginRecordEntry{options, row.Respondents, row.Before, row.Target, row.After})
		}
		record.Margins = append(record.Margins, out)
	}
	text, err := json.MarshalIndent(record, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write weighting: %w", err)
	}
	return append(text, '\n'), nil
}
