package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"spoor/internal/forms"
)

// Each command with --out stands in the table of forms, and those of its --format are the forms that it has there.
func TestEveryCommandThatWritesIsInTheTable(t *testing.T) {
	var writing []string
	for _, cmd := range allCommands() {
		if cmd.Flags().Lookup("out") == nil {
			continue
		}
		name := strings.TrimPrefix(cmd.CommandPath(), "spoor ")
		writing = append(writing, name)
		format := cmd.Flags().Lookup("format")
		if format == nil {
			continue
		}
		for _, form := range forms.Of(name).Forms {
			if err := format.Value.Set(form); err != nil {
				t.Errorf("%s --format %s: %v", name, form, err)
			}
		}
	}
	for _, name := range forms.Commands() {
		if base := strings.TrimSuffix(name, " --all"); !slices.Contains(writing, base) {
			t.Errorf("%s stands in the table and writes nothing", name)
		}
	}
	for _, name := range writing {
		if !slices.Contains(forms.Commands(), name) {
			t.Errorf("%s writes and is not in the table", name)
		}
	}
}

// No command writes under an ending that it has no form for, nor looks at anything before it says so.
func TestAnEndingThatACommandCannotWriteIsRefused(t *testing.T) {
	for _, name := range forms.Commands() {
		for _, ending := range []string{"xls", "ods", "doc", "xyz", "csv.gz"} {
			out := filepath.Join(t.TempDir(), "t."+ending)
			var said string
			code := exitDone
			for args := strings.Fields(name); len(args) < 6; args = append(args, "nowhere") { // until it has as many as it takes
				var stderr bytes.Buffer
				code = run(context.Background(), append(slices.Clone(args), "--out", out), streams{out: &bytes.Buffer{}, err: &stderr})
				if said = stderr.String(); !strings.Contains(said, "needs an argument") {
					break
				}
			}
			if code != exitUsage || !strings.Contains(said, "writes") || !strings.Contains(said, "--out "+out) {
				t.Errorf("%s --out t.%s: exit code %d, %s", name, ending, code, said)
			}
			if _, err := os.Lstat(out); err == nil {
				t.Errorf("%s --out t.%s: a file was written", name, ending)
			}
		}
	}
}
