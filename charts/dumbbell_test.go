package charts

import (
	"fmt"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/goldentest"
	"spoor/internal/layouttest"
)

// besideSector compares own counts with an item of the built-in survey, one list of counts for each row.
func besideSector(t testing.TB, item string, base int, counts ...[]int) member.Item {
	t.Helper()
	sector := sectorTable(t, item)
	var tallies []data.Tally
	for i, row := range counts {
		tallies = append(tallies, data.Tally{Item: item, Row: sector.Parts[i].Row, Asked: base, Answered: base, Counts: row})
	}
	own, err := analysis.NewTable(data.Wave{ID: "own"}, sector.Item, tallies, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return compared(t, own, sector)
}

func compared(t testing.TB, own, sector analysis.Table) member.Item {
	t.Helper()
	item, err := member.Compare(own, sector, member.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return item
}

func ownOutcomes(t testing.TB) member.Item {
	t.Helper()
	item, err := member.Outcomes(data.Wave{ID: "own"}, data.Cases{Item: "trajectory_shares", Base: 40, Counts: []int{9, 14, 8, 3}}, sectorTable(t, "trajectory_shares"), member.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return item
}

var ownRatings = [][]int{{0, 0, 1, 9, 2}, {0, 1, 2, 8, 1}, {0, 0, 2, 9, 1}, {0, 0, 3, 8, 1}, {0, 2, 4, 5, 1}, {1, 2, 4, 4, 1}, {0, 1, 7, 4, 0}, {0, 0, 2, 8, 2}}

// dumbbells are comparisons as a member makes them, in both languages.
func dumbbells(t testing.TB) []drawn {
	t.Helper()
	_, external := sectorTables(t)
	longAlias := strings.Repeat("Re-integratiebedrijf ", 12)
	var all []drawn
	for _, lang := range bothLanguages {
		for _, c := range []struct {
			name, alias string
			item        member.Item
		}{
			{"interim", "", besideSector(t, "interim_results", 12, []int{9, 4, 3, 3, 4})},
			{"factors", longAlias, besideSector(t, "positive_factors", 30, []int{12, 29, 5, 0, 3, 7, 6, 5, 4, 3, 2, 1})},
			{"battery", "Organisatie A", besideSector(t, "collaboration", 12, ownRatings...)},
			{"outcomes", "", ownOutcomes(t)},
			{"position", "", besideSector(t, "improvements", 1, []int{0, 1, 0, 0, 0, 0, 0})},
			{"positions", "", besideSector(t, "collaboration", 1, pointsOf(3, 8)...)},
		} {
			for name, o := range map[string]Options{"": {Lang: lang}, "narrow-": {Lang: lang, Narrow: true}} {
				figure, err := Dumbbell(c.item, c.alias, external, o)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, drawn{name + c.name + "-" + string(lang), figure})
			}
		}
	}
	return all
}

// pointsOf returns the counts of one respondent who chose the same point in every row.
func pointsOf(point, rows int) [][]int {
	counts := make([][]int, rows)
	for i := range counts {
		counts[i] = make([]int, 5)
		counts[i][point] = 1
	}
	return counts
}

func TestLayoutOfDumbbells(t *testing.T) {
	for _, drawn := range dumbbells(t) {
		t.Run(drawn.name, func(t *testing.T) {
			layouttest.Check(t, drawn.figure)
			write(t, drawn.figure, picture.SVG)
			write(t, drawn.figure, picture.PDF)
		})
	}
}

func TestLayoutOfHardDumbbells(t *testing.T) {
	for name, table := range hardTables(t) {
		if _, high := table.Bases(); high < member.DefaultMinimum || high > 5000 {
			continue
		}
		for _, narrow := range []bool{false, true} {
			figure, err := Dumbbell(compared(t, table, table), compound, nil, Options{Narrow: narrow})
			if err != nil {
				t.Fatal(err)
			}
			t.Run(fmt.Sprint(name, narrow), func(t *testing.T) { layouttest.Check(t, figure) })
		}
	}
}

func TestGoldenDumbbells(t *testing.T) {
	for _, drawn := range dumbbells(t) {
		if !strings.HasSuffix(drawn.name, "-nl") || strings.HasPrefix(drawn.name, "factors") || strings.HasPrefix(drawn.name, "position") || strings.HasPrefix(drawn.name, "narrow") {
			continue
		}
		golden(t, "dumbbell-"+drawn.name, drawn.figure)
	}
}

func golden(t *testing.T, name string, figure picture.Figure) {
	t.Helper()
	goldentest.Same(t, name+".svg", write(t, undescribed(figure), picture.SVG)) // what stands in it is tested by itself
}

// The largest difference comes first, whatever the codebook's order; every series is there by shape as well as colour.
func TestDumbbellShows(t *testing.T) {
	item := besideSector(t, "interim_results", 12, []int{9, 4, 3, 3, 4})
	figure, err := Dumbbell(item, "", nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var labels, differences []string
	for _, text := range figure.Canvas().Texts {
		switch {
		case text.Style == picture.LabelStyle && text.Align == picture.Right:
			labels = append(labels, text.Content)
		case text.Style == picture.ValueStyle:
			differences = append(differences, text.Content)
		}
	}
	if fmt.Sprint(labels) != "[(Om)scholing Proefplaatsing Anders Vrijwilligerswerk Detachering]" || fmt.Sprint(differences) != "[+25 procentpunten +20 procentpunten −3 procentpunten −11 procentpunten −18 procentpunten]" {
		t.Errorf("%v %v", labels, differences)
	}
	diamonds, dots := 0, 0
	for _, shape := range figure.Canvas().Shapes {
		switch {
		case shape.Colour == picture.OtherColour && shape.Width == 0 && len(shape.Path) == 5:
			diamonds++
		case shape.Colour == picture.DotColour && shape.Width == 0:
			dots++
		}
	}
	if diamonds != 6 || dots != 6 {
		t.Errorf("%d diamonds and %d dots, want one for each of five rows and one in the legend", diamonds, dots)
	}
	for _, want := range []string{"(Om)scholing: Sector 9% (3–20%); Uw organisatie 33% (14–61%); geen aantoonbaar verschil.", "12 respondenten van uw organisatie naast 47 respondenten uit de sector"} {
		if !strings.Contains(figure.Description(), want) {
			t.Errorf("%q is not in %q", want, figure.Description())
		}
	}
}

// One respondent has a place and no interval of its own.
func TestDumbbellOfAPosition(t *testing.T) {
	figure, err := Dumbbell(besideSector(t, "improvements", 1, []int{0, 1, 0, 0, 0, 0, 0}), "", nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, shape := range figure.Canvas().Shapes {
		if shape.Colour == picture.OtherColour && shape.Width > 0 {
			t.Error("an interval of one respondent is drawn")
		}
	}
	if strings.Contains(figure.Description(), "pp") || !strings.Contains(figure.Description(), "Eén respondent") {
		t.Errorf("%q", figure.Description())
	}
}

func TestDumbbellRefuses(t *testing.T) {
	if _, err := Dumbbell(member.Item{Sector: sectorTable(t, "interim_results")}, "", nil, Options{}); err == nil {
		t.Error("a comparison without rows was drawn")
	}
	if _, err := Dumbbell(ownOutcomes(t), "", nil, Options{Lang: "de"}); err == nil {
		t.Error("German was drawn")
	}
}
