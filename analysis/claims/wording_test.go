package claims_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"spoor/internal/claimstest"
)

// publicationText reads the text of the publication, where it lies beside the project, as one line a paragraph without the
// hyphens at the ends of lines.
func publicationText(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "source", "000_3c6159f892265458.txt"))
	if err != nil {
		t.Skip("the publication is not beside the project")
	}
	text := regexp.MustCompile(`-[ \t]*\n`).ReplaceAllString(string(source), "")
	return strings.Join(strings.Fields(text), " ")
}

// The decisive words of each claim are the publication's own, in the section that is named.
func TestWordingIsPrinted(t *testing.T) {
	text := publicationText(t)
	list, _ := claimstest.BuiltIn(t)
	plain := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, "-", "")) }
	for _, claim := range list {
		if claim.Wording == "" {
			t.Errorf("claim %s has no wording", claim.ID)
		}
		if !strings.Contains(plain(text), plain(claim.Wording)) {
			t.Errorf("%s: ‘%s’ is not in the publication", claim.ID, claim.Wording)
		}
	}
}
