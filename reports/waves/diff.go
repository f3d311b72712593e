package waves

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"spoor/data"
	"spoor/data/crosswalk"
	"spoor/internal/number"
	"spoor/internal/prose"
)

var diffWords = struct {
	codebook, head, none, counted, otherScale, otherKind, ownItem, otherOrder, question, rows, added, gone, relabelled, renumbered, standsFor, alone, columns,
	wrote, nothingToWrite, sure, near data.Text
}{
	codebook:       data.Text{NL: "het codeboek", EN: "the codebook"},
	head:           data.Text{NL: "van %s naar %s: %s", EN: "from %s to %s: %s"},
	none:           data.Text{NL: "geen vragen", EN: "no items"},
	counted:        data.Text{NL: "%s %s", EN: "%s %s"},
	otherScale:     data.Text{NL: "andere schaal", EN: "other scale"},
	otherKind:      data.Text{NL: "ander soort antwoorden", EN: "other kind of answers"},
	ownItem:        data.Text{NL: "%s in plaats van %s: geef haar een eigen vraag in codebook.yaml, met columns", EN: "%s instead of %s: give it an item of its own in codebook.yaml, with columns"},
	otherOrder:     data.Text{NL: "dezelfde punten in een andere volgorde: %s", EN: "the same points in another order: %s"},
	question:       data.Text{NL: "vraag: %s wordt %s", EN: "question: %s becomes %s"},
	added:          data.Text{NL: "nieuw%s: %s (%s)", EN: "new%s: %s (%s)"},
	gone:           data.Text{NL: "weg%s: %s (%s)", EN: "gone%s: %s (%s)"},
	relabelled:     data.Text{NL: "anders geformuleerd%s: %s wordt %s (%s)", EN: "relabelled%s: %s becomes %s (%s)"},
	renumbered:     data.Text{NL: "ander id%s: %s was %s (%s)", EN: "other id%s: %s was %s (%s)"},
	rows:           data.Text{NL: " onderdeel", EN: " row"},
	standsFor:      data.Text{NL: "voorstel: %s staat voor %s (%s)", EN: "proposal: %s stands for %s (%s)"},
	alone:          data.Text{NL: "zonder tegenhanger: %s", EN: "without a counterpart: %s"},
	columns:        data.Text{NL: "kolommen: %s", EN: "columns: %s"},
	wrote:          data.Text{NL: "voorstel voor %s in %s; bevestig elke regel met # guess, of wijzig die, en haal het commentaar weg", EN: "proposal for %s in %s; confirm each line with # guess, or change it, and take the comment away"},
	nothingToWrite: data.Text{NL: "er is niets voor te stellen; er is niets geschreven", EN: "there is nothing to propose; nothing was written"},
	sure:           data.Text{NL: "zelfde tekst", EN: "same label"},
	near:           data.Text{NL: "bijna dezelfde tekst", EN: "nearly the same label"},
}

// Diff is how one questionnaire differs from another.
type Diff struct {
	From, To string // waves, or the file of an export; an empty From is the codebook
	Items    []crosswalk.Item

	File    string // that what is proposed was written to; "" where nothing was
	Written int    // items of which something was
}

// Write returns the differences in the form text or json; see [Diff.Text].
func (d Diff) Write(form string, asked bool, lang data.Lang) ([]byte, error) {
	if form == "json" {
		return d.JSON(lang)
	}
	return []byte(d.Text(asked, lang) + "\n"), nil
}

// change names a change of an item.
func change(of data.ItemChange, lang data.Lang) string {
	switch of {
	case crosswalk.OtherScale:
		return diffWords.otherScale.In(lang)
	case crosswalk.OtherKind:
		return diffWords.otherKind.In(lang)
	}
	return prose.ItemChange(of, lang)
}

// diffChanges are the changes of items in the order in which they are counted.
func diffChanges() []data.ItemChange {
	return []data.ItemChange{data.SameItem, data.Relabelled, data.RowsChanged, data.OptionsChanged, crosswalk.OtherScale, crosswalk.OtherKind, data.NewItem, data.DroppedItem}
}

// Text says how many items are the same, and how each of the others differs. Asked says that the proposals were to be written.
func (d Diff) Text(asked bool, lang data.Lang) string {
	from := d.From
	if from == "" {
		from = diffWords.codebook.In(lang)
	}
	var counts []string
	for _, kind := range diffChanges() {
		n := 0
		for _, item := range d.Items {
			if item.Change == kind {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, diffWords.counted.Say(lang, number.Count(n, lang), change(kind, lang)))
		}
	}
	if len(counts) == 0 {
		counts = []string{diffWords.none.In(lang)}
	}
	lines := []string{diffWords.head.Say(lang, from, d.To, strings.Join(counts, ", "))}
	for _, item := range d.Items {
		if item.Change != data.SameItem {
			lines = append(lines, itemLines(item, lang)...)
		}
	}
	switch {
	case d.File != "":
		lines = append(lines, diffWords.wrote.Say(lang, number.Counted(d.Written, words.item, words.manyItems, lang), d.File))
	case asked:
		lines = append(lines, diffWords.nothingToWrite.In(lang))
	}
	return strings.Join(lines, "\n")
}

func itemLines(item crosswalk.Item, lang data.Lang) []string {
	lines := []string{fmt.Sprintf("%s: %s", item.ID, change(item.Change, lang))}
	say := func(text data.Text, args ...any) { lines = append(lines, "  "+text.Say(lang, args...)) }
	before, after := item.Before.Text.In(lang), item.After.Text.In(lang)
	switch {
	case item.Change == data.NewItem:
		say(data.Text{NL: "%s", EN: "%s"}, quoted(after))
		if len(item.Columns) > 0 {
			say(diffWords.columns, strings.Join(item.Columns, ", "))
		}
		return lines
	case item.Change == data.DroppedItem:
		say(data.Text{NL: "%s", EN: "%s"}, quoted(before))
		return lines
	case item.Change == crosswalk.OtherKind:
		say(diffWords.ownItem, item.After.Kind, item.Before.Kind)
		return lines
	case before != after && after != "":
		say(diffWords.question, quoted(before), quoted(after))
	}
	for _, list := range []struct {
		what  string
		parts []crosswalk.Part
	}{{"", item.Answers}, {diffWords.rows.In(lang), item.Rows}} {
		for _, part := range list.parts {
			was, is := label(part.Before, lang), label(part.After, lang)
			switch part.Change {
			case data.NewItem:
				say(diffWords.added, list.what, is, part.After.ID)
			case data.DroppedItem:
				say(diffWords.gone, list.what, was, part.Before.ID)
			case data.Relabelled:
				if was != is { // in this language
					say(diffWords.relabelled, list.what, was, is, part.After.ID)
				}
			default:
				say(diffWords.renumbered, list.what, part.After.ID, part.Before.ID, is)
			}
		}
	}
	if item.Change == crosswalk.OtherScale && len(item.Answers) == 0 {
		var points []string
		for _, point := range item.After.Answers() {
			points = append(points, label(point, lang))
		}
		say(diffWords.otherOrder, strings.Join(points, ", "))
	}
	return append(lines, proposalLines(item.Proposal, lang)...)
}

func proposalLines(p *crosswalk.Proposal, lang data.Lang) (lines []string) {
	if p == nil {
		return nil
	}
	for _, option := range append(append([]data.Option{}, p.Options...), p.Scale...) {
		if basis, found := p.Basis[option.ID]; found {
			by := diffWords.sure
			if basis == crosswalk.Near {
				by = diffWords.near
			}
			lines = append(lines, "  "+diffWords.standsFor.Say(lang, option.ID, strings.Join(p.Bridge[option.ID], ", "), by.In(lang)))
		}
	}
	if len(p.Alone) > 0 {
		lines = append(lines, "  "+diffWords.alone.Say(lang, strings.Join(p.Alone, ", ")))
	}
	return lines
}

func label(option data.Option, lang data.Lang) string { return quoted(option.Label.In(lang)) }

func quoted(text string) string { return fmt.Sprintf("%q", text) }

// JSON returns the differences for another program. Items that are the same are in it by their id.
func (d Diff) JSON(lang data.Lang) ([]byte, error) {
	type part struct {
		Change data.ItemChange `json:"change"`
		ID     string          `json:"id,omitempty"`     // in the later questionnaire
		Was    string          `json:"was,omitempty"`    // its id in the earlier one
		Before string          `json:"before,omitempty"` // its label there
		After  string          `json:"after,omitempty"`
		Basis  crosswalk.Basis `json:"basis,omitempty"` // by what the two were taken for one another
	}
	type item struct {
		ID      string              `json:"id"`
		Change  data.ItemChange     `json:"change"`
		Before  string              `json:"before,omitempty"` // the question
		After   string              `json:"after,omitempty"`
		Answers []part              `json:"answers,omitempty"`
		Rows    []part              `json:"rows,omitempty"`
		Columns []string            `json:"columns,omitempty"` // of an export that hold a new item
		Bridge  map[string][]string `json:"proposed_bridge,omitempty"`
		Alone   []string            `json:"without_counterpart,omitempty"`
	}
	out := struct {
		From  string `json:"from"` // "" for the codebook
		To    string `json:"to"`
		Items []item `json:"items"`
		File  string `json:"written_to,omitempty"`
	}{d.From, d.To, []item{}, d.File}
	parts := func(list []crosswalk.Part) (all []part) {
		for _, p := range list {
			all = append(all, part{p.Change, p.After.ID, p.Before.ID, p.Before.Label.In(lang), p.After.Label.In(lang), p.Basis})
		}
		return all
	}
	for _, i := range d.Items {
		one := item{ID: i.ID, Change: i.Change, Before: i.Before.Text.In(lang), After: i.After.Text.In(lang), Answers: parts(i.Answers), Rows: parts(i.Rows), Columns: i.Columns}
		if i.Proposal != nil {
			one.Bridge, one.Alone = i.Proposal.Bridge, i.Proposal.Alone
		}
		out.Items = append(out.Items, one)
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(out); err != nil {
		return nil, fmt.Errorf("write differences: %w", err)
	}
	return text.Bytes(), nil
}
