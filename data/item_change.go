package data

import "slices"

// ItemChange says how an item of one wave differs from that of an earlier one.
type ItemChange string

const (
	SameItem       ItemChange = "same"
	Relabelled     ItemChange = "relabelled"      // the same options, worded differently
	RowsChanged    ItemChange = "rows changed"    // the rows that both have can be compared
	OptionsChanged ItemChange = "options changed" // other answers to choose from: compared only over a declared bridge
	NewItem        ItemChange = "new"             // not asked in the earlier wave
	DroppedItem    ItemChange = "dropped"         // not asked in the later wave
)

// ItemChanges lists every change.
func ItemChanges() []ItemChange {
	return []ItemChange{SameItem, Relabelled, RowsChanged, OptionsChanged, NewItem, DroppedItem}
}

// Change compares an item between an earlier and a later wave of the codebook, each as it was asked. The order of options
// makes no difference, except on a scale. An item that neither wave asked is the same.
func (c Codebook) Change(from, to Wave, item string) ItemChange {
	switch before, after := from.Asks(item), to.Asks(item); {
	case after && !before:
		return NewItem
	case before && !after:
		return DroppedItem
	}
	base, _ := c.Item(item)
	before, after := from.Own(item).apply(base), to.Own(item).apply(base)
	switch {
	case !sameIDs(before.Options, after.Options) || !slices.Equal(IDs(before.Scale), IDs(after.Scale)):
		return OptionsChanged
	case !sameIDs(before.Rows, after.Rows):
		return RowsChanged
	case before.Text != after.Text || !sameLabels(before.Answers(), after.Answers()) || !sameLabels(before.Rows, after.Rows):
		return Relabelled
	}
	return SameItem
}

// Otherwise returns the codebook as the wave asked it, but for items that it asked with other answers or rows, which stand there as in the
// codebook; and the ids of those with other answers.
func (c Codebook) Otherwise(wave Wave) (asked Codebook, otherwise []string) {
	asked = c.AsAsked(wave)
	asked.Items = slices.Clone(asked.Items)
	for i, item := range asked.Items {
		base := c.Items[i]
		answers := sameIDs(base.Options, item.Options) && slices.Equal(IDs(base.Scale), IDs(item.Scale))
		if !answers {
			otherwise = append(otherwise, item.ID)
		}
		if !answers || !sameIDs(base.Rows, item.Rows) {
			asked.Items[i] = base
		}
	}
	return asked, otherwise
}

func sameIDs(a, b []Option) bool {
	return slices.Equal(slices.Sorted(slices.Values(IDs(a))), slices.Sorted(slices.Values(IDs(b))))
}

// sameLabels reports whether options with the same ids have the same labels.
func sameLabels(a, b []Option) bool {
	for _, option := range a {
		if other, _ := find(b, option.ID); other.Label != option.Label {
			return false
		}
	}
	return true
}
