package claims

import (
	"fmt"
	"slices"

	"spoor/analysis/audit"
	"spoor/analysis/publication"
)

// Reading is one set of counts that a printed table can stand for.
type Reading struct {
	Item   string `json:"item"`
	Row    string `json:"row,omitempty"`
	Counts []int  `json:"counts"` // in codebook order
	Base   int    `json:"base"`
}

// Readings returns the counts of every figure that fits more than one set of them: the readings of a lost or doubtful
// label and, for a row of a battery, each of the bases up to the printed one that it fits; or the smallest repairs of a print
// that cannot be right. The first of a figure is the one that the reconstructed wave holds.
//
// It is an error when a figure has more sets of counts than the audit lists: then nobody could decide on all of them.
func Readings(figures []publication.Figure) ([]Reading, error) {
	var all []Reading
	for _, figure := range figures {
		found, err := readingsOf(figure)
		if err != nil {
			return nil, err
		}
		if len(found) > 1 {
			all = append(all, found...)
		}
	}
	return all, nil
}

func readingsOf(figure publication.Figure) ([]Reading, error) {
	var found []Reading
	add := func(solutions uint64, counts [][]int, base int) error {
		if uint64(len(counts)) < solutions {
			return fmt.Errorf("%s fits too many sets of counts to decide claims on; give the percentages with more decimals", figure.Table.ID)
		}
		for _, one := range counts {
			found = append(found, Reading{figure.Item.ID, figure.Row, one, base})
		}
		return nil
	}
	for _, base := range basesOf(figure) {
		for _, reading := range figure.Finding.Readings {
			if fit, fits := reading.At(base); fits {
				if err := add(fit.Solutions, fit.Counts, fit.Base); err != nil {
					return nil, err
				}
			}
		}
	}
	if len(found) > 0 {
		return found, nil
	}
	if figure.Finding.Repairs.Omitted > 0 {
		return nil, fmt.Errorf("%s has too many repairs to decide claims on; correct the print in publication.yaml", figure.Table.ID)
	}
	for _, repair := range figure.Finding.Repairs.List {
		if err := add(repair.Fit.Solutions, repair.Fit.Counts, repair.Fit.Base); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// basesOf returns the bases that a figure may have, the one in use first. The base that is printed with a battery is not that
// of each row: a respondent can skip one.
func basesOf(figure publication.Figure) []int {
	bases := []int{figure.Finding.Base}
	if figure.Finding.Kind != audit.Rating {
		return bases
	}
	for _, base := range slices.Backward(figure.Finding.Bases) {
		if base != figure.Finding.Base && base <= figure.Finding.PrintedBase {
			bases = append(bases, base)
		}
	}
	return bases
}

// mostCombinations bounds how many combinations of readings one claim is decided on.
const mostCombinations = 10_000

// combinations returns every way to choose one reading for each of the units, the first readings first.
func (b Basis) combinations(units []unit) ([]map[unit]Reading, error) {
	all := []map[unit]Reading{{}}
	for _, u := range units {
		readings := b.readingsOf(u)
		if len(readings) == 0 {
			continue
		}
		if len(all)*len(readings) > mostCombinations {
			return nil, fmt.Errorf("the print allows more than %d combinations of readings; leave out rows of the claim", mostCombinations)
		}
		var next []map[unit]Reading
		for _, chosen := range all {
			for _, reading := range readings {
				extended := map[unit]Reading{u: reading}
				for other, r := range chosen {
					extended[other] = r
				}
				next = append(next, extended)
			}
		}
		all = next
	}
	return all, nil
}

func (b Basis) readingsOf(u unit) []Reading {
	var found []Reading
	for _, reading := range b.Readings {
		if (unit{reading.Item, reading.Row}) == u {
			found = append(found, reading)
		}
	}
	return found
}

// Equal reports whether two readings of one table have the same base and counts.
func (r Reading) Equal(other Reading) bool {
	return r.Base == other.Base && slices.Equal(r.Counts, other.Counts)
}
