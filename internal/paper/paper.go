// Package paper prints a page as PDF with the browser that is installed, Chromium or one of its kind. A page is laid out for paper by
// its own style; a second layout, written here, would differ from what a reader prints.
package paper

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"spoor/internal/pattern"
)

// names are those that browsers of the kind have on the PATH.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge", "microsoft-edge-stable"}

// patience is how long a browser may take: it starts within seconds, but not on a machine that does much else.
const patience = 3 * time.Minute

// ErrNoBrowser is the error where none is found.
var ErrNoBrowser = errors.New("a PDF is printed by Chromium, Chrome or Edge, and none is on the PATH; write the page (--out report.html), open it, and print it as PDF from there (Ctrl+P)")

// Browser returns where the browser is that prints, or [ErrNoBrowser].
func Browser() (string, error) {
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found, nil
		}
	}
	return "", ErrNoBrowser
}

// moment matches when a browser printed, which would make every file different.
var moment = pattern.New(`/(CreationDate|ModDate) ?\(D:\d{14}[^()]*\)`)

// Print prints a page with a browser, without a network and in a folder that is removed again. The same page gives the same bytes from
// the same browser: the time that it writes into the file is blanked out, in its own length, so that all else stays where the file says.
func Print(ctx context.Context, browser string, page []byte) (sheets []byte, err error) {
	folder, err := os.MkdirTemp("", "spoor-print-")
	if err != nil {
		return nil, fmt.Errorf("print: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	source, printed := filepath.Join(folder, "page.html"), filepath.Join(folder, "page.pdf")
	if err := os.WriteFile(source, page, 0o600); err != nil {
		return nil, fmt.Errorf("print: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	command := exec.CommandContext(ctx, browser, arguments(folder, source, printed)...)
	command.WaitDelay = 5 * time.Second // for what it started itself
	told, err := command.CombinedOutput()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("print with %s: %w", browser, ctx.Err())
	}
	sheets, missing := os.ReadFile(printed)
	if missing != nil {
		return nil, fmt.Errorf("%s printed nothing (%w): %s", browser, errors.Join(err, missing), told[max(0, len(told)-500):])
	}
	return moment.Regexp().ReplaceAllFunc(sheets, func(date []byte) []byte { return bytes.Repeat([]byte(" "), len(date)) }), nil
}

// arguments ask for one page on paper, in a profile of its own, with what the page itself puts at the foot of a sheet.
func arguments(folder, source, printed string) []string {
	path := filepath.ToSlash(source)
	if path[0] != '/' { // a drive of Windows
		path = "/" + path
	}
	asked := []string{"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
		"--user-data-dir=" + filepath.Join(folder, "profile"), "--no-pdf-header-footer", "--print-to-pdf=" + printed}
	if os.Geteuid() == 0 { // it refuses its sandbox to the superuser, and the page runs nothing but its own script
		asked = append(asked, "--no-sandbox")
	}
	return append(asked, (&url.URL{Scheme: "file", Path: path}).String())
}
