package charts

import (
	"fmt"

	"spoor/analysis"
	"spoor/charts/layout"
	"spoor/data"
)

// Options say how figures are drawn.
type Options = layout.Options

// frame is a figure in the making, of a table where it is one.
type frame struct {
	layout.Frame
	table     analysis.Table
	imprecise bool // some percentage in it is marked
}

// newFigure begins a figure that is drawn so.
func newFigure(o Options) *frame { return &frame{Frame: layout.New(o)} }

// KindError is the error for a chart that items of that kind do not have.
type KindError struct {
	Item  data.Item
	Chart string // "one stacked bar"
}

func (e KindError) Error() string {
	return fmt.Sprintf("item %s is of kind %s and cannot be drawn as %s", e.Item.ID, e.Item.Kind, e.Chart)
}

// check returns the language to draw in, or why the table cannot be drawn as this kind of chart.
func check(table analysis.Table, o Options, chart string, kinds ...data.Kind) (data.Lang, error) {
	lang, err := o.Language()
	if err != nil {
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
	return "", KindError{table.Item, chart}
}
