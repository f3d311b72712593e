package main

import (
	"testing"

	"spoor/internal/pattern"
)

// TestPatternsCompile compiles the regular expressions of all packages of the program, which compile at their first use only.
func TestPatternsCompile(t *testing.T) {
	for _, p := range pattern.Known() {
		p.Regexp()
	}
	if n := len(pattern.Known()); n < 100 {
		t.Errorf("%d patterns, where the program has more than a hundred", n)
	}
}
