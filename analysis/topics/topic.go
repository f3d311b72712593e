package topics

import (
	"spoor/data"
	"spoor/internal/strictyaml"
)

// Topic is one subject of an experiment.
type Topic struct {
	Line      strictyaml.Line `yaml:"-"`
	ID        string          `yaml:"id"`
	Section   string          `yaml:"section"` // where the publication asks for it, "" when it does not
	Title     data.Text       `yaml:"title"`
	About     data.Text       `yaml:"about"`
	Evidence  []string        `yaml:"evidence"`
	Claims    []string        `yaml:"claims"` // ids
	Baselines []Baseline      `yaml:"baselines"`
	Sizing    data.Text       `yaml:"sizing"`  // why the sizes on the baselines are beside the point; empty where they are not
	Written   []data.Text     `yaml:"written"` // what respondents wrote of their own accord that bears on the topic
	Limits    []data.Text     `yaml:"limits"`
	Outcomes  []data.Text     `yaml:"outcomes"`

	References []Reference `yaml:"-"` // what Evidence refers to, in its order
}

// Baseline is an answer that an experiment could move.
type Baseline struct {
	Line   strictyaml.Line `yaml:"-"`
	Answer string          `yaml:"answer"`
	Goal   Goal            `yaml:"goal"`
	Of     data.Text       `yaml:"of"` // whom or what an experiment would count, in the plural

	Reference Reference `yaml:"-"` // what Answer refers to
}

// Goal is the direction that is hoped for.
type Goal string

// The goals.
const (
	Raise Goal = "raise"
	Lower Goal = "lower"
)

// Reference is a part of a survey: an item, narrowed to a row, an option or both; or a figure of others.
type Reference struct {
	Item     string
	Row      string
	Option   string // or net of it, such as top2 of a rating
	External string // id of an external figure of the publication; the rest is then empty
}

// Items returns the ids of the items that the evidence and the baselines are about, each once, in that order.
func (t Topic) Items() []string {
	var items []string
	seen := map[string]bool{"": true}
	add := func(item string) {
		if !seen[item] {
			seen[item] = true
			items = append(items, item)
		}
	}
	for _, reference := range t.References {
		add(reference.Item)
	}
	for _, baseline := range t.Baselines {
		add(baseline.Reference.Item)
	}
	return items
}
