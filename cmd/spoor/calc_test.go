package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// typed runs one command line and returns its exit code and what it wrote.
func typed(args ...string) (code int, out, err string) {
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), args, streams{out: &stdout, err: &stderr})
	return code, stdout.String(), stderr.String()
}

func TestCalcUsage(t *testing.T) {
	for _, test := range []struct{ line, message string }{
		{"interval -1/43", "-1/43: a count cannot be negative"},
		{"interval -- -1/43", "-1: a count cannot be negative"},
		{"interval 35/43 --level 1.5", "--level 1.5: give a level between 0 and 1, such as 0.95"},
		{"interval 35/43 --level NaN", "--level NaN: give a level between 0 and 1"},
		{"interval 35/43 --level 0.9999999", "too near 0 or 1"},
		{"interval 35/43 --method walt", `--method "walt": use wilson, `},
		{"interval 35/43 --lang de", `--lang "de": use nl or en`},
		{"interval 35/43 --format xml", `--format "xml": use text or json`},
		{"intervall 35/43", `unknown calculation "intervall"; did you mean "interval"?`},
		{"interval", "needs an argument: spoor calc interval COUNT/BASE"},
		{"interval 35/43 20/43", `unexpected argument "20/43"`},
		{"interval 35/43 --popu 3", "unknown flag: --popu; see spoor calc interval --help"},
		{"simultaneous 24,12 --method wilson", `--method "wilson": use goodman, `},
		{"compare 6/43 3/43 --method wald", `--method "wald": use newcombe, `},
		{"paired 25/43 20/43 --max-picks 0", "pick limit 0 is below 1"},
		{"interval 35/43 --population-size 0", "population of 0 is smaller than the base of 43"},
		{"compare 6/43 3/43 --margin=", "--margin : give a share such as 0.5 or 50%"},
		{"trend 6/43", "a trend needs at least two groups"},
		{"simultaneous 24,12 --base 43", "unknown flag: --base; see spoor calc simultaneous --help"},
		{"benchmark 24/43", "add --against"},
	} {
		code, out, message := typed(append([]string{"calc"}, strings.Fields(test.line)...)...)
		if code != exitUsage || out != "" || strings.Count(message, "\n") != 1 || !strings.Contains(message, test.message) {
			t.Errorf("spoor calc %s: exit code %d, output %q, message %q; want code 2 and %q", test.line, code, out, message, test.message)
		}
	}
}
