package claims

import (
	"spoor/data"
	"spoor/internal/strictyaml"
)

// Claim is one statement that a text makes about a survey.
type Claim struct {
	Line    strictyaml.Line `yaml:"-" json:"-"`
	ID      string          `yaml:"id" json:"id"`
	Section string          `yaml:"section" json:"section,omitempty"` // where the text makes it
	Text    data.Text       `yaml:"text" json:"text"`                 // in our own words, as strong as the text says it and no stronger
	Short   data.Text       `yaml:"short" json:"short"`               // the same in one line of at most MostLetters, for a table of all claims
	Wording string          `yaml:"wording" json:"wording,omitempty"` // what decides how strong it is, as printed, in the language of the publication
	Reading data.Text       `yaml:"reading" json:"reading"`           // how the wording is tested, where it can be read in several ways
	Note    data.Text       `yaml:"note" json:"note"`                 // what the counts do not say; empty for most
	Beyond  data.Text       `yaml:"beyond" json:"beyond"`             // what the claim says that no figure bears on; empty for most
	Asserts []Assertion     `yaml:"asserts" json:"asserts"`           // all must hold; none where no figure bears on the claim
}

// MostWords is how many words of a text a claim may quote: enough for what decides it, too few to stand for the text.
const MostWords = 6

// MostLetters is how long the short line of a claim may be: it stands on one line of a printed page.
const MostLetters = 75

// OneLine returns the claim on one line: its short line, or its text where it has none.
func (c Claim) OneLine(lang data.Lang) string {
	if c.Short != (data.Text{}) {
		return c.Short.In(lang)
	}
	return c.Text.In(lang)
}

// Kind is the kind of an assertion; its value is the key in the file.
type Kind string

// The kinds of assertion, see the package documentation.
const (
	KindMajority   Kind = "majority"
	KindPrinted    Kind = "printed"
	KindAbout      Kind = "about"
	KindMoreOften  Kind = "more_often"
	KindLessOften  Kind = "less_often"
	KindTop        Kind = "top"
	KindOrder      Kind = "order"
	KindMirror     Kind = "mirror"
	KindAnswered   Kind = "answered"
	KindArithmetic Kind = "arithmetic"
)

// Kinds lists every kind of assertion in the order in which they are explained.
func Kinds() []Kind {
	return []Kind{KindMajority, KindPrinted, KindAbout, KindMoreOften, KindLessOften, KindTop, KindOrder, KindMirror, KindAnswered, KindArithmetic}
}

// Assertion is one thing that must hold. Exactly one field is filled; [Parse] sees to that.
type Assertion struct {
	Line       strictyaml.Line `yaml:"-" json:"-"`
	Majority   *Shares         `yaml:"majority" json:"majority,omitempty"`
	Printed    *Printed        `yaml:"printed" json:"printed,omitempty"`
	About      *About          `yaml:"about" json:"about,omitempty"`
	MoreOften  *Comparison     `yaml:"more_often" json:"more_often,omitempty"`
	LessOften  *Comparison     `yaml:"less_often" json:"less_often,omitempty"`
	Top        *Ranking        `yaml:"top" json:"top,omitempty"`
	Order      *Ranking        `yaml:"order" json:"order,omitempty"`
	Mirror     *Mirror         `yaml:"mirror" json:"mirror,omitempty"`
	Answered   *Answered       `yaml:"answered" json:"answered,omitempty"`
	Arithmetic *Arithmetic     `yaml:"arithmetic" json:"arithmetic,omitempty"`
}

// kinds returns the kinds that are filled in.
func (a Assertion) kinds() []Kind {
	filled := []bool{a.Majority != nil, a.Printed != nil, a.About != nil, a.MoreOften != nil, a.LessOften != nil,
		a.Top != nil, a.Order != nil, a.Mirror != nil, a.Answered != nil, a.Arithmetic != nil}
	var kinds []Kind
	for i, kind := range Kinds() {
		if filled[i] {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// Kind returns the kind of the assertion, "" when no field is filled.
func (a Assertion) Kind() Kind {
	if kinds := a.kinds(); len(kinds) > 0 {
		return kinds[0]
	}
	return ""
}

// Shares returns the shares that the assertion is about; without options where it is about all of them.
func (a Assertion) Shares() []Shares {
	switch {
	case a.Majority != nil:
		return []Shares{*a.Majority}
	case a.Printed != nil:
		return []Shares{a.Printed.Shares()}
	case a.About != nil:
		return []Shares{a.About.Shares()}
	case a.MoreOften != nil:
		return append([]Shares{a.MoreOften.Share}, a.MoreOften.Than...)
	case a.LessOften != nil:
		return append([]Shares{a.LessOften.Share}, a.LessOften.Than...)
	case a.Top != nil:
		return []Shares{{Item: a.Top.Item}}
	case a.Order != nil:
		return []Shares{{Item: a.Order.Item}}
	case a.Mirror != nil:
		return []Shares{{Item: a.Mirror.Items[0]}, {Item: a.Mirror.Items[1]}}
	}
	return nil
}

// Shares are shares of respondents: of an item, or of each of the rows of a battery, those who gave one of the options.
type Shares struct {
	Line    strictyaml.Line `yaml:"-" json:"-"`
	Item    string          `yaml:"item" json:"item"`
	Rows    []string        `yaml:"rows" json:"rows,omitempty"`
	Options []string        `yaml:"options" json:"options,omitempty"`
}

// Printed says that shares print as a percentage.
type Printed struct {
	Line    strictyaml.Line `yaml:"-" json:"-"`
	Item    string          `yaml:"item" json:"item"`
	Rows    []string        `yaml:"rows" json:"rows,omitempty"`
	Options []string        `yaml:"options" json:"options,omitempty"`
	Percent string          `yaml:"percent" json:"percent"` // with as many decimals as are printed
}

func (p Printed) Shares() Shares { return Shares{p.Line, p.Item, p.Rows, p.Options} }

// About says that shares, or the means of a number item, lie in a region.
type About struct {
	Line    strictyaml.Line `yaml:"-" json:"-"`
	Item    string          `yaml:"item" json:"item"`
	Rows    []string        `yaml:"rows" json:"rows,omitempty"`
	Options []string        `yaml:"options" json:"options,omitempty"`
	From    float64         `yaml:"from" json:"from"` // percent, or the unit of a number item
	To      float64         `yaml:"to" json:"to"`
}

func (a About) Shares() Shares { return Shares{a.Line, a.Item, a.Rows, a.Options} }

// Comparison says that each share is larger, or smaller, than each of the others.
type Comparison struct {
	Line  strictyaml.Line `yaml:"-" json:"-"`
	Share Shares          `yaml:"share" json:"share"`
	Than  []Shares        `yaml:"than" json:"than"`
}

// Ranking says which options of an item are the most named.
type Ranking struct {
	Line    strictyaml.Line `yaml:"-" json:"-"`
	Item    string          `yaml:"item" json:"item"`
	Options []string        `yaml:"options" json:"options"`
}

// Mirror says that the most named options of two items are the same ones, by their ids.
type Mirror struct {
	Line   strictyaml.Line `yaml:"-" json:"-"`
	Items  []string        `yaml:"items" json:"items"`
	Places int             `yaml:"places" json:"places"` // how many options are in the top
}

// Answered says that so many respondents answered the questionnaire: every item that was put to everybody.
type Answered struct {
	Line strictyaml.Line `yaml:"-" json:"-"`
	By   int             `yaml:"by" json:"by"`
}

// Arithmetic says that a percentage of a number is another number, rounded to a multiple of RoundedTo, halves up.
type Arithmetic struct {
	Line      strictyaml.Line `yaml:"-" json:"-"`
	Percent   float64         `yaml:"percent" json:"percent"`
	Of        float64         `yaml:"of" json:"of"`
	Is        float64         `yaml:"is" json:"is"`
	RoundedTo float64         `yaml:"rounded_to" json:"rounded_to"`
}

// Share is one share: of an item, or one row of a battery, those who gave one of the options. Of a number item it has no
// options, and stands for the mean.
type Share struct {
	Item    string   `json:"item"`
	Row     string   `json:"row,omitempty"`
	Options []string `json:"options,omitempty"`
}

// Each returns one share for each row, or the one share of an item without rows.
func (s Shares) Each() []Share {
	if len(s.Rows) == 0 {
		return []Share{{Item: s.Item, Options: s.Options}}
	}
	shares := make([]Share, len(s.Rows))
	for i, row := range s.Rows {
		shares[i] = Share{s.Item, row, s.Options}
	}
	return shares
}
