package charts

import (
	"fmt"
	"io"

	"spoor/analysis"
	"spoor/data"
)

// Options say how figures are drawn.
type Options struct {
	Lang data.Lang // language of all texts; Dutch when empty
}

// Figure is a chart that is laid out and ready to be written. Make one with [ForItem] or with the function of its kind.
type Figure struct {
	id          string // unique within a report: the item and the kind of chart
	title       string
	description string
	canvas      canvas
}

// ForItem draws an item as the kind of chart that fits it: [Battery] for a rating, [Shares] for a number with the external
// figures that stand beside it, [Bars] otherwise.
func ForItem(table analysis.Table, external []data.ExternalFigure, o Options) (Figure, error) {
	switch table.Item.Kind {
	case data.Rating:
		return Battery(table, o)
	case data.Number:
		return Shares(table, external, o)
	}
	return Bars(table, o)
}

// Title returns the title above the figure: the question.
func (f Figure) Title() string { return f.title }

// Description says in words what the figure shows, with every number in it. It serves as the text alternative.
func (f Figure) Description() string { return f.description }

// Width returns the width in CSS pixels. It is the same for all figures.
func (f Figure) Width() float64 { return figureWidth }

// Height returns the height in CSS pixels.
func (f Figure) Height() float64 { return f.canvas.height }

// Write writes the figure in a format. The error is that of w, or says that the format is unknown.
func (f Figure) Write(w io.Writer, format Format) error {
	var content []byte
	var err error
	switch format {
	case SVG:
		content = []byte(svgProlog + f.InlineSVG())
	case PNG:
		content, err = f.png()
	case PDF:
		content, err = f.pdf()
	default:
		_, err = ParseFormat(string(format))
	}
	if err != nil {
		return fmt.Errorf("draw %s: %w", f.id, err)
	}
	_, err = w.Write(content)
	return err
}

// check returns the language to draw in, or why the table cannot be drawn as this kind of chart.
func check(table analysis.Table, o Options, chart string, kinds ...data.Kind) (data.Lang, error) {
	lang := o.Lang
	if lang == "" {
		lang = data.Dutch
	}
	if _, err := data.ParseLang(string(lang)); err != nil {
		return "", err
	}
	if len(table.Parts) == 0 {
		return "", fmt.Errorf("item %s has no estimates to draw; make the table with analysis.NewTable", table.Item.ID)
	}
	for _, kind := range kinds {
		if table.Item.Kind == kind {
			return lang, nil
		}
	}
	return "", fmt.Errorf("item %s is of kind %s and cannot be drawn as %s", table.Item.ID, table.Item.Kind, chart)
}
