package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/internal/inorder"
)

// Table holds the estimates of one item in one wave.
type Table struct {
	Item    data.Item
	Wave    data.Wave
	Options Options
	Parts   []Part // one for each row of the item, in codebook order; one without a row otherwise
	Notes   []Note // cautions on the item as a whole

	// Provenance is that of the wave, or data.Published for means of which nothing else is known.
	Provenance data.Provenance

	// By is the item whose options are the groups of a crosstab, see [NewCrosstab]; without groups its id is empty.
	By           data.Item
	Groups       []Group                // in codebook order
	Associations []estimate.Association // whether the groups differ at all, one for each row
	Pairs        []Pair                 // the groups two by two, line by line; none unless asked for, see [Table.WithPairs]
	Lettered     bool                   // they were asked for, and the groups have letters
}

// NewTable estimates one item from its tallies, one for each row in any order. Tallies of other items are passed over.
//
// It is an error when the item is open, when a row has no tally or several, and when a tally cannot be one of this item.
func NewTable(wave data.Wave, item data.Item, tallies []data.Tally, options Options) (Table, error) {
	table := Table{Item: item, Wave: wave, Options: options}
	if item.Kind == data.Open {
		return Table{}, fmt.Errorf("item %s is an open question; its answers are not counted", item.ID)
	}
	if err := options.Check(item); err != nil {
		return Table{}, err
	}
	if options.Base == estimate.BaseResponses && options.Disclosure != (disclosure.Rule{}) {
		return Table{}, ErrHiddenResponses
	}
	spreadUnknown := false
	table.Parts = make([]Part, 0, len(item.RowIDs()))
	for _, row := range item.RowIDs() {
		var tally data.Tally
		found := 0
		for i := range tallies {
			if tallies[i].Item == item.ID && tallies[i].Row == row {
				tally, found = tallies[i], found+1
			}
		}
		switch {
		case found == 0:
			return Table{}, fmt.Errorf("wave %s has no answers to %s", wave.ID, item.UnitID(row))
		case found > 1:
			return Table{}, fmt.Errorf("%s has %d tallies; add them up or choose one", item.UnitID(row), found)
		}
		if err := estimate.CheckTally(item, tally); err != nil {
			return Table{}, fmt.Errorf("tally of %s: %w", item.UnitID(row), err)
		}
		part, err := estimate.NewSource(wave, item, tally, options).Part()
		if err != nil {
			return Table{}, err
		}
		table.Parts = append(table.Parts, part)
		spreadUnknown = spreadUnknown || item.Kind == data.Number && part.Answered > 0 && !tally.SpreadKnown
	}
	table.Provenance = wave.Provenance
	if spreadUnknown {
		table.Provenance = data.Published
		table.Notes = append(table.Notes, WidestCaseNote())
	}
	table.noteOptions()
	table.attachWaveNotes()
	if table.Hides() {
		table.Notes = append(table.Notes, boundsNote())
	}
	if options.Disclosure != (disclosure.Rule{}) {
		return table, table.protect(options.Disclosure, tallies)
	}
	return table, nil
}

// attachWaveNotes puts each note of the wave on the table, the row or the estimate that it is about. A note on an option
// without a row is about that option in every row.
func (t *Table) attachWaveNotes() {
	for _, note := range t.Wave.Notes {
		if note.Item != t.Item.ID {
			continue
		}
		if note.Row == "" && note.Option == "" {
			t.Notes = append(t.Notes, note.Text)
			continue
		}
		for p := range t.Parts {
			if note.Row == "" || t.Parts[p].Row == note.Row {
				attach(&t.Parts[p], note)
			}
		}
	}
}

// Part returns the estimates of a row; the row is "" for an item without rows.
func (t Table) Part(row string) (Part, bool) {
	for _, part := range t.Parts {
		if part.Row == row {
			return part, true
		}
	}
	return Part{}, false
}

// At returns the estimate of an option in a row; the row is "" for an item without rows. Option may be the id of a net.
func (t Table) At(row, option string) (Estimate, bool) {
	part, _ := t.Part(row)
	for _, estimates := range [][]Estimate{part.Estimates, part.Nets} {
		if i := slices.IndexFunc(estimates, func(e Estimate) bool { return e.Option == option }); i >= 0 {
			return estimates[i], true
		}
	}
	return Estimate{}, false
}

// Ranked returns the estimates of a part as they are listed: the largest first, equal ones in codebook order, "other" and
// its like last. A scale keeps its order.
func (t Table) Ranked(part Part) []Estimate {
	estimates := slices.Clone(part.Estimates)
	if t.Item.Scaled() {
		return estimates
	}
	last := func(e Estimate) bool {
		option, _ := t.Item.Answer(e.Option)
		return option.Residual()
	}
	inorder.By(estimates, func(a, b Estimate) int {
		if last(a) != last(b) {
			if last(a) {
				return 1
			}
			return -1
		}
		return cmp.Compare(b.Proportion, a.Proportion) // which weights put in another order than the counts
	})
	return estimates
}

// RankedParts returns the rows of a battery as they are listed: the largest share of the box that heads the scale first, equal ones
// in codebook order. Other items keep the order of their rows.
func (t Table) RankedParts() []Part {
	parts := slices.Clone(t.Parts)
	if _, found := t.Item.Headline(); found {
		inorder.By(parts, func(a, b Part) int { return cmp.Compare(b.Headline().Proportion, a.Headline().Proportion) })
	}
	return parts
}

// Bases returns the smallest and the largest base of the table.
func (t Table) Bases() (low, high int) {
	first := true
	for _, part := range t.Parts {
		if part.BaseHidden {
			continue
		}
		if first || part.Answered < low {
			low, first = part.Answered, false
		}
		high = max(high, part.Answered)
	}
	return low, high
}

func attach(p *Part, note data.WaveNote) {
	if note.Option == "" {
		p.Notes = append(p.Notes, note.Text)
		return
	}
	for i := range p.Estimates {
		if p.Estimates[i].Option == note.Option {
			p.Estimates[i].Notes = append(p.Estimates[i].Notes, note.Text)
		}
	}
}
