package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/spreadsheet"
	"spoor/internal/store"
	"spoor/internal/study"
	"spoor/internal/terminal"
)

// listed returns every file below a folder with its content, hidden ones included.
func listed(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(folder, path)
		found[filepath.ToSlash(name)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// quiet is where a command writes of which nothing is read.
func quiet() streams {
	return streams{out: io.Discard, err: io.Discard, overwrite: new(bool), csvFor: new(spreadsheet.Dialect)}
}

func TestWriteFolderReplacesAll(t *testing.T) {
	folder := t.TempDir()
	os.WriteFile(filepath.Join(folder, "a"), []byte("old of spoor"), 0o644)
	os.WriteFile(filepath.Join(folder, "mine"), []byte("mine"), 0o644)
	if err := writeFolder(t.Context(), quiet(), folder, []study.File{{Name: "a", Content: []byte("new")}, {Name: "deep/er/b", Content: []byte("b")}}); err != nil {
		t.Fatal(err)
	}
	got := listed(t, folder)
	if len(got) != 3 || got["a"] != "new" || got["deep/er/b"] != "b" || got["mine"] != "mine" {
		t.Errorf("got %v", got)
	}
}

// TestWriteFolderTakesBack has a folder where the second file must go: the first must be as it was.
func TestWriteFolderTakesBack(t *testing.T) {
	folder := t.TempDir()
	os.WriteFile(filepath.Join(folder, "a"), []byte("old of spoor"), 0o644)
	os.MkdirAll(filepath.Join(folder, "c", "inside"), 0o755)
	err := writeFolder(t.Context(), quiet(), folder, []study.File{{Name: "a", Content: []byte("new")}, {Name: "deep/b", Content: []byte("b")}, {Name: "c", Content: []byte("c")}})
	if err == nil || !strings.Contains(err.Error(), "nothing was written") || !strings.Contains(err.Error(), "is a folder") {
		t.Fatalf("error %v", err)
	}
	if got := listed(t, folder); len(got) != 1 || got["a"] != "old of spoor" {
		t.Errorf("left %v", got)
	}
	if _, err := os.Stat(filepath.Join(folder, "deep")); err == nil {
		t.Error("a folder was left behind")
	}
}

func TestWriteFolderBelowAFile(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	os.WriteFile(file, []byte("x"), 0o644)
	for _, target := range []string{file, filepath.Join(file, "below")} {
		if err := writeFolder(t.Context(), quiet(), target, []study.File{{Name: "a"}}); err == nil {
			t.Errorf("%s was written to", target)
		}
	}
	if err := writeFile(quiet(), filepath.Join(folder, "nowhere", "a"), nil); err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("error %v", err)
	}
	if got := listed(t, folder); len(got) != 1 {
		t.Errorf("left %v", got)
	}
}

// TestWriteFolderLeavesOthersAlone has files in the folder that no run made.
func TestWriteFolderLeavesOthersAlone(t *testing.T) {
	folder := t.TempDir()
	os.WriteFile(filepath.Join(folder, "report.md"), []byte("a report of our own"), 0o644)
	files := []study.File{{Name: "report.md", Content: []byte("# new\n")}, {Name: "results.json", Content: []byte("{}")}}
	if err := writeFolder(t.Context(), quiet(), folder, files); !errors.Is(err, store.ErrForeign) || !strings.Contains(err.Error(), "--overwrite") {
		t.Errorf("error %v", err)
	}
	if got := listed(t, folder); len(got) != 1 || got["report.md"] != "a report of our own" {
		t.Errorf("left %v", got)
	}
	over := quiet()
	*over.overwrite = true
	if err := writeFolder(t.Context(), over, folder, files); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, folder); len(got) != 2 || got["report.md"] != "# new\n" {
		t.Errorf("left %v", got)
	}
}

// TestReportStopped interrupts a report before it has begun to write.
func TestReportStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	folder := filepath.Join(t.TempDir(), "report")
	var out, err bytes.Buffer
	if code := run(ctx, []string{"report", "--out", folder}, streams{out: &out, err: &err}); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	if err.String() != "spoor: onderbroken\n" || out.Len() > 0 {
		t.Errorf("said %q and %q", err.String(), out.String())
	}
	if _, missing := os.Stat(folder); missing == nil {
		t.Error("something was written")
	}
}

// TestFullOutput writes to a device that is always full, where there is one.
func TestFullOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full here")
	}
	defer full.Close()
	var problems bytes.Buffer
	if code := run(context.Background(), []string{"table", "outcomes"}, streams{out: full, err: &problems}); code != exitFailed {
		t.Errorf("exit code %d, said %q", code, problems.String())
	}
}

func TestProgress(t *testing.T) {
	for lang, want := range map[data.Lang][]string{
		data.Dutch:   {"figuren", "kleine aantallen", "nieuwe steekproeven", "uitgangswaarden", "lees a.csv", "b.csv"},
		data.English: {"figures", "small counts", "new surveys", "baselines", "reading a.csv", "b.csv"},
	} {
		for i, what := range []string{"figures", "small counts", "new surveys", "baselines", "reading a.csv", "b.csv"} {
			var shown bytes.Buffer
			listener := streams{err: &shown, progress: true, lang: &lang}.listener()
			for done := range int64(2) {
				listener.Progress(study.Progress{What: what, Done: done + 1, Total: 2})
			}
			if shown.String() != "\r"+want[i]+" 1/2"+terminal.Cleared {
				t.Errorf("shown %q", shown.String())
			}
		}
	}
}
