package compare

import (
	"strings"

	"spoor/analysis/member"
	"spoor/data"
	"spoor/reports/page"
)

// Comparison is a page that sets own answers beside those of the sector.
type Comparison struct {
	Lang     data.Lang
	Alias    string // what the organisation is called; empty for "uw organisatie"
	Survey   string // title of the survey
	Sector   data.Wave
	Options  member.Options
	LeftOut  bool // the sector is without the own answers
	Items    []Item
	Funnels  []Funnel
	External []data.ExternalFigure
	TooFew   []data.Item // that fewer answered than are compared
	Version  string      // of the program
	Alone    bool        // no other files are beside it
}

// NotCompared says which items are not compared, and why; empty when all are.
func (c Comparison) NotCompared() string {
	var skipped []string
	for _, item := range c.TooFew {
		skipped = append(skipped, c.say(words.tooFew, item.Heading(c.Lang), c.Options.Minimum))
	}
	if len(skipped) == 0 {
		return ""
	}
	return c.say(words.skipped, strings.Join(skipped, "; "))
}

// Item is an item of a comparison with its figure.
type Item struct {
	member.Item
	Figure page.Figure
}

// Funnel is one share of several members with its figure.
type Funnel struct {
	member.Funnel
	Item        data.Item
	Row, Option string
	Figure      page.Figure
}
