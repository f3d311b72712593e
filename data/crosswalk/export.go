package crosswalk

import (
	"slices"

	"spoor/data"
	"spoor/data/draft"
	"spoor/data/writing"
)

// Found is what an export shows of an item of the codebook.
type Found struct {
	Asked   bool      // whether it has columns of the item
	Kind    data.Kind // of its answers, where they are numbers and the item none, or the other way around; "" otherwise
	Text    string    // the question as it stands there; "" where it has none but a code
	Options []string  // answers that are no option, and no slips
	Scale   []string  // of a rating on another scale: all its points, from worst to best as far as their words tell
	Rows    []string  // rows of a battery that the codebook does not have
	Absent  []string  // ids of options or rows of which it has no column, where others have one
	Unused  []string  // ids of options that nobody chose: one that is worded nearly as one of Options is that
	Lang    data.Lang // of the texts
}

// Export sets the codebook beside what an export shows of its items, in codebook order; then come the items of the export that the
// codebook does not have, with their columns. An option that nobody chose may have been asked, and is not called gone.
func Export(codebook data.Codebook, found map[string]Found, unknown []data.Item) []Item {
	var items []Item
	for _, base := range codebook.Items {
		items = append(items, found[base.ID].item(base))
	}
	for _, item := range unknown {
		columns := slices.Clone(item.Headers)
		for _, part := range slices.Concat(item.Options, item.Rows) {
			columns = append(columns, part.Headers...)
		}
		items = append(items, Item{ID: item.ID, Change: data.NewItem, After: item, Columns: columns})
	}
	return items
}

func (f Found) item(base data.Item) Item {
	item := Item{ID: base.ID, Change: data.SameItem, Before: base}
	if !f.Asked {
		item.Change = data.DroppedItem
		return item
	}
	if f.Kind != "" {
		item.Change, item.After = OtherKind, base
		item.After.Kind = f.Kind
		return item
	}
	own := data.WaveItem{Item: base.ID}
	if f.Text != "" && !f.asWritten(base) {
		own.Text, item.Change = f.label(f.Text), data.Relabelled
	}
	if rows := rowsOf(base); len(f.Rows) > 0 || len(rows) > 0 && len(f.Absent) > 0 && len(f.Absent) < len(rows) {
		own.Rows, item.Change = f.list(base.Rows, f.Rows), data.RowsChanged
	}
	switch {
	case len(f.Scale) > 0:
		own.Scale, item.Change = f.points(base.Scale), OtherScale
	case len(f.Options) > 0 && base.Kind == data.Rating:
		own.Scale, item.Change = f.list(base.Scale, f.Options), OtherScale
	case len(f.Options) > 0 || len(base.Options) > 0 && len(f.Absent) > 0:
		own.Options, item.Change = f.list(base.Options, f.Options), data.OptionsChanged
	}
	asked := data.Codebook{Items: []data.Item{base}}.AsAsked(data.Wave{Items: []data.WaveItem{own}}).Items[0]
	item.After = asked
	item.Answers = differing(pairs(choices(base), choices(asked), nil))
	item.Rows = differing(pairs(rowsOf(base), rowsOf(asked), nil))
	if item.Change == data.SameItem {
		return item
	}
	if item.Proposal = bridge(base, asked, own); item.Proposal == nil {
		item.Proposal = &Proposal{WaveItem: own}
		for _, part := range item.Answers {
			if part.Change == data.NewItem {
				item.Proposal.Alone = append(item.Proposal.Alone, part.After.ID)
			}
		}
	}
	return item
}

// asWritten reports whether the question is one of the texts that the codebook has for it.
func (f Found) asWritten(base data.Item) bool {
	texts := append([]string{base.ID, base.Text.NL, base.Text.EN, base.Title.NL, base.Title.EN}, base.Headers...)
	for _, row := range base.Rows { // the header of a column that stands alone
		for _, names := range [][2]string{{base.Text.NL, row.Label.NL}, {base.Text.EN, row.Label.EN}} {
			texts = append(texts, names[0]+" ["+names[1]+"]", names[0]+" - "+names[1])
		}
	}
	return base.Text == (data.Text{}) || slices.ContainsFunc(texts, func(text string) bool { return writing.Fold(text) == writing.Fold(f.Text) })
}

func (f Found) label(text string) data.Text {
	if f.Lang == data.English {
		return data.Text{EN: text}
	}
	return data.Text{NL: text}
}

// list returns the options or rows of the codebook that are there, and the new ones with ids of their own.
func (f Found) list(known []data.Option, texts []string) []data.Option {
	list := slices.DeleteFunc(slices.Clone(known), func(o data.Option) bool {
		return slices.Contains(f.Absent, o.ID) || slices.Contains(f.Unused, o.ID) && slices.ContainsFunc(texts, func(text string) bool { return near(o, data.Option{Label: f.label(text)}) })
	})
	for _, text := range texts {
		list = append(list, data.Option{ID: draft.NewID(text, slices.Concat(list, known)), Label: f.label(text)})
	}
	return list
}

// points returns another scale: a point that the codebook has by that name is the same.
func (f Found) points(known []data.Option) []data.Option {
	var list []data.Option
	for _, text := range f.Scale {
		point := data.Option{Label: f.label(text)}
		at := slices.IndexFunc(known, func(o data.Option) bool { return alike(o, point) || o.ID == text })
		if at >= 0 && !slices.ContainsFunc(list, func(o data.Option) bool { return o.ID == known[at].ID }) {
			list = append(list, known[at])
			continue
		}
		point.ID = draft.NewID(text, slices.Concat(list, known))
		list = append(list, point)
	}
	return list
}
