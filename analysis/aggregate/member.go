package aggregate

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// sameName returns what is the same for every way to write the name of a member: "Org B ", "ORG  B" and "Ｏrg b" are one. What is not
// seen, such as the direction of text, does not count.
func sameName(member string) string {
	seen := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		}
		return r
	}, norm.NFKC.String(member))
	return norm.NFKC.String(cases.Fold().String(strings.Join(strings.Fields(seen), " ")))
}

// asWritten returns the members with those names as they stand in pools, the first that has them.
func asWritten(names []string, pools ...[]Contribution) []string {
	var written []string
	for _, name := range names {
		written = append(written, writtenName(name, pools))
	}
	return written
}

func writtenName(name string, pools [][]Contribution) string {
	for _, members := range pools {
		for _, c := range members {
			if sameName(c.Member) == name {
				return c.Member
			}
		}
	}
	return name
}

// sameTables reports whether two members have the same counts in every table that both share, of which there is one at least.
func sameTables(a, b Aggregate) bool {
	common := 0
	for _, table := range a.Tables {
		other, found := b.find(table.Item, table.Row)
		if !found {
			continue
		}
		if !table.same(other) {
			return false
		}
		common++
	}
	return common > 0
}

// same reports whether two tables show the same.
func (t Table) same(other Table) bool {
	if t.Base != other.Base || len(t.Cells) != len(other.Cells) {
		return false
	}
	for i, cell := range t.Cells {
		there := other.Cells[i]
		if cell.Option != there.Option || cell.Hidden != there.Hidden || !cell.Hidden && *cell.Count != *there.Count {
			return false
		}
	}
	return true
}
