package analysis

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/data"
)

// The values are those of testdata/ratings.R: Newcombe's formula on the limits of R 4.2.2's prop.test, median and mean.
func TestRatings(t *testing.T) {
	for _, c := range []struct {
		counts                       []int
		net, low, high, median, mean float64
	}{
		{[]int{1, 1, 5, 32, 4}, 0.790697674418605, 0.577989886288414, 0.893401889253419, 4, 3.86046511627907},
		{[]int{0, 0, 43, 0, 0}, 0, -0.0820098032257911, 0.0820098032257911, 3, 3},
		{[]int{0, 0, 0, 0, 43}, 1, 0.884020624030537, 1, 5, 5},
		{[]int{10, 10, 3, 10, 10}, 0, -0.276262422193203, 0.276262422193203, 3, 3},
		{[]int{20, 0, 0, 0, 20}, 0, -0.296009461330692, 0.296009461330692, 3, 3},
		{[]int{1, 0, 0, 0, 0}, -1, -1, 0.122108720681942, 1, 1},
	} {
		got := mustTable(t, data.Wave{}, rated, of(rated, "boss", c.counts...), of(rated, "doctor", 0, 0, 0, 0, 0)).Parts
		if got[1].Rating != nil {
			t.Errorf("nobody answered, and still %+v", got[1].Rating)
		}
		r := got[0].Rating
		if r == nil {
			t.Fatalf("%v has no rating", c.counts)
		}
		for _, pair := range [][2]float64{{r.Net.Estimate, c.net}, {r.Net.Low, c.low}, {r.Net.High, c.high}, {r.Median, c.median}, {r.Mean, c.mean}} {
			if !(math.Abs(pair[0]-pair[1]) < 1e-12) {
				t.Errorf("%v gives %v, want %v", c.counts, pair[0], pair[1])
			}
		}
	}
}

// The net and the mean are svymean of R's survey 4.1.1, the median follows from the weighted shares; see testdata/ratings.R.
func TestWeightedRating(t *testing.T) {
	table, err := members(t, "2026-design", "quality", "", DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	r := table.Parts[0].Rating
	if math.Abs(r.Net.Estimate-0.574963609898108) > 1e-12 || math.Abs(r.Mean-3.088064046579330) > 1e-12 || r.Median != 3 {
		t.Errorf("%+v", r)
	}
	if !(r.Net.Low < r.Net.Estimate && r.Net.Estimate < r.Net.High) || r.Net.Method != interval.MethodNewcombePaired {
		t.Errorf("the interval of the net is %+v", r.Net)
	}
}

func TestHiddenCountsHideTheRating(t *testing.T) {
	options := DefaultOptions()
	options.Disclosure = disclosure.Rule{Threshold: 5, Width: 3}
	tallies := []data.Tally{of(rated, "boss", 1, 2, 20, 20, 10), of(rated, "doctor", 10, 10, 10, 10, 10)}
	table, err := NewTable(data.Wave{}, rated, tallies, options)
	if err != nil {
		t.Fatal(err)
	}
	if !table.Parts[0].Hides() || table.Parts[0].Rating != nil {
		t.Errorf("the mean gives hidden counts away: %+v", table.Parts[0])
	}
	if table.Parts[1].Rating == nil {
		t.Error("nothing is hidden of the second row, and its rating is not there")
	}
}

func TestRatingsInAFrame(t *testing.T) {
	table := mustTable(t, data.Wave{}, rated, of(rated, "boss", 1, 1, 5, 32, 4), of(rated, "doctor", 0, 0, 0, 0, 0))
	frame, err := table.Frame(data.English)
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := frame.WriteCSV(&text); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&text).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string][]string{}
	for _, record := range records[1:] {
		if record[2] == "boss" {
			cells[record[3]] = record
		}
		if record[2] == "doctor" && slices.Contains([]string{estimate.Net, estimate.Median, estimate.Mean}, record[3]) {
			t.Errorf("nobody answered, and still %v", record)
		}
	}
	for _, name := range ratingHeader { // each in its own column, and in no other
		for _, other := range ratingHeader {
			if filled := cells[name][slices.Index(records[0], other)] != ""; filled != (name == other) {
				t.Errorf("the line %s has in column %s %v", name, other, cells[name])
			}
		}
		if cells[name][proportionCell] != "" || cells[name][countCell] != "" {
			t.Errorf("%v", cells[name])
		}
	}
	// 43 answers: (1 + 2 + 15 + 128 + 20) / 43
	if cells[estimate.Median][slices.Index(records[0], estimate.Median)] != "4" || cells[estimate.Mean][slices.Index(records[0], estimate.Mean)][:7] != "3.86046" {
		t.Errorf("%v", cells)
	}
	if last := len(records[0]) - 1; records[0][last-1] != "question" || records[1][last-1] != rated.Text.EN || records[1][last] != rated.Rows[0].Label.EN || records[1][last] == "" {
		t.Errorf("%v", records[1])
	}
}

func TestWaldCarriesACaution(t *testing.T) {
	options := DefaultOptions()
	for _, method := range interval.Methods() {
		options.Method = method
		table, err := NewTable(data.Wave{}, works, []data.Tally{of(works, "", 35, 0, 8)}, options)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := slices.Contains(table.Notes, waldNote()), method == interval.MethodWald; got != want {
			t.Errorf("%s: caution %t, want %t", method, got, want)
		}
	}
}

// Weights put the options in another order than the counts.
func TestRankedByWeight(t *testing.T) {
	part := Part{Estimates: []Estimate{{Option: "time", Count: 13, Base: 57, Proportion: 0.21}, {Option: "money", Count: 12, Base: 57, Proportion: 0.27}}}
	if got := (Table{Item: helps}).Ranked(part); got[0].Option != "money" {
		t.Errorf("the smaller percentage is first: %+v", got)
	}
}
