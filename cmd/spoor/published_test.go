package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/internal/study"
)

// What goes out is listed before its first byte is written; where it cannot be, or was not judged with what another run listed meanwhile,
// nothing is.
func TestListedBeforeItGoesOut(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	rows := "respondent,a\n"
	for i := range 44 {
		rows += fmt.Sprintf("%d,o%d\n", i+1, min(i/15, 2))
	}
	for name, content := range map[string]string{
		"codebook.yaml":     "id: s\nitems:\n- {id: a, kind: single, text: {nl: A}, options: [{id: o0, label: {nl: A}}, {id: o1, label: {nl: B}}, {id: o2, label: {nl: C}}]}\n",
		"waves/1/wave.yaml": "id: \"1\"\nprovenance: observed\nfiles: [{name: a.csv, items: [a]}]\n",
		"waves/1/a.csv":     rows,
	} {
		name = filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list := filepath.Join(folder, "waves", "1", study.ReleasesName)
	show := func(meanwhile func()) (written string, err error) {
		p := &publishing{folder: folder, ctx: t.Context(), streams: quiet()}
		opened, err := study.Open(t.Context(), study.Source{Files: os.DirFS(folder), Disclosure: disclosure.PresetDefault, Audience: study.Others, Opened: &p.opened})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := opened.Tables(t.Context(), analysis.DefaultOptions()); err != nil {
			t.Fatal(err)
		}
		meanwhile()
		var out bytes.Buffer
		_, err = announced{&out, p}.Write([]byte("20"))
		return out.String(), err
	}
	if written, err := show(func() {
		if err := os.WriteFile(list, []byte("{}"), 0o644); err != nil {
			t.Fatal(err)
		}
	}); err == nil || !strings.Contains(err.Error(), "another run published of wave 1 meanwhile") || written != "" {
		t.Errorf("beside another run: wrote %q, %v", written, err)
	}
	if err := os.Remove(list); err != nil {
		t.Fatal(err)
	}
	if written, err := show(func() {}); err != nil || written != "20" {
		t.Errorf("wrote %q, %v", written, err)
	}
	if listed, err := os.ReadFile(list); err != nil || !strings.Contains(string(listed), `"spoor/releases/1"`) {
		t.Errorf("listed is %s, %v", listed, err)
	}
}
