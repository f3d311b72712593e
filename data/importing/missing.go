package importing

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"spoor/data"
	"spoor/data/writing"
)

// assumed is a cell that says why there is no answer, though the codebook does not say that it does.
type assumed struct {
	item, cell string
	state      data.State
}

// maxAssumed bounds how many of those are told apart.
const maxAssumed = 200

// missing reports whether a cell says why there is no answer, by the codebook or by its words.
func (i *Importer) missing(item data.Item, m meaning, cell string) bool {
	if !m.missing() {
		return false
	}
	if m.assumed {
		key := assumed{item.ID, writing.Fold(cell), m.state}
		if _, known := i.assumed[key]; known || len(i.assumed) < maxAssumed {
			i.assumed[key]++
		}
	}
	return true
}

// classes are the keys by which a codebook declares why there is no answer.
var classes = map[data.State]string{data.NotAsked: "not_asked", data.Skipped: "skipped", data.DontKnow: "dont_know", data.Refused: "refused"}

// assumptions says which cells were taken for missing by their words.
func (i *Importer) assumptions() []string {
	keys := slices.SortedFunc(maps.Keys(i.assumed), func(a, b assumed) int {
		return cmp.Or(cmp.Compare(a.item, b.item), cmp.Compare(a.cell, b.cell))
	})
	var notes []string
	for _, key := range keys {
		notes = append(notes, fmt.Sprintf("%s: %s of %s set aside as no answer (%s); declare it under missing, or as an option where it is an answer",
			key.item, count(i.assumed[key], "cell"), quoted(key.cell), classes[key.state]))
	}
	return notes
}
