package importing

import (
	"fmt"
	"strings"

	"spoor/data"
	"spoor/data/personal"
)

// unknownText is a text that is no option of an item, nor said to be missing.
type unknownText struct {
	item, row, text string
}

const (
	maxUnknown    = 2000 // different unknown texts that are counted
	changedLeast  = 3    // times that a text must return
	changedShare  = 0.02 // of the answers to the item
	unknownLetter = 200  // longest text that is counted
)

// unknown counts a text that is no option.
func (i *Importer) unknown(item data.Item, row, text string) {
	if len(text) > unknownLetter {
		return
	}
	key := unknownText{item.ID, row, text}
	if _, seen := i.unknowns[key]; !seen {
		if len(i.unknowns) == maxUnknown {
			return
		}
		i.unknownOrder = append(i.unknownOrder, key)
	}
	i.unknowns[key]++
}

// Changed returns the unknown texts that are no slips: one that returns in three answers and in 2% of those to its item, or of
// one row of it, is an option that the codebook does not have. Without it the item has other answers than respondents gave, and
// nobody could tell by how much; so whoever stores or compares the answers stops. Each problem says what to add.
func (i *Importer) Changed() data.Problems {
	answers := map[[2]string]int{}
	for _, p := range i.placed {
		answers[[2]string{p.base.Item, p.base.Row}] = p.base.Answered + p.base.Unusable
	}
	var changed data.Problems
	for _, key := range i.unknownOrder {
		n, of := i.unknowns[key], answers[[2]string{key.item, key.row}]
		if n < changedLeast || float64(n) < changedShare*float64(of) {
			continue
		}
		if personal.Within(key.text) != personal.None {
			continue // each stands among the problems, without its text
		}
		column := Base{Item: key.item, Row: key.row}.Name()
		option := "option"
		if item, _ := i.codebook.Item(key.item); item.Kind == data.Rating {
			option = "scale point"
		}
		changed = append(changed, data.Problem{File: i.file, Column: column, Message: fmt.Sprintf("%s stands in %d of %d answers and is no %s: that is a changed answer and no slip; "+
			"in codebook.yaml add aliases: [%s] to the %s that it is, or one of its own: {id: ..., label: {nl: %s}}",
			quoted(key.text), n, of, option, yamlText(key.text), option, yamlText(key.text))})
	}
	return changed
}

// yamlText is a text as YAML has it within brackets.
func yamlText(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\t", " ").Replace(text) + `"`
}
