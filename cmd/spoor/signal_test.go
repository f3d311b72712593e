//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program returns a command that runs the program itself: the test binary, which TestMain of the scripts turns into it.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path := filepath.Join(t.TempDir(), "spoor")
	if err := os.Symlink(os.Args[0], path); err != nil {
		t.Fatal(err)
	}
	return exec.Command(path, args...)
}

// TestNobodyReads closes what the program writes to.
func TestNobodyReads(t *testing.T) {
	survey := filepath.Join(t.TempDir(), "survey")
	if out, err := program(t, "init", survey, "--from", "sector").CombinedOutput(); err != nil {
		t.Fatal(string(out))
	}
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	reader.Close()
	check := program(t, "check", "--survey", survey)
	check.Stderr = writer
	if err := check.Run(); err != nil {
		t.Errorf("check with standard error closed: %v", err)
	}
	table := program(t, "table", "positive_factors")
	var said bytes.Buffer
	table.Stdout, table.Stderr = writer, &said
	err = table.Run()
	if code := table.ProcessState.ExitCode(); err == nil || code != exitFailed || said.Len() > 0 {
		t.Errorf("a table that nobody reads: code %d, said %q", code, said.String())
	}
}

func TestInitBesideGit(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{".git", ".DS_Store", "Thumbs.db"} {
		if err := os.Mkdir(filepath.Join(folder, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := program(t, "init", folder).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	if ignored, err := os.ReadFile(filepath.Join(folder, ".gitignore")); err != nil || !strings.Contains(string(ignored), ".spoor-*") {
		t.Errorf("%q, %v", ignored, err)
	}
	if out, err := program(t, "init", folder).CombinedOutput(); err == nil || !strings.Contains(string(out), "codebook.yaml") {
		t.Errorf("a second time: %s", out)
	}
}
