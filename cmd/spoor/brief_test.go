package main

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"spoor/data/sector"
)

// What a brief says to type is a command that works.
func TestCommandsInBriefs(t *testing.T) {
	source, err := fs.ReadFile(sector.Files(), "topics.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ids := regexp.MustCompile(`(?m)^- id: (\w+)$`).FindAllStringSubmatch(string(source), -1)
	var commands []string
	for _, id := range ids {
		code, out, message := typed("brief", id[1])
		if code != exitDone {
			t.Fatalf("%s: %s", id[1], message)
		}
		for _, command := range regexp.MustCompile("`spoor ([^`]+)`").FindAllStringSubmatch(out, -1) {
			if !slices.Contains(commands, command[1]) {
				commands = append(commands, command[1])
			}
		}
	}
	if len(commands) < 3 {
		t.Fatalf("%d topics name the commands %q", len(ids), commands)
	}
	for _, command := range commands {
		// The power of so many is told faster than how many it takes.
		if code, _, message := typed(append(strings.Fields(command), "--n", "60")...); code != exitDone {
			t.Errorf("%s: %s", command, message)
		}
	}
}
