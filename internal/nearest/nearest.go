// Package nearest finds the name that a mistyped one was probably meant to be.
package nearest

import (
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

// Distance returns the Levenshtein distance between a and b in letters: the fewest insertions, deletions and
// substitutions of one letter that turn a into b.
func Distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			substitution := diagonal
			if r != s {
				substitution++
			}
			diagonal = row[j+1]
			row[j+1] = min(substitution, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(to)]
}

func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }
