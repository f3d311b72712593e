package main

import (
	"strings"
	"testing"
)

// A request that does not fit the item or the sample is wrong usage, of whichever package it is that knows.
func TestRequestsThatDoNotFitAreWrongUsage(t *testing.T) {
	const members = " --lang en --survey ../../analysis/testdata/members --wave "
	for _, test := range []struct{ line, want string }{
		{"table duration --simultaneous" + members + "2026", "a number has none"},
		{"table duration --base asked" + members + "2026", "use base answered"},
		{"table advice --base responses" + members + "2026", "for multiple items"},
		{"table factors --simultaneous goodman" + members + "2026", "use bonferroni-wilson"},
		{"table advice --simultaneous sison-glaz --disclosure strict" + members + "2026", "use goodman"},
		{"table advice --simultaneous goodman" + members + "2026-design", "a simple random sample"},
		{"table factors --by sector --adjust tarone" + members + "2026-design", "which a weighted sample does not have"},
		{"table duration --by sector --adjust tarone" + members + "2026", "which means do not have"},
		{"table factors --by duration" + members + "2026", "is of kind number"},
		{"table sector --by sector" + members + "2026", "cannot be set against itself"},
		{"table factors --by sector*sector" + members + "2026", "cannot be crossed with itself"},
		{"table collaboration --by outcomes --lang en", "was reconstructed"},
		{"table collaboration --where outcomes=own_work --lang en", "were reconstructed"},
	} {
		if code, out, message := typed(strings.Fields(test.line)...); code != exitUsage || out != "" || strings.Count(message, "\n") != 1 || !strings.Contains(message, test.want) {
			t.Errorf("%s: exit code %d, %q; want %d and %q", test.line, code, message, exitUsage, test.want)
		}
	}
}
