//go:build unix

package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"spoor/internal/store"
)

var everyFault = flag.Bool("faults", false, "let every writing command fail, and die, at every change of the file system, not only some die where files are renamed")

// writingCommand is a command that writes, in a folder where what it needs is there.
type writingCommand struct {
	name   string
	before []string // commands
	run    string
	always bool // tried without -faults as well
}

func writingCommands() []writingCommand {
	add := "wave add first.csv --id 2026 --survey ours --weight gewicht"
	shares := func(names ...string) (commands []string) {
		for _, name := range names {
			commands = append(commands, fmt.Sprintf("share %s.csv --survey ours --item works --name %s --out %s.json", name, strings.ToUpper(name), name))
		}
		return commands
	}
	return []writingCommand{
		{"init an empty one", nil, "init new/survey", false},
		{"wave add", nil, add, false},
		{"wave add as Parquet, with texts", nil, add + " --store-as parquet --keep-texts", false},
		{"wave add in the place of another", []string{add}, "wave add second.csv --id 2026 --survey ours --replace", true},
		{"wave set", []string{add}, "wave set 2026 --survey ours --label leden", false},
		{"wave diff", []string{add}, "wave diff later.csv --survey ours --id 2027 --write", false},
		{"wave diff of a stored wave", []string{add}, "wave diff later.csv --survey ours --id 2026 --write", false},
		{"weigh", []string{add}, "weigh --survey ours --wave 2026 --to margins.yaml --id raked", false},
		{"weigh again", []string{add, "weigh --survey ours --wave 2026 --to margins.yaml --id raked"}, "weigh --survey ours --wave 2026 --to margins.yaml --id raked --upper 1.2 --replace", false},
		{"share", nil, shares("a")[0], false},
		{"share again", shares("a"), "share b.csv --survey ours --item works --name A --out a.json", false},
		{"pool", shares("a", "b", "c"), "pool a.json b.json c.json --id 2027 --survey ours", true},
		{"report", []string{add}, "report --survey ours --wave 2026 --out report", false},
		{"report again", []string{add, "report --survey ours --out report", "wave add second.csv --id 2026 --survey ours --replace"}, "report --survey ours --out report --format md", true},
		{"package", []string{add}, "package --survey ours --wave 2026 --out package", false},
		{"briefs", nil, "brief family --out briefs", false},
		{"table", []string{add}, "table works --survey ours --format csv --out works.csv", false},
		{"table again", []string{add, "table works --survey ours --format csv --out works.csv"}, "table works --survey ours --format csv --level 0.9 --out works.csv", false},
		{"chart", []string{add}, "chart works --survey ours --out works.svg", false},
		{"codebook init", nil, "codebook init first.csv --out drafts/codebook.yaml", false},
		{"codebook init again", []string{"codebook init first.csv --out codebook.yaml"}, "codebook init first.csv --lang en --out codebook.yaml --replace", false},
	}
}

// workplace makes the folder in which a command is run.
func (w writingCommand) workplace(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	archive, err := txtar.ParseFile("testdata/faults.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err == nil {
		err = os.CopyFS(folder, files)
	}
	for _, path := range []string{"ours/notes.txt", "ours/waves/2026/notes.txt", "report/notes.txt", "notes.txt"} { // of somebody else
		path = filepath.Join(folder, path)
		err = errors.Join(err, os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte("theirs"), 0o644))
	}
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(append(w.before, w.run), " "), "--id 2026") {
		if err := os.RemoveAll(filepath.Join(folder, "ours/waves")); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range w.before {
		if out, err := inFolder(program(t, strings.Fields(command)...), folder).CombinedOutput(); err != nil {
			t.Fatalf("%s: %s", command, out)
		}
	}
	return folder
}

func inFolder(cmd *exec.Cmd, folder string) *exec.Cmd {
	cmd.Dir = folder
	return cmd
}

// tree returns all files below a folder with their content, and the folders.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(folder, path)
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			found[name+"/"] = ""
			return nil
		case entry.Name() == ".spoor-lock" || entry.Name() == ".spoor-holder": // free, and used again by the next run
			return nil
		}
		content, err := os.ReadFile(path)
		found[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// recoverAll does what the next run does in each folder that it writes in or opens.
func recoverAll(t *testing.T, folder string) {
	t.Helper()
	for name := range tree(t, folder) {
		if !strings.HasSuffix(name, "/") || strings.Contains(name, ".spoor-") {
			continue
		}
		if err := store.Recover(filepath.Join(folder, name), nil); err != nil {
			t.Error(err)
		}
	}
}

// TestFaults lets every writing command die, and fail, at every change of the file system, and looks for anything that is neither
// as before it nor as after it. Without -faults it is some commands, which die where files are renamed.
func TestFaults(t *testing.T) {
	kinds := []string{"die", "fail"}
	if !*everyFault {
		kinds = kinds[:1]
	}
	for _, command := range writingCommands() {
		if !command.always && !*everyFault {
			continue
		}
		t.Run(command.name, func(t *testing.T) {
			t.Parallel()
			start := command.workplace(t)
			run := func(variable, value string) (folder, said string, code int) {
				folder = t.TempDir()
				if err := os.CopyFS(folder, os.DirFS(start)); err != nil {
					t.Fatal(err)
				}
				cmd := inFolder(program(t, strings.Fields(command.run)...), folder)
				cmd.Env = append(os.Environ(), variable+"="+value)
				out, _ := cmd.CombinedOutput()
				return folder, string(out), cmd.ProcessState.ExitCode()
			}
			list := filepath.Join(t.TempDir(), "changes")
			whole, said, code := run(listVariable, list)
			content, err := os.ReadFile(list)
			if code != 0 || err != nil {
				t.Fatalf("code %d, %v: %s", code, err, said)
			}
			before, after, changes := tree(t, start), tree(t, whole), strings.Split(string(content), "\n")
			if maps.Equal(before, after) {
				t.Fatal("nothing was written")
			}
			for i, change := range changes {
				if !*everyFault && change != "rename" {
					continue
				}
				for _, kind := range kinds {
					what := fmt.Sprintf("%s at change %d of %d, a %s", kind, i+1, len(changes), change)
					folder, said, code := run(faultVariable, fmt.Sprintf("%s %d", kind, i+1))
					if kind == "fail" && code != 0 && (code != exitFailed || strings.Count(said, "no space left on device") == 0) {
						t.Errorf("%s: code %d, said %q", what, code, said)
					}
					recoverAll(t, folder)
					got := tree(t, folder)
					withoutEmpty(got, before)
					switch wrote := maps.Equal(got, after); {
					case !wrote && !maps.Equal(got, before):
						t.Errorf("%s: neither before nor after: %v", what, differences(got, before, after))
					case kind == "fail" && code == 0 && !wrote:
						t.Errorf("%s: said nothing, and wrote nothing", what)
					}
				}
			}
		})
	}
}

// withoutEmpty leaves out folders that a run made, and died before it put anything into them.
func withoutEmpty(got, before map[string]string) {
	for _, name := range slices.Backward(slices.Sorted(maps.Keys(got))) {
		_, there := before[name]
		within := func(other string) bool { return other != name && strings.HasPrefix(other, name) }
		if strings.HasSuffix(name, "/") && !there && !slices.ContainsFunc(slices.Collect(maps.Keys(got)), within) {
			delete(got, name)
		}
	}
}

// differences names what is neither as before nor as after.
func differences(got, before, after map[string]string) (names []string) {
	all := maps.Clone(got)
	maps.Copy(all, before)
	maps.Copy(all, after)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		content, there := got[name]
		was, wasThere := before[name]
		is, isThere := after[name]
		switch {
		case there == wasThere && content == was && there == isThere && content == is:
		case there == wasThere && content == was:
			names = append(names, name+" as before")
		case there == isThere && content == is:
			names = append(names, name+" as after")
		default:
			names = append(names, name+" as neither")
		}
	}
	return names
}

// TestTwoAtOnce runs every writing command twice at once: what stands there then is what one of them writes. Without -faults it is some.
func TestTwoAtOnce(t *testing.T) {
	for _, command := range writingCommands() {
		if !command.always && !*everyFault {
			continue
		}
		t.Run(command.name, func(t *testing.T) {
			t.Parallel()
			folder := command.workplace(t)
			alone := t.TempDir()
			if err := os.CopyFS(alone, os.DirFS(folder)); err != nil {
				t.Fatal(err)
			}
			if out, err := inFolder(program(t, strings.Fields(command.run)...), alone).CombinedOutput(); err != nil {
				t.Fatalf("%s", out)
			}
			var group sync.WaitGroup
			var said [2]string
			var failed [2]error
			for i := range said {
				cmd := inFolder(program(t, strings.Fields(command.run)...), folder)
				group.Go(func() {
					out, err := cmd.CombinedOutput()
					said[i], failed[i] = string(out), err
				})
			}
			group.Wait()
			if failed[0] != nil && failed[1] != nil {
				t.Errorf("both failed: %q", said)
			}
			if got, want := tree(t, folder), tree(t, alone); !maps.Equal(got, want) {
				t.Errorf("%v: %q", differences(got, want, want), said)
			}
		})
	}
}
