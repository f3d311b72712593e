package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"spoor/data"
	"spoor/internal/helptext"
	"spoor/internal/spreadsheet"
)

func TestHelpIsWhollyInDutch(t *testing.T) {
	root := newRootCmd(streams{out: io.Discard, err: io.Discard, overwrite: new(bool), csvFor: new(spreadsheet.Dialect), form: new(string), publishing: &publishing{}, lang: new(data.Lang)})
	root.InitDefaultCompletionCmd()
	commands, usages := map[string]bool{}, map[string]bool{"help for %s": true}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		path := cmd.CommandPath()
		commands[path] = true
		text := helptext.Commands[path]
		if text.Short == "" || (text.Long == "") != (cmd.Long == "") {
			t.Errorf("%s: its texts are not all in Dutch", path)
		}
		cmd.LocalFlags().VisitAll(func(flag *pflag.Flag) {
			key, dutch := helptext.Usage(flag.Usage)
			if usages[key] = true; dutch == "" {
				t.Errorf("%s --%s: no Dutch for %q", path, flag.Name, flag.Usage)
			}
		})
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(root)
	for path := range helptext.Commands {
		if !commands[path] {
			t.Errorf("no command %s", path)
		}
	}
	for usage := range helptext.Usages {
		if !usages[usage] {
			t.Errorf("no flag says %q", usage)
		}
	}
	for _, group := range root.Groups() {
		if helptext.Titles[group.ID] == "" {
			t.Errorf("no Dutch title for the group %s", group.ID)
		}
	}
	if len(helptext.Titles) != len(root.Groups()) {
		t.Errorf("%d titles for %d groups", len(helptext.Titles), len(root.Groups()))
	}
}

func TestHelpIsInTheLanguageThatIsAsked(t *testing.T) {
	const dutch, english = "Gebruik:", "Usage:"
	for _, test := range []struct{ args, system, want string }{
		{"table --help", "nl_NL.UTF-8", dutch},
		{"table --help", "en_GB.UTF-8", english},
		{"table --help --lang en", "nl_NL.UTF-8", english},
		{"table --help --lang nl", "en_GB.UTF-8", dutch},
		{"", "nl_NL.UTF-8", dutch},
		{"--lang nl", "C", dutch},
		{"help wave add --lang nl", "C", dutch},
		{"schema --help --lang nl", "C", dutch},
		{"help wave add", "C", english},
	} {
		t.Setenv("LC_ALL", test.system)
		var out bytes.Buffer
		if code := run(context.Background(), strings.Fields(test.args), streams{out: &out, err: io.Discard}); code != exitDone {
			t.Errorf("%s: exit code %d", test.args, code)
		}
		if got := out.String(); !strings.Contains(got, "\n"+test.want) {
			t.Errorf("%s, system %s: no %s in\n%s", test.args, test.system, test.want, got)
		}
	}
}

// Errors are in the language of --lang, and otherwise in that of the system, also where the arguments cannot be read.
func TestErrorsAreInTheLanguageThatIsAsked(t *testing.T) {
	for _, test := range []struct{ args, system, want string }{
		{"rapport", "nl_NL.UTF-8", "spoor: onbekende opdracht \"rapport\"; bedoelt u \"report\"? Zie spoor --help"},
		{"rapport", "en_GB.UTF-8", "spoor: unknown command \"rapport\"; did you mean \"report\"? See spoor --help"},
		{"report --fromat md", "nl_NL.UTF-8", "spoor: onbekende optie: --fromat; bedoelt u --format? Zie spoor report --help"},
		{"report --fromat md --lang nl", "C", "spoor: onbekende optie: --fromat; bedoelt u --format? Zie spoor report --help"},
		{"report --lang=en --fromat md", "nl_NL.UTF-8", "spoor: unknown flag: --fromat; did you mean --format? See spoor report --help"},
		{"report --format doc", "nl_NL.UTF-8", "spoor: --format \"doc\": kies md, html, docx, xlsx, pptx, json of pdf; bedoelt u \"docx\"?"},
		{"report --out x.foo", "nl_NL.UTF-8", "spoor: --out x.foo: report schrijft geen .foo; het schrijft .md, .html, .docx, .xlsx, .pptx, .json of .pdf, of een map: zet achter de naam daarvan een /"},
		{"report --level 2", "nl_NL.UTF-8", "spoor: --level 2: geef een niveau tussen 0 en 1, zoals 0.95"},
		{"report x", "nl_NL.UTF-8", "spoor: spoor report: onverwacht argument \"x\"; gebruik: spoor report [opties]"},
		{"compare", "nl_NL.UTF-8", "spoor: spoor compare vraagt een argument: spoor compare FILE... [opties]"},
		{"table nothing", "nl_NL.UTF-8", "spoor: geen vraag \"nothing\"; het onderzoek heeft trajectory_shares, collaboration, outcomes, interim_results, positive_factors, obstructing_factors, personal_traits, improvements, success_definition"},
		{"claims --n x", "nl_NL.UTF-8", "spoor: --n: \"x\" is geen aantal: geef een geheel getal, zonder punten tussen duizendtallen"},
	} {
		t.Setenv("LC_ALL", test.system)
		var said bytes.Buffer
		if code := run(context.Background(), strings.Fields(test.args), streams{out: io.Discard, err: &said}); code != exitUsage {
			t.Errorf("%s: exit code %d", test.args, code)
		}
		if got := strings.TrimSpace(said.String()); got != test.want {
			t.Errorf("%s, system %s:\n%s, want\n%s", test.args, test.system, got, test.want)
		}
	}
}
