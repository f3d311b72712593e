package reports

import (
	"spoor/analysis/benchmark"
	"spoor/data"
)

// Comparison is a page that sets own answers beside those of the sector.
type Comparison struct {
	Lang     data.Lang
	Alias    string // what the organisation is called; empty for "uw organisatie"
	Survey   string // title of the survey
	Sector   data.Wave
	Options  benchmark.Options
	LeftOut  bool // the sector is without the own answers
	Items    []ComparedItem
	Funnels  []ComparedFunnel
	External []data.ExternalFigure
	Skipped  []string // why items of the file are not compared
	Version  string   // of the program
}

// ComparedItem is an item of a comparison with its figure.
type ComparedItem struct {
	benchmark.Item
	Figure Figure
}

// ComparedFunnel is one share of several members with its figure.
type ComparedFunnel struct {
	benchmark.Funnel
	Item        data.Item
	Row, Option string
	Figure      Figure
}
