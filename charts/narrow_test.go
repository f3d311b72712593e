package charts

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"testing"

	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/layouttest"
)

// TestNarrow draws every kind of chart of every item for a narrow page: nothing falls outside or touches, labels stand above their
// bars, every percentage of the wide figure is there, and notes and their marks are not.
func TestNarrow(t *testing.T) {
	t.Parallel()
	tables, external := sectorTables(t)
	for _, table := range tables {
		for _, k := range kinds {
			if !slices.Contains(k.suits, table.Item.Kind) {
				continue
			}
			figure, err := Draw(k.name, table, external, Options{Lang: data.Dutch, Page: true, Narrow: true})
			if err != nil {
				t.Fatal(err)
			}
			t.Run(table.Item.ID+" as "+string(k.name), func(t *testing.T) { layouttest.Check(t, figure) })
			if figure.Width() != layout.NarrowWidth {
				t.Errorf("%s is %v wide", table.Item.ID, figure.Width())
			}
			shown := everyText(figure)
			if strings.Contains(shown, "*") || slices.ContainsFunc(figure.Canvas().Texts, func(x picture.Text) bool { return x.Size == picture.MarkStyle.Size }) {
				t.Errorf("%s has marks of notes that stand beside it", table.Item.ID)
			}
			for _, part := range table.Parts {
				if value := (&frame{table: table, Frame: layout.New(Options{Lang: data.Dutch, Page: true})}).value(part.Headline()); !strings.Contains(shown, value) {
					t.Errorf("%s does not show %s", table.Item.ID, value)
				}
			}
		}
	}
}

// everyText returns the texts of a figure, one a line.
func everyText(f picture.Figure) string {
	var all []string
	for _, text := range f.Canvas().Texts {
		all = append(all, text.Content)
	}
	return strings.Join(all, "\n")
}

// TestInline checks the drawing that stands in a page: XML with ids of its own for each width, circles as circles, and colours as
// attributes but for the parts of a whole, which stay as they are in the dark.
func TestInline(t *testing.T) {
	t.Parallel()
	figure, err := Draw(Auto, sectorTable(t, "collaboration"), nil, Options{Lang: data.Dutch, Page: true})
	if err != nil {
		t.Fatal(err)
	}
	wide, narrow := figure.InlineSVG(), figure.NarrowSVG()
	for _, drawing := range []string{wide, narrow} {
		if err := xml.Unmarshal([]byte(drawing), new(struct{})); err != nil {
			t.Error(err)
		}
	}
	if !strings.Contains(wide, `<desc id="collaboration-battery-desc">`) || strings.Contains(narrow, "<desc") || !strings.Contains(narrow, `aria-describedby="collaboration-battery-desc"`) {
		t.Error("the wide drawing has the description, and the narrow one refers to it")
	}
	if parts := len(regexp.MustCompile(`<path [^>]*style="fill:#`).FindAllString(wide, -1)); parts < 8*3 {
		t.Errorf("%d parts keep their colour", parts)
	}
	if dots := strings.Count(wide, "<circle "); dots != 8 {
		t.Errorf("%d dots, want one for each of 8 parties", dots)
	}
	if strings.Contains(wide, "var(") || strings.Contains(wide, "²") {
		t.Error("a drawing that is kept stands on its own")
	}
}
