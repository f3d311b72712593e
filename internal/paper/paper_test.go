package paper

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestWithoutBrowser checks that where no browser is, what to do instead is said.
func TestWithoutBrowser(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Browser(); !errors.Is(err, ErrNoBrowser) || !strings.Contains(err.Error(), "--out report.html") {
		t.Errorf("%v", err)
	}
}

// TestPrint prints with programs that stand in for a browser: one that writes what it was given, and one that fails. The folder
// that it worked in is gone after.
func TestPrint(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the stand-ins are scripts of a Unix shell")
	}
	folder := t.TempDir()
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("TMPDIR", filepath.Join(folder, "tmp"))
	for _, name := range []string{"tmp"} {
		if err := os.Mkdir(filepath.Join(folder, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for script, want := range map[string]string{
		`for a; do case $a in --print-to-pdf=*) to=${a#*=};; file://*) from=${a#file://};; esac; done; { echo %PDF; cat "$from"; } >"$to"`:                                 "%PDF\n<p>page</p>",
		`for a; do case $a in --print-to-pdf=*) to=${a#*=};; esac; done; echo "/M m; /CreationDate (D:$(date +%Y%m%d%H%M%S)+00'00')/ModDate (D:20261129111403Z)>>" >"$to"`: "/M m; " + strings.Repeat(" ", 67) + ">>\n",
		"echo no display >&2; exit 3": "",
	} {
		if err := os.WriteFile(filepath.Join(folder, "chromium"), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		browser, err := Browser()
		if err != nil || filepath.Dir(browser) != folder {
			t.Fatalf("found %s, %v", browser, err)
		}
		sheets, err := Print(context.Background(), browser, []byte("<p>page</p>"))
		if string(sheets) != want || (err == nil) != (want != "") {
			t.Errorf("printed %q, %v", sheets, err)
		}
		if want == "" && !strings.Contains(err.Error(), "no display") {
			t.Errorf("what the browser said is lost: %v", err)
		}
	}
	if left, err := os.ReadDir(filepath.Join(folder, "tmp")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
