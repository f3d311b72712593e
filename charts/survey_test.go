package charts

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/sectortest"
)

// drawn is a figure with the name to report it by.
type drawn struct {
	name   string
	figure picture.Figure
}

// undescribed returns a figure without its description, whose words are tested by themselves.
func undescribed(f picture.Figure) picture.Figure {
	return picture.New(f.ID(), f.Title(), "", f.Canvas())
}

var bothLanguages = []data.Lang{data.Dutch, data.English}

// sectorTables returns the tables of the built-in survey and the external figures beside them.
func sectorTables(t testing.TB) ([]analysis.Table, []data.ExternalFigure) {
	t.Helper()
	counted := sectortest.BuiltIn(t)
	return counted.Tables, counted.Survey.Publication.External
}

// sectorTable returns the table of one item of the built-in survey.
func sectorTable(t testing.TB, item string) analysis.Table {
	t.Helper()
	tables, _ := sectorTables(t)
	for _, table := range tables {
		if table.Item.ID == item {
			return table
		}
	}
	t.Fatalf("no item %s", item)
	return analysis.Table{}
}

// sectorFigures draws every item of the built-in survey as every kind of chart that it can be, in both languages.
func sectorFigures(t testing.TB) []drawn {
	t.Helper()
	tables, external := sectorTables(t)
	var all []drawn
	for _, table := range tables {
		all = append(all, draw(t, table, external)...)
	}
	return all
}

// draw draws a table as every kind of chart that it can be, in both languages.
func draw(t testing.TB, table analysis.Table, external []data.ExternalFigure) []drawn {
	t.Helper()
	var all []drawn
	for _, lang := range bothLanguages {
		o := Options{Lang: lang}
		add := func(figure picture.Figure, err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, drawn{figure.ID() + "-" + string(lang), figure})
		}
		add(Draw(Auto, table, external, o))
		if table.Item.Kind == data.Single {
			add(Draw("stacked", table, nil, o))
			add(Draw("pie", table, nil, o))
		}
	}
	return all
}

// options returns n options whose labels are made of that text and their number.
func options(n int, label string) []data.Option {
	made := make([]data.Option, n)
	for i := range made {
		made[i] = data.Option{ID: fmt.Sprintf("o%d", i), Label: data.Text{NL: fmt.Sprintf("%s %d", label, i+1)}}
	}
	return made
}

// tableOf estimates an item from counts, one list of counts for each row. The base is the sum, or the largest count where
// several answers are allowed.
func tableOf(t testing.TB, item data.Item, notes []data.WaveNote, counts ...[]int) analysis.Table {
	t.Helper()
	item.ID = cmp.Or(item.ID, "item")
	if item.Text == (data.Text{}) {
		item.Text = data.Text{NL: "Wat vindt u hiervan?"}
	}
	var tallies []data.Tally
	for i, row := range counts {
		tally := data.Tally{Item: item.ID, Counts: row}
		for _, count := range row {
			if item.Kind == data.Multiple {
				tally.Answered = max(tally.Answered, count)
			} else {
				tally.Answered += count
			}
		}
		tally.Asked = tally.Answered
		if len(item.Rows) > 0 {
			tally.Row = item.Rows[i].ID
		}
		tallies = append(tallies, tally)
	}
	wave := data.Wave{ID: "w", Label: data.Text{NL: "golf"}, Source: data.Text{NL: "bron"}, Provenance: data.Observed, Notes: notes}
	table, err := analysis.NewTable(wave, item, tallies, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// descending returns n counts from the largest to zero.
func descending(n, largest int) []int {
	counts := make([]int, n)
	for i := range counts {
		counts[i] = largest * (n - 1 - i) / max(1, n-1)
	}
	return counts
}

var (
	compound = strings.Repeat("arbeidsongeschiktheidsverzekeringsmaatschappij", 4)
	longText = strings.TrimSpace(strings.Repeat("re-integratiebedrijf/arbeidsdeskundige en werkgever ", 4))
)

// hardTables are the tables that a layout can fail on.
func hardTables(t testing.TB) map[string]analysis.Table {
	t.Helper()
	single := func(label string, counts ...int) analysis.Table {
		return tableOf(t, data.Item{Kind: data.Single, Options: options(len(counts), label)}, nil, counts)
	}
	multiple := func(label string, counts ...int) analysis.Table {
		return tableOf(t, data.Item{Kind: data.Multiple, Options: options(len(counts), label)}, nil, counts)
	}
	rating := func(points int, rowLabel, pointLabel string, counts ...[]int) analysis.Table {
		item := data.Item{Kind: data.Rating, Scale: options(points, pointLabel), Rows: options(len(counts), rowLabel)}
		return tableOf(t, item, nil, counts...)
	}
	long := data.Item{ID: "long", Kind: data.Multiple, Text: data.Text{NL: strings.Repeat(longText+" ", 4)}, Options: options(5, compound)}
	var notes []data.WaveNote
	for i := range 5 {
		for k := range i + 1 {
			notes = append(notes, data.WaveNote{Item: "long", Option: fmt.Sprintf("o%d", i), Text: data.Text{NL: fmt.Sprintf("%s %d", longText, k)}})
		}
	}
	many := make([][]int, 30)
	for i := range many {
		many[i] = []int{i, 30 - i, 5, i % 3, 40}
	}
	return map[string]analysis.Table{
		"one option":         single("Ja", 12),
		"two options":        single("Antwoord", 12, 3),
		"forty options":      single("Antwoord", descending(40, 80)...),
		"forty long options": single(longText, descending(40, 80)...),
		"all but one zero":   single(longText, 0, 0, 43, 0),
		"nobody answered":    single("Antwoord", 0, 0, 0),
		"a large base":       single(longText, 40_000_000, 1, 2_000_000),
		"compounds":          multiple(compound, 9, 8, 0),
		"nobody picked":      multiple("Antwoord", 0, 0),
		"long with notes":    tableOf(t, long, notes, descending(5, 19)),
		"one row":            rating(5, "Rij", "Punt", []int{1, 2, 3, 4, 5}),
		"thirty rows":        rating(5, longText, "Punt", many...),
		"two points":         rating(2, "Rij", "Punt", []int{1, 2}, []int{0, 9}),
		"three points":       rating(3, "Rij", "Punt", []int{1, 2, 3}, []int{0, 9, 0}),
		"seven points":       rating(7, compound, compound, []int{1, 2, 3, 4, 5, 6, 7}, []int{30, 0, 0, 0, 0, 0, 0}, []int{0, 0, 0, 0, 0, 0, 9}),
		"eleven points":      rating(11, "Rij", longText, []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, []int{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9}),
		"an empty row":       rating(5, "Rij", "Punt", []int{0, 0, 0, 0, 0}, []int{1, 2, 3, 4, 5}),
		"only empty rows":    rating(5, "Rij", "Punt", []int{0, 0, 0, 0, 0}),
		"millions":           rating(5, "Rij", "Punt", []int{20_000_000, 1, 0, 0, 20_000_000}, []int{1, 2, 3, 4, 5}),
		"a wide range":       means(t, []float64{0, 1e6}, 123456.7, 999999, 0),
		"a small range":      means(t, []float64{1, 10}, 7.3, 1, 10),
	}
}

// means returns a table of means, the first of nobody and each of the others of more respondents.
func means(t testing.TB, limits []float64, values ...float64) analysis.Table {
	t.Helper()
	item := data.Item{ID: "m", Kind: data.Number, Text: data.Text{NL: "Hoeveel?"}, Range: limits, Rows: options(len(values)+1, "Rij")}
	tallies := []data.Tally{{Item: "m", Row: "o0"}}
	n := 1
	for i, value := range values {
		n *= 40
		tallies = append(tallies, data.Tally{Item: "m", Row: item.Rows[i+1].ID, Asked: n, Answered: n, Sum: value * float64(n)})
	}
	table, err := analysis.NewTable(data.Wave{Provenance: data.Observed}, item, tallies, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return table
}
