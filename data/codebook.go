package data

import (
	"spoor/data/deposit"
	"spoor/internal/strictyaml"
)

// Kind says how an item is answered, and with it what may be computed from its answers.
type Kind string

const (
	Single   Kind = "single"   // one option
	Multiple Kind = "multiple" // any number of options, up to MaxPicks where that is set
	Rating   Kind = "rating"   // for each row one point of an ordered scale
	Ranking  Kind = "ranking"  // for each option its rank, from 1, up to MaxPicks where that is set; or none
	Number   Kind = "number"   // for each row a number within Range
	Open     Kind = "open"     // free text; never counted
)

// Kinds lists every kind, in the order in which they are explained.
func Kinds() []Kind { return []Kind{Single, Multiple, Rating, Ranking, Number, Open} }

// FigureKind names a kind of chart of one item. Which there are, and which items they suit, is known where they are drawn: see
// [Check].
type FigureKind string

// Codebook is the questionnaire of a survey: its items in the order in which they are reported.
type Codebook struct {
	ID    string `yaml:"id"`
	Title Text   `yaml:"title"`
	Items []Item `yaml:"items"`

	// Disclosure is the preset by which small counts are hidden in every file that is written of the survey; empty for none.
	Disclosure DisclosurePreset `yaml:"disclosure,omitempty" json:",omitempty"`

	// Archive says what an archive asks of the survey.
	Archive deposit.Archive `yaml:"archive,omitempty" json:",omitzero"`
}

// DisclosurePreset names a rule by which small counts are hidden. What it does is known where they are hidden.
type DisclosurePreset string

// DisclosurePresets lists the presets from the lowest threshold to the highest.
func DisclosurePresets() []DisclosurePreset { return []DisclosurePreset{"open", "default", "strict"} }

// Item is one question.
type Item struct {
	Line     strictyaml.Line `yaml:"-" json:"-"`
	ID       string          `yaml:"id"`
	Kind     Kind            `yaml:"kind"`
	Section  string          `yaml:"section"`                           // where the publication prints it, such as 4.5
	Title    Text            `yaml:"title"`                             // a few words, for headings and lists
	Text     Text            `yaml:"text"`                              // the question as it was asked
	Options  []Option        `yaml:"options"`                           // single, multiple, ranking
	Rows     []Option        `yaml:"rows"`                              // rating, number; of a ranking its options
	Scale    []Option        `yaml:"scale"`                             // rating: from worst to best; of a ranking its ranks
	Boxes    []Net           `yaml:"boxes,omitempty" json:",omitempty"` // rating: neighbouring points counted together, such as promoters
	Balance  *Balance        `yaml:"net,omitempty" json:",omitempty"`   // rating: which boxes the net score is of, where that is not the best minus the worst
	Nets     []Net           `yaml:"nets,omitempty" json:",omitempty"`  // single, multiple: options counted together, "any of these"
	MaxPicks int             `yaml:"max_picks"`                         // multiple, ranking: the most options one respondent may pick or rank; 0 is no limit
	Range    []float64       `yaml:"range"`                             // number: the lowest and highest possible value
	Unit     Text            `yaml:"unit,omitempty" json:",omitzero"`   // number: what the values are in, such as months; may be empty
	AskedIf  string          `yaml:"asked_if"`                          // item.option: only who chose that option was asked
	Figures  []FigureKind    `yaml:"figures"`                           // how a report draws it; without it as suits it best

	// How an export of a survey platform holds the item, where that cannot be told from its id, text and labels.
	Headers   []string `yaml:"columns,omitempty" json:",omitempty"`   // names of its column, or of its question
	Separator string   `yaml:"separator,omitempty" json:",omitempty"` // multiple: what stands between options joined in one cell
	Missing   Missing  `yaml:"missing,omitempty" json:",omitzero"`    // answers that say why there is no answer
}

// Option is one answer to choose, one row of a battery, or one point of a scale.
type Option struct {
	Line      strictyaml.Line `yaml:"-" json:"-"`
	ID        string          `yaml:"id"`
	Label     Text            `yaml:"label"`
	Open      bool            `yaml:"open"`                                  // chosen together with a free text ("other, namely")
	Rest      bool            `yaml:"rest,omitempty" json:",omitempty"`      // stands for many answers ("other"); listed last, like an open one
	Other     bool            `yaml:"other"`                                 // the same as Rest, by the name that the first release gave it
	Exclusive bool            `yaml:"exclusive,omitempty" json:",omitempty"` // of a multiple item: "none of these"; picked alone or not at all
	Value     *float64        `yaml:"value,omitempty" json:",omitempty"`     // of a point of a scale: what it counts for in a mean; nil for its place, from 1

	Headers []string `yaml:"columns,omitempty" json:",omitempty"` // names of its column in an export
	Aliases []string `yaml:"aliases,omitempty" json:",omitempty"` // what an export writes for it, beside its id and labels
}

// Residual reports whether an option stands for many answers, with a text beside it or without: it is listed last, never ranks and
// never heads a finding.
func (o Option) Residual() bool { return o.Open || o.Rest || o.Other }

// Item returns the item with that id.
func (c Codebook) Item(id string) (Item, bool) {
	for _, item := range c.Items {
		if item.ID == id {
			return item, true
		}
	}
	return Item{}, false
}

// ItemIDs returns the ids of all items in codebook order.
func (c Codebook) ItemIDs() []string {
	ids := make([]string, len(c.Items))
	for i, item := range c.Items {
		ids[i] = item.ID
	}
	return ids
}

// Heading returns the title of the item, or its question when it has none.
func (i Item) Heading(lang Lang) string {
	if title := i.Title.In(lang); title != "" {
		return title
	}
	return i.Text.In(lang)
}

// Answers returns what can be chosen: the scale of a rating or ranking, the options of a single or multiple item, nothing otherwise.
func (i Item) Answers() []Option {
	if i.Scaled() {
		return i.Scale
	}
	return i.Options
}

// Row returns the row with that id; an item without rows has one, with an empty id.
func (i Item) Row(id string) (Option, bool) { return find(i.Rows, id) }

// Answer returns the option or scale point with that id.
func (i Item) Answer(id string) (Option, bool) { return find(i.Answers(), id) }

// Columns returns the names of the columns that hold this item in a file of respondents: item.option for each option of a
// multiple item, item.row for each row of a battery, the item's id otherwise.
func (i Item) Columns() []string {
	parts := i.Rows
	if i.Kind == Multiple {
		parts = i.Options
	}
	if len(parts) == 0 {
		return []string{i.ID}
	}
	names := make([]string, len(parts))
	for k, part := range parts {
		names[k] = i.ID + "." + part.ID
	}
	return names
}

func find(options []Option, id string) (Option, bool) {
	for _, option := range options {
		if option.ID == id {
			return option, true
		}
	}
	return Option{}, false
}

// IDs returns the ids of options, rows or points of a scale, in their order.
func IDs(options []Option) []string {
	out := make([]string, len(options))
	for i, option := range options {
		out[i] = option.ID
	}
	return out
}
