package audit

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
)

func TestAuditRefuses(t *testing.T) {
	many := make([]Cell, maxCells+1)
	doubtful := make([]string, maxDoubtful+1)
	for i := range many {
		many[i] = Cell{ID: strconv.Itoa(i), Printed: "1"}
	}
	for i := range doubtful {
		doubtful[i] = strconv.Itoa(i)
	}
	two := cells("60", "40")
	tests := []struct {
		table   Table
		message string
	}{
		{Table{Base: 10, Cells: two}, "cannot be audited"},
		{Table{Kind: 7, Base: 10, Cells: two}, "cannot be audited"},
		{Table{Kind: Single, Rounding: 3, Base: 10, Cells: two}, "expected half-up"},
		{Table{Kind: Single, Base: 10}, "at least one cell"},
		{Table{Kind: Single, Base: 10, Cells: many}, "101 cells"},
		{Table{Kind: Single, Base: -1, Cells: two}, "base -1 is negative"},
		{Table{Kind: Single, Respondents: -5, Cells: two}, "-5 respondents"},
		{Table{Kind: Single, MinBase: -5, Cells: two}, "smallest base -5"},
		{Table{Kind: Single, Base: maxBase + 1, Cells: two}, "at most 10000"},
		{Table{Kind: Single, Base: 51, Respondents: 50, Cells: two}, "more than the 50 respondents"},
		{Table{Kind: Single, Base: 43, MinBase: 44, Cells: two}, "smallest base 44"},
		{Table{Kind: Single, Respondents: 43, MinBase: 44, Cells: two}, "smallest base 44"},
		{Table{Kind: Multiple, MaxPicks: -1, Base: 10, Cells: two}, "pick limit -1"},
		{Table{Kind: Single, MaxPicks: 3, Base: 10, Cells: two}, "use kind multiple"},
		{Table{Kind: Rating, MayPickNone: true, Base: 10, Cells: two}, "use kind multiple"},
		{Table{Kind: Single, Base: 10, Cells: cells("60", "140")}, `cell "b": printed percentage "140" is over 100`},
		{Table{Kind: Single, Base: 10, Cells: []Cell{{ID: "a", Printed: "1"}, {ID: "a", Printed: "2"}}}, `"a" appears twice`},
		{Table{Kind: Single, Base: 10, Cells: cells("", "", "", "", "", "9")}, "5 labels are lost"},
		{Table{Kind: Single, Base: 10, Cells: many[:5], Doubtful: [][]string{doubtful}}, "4 cells are doubtful"},
		{Table{Kind: Single, Base: 10, Cells: many[:5], Doubtful: [][]string{{"x"}}}, `doubtful cell "x" is not in the table`},
		{Table{Kind: Single, Base: 10, Cells: many[:5], Doubtful: [][]string{{"1", "1"}}}, "stands twice in one set"},
		{Table{Kind: Single, Base: 10, Cells: many[:5], Doubtful: make([][]string, maxSets+1)}, "11 sets of cells are doubtful"},
	}
	for _, test := range tests {
		test.table.ID = "q1"
		_, err := Audit(test.table)
		if err == nil || !strings.Contains(err.Error(), test.message) || !strings.HasPrefix(err.Error(), `table "q1": `) {
			t.Errorf("Audit(%+v): %v; want an error with %q", test.table, err, test.message)
		}
	}
}

func TestAuditTriesTheBasesThatThePrintAllows(t *testing.T) {
	two := cells("60", "40")
	tests := []struct {
		name  string
		table Table
		tried Range
		base  int
		bases []int
	}{
		{"printed only", Table{Kind: Single, Base: 10, Cells: two}, Range{1, 10}, 10, []int{5, 10}},
		{"respondents known", Table{Kind: Single, Base: 10, Respondents: 15, Cells: two}, Range{1, 15}, 10, []int{5, 10, 15}},
		{"row of a battery", Table{Kind: Rating, Base: 12, Respondents: 15, Cells: two}, Range{1, 12}, 10, []int{5, 10}},
		{"no base, several fit", Table{Kind: Single, Respondents: 12, Cells: two}, Range{1, 12}, 0, []int{5, 10}},
		{"no base, one fits", Table{Kind: Single, Respondents: 12, MinBase: 6, Cells: two}, Range{6, 12}, 10, []int{10}},
	}
	for _, test := range tests {
		f := mustAudit(t, test.table)
		if !f.Possible || f.Tried != test.tried || f.Base != test.base || !reflect.DeepEqual(f.Bases, test.bases) {
			t.Errorf("%s: possible %t, tried %v, base %d of %v; want %v, %d of %v", test.name, f.Possible, f.Tried, f.Base, f.Bases, test.tried, test.base, test.bases)
		}
	}
	if f := mustAudit(t, Table{Kind: Single, Cells: two}); f.Tried != (Range{1, defaultRespondents}) {
		t.Errorf("nothing known: tried %v, want 1 to %d", f.Tried, defaultRespondents)
	}
}

func TestAuditAtAPrintedBaseThatDoesNotFit(t *testing.T) {
	// A third fits 9 and 12 respondents but not 10: the print is impossible, and the other bases are reported beside it.
	f := mustAudit(t, Table{Kind: Single, Base: 10, Respondents: 12, MinBase: 8, Cells: cells("33", "67")})
	if f.Possible || f.Base != 0 || !reflect.DeepEqual(f.Bases, []int{9, 12}) || len(f.Repairs.List) == 0 {
		t.Errorf("possible %t, base %d of %v, repairs %v; want impossible at 10, fitting 9 and 12", f.Possible, f.Base, f.Bases, f.Repairs.List)
	}
	for _, repair := range f.Repairs.List {
		if repair.Fit.Base != 10 {
			t.Errorf("repair %+v: want the printed base 10", repair)
		}
	}
	if counts, ok := f.Counts(); ok {
		t.Errorf("counts %v of an impossible table", counts)
	}
}

func TestManySolutionsAreCountedNotListed(t *testing.T) {
	// At base 200 a whole percentage below 100 fits two counts (k = 2p-1 and 2p). With a wide pick limit nothing binds.
	f := mustAudit(t, twelveOptions())
	fit, ok := f.Readings[0].At(200)
	if !ok || fit.Solutions != 1<<12 || fit.Counts != nil || fit.Unique() {
		t.Errorf("%d solutions, %d listed; want 4096 and none listed", fit.Solutions, len(fit.Counts))
	}
	if counts, unique := f.Counts(); unique {
		t.Errorf("counts %v of a table that is not unique", counts)
	}
}

func twelveOptions() Table {
	return Table{ID: "twelve", Kind: Multiple, Base: 200,
		Cells: cells("81", "56", "42", "23", "19", "16", "14", "12", "9", "7", "7", "2")}
}

func TestSumRule(t *testing.T) {
	two := cells("60", "40")
	tests := []struct {
		table            Table
		picks            Range
		total, low, high string
	}{
		{Table{Kind: Single, Base: 10, Cells: two}, Range{1, 1}, "100", "100", "101"},
		{Table{Kind: Multiple, Base: 10, MaxPicks: 1, Cells: two}, Range{1, 1}, "100", "100", "101"},
		{Table{Kind: Multiple, Base: 10, Cells: two}, Range{1, 2}, "100", "100", "201"},
		{Table{Kind: Multiple, Base: 10, MaxPicks: 2, MayPickNone: true, Cells: two}, Range{0, 2}, "100", "0", "201"},
		{Table{Kind: Multiple, Base: 10, MayPickNone: true, Cells: two}, Range{0, 2}, "100", "0", "201"},
		{Table{Kind: Single, Base: 10, Cells: cells("60", "")}, Range{1, 1}, "60", "0", "100"},
		{Table{Kind: Single, Base: 10, Cells: cells("60.5", "40")}, Range{1, 1}, "100.5", "99.5", "100.5"},
	}
	for _, test := range tests {
		rule := mustAudit(t, test.table).SumRule
		if rule.Picks != test.picks || rule.Total != test.total || rule.Low != test.low || rule.High != test.high {
			t.Errorf("%+v: sum rule %+v; want picks %v, %s in %s to %s", test.table, rule, test.picks, test.total, test.low, test.high)
		}
	}
}

func TestSumRuleOver(t *testing.T) {
	over := Table{Kind: Multiple, Base: 47, MaxPicks: 2, Cells: cells("66", "60", "51", "43", "26")}
	if rule, err := over.SumRule(); err != nil || !rule.Over || rule.Holds {
		t.Errorf("246%% of at most 2 picks: %+v, %v; want over", rule, err)
	}
	under := Table{Kind: Single, Base: 47, Cells: cells("30", "40")}
	if rule, err := under.SumRule(); err != nil || rule.Over || rule.Holds {
		t.Errorf("70%% of one pick: %+v, %v; want under", rule, err)
	}
	if _, err := (Table{Kind: Single, Cells: cells("101")}).SumRule(); err == nil {
		t.Error("a percentage over 100 has no sum rule")
	}
}

func TestAuditBatteryRefuses(t *testing.T) {
	two := cells("60", "40")
	tests := []struct {
		rows    []Table
		message string
	}{
		{nil, "without rows"},
		{[]Table{{ID: "a", Kind: Single, Base: 10, Cells: two}}, `row "a"`},
		{[]Table{{ID: "a", Kind: Rating, Base: 10, Cells: two}, {ID: "b", Kind: Rating, Base: 11, Cells: two}}, `row "b"`},
		{[]Table{{ID: "a", Kind: Rating, Cells: two}}, "printed base"},
		{[]Table{{ID: "a", Kind: Rating, Base: 10}}, "at least one cell"},
	}
	for _, test := range tests {
		if _, err := AuditBattery(test.rows); err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("AuditBattery(%+v): %v; want an error with %q", test.rows, err, test.message)
		}
	}
}

func TestBatteryNamesOnlyRowsWithSeveralBasesInItsRange(t *testing.T) {
	// 60/40 fits 5 and 10, 33/67 fits 3, 6 and 9: the battery runs from 9 to 10, so neither has a choice there.
	rows := []Table{{ID: "a", Kind: Rating, Base: 10, Cells: cells("60", "40")}, {ID: "b", Kind: Rating, Base: 10, Cells: cells("33", "67")}}
	battery, err := AuditBattery(rows)
	if err != nil || battery.Bases != (Range{9, 10}) || len(battery.Several) > 0 {
		t.Errorf("bases %v, several %v, %v; want 9 to 10 and none", battery.Bases, battery.Several, err)
	}
}

func TestFitsKeepThePrintedBase(t *testing.T) {
	// Every base from 200 on fits 60/40; only the printed base and the largest are worked out, all are named.
	f := mustAudit(t, Table{Kind: Single, Base: 10, Respondents: 1000, Cells: cells("60", "40")})
	fits := f.Readings[0].Fits
	if len(f.Bases) < 801 || len(fits) != fitLimit+1 || fits[0].Base != 10 || fits[1].Base != 1001-fitLimit {
		t.Errorf("%d bases, %d fits from %d and %d; want the printed base and the largest %d", len(f.Bases), len(fits), fits[0].Base, fits[1].Base, fitLimit)
	}
	if counts, unique := f.Counts(); !unique || !reflect.DeepEqual(counts, []int{6, 4}) {
		t.Errorf("counts %v, unique %t; want 6 and 4", counts, unique)
	}
}
