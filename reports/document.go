// Package reports writes tables and figures as documents: Markdown, one self-contained HTML file, and results for other
// programs.
//
// The text of a document stands in the words of its package, in both languages; its numbers always
// come from the tables.
package reports

import (
	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/data"
	"spoor/reports/page"
)

// Chapter is what a document says about one item: its table and its figures, the first the one that the publication has.
type Chapter struct {
	Table   analysis.Table
	Figures []page.Figure
	Ranking *analysis.Ranking // how certain the order of the options is; nil where they have none
	Joint   *analysis.Table   // the same table with intervals that hold together; nil where options are not compared
}

// Document is everything that a report on one wave is made of.
type Document struct {
	Lang     data.Lang
	Survey   string // title of the survey
	Wave     data.Wave
	Options  analysis.Options
	Chapters []Chapter
	// Developments follow items over this wave and those before it; none where there is one wave.
	Developments []Development
	External     []data.ExternalFigure // figures of others, to set beside the survey's own
	Printed      Printed
	Decisions    []claims.Decision // on what was concluded from the wave; none where nothing was
	Version      string            // of the program
	Alone        bool              // no other files are beside it
	Drawn        bool              // its figures stand in it, also where it is alone
}

// Figures lists the figures of the document.
func (d Document) Figures() []page.Figure {
	var figures []page.Figure
	for _, chapter := range d.Chapters {
		figures = append(figures, chapter.Figures...)
	}
	for _, development := range d.Developments {
		if development.Figure.Name != "" {
			figures = append(figures, development.Figure)
		}
	}
	return figures
}

// Printed compares the tables with what a publication prints. The zero value is a survey without a publication.
type Printed struct {
	Title      string
	Total      int          // percentages that are printed
	Deviations []Difference // those that are not what the counts give
}

// Difference is one printed percentage that the counts do not give.
type Difference struct {
	Item, Row, Option string // ids
	Printed           string // as printed, empty when the label is lost
	Counted           string // what the counts give
}
