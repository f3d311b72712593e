package reports

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/texttest"
)

// TestHoldsLinks follows every link of the chapter to a section of the page.
func TestHoldsLinks(t *testing.T) {
	document := builtIn(t, data.Dutch)
	page, err := document.HTML()
	if err != nil {
		t.Fatal(err)
	}
	_, chapter, found := strings.Cut(string(page), `<section id="holds">`)
	if !found {
		t.Fatal("there is no chapter")
	}
	chapter, _, _ = strings.Cut(chapter, "</section>")
	links := regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(chapter, -1)
	if len(links) < 19 { // one at least for each claim but the sum
		t.Errorf("%d links to figures", len(links))
	}
	for _, link := range links {
		if !bytes.Contains(page, []byte(`id="`+link[1]+`"`)) {
			t.Errorf("the link to %s leads nowhere", link[1])
		}
	}
	document.Decisions = nil
	if page, err = document.HTML(); err != nil || bytes.Contains(page, []byte(`#holds`)) || bytes.Contains(page, []byte(`id="holds"`)) {
		t.Errorf("a chapter without decisions, %v", err)
	}
}

func TestHoldsWords(t *testing.T) { texttest.Complete(t, holdsWords) }
