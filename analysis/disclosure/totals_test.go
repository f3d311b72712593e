package disclosure

import (
	"errors"
	"math/rand/v2"
	"testing"
)

// A crosstab beside the tables of its row and column questions: their hidden counts are the hidden margins, and every
// small count of all three holds against trying every table.
func TestCrosstabBesideItsTotals(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 17))
	published, withTotals := 0, 0
	for range 3000 {
		c, rule := randomCrosstab(r, 3, 6), testRules()[r.IntN(3)]
		if c.yesNo {
			continue
		}
		rows, columns := c.size()
		total := c.counts[rows][columns]
		columnTable := Table{Kind: Single, Counts: c.counts[rows][:columns], Base: total}
		rowTable := Table{Kind: Single, Base: total}
		for i := range rows {
			rowTable.Counts = append(rowTable.Counts, c.counts[i][columns])
		}
		byRow, err1 := Suppress(rowTable, rule)
		byColumn, err2 := Suppress(columnTable, rule)
		if err1 != nil || err2 != nil {
			continue
		}
		c, err := c.WithTotals(byRow.Published.HiddenPlaces(), byColumn.Published.HiddenPlaces())
		if err != nil {
			t.Fatal(err)
		}
		release, err := SuppressCrosstab(c, rule)
		if errors.Is(err, ErrUnprotected) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		published++
		withTotals += len(byRow.Hidden) + len(byColumn.Hidden)
		for i, cell := range byRow.Published.Cells {
			if cell != release.Published.Cells[i][columns] {
				t.Fatalf("%v: row total %d is %+v here and %+v elsewhere", c.counts, i, release.Published.Cells[i][columns], cell)
			}
		}
		for j, cell := range byColumn.Published.Cells {
			if cell != release.Published.Cells[rows][j] {
				t.Fatalf("%v: column total %d is %+v here and %+v elsewhere", c.counts, j, release.Published.Cells[rows][j], cell)
			}
		}
		crosstabSafe(t, c, release, rule)
	}
	if published < 300 || withTotals < 100 {
		t.Errorf("%d published, %d hidden totals; the draw no longer covers both", published, withTotals)
	}
}

func TestWithTotalsErrors(t *testing.T) {
	rule := PresetDefault.Rule()
	c, _ := NewCrosstab([][]int{{2, 20}, {0, 40}})
	for _, wrong := range [][2][]bool{{{true}, {true, true}}, {{true, true}, nil}} {
		if _, err := c.WithTotals(wrong[0], wrong[1]); err == nil {
			t.Errorf("%v fits", wrong)
		}
	}
	shown, _ := c.WithTotals([]bool{false, false}, []bool{false, false})
	if release, err := SuppressCrosstab(shown, rule); !errors.Is(err, ErrUnprotected) {
		t.Errorf("a total of 2 is shown elsewhere: %v, %v", release, err)
	}
	zero, _ := NewCrosstab([][]int{{0, 20}, {0, 40}})
	zero, _ = zero.WithTotals([]bool{false, false}, []bool{true, true})
	if release, err := SuppressCrosstab(zero, rule); err == nil {
		t.Errorf("a total of 0 is hidden elsewhere: %v", release)
	}
	base, _ := NewYesNo([]int{8, 9}, []int{20, 20})
	base, _ = base.WithTotals([]bool{true, true}, []bool{false, false})
	if release, err := SuppressCrosstab(base, rule); err == nil {
		t.Errorf("the bases of a multiple choice are hidden elsewhere: %v", release)
	}
}
