// Package check writes what was found in exports, and in the waves of a survey, before anything is made of them.
package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"spoor/data"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/data/problem/dutch"
	"spoor/internal/number"
	"spoor/reports/page"
)

// Checked is what was found in one export, or in one wave of a survey.
type Checked struct {
	File     string             `json:"file"`
	Platform string             `json:"platform,omitempty"` // "" for a wave
	Read     int                `json:"read"`               // records
	Kept     int                `json:"kept"`               // respondents
	LeftOut  []data.ImportCount `json:"left_out,omitempty"`
	Personal []string           `json:"personal,omitempty"` // columns left out
	Notes    []string           `json:"notes,omitempty"`
	Bases    []importing.Base   `json:"bases"`
	Problems []importing.Group  `json:"problems"`
	Total    int                `json:"total"` // problems, those that are alike included
}

// Found puts the problems in place of those that were found before, those that are alike together.
func (c *Checked) Found(problems data.Problems) {
	var collected importing.Problems
	for _, problem := range problems {
		collected.Add(problem)
	}
	c.Problems, c.Total = collected.Groups(), collected.Total()
}

// Total returns how many problems were found in all.
func Total(all []Checked) int {
	total := 0
	for _, one := range all {
		total += one.Total
	}
	return total
}

var words = struct {
	problems, alike, different, records, respondents, leftOut, test, unfinished, empty, note,
	item, answered, skipped, notAsked, dontKnow, refused, unusable data.Text
	problem, record, respondent data.Text
}{
	problem:     data.Text{NL: "1 probleem", EN: "1 problem"},
	problems:    data.Text{NL: "%s problemen", EN: "%s problems"},
	alike:       data.Text{NL: " (alle hetzelfde)", EN: " (all alike)"},
	different:   data.Text{NL: " (%s verschillende)", EN: " (%s different)"},
	record:      data.Text{NL: "1 rij", EN: "1 record"},
	records:     data.Text{NL: "%s rijen", EN: "%s records"},
	respondent:  data.Text{NL: "1 respondent", EN: "1 respondent"},
	respondents: data.Text{NL: "%s respondenten", EN: "%s respondents"},
	leftOut:     data.Text{NL: ", %s weggelaten als %s", EN: ", %s left out as %s"},
	test:        data.Text{NL: "test", EN: "test"},
	unfinished:  data.Text{NL: "niet afgemaakt", EN: "unfinished"},
	empty:       data.Text{NL: "leeg", EN: "empty"},
	note:        data.Text{NL: "opmerking", EN: "note"},
	item:        data.Text{NL: "vraag", EN: "item"},
	answered:    data.Text{NL: "beantwoord", EN: "answered"},
	skipped:     data.Text{NL: "overgeslagen", EN: "skipped"},
	notAsked:    data.Text{NL: "niet gevraagd", EN: "not asked"},
	dontKnow:    data.Text{NL: "weet niet", EN: "don't know"},
	refused:     data.Text{NL: "geweigerd", EN: "refused"},
	unusable:    data.Text{NL: "onbruikbaar", EN: "unusable"},
}

// JSON returns what was found for another program.
func JSON(all []Checked) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(map[string]any{"checked": all}); err != nil {
		return nil, fmt.Errorf("write what was checked: %w", err)
	}
	return text.Bytes(), nil
}

// Text returns every problem and note, and below those of each file how many respondents are in the base of each item.
func Text(all []Checked, lang data.Lang) []byte {
	var text bytes.Buffer
	for i, one := range all {
		if i > 0 {
			text.WriteString("\n")
		}
		for _, problem := range one.Problems {
			fmt.Fprintln(&text, said(problem.String(), lang))
		}
		for _, note := range one.Notes {
			fmt.Fprintf(&text, "%s: %s: %s\n", one.File, words.note.In(lang), said(note, lang))
		}
		fmt.Fprintln(&text, one.summary(lang))
		if len(one.Bases) > 0 {
			bases(one.Bases, lang).WriteColumns(&text)
		}
	}
	return text.Bytes()
}

// said is a problem or a note in a language.
func said(text string, lang data.Lang) string {
	if lang == data.English {
		return text
	}
	return dutch.Text(text)
}

// summary says in one line how much is wrong and who is left.
func (c Checked) summary(lang data.Lang) string {
	text := c.File + ": " + number.Counted(c.Total, words.problem, words.problems, lang)
	if different := len(c.Problems); different != c.Total {
		text += number.Counted(different, words.alike, words.different, lang)
	}
	if c.Platform == "" {
		return text
	}
	text += "; " + number.Counted(c.Read, words.record, words.records, lang) + ", " + number.Counted(c.Kept, words.respondent, words.respondents, lang)
	for _, left := range c.LeftOut {
		text += words.leftOut.Say(lang, number.Count(left.N, lang), reason(left.Reason, lang))
	}
	return text
}

// reason says why a response is left out.
func reason(reason string, lang data.Lang) string {
	switch platform.Reason(reason) {
	case platform.TestRun:
		return words.test.In(lang)
	case platform.Unfinished:
		return words.unfinished.In(lang)
	case platform.EmptyRow:
		return words.empty.In(lang)
	}
	return reason
}

// bases says how many respondents are in the base of each item, and why the others are not. Columns in which nobody is are
// left out.
func bases(bases []importing.Base, lang data.Lang) page.Table {
	columns := []struct {
		name data.Text
		of   func(importing.Base) int
	}{
		{words.answered, func(b importing.Base) int { return b.Answered }},
		{words.skipped, func(b importing.Base) int { return b.Skipped }},
		{words.notAsked, func(b importing.Base) int { return b.NotAsked }},
		{words.dontKnow, func(b importing.Base) int { return b.DontKnow }},
		{words.refused, func(b importing.Base) int { return b.Refused }},
		{words.unusable, func(b importing.Base) int { return b.Unusable }},
	}
	table := page.Table{Header: []string{words.item.In(lang)}}
	for _, base := range bases {
		table.Rows = append(table.Rows, page.Row{Name: base.Name()})
	}
	for i, column := range columns {
		if i > 0 && !slices.ContainsFunc(bases, func(b importing.Base) bool { return column.of(b) > 0 }) {
			continue
		}
		table.Header = append(table.Header, column.name.In(lang))
		for k, base := range bases {
			table.Rows[k].Cells = append(table.Rows[k].Cells, strconv.Itoa(column.of(base)))
		}
	}
	return table
}
