package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"spoor/internal/spreadsheet"
)

// allCommands returns every command of the program.
func allCommands() []*cobra.Command {
	all := []*cobra.Command{newRootCmd(streams{overwrite: new(bool), csvFor: new(spreadsheet.Dialect)})}
	for i := 0; i < len(all); i++ {
		all = append(all, all[i].Commands()...)
	}
	return all
}

// Whatever command has a flag of known words lists them, completes them, takes each, and refuses any other with those that
// there are.
func TestEnumsListCompleteAndRefuse(t *testing.T) {
	seen := 0
	for _, cmd := range allCommands() {
		cmd.LocalFlags().VisitAll(func(flag *pflag.Flag) {
			if kind := flag.Value.Type(); kind != "word" && kind != "words" {
				return
			}
			seen++
			_, list, _ := strings.Cut(flag.Usage, ": ")
			words := strings.Split(strings.ReplaceAll(list, " or ", ", "), ", ")
			completions, found := cmd.GetFlagCompletionFunc(flag.Name)
			if !found {
				t.Fatalf("%s --%s completes nothing", cmd.CommandPath(), flag.Name)
			}
			if completed, _ := completions(cmd, nil, ""); !slices.Equal(completed, words) {
				t.Errorf("%s --%s completes %v and lists %v", cmd.CommandPath(), flag.Name, completed, words)
			}
			for _, word := range words {
				if err := flag.Value.Set(word); err != nil {
					t.Errorf("%s --%s %s: %v", cmd.CommandPath(), flag.Name, word, err)
				}
			}
			if err := flag.Value.Set("nonsense"); err == nil || err.Error() != "use "+list {
				t.Errorf("%s --%s nonsense: %v", cmd.CommandPath(), flag.Name, err)
			}
		})
	}
	if seen < 30 {
		t.Errorf("%d flags of known words", seen)
	}
}

func TestFlagErrors(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"table outcomes --format jsn", `--format "jsn": use text, md, html, docx, xlsx, csv or json; did you mean "json"?`},
		{"table outcomes --lang NL", `--lang "NL": use nl or en; did you mean "nl"?`},
		{"table outcomes --disclosure=", `--disclosure "": use open, default or strict`},
		{"report --format md,md", `--format "md,md": it names md twice`},
		{"report --format md --format md", `--format "md": it names md twice`},
		{"report --format md,", `--format "md,": use md, html, docx, xlsx, pptx, json or pdf`},
		{"compare own.csv --format md,pdf", `--format "md,pdf": use md, html, docx, xlsx, pptx, csv or json`},
		{"ranks outcomes --top two", `--top "two": give a whole number`},
		{"open list outcomes --near 20%", `--near "20%": give a number with a decimal point, such as 0.2`},
		{"ranks outcomes --seed -1", `--seed "-1": give a whole number, 0 or more`},
		{"ranks outcomes --strict=maybe", `--strict "maybe": give true or false`},
		{"ranks outcomes --level 0.9999999", "--level 0.9999999: too near 0 or 1; give a level such as 0.95 or 0.999"},
		{"ranks outcomes --lev 0.9", "unknown flag: --lev; see spoor ranks --help"},
	} {
		code, out, message := typed(strings.Fields(test.line)...)
		if code != exitUsage || out != "" || message != "spoor: "+test.want+"\n" {
			t.Errorf("spoor %s: exit code %d, %q; want %q", test.line, code, message, test.want)
		}
	}
}
