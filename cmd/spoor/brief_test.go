package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What a brief says to type is a command that works.
func TestCommandsInBriefs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if code, _, message := typed("brief", "--all", "--out", dir); code != exitDone {
		t.Fatal(message)
	}
	briefs, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	var commands []string
	for _, name := range briefs {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, command := range regexp.MustCompile("`spoor ([^`]+)`").FindAllStringSubmatch(string(text), -1) {
			if !slices.Contains(commands, command[1]) {
				commands = append(commands, command[1])
			}
		}
	}
	if len(commands) < 3 {
		t.Fatalf("%d briefs name the commands %q", len(briefs), commands)
	}
	for _, command := range commands {
		// The power of so many is told faster than how many it takes.
		if code, _, message := typed(append(strings.Fields(command), "--n", "60")...); code != exitDone {
			t.Errorf("%s: %s", command, message)
		}
	}
}
