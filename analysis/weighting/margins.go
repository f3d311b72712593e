package weighting

import (
	"maps"
	"math"
	"slices"
	"strings"

	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/nearest"
	"spoor/internal/strictyaml"
)

// Margins are the known distributions of a population, and where they are known from.
type Margins struct {
	Source  string
	Total   float64 // what the weights add up to; 0 is the number of respondents
	Margins []Margin
}

// Margin is the distribution of the population over the options of one single item.
type Margin struct {
	Line       strictyaml.Line
	Item       string
	Source     string     // without its own that of all margins
	Categories []Category // in the order of the codebook
}

// Category is one option of an item, or several together.
type Category struct {
	Options    []string // ids, in codebook order
	Population float64
}

// document is a file of margins as it is written.
type document struct {
	Source  string    `yaml:"source"`
	Total   *amount   `yaml:"total"`
	Margins []written `yaml:"margins"`
}

type written struct {
	Line       strictyaml.Line   `yaml:"-"`
	Item       string            `yaml:"item"`
	Source     string            `yaml:"source"`
	Population map[string]amount `yaml:"population"` // numbers or percentages, by option or by several joined with +
}

// joiner stands between options that are one category.
const joiner = "+"

// Parse reads a file of margins for a survey with that codebook. The name of the file is only used in problems.
//
// The error is a [data.Problems], each with its line and all at once.
func Parse(file string, source []byte, codebook data.Codebook) (Margins, error) {
	var d document
	c := checker{strictyaml.Check(file, source, &d), codebook}
	if len(d.Margins) == 0 {
		c.Missing(1, "the file has no margins; list them under margins:")
	}
	m := Margins{Source: d.Source}
	if d.Total != nil {
		total, err := d.Total.read()
		if err != nil {
			c.Report(1, "total %v", err)
		}
		m.Total = total
	}
	seen := map[string]bool{}
	for _, w := range d.Margins {
		margin := Margin{Line: w.Line, Item: w.Item, Source: w.Source}
		if seen[margin.Item] && margin.Item != "" {
			c.Report(margin.Line, "item %q has two margins; keep one", margin.Item)
		}
		seen[margin.Item] = true
		if margin.Source == "" {
			margin.Source = d.Source
		}
		if !c.Misread {
			c.margin(&margin, w.Population)
		}
		m.Margins = append(m.Margins, margin)
	}
	if problems := c.Sorted(); len(problems) > 0 {
		return Margins{}, problems
	}
	return m, nil
}

// checker collects the problems of one file.
type checker struct {
	strictyaml.Checker
	codebook data.Codebook
}

// margin checks one margin and orders its categories.
func (c *checker) margin(m *Margin, population map[string]amount) {
	item, found := c.codebook.Item(m.Item)
	switch {
	case m.Item == "":
		c.Report(m.Line, "the margin has no item; name the one whose distribution is known")
		return
	case !found:
		c.Report(m.Line, "no item %q%s", m.Item, nearest.Hint(m.Item, c.codebook.ItemIDs()))
		return
	case item.Kind != data.Single:
		c.Report(m.Line, "item %q is of kind %s; a margin is of the options of a single item", m.Item, item.Kind)
		return
	case m.Source == "":
		c.Report(m.Line, "the margin of %q has no source; say where the population is known from", m.Item)
	}
	total, unread := 0.0, false
	held := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(population)) {
		value, err := population[key].read()
		if err != nil {
			c.Report(m.Line, "population of %s %v", key, err)
			unread = true
			continue
		}
		total += value
		category := Category{Population: value}
		for _, id := range strings.Split(key, joiner) {
			id = strings.TrimSpace(id)
			if _, known := item.Answer(id); !known {
				c.Report(m.Line, "item %q has no option %q%s", m.Item, id, nearest.Hint(id, optionIDs(item)))
			} else if other, taken := held[id]; taken {
				c.Report(m.Line, "option %q is in %s and in %s; it belongs in one", id, other, key)
			}
			held[id] = key
			category.Options = append(category.Options, id)
		}
		sortOptions(item, category.Options)
		m.Categories = append(m.Categories, category)
	}
	inorder.By(m.Categories, func(a, b Category) int { return place(item, a.Options[0]) - place(item, b.Options[0]) })
	if !unread && (!(total > 0) || math.IsInf(total, 1)) {
		c.Report(m.Line, "the population of %q adds up to %v; give numbers or percentages by option, as in population: {%s: 60, ...}", m.Item, total, item.Options[0].ID)
	}
}

func optionIDs(item data.Item) []string {
	ids := make([]string, len(item.Options))
	for i, option := range item.Options {
		ids[i] = option.ID
	}
	return ids
}

// place is where an option stands in the codebook; unknown ones, which were reported, come first.
func place(item data.Item, id string) int { return slices.Index(optionIDs(item), id) }

func sortOptions(item data.Item, ids []string) {
	inorder.By(ids, func(a, b string) int { return place(item, a) - place(item, b) })
}
