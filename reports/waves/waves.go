// Package waves writes which waves a survey has, and what became of one.
package waves

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"spoor/data"
	"spoor/data/edit"
	"spoor/internal/number"
)

var words = struct {
	wave, label, year, respondents, items, provenance, source, observed, reconstructed,
	set, change, nothing, replaced, leaves, answers, unchanged, stored, weighted, same, respondent, manyRespondents, item, manyItems, problem, problems data.Text
}{
	wave:          data.Text{NL: "golf", EN: "wave"},
	label:         data.Text{NL: "naam", EN: "label"},
	year:          data.Text{NL: "jaar", EN: "year"},
	respondents:   data.Text{NL: "respondenten", EN: "respondents"},
	items:         data.Text{NL: "vragen", EN: "items"},
	provenance:    data.Text{NL: "herkomst", EN: "provenance"},
	source:        data.Text{NL: "bron", EN: "source"},
	observed:      data.Text{NL: "gemeten", EN: "observed"},
	reconstructed: data.Text{NL: "gereconstrueerd", EN: "reconstructed"},

	set:       data.Text{NL: "golf %s in %s:", EN: "wave %s in %s:"},
	change:    data.Text{NL: "  %s: van %s naar %s", EN: "  %s: from %s to %s"},
	nothing:   data.Text{NL: "niets", EN: "nothing"},
	replaced:  data.Text{NL: "golf %s in %s wordt een andere:", EN: "wave %s in %s becomes another:"},
	leaves:    data.Text{NL: "  %s gaat weg", EN: "  %s goes"},
	answers:   data.Text{NL: "  alleen de antwoorden zelf veranderen", EN: "  only the answers themselves change"},
	unchanged: data.Text{NL: "golf %s in %s zegt dit al; er is niets geschreven", EN: "wave %s in %s says this already; nothing was written"},

	stored:          data.Text{NL: "golf %s staat in %s: %s, %s", EN: "wave %s is in %s: %s, %s"},
	weighted:        data.Text{NL: "golf %s staat in %s, met de gewichten in de kolom %s", EN: "wave %s is in %s, with its weights in the column %s"},
	same:            data.Text{NL: "golf %s staat al in %s en is dezelfde; er is niets geschreven", EN: "wave %s is in %s already, the same; nothing was written"},
	respondent:      data.Text{NL: "1 respondent", EN: "1 respondent"},
	manyRespondents: data.Text{NL: "%s respondenten", EN: "%s respondents"},
	item:            data.Text{NL: "1 vraag", EN: "1 item"},
	manyItems:       data.Text{NL: "%s vragen", EN: "%s items"},
	problem:         data.Text{NL: "; door 1 probleem telt een antwoord niet mee, zie hierboven", EN: "; 1 problem left answers out, see above"},
	problems:        data.Text{NL: "; door %s problemen tellen antwoorden niet mee, zie hierboven", EN: "; %s problems left answers out, see above"},
}

// Listed is what a list says of one wave.
type Listed struct {
	ID          string          `json:"id"`
	Label       string          `json:"label"`
	Year        int             `json:"year,omitempty"`
	Respondents int             `json:"respondents,omitempty"`
	Items       int             `json:"items"`
	Provenance  data.Provenance `json:"provenance"`
	Source      string          `json:"source,omitempty"` // the export that it was made from
	SHA256      string          `json:"sha256,omitempty"`
}

// List lists the waves of a survey.
func List(survey *data.Survey, lang data.Lang) []Listed {
	list := []Listed{}
	for _, wave := range survey.Waves {
		one := Listed{ID: wave.ID, Label: wave.Label.In(lang), Year: wave.Fieldwork.InYear(), Respondents: wave.Respondents, Provenance: wave.Provenance}
		for _, item := range survey.Codebook.Items {
			if wave.Asks(item.ID) {
				one.Items++
			}
		}
		if wave.Import != nil {
			one.Source, one.SHA256 = wave.Import.Source, wave.Import.SHA256
		}
		list = append(list, one)
	}
	return list
}

// JSON returns a list for another program.
func JSON(list []Listed) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(list); err != nil {
		return nil, fmt.Errorf("write waves: %w", err)
	}
	return text.Bytes(), nil
}

// Text returns a list in columns.
func Text(list []Listed, lang data.Lang) []byte {
	var text bytes.Buffer
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	var header []string
	for _, name := range []data.Text{words.wave, words.label, words.year, words.respondents, words.items, words.provenance, words.source} {
		header = append(header, name.In(lang))
	}
	fmt.Fprintln(table, strings.Join(header, "\t"))
	for _, wave := range list {
		provenance := words.observed
		if wave.Provenance == data.Reconstructed {
			provenance = words.reconstructed
		}
		cells := []string{wave.ID, wave.Label, "-", "-", strconv.Itoa(wave.Items), provenance.In(lang), wave.Source}
		if wave.Year > 0 {
			cells[2] = strconv.Itoa(wave.Year)
		}
		if wave.Respondents > 0 {
			cells[3] = number.Count(wave.Respondents, lang)
		}
		fmt.Fprintln(table, strings.Join(cells, "\t"))
	}
	table.Flush() // into memory, which does not fail
	var trimmed bytes.Buffer
	for line := range strings.Lines(text.String()) {
		fmt.Fprintln(&trimmed, strings.TrimRight(line, " \n"))
	}
	return trimmed.Bytes()
}

// Stored is what became of a wave that was to be stored.
type Stored struct {
	ID          string
	Place       string // its folder
	Respondents int
	Items       int
	Problems    int    // that left answers out
	Weights     string // the column of weights that it was stored for; "" for a wave that was added
	Same        bool   // it was there already
}

// Text says what became of the wave.
func (s Stored) Text(lang data.Lang) string {
	switch {
	case s.Same:
		return words.same.Say(lang, s.ID, s.Place)
	case s.Weights != "":
		return words.weighted.Say(lang, s.ID, s.Place, s.Weights)
	}
	text := words.stored.Say(lang, s.ID, s.Place, number.Counted(s.Respondents, words.respondent, words.manyRespondents, lang), number.Counted(s.Items, words.item, words.manyItems, lang))
	if s.Problems > 0 {
		text += number.Counted(s.Problems, words.problem, words.problems, lang)
	}
	return text
}

// Set is what was changed of a wave.
type Set struct {
	ID    string
	File  string // its wave.yaml
	Edits []edit.Change
}

// Text says what was changed, one value a line.
func (s Set) Text(lang data.Lang) string {
	if len(s.Edits) == 0 {
		return words.unchanged.Say(lang, s.ID, s.File)
	}
	return strings.Join(append([]string{words.set.Say(lang, s.ID, s.File)}, changes(s.Edits, lang)...), "\n")
}

func changes(edits []edit.Change, lang data.Lang) []string {
	value := func(text string) string {
		if text == "" {
			return words.nothing.In(lang)
		}
		return strconv.Quote(text)
	}
	var lines []string
	for _, edit := range edits {
		lines = append(lines, words.change.Say(lang, edit.Key, value(edit.Before), value(edit.After)))
	}
	return lines
}

// Replaced is what becomes different of a wave.
type Replaced struct {
	ID    string
	Place string // its folder
	Edits []edit.Change
	Files []string // that go
}

// Text says what becomes different, one value a line.
func (r Replaced) Text(lang data.Lang) string {
	lines := append([]string{words.replaced.Say(lang, r.ID, r.Place)}, changes(r.Edits, lang)...)
	for _, name := range r.Files {
		lines = append(lines, words.leaves.Say(lang, name))
	}
	if len(lines) == 1 {
		lines = append(lines, words.answers.In(lang))
	}
	return strings.Join(lines, "\n")
}
