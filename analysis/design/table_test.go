package design

import (
	"math"
	"slices"
	"testing"

	"spoor/data/sums"
)

func TestRaoScottLeavesOutEmptyRowsAndColumns(t *testing.T) {
	// The crosstab of the first, with an empty row in the middle and an empty column at the end.
	full, padded := sums.NewSingle(4), sums.NewSingle(9)
	for i := range 40 {
		row, column := i%2, (i/2)%3/2
		must(t, full.Add("", "", 1+float64(i%3), row*2+column))
		must(t, padded.Add("", "", 1+float64(i%3), 2*row*3+column))
	}
	want, err := Design{}.RaoScott(full, 2, 2)
	must(t, err)
	got, err := Design{}.RaoScott(padded, 3, 3)
	must(t, err)
	near(t, "F", got.SecondOrder.Statistic, want.SecondOrder.Statistic)
	if got.DegreesOfFreedom != 1 || !slices.Equal(got.LeftOut, []string{"row 1", "column 2"}) {
		t.Errorf("%+v", got)
	}
}

func TestRaoScottWithEmptyCell(t *testing.T) {
	// R 4.2.2, survey 4.1.1: d <- data.frame(r = rep(0:1, c(12, 9)), c = rep(c(0, 1, 0), c(7, 5, 9)), w = 1:21 %% 4 + 1)
	// x <- svydesign(~1, weights = ~w, data = d); svychisq(~r + c, x)
	s := sums.NewSingle(4)
	for i := range 21 {
		cell := 0
		if i >= 12 {
			cell = 2
		} else if i >= 7 {
			cell = 1
		}
		must(t, s.Add("", "", float64((i+1)%4+1), cell))
	}
	got, err := Design{}.RaoScott(s, 2, 2)
	must(t, err)
	near(t, "F", got.SecondOrder.Statistic, 3.62523666660825272)
	nearRelative(t, "p", got.SecondOrder.P, 0.07139761829519387)
}

func TestRaoScottRefuses(t *testing.T) {
	one := sums.NewSingle(4)
	for i := range 10 {
		must(t, one.Add("", "", 1, i%2))
	}
	if got, err := (Design{}).RaoScott(one, 2, 2); err == nil {
		t.Errorf("everybody in one row: %+v", got)
	}
	if got, err := (Design{}).RaoScott(one, 3, 2); err == nil {
		t.Errorf("a table of another size: %+v", got)
	}
	census := sums.NewSingle(4)
	for i := range 10 {
		must(t, census.Add("", "", 1, i%4))
	}
	if got, err := (Design{Population: map[string]float64{"": 10}}).RaoScott(census, 2, 2); err == nil {
		t.Errorf("a census: %+v", got)
	}
	if got, err := (Design{}).RaoScott(sums.NewSingle(4), 2, 2); err == nil {
		t.Errorf("nobody: %+v", got)
	}
}

func TestGroupsByOptionsOfOneOptionIsPearson(t *testing.T) {
	// scipy 1.10.1: chi2_contingency([[3, 17], [9, 14]], correction=False).statistic
	const pearson = 3.0960904628330996
	first, second, empty := sums.NewMultiple(3), sums.NewMultiple(3), sums.NewMultiple(3)
	// Option 1 is chosen by nobody and option 2 by everybody.
	for i := range 20 {
		must(t, first.Add("", "", 2, append(picks(i < 3), 2)...))
	}
	for i := range 23 {
		must(t, second.Add("", "", 2, append(picks(i < 9), 2)...))
	}
	got, err := Design{}.GroupsByOptions([]*sums.Sums{first, empty, second})
	must(t, err)
	near(t, "Pearson", got.Pearson, pearson)
	if got.DegreesOfFreedom != 1 || !slices.Equal(got.LeftOut, []string{"group 1", "option 1", "option 2"}) {
		t.Errorf("%+v", got)
	}
	if got, err := (Design{}).GroupsByOptions([]*sums.Sums{first, empty}); err == nil {
		t.Errorf("one group: %+v", got)
	}
	if got, err := (Design{}).GroupsByOptions([]*sums.Sums{first, sums.NewMultiple(2)}); err == nil {
		t.Errorf("another item: %+v", got)
	}
	if got, err := (Design{}).GroupsByOptions(nil); err == nil {
		t.Errorf("no groups: %+v", got)
	}
}

func TestDifferenceAtTheEnds(t *testing.T) {
	none, all := sums.NewSingle(1), sums.NewSingle(1)
	for range 20 {
		must(t, none.Add("", "", 1))
		must(t, all.Add("", "", 1, 0))
	}
	got, err := differenceOfGroups(Design{}, all, none, 0)
	must(t, err)
	// Newcombe's interval for 20/20 against 0/20: 1 - sqrt(2) * 0.16112515805 (Wilson, 0 of 20; R: prop.test(0, 20,
	// correct = FALSE)$conf.int[2] is 0.1611251580528193)
	low, high, err := got.Interval(0.95)
	must(t, err)
	if math.Abs(low-(1-math.Sqrt2*0.1611251580528193)) > 1e-8 || high != 1 {
		t.Errorf("interval [%v, %v]", low, high)
	}
	if tt, p, err := got.Test(); err == nil {
		t.Errorf("a t test without a standard error: %v, %v", tt, p)
	}
	if _, err := differenceOfGroups(Design{}, all, all, 0); err == nil {
		t.Error("a group is compared with itself")
	}
	if _, err := differenceOfGroups(Design{}, all, sums.NewSingle(2), 0); err == nil {
		t.Error("groups of different items are compared")
	}
	if _, err := differenceOfOptions(Design{}, all, []int{0}, []int{0}); err == nil {
		t.Error("an option is compared with itself")
	}
}

func TestDifferenceOfOptionsUsesTheirCorrelation(t *testing.T) {
	// 9 respondents chose both options, 16 only the first, 5 only the second, 13 neither. R 4.2.2: y1 <- rep(c(1,1,0,0),
	// c(9,16,5,13)); y2 <- rep(c(1,0,1,0), c(9,16,5,13)); l, m <- prop.test(25 and 14, 43, correct = FALSE)$conf.int
	// f <- function(a, b) sqrt(a^2 - 2*cor(y1, y2)*a*b + b^2); d - f(p1-l[1], m[2]-p2), d + f(l[2]-p1, p2-m[1])
	s := sums.NewMultiple(2)
	for i := range 43 {
		must(t, s.Add("", "", 1, append(picks(i < 25), []int{1}[:len(picks(i < 9 || i >= 25 && i < 30))]...)...))
	}
	got, err := differenceOfOptions(Design{}, s, []int{0}, []int{1})
	must(t, err)
	low, high, err := got.Interval(0.95)
	must(t, err)
	near(t, "low", low, 0.05484935937115068)
	near(t, "high", high, 0.42873388379276922)
}

func TestDifferenceTest(t *testing.T) {
	first, second := sums.NewSingle(1), sums.NewSingle(1)
	for i := range 12 {
		must(t, first.Add("", "", 1+float64(i%2), picks(i < 8)...))
		must(t, second.Add("", "", 1+float64(i%3), picks(i < 3)...))
	}
	got, err := differenceOfGroups(Design{}, first, second, 0)
	must(t, err)
	statistic, p, err := got.Test()
	must(t, err)
	// R 4.2.2, survey 4.1.1: i <- 0:11; d <- data.frame(g = rep(1:0, each = 12), w = c(1 + i %% 2, 1 + i %% 3), y = c(i < 8, i < 3) + 0)
	// m <- svyglm(y ~ g, svydesign(~1, weights = ~w, data = d)); t <- coef(m)[2] / SE(m)[2]; c(t, 2 * pt(-t, 23))
	near(t, "t", statistic, 2.07062542333103394)
	near(t, "p", p, 0.04979994286695578)
}
