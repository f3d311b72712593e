package analysis

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"spoor/analysis/interval"
	"spoor/data"
)

// says reports whether one of the notes holds a phrase in English.
func says(notes []Note, phrase string) bool {
	return slices.ContainsFunc(notes, func(n Note) bool { return strings.Contains(n.EN, phrase) })
}

func options(ids ...string) []data.Option {
	out := make([]data.Option, len(ids))
	for i, id := range ids {
		out[i] = data.Option{ID: id, Label: data.Text{EN: id}}
	}
	return out
}

var (
	works  = data.Item{ID: "works", Kind: data.Single, Options: options("yes", "no", "maybe")}
	helps  = data.Item{ID: "helps", Kind: data.Multiple, Options: options("time", "money", "rest")}
	rated  = data.Item{ID: "rated", Kind: data.Rating, Scale: options("very_bad", "bad", "neutral", "good", "very_good"), Rows: options("boss", "doctor")}
	shares = data.Item{ID: "shares", Kind: data.Number, Range: []float64{0, 100}, Rows: options("own", "other")}
	hours  = data.Item{ID: "hours", Kind: data.Number, Range: []float64{10, 50}}
)

func of(item data.Item, row string, counts ...int) data.Tally {
	answered := 0
	for _, count := range counts {
		answered += count
	}
	return data.Tally{Item: item.ID, Row: row, Asked: answered, Answered: answered, Counts: counts}
}

func mustTable(t *testing.T, wave data.Wave, item data.Item, tallies ...data.Tally) Table {
	t.Helper()
	table, err := NewTable(wave, item, tallies, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range table.Parts {
		for _, estimate := range slices.Concat(part.Estimates, part.Nets) {
			for _, number := range []float64{estimate.Proportion, estimate.Interval.Low, estimate.Interval.High, estimate.Interval.Level} {
				if !(number >= 0 && number <= 1) {
					t.Errorf("%s %s %s holds %v", item.ID, part.Row, estimate.Option, number)
				}
			}
			if estimate.Known() && !(estimate.Interval.Low <= estimate.Proportion && estimate.Proportion <= estimate.Interval.High) {
				t.Errorf("%s %s %s lies outside its interval", item.ID, part.Row, estimate.Option)
			}
		}
	}
	return table
}

func TestTable(t *testing.T) {
	table := mustTable(t, data.Wave{}, works, of(helps, "", 1, 0, 0), of(works, "", 35, 0, 8))
	yes, _ := table.At("", "yes")
	// R 4.2.2: prop.test(35, 43, correct = FALSE)$conf.int
	if yes.Count != 35 || yes.Base != 43 || yes.Proportion != 35.0/43 || math.Abs(yes.Interval.Low-0.67382996) > 5e-9 || math.Abs(yes.Interval.High-0.90258249) > 5e-9 {
		t.Errorf("got %+v", yes)
	}
	if no, _ := table.At("", "no"); no.Interval.Low != 0 || no.Proportion != 0 || !no.Known() {
		t.Errorf("nobody chose it, got %+v", no)
	}
	if _, found := table.At("", "perhaps"); found {
		t.Error("found an option that is not there")
	}
	if _, found := table.At("boss", "yes"); found {
		t.Error("found a row that is not there")
	}
}

func TestEverybodyInOneOption(t *testing.T) {
	table := mustTable(t, data.Wave{}, works, of(works, "", 0, 30, 0))
	if no, _ := table.At("", "no"); no.Proportion != 1 || no.Interval.High != 1 || no.Interval.Low >= 1 {
		t.Errorf("got %+v", no)
	}
	if yes, _ := table.At("", "yes"); yes.Proportion != 0 || yes.Interval.Low != 0 || yes.Interval.High <= 0 {
		t.Errorf("got %+v", yes)
	}
}

func TestNobodyAnswered(t *testing.T) {
	for _, c := range []struct {
		item    data.Item
		tallies []data.Tally
	}{
		{works, []data.Tally{{Item: "works", Asked: 3, Counts: []int{0, 0, 0}}}},
		{rated, []data.Tally{{Item: "rated", Row: "boss", Counts: make([]int, 5)}, {Item: "rated", Row: "doctor", Counts: make([]int, 5)}}},
		{hours, []data.Tally{{Item: "hours", Asked: 3}}},
	} {
		table := mustTable(t, data.Wave{}, c.item, c.tallies...)
		for _, part := range table.Parts {
			for _, estimate := range slices.Concat(part.Estimates, part.Nets) {
				if estimate.Known() || estimate.Interval != (Interval{}) || !says(estimate.Notes, "Nobody answered this: there is no estimate.") {
					t.Errorf("%s: %+v", c.item.ID, estimate)
				}
			}
		}
	}
}

func TestEndsOfAScale(t *testing.T) {
	table := mustTable(t, data.Wave{}, rated, of(rated, "doctor", 4, 3, 2, 1, 0), of(rated, "boss", 1, 2, 3, 4, 5))
	if table.Parts[0].Row != "boss" || table.Parts[1].Row != "doctor" {
		t.Errorf("the rows are not in the order of the battery")
	}
	for _, c := range []struct {
		row, end    string
		count, base int
	}{{"boss", data.Top2, 9, 15}, {"boss", data.Bottom2, 3, 15}, {"doctor", data.Top2, 1, 10}, {"doctor", data.Bottom2, 7, 10}} {
		if end, found := table.At(c.row, c.end); !found || end.Count != c.count || end.Base != c.base {
			t.Errorf("%s of %s is %d of %d, want %d of %d", c.end, c.row, end.Count, end.Base, c.count, c.base)
		}
	}
	if low, high := table.Bases(); low != 10 || high != 15 {
		t.Errorf("bases %d to %d, want 10 to 15", low, high)
	}
	var rows []string
	for _, part := range table.RankedParts() {
		rows = append(rows, part.Row)
	}
	if !reflect.DeepEqual(rows, []string{"boss", "doctor"}) {
		t.Errorf("ranked %v", rows)
	}
	short := data.Item{ID: "short", Kind: data.Rating, Scale: options("bad", "neutral", "good"), Rows: options("boss")}
	if part := mustTable(t, data.Wave{}, short, of(short, "boss", 1, 1, 1)).Parts[0]; len(part.Nets) > 0 {
		t.Errorf("a scale of three points has no ends of two points: %+v", part.Nets)
	}
}

func TestMeans(t *testing.T) {
	table := mustTable(t, data.Wave{}, shares,
		data.Tally{Item: "shares", Row: "own", Asked: 50, Answered: 50, Sum: 1500},
		data.Tally{Item: "shares", Row: "other", Asked: 50, Answered: 40, Sum: 4000, SumOfSquares: 400000, SpreadKnown: true})
	own := table.Parts[0].Estimates[0]
	// R 4.2.2: prop.test(15, 50, correct = FALSE)$conf.int; a mean of 30 on 0 to 100 spreads most as 15 of 50 yes/no answers
	if own.Proportion != 0.3 || own.Base != 50 || math.Abs(own.Interval.Low-0.19103554) > 5e-9 || math.Abs(own.Interval.High-0.43750350) > 5e-9 {
		t.Errorf("got %+v", own)
	}
	if own.Interval.Method != interval.MethodWidestCase || !slices.Contains(table.Notes, WidestCaseNote()) {
		t.Errorf("the widest case is not said: %+v, %v", own.Interval, table.Notes)
	}
	if other := table.Parts[1].Estimates[0]; other.Proportion != 1 || other.Interval.High != 1 {
		t.Errorf("got %+v", other)
	}
	known := mustTable(t, data.Wave{}, hours, data.Tally{Item: "hours", Asked: 30, Answered: 30, Sum: 600, SumOfSquares: 13000, SpreadKnown: true})
	if mean := known.Parts[0].Estimates[0]; mean.Proportion != 0.25 || len(known.Notes) > 0 {
		t.Errorf("20 on 10 to 50 is a quarter of the way: %+v, notes %v", mean, known.Notes)
	}
}

func TestRanked(t *testing.T) {
	item := data.Item{ID: "a", Kind: data.Multiple, Options: []data.Option{{ID: "other", Open: true}, {ID: "b"}, {ID: "c"}, {ID: "rest", Other: true}, {ID: "d"}}}
	table := mustTable(t, data.Wave{}, item, data.Tally{Item: "a", Asked: 9, Answered: 9, Counts: []int{3, 2, 5, 9, 5}})
	var ids []string
	for _, estimate := range table.Ranked(table.Parts[0]) {
		ids = append(ids, estimate.Option)
	}
	if want := []string{"c", "d", "b", "rest", "other"}; !reflect.DeepEqual(ids, want) {
		t.Errorf("ranked %v, want %v", ids, want)
	}
	if table.Parts[0].Estimates[0].Option != "other" {
		t.Error("ranking changed the table")
	}
	battery := mustTable(t, data.Wave{}, rated, of(rated, "boss", 1, 2, 3, 4, 5), of(rated, "doctor", 1, 2, 3, 4, 5))
	if battery.Ranked(battery.Parts[0])[0].Option != "very_bad" {
		t.Error("a scale keeps its order")
	}
}

func TestNotesStandWhereTheyBelong(t *testing.T) {
	text := func(s string) data.Text { return data.Text{EN: s} }
	wave := data.Wave{Notes: []data.WaveNote{
		{Item: "rated", Text: text("item")},
		{Item: "rated", Row: "doctor", Text: text("row")},
		{Item: "rated", Row: "doctor", Option: "good", Text: text("option of a row")},
		{Item: "rated", Option: "bad", Text: text("option")},
		{Item: "works", Text: text("of another item")},
	}}
	tallies := []data.Tally{of(rated, "boss", 9, 9, 9, 9, 9), of(rated, "doctor", 9, 0, 0, 1, 0)}
	tallies[0].Asked, tallies[0].Unusable = 48, 2
	table := mustTable(t, wave, rated, tallies...)
	got := map[string][]string{}
	note := func(where string, notes []Note) {
		for _, n := range notes {
			got[where] = append(got[where], n.In(data.English))
		}
	}
	note("table", table.Notes)
	for _, part := range table.Parts {
		note(part.Row, part.Notes)
		for _, estimate := range slices.Concat(part.Estimates, part.Nets) {
			note(part.Row+"."+estimate.Option, estimate.Notes)
		}
	}
	want := map[string][]string{
		"table":       {"item"},
		"boss":        {"2 respondents are left out here, because their answer cannot be used."},
		"doctor":      {"Small base (n = 10): one respondent counts for more than 5 percentage points.", "row"},
		"doctor.good": {"option of a row"},
		"boss.bad":    {"option"},
		"doctor.bad":  {"option"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("notes\n%v\nwant\n%v", got, want)
	}
}

func TestSmallBase(t *testing.T) {
	for n, want := range map[int]bool{1: true, 19: true, 20: false} {
		part := mustTable(t, data.Wave{}, works, of(works, "", n, 0, 0)).Parts[0]
		if got := says(part.Notes, fmt.Sprintf("Small base (n = %d): one respondent counts for more than 5 percentage points.", n)); got != want {
			t.Errorf("a base of %d is small: %v, want %v", n, got, want)
		}
	}
	unusable := of(works, "", 19, 0, 0)
	unusable.Asked, unusable.Unusable = unusable.Asked+1, 1
	part := mustTable(t, data.Wave{}, works, unusable).Parts[0]
	if !says(part.Notes, "1 respondent is left out here, because the answer cannot be used.") {
		t.Errorf("got %v", part.Notes)
	}
}

func TestTablesThatCannotBeMade(t *testing.T) {
	for name, c := range map[string]struct {
		item    data.Item
		tallies []data.Tally
		options Options
		want    string
	}{
		"open":            {data.Item{ID: "remarks", Kind: data.Open}, nil, DefaultOptions(), "item remarks is an open question"},
		"no tally":        {works, []data.Tally{of(helps, "", 1, 1, 1)}, DefaultOptions(), "wave 2026 has no answers to works"},
		"row without":     {rated, []data.Tally{of(rated, "boss", 1, 1, 1, 1, 1)}, DefaultOptions(), "wave 2026 has no answers to rated.doctor"},
		"two tallies":     {works, []data.Tally{of(works, "", 1, 1, 1), of(works, "", 1, 1, 1)}, DefaultOptions(), "works has 2 tallies"},
		"other codebook":  {works, []data.Tally{of(works, "", 1, 1)}, DefaultOptions(), "tally of works: it has 2 counts and the codebook 3 options"},
		"too many":        {helps, []data.Tally{{Item: "helps", Asked: 3, Answered: 3, Counts: []int{1, 4, 0}}}, DefaultOptions(), "tally of helps: 4 of 3 respondents chose money"},
		"negative":        {helps, []data.Tally{{Item: "helps", Asked: 3, Answered: 3, Counts: []int{1, -1, 0}}}, DefaultOptions(), "tally of helps: -1 of 3 respondents chose money"},
		"asked":           {works, []data.Tally{{Item: "works", Asked: 3, Answered: 3, Unusable: 1, Counts: []int{1, 1, 1}}}, DefaultOptions(), "tally of works: 3 answered and 1 unusable cannot be of 3 asked"},
		"one answer each": {works, []data.Tally{{Item: "works", Asked: 3, Answered: 3, Counts: []int{1, 0, 1}}}, DefaultOptions(), "tally of works: the counts add up to 2 and 3 respondents answered"},
		"mean":            {hours, []data.Tally{{Item: "hours", Asked: 2, Answered: 2, Sum: 102}}, DefaultOptions(), "the mean of hours is 51, outside its range of 10 to 50"},
		"mean is NaN":     {hours, []data.Tally{{Item: "hours", Asked: 2, Answered: 2, Sum: math.NaN()}}, DefaultOptions(), "the mean of hours is NaN"},
		"level":           {works, []data.Tally{of(works, "", 1, 1, 1)}, Options{Level: 1.5, Method: interval.MethodWilson}, "estimate 1 of 3: "},
		"level of a mean": {hours, []data.Tally{{Item: "hours", Asked: 2, Answered: 2, Sum: 60}}, Options{Level: 0, Method: interval.MethodWilson}, "estimate the mean of hours: "},
		"method":          {works, []data.Tally{of(works, "", 1, 1, 1)}, Options{Level: 0.95}, "estimate 1 of 3: unknown interval method"},
	} {
		t.Run(name, func(t *testing.T) {
			table, err := NewTable(data.Wave{ID: "2026"}, c.item, c.tallies, c.options)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) || !reflect.DeepEqual(table, Table{}) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}
