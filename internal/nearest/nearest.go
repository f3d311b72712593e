// Package nearest finds the name that a mistyped one was probably meant to be.
package nearest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Name returns the candidate with the smallest edit distance to name, letter case and surrounding spaces apart.
//
// It returns "" when nothing is close: at most a third of the letters, and at least one, may differ. Of equally close
// candidates the first wins.
func Name(name string, candidates []string) string {
	folded := fold(name)
	best, bestDistance := "", 1+max(1, utf8.RuneCountInString(folded)/3)
	for _, candidate := range candidates {
		if d := Distance(folded, fold(candidate)); d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// DidYouMean returns "; did you mean "x"?" with the candidate nearest to a name, or nothing when none is close.
func DidYouMean(name string, candidates []string) string {
	if near := Name(name, candidates); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// Hint returns what to say after a name that is not among those known: which one it was probably meant to be, or which there
// are, or nothing when there are none.
func Hint(name string, known []string) string {
	if hint := DidYouMean(name, known); hint != "" || len(known) == 0 {
		return hint
	}
	return fmt.Sprintf(" (it has %s)", strings.Join(known, ", "))
}

// Distance returns how many letters were mistyped between a and b: the fewest insertions, deletions, substitutions and
// swaps of two neighbouring letters that turn a into b (optimal string alignment).
func Distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	before, last, row := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		before, last, row = last, row, before
		row[0] = i + 1
		for j, s := range to {
			substitution := last[j]
			if r != s {
				substitution++
			}
			row[j+1] = min(substitution, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && r == to[j-1] && from[i-1] == s {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(to)]
}

func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }
