package charts

import (
	"fmt"

	"spoor/analysis"
	"spoor/charts/picture"
	"spoor/data"
)

// Options say how figures are drawn.
type Options struct {
	Lang   data.Lang // language of all texts; Dutch when empty
	Page   bool      // without notes, which stand beside it in a page
	Narrow bool      // for a narrow page: labels above bars

	Untitled bool            // without the title, which stands elsewhere
	Palette  picture.Palette // the program's own when zero
}

// frame begins a figure that is drawn so.
func (o Options) frame() *frame {
	return &frame{Canvas: picture.Canvas{Palette: o.Palette}, lang: o.Lang, narrow: o.Narrow, page: o.Page, untitled: o.Untitled}
}

// language returns the language to draw in, or why there is none.
func (o Options) language() (data.Lang, error) {
	if o.Lang == "" {
		return data.Dutch, nil
	}
	return data.ParseLang(string(o.Lang))
}

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
	lang, err := o.language()
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
