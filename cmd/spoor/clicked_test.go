package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestClicked turns a click on the program, and files dragged onto it, into commands.
func TestClicked(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "onze cijfers.XLSX")
	for _, name := range []string{file, filepath.Join(folder, "foto.png")} {
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	page, out := filepath.Join(folder, "tweede-spoor.html"), filepath.Join(folder, "spoor-onze cijfers")
	for _, c := range []struct {
		args, command []string
		opens         string
	}{
		{nil, []string{"page", "--out", page, "--overwrite"}, page},
		{[]string{file}, []string{"compare", file, "--format", "html", "--out", out}, filepath.Join(out, "compare.html")},
		{[]string{filepath.Join(folder, "foto.png")}, nil, ""},
		{[]string{filepath.Join(folder, "none.csv")}, nil, ""},
		{[]string{"version"}, nil, ""},
		{[]string{file, file}, nil, ""},
	} {
		command, opens := clicked(c.args, folder)
		if !slices.Equal(command, c.command) || opens != c.opens {
			t.Errorf("%q: %q, opens %q", c.args, command, opens)
		}
	}
}

// TestDraggedFileIsCompared runs the command that a dragged file becomes, and finds the file that is opened.
func TestDraggedFileIsCompared(t *testing.T) {
	example, err := filepath.Abs("../../docs/examples/own-counts.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	command, opens := clicked([]string{example}, t.TempDir())
	if code := start(command); code != exitDone {
		t.Fatalf("code %d", code)
	}
	if _, err := os.Stat(opens); err != nil {
		t.Error(err)
	}
}
