package main

import "testing"

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
	for _, line := range [][]string{{"table", "improvements", "--format", "csv"}, {"table", "improvements", "--format", "json"}, {"ranks", "improvements", "--format", "json"}} {
		if code, out, message := typed(append(line, "--digits", "1")...); code != exitUsage || out != "" || message == "" {
			t.Errorf("%v: exit code %d, %q", line, code, message)
		}
	}
	if code, _, message := typed("table", "improvements", "--format", "md", "--digits", "1"); code != exitDone {
		t.Errorf("md: exit code %d, %q", code, message)
	}
}
