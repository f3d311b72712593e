package main

import (
	"maps"
	"slices"
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
