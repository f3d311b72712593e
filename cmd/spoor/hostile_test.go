//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"spoor/data/problem"
	"spoor/internal/spreadsheet"
)

// secret stands in a file that is none of the survey.
const secret = "geheim-4711"

// onSurvey says how each command that opens a survey is run on one with an item works, in a folder with files that it needs.
var onSurvey = map[string][]string{
	"brief":          {"family"},
	"evaluate":       {"plan.yaml", "participants.csv"},
	"chart":          {"works", "--out", "works.svg"},
	"check":          {"export.csv"},
	"claims":         {},
	"codebook":       {},
	"codebook check": {},
	"compare":        {"own.csv"},
	"open count":     {"works", "--codes", "codes.csv"},
	"open list":      {"works"},
	"package":        {"--out", "package"},
	"page":           {"--out", "page.html"},
	"plan":           {"--baseline", "works.yes", "--difference", "10"},
	"pool":           {"a.json", "b.json", "c.json", "--id", "new"},
	"ranks":          {"works"},
	"report":         {"--out", "report"},
	"share":          {"own.csv", "--name", "A", "--out", "aggregate.json"},
	"table":          {"works"},
	"trend":          {"works"},
	"wave add":       {"export.csv", "--id", "new"},
	"wave diff":      {"2026"},
	"wave list":      {},
	"wave set":       {"2026", "--label", "x"},
	"weigh":          {"--to", "margins.yaml"},
	"release list":   {},
	"release forget": {"1"},
	"audit":          {},
}

// TestEveryCommandOnASurveyIsTried keeps the list above whole.
func TestEveryCommandOnASurveyIsTried(t *testing.T) {
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		name := strings.TrimPrefix(cmd.CommandPath(), "spoor ")
		if _, tried := onSurvey[name]; !tried && cmd.Runnable() && cmd.Flags().Lookup("survey") != nil {
			t.Errorf("%s is not tried on a hostile survey", name)
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(newRootCmd(streams{overwrite: new(bool), csvFor: new(spreadsheet.Dialect)}))
}

// hostileSurveys are folders that a stranger may send, each spoiled in one way. The functions are given the survey and a folder
// outside of it in which a file holds the secret.
var hostileSurveys = map[string]func(survey, outside string) error{
	"the codebook is a link out": func(survey, outside string) error {
		return relink(filepath.Join(outside, "secret.txt"), filepath.Join(survey, "codebook.yaml"))
	},
	"wave.yaml is a link out": func(survey, outside string) error {
		return relink(filepath.Join(outside, "secret.txt"), filepath.Join(survey, "waves/2026/wave.yaml"))
	},
	"the answers are a link out": func(survey, outside string) error {
		return relink(filepath.Join(outside, "secret.txt"), filepath.Join(survey, "waves/2026/answers.csv"))
	},
	"the wave is a link out": func(survey, outside string) error {
		return relink(outside, filepath.Join(survey, "waves/2026"))
	},
	"all waves are a link out": func(survey, outside string) error { return relink(outside, filepath.Join(survey, "waves")) },
	"the answers are a device": func(survey, _ string) error {
		return relink("/dev/zero", filepath.Join(survey, "waves/2026/answers.csv"))
	},
	"the answers are a pipe": func(survey, _ string) error {
		path := filepath.Join(survey, "waves/2026/answers.csv")
		return errors.Join(os.Remove(path), syscall.Mkfifo(path, 0o600))
	},
	"the codebook is a pipe": func(survey, _ string) error {
		path := filepath.Join(survey, "codebook.yaml")
		return errors.Join(os.Remove(path), syscall.Mkfifo(path, 0o600))
	},
	"the answers stand above": func(survey, _ string) error {
		return os.WriteFile(filepath.Join(survey, "waves/2026/wave.yaml"), []byte("id: \"2026\"\nprovenance: observed\nsources: [{files: [../../../outside/secret.txt], items: [works]}]\n"), 0o600)
	},
	"the claims and topics are links out": func(survey, outside string) error {
		return errors.Join(os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(survey, "claims.yaml")), os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(survey, "topics.yaml")),
			os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(survey, "publication.yaml")))
	},
	"labels hold control characters": func(survey, _ string) error {
		return rewrite(filepath.Join(survey, "codebook.yaml"), "Werkt u?", `Werkt\e[2J\e]0;x\au\u202e?`)
	},
	"cells hold control characters": func(survey, _ string) error {
		return rewrite(filepath.Join(survey, "waves/2026/answers.csv"), "no", "n\x1b[2Jo\u202e")
	},
	"names of files hold control characters": func(survey, _ string) error {
		return os.Mkdir(filepath.Join(survey, "waves/\x1b[2Jevil"), 0o755)
	},
	"a codebook of aliases": func(survey, _ string) error {
		text := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
		for i := 'b'; i < 'k'; i++ {
			text += fmt.Sprintf("%c: &%c [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", i-1), 10), ", "))
		}
		return os.WriteFile(filepath.Join(survey, "codebook.yaml"), []byte(text), 0o600)
	},
	"a codebook without an end": func(survey, _ string) error {
		return os.WriteFile(filepath.Join(survey, "codebook.yaml"), []byte("id: ours\nitems: "+strings.Repeat("[", 10_100)), 0o600)
	},
}

func relink(to, path string) error { return errors.Join(os.RemoveAll(path), os.Symlink(to, path)) }

func rewrite(path, old, text string) error {
	content, err := os.ReadFile(path)
	if err == nil && !bytes.Contains(content, []byte(old)) {
		err = fmt.Errorf("%s does not hold %q", path, old)
	}
	return errors.Join(err, os.WriteFile(path, bytes.ReplaceAll(content, []byte(old), []byte(text)), 0o600))
}

// strangers makes a survey, a folder outside of it, and the files that commands need, each time as a copy of pristine, where they are made once.
func strangers(t *testing.T, pristine string) (folder, survey, outside string) {
	t.Helper()
	folder = t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(pristine)); err != nil {
		t.Fatal(err)
	}
	return folder, filepath.Join(folder, "ours"), filepath.Join(folder, "outside")
}

// pristineStrangers makes what strangers copies.
func pristineStrangers(t *testing.T) string {
	t.Helper()
	folder := writingCommand{before: []string{"wave add first.csv --id 2026 --survey ours", "share a.csv --survey ours --item works --name A --out a.json",
		"share b.csv --survey ours --item works --name B --out b.json", "share c.csv --survey ours --item works --name C --out c.json"}}.workplace(t)
	write := func(name, content string) error {
		return os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600)
	}
	if err := errors.Join(os.Mkdir(filepath.Join(folder, "outside"), 0o755), write("outside/secret.txt", secret+"\nid: "+secret+"\n"), write("outside/wave.yaml", "id: \""+secret+"\"\n"),
		write("export.csv", "Werkt u?\nJa\nNee\n"), write("own.csv", "Werkt u?\nJa\nNee\n"), write("codes.csv", "respondent,text,code\n1,x,y\n"),
		write("plan.yaml", "id: p\ntitle: p\nregistered: \"2027-01-15\"\nunit: person\narms:\n- {id: a, label: a, n: 2}\n- {id: b, label: b, n: 2}\ncolumns: {arm: arm, participant: id}\n"+
			"primary: {answer: works.yes, goal: raise, expected: 20, difference: 20}\n"),
		write("participants.csv", "id,arm,Werkt u?\n1,a,Ja\n2,b,Nee\n3,a,Nee\n4,b,Ja\n")); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestHostileSurveys runs every command on every hostile survey: it ends, nothing foreign is read or changed, and what it says is
// safe for a terminal.
func TestHostileSurveys(t *testing.T) {
	pristine := pristineStrangers(t)
	for name, spoil := range hostileSurveys {
		t.Run(name, func(t *testing.T) {
			folder, survey, outside := strangers(t, pristine)
			if err := spoil(survey, outside); err != nil {
				t.Fatal(err)
			}
			before := tree(t, outside)
			t.Chdir(folder)
			for command, args := range onSurvey {
				args = slices.Concat(strings.Fields(command), args, []string{"--survey", "ours"})
				ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
				var out, said bytes.Buffer
				code := run(ctx, args, streams{out: &out, err: &said})
				if ctx.Err() != nil {
					t.Errorf("%v: did not end", args)
				}
				stop()
				all := out.String() + said.String()
				if code < exitDone || code > exitProblems || strings.Contains(all, secret) || strings.Contains(all, "goroutine ") {
					t.Errorf("%v: code %d, said %s", args, code, all)
				}
				if char := problem.Hidden(all); char != "" {
					t.Errorf("%v: wrote %s: %q", args, char, all)
				}
			}
			if after := tree(t, outside); len(differences(after, before, before)) > 0 {
				t.Errorf("changed outside: %v", differences(after, before, before))
			}
			for written, content := range tree(t, filepath.Join(folder, "report")) {
				if strings.Contains(content, secret) || strings.HasSuffix(written, ".html") && problem.Hidden(content) != "" {
					t.Errorf("report/%s: holds what it should not", written)
				}
			}
		})
	}
}
