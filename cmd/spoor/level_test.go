package main

import (
	"strings"
	"testing"
)

// A level is understood as people write it in either language, and a mistake is told as one of usage.
func TestLevels(t *testing.T) {
	_, want, _ := typed("table", "improvements", "--level", "0.9")
	for _, level := range []string{"0,9", "90%", "90 %", " 0.90 ", "90,0%"} {
		if code, got, message := typed("table", "improvements", "--level", level); code != exitDone || got != want {
			t.Errorf("--level %q: exit code %d, %s", level, code, message)
		}
	}
	for _, level := range []string{"x", "", "95", "100%", "0", "NaN", "9o%"} {
		if code, _, message := typed("table", "improvements", "--level", level); code != exitUsage || message == "" {
			t.Errorf("--level %q: exit code %d, %q", level, code, message)
		}
	}
}

// CSV and JSON have full precision, so that decimals are refused there and not ignored.
func TestDigitsAreRefusedForFullPrecision(t *testing.T) {
	for _, line := range [][]string{{"table", "improvements", "--format", "csv"}, {"table", "improvements", "--format", "json"}, {"ranks", "improvements", "--format", "json"},
		{"calc", "interval", "35/43", "--format", "json"}, {"plan", "--baseline", "7/43", "--n", "100", "--format", "json"}} {
		if code, out, message := typed(append(line, "--digits", "1")...); code != exitUsage || out != "" || message == "" {
			t.Errorf("%v: exit code %d, %q", line, code, message)
		}
	}
	if code, _, message := typed("table", "improvements", "--format", "md", "--digits", "1"); code != exitDone {
		t.Errorf("md: exit code %d, %q", code, message)
	}
}

// Whatever prints percentages that it computes prints as many decimals of them as are asked for. Wilson's interval of 35/43 is
// 0.673826 to 0.902576 in R 4.2.2, prop.test(35, 43, correct = FALSE).
func TestDigitsOfResultsWithoutASurvey(t *testing.T) {
	for _, test := range []struct {
		line string
		want []string
	}{
		{"calc interval 35/43 --digits 0", []string{"35 van 43 is 81%.", "67–90%"}},
		{"calc interval 35/43 --digits 2", []string{"81,40%", "67,38–90,26%"}},
		{"calc compare 6/43 3/43 --digits 2 --lang en", []string{"13.95%", "6.98%", "+6.98 percentage points"}},
		{"plan --baseline 7/43 --target 45% --digits 0", []string{"(7 van 43; 95%-interval 8–30%, Wilson)", "stijging van 16% naar 45% met 80% kans"}},
		{"plan --baseline 7/43 --target 45% --digits 2 --lang en", []string{"16.28% (7 of 43", "from 16.28% to 45.00%"}},
	} {
		code, out, message := typed(strings.Fields(test.line)...)
		for _, want := range test.want {
			if code != exitDone || !strings.Contains(out, want) {
				t.Errorf("%s: exit code %d, no %q in %s%s", test.line, code, want, out, message)
			}
		}
	}
}
