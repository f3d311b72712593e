//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/data/problem"
	"spoor/reports"
)

// hostileManifests are those of a report that a stranger may send; the secret stands in ../outside/secret.txt.
func hostileManifests() map[string]reports.Manifest {
	sum := reports.NewOutput("", []byte(secret+"\nid: "+secret+"\n")).SHA256
	outputs := []reports.Output{{Name: "../outside/secret.txt", SHA256: sum}, {Name: "link/secret.txt", SHA256: sum}, {Name: "linked.txt", SHA256: sum}, {Name: "/etc/passwd", SHA256: sum}, {Name: "", SHA256: sum}}
	usual := reports.Settings{Wave: "2026", Lang: "nl", Level: 0.95, Interval: "wilson", Formats: []string{"md"}}
	manifests := map[string]reports.Manifest{"names of files outside": {Options: usual, Outputs: outputs}}
	for name, spoil := range map[string]func(*reports.Settings){
		"an unknown language":    func(s *reports.Settings) { s.Lang = "xx" },
		"an impossible level":    func(s *reports.Settings) { s.Level = 7 },
		"an unknown interval":    func(s *reports.Settings) { s.Interval = "\x1b[2J" },
		"an unknown format":      func(s *reports.Settings) { s.Formats = []string{"../exe"} },
		"too many decimals":      func(s *reports.Settings) { s.Digits = new(int); *s.Digits = 99 },
		"a wave above":           func(s *reports.Settings) { s.Wave = "../../outside" },
		"a wave of controls":     func(s *reports.Settings) { s.Wave = "\x1b]0;x\a" },
		"a condition of its own": func(s *reports.Settings) { s.Where = "works = '\x1b[2J" },
		"an unknown preset":      func(s *reports.Settings) { s.Disclosure = "none" },
	} {
		m := reports.Manifest{Options: usual}
		spoil(&m.Options)
		manifests[name] = m
	}
	return manifests
}

// TestHostileReports verifies reports of a stranger, and writes one into their place: nothing outside is read, changed or removed.
func TestHostileReports(t *testing.T) {
	pristine := pristineStrangers(t)
	for name, manifest := range hostileManifests() {
		t.Run(name, func(t *testing.T) {
			folder, _, outside := strangers(t, pristine)
			report := filepath.Join(folder, "strange")
			manifest.Schema, manifest.Survey = reports.ManifestSchema, "ours"
			content, err := json.Marshal(manifest)
			if err := errors.Join(err, os.Mkdir(report, 0o755), os.WriteFile(filepath.Join(report, "manifest.json"), content, 0o644),
				os.Symlink(outside, filepath.Join(report, "link")), os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(report, "linked.txt"))); err != nil {
				t.Fatal(err)
			}
			before := tree(t, outside)
			t.Chdir(folder)
			for _, args := range [][]string{{"report", "--survey", "ours", "--verify", "strange"}, {"report", "--survey", "ours", "--out", "strange"}} {
				var said bytes.Buffer
				code := run(context.Background(), args, streams{out: &said, err: &said})
				if verified := args[3] == "--verify"; verified && code == exitDone || strings.Contains(said.String(), secret) || strings.Contains(said.String(), "goroutine ") || problem.Hidden(said.String()) != "" {
					t.Errorf("%v: code %d, said %q", args, code, said.String())
				}
			}
			if after := tree(t, outside); len(differences(after, before, before)) > 0 {
				t.Errorf("changed outside: %v", differences(after, before, before))
			}
			for _, link := range []string{"link", "linked.txt"} {
				if info, err := os.Lstat(filepath.Join(report, link)); err != nil || info.Mode()&os.ModeSymlink == 0 {
					t.Errorf("%s: %v", link, err)
				}
			}
		})
	}
}
