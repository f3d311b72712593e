package analysis

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/analysis/interval"
	"spoor/data"
)

func protected() Options {
	o := DefaultOptions()
	o.Disclosure = disclosure.PresetDefault.Rule()
	return o
}

func choice(kind data.Kind, n int) data.Item {
	item := data.Item{ID: "q", Kind: kind}
	for i := range n {
		option := data.Option{ID: string(rune('a' + i)), Label: data.Text{NL: string(rune('A' + i))}}
		if kind == data.Rating {
			item.Scale = append(item.Scale, option)
		} else {
			item.Options = append(item.Options, option)
		}
	}
	if kind == data.Rating {
		item.Rows = []data.Option{{ID: "r"}}
	}
	return item
}

func tallied(item data.Item, base int, counts ...int) data.Tally {
	t := data.Tally{Item: item.ID, Asked: base, Answered: base, Counts: counts}
	if len(item.Rows) > 0 {
		t.Row = item.Rows[0].ID
	}
	return t
}

// shown writes the estimates of a part as counts, with what can be derived of the hidden ones.
func shown(part Part) string {
	var texts []string
	for _, e := range append(append([]Estimate{}, part.Estimates...), part.Nets...) {
		text := fmt.Sprint(e.Count)
		if e.Hidden {
			text = "?"
			if e.Possible != (data.Span{}) {
				text = fmt.Sprintf("%d-%d", e.Possible.Low, e.Possible.High)
			}
			if e.Known() || e.Count != 0 || e.Proportion != 0 || e.Interval != (Interval{}) || len(e.Notes) > 0 {
				text += " leaks"
			}
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, " ")
}

func TestProtectedTables(t *testing.T) {
	for _, c := range []struct {
		item data.Item
		base int
		k    []int
		want string
	}{
		{choice(data.Single, 4), 43, []int{20, 2, 8, 13}, "20 1-9 1-9 13"}, // as the example of package disclosure
		{choice(data.Single, 4), 43, []int{20, 10, 13, 0}, "20 10 13 0"},
		{choice(data.Single, 4), 4, []int{1, 1, 1, 1}, "? ? ? ?"},                             // a base below 5
		{choice(data.Single, 4), 5, []int{1, 2, 2, 0}, "? ? ? ?"},                             // too few to hide among
		{choice(data.Multiple, 3), 20, []int{19, 9, 2}, "1-20 9 1-20"},                        // 19 of 20 tells what nearly everybody answered
		{choice(data.Rating, 5), 43, []int{1, 6, 8, 20, 8}, "1-6 1-6 8 20 8 28 7"},            // both points of an end are hidden, not their sum
		{choice(data.Rating, 5), 43, []int{1, 2, 10, 15, 15}, "1-11 1-11 1-11 15 15 30 2-22"}, // an end that is small itself is hidden
	} {
		table, err := NewTable(data.Wave{}, c.item, []data.Tally{tallied(c.item, c.base, c.k...)}, protected())
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(table.Parts[0]); got != c.want {
			t.Errorf("%v of %d: %s, want %s", c.k, c.base, got, c.want)
		}
		if hides := strings.ContainsAny(c.want, "?-"); hides != table.Hides() || hides != (len(table.Notes) > 0) {
			t.Errorf("%v: hides is %v, notes %v", c.k, table.Hides(), table.Notes)
		}
		if strings.HasPrefix(c.want, "?") && (table.Parts[0].Answered != 0 || table.Parts[0].Estimates[0].Base != 0) {
			t.Errorf("%v: the base is shown", c.k)
		}
	}
}

// A note of the wave that names a count goes with the count.
func TestProtectedNotes(t *testing.T) {
	item := choice(data.Single, 4)
	wave := data.Wave{Notes: []data.WaveNote{{Item: "q", Option: "b", Text: data.Text{NL: "2 van 43"}}}}
	table, err := NewTable(wave, item, []data.Tally{tallied(item, 43, 20, 2, 8, 13)}, protected())
	if err != nil {
		t.Fatal(err)
	}
	frame, err := table.Frame(data.Dutch)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := frame.WriteCSV(&text); err != nil || strings.Contains(text.String(), "2 van 43") || !strings.Contains(text.String(), "q,,b,B,hidden,43,43,,,,,,") {
		t.Errorf("%v\n%s", err, text.String())
	}
	if !strings.Contains(text.String(), ",possible_low,possible_high,question,") || !strings.Contains(text.String(), ",1,9,,") {
		t.Errorf("2 and 8 add up to 10, so that each is 1 to 9\n%s", text.String())
	}
}

func TestProtectedMeans(t *testing.T) {
	item := data.Item{ID: "m", Kind: data.Number, Range: []float64{0, 100}}
	for base, hidden := range map[int]bool{4: true, 5: false} {
		table, err := NewTable(data.Wave{}, item, []data.Tally{{Item: "m", Asked: base, Answered: base, Sum: 50}}, protected())
		if err != nil || table.Parts[0].Estimates[0].Hidden != hidden {
			t.Errorf("a mean of %d: %+v, %v", base, table.Parts[0], err)
		}
	}
}

// Counts that a pool knows within bounds are hidden without any rule.
func TestPooledTable(t *testing.T) {
	item := choice(data.Single, 3)
	tally := tallied(item, 60, 20, 6, 31)
	tally.Spans = []data.Span{{Low: 20, High: 20}, {Low: 6, High: 9}, {Low: 31, High: 34}}
	for _, options := range []Options{DefaultOptions(), protected()} {
		table, err := NewTable(data.Wave{}, item, []data.Tally{tally}, options)
		if err != nil || shown(table.Parts[0]) != "20 6-9 31-34" || len(table.Notes) == 0 {
			t.Errorf("%+v, %v", table, err)
		}
		if _, err := NewRanking(table, 1, 1); err == nil {
			t.Error("hidden counts were ranked")
		}
	}
	tally.Counts[0], tally.Spans[0] = 3, data.Span{Low: 3, High: 3}
	if _, err := NewTable(data.Wave{}, item, []data.Tally{tally}, protected()); err == nil || !strings.Contains(err.Error(), "share with threshold 5") {
		t.Errorf("a small count beside hidden ones: %v", err)
	}
	tally.Spans[1].High = 70
	if _, err := NewTable(data.Wave{}, item, []data.Tally{tally}, DefaultOptions()); err == nil {
		t.Error("a bound above the base")
	}
}

func TestProtectedOptions(t *testing.T) {
	item := choice(data.Single, 3)
	o := protected()
	o.Joint = interval.MethodSisonGlaz
	if _, err := NewTable(data.Wave{}, item, []data.Tally{tallied(item, 60, 20, 20, 20)}, o); err == nil {
		t.Error("Sison-Glaz beside hidden counts")
	}
	o = protected()
	o.Disclosure.Threshold = 1
	if _, err := NewTable(data.Wave{}, item, []data.Tally{tallied(item, 60, 20, 20, 20)}, o); err == nil {
		t.Error("a rule of nothing")
	}
}

// byGroups makes a crosstab of a single choice by exclusive groups; the last column of counts is in no group.
func byGroups(item data.Item, counts [][]int) data.Crosstab {
	empty := func() data.Tally { return tallied(item, 0, make([]int, len(counts))...) }
	add := func(t *data.Tally, option, k int) {
		t.Counts[option] += k
		t.Answered += k
		t.Asked += k
	}
	c := data.Crosstab{Item: item, By: data.Item{ID: "by", Kind: data.Single}, Whole: []data.Tally{empty()}}
	last := len(counts[0]) - 1
	for g := range last {
		id := string(rune('x' + g))
		c.By.Options = append(c.By.Options, data.Option{ID: id})
		c.Groups = append(c.Groups, data.Group{ID: id, Tallies: []data.Tally{empty()}, Rest: []data.Tally{empty()}})
	}
	for i, row := range counts {
		for column, k := range row {
			add(&c.Whole[0], i, k)
			for g := range c.Groups {
				switch {
				case column == g:
					add(&c.Groups[g].Tallies[0], i, k)
				case column < last:
					add(&c.Groups[g].Rest[0], i, k)
				}
			}
		}
	}
	return c
}

func TestProtectedGroups(t *testing.T) {
	item := choice(data.Single, 3)
	table, err := NewCrosstab(data.Wave{}, byGroups(item, [][]int{{10, 12, 0}, {2, 9, 0}, {8, 7, 0}}), protected())
	if err != nil {
		t.Fatal(err)
	}
	if table.Parts[0].Hides() || table.Groups[0].Parts[0].Estimates[1].Known() || table.Groups[1].Parts[0].Estimates[1].Known() {
		t.Errorf("2 of a group of 20 is shown, or follows from the total and the other group: %s | %s", shown(table.Groups[0].Parts[0]), shown(table.Groups[1].Parts[0]))
	}
	if table.Associations != nil || !table.Hides() {
		t.Errorf("a test over hidden counts is shown: %+v", table.Associations)
	}
	for _, group := range table.Groups {
		for _, contrast := range group.Contrasts {
			if contrast.Option == "b" && (contrast.Known() || contrast.Difference != 0 || contrast.Interval.High != 0) {
				t.Errorf("a difference of hidden counts is shown: %+v", contrast)
			}
		}
	}
	// Three who are in no group follow by subtraction, so no group is shown, nor a note that counts them.
	small, err := NewCrosstab(data.Wave{}, byGroups(item, [][]int{{10, 12, 1}, {20, 9, 1}, {8, 7, 1}}), protected())
	if err != nil || shown(small.Groups[0].Parts[0]) != "? ? ?" || shown(small.Groups[1].Parts[0]) != "? ? ?" || small.Parts[0].Hides() || len(small.Parts[0].Notes) > 0 {
		t.Errorf("%+v, %v", small, err)
	}
	open, err := NewCrosstab(data.Wave{}, byGroups(item, [][]int{{10, 12, 0}, {12, 9, 0}, {8, 7, 0}}), protected())
	if err != nil || open.Hides() || len(open.Associations) != 1 {
		t.Errorf("%+v, %v", open, err)
	}
}

// TestNoGroupCountIsPinned tries every table that fits what a protected crosstab of two groups and its total show.
func TestNoGroupCountIsPinned(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	item := choice(data.Single, 3)
	checked := 0
	for range 200 {
		counts := [][]int{{random.IntN(9), random.IntN(9), 0}, {random.IntN(9), random.IntN(9), 0}, {random.IntN(9), random.IntN(9), 0}}
		table, err := NewCrosstab(data.Wave{}, byGroups(item, counts), protected())
		if err != nil {
			t.Fatal(err)
		}
		if !table.Hides() || table.Parts[0].Answered == 0 || table.Groups[0].Parts[0].Answered == 0 {
			continue
		}
		checked++
		values := fitting(table)
		for i := range 3 {
			for g := range 2 {
				if e := table.Groups[g].Parts[0].Estimates[i]; e.Hidden && len(values[i][g]) < 2 || !e.Hidden && counts[i][g] > 0 && counts[i][g] < 5 {
					t.Fatalf("%v: option %d of group %d can only be %v", counts, i+1, g+1, values[i][g])
				}
			}
		}
	}
	if checked < 20 {
		t.Errorf("only %d crosstabs hide something", checked)
	}
}

// fitting returns the values that each count of a crosstab of two groups can have, given what is shown of it and its totals.
func fitting(table Table) [3][2]map[int]bool {
	var values [3][2]map[int]bool
	for i := range values {
		values[i] = [2]map[int]bool{{}, {}}
	}
	fits := func(e Estimate, k int) bool { return e.Hidden && k > 0 || !e.Hidden && k == e.Count }
	whole, first, second := table.Parts[0], table.Groups[0].Parts[0], table.Groups[1].Parts[0]
	var fill func(option, a, b int, cells [3][2]int)
	fill = func(option, a, b int, cells [3][2]int) {
		if option == 3 {
			if a != 0 || b != 0 {
				return
			}
			for i, cell := range cells {
				values[i][0][cell[0]], values[i][1][cell[1]] = true, true
			}
			return
		}
		for x := 0; x <= a; x++ {
			for y := 0; y <= b; y++ {
				if fits(first.Estimates[option], x) && fits(second.Estimates[option], y) && fits(whole.Estimates[option], x+y) {
					cells[option] = [2]int{x, y}
					fill(option+1, a-x, b-y, cells)
				}
			}
		}
	}
	fill(0, first.Answered, second.Answered, [3][2]int{})
	return values
}
