package reports

import (
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/texttest"
)

func TestFrontWords(t *testing.T) { texttest.Complete(t, frontWords) }

// TestFrontFirst checks the order of a page: what was found, all conclusions on a line each, the first figure; and that each
// conclusion of the built-in survey has a short line of its own in both languages.
func TestFrontFirst(t *testing.T) {
	document := builtIn(t, data.Dutch)
	page, err := document.HTML()
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for _, part := range []string{`<dl class="facts">`, `<ol class="matters">`, `<table class="claims">`, "<figure>", `id="table-trajectory_shares"`, `id="method"`, `id="data"`} {
		next := strings.Index(string(page), part)
		if next <= at {
			t.Errorf("%s stands at %d, after %d", part, next, at)
		}
		at = next
	}
	if lines := document.matters(); len(lines) != mostMatters {
		t.Errorf("%d lines matter: %q", len(lines), lines)
	}
	for _, d := range document.Decisions {
		if d.Claim.Short.NL == "" || d.Claim.Short.EN == "" {
			t.Errorf("%s has no short line", d.Claim.ID)
		}
	}
}
