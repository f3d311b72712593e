package collapse

import (
	"math/rand/v2"
	"slices"
	"testing"

	"spoor/analysis/disclosure"
)

var bottomAndTop = [][]int{{3, 4}, {0, 1}}

func TestCollapse(t *testing.T) {
	rule := disclosure.PresetDefault.Rule()
	for _, c := range []struct {
		counts        []int
		answers, nets []bool
		ok            bool
	}{
		{[]int{2, 8, 10, 15, 6}, []bool{false, false, true, true, true}, []bool{true, true}, true},
		{[]int{7, 8, 10, 15, 3}, []bool{true, true, true, false, false}, []bool{true, true}, true},
		{[]int{1, 2, 10, 15, 15}, []bool{false, false, false, true, true}, []bool{true, false}, true}, // 3 are hidden among the 10
		{[]int{0, 6, 10, 15, 10}, []bool{true, true, true, true, true}, []bool{true, true}, true},
		{[]int{1, 0, 1, 1, 1}, nil, nil, false},
		{[]int{0, 0, 0, 0, 0}, nil, nil, false},
	} {
		table := Table{Counts: c.counts, Nets: bottomAndTop}
		for _, k := range c.counts {
			table.Base += k
		}
		got, ok := Collapse(table, rule)
		if ok != c.ok || ok && (!slices.Equal(got.Answers, c.answers) || !slices.Equal(got.Nets, c.nets)) {
			t.Errorf("%v: shown %v and nets %v, %t; want %v, %v, %t", c.counts, got.Answers, got.Nets, ok, c.answers, c.nets, c.ok)
		}
	}
}

// remaining tries every row of answers that shows the same, and returns the least and the greatest value of each answer, and of each net.
func remaining(table Table, shown Shown) (answers, nets []disclosure.Run) {
	counts := make([]int, len(table.Counts))
	sum := func(counts, places []int) (s int) {
		for _, p := range places {
			s += counts[p]
		}
		return s
	}
	keep := func(runs []disclosure.Run, i, k int) []disclosure.Run {
		if i == len(runs) {
			return append(runs, disclosure.Run{Low: k, High: k})
		}
		runs[i] = disclosure.Run{Low: min(runs[i].Low, k), High: max(runs[i].High, k)}
		return runs
	}
	var fill func(at, left int)
	fill = func(at, left int) {
		if at < len(counts) {
			low, high := table.Counts[at], table.Counts[at]
			if !shown.Answers[at] {
				low, high = 1, left
			}
			for k := low; k <= min(high, left); k++ {
				counts[at] = k
				fill(at+1, left-k)
			}
			return
		}
		if left != 0 {
			return
		}
		for n, places := range table.Nets {
			if shown.Nets[n] && sum(counts, places) != sum(table.Counts, places) {
				return
			}
		}
		for i, k := range counts {
			answers = keep(answers, i, k)
		}
		for n, places := range table.Nets {
			nets = keep(nets, n, sum(counts, places))
		}
	}
	fill(0, table.Base)
	return answers, nets
}

// No small answer or net is left less than the rule asks for, and a lower preset shows at least as much: every table that fits is tried.
func TestCollapseOfEveryWorld(t *testing.T) {
	random, shownNets, hiddenNets := rand.New(rand.NewPCG(4, 2)), 0, 0
	for range 1500 {
		table := Table{Counts: make([]int, 5), Nets: bottomAndTop}
		for i := range table.Counts {
			table.Counts[i] = random.IntN(10)
			table.Base += table.Counts[i]
		}
		low, lowOK := Collapse(table, disclosure.PresetOpen.Rule())
		high, highOK := Collapse(table, disclosure.PresetDefault.Rule())
		if !highOK {
			continue
		}
		if !lowOK {
			t.Fatalf("%v: collapsed under default and not under open", table.Counts)
		}
		for i, shown := range high.Answers {
			if shown && !low.Answers[i] {
				t.Errorf("%v: answer %d is shown under default and hidden under open", table.Counts, i)
			}
		}
		rule := disclosure.PresetDefault.Rule()
		answers, nets := remaining(table, high)
		for i, k := range table.Counts {
			if rule.Small(k) && answers[i].High-answers[i].Low < rule.Width {
				t.Errorf("%v, shown %v %v: answer %d is %v", table.Counts, high.Answers, high.Nets, i, answers[i])
			}
			if high.Possible[i].Low > answers[i].Low || high.Possible[i].High < answers[i].High {
				t.Errorf("%v: answer %d is said to be %v, and %v remain", table.Counts, i, high.Possible[i], answers[i])
			}
		}
		for n, places := range table.Nets {
			k := table.Counts[places[0]] + table.Counts[places[1]]
			if rule.Small(k) && nets[n].High-nets[n].Low < rule.Width {
				t.Errorf("%v, shown %v %v: net %d is %v", table.Counts, high.Answers, high.Nets, n, nets[n])
			}
			if high.Nets[n] {
				if !low.Nets[n] {
					t.Errorf("%v: net %d is shown under default and hidden under open", table.Counts, n)
				}
				shownNets++
			} else {
				hiddenNets++
			}
		}
	}
	t.Logf("%d nets are shown, %d hidden", shownNets, hiddenNets)
	if shownNets < 2*hiddenNets {
		t.Errorf("%d nets are shown and %d hidden", shownNets, hiddenNets)
	}
}
