package trend

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/data"
)

// surveyed is one wave of a test: its id, its own items, and the tallies of what it asked.
type surveyed struct {
	id      string
	year    int
	own     []data.WaveItem
	tallies []data.Tally
}

// counted is the tally of an item, or of one row, with a base and the counts of its options.
func counted(item, row string, base int, counts ...int) data.Tally {
	return data.Tally{Item: item, Row: row, Asked: base, Answered: base, Counts: counts}
}

func named(ids ...string) []data.Option {
	var all []data.Option
	for _, id := range ids {
		all = append(all, data.Option{ID: id, Label: data.Text{NL: strings.ToUpper(id)}})
	}
	return all
}

func follow(t *testing.T, item data.Item, waves ...surveyed) Trend {
	t.Helper()
	trend, err := tryTrend(t, item, waves...)
	if err != nil {
		t.Fatal(err)
	}
	return trend
}

func tryTrend(t *testing.T, item data.Item, waves ...surveyed) (Trend, error) {
	t.Helper()
	if item.Text == (data.Text{}) {
		item.Text = data.Text{NL: "Vraag?"}
	}
	codebook := data.Codebook{Items: []data.Item{item}}
	var rounds []data.Wave
	var tables []analysis.Table
	for _, w := range waves {
		wave := data.Wave{ID: w.id, Items: w.own, Fieldwork: data.Fieldwork{Year: w.year}}
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
	return New(codebook, item.ID, rounds, tables, analysis.DefaultOptions())
}

// lines writes a trend in short: of each line its option or row, the shares of the waves and the changes.
func lines(trend Trend) string {
	var all []string
	for _, line := range trend.Lines {
		text := line.Row + line.Option + ":"
		for _, point := range line.Points {
			switch {
			case !point.Offered:
				text += " -"
			default:
				text += fmt.Sprintf(" %d/%d", point.Estimate.Count, point.Estimate.Base)
			}
		}
		for _, change := range line.Changes {
			text += fmt.Sprintf(" %d>%d", change.From, change.To)
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

func notesOf(trend Trend) string {
	var all []string
	for _, note := range trend.Notes {
		all = append(all, note.NL)
	}
	for _, line := range trend.Lines {
		for _, note := range line.Notes {
			all = append(all, line.Row+line.Option+": "+note.NL)
		}
	}
	return strings.Join(all, "\n")
}

var picks = data.Item{ID: "q", Kind: data.Multiple, Options: named("a", "b", "c")}

func TestTrendOverTwoWaves(t *testing.T) {
	trend := follow(t, picks,
		surveyed{"2021", 2021, nil, []data.Tally{counted("q", "", 43, 6, 20, 1)}},
		surveyed{"2026", 2026, nil, []data.Tally{counted("q", "", 50, 15, 10, 7)}})
	if got, want := lines(trend), "a: 6/43 15/50 0>1; b: 20/43 10/50 0>1; c: 1/43 7/50 0>1"; got != want {
		t.Fatalf("lines %s, want %s", got, want)
	}
	// Boschloo by testdata/trend.py, Fisher: R 4.2.2 fisher.test, Newcombe: statsmodels 0.13.5
	// confint_proportions_2indep(method = "newcomb"), Holm: R 4.2.2 p.adjust(c(0.0688..., 0.0066..., 0.0610...), "holm").
	for i, want := range []struct{ boschloo, fisher, low, high, adjusted float64 }{
		{0.06880375955586066, 0.08340183971158567, -0.01154979515150903, 0.31660577852432387, 0.12216636353656732},
		{0.006634402762879185, 0.00797342759293936, -0.4351269906956651, -0.07380969342956106, 0.01990320828863756},
		{0.06108318176828366, 0.06468999241025694, -0.0034348717865614053, 0.24009986112508608, 0.12216636353656732},
	} {
		change := trend.Lines[i].Changes[0]
		c := change.Comparison
		for name, pair := range map[string][2]float64{"P": {c.P, want.boschloo}, "Fisher": {c.FisherP, want.fisher},
			"low": {c.Interval.Low, want.low}, "high": {c.Interval.High, want.high}, "adjusted": {c.AdjustedP, want.adjusted}} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Errorf("line %d: %s is %v, want %v", i, name, pair[0], pair[1])
			}
		}
		if change.PairedPossible || change.LowP != c.P || change.HighP != c.P {
			t.Errorf("line %d: unequal bases cannot be the same respondents: %+v", i, change)
		}
	}
	if trend.Family != 3 || trend.Trends != 0 || trend.Broken() || !trend.Comparable() {
		t.Errorf("%+v", trend)
	}
	for i, want := range []Verdict{NotEstablished, Established, NotEstablished} {
		if got := trend.Lines[i].Changes[0].Verdict; got != want {
			t.Errorf("line %d: %s, want %s", i, got, want)
		}
	}
	if !strings.Contains(notesOf(trend), "niet even veel antwoorden") {
		t.Errorf("notes %s", notesOf(trend))
	}
}

// Expected values by testdata/trend.py.
func TestTrendOfPossiblyTheSameRespondents(t *testing.T) {
	item := data.Item{ID: "q", Kind: data.Multiple, Options: named("a", "b")}
	trend := follow(t, item,
		surveyed{"2021", 0, nil, []data.Tally{counted("q", "", 43, 20, 2)}},
		surveyed{"2026", 0, nil, []data.Tally{counted("q", "", 43, 25, 3)}})
	for i, want := range [][5]float64{{0.3200515187037909, 0.0625, 0.5327092552361137, 0.125, 1}, {1, 1, 1, 1, 1}} {
		c := trend.Lines[i].Changes[0]
		for k, got := range []float64{c.Comparison.P, c.LowP, c.HighP, c.AdjustedLowP, c.AdjustedHighP} {
			if math.Abs(got-want[k]) > 1e-9 {
				t.Errorf("line %d, value %d: %v, want %v", i, k, got, want[k])
			}
		}
		if !c.PairedPossible || c.Verdict != NotEstablished {
			t.Errorf("line %d: %+v", i, c)
		}
	}

	one := data.Item{ID: "q", Kind: data.Multiple, Options: named("a")}
	for _, c := range []struct {
		base, before, after int
		want                Verdict
	}{
		{12, 4, 11, Established},     // 0.0033 apart, 0.016 to 0.039 if the same
		{40, 4, 12, DependsOnPairs},  // 0.033 apart, 0.008 to 0.077 if the same
		{12, 4, 9, NotEstablished},   // 0.064 apart, 0.063 to 0.227 if the same
		{43, 20, 25, NotEstablished}, // see above
	} {
		trend := follow(t, one,
			surveyed{"2021", 0, nil, []data.Tally{counted("q", "", c.base, c.before)}},
			surveyed{"2026", 0, nil, []data.Tally{counted("q", "", c.base, c.after)}})
		if got := trend.Lines[0].Changes[0].Verdict; got != c.want {
			t.Errorf("%d to %d of %d: %s, want %s", c.before, c.after, c.base, got, c.want)
		}
	}
}

// Expected values by testdata/trend.py; adjusted: R 4.2.2 p.adjust(c(0.004500918421244785, 0.6940448815126756), "holm").
func TestTrendOverThreeWaves(t *testing.T) {
	item := data.Item{ID: "q", Kind: data.Multiple, Options: named("a", "b")}
	waves := []surveyed{
		{"2021", 2021, nil, []data.Tally{counted("q", "", 12, 2, 6)}},
		{"2023", 2023, nil, []data.Tally{counted("q", "", 11, 5, 6)}},
		{"2026", 2026, nil, []data.Tally{counted("q", "", 12, 9, 5)}},
	}
	trend := follow(t, item, waves...)
	if got, want := lines(trend), "a: 2/12 5/11 9/12 0>1 1>2 0>2; b: 6/12 6/11 5/12 0>1 1>2 0>2"; got != want {
		t.Fatalf("lines %s, want %s", got, want)
	}
	for i, want := range []Test{
		{P: 0.004500918421244785, AdjustedP: 0.00900183684248957, Rising: true, Verdict: Established},
		{P: 0.6940448815126756, AdjustedP: 0.6940448815126756, Verdict: NotEstablished},
	} {
		got := trend.Lines[i].Test
		if math.Abs(got.P-want.P) > 1e-12 || math.Abs(got.AdjustedP-want.AdjustedP) > 1e-12 || got.Rising != want.Rising || got.Verdict != want.Verdict {
			t.Errorf("line %d: %+v, want %+v", i, got, want)
		}
	}
	for i, want := range []float64{0.14395993066541338, 0.17633268507856742, 0.0066107511520385786} {
		if got := trend.Lines[0].Changes[i].Comparison.P; math.Abs(got-want) > 1e-9 {
			t.Errorf("change %d: %v, want %v", i, got, want)
		}
	}
	overall, _ := trend.Lines[0].Overall()
	if !overall.Overall || trend.Lines[0].Changes[1].Overall || trend.Family != 6 || trend.Trends != 2 {
		t.Errorf("overall %+v of a family of %d and %d trends", overall, trend.Family, trend.Trends)
	}

	waves[1].year = 0 // then the waves are taken to be equally far apart
	if got := follow(t, item, waves...).Lines[0].Test.P; math.Abs(got-0.0072507525039323655) > 1e-12 {
		t.Errorf("without a year p is %v", got)
	}
}

func TestTrendBreaksWhereOptionsChange(t *testing.T) {
	other := []data.WaveItem{{Item: "q", Options: named("b", "d", "a")}}
	trend := follow(t, picks,
		surveyed{"2021", 0, nil, []data.Tally{counted("q", "", 10, 1, 2, 3)}},
		surveyed{"2024", 0, other, []data.Tally{counted("q", "", 10, 9, 5, 6)}},
		surveyed{"2026", 0, nil, []data.Tally{counted("q", "", 10, 2, 3, 4)}},
		surveyed{"2027", 0, other, []data.Tally{counted("q", "", 10, 8, 5, 7)}})
	want := "b: 2/10 9/10 3/10 8/10 0>2 1>3; a: 1/10 6/10 2/10 7/10 0>2 1>3; d: - 5/10 - 5/10 1>3; c: 3/10 - 4/10 - 0>2"
	if got := lines(trend); got != want {
		t.Errorf("lines %s\nwant  %s", got, want)
	}
	if !trend.Broken() || trend.Waves[1].Change != data.OptionsChanged || trend.Waves[1].Strand != 1 {
		t.Errorf("waves %+v", trend.Waves)
	}
	for _, want := range []string{"In 2024 was de keuze aan antwoorden een andere dan in 2021", "Nieuw: ‘D’. Vervallen: ‘C’.", "d: Dit antwoord was er niet in 2021 en 2026."} {
		if !strings.Contains(notesOf(trend), want) {
			t.Errorf("no %q in %s", want, notesOf(trend))
		}
	}

	refused := follow(t, picks,
		surveyed{"2021", 0, nil, []data.Tally{counted("q", "", 10, 1, 2, 3)}},
		surveyed{"2024", 0, other, []data.Tally{counted("q", "", 10, 9, 5, 6)}})
	if refused.Comparable() || refused.Family != 0 {
		t.Errorf("compared: %s", lines(refused))
	}
}

func TestTrendOverABridge(t *testing.T) {
	choice := data.Item{ID: "q", Kind: data.Single, Options: named("a", "b", "c")}
	merged := []data.WaveItem{{Item: "q", Options: named("ab", "c", "d"), Bridge: map[string][]string{"ab": {"a", "b"}}}}
	split := []data.WaveItem{{Item: "q", Options: named("a", "b", "c1", "c2"), Bridge: map[string][]string{"c1": {"c"}, "c2": {"c"}}}}
	trend := follow(t, choice,
		surveyed{"2021", 0, nil, []data.Tally{counted("q", "", 10, 4, 3, 3)}},
		surveyed{"2024", 0, merged, []data.Tally{counted("q", "", 10, 5, 3, 2)}},
		surveyed{"2026", 0, split, []data.Tally{counted("q", "", 10, 1, 2, 3, 4)}})
	want := "c: 3/10 3/10 7/10 0>1 1>2 0>2; a+b: 7/10 5/10 3/10 0>1 1>2 0>2; d: - 2/10 -"
	if got := lines(trend); got != want {
		t.Errorf("lines %s\nwant  %s", got, want)
	}
	// R 4.2.2: prop.test(7, 10, correct = FALSE)
	if got := trend.Lines[0].Points[2].Estimate.Interval; math.Abs(got.Low-0.396778147) > 1e-9 || math.Abs(got.High-0.892208733) > 1e-9 {
		t.Errorf("interval of options taken together: %+v", got)
	}
	if trend.Broken() || trend.Lines[1].Label.NL != "AB" {
		t.Errorf("broken %v, label %q", trend.Broken(), trend.Lines[1].Label.NL)
	}
	for _, want := range []string{"volgens de brug", "a+b: In 2021 zijn hier samengenomen: A + B.", "c: In 2026 zijn hier samengenomen: C1 + C2."} {
		if !strings.Contains(notesOf(trend), want) {
			t.Errorf("no %q in %s", want, notesOf(trend))
		}
	}
}

func TestTrendOfARating(t *testing.T) {
	rated := data.Item{ID: "q", Kind: data.Rating, Scale: named("vb", "b", "n", "g", "vg"), Rows: named("x", "y")}
	rows := []data.WaveItem{{Item: "q", Rows: named("x", "z")}}
	trend := follow(t, rated,
		surveyed{"2021", 0, nil, []data.Tally{counted("q", "x", 10, 1, 1, 2, 3, 3), counted("q", "y", 9, 1, 1, 2, 3, 2)}},
		surveyed{"2026", 0, rows, []data.Tally{counted("q", "x", 10, 0, 1, 1, 4, 4), counted("q", "z", 8, 1, 1, 2, 2, 2)}})
	if got, want := lines(trend), "xtop2: 6/10 8/10 0>1; ytop2: 5/9 -; ztop2: - 4/8"; got != want {
		t.Errorf("lines %s, want %s", got, want)
	}
	if trend.Waves[1].Change != data.RowsChanged || !strings.Contains(notesOf(trend), "ztop2: Dit onderdeel is niet gevraagd in 2021.") {
		t.Errorf("change %s, notes %s", trend.Waves[1].Change, notesOf(trend))
	}

	// A scale of four points stands for that of five; a bridge across the line of good is refused.
	four := func(bridge map[string][]string) []data.WaveItem {
		return []data.WaveItem{{Item: "q", Scale: named("poor", "fair", "fine", "best"), Bridge: bridge}}
	}
	first := surveyed{"2021", 0, nil, []data.Tally{counted("q", "x", 10, 1, 1, 2, 3, 3), counted("q", "y", 9, 1, 1, 2, 3, 2)}}
	answers := []data.Tally{counted("q", "x", 10, 1, 2, 3, 4), counted("q", "y", 9, 1, 1, 2, 5)}
	sound := follow(t, rated, first, surveyed{"2026", 0, four(map[string][]string{"poor": {"vb", "b"}, "fair": {"n"}, "fine": {"g"}, "best": {"vg"}}), answers})
	if got, want := lines(sound), "ytop2: 5/9 7/9 0>1; xtop2: 6/10 7/10 0>1"; got != want {
		t.Errorf("lines %s, want %s", got, want)
	}
	mixed := follow(t, rated, first, surveyed{"2026", 0, four(map[string][]string{"poor": {"vb", "b"}, "fair": {"n", "g"}, "best": {"vg"}}), answers})
	if mixed.Comparable() || !strings.Contains(notesOf(mixed), "samen met een lager punt") {
		t.Errorf("lines %s, notes %s", lines(mixed), notesOf(mixed))
	}
}

func TestTrendSaysWhatWasRewordedAndNotAsked(t *testing.T) {
	reworded := []data.WaveItem{{Item: "q", Text: data.Text{NL: "Anders gevraagd?"}, Labels: map[string]data.WaveLabel{"a": {NL: "Het eerste"}}}}
	trend := follow(t, picks,
		surveyed{"2021", 0, nil, []data.Tally{counted("q", "", 10, 1, 2, 3)}},
		surveyed{"2023", 0, nil, nil},
		surveyed{"2026", 0, reworded, []data.Tally{counted("q", "", 10, 4, 3, 3)}})
	if got, want := lines(trend), "a: 1/10 - 4/10 0>2; b: 2/10 - 3/10 0>2; c: 3/10 - 3/10 0>2"; got != want {
		t.Errorf("lines %s, want %s", got, want)
	}
	var changes []data.ItemChange
	for _, wave := range trend.Waves {
		changes = append(changes, wave.Change)
	}
	if want := []data.ItemChange{data.SameItem, data.DroppedItem, data.Relabelled}; !slices.Equal(changes, want) {
		t.Errorf("changes %v, want %v", changes, want)
	}
	if trend.Lines[0].Label.NL != "Het eerste" {
		t.Errorf("label %q", trend.Lines[0].Label.NL)
	}
	for _, want := range []string{"In 2023 is deze vraag niet gesteld.", "In 2026 luidde de vraag: ‘Anders gevraagd?’", "a: In 2021 stond er: ‘A’."} {
		if !strings.Contains(notesOf(trend), want) {
			t.Errorf("no %q in %s", want, notesOf(trend))
		}
	}
}

func TestTrendErrors(t *testing.T) {
	one := surveyed{"2021", 0, nil, []data.Tally{counted("q", "", 10, 1, 2, 3)}}
	if _, err := tryTrend(t, picks, one, surveyed{"2026", 0, nil, nil}); err == nil || !strings.Contains(err.Error(), "answered in 1 of the waves") {
		t.Errorf("one wave: %v", err)
	}
	codebook := data.Codebook{Items: []data.Item{{ID: "o", Kind: data.Open}}}
	if _, err := New(codebook, "o", nil, nil, analysis.DefaultOptions()); err == nil || !strings.Contains(err.Error(), "open question") {
		t.Errorf("open: %v", err)
	}
	responses := analysis.DefaultOptions()
	responses.Base = estimate.BaseResponses
	if _, err := New(data.Codebook{Items: []data.Item{picks}}, "q", nil, nil, responses); err == nil || !strings.Contains(err.Error(), "follows respondents") {
		t.Errorf("responses: %v", err)
	}
	if _, err := New(codebook, "q", nil, nil, analysis.DefaultOptions()); err == nil || !strings.Contains(err.Error(), `no item "q"`) {
		t.Errorf("unknown: %v", err)
	}
}
