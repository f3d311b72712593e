// Package goldentest compares what is written with files in testdata that a person has read.
package goldentest

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files; look at the difference before you commit it")

// Same compares content with the file of that name in testdata. With -update it is written there instead.
func Same(t testing.TB, name string, content []byte) {
	t.Helper()
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
