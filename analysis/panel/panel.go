package panel

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

// Answer is what one respondent answered to an item, or to one row of it. The zero value is no answer.
type Answer struct {
	Given bool
	Picks []string // ids of options or of the point of a scale; of a multiple item it may be none
	Value float64  // of a number
}

// Answers are the answers to one row of an item, by who gave them.
type Answers map[string]Answer

// Panel is one item among those who took part in two waves.
type Panel struct {
	From, To string // ids of the waves
	Linked   [2]int // respondents of each wave who can be known again
	Both     int    // of whom so many took part in both
	Rows     []Row  // one for an item without rows
}

// Row is an item, or one row of it.
type Row struct {
	Row     string
	N       int        // who answered in both waves
	Changes []Change   // of a choice by option; of a scale by point; empty for a number
	Mean    *Mean      // of a number; nil without two who answered in both
	Flow    [][]int    // of a single choice or scale: from each option, in the order of Changes, to each
	Stayed  []Retained // by earlier answer; empty for a number
}

// Change is how many changed to and from one answer.
type Change struct {
	Option               data.Option
	Always, Gained, Lost int // gave it in both waves, only in the later, only in the earlier
	Never                int
	Difference           interval.Difference // later minus earlier, (Gained - Lost)/N
	MidP, ExactP         float64             // of McNemar
	AdjustedP            float64             // MidP by Holm over the options of the row
}

// Mean is how far a number moved, in its unit.
type Mean struct {
	Before, After    float64
	Difference       float64 // after minus before
	Low, High, Level float64
	P                float64 // of the paired t test; 1 where nobody moved, 0 where all moved alike
}

// Retained is how many of those who gave an answer in the earlier wave took part in the later one.
type Retained struct {
	Option   data.Option
	Of, Came int // with a link; and of those in the later wave too, whether or not they answered there
	Interval interval.Interval
}

// Input is what a panel is made of.
type Input struct {
	From, To      string
	Item          data.Item // with the answers and rows that are compared
	Before, After map[string]Answers
	Here, Again   map[string]bool // links of all respondents of the earlier and of the later wave
	Level         float64
	// Several are links that more than one respondent of the later wave has: of who has one in the earlier wave nobody can tell whether
	// they came back, so they are not in [Row.Stayed].
	Several map[string]bool
}

// New sets the answers of those who took part in both waves side by side.
func New(in Input) (Panel, error) {
	p := Panel{From: in.From, To: in.To, Linked: [2]int{len(in.Here), len(in.Again)}}
	for link := range in.Here {
		if in.Again[link] {
			p.Both++
		}
	}
	rows := data.IDs(in.Item.Rows)
	if len(rows) == 0 {
		rows = []string{""}
	}
	for _, id := range rows {
		row, err := in.row(id)
		if err != nil {
			return Panel{}, fmt.Errorf("item %s, waves %s and %s: %w", in.Item.ID, in.From, in.To, err)
		}
		p.Rows = append(p.Rows, row)
	}
	return p, nil
}

func (in Input) row(id string) (Row, error) {
	before, after := in.Before[id], in.After[id]
	row := Row{Row: id}
	var both []string
	for link, answer := range before {
		if answer.Given && after[link].Given {
			both = append(both, link)
		}
	}
	slices.Sort(both) // sums of numbers are the same each time
	row.N = len(both)
	if in.Item.Kind == data.Number {
		row.Mean = in.mean(both, before, after)
		return row, nil
	}
	if err := in.stayed(&row, before); err != nil || row.N == 0 {
		return row, err
	}
	options := in.Item.Answers()
	var p []float64
	for _, option := range options {
		change := Change{Option: option}
		for _, link := range both {
			switch was, is := slices.Contains(before[link].Picks, option.ID), slices.Contains(after[link].Picks, option.ID); {
			case was && is:
				change.Always++
			case is:
				change.Gained++
			case was:
				change.Lost++
			default:
				change.Never++
			}
		}
		if err := change.test(in.Level); err != nil {
			return row, err
		}
		row.Changes, p = append(row.Changes, change), append(p, change.MidP)
	}
	adjusted, err := hypothesis.Holm(p)
	if err != nil {
		return row, err
	}
	for k := range row.Changes {
		row.Changes[k].AdjustedP = adjusted[k]
	}
	if in.Item.Kind != data.Multiple {
		row.Flow = flow(options, both, before, after)
	}
	return row, nil
}

// test compares those who changed to an answer with those who changed from it.
func (c *Change) test(level float64) error {
	mid, err := hypothesis.McNemarMidP(c.Gained, c.Lost)
	if err != nil {
		return err
	}
	exact, err := hypothesis.McNemarExact(c.Gained, c.Lost)
	if err != nil {
		return err
	}
	c.MidP, c.ExactP = mid.P, exact.P
	c.Difference, err = interval.PairedNewcombe(c.Always, c.Gained, c.Lost, c.Never, level)
	return err
}

// mean is the paired t test, nil for fewer than two respondents.
func (in Input) mean(both []string, before, after Answers) *Mean {
	if len(both) < 2 {
		return nil
	}
	var was, is, moved []float64
	for _, link := range both {
		was, is = append(was, before[link].Value), append(is, after[link].Value)
		moved = append(moved, after[link].Value-before[link].Value)
	}
	n := float64(len(moved))
	mean, deviation := stat.MeanStdDev(moved, nil)
	se := deviation / math.Sqrt(n)
	reach := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Quantile((1+in.Level)/2) * se
	m := Mean{Before: stat.Mean(was, nil), After: stat.Mean(is, nil), Difference: mean, Low: mean - reach, High: mean + reach, Level: in.Level}
	switch {
	case se > 0:
		m.P = hypothesis.Student(mean, se, n-1)
	case mean == 0:
		m.P = 1
	}
	return &m
}

// flow counts who went from each option to each.
func flow(options []data.Option, both []string, before, after Answers) [][]int {
	place := func(a Answer) int {
		return slices.IndexFunc(options, func(o data.Option) bool { return slices.Contains(a.Picks, o.ID) })
	}
	counts := make([][]int, len(options))
	for i := range counts {
		counts[i] = make([]int, len(options))
	}
	for _, link := range both {
		if from, to := place(before[link]), place(after[link]); from >= 0 && to >= 0 {
			counts[from][to]++
		}
	}
	return counts
}

// stayed counts by earlier answer who took part again.
func (in Input) stayed(row *Row, before Answers) error {
	for _, option := range in.Item.Answers() {
		r := Retained{Option: option}
		for link, answer := range before {
			if answer.Given && !in.Several[link] && slices.Contains(answer.Picks, option.ID) {
				r.Of++
				if in.Again[link] {
					r.Came++
				}
			}
		}
		if r.Of > 0 {
			var err error
			if r.Interval, err = interval.Wilson(r.Came, r.Of, in.Level); err != nil {
				return err
			}
		}
		row.Stayed = append(row.Stayed, r)
	}
	return nil
}
