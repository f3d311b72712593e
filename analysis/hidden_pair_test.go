package analysis

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/analysis/hypothesis"
	"spoor/data"
	"spoor/data/sums"
)

// bothWays makes the protected tables of an item by groups and of the groups by the item.
func bothWays(t *testing.T, counts [][]int, preset disclosure.Preset) (oneWay, otherWay Table) {
	t.Helper()
	options := DefaultOptions()
	options.Disclosure = preset.Rule()
	item, by := choice(data.Single, len(counts)), choice(data.Single, len(counts[0]))
	by.ID = "by"
	made := func(item, by data.Item, counts [][]int) Table {
		extended := make([][]int, len(counts))
		for i, row := range counts {
			extended[i] = append(slices.Clone(row), 0)
		}
		crosstab := byGroups(item, extended)
		crosstab.By = by
		table, err := NewCrosstab(data.Wave{}, crosstab, options)
		if err != nil {
			t.Fatalf("%v: %v", counts, err)
		}
		return table
	}
	return made(item, by, counts), made(by, item, transposed(counts))
}

// statements are what tables show of three options by two groups; -1 is not stated, and -2 is hidden among others that are shown.
type statements struct {
	cells           [3][2]int
	options, groups [3]int
}

func (s *statements) read(table Table, turned bool) {
	totals, bases := &s.options, &s.groups
	if turned {
		totals, bases = bases, totals
	}
	for i, e := range table.Parts[0].Estimates {
		if !e.Hidden {
			totals[i] = e.Count
		}
	}
	for g, group := range table.Groups {
		if group.Parts[0].BaseHidden {
			continue
		}
		bases[g] = group.Parts[0].Answered
		for i, e := range group.Parts[0].Estimates {
			cell := &s.cells[i][min(g, 1)]
			if turned {
				cell = &s.cells[g][i]
			}
			switch {
			case !e.Hidden:
				*cell = e.Count
			case *cell < 0:
				*cell = -2
			}
		}
	}
}

// fit returns for each cell the values over all tables of a total that fit what is stated; hidden counts are at least 1.
func (s statements) fit(total int) [3][2]map[int]bool {
	var values [3][2]map[int]bool
	for i := range values {
		values[i] = [2]map[int]bool{{}, {}}
	}
	agrees := func(stated, k int) bool { return stated < 0 || stated == k }
	var at [6]int
	var fill func(place, left int)
	fill = func(place, left int) {
		if place == 6 {
			if left != 0 {
				return
			}
			for g := range 2 {
				if !agrees(s.groups[g], at[g]+at[2+g]+at[4+g]) {
					return
				}
			}
			for i := range 3 {
				for g := range 2 {
					values[i][g][at[2*i+g]] = true
				}
			}
			return
		}
		low, high := 0, left
		if s.cells[place/2][place%2] == -2 {
			low = 1
		}
		if stated := s.cells[place/2][place%2]; stated >= 0 {
			low, high = stated, stated
		}
		for k := low; k <= min(high, left); k++ {
			at[place] = k
			if place%2 == 1 && !agrees(s.options[place/2], at[place-1]+k) {
				continue
			}
			fill(place+1, left-k)
		}
	}
	fill(0, total)
	return values
}

func nothing() statements {
	s := statements{options: [3]int{-1, -1, -1}, groups: [3]int{-1, -1, -1}}
	for i := range s.cells {
		s.cells[i] = [2]int{-1, -1}
	}
	return s
}

// An item by groups and the groups by the item are one table: whoever has both derives no small count, whichever preset each had.
func TestBothWaysTellNoMore(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 4))
	cases := [][][]int{{{7, 9}, {1, 8}, {10, 6}}}
	for range 60 {
		cases = append(cases, [][]int{{random.IntN(7), random.IntN(7)}, {random.IntN(7), random.IntN(7)}, {random.IntN(7), random.IntN(7)}})
	}
	hides := 0
	for _, counts := range cases {
		total := counts[0][0] + counts[0][1] + counts[1][0] + counts[1][1] + counts[2][0] + counts[2][1]
		if total < 5 {
			continue
		}
		s := nothing()
		for _, preset := range []disclosure.Preset{disclosure.PresetDefault, disclosure.PresetStrict} {
			one, other := bothWays(t, counts, preset)
			s.read(one, false)
			s.read(other, true)
		}
		values := s.fit(total)
		for i := range 3 {
			for g := range 2 {
				k := counts[i][g]
				if k == 0 || k >= 5 {
					continue
				}
				hides++
				if s.cells[i][g] >= 0 || len(values[i][g]) < 4 {
					t.Fatalf("%v: option %d of group %d can only be %v", counts, i+1, g+1, values[i][g])
				}
			}
		}
	}
	if hides < 60 {
		t.Errorf("only %d small counts", hides)
	}
}

// What a preset hides, each preset with a higher threshold hides too.
func TestPresetsAreNested(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 7))
	for range 40 {
		counts := [][]int{{random.IntN(14), random.IntN(14)}, {random.IntN(14), random.IntN(14)}, {random.IntN(14), random.IntN(14)}}
		var hidden [3][3][2]bool
		for at, preset := range disclosure.Presets() {
			table, _ := bothWays(t, counts, preset)
			for i := range 3 {
				for g := range 2 {
					part := table.Groups[g].Parts[0]
					hidden[at][i][g] = part.BaseHidden || part.Estimates[i].Hidden
					if at > 0 && hidden[at-1][i][g] && !hidden[at][i][g] {
						t.Fatalf("%v: %s shows option %d of group %d, which a lower threshold hides", counts, preset, i+1, g+1)
					}
				}
			}
		}
	}
}

// P-values are adjusted for the comparisons that are shown: a hidden one would be derived from the others.
func TestAdjustedOverWhatIsShown(t *testing.T) {
	crosstab := byGroups(choice(data.Single, 5), [][]int{{1, 20, 0}, {6, 4, 0}, {10, 20, 0}, {13, 25, 0}, {9, 8, 0}})
	table, err := NewCrosstab(data.Wave{}, crosstab, protected())
	if err != nil {
		t.Fatal(err)
	}
	var p, adjusted []float64
	for _, contrast := range table.Groups[0].Contrasts {
		if contrast.Known() {
			p, adjusted = append(p, contrast.P), append(adjusted, contrast.AdjustedP)
		}
	}
	want, err := hypothesis.Adjust(hypothesis.MethodHolm, p)
	if err != nil || len(p) < 2 || len(p) == 5 {
		t.Fatalf("%d comparisons shown: %v", len(p), err)
	}
	for i := range want {
		if math.Abs(want[i]-adjusted[i]) > 1e-12 {
			t.Errorf("adjusted p %v, want %v of %v", adjusted[i], want[i], p)
		}
	}
}

// Whoever is in the base picked an option: with 11 and 5 of 20 shown, a third option has at least 4, and below 5 that is 4.
func TestEverybodyPickedAnOption(t *testing.T) {
	item := choice(data.Multiple, 3)
	table, err := NewTable(data.Wave{}, item, []data.Tally{tallied(item, 20, 11, 5, 4)}, protected())
	if err != nil {
		t.Fatal(err)
	}
	if e := table.Parts[0].Estimates[2]; !e.Hidden || e.Possible.High-e.Possible.Low < 3 {
		t.Errorf("%s", shown(table.Parts[0]))
	}
	// Of a group nobody may pick more than two: with 10 and 6 of 10 shown, a third has at most 4.
	item.MaxPicks = 2
	x, y := tallied(item, 10, 9, 8, 2), tallied(item, 30, 15, 15, 15)
	crosstab := data.Crosstab{Item: item, By: data.Item{ID: "by", Kind: data.Multiple, Options: []data.Option{{ID: "x"}, {ID: "y"}}}, Whole: []data.Tally{tallied(item, 40, 24, 23, 17)},
		Groups: []data.Group{{ID: "x", Tallies: []data.Tally{x}, Rest: []data.Tally{y}}, {ID: "y", Tallies: []data.Tally{y}, Rest: []data.Tally{x}}}}
	table, err = NewCrosstab(data.Wave{}, crosstab, protected())
	if err != nil {
		t.Fatal(err)
	}
	part := table.Groups[0].Parts[0]
	if part.BaseHidden {
		return
	}
	published := disclosure.Published{Kind: disclosure.Multiple, Base: 10, Picks: disclosure.Picks{Min: 1, Max: 2}}
	for _, e := range part.Estimates {
		cell := disclosure.Hidden()
		if !e.Hidden {
			cell = disclosure.Shown(e.Count)
		}
		published.Cells = append(published.Cells, cell)
	}
	derived, err := published.Attack(disclosure.Informed(protected().Disclosure))
	if err != nil || derived[2].Width() < 3 {
		t.Errorf("%s: %v, %v", shown(part), derived[2], err)
	}
}

// Of a group of which everybody gave one answer, each answer is known: no group of the item is shown.
func TestGroupOfOneAnswer(t *testing.T) {
	one, other := bothWays(t, [][]int{{8, 12}, {0, 9}, {0, 7}}, disclosure.PresetDefault)
	if !one.Groups[0].Parts[0].BaseHidden || !one.Groups[1].Parts[0].BaseHidden {
		t.Errorf("%s | %s", shown(one.Groups[0].Parts[0]), shown(one.Groups[1].Parts[0]))
	}
	if other.Groups[1].Parts[0].Estimates[1].Known() {
		t.Errorf("all 9 of an option are in one group: %s", shown(other.Groups[1].Parts[0]))
	}
}

// The total of all responses tells a hidden count, and their intervals what was chosen together, so percentages of them are refused.
func TestHiddenResponses(t *testing.T) {
	item := choice(data.Multiple, 4)
	options := protected()
	options.Base = "responses"
	for _, least := range []int{3, 8} {
		if _, err := NewTable(data.Wave{}, item, []data.Tally{tallied(item, 40, 25, 18, 11, least)}, options); !errors.Is(err, ErrHiddenResponses) {
			t.Errorf("with %d: %v", least, err)
		}
	}
}

// A mean of five of whom one earns nearly all is not shown, nor one of seven who all answered 0.
func TestMeansThatTellAnAnswer(t *testing.T) {
	item := data.Item{ID: "m", Kind: data.Number, Range: []float64{0, 10000}}
	for name, c := range map[string]struct {
		values []float64
		hidden bool
	}{
		"one has nearly all": {[]float64{9000, 20, 15, 10, 5}, true},
		"all 0":              {[]float64{0, 0, 0, 0, 0, 0, 0}, true},
		"alike":              {[]float64{18, 19, 20, 21, 22, 23, 24}, false},
	} {
		tally := data.Tally{Item: "m", Asked: len(c.values), Answered: len(c.values), SpreadKnown: true, Values: sums.NewValues(sums.Detail{})}
		for _, y := range c.values {
			tally.Sum += y
			tally.SumOfSquares += y * y
			if err := tally.Values.Add(sums.Drawn{Weight: 1}, nil, y); err != nil {
				t.Fatal(err)
			}
		}
		table, err := NewTable(data.Wave{}, item, []data.Tally{tally}, protected())
		if err != nil || table.Parts[0].BaseHidden != c.hidden || table.Parts[0].Estimates[0].Hidden != c.hidden {
			t.Errorf("%s: %+v, %v", name, table.Parts[0], err)
		}
	}
}
