package main

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// A flag means one thing, whatever command has it: what it takes is called by one name. Where a result is a page in one command and
// several files in another, --out is that folder, and --format the forms of the page.
func TestFlagsMeanOneThing(t *testing.T) {
	differ := map[string][]string{"out": {"file", "folder"}, "format": {"form", "forms"}}
	taken := map[string]map[string]bool{}
	for _, cmd := range allCommands() {
		cmd.LocalFlags().VisitAll(func(flag *pflag.Flag) {
			if taken[flag.Name] == nil {
				taken[flag.Name] = map[string]bool{}
			}
			value, _ := pflag.UnquoteUsage(flag)
			taken[flag.Name][value] = true
		})
	}
	for name, values := range taken {
		if found := slices.Sorted(maps.Keys(values)); len(found) > 1 && !slices.Equal(found, differ[name]) {
			t.Errorf("--%s takes %v", name, found)
		}
	}
}

// A variable of a script without a value asks for nothing: it does not count everybody, or the built-in survey, in silence.
func TestEmptyValuesAreRefused(t *testing.T) {
	const members = "table factors --lang en --survey ../../analysis/testdata/members --wave 2026 "
	for _, test := range []struct {
		line, flag, value string
		refused           bool
	}{
		{members, "--where", "", true},
		{members, "--where", "  ", true},
		{members, "--by", "", true},
		{members, "--by", "sector,", true},
		{"table collaboration --lang en", "--survey", "", true},
		{"trend collaboration --lang en", "--waves", "", true},
		{"wave set nowhere --survey nowhere --lang en", "--strata", "", false},
	} {
		code, out, message := typed(append(strings.Fields(test.line), test.flag, test.value)...)
		want := "spoor: " + test.flag + " is empty; give its value, or leave the flag out\n"
		if said := message == want; said != test.refused || said && (code != exitUsage || out != "") {
			t.Errorf("%s %s %q: exit code %d, %q, %q", test.line, test.flag, test.value, code, out, message)
		}
	}
	if _, _, message := typed("table", "collaboration", "--lang", "nl", "--where", ""); message != "spoor: --where is leeg; geef een waarde, of laat de optie weg\n" {
		t.Error(message)
	}
}
