package importing

import (
	"fmt"
	"maps"
	"slices"

	"spoor/data/personal"
)

// told returns a cell for in a message: in quotes, or only what kind of personal data it is.
func told(cell string) string {
	if kind := personal.Within(cell); kind != personal.None {
		return "the cell, with " + kind.Indefinite() + " that is not shown here,"
	}
	return quoted(cell)
}

// noteTexts says of how many texts it can be seen that somebody wrote something personal in them, without saying what.
func (i *Importer) noteTexts() []string {
	var notes []string
	for _, item := range slices.Sorted(maps.Keys(i.revealing)) {
		notes = append(notes, fmt.Sprintf("%s: %s with an e-mail address, telephone number, postcode or the like; texts are stored with --keep-texts alone, and are in no report",
			item, count(i.revealing[item], "text")))
	}
	return notes
}
