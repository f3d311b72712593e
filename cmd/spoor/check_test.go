package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/internal/terminal"
)

// TestHostileFiles gives files that are made to exhaust the machine, or that no survey platform wrote: each is refused in
// one line, before much of it is read.
func TestHostileFiles(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var bomb bytes.Buffer
	packed := gzip.NewWriter(&bomb)
	chunk := bytes.Repeat([]byte("1,2\n"), 1<<18)
	_, err := packed.Write([]byte("a,b\n"))
	for range 100 {
		if err == nil {
			_, err = packed.Write(chunk)
		}
	}
	if err != nil || packed.Close() != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		content []byte
		want    string
	}{
		"line.csv":    {bytes.Repeat([]byte("a"), 5<<20), "a line is longer than 4 MiB; this is not an export of answers"},
		"bomb.csv.gz": {bomb.Bytes(), "expands more than 200 times, which answers never do"},
		"nul.csv":     {[]byte("a,b\n1\x00,2\n"), "holds a NUL byte"},
		"wide.csv":    {[]byte(strings.Repeat("a,", 10_000) + "b\n"), "a record has more than 5000 cells"},
		"counts.csv":  {[]byte("Regio,Totaal,%\nNoord,20,40%\nZuid,10,50%\n"), "is a table of counts, not of respondents"},
		"report.pdf":  {[]byte("%PDF-1.7\n"), "is a PDF; export the answers as CSV or XLSX"},
		"empty.csv":   {nil, "the file is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			path := write(name, test.content)
			var out bytes.Buffer
			if code := run(t.Context(), []string{"check", path, "--lang", "en"}, streams{out: &out, err: io.Discard}); code != exitProblems {
				t.Errorf("exit code %d, want %d", code, exitProblems)
			}
			lines := strings.Split(strings.TrimSpace(out.String()), "\n")
			if len(lines) != 2 || !strings.Contains(lines[0], test.want) || lines[1] != path+": 1 problem" {
				t.Errorf("got %q", lines)
			}
		})
	}
}

// TestProgressIsOnTheTerminalOnly reads enough respondents to show how far it is.
func TestProgressIsOnTheTerminalOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.csv")
	if err := os.WriteFile(path, []byte("outcomes\n"+strings.Repeat("Anders\n", 12_000)), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, onTerminal := range []bool{true, false} {
		var messages bytes.Buffer
		if code := run(t.Context(), []string{"check", path}, streams{out: io.Discard, err: &messages, progress: onTerminal}); code != exitDone {
			t.Fatalf("exit code %d: %s", code, messages.String())
		}
		if got := strings.Contains(messages.String(), "%"); got != onTerminal {
			t.Errorf("terminal %v: %q", onTerminal, messages.String())
		}
		if onTerminal && !strings.HasSuffix(messages.String(), terminal.Cleared) {
			t.Errorf("the last line does not go away: %q", messages.String())
		}
	}
}
