// Package goldentest compares what is written with files in testdata that a person has read.
package goldentest

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files; look at the difference before you commit it")

// shared is what pages have in common, which stands in files of its own: their style, their script, and the hashes of those.
var shared = []struct {
	found *regexp.Regexp
	left  string
}{
	{regexp.MustCompile(`(?s)<style>.*?</style>`), "<style>…</style>"},
	{regexp.MustCompile(`(?s)<script>.*?</script>`), "<script>…</script>"},
	{regexp.MustCompile(`'sha256-[A-Za-z0-9+/=]+'`), "'sha256-…'"},
}

// Same compares content with the file of that name in testdata. With -update it is written there instead. The style and script of a page are
// left out, so that only what a page says is compared.
func Same(t testing.TB, name string, content []byte) {
	t.Helper()
	if filepath.Ext(name) == ".html" {
		for _, part := range shared {
			content = part.found.ReplaceAll(content, []byte(part.left))
		}
	}
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, content, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(content, want) {
		t.Errorf("%s is not what it was; look at the difference after go test -update in this folder, and commit it if it is right", name)
	}
}
