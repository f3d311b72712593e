package analysis

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/data/count"
)

// recommended is a scale of 0 to 10 with the boxes of the net promoter score.
func recommended() data.Item {
	item := data.Item{ID: "recommend", Kind: data.Rating, Rows: options("us")}
	for value := range 11 {
		v := float64(value)
		item.Scale = append(item.Scale, data.Option{ID: "p" + strconv.Itoa(value), Value: &v})
	}
	ids := data.IDs(item.Scale)
	item.Boxes = []data.Net{{ID: "promoters", Of: ids[9:]}, {ID: "passives", Of: ids[7:9]}, {ID: "detractors", Of: ids[:7]}}
	return item
}

// Of 50, 29 (58%) give 9 or 10 and 3 (6%) give 0 to 6: the net is 58 - 6 = +52, and not that of the outer two points; the mean is
// (3*3 + 6*7 + 12*8 + 17*9 + 12*10) / 50 = 8.4 on 0 to 10, and not 9.4 on 1 to 11. The other values are those of testdata/nets.R.
func TestBoxesOfAScaleOfTen(t *testing.T) {
	item := recommended()
	part := mustTable(t, data.Wave{}, item, of(item, "us", 0, 0, 0, 3, 0, 0, 0, 6, 12, 17, 12)).Parts[0]
	if len(part.Nets) != 3 || part.Headline().Option != "promoters" || len(part.Compared()) != 3 {
		t.Fatalf("%+v", part.Nets)
	}
	for i, want := range []struct {
		count     int
		low, high float64
	}{{29, 0.442334417685782, 0.70624996645288}, {18, 0.241387496518467, 0.498589831238873}, {3, 0.020614970348974, 0.162170916888382}} {
		e := part.Nets[i]
		if e.Count != want.count || e.Base != 50 || math.Abs(e.Interval.Low-want.low) > 1e-12 || math.Abs(e.Interval.High-want.high) > 1e-12 {
			t.Errorf("%s: %+v, want %+v", e.Option, e, want)
		}
	}
	r := part.Rating
	for _, pair := range [][2]float64{{r.Net.Estimate, 0.52}, {r.Net.Low, 0.325725507186343}, {r.Net.High, 0.662978176584092}, {r.Mean, 8.4}, {r.Median, 9}} {
		if math.Abs(pair[0]-pair[1]) > 1e-12 {
			t.Errorf("%v, want %v", pair[0], pair[1])
		}
	}
}

func TestRatingsWithoutANet(t *testing.T) {
	item := recommended()
	item.Boxes = item.Boxes[:1]
	if r := mustTable(t, data.Wave{}, item, of(item, "us", 0, 0, 0, 3, 0, 0, 0, 6, 12, 17, 12)).Parts[0].Rating; r == nil || r.Net != nil || math.Abs(r.Mean-8.4) > 1e-12 {
		t.Errorf("one box: %+v", r)
	}
	// Three points with values have a mean: (2*-1 + 1*0 + 1*1) / 4; three without have no summary.
	short := data.Item{ID: "s", Kind: data.Rating, Scale: options("less", "same", "more"), Rows: options("x")}
	if r := mustTable(t, data.Wave{}, short, of(short, "x", 2, 1, 1)).Parts[0].Rating; r != nil {
		t.Errorf("three points: %+v", r)
	}
	for i, v := range []float64{-1, 0, 1} {
		short.Scale[i].Value = &v
	}
	if r := mustTable(t, data.Wave{}, short, of(short, "x", 2, 1, 1)).Parts[0].Rating; r == nil || r.Net != nil || r.Mean != -0.25 || r.Median != -0.5 {
		t.Errorf("three points with values: %+v", r)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/members/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// netted is the survey of members with nets.
func netted(t *testing.T, wave, item, by string, options Options) Table {
	t.Helper()
	codebook := strings.NewReplacer(
		"    options:\n      - {id: start,", "    nets: [{id: first, label: {en: Early or training}, of: [start, training]}]\n    options:\n      - {id: start,",
		"    options:\n      - {id: recommend,", "    nets: [{id: doubtful, label: {en: Not a yes}, of: [unsure, against]}]\n    options:\n      - {id: recommend,",
		"    scale:\n      - {id: very_bad,", "    boxes: [{id: fine, label: {en: Fine}, of: [good, very_good]}]\n    scale:\n      - {id: very_bad,",
	).Replace(read(t, "codebook.yaml"))
	folder := fstest.MapFS{"codebook.yaml": {Data: []byte(codebook)}}
	for _, name := range []string{"wave.yaml", "answers.csv"} {
		name = "waves/" + wave + "/" + name
		folder[name] = &fstest.MapFile{Data: []byte(read(t, name))}
	}
	survey, err := count.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	counted, _, err := survey.Crosstab(t.Context(), survey.Waves[0], item, by)
	if err != nil {
		t.Fatal(err)
	}
	table, err := NewCrosstab(survey.Waves[0], counted, options)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// The values are svymean and svyby of R's survey 4.1.1, see testdata/nets.R.
func TestWeightedNets(t *testing.T) {
	for _, c := range []struct {
		item, net  string
		count, n   int
		share, err float64
	}{
		{"factors", "first", 40, 59, 0.701038575667656, 0.0563365148861115},
		{"quality", "fine", 47, 60, 0.787481804949054, 0.0518983903851306},
		{"advice", "doubtful", 29, 54, 0.50400641025641, 0.0715652361596677},
	} {
		part := netted(t, "2026-design", c.item, "", DefaultOptions()).Parts[0]
		e := part.Nets[0]
		if e.Option != c.net || e.Count != c.count || e.Base != c.n {
			t.Fatalf("%+v, want %+v", e, c)
		}
		agree(t, c.net, e.Proportion, c.share, 1e-12)
		agree(t, "standard error of "+c.net, e.Weighted.StandardError, c.err, 1e-12)
	}
	table := netted(t, "2026-design", "factors", "sector", DefaultOptions())
	agree(t, "care minus the rest", contrastOf(t, table, "care", "", "first").Difference, 0.786206896551724-0.616231086657496, 1e-12)
}

// Where only how often each option was chosen is known, a net lies within bounds: 24 and 12 of 43 who chose 3 at most are between 24
// and 36, and with one pick each exactly 36. The interval is Wilson's lower limit of 24 and upper limit of 36 of 43, those of R's
// prop.test(24, 43, correct = FALSE) and prop.test(36, 43, correct = FALSE).
func TestNetsOfPublishedPercentages(t *testing.T) {
	item := helps
	item.Nets = []data.Net{{ID: "means", Of: []string{"time", "money"}}}
	item.MaxPicks = 3
	e := mustTable(t, data.Wave{}, item, data.Tally{Item: item.ID, Asked: 43, Answered: 43, Counts: []int{24, 12, 5}}).Parts[0].Nets[0]
	if low, high, bounded := e.Bounded(); e.Known() || !bounded || low != 24.0/43 || high != 36.0/43 || e.Possible != (data.Span{Low: 24, High: 36}) {
		t.Errorf("%+v", e)
	}
	agree(t, "low", e.Interval.Low, 0.4110761, 1e-7)
	agree(t, "high", e.Interval.High, 0.9188337, 1e-7)
	item.MaxPicks = 1
	e = mustTable(t, data.Wave{}, item, data.Tally{Item: item.ID, Asked: 43, Answered: 43, Counts: []int{24, 12, 5}}).Parts[0].Nets[0]
	if !e.Known() || e.Count != 36 {
		t.Errorf("with one pick each: %+v", e)
	}
}

// A rule that hides counts hides who chose which answers together; of a single choice it hides answers before their net.
func TestNetsUnderADisclosureRule(t *testing.T) {
	options := DefaultOptions()
	options.Disclosure = disclosure.Rule{Threshold: 3, Width: 1}
	if table := netted(t, "2026", "factors", "sector", options); len(table.Parts[0].Nets) > 0 || !slices.Contains(table.Notes, withoutNetsNote()) {
		t.Errorf("%+v", table.Parts[0].Nets)
	}
	item := works
	item.Nets = []data.Net{{ID: "any", Of: []string{"yes", "maybe"}}}
	table, err := NewTable(data.Wave{}, item, []data.Tally{of(item, "", 20, 20, 1)}, options)
	if err != nil {
		t.Fatal(err)
	}
	if any := table.Parts[0].Nets[0]; !table.Parts[0].Hides() || !any.Known() || any.Count != 21 {
		t.Errorf("%+v", table.Parts[0])
	}
}

// Nets stand in the family of comparisons with the options, and in files on lines of their own.
func TestNetsInCrosstabsAndFrames(t *testing.T) {
	table := netted(t, "2026", "factors", "sector", DefaultOptions())
	if c := contrastOf(t, table, "care", "", "first"); !c.Tested() || c.Family != 15 { // five shares in three groups
		t.Errorf("%+v", c)
	}
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
	found := 0
	for _, record := range records {
		if record[3] == "first" && record[4] == "Early or training" {
			found++
		}
	}
	if found != 4 {
		t.Errorf("%d lines of the net, want that of all and of three groups", found)
	}
}
