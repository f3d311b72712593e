package writing_test

import (
	"slices"
	"strings"
	"testing"

	"spoor/data/writing"
)

func TestBeforeAutoDate(t *testing.T) {
	for cell, want := range map[string]string{
		"1-feb": "1-2 2-1", "2-mrt": "2-3 3-2", "6-Oct": "6-10 10-6", "10-dec.": "10-12 12-10", " 3-mei": "3-5 5-3", "5-Jan": "1-5 5-1",
		"01-mrt": "1-3 3-1", "mrt-01": "1-3 3-1", "1 maart": "1-3 3-1", "March 1": "1-3 3-1", "1/Mar": "1-3 3-1", "4-apr": "4-4",
		"feb-50": "2-50", "mrt-1999": "3-99 3-1999", "2026-03-01": "1-3 3-1 3-26 3-2026", "2026-03-01 00:00:00": "1-3 3-1 3-26 3-2026",
		"1950-02-01": "1-2 2-1 2-50 2-1950", "2026-06-04": "4-6 6-4", "01-03-2026": "1-3 3-1 3-26 3-2026", "3/25/2026": "3-25 25-3",
		"1-mrt-2026": "1-3 3-1 3-26 3-2026", "Mar 4, 2026": "", "Mar 4 2026": "3-4 4-3",
		"1-2": "", "32-jan": "", "0-jan": "", "1-februa": "", "5 of meer": "", "": "", "2026-13-01": "", "2026-03-01 14:20:00": "", "jan-feb": "", "mei": "", "meer dan 5": "",
	} {
		if got := strings.Join(writing.BeforeAutoDate(cell), " "); got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}

func TestRange(t *testing.T) {
	for text, want := range map[string]string{"1-3": "1-3", "1/3": "1-3", "01 - 03": "1-3", "2–50": "2-50", "1-3 jaar": "", "0-1": "0-1", "": ""} {
		if got := writing.Range(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if !slices.Equal([]bool{writing.NamesMonth("1-mrt"), writing.NamesMonth("2026-03-01"), writing.NamesMonth("1-3")}, []bool{true, false, false}) {
		t.Error("only 1-mrt names a month")
	}
}
