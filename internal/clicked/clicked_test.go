package clicked

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestCommandOf turns a click on the program, and files dragged onto it, into commands.
func TestCommandOf(t *testing.T) {
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
		command, opens := CommandOf(c.args, folder)
		if !slices.Equal(command, c.command) || opens != c.opens {
			t.Errorf("%q: %q, opens %q", c.args, command, opens)
		}
	}
}
