package audit

import (
	"strconv"
	"strings"
	"testing"
)

// FuzzAudit builds a table of anything that a user can type. Whatever the audit finds must hold together.
func FuzzAudit(f *testing.F) {
	f.Add(1, 0, 43, 50, 0, 0, uint8(0), "36;36;14;5;5;5")
	f.Add(2, 0, 43, 50, 0, 41, uint8(0b10001), ";5;19;67;2")
	f.Add(2, 0, 43, 50, 1, 41, uint8(0), "0;17;44;67;2")
	f.Add(3, 3, 47, 50, 2, 0, uint8(0), "66%;60%;51,0;43;26;13;9")
	f.Add(3, 0, 0, 0, 0, 0, uint8(3), ";;100.0000")
	f.Fuzz(func(t *testing.T, kind, maxPicks, base, respondents, rounding, minBase int, doubtful uint8, printed string) {
		table := Table{ID: "fuzz", Kind: Kind(kind), MaxPicks: maxPicks, MayPickNone: doubtful > 200, Base: base,
			Respondents: respondents, MinBase: minBase, Rounding: Rounding(rounding)}
		if base > 500 || respondents > 500 || minBase > 500 || len(printed) > 100 {
			t.Skip("a large table is slow to check below; the benchmark has one")
		}
		var set []string
		for i, text := range strings.Split(printed, ";") {
			table.Cells = append(table.Cells, Cell{ID: strconv.Itoa(i), Printed: text})
			if i < 8 && doubtful>>i&1 == 1 {
				set = append(set, strconv.Itoa(i))
			}
		}
		table.Doubtful = [][]string{set, set[:len(set)/2]}
		finding, err := Audit(table)
		if err != nil {
			return
		}
		if finding.Possible == (len(finding.Bases) == 0) && table.Base == 0 {
			t.Fatalf("%+v: possible %t with bases %v", table, finding.Possible, finding.Bases)
		}
		for _, reading := range finding.Readings {
			for _, fit := range reading.Fits {
				checkSound(t, table, reading.Printed, fit)
			}
		}
		for _, repair := range finding.Repairs.List {
			checkSound(t, table, nil, repair.Fit)
		}
		if finding.Possible && len(finding.Repairs.List) > 0 {
			t.Fatalf("%+v: repairs of a possible table", table)
		}
	})
}

// checkSound checks every listed solution against the sum rule and, where given, the printed percentages.
func checkSound(t *testing.T, table Table, printed []string, fit Fit) {
	t.Helper()
	if fit.Solutions == 0 || fit.Solutions <= ListLimit && uint64(len(fit.Counts)) != fit.Solutions {
		t.Fatalf("%+v at base %d: %d solutions, %d listed", table, fit.Base, fit.Solutions, len(fit.Counts))
	}
	low, high := table.SumRange(fit.Base)
	for _, counts := range fit.Counts {
		sum := 0
		for i, count := range counts {
			sum += count
			if printed == nil || printed[i] == "" {
				continue
			}
			p, err := ParsePercentage(printed[i])
			if err != nil || roundedDigits(count, fit.Base, p.Decimals, table.Rounding) != p.Digits {
				t.Fatalf("%+v at base %d: count %d does not print as %q (%v)", table, fit.Base, count, printed[i], err)
			}
		}
		if sum < low || sum > high {
			t.Fatalf("%+v at base %d: %v adds up to %d, want %d to %d", table, fit.Base, counts, sum, low, high)
		}
	}
}

func BenchmarkAuditPositiveFactors(b *testing.B) {
	table := Table{ID: "positive_factors", Kind: Multiple, MaxPicks: 3, Base: 43, Respondents: members,
		Cells: cells("81", "56", "42", "23", "19", "16", "14", "12", "9", "7", "7", "2")}
	for b.Loop() {
		mustAudit(b, table)
	}
}

func BenchmarkAuditBattery(b *testing.B) {
	rows := collaboration()
	for b.Loop() {
		if _, err := AuditBattery(rows); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCountTwelveOptions counts the 4,096 solutions at base 200, and tries every base up to there.
func BenchmarkCountTwelveOptions(b *testing.B) {
	table := twelveOptions()
	for b.Loop() {
		mustAudit(b, table)
	}
}

// BenchmarkAuditLargestTable is the slowest table that is allowed: 100 cells, 4 of them lost and doubtful, any base.
func BenchmarkAuditLargestTable(b *testing.B) {
	table := Table{ID: "largest", Kind: Multiple, Respondents: maxBase}
	for i := range maxCells {
		cell := Cell{ID: strconv.Itoa(i), Printed: strconv.Itoa(i)}
		if i < maxLost {
			cell.Printed = ""
		}
		table.Cells = append(table.Cells, cell)
	}
	table.Doubtful = [][]string{{"0", strconv.Itoa(maxCells - 1), strconv.Itoa(maxCells - 2)}}
	for b.Loop() {
		mustAudit(b, table)
	}
}
