package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDescribe describes a release of one program: this test itself, which has modules in it that the release has too.
func TestDescribe(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Fatal("the licences of modules are found by go: ", err)
	}
	folder := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "spoor-linux-amd64"), content, 0o755); err != nil {
		t.Fatal(err)
	}
	var first [][]byte
	for range 2 {
		if err := describe(folder); err != nil {
			t.Fatal(err)
		}
		var files [][]byte
		for _, name := range []string{"SHA256SUMS", "spoor-linux-amd64.cdx.json", "NOTICES.txt"} {
			text, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, text)
		}
		if first != nil && !bytes.Equal(bytes.Join(first, nil), bytes.Join(files, nil)) {
			t.Error("a second time gives other bytes")
		}
		first = files
	}
	sum := fmt.Sprintf("%x", sha256.Sum256(content))
	if got := string(first[0]); got != sum+"  spoor-linux-amd64\n" {
		t.Errorf("sums %q", got)
	}
	var read bill
	if err := json.Unmarshal(first[1], &read); err != nil || read.Format != "CycloneDX" || read.Metadata.Component.Hashes[0].Content != sum || read.Components[0].Name != "go" {
		t.Errorf("%v, %+v", err, read)
	}
	if !strings.Contains(string(first[2]), "The Go Authors") {
		t.Error("the licence of Go is not among the notices")
	}
	if err := describe(t.TempDir()); err == nil || !strings.Contains(err.Error(), "there are no programs") {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "spoor-windows-amd64.exe"), []byte("MZ"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := describe(folder); err == nil || !strings.Contains(err.Error(), "does not say what it was built from") {
		t.Error(err)
	}
}
