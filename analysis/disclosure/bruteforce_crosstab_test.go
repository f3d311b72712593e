package disclosure

import (
	"errors"
	"math/rand/v2"
	"testing"
)

// bruteGrid collects, for each cell and margin of a published crosstab, the counts that occur in any table that fits.
func bruteGrid(p PublishedCrosstab, a Attacker) [][]map[int]bool {
	rows, columns := len(p.Cells)-1, len(p.Cells[0])-1
	total := p.Cells[rows][columns].Count
	seen := make([][]map[int]bool, rows+1)
	counts := make([][]int, rows+1)
	for i := range seen {
		seen[i] = make([]map[int]bool, columns+1)
		counts[i] = make([]int, columns+1)
		for j := range seen[i] {
			seen[i][j] = map[int]bool{}
		}
	}
	fits := func(i, j int) bool {
		c := p.Cells[i][j]
		if !c.Hidden {
			return c.Count == counts[i][j]
		}
		zero := p.YesNo && j == 1 && a.Rule != nil && a.Rule.Complement
		if i < rows && j < columns && a.Own != nil && counts[i][j] < a.Own[i*columns+j] {
			return false
		}
		return a.Rule == nil || zero || counts[i][j] > 0
	}
	var fill func(place, left int)
	fill = func(place, left int) {
		i, j := place/columns, place%columns
		if place == rows*columns {
			if left != 0 {
				return
			}
			for j := range columns {
				counts[rows][j] = 0
				for i := range rows {
					counts[rows][j] += counts[i][j]
				}
				if !fits(rows, j) {
					return
				}
			}
			counts[rows][columns] = total
			for i := range counts {
				for j := range counts[i] {
					seen[i][j][counts[i][j]] = true
				}
			}
			return
		}
		if j == 0 {
			counts[i][columns] = 0
		}
		before := counts[i][columns]
		for k := 0; k <= left; k++ {
			counts[i][j], counts[i][columns] = k, before+k
			if fits(i, j) && (j < columns-1 || fits(i, columns)) {
				fill(place+1, left-k)
			}
		}
		counts[i][columns] = before
	}
	fill(0, total)
	return seen
}

func randomCrosstab(r *rand.Rand, size, highest int) Crosstab {
	for {
		var c Crosstab
		var err error
		if r.IntN(3) == 0 {
			counts, bases := make([]int, 1+r.IntN(size)), []int{}
			for i := range counts {
				counts[i] = r.IntN(highest + 1)
				bases = append(bases, counts[i]+r.IntN(highest+1))
			}
			c, err = NewYesNo(counts, bases)
		} else {
			columns := 1 + r.IntN(size)
			rows := make([][]int, 1+r.IntN(size))
			for i := range rows {
				rows[i] = make([]int, columns)
				for j := range rows[i] {
					if r.IntN(5) > 0 {
						rows[i][j] = r.IntN(highest + 1)
					}
				}
			}
			c, err = NewCrosstab(rows)
		}
		if err == nil {
			return c
		}
	}
}

// The attack leaves exactly the interval of the values that occur in some table, whatever is hidden, margins too.
func TestCrosstabAttackIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		c, rule := randomCrosstab(r, 3, 3), testRules()[r.IntN(4)]
		rows, columns := c.size()
		reasons := make([][]Reason, rows+1)
		for i := range reasons {
			reasons[i] = make([]Reason, columns+1)
			for j := range reasons[i] {
				if r.IntN(2) == 0 && (i < rows || j < columns) && (c.counts[i][j] > 0 || r.IntN(9) == 0) {
					reasons[i][j] = Secondary
				}
			}
		}
		p := c.publish(reasons)
		own := make([]bool, rows*columns)
		place := r.IntN(len(own))
		own[place] = c.counts[place/columns][place%columns] > 0
		for _, a := range []Attacker{{}, Informed(rule), participant(own)} {
			seen := bruteGrid(p, a)
			derived, err := p.Attack(a)
			if (err != nil) != (len(seen[rows][columns]) == 0) {
				t.Fatalf("%+v: error %v, and %d totals fit", p, err, len(seen[rows][columns]))
			}
			for i := range derived {
				for j := range derived[i] {
					if !sameValues(derived[i][j], seen[i][j]) {
						t.Fatalf("%+v, rule %v: row %d, column %d: %v, want %v", p, a.Rule, i, j, derived[i][j], seen[i][j])
					}
				}
			}
		}
	}
}

// bruteSmallAt reports whether the rule hides a cell or margin for its own sake; in a yes/no crosstab yes and no go
// together.
func bruteSmallAt(c Crosstab, i, j int, rule Rule) bool {
	row := c.counts[i]
	if !c.yesNo || j == 2 {
		return bruteSmall(row[j], row[j], false, rule)
	}
	return bruteSmall(row[0], row[2], true, rule) && (j == 0 || rule.Complement)
}

// crosstabSafe tries every table that fits what is published.
func crosstabSafe(t *testing.T, c Crosstab, release *CrosstabRelease, rule Rule) {
	t.Helper()
	seen := bruteGrid(release.Published, Informed(rule))
	for i, row := range c.counts {
		for j := range row {
			hidden := release.Published.Cells[i][j].Hidden
			small := bruteSmallAt(c, i, j, rule)
			if small && !hidden || hidden && len(seen[i][j]) < 2 || small && len(seen[i][j]) <= rule.Width {
				t.Fatalf("%v, %+v: row %d, column %d: hidden %t, small %t, remains %v", c.counts, rule, i, j, hidden, small, seen[i][j])
			}
		}
	}
}

func TestSuppressCrosstabHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	published, refused := 0, 0
	for range 2000 {
		c, rule := randomCrosstab(r, 3, 6), testRules()[r.IntN(4)]
		release, err := SuppressCrosstab(c, rule)
		switch {
		case errors.Is(err, ErrSmallBase) || errors.Is(err, ErrUnprotected):
			refused++
			continue
		case err != nil:
			t.Fatal(err)
		}
		published++
		crosstabSafe(t, c, release, rule)
	}
	t.Logf("%d published, %d refused", published, refused)
	if published < 500 || refused < 100 {
		t.Errorf("%d published, %d refused; the draw no longer covers both", published, refused)
	}
}

// fewestHidden tries every choice of secondary counts, without margins, and returns the least number that holds; -1 if
// none does.
func fewestHidden(c Crosstab, rule Rule) int {
	rows, columns := c.size()
	var shown [][2]int
	base := make([][]Reason, rows+1)
	for i := range base {
		base[i] = make([]Reason, columns+1)
		for j := range base[i] {
			base[i][j] = c.reason(i, j, rule)
			if base[i][j] == "" && i < rows && j < columns && c.counts[i][j] > 0 {
				shown = append(shown, [2]int{i, j})
			}
		}
	}
	fewest := -1
	for mask := range 1 << len(shown) {
		hidden := 0
		for b, at := range shown {
			base[at[0]][at[1]] = ""
			if mask>>b&1 == 1 {
				base[at[0]][at[1]] = Secondary
				hidden++
			}
		}
		if fewest >= 0 && hidden >= fewest {
			continue
		}
		derived, err := c.publish(base).Attack(Informed(rule))
		safe := err == nil
		for i := range base {
			for j, reason := range base[i] {
				if safe && reason != "" && reason != Secondary && derived[i][j].Width() < rule.Width {
					safe = false
				}
			}
		}
		if safe {
			fewest = hidden
		}
	}
	return fewest
}

// The number of secondary counts is close to the least possible one.
func TestSuppressCrosstabIsNearMinimal(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	hidden, least, optimal, worst, tables := 0, 0, 0, 0, 0
	for tables < 400 {
		c, rule := randomCrosstab(r, 4, 12), testRules()[r.IntN(4)]
		rows, columns := c.size()
		if rows*columns > 12 || rows < 2 {
			continue
		}
		release, err := SuppressCrosstab(c, rule)
		if err != nil {
			if fewestHidden(c, rule) >= 0 && !errors.Is(err, ErrSmallBase) {
				t.Errorf("%v, %+v: %v; some choice holds", c.counts, rule, err)
			}
			continue
		}
		secondary, margins := 0, false
		for _, h := range release.Hidden {
			margins = margins || h.Row == rows || h.Column == columns
			if !h.Primary() {
				secondary++
			}
		}
		if margins || secondary == 0 {
			continue
		}
		tables++
		fewest := fewestHidden(c, rule)
		hidden += secondary
		least += fewest
		worst = max(worst, secondary-fewest)
		if secondary == fewest {
			optimal++
		}
		if secondary > 2*fewest {
			t.Errorf("%v, %+v: %d secondary counts, %d are enough", c.counts, rule, secondary, fewest)
		}
	}
	t.Logf("%d secondary counts, %d at best (%.3f); %d of %d tables at the least, worst %d more", hidden, least,
		float64(hidden)/float64(least), optimal, tables, worst)
	if float64(hidden) > 1.05*float64(least) {
		t.Errorf("%d secondary counts, %d at best: more than 5%% above", hidden, least)
	}
}
