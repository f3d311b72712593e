package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/sector"
	"spoor/internal/layouttest"
)

// waveOf is one wave in a test of trends: its id, what it asked in its own way, and its tallies; without any it did not ask.
type waveOf struct {
	id      string
	own     []data.WaveItem
	tallies []data.Tally
}

// trendOf follows an item over waves. The codebook has the item only.
func trendOf(t testing.TB, item data.Item, waves ...waveOf) trend.Trend {
	t.Helper()
	if item.Text == (data.Text{}) {
		item.Text = data.Text{NL: "Wat vindt u hiervan?"}
	}
	codebook := data.Codebook{Items: []data.Item{item}}
	var rounds []data.Wave
	var tables []analysis.Table
	for _, w := range waves {
		wave := data.Wave{ID: w.id, Items: w.own, Provenance: data.Observed, Source: data.Text{NL: "bron"}, Label: data.Text{NL: "golf " + w.id}}
		if len(w.tallies) > 0 {
			wave.Files = []data.WaveFile{{Items: []string{item.ID}}}
			asked, _ := codebook.AsAsked(wave).Item(item.ID)
			table, err := analysis.NewTable(wave, asked, w.tallies, analysis.DefaultOptions())
			if err != nil {
				t.Fatal(err)
			}
			tables = append(tables, table)
		}
		rounds = append(rounds, wave)
	}
	followed, err := trend.New(codebook, item.ID, rounds, tables, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return followed
}

// moving returns counts that differ from wave to wave, from nobody to everybody.
func moving(n, base, wave int) []int {
	counts := make([]int, n)
	for i := range counts {
		counts[i] = (i*7 + wave*5) % (base + 1)
	}
	return counts
}

func multipleOver(t testing.TB, label string, options_, waves, base int) trend.Trend {
	t.Helper()
	item := data.Item{ID: "m", Kind: data.Multiple, Options: options(options_, label)}
	var all []waveOf
	for w := range waves {
		all = append(all, waveOf{id: fmt.Sprint(2019 + w), tallies: []data.Tally{{Item: "m", Asked: base, Answered: base, Counts: moving(options_, base, w)}}})
	}
	return trendOf(t, item, all...)
}

// sectorTrends follow three items of the built-in survey to an invented second wave, one of them asked with other options.
func sectorTrends(t testing.TB) []trend.Trend {
	t.Helper()
	survey, err := sector.Open()
	if err != nil {
		t.Fatal(err)
	}
	first := survey.Waves[0]
	tallies, _, err := count.Of(survey).Count(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	traits, _ := survey.Codebook.Item("personal_traits")
	later := data.Wave{ID: "2026", Provenance: data.Observed, Source: data.Text{NL: "verzonnen", EN: "invented"}, Label: data.Text{NL: "tweede golf", EN: "second wave"},
		Files: []data.WaveFile{{Items: survey.Codebook.ItemIDs()}},
		Items: []data.WaveItem{{Item: "personal_traits", Options: slices.Concat(traits.Options[1:5],
			[]data.Option{{ID: "insecure", Label: data.Text{NL: "Onzekerheid", EN: "Insecurity"}}, traits.Options[5]})}}}
	var trends []trend.Trend
	for _, id := range []string{"outcomes", "collaboration", "trajectory_shares", "personal_traits"} {
		var tables []analysis.Table
		for i, wave := range []data.Wave{first, later} {
			item, _ := survey.Codebook.AsAsked(wave).Item(id)
			var counted []data.Tally
			for k, tally := range tallies {
				if tally.Item == id {
					if i == 1 {
						tally = shifted(tally, k)
					}
					counted = append(counted, tally)
				}
			}
			table, err := analysis.NewTable(wave, item, counted, analysis.DefaultOptions())
			if err != nil {
				t.Fatal(err)
			}
			tables = append(tables, table)
		}
		followed, err := trend.New(survey.Codebook, id, []data.Wave{first, later}, tables, analysis.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		trends = append(trends, followed)
	}
	return trends
}

// shifted invents the tally of a later wave: everybody chooses an option further down.
func shifted(tally data.Tally, by int) data.Tally {
	n := len(tally.Counts)
	counts := make([]int, n)
	for i, count := range tally.Counts {
		counts[(i+1+by%3)%n] = count
	}
	tally.Counts, tally.Sum = counts, tally.Sum*1.2
	return tally
}

func hardTrends(t testing.TB) map[string]trend.Trend {
	t.Helper()
	all := map[string]trend.Trend{}
	for _, waves := range []int{2, 3, 5, 8} {
		for _, n := range []int{2, 7, 13} {
			all[fmt.Sprintf("%d options over %d waves", n, waves)] = multipleOver(t, longText, n, waves, 43)
		}
	}
	all["compounds"] = multipleOver(t, compound, 5, 3, 20)
	all["millions over eight waves"] = multipleOver(t, "Antwoord", 3, 8, 40_000_000)
	all["all or none"] = trendOf(t, data.Item{ID: "m", Kind: data.Multiple, Options: options(2, "Antwoord")},
		waveOf{"2021", nil, []data.Tally{counted2(40, 0, 40)}}, waveOf{"2026", nil, []data.Tally{counted2(40, 40, 0)}})
	other := []data.WaveItem{{Item: "m", Options: options(3, "Ander antwoord"), Text: data.Text{NL: longText}}}
	all["broken, with gaps"] = trendOf(t, data.Item{ID: "m", Kind: data.Multiple, Text: data.Text{NL: strings.Repeat(longText+" ", 4)}, Options: options(2, "Antwoord")},
		waveOf{"voorjaar-2021-eerste-meting", nil, []data.Tally{counted2(40, 0, 40)}}, waveOf{"2022", nil, nil}, waveOf{"2023", nil, []data.Tally{counted2(9, 3, 4)}},
		waveOf{"2024", other, []data.Tally{counted2(30, 7, 4, 9)}}, waveOf{"2025", nil, []data.Tally{counted2(0, 0, 0)}}, waveOf{"2026", nil, []data.Tally{counted2(50, 7, 24)}})
	means := data.Item{ID: "m", Kind: data.Number, Range: []float64{0, 1e6}, Rows: options(3, "Rij")}
	var rows [2][]data.Tally
	for i, row := range means.Rows {
		for w := range rows {
			rows[w] = append(rows[w], data.Tally{Item: "m", Row: row.ID, Asked: 20 * w * (i + 1), Answered: 20 * w * (i + 1), Sum: 7e6 * float64(w*i)})
		}
	}
	all["means of nobody and of many"] = trendOf(t, means, waveOf{"2020", nil, rows[1]}, waveOf{"2021", nil, rows[0]}, waveOf{"2022", nil, rows[1]})
	return all
}

func counted2(base int, counts ...int) data.Tally {
	return data.Tally{Item: "m", Asked: base, Answered: base, Counts: counts}
}

func drawTrend(t testing.TB, followed trend.Trend, lang data.Lang) picture.Figure {
	t.Helper()
	figure, err := Trend(followed, Options{Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	return figure
}

func TestLayoutOfTrends(t *testing.T) {
	for name, followed := range hardTrends(t) {
		for _, lang := range bothLanguages {
			t.Run(name+" "+string(lang), func(t *testing.T) {
				figure := drawTrend(t, followed, lang)
				layouttest.Check(t, figure)
				write(t, figure, picture.PDF)
			})
		}
	}
	for _, followed := range sectorTrends(t) {
		for _, lang := range bothLanguages {
			t.Run(followed.Item.ID+" "+string(lang), func(t *testing.T) { layouttest.Check(t, drawTrend(t, followed, lang)) })
		}
	}
}

func TestGoldenTrends(t *testing.T) {
	for _, followed := range sectorTrends(t) {
		if followed.Item.Kind == data.Rating || followed.Item.Kind == data.Number {
			continue
		}
		figure := drawTrend(t, followed, data.Dutch)
		golden(t, figure.ID()+"-nl", figure)
	}
}

// A figure shows every estimate, and a point and an interval for each.
func TestTrendShowsEveryEstimate(t *testing.T) {
	followed := multipleOver(t, "Antwoord", 7, 5, 43)
	figure := drawTrend(t, followed, data.Dutch)
	points, whiskers := 0, 0
	for _, shape := range figure.Canvas().Shapes {
		switch {
		case shape.Colour == picture.DotColour && shape.Width == 0:
			points++
		case shape.Colour == picture.DotColour:
			whiskers++
		}
	}
	if points != 35 || whiskers != 35 {
		t.Errorf("%d points and %d whiskers, want 35", points, whiskers)
	}
}

// Where the options changed nothing joins the waves, and a dashed line says why.
func TestTrendIsBrokenWhereOptionsChanged(t *testing.T) {
	item := data.Item{ID: "m", Kind: data.Multiple, Options: options(2, "Antwoord")}
	other := []data.WaveItem{{Item: "m", Options: options(3, "Antwoord")}}
	joins := func(followed trend.Trend) (lines, dashes int, legend bool) {
		figure := drawTrend(t, followed, data.Dutch)
		for _, shape := range figure.Canvas().Shapes {
			switch {
			case shape.Colour == picture.LeadColour && shape.Width > 0:
				lines++
			case shape.Colour == picture.SoftInk && shape.Width > 0:
				dashes++
			}
		}
		for _, text := range figure.Canvas().Texts {
			legend = legend || text.Content == "andere antwoorden: niet te vergelijken"
		}
		return lines, dashes, legend
	}
	lines, dashes, legend := joins(trendOf(t, item, waveOf{"1", nil, []data.Tally{counted2(9, 3, 4)}}, waveOf{"2", other, []data.Tally{counted2(9, 3, 4, 1)}}))
	if lines != 0 || dashes == 0 || !legend {
		t.Errorf("broken: %d lines, %d dashes, legend %v", lines, dashes, legend)
	}
	lines, dashes, legend = joins(trendOf(t, item, waveOf{"1", nil, []data.Tally{counted2(9, 3, 4)}}, waveOf{"2", nil, []data.Tally{counted2(9, 3, 4)}}))
	if lines != 2 || dashes != 0 || legend {
		t.Errorf("whole: %d lines, %d dashes, legend %v", lines, dashes, legend)
	}
}

func TestTrendErrors(t *testing.T) {
	if _, err := Trend(trend.Trend{Item: data.Item{ID: "m"}}, Options{}); err == nil || !strings.Contains(err.Error(), "item m has no trend to draw") {
		t.Errorf("empty: %v", err)
	}
	if _, err := Trend(trend.Trend{}, Options{Lang: "fr"}); err == nil || !strings.Contains(err.Error(), "fr") {
		t.Errorf("language: %v", err)
	}
}

// Waves stand as far apart as the years of their fieldwork, where all are known, rise and leave every wave its room.
func TestTrendPutsWavesAtTheirDates(t *testing.T) {
	item := data.Item{ID: "m", Kind: data.Multiple, Options: options(2, "Antwoord")}
	for name, c := range map[string]struct {
		dates []data.Fieldwork
		want  []float64 // the distances between waves, over the first
	}{
		"four years and one":          {inYears(2021, 2025, 2026), []float64{1, 0.25}},
		"one year and two":            {inYears(2019, 2020, 2022), []float64{1, 2}},
		"a year is not known":         {inYears(2019, 0, 2022), []float64{1, 1}},
		"years that do not rise":      {inYears(2022, 2022, 2019), []float64{1, 1}},
		"too close together to scale": {inYears(1900, 1901, 2022), []float64{1, 1}},
		"months":                      {[]data.Fieldwork{{From: "2021-03"}, {From: "2021-06"}, {From: "2021-12"}}, []float64{1, 2}},
		"from month to month": {[]data.Fieldwork{{From: "2021-01", Until: "2021-02"}, {From: "2021-03", Until: "2021-04"}, {From: "2021-08"}},
			[]float64{1, 4.5 / 2}},
		"a year and a month": {[]data.Fieldwork{{Year: 2021}, {From: "2022-06", Until: "2022-07"}, {Year: 2024}}, []float64{1, 2}},
	} {
		var all []waveOf
		for w := range c.dates {
			all = append(all, waveOf{id: fmt.Sprint("g", w), tallies: []data.Tally{{Item: "m", Asked: 50, Answered: 50, Counts: moving(2, 50, w)}}})
		}
		followed := trendOf(t, item, all...)
		for i, fieldwork := range c.dates {
			followed.Waves[i].Wave.Fieldwork = fieldwork
		}
		f := &trendFigure{frame: &frame{Frame: layout.New(Options{Lang: data.Dutch}), table: analysis.Table{Item: item, Options: followed.Options}}, trend: followed}
		f.measure()
		first := f.x(0, 1) - f.x(0, 0)
		for i, want := range c.want {
			if got := (f.x(0, i+1) - f.x(0, i)) / first; math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: distance %d is %v of the first, want %v", name, i+1, got, want)
			}
		}
		if last := f.x(0, len(c.dates)-1); last+f.slot/2 > f.width+1e-9 {
			t.Errorf("%s: the axis ends at %v of %v", name, last+f.slot/2, f.width)
		}
	}
}

func inYears(years ...int) []data.Fieldwork {
	out := make([]data.Fieldwork, len(years))
	for i, year := range years {
		out[i].Year = year
	}
	return out
}
