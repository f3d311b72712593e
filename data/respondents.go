package data

import (
	"slices"
)

// HoldsRespondents reports whether a header is that of a file of respondents of this codebook: it has their ids and at
// least one column of an item.
func HoldsRespondents(header []string, codebook Codebook) bool {
	return slices.Contains(header, RespondentColumn) && len(ItemsIn(header, codebook)) > 0
}

// ItemsIn returns the items of the codebook of which a header has a column.
func ItemsIn(header []string, codebook Codebook) []Item {
	var items []Item
	for _, item := range codebook.Items {
		if slices.ContainsFunc(item.Columns(), func(column string) bool { return slices.Contains(header, column) }) {
			items = append(items, item)
		}
	}
	return items
}
