// Package against says how the answers to an item stand against what is known of the population.
package against

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"spoor/analysis"
	"spoor/analysis/fit"
	"spoor/analysis/hypothesis"
	"spoor/data"
	"spoor/data/population"
	"spoor/internal/jsonschema"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/method"
	"spoor/reports/page"
)

// Form names the form of a result as JSON.
const Form = "spoor/against/1"

// Result is an item set against what is known of the population.
type Result struct {
	Table    analysis.Table // of all respondents
	File     string         // what the population is known from
	Known    population.Known
	Fit      fit.Result
	Response *Response // nil where the numbers of people are not known, or respondents do not count the same
}

// Response is how many of the people of each answer answered: it is known, so that it has no interval.
type Response struct {
	Counts []int // in the order of the options
	Test   *hypothesis.Result
}

// Total is how many answered.
func (r Response) Total() int {
	total := 0
	for _, count := range r.Counts {
		total += count
	}
	return total
}

var words = struct {
	caption, answer, count, share, known, difference, people, response, fit, check, rate, rates, noRates, part data.Text
}{
	caption: data.Text{
		NL: "%[1]s naast wat bekend is van de populatie (%[2]s): percentage van de respondenten, tussen haakjes het %[3]s; verschil in procentpunten. n = %[4]s.",
		EN: "%[1]s beside what is known of the population (%[2]s): percentage of the respondents, with the %[3]s in brackets; difference in percentage points. n = %[4]s.",
	},
	answer: data.Text{NL: "Antwoord", EN: "Answer"}, count: data.Text{NL: "Aantal", EN: "Count"}, share: data.Text{NL: "Percentage", EN: "Percentage"},
	known: data.Text{NL: "Populatie", EN: "Population"}, difference: data.Text{NL: "Verschil", EN: "Difference"},
	people: data.Text{NL: "Personen", EN: "People"}, response: data.Text{NL: "Respons", EN: "Response"},
	fit:   data.Text{NL: "Wijkt de verdeling af van de bekende aandelen? p %s (%s)", EN: "Do the answers differ from the known shares? p %s (%s)"},
	check: data.Text{NL: "; ter controle %s: p %s", EN: "; as a check %s: p %s"},
	rate:  data.Text{NL: "Respons: %s van %s personen (%s).", EN: "Response: %s of %s people (%s)."},
	rates: data.Text{NL: " Verschilt de respons tussen de antwoorden? p %s (%s).", EN: " Does the response differ between the answers? p %s (%s)."},
	part: data.Text{
		NL: "Alleen respondenten met %[1]s tellen mee; de populatie in %[2]s moet ook alleen uit mensen met %[1]s bestaan.",
		EN: "Only respondents with %[1]s are counted; the population in %[2]s has to be of people with %[1]s only as well.",
	},
	noRates: data.Text{
		NL: "Geen respons per antwoord: in een steekproef met een ontwerp was niet ieders kans om gevraagd te worden gelijk.",
		EN: "No response by answer: in a sample with a design not everybody had the same chance of being asked.",
	},
}

// view is the table and the sentences below it.
func (r Result) view(lang data.Lang) (page.Table, []string, *page.Footnotes) {
	notes, part := page.NewFootnotes(lang), r.Table.Parts[0]
	title := r.Table.Item.Heading(lang) + notes.Mark(append(append([]analysis.Note{}, r.Table.Notes...), part.Notes...)...)
	out := page.Table{Caption: fmt.Sprintf(words.caption.In(lang), title, r.File, prose.IntervalName(r.Table.Options.Level, lang), prose.TableBase(r.Table, part, lang)),
		Header: []string{words.answer.In(lang), words.count.In(lang), words.share.In(lang), words.known.In(lang), words.difference.In(lang)}}
	if r.Known.People != nil {
		out.Header = append(out.Header, words.people.In(lang))
	}
	if r.Response != nil {
		out.Header = append(out.Header, words.response.In(lang))
	}
	for i, e := range part.Estimates {
		row := page.Row{Name: prose.Label(r.Table.Item, e.Option, lang), Mark: notes.Mark(e.Notes...)}
		row.Cells = []string{number.Count(e.Count, lang), "–", number.Percent(r.Known.Shares[i], e.Digits(), lang), "–"}
		if e.Known() {
			row.Cells[1] = prose.WithBounds(notes.Share(e), e, number.BareRange(e.Interval.Low, e.Interval.High, e.Digits(), lang), "")
			row.Cells[3] = prose.BareChange(r.Table.Item, e.Proportion-r.Known.Shares[i], e.Digits(), lang)
		}
		if r.Known.People != nil {
			row.Cells = append(row.Cells, number.Count(r.Known.People[i], lang))
		}
		if r.Response != nil {
			row.Cells = append(row.Cells, rate(r.Response.Counts[i], r.Known.People[i], e.Digits(), lang))
		}
		out.Rows = append(out.Rows, row)
	}
	return out, r.sentences(lang), notes
}

// rate is a response; there is none of nobody.
func rate(count, people, digits int, lang data.Lang) string {
	if people == 0 {
		return "–"
	}
	return number.Percent(float64(count)/float64(people), digits, lang)
}

func (r Result) sentences(lang data.Lang) []string {
	all := r.part(lang)
	if f := r.Fit; f.Test != "" {
		sentence := fmt.Sprintf(words.fit.In(lang), number.Probability(f.P, lang), prose.Test(f.Test, lang))
		if f.Degrees[1] > 0 {
			sentence = strings.TrimSuffix(sentence, ")") + fmt.Sprintf("; F(%s, %s) = %s)", number.Decimals(f.Degrees[0], 2, lang), number.Decimals(f.Degrees[1], 2, lang), number.Decimals(f.Statistic, 2, lang))
		}
		if f.Check != "" {
			sentence += fmt.Sprintf(words.check.In(lang), prose.Test(f.Check, lang), number.Probability(f.CheckP, lang))
		}
		all = append(all, sentence+".")
	}
	for _, note := range r.Fit.Notes {
		all = append(all, note.In(lang))
	}
	switch {
	case r.Response != nil:
		answered, size := r.Response.Total(), r.Known.Size()
		sentence := fmt.Sprintf(words.rate.In(lang), number.Count(answered, lang), number.Count(size, lang), rate(answered, size, 0, lang))
		if t := r.Response.Test; t != nil {
			sentence += fmt.Sprintf(words.rates.In(lang), number.Probability(t.P, lang), prose.Test(t.Method, lang))
		}
		all = append(all, sentence)
	case r.Known.People != nil:
		all = append(all, words.noRates.In(lang))
	}
	return all
}

// part says of whom the population has to be where some of the respondents are counted.
func (r Result) part(lang data.Lang) []string {
	if r.Table.Wave.Subset == "" {
		return nil
	}
	return []string{words.part.Say(lang, r.Table.Wave.Subset, r.File)}
}

// Text returns the result as plain text in columns.
func (r Result) Text(lang data.Lang) []byte {
	table, sentences, notes := r.view(lang)
	var text bytes.Buffer
	fmt.Fprintf(&text, "%s\n%s\n\n", r.Table.Item.Text.In(lang), table.Caption)
	table.WriteColumns(&text)
	for _, sentence := range sentences {
		fmt.Fprintf(&text, "\n%s\n", sentence)
	}
	fmt.Fprintln(&text)
	for _, line := range append(page.Lines(notes.Notes()), method.Foot(lang, r.Table)...) {
		fmt.Fprintln(&text, line)
	}
	return text.Bytes()
}

// Markdown returns the result as Markdown.
func (r Result) Markdown(lang data.Lang) []byte {
	table, sentences, notes := r.view(lang)
	return page.TablesMarkdown(r.Table.Item.Text.In(lang), notes.Notes(), method.Foot(lang, r.Table), sentences, table)
}

// record is the result for other programs.
type record struct {
	Schema   string          `json:"schema"`
	Wave     string          `json:"wave"`
	Where    string          `json:"where,omitempty"` // which respondents were counted
	Item     string          `json:"item"`
	Options  []optionRecord  `json:"options"`
	Test     string          `json:"test"` // empty without one; the notes say why
	P        *float64        `json:"p"`
	F        *float64        `json:"f,omitempty"` // of a weighted sample
	Degrees  []float64       `json:"degrees_of_freedom,omitempty"`
	Check    string          `json:"check,omitempty"`
	CheckP   *float64        `json:"check_p,omitempty"`
	Response *responseRecord `json:"response,omitempty"`
	Notes    []string        `json:"notes"`
}

type optionRecord struct {
	Option     string   `json:"option"`
	Count      int      `json:"count"`
	Answered   int      `json:"answered"`
	Proportion *float64 `json:"proportion"`
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
	Expected   float64  `json:"expected"`
	People     *int     `json:"people,omitempty"`
	Responded  *int     `json:"responded,omitempty"`
}

type responseRecord struct {
	Answered int      `json:"answered"`
	People   int      `json:"people"`
	Test     string   `json:"test"` // whether it differs between the answers; empty where it cannot
	P        *float64 `json:"p"`
}

// JSON returns the result for other programs, words in lang.
func (r Result) JSON(lang data.Lang) ([]byte, error) {
	out := record{Schema: Form, Wave: r.Table.Wave.ID, Where: r.Table.Wave.Subset, Item: r.Table.Item.ID, Test: string(r.Fit.Test), Check: string(r.Fit.Check), Notes: append([]string{}, r.part(lang)...)}
	if r.Fit.Test != "" {
		out.P = &r.Fit.P
	}
	if r.Fit.Degrees[1] > 0 {
		out.F, out.Degrees = &r.Fit.Statistic, r.Fit.Degrees[:]
	}
	if r.Fit.Check != "" {
		out.CheckP = &r.Fit.CheckP
	}
	for i, e := range r.Table.Parts[0].Estimates {
		one := optionRecord{Option: e.Option, Count: e.Count, Answered: e.Base, Expected: r.Known.Shares[i]}
		if e.Known() {
			one.Proportion, one.Low, one.High = &e.Proportion, &e.Interval.Low, &e.Interval.High
		}
		if r.Known.People != nil {
			one.People = &r.Known.People[i]
		}
		if r.Response != nil {
			one.Responded = &r.Response.Counts[i]
		}
		out.Options = append(out.Options, one)
	}
	if r.Response != nil {
		out.Response = &responseRecord{Answered: r.Response.Total(), People: r.Known.Size()}
		if t := r.Response.Test; t != nil {
			out.Response.Test, out.Response.P = string(t.Method), &t.P
		}
	}
	for _, note := range append(append([]analysis.Note{}, r.Table.Notes...), append(r.Table.Parts[0].Notes, r.Fit.Notes...)...) {
		out.Notes = append(out.Notes, note.In(lang))
	}
	text, err := json.MarshalIndent(out, "", "  ")
	return append(text, '\n'), err
}

// JSONSchema returns the JSON Schema of a result as JSON.
func JSONSchema() ([]byte, error) {
	share := map[string]any{"minimum": 0, "maximum": 1}
	return jsonschema.Written(reflect.TypeFor[record](), jsonschema.Options{Title: "spoor against", Also: map[string]map[string]any{
		"record.schema": {"const": Form}, "record.p": share, "record.check_p": share, "responseRecord.p": share,
		"optionRecord.proportion": share, "optionRecord.low": share, "optionRecord.high": share, "optionRecord.expected": share,
	}, Texts: map[string]string{
		"record":              "How the answers to one item of a wave stand against what is known of the population.",
		"record.where":        "The condition that the respondents meet who are counted; absent where all are.",
		"record.options":      "Each answer with its share among the respondents and in the population.",
		"record.response":     "How many of the people who are known answered, and whether that differs between the answers.",
		"record.test":         "The test of whether the answers come from the population; empty where there is none.",
		"record.check":        "A second test of the same.",
		"optionRecord.people": "How many people of the population this is so of.",
	}})
}
