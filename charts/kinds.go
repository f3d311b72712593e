package charts

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/ooxml/chart"
)

// Auto asks for the kind of chart that suits an item best.
const Auto data.FigureKind = "auto"

// kind is a kind of chart of one item.
type kind struct {
	name   data.FigureKind // in a codebook, and after --kind
	suits  []data.Kind     // the items that it is made for
	called string          // in a message: "a pie"
	alt    data.Text       // what a reader hears who cannot see it, before the finding
	draw   func(table analysis.Table, external []data.ExternalFigure, o Options) picture.Figure
	native func(table analysis.Table, external []data.ExternalFigure, lang data.Lang) chart.Chart // for an office program
}

// kinds are the kinds of chart of one item. Of those that suit an item, the first is drawn where none is asked for.
var kinds = []kind{barsKind, stackedKind, pieKind, batteryKind, sharesKind}

// Kinds lists the names of the kinds of chart of one item.
func Kinds() []data.FigureKind {
	names := make([]data.FigureKind, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	return names
}

// Draw draws an item as a kind of chart, or as the one that suits it best. The external figures are those that stand beside a
// number. It is an error when there is no such kind, when the item is of a kind that the chart is not made for ([KindError]), and when the
// table has no estimates.
func Draw(name data.FigureKind, table analysis.Table, external []data.ExternalFigure, o Options) (picture.Figure, error) {
	k, err := chosen(name, table.Item)
	if err != nil {
		return picture.Figure{}, err
	}
	if o.Lang, err = check(table, o, k.called, k.suits...); err != nil {
		return picture.Figure{}, err
	}
	return k.draw(table, external, o), nil
}

// Native returns an item as a chart for an office program, of the same kinds as [Draw] and with the same errors.
func Native(name data.FigureKind, table analysis.Table, external []data.ExternalFigure, o Options) (chart.Chart, error) {
	k, err := chosen(name, table.Item)
	if err != nil {
		return chart.Chart{}, err
	}
	lang, err := check(table, o, k.called, k.suits...)
	if err != nil {
		return chart.Chart{}, err
	}
	return k.native(table, external, lang), nil
}

// Alt says in a word what kind of picture [Draw] makes of an item, for a reader who cannot see it.
func Alt(name data.FigureKind, item data.Item, lang data.Lang) string {
	k, err := chosen(name, item)
	if err != nil {
		return ""
	}
	return k.alt.In(lang)
}

// Check says what is wrong with the figures that a codebook names for an item: it is handed to whoever reads a codebook.
func Check(item data.Item) []string {
	var wrong []string
	for _, name := range item.Figures {
		at := slices.IndexFunc(kinds, func(k kind) bool { return k.name == name })
		switch {
		case at < 0:
			wrong = append(wrong, fmt.Sprintf("figure %q is not one of %s", name, joined(Kinds())))
		case !slices.Contains(kinds[at].suits, item.Kind):
			wrong = append(wrong, fmt.Sprintf("figure %q is for items of kind %s, not %s", name, joined(kinds[at].suits), item.Kind))
		}
	}
	return wrong
}

func chosen(name data.FigureKind, item data.Item) (kind, error) {
	for _, k := range kinds {
		if k.name == name || name == Auto && slices.Contains(k.suits, item.Kind) {
			return k, nil
		}
	}
	if name == Auto {
		return kinds[0], nil // which says why it cannot be drawn
	}
	return kind{}, fmt.Errorf("no kind of chart %q: use %s", name, joined(append([]data.FigureKind{Auto}, Kinds()...)))
}

func joined[S ~string](names []S) string {
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = string(name)
	}
	return strings.Join(texts, ", ")
}
