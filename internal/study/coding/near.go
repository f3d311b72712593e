package coding

import (
	"cmp"
	"slices"

	"spoor/data/crosswalk"
	"spoor/data/writing"
	"spoor/internal/nearest"
	"spoor/reports/open"
)

const (
	mostLetters  = 200 // of a text that may be nearly equal to another: longer ones are never typed twice
	leastLetters = 4   // fewer say too little
)

// Near puts each text behind the most frequent one from which at most a share of its letters differs: insertions, deletions,
// substitutions and swaps of neighbours, over the letters of the longer of the two (capitals and spaces apart). Texts that differ in a
// number or in a word such as "niet" are not taken together. Groups stand by how many respondents typed any of their texts.
func Near(texts open.Texts, share float64) open.Texts {
	type group struct {
		letters letters
		texts   open.Texts
		n       int
	}
	var groups []*group
	for _, text := range texts {
		own := lettersOf(text.Text)
		at := slices.IndexFunc(groups, func(g *group) bool { return own.near(g.letters, share) })
		if at < 0 {
			groups = append(groups, &group{letters: own})
			at = len(groups) - 1
		} else {
			text.Near = groups[at].texts[0].Text
		}
		groups[at].texts = append(groups[at].texts, text)
		groups[at].n += text.Respondents
	}
	slices.SortStableFunc(groups, func(a, b *group) int { return cmp.Compare(b.n, a.n) })
	out := open.Texts{}
	for _, g := range groups {
		out = append(out, g.texts...)
	}
	return out
}

// letters is a text as it is compared.
type letters struct {
	text  string
	n     int
	often [32]int16 // how often letters stand in it, some together: no fewer changes than these differ by lead from one to another
}

func lettersOf(text string) letters {
	l := letters{text: writing.Fold(text)}
	for _, r := range l.text {
		l.often[r%32]++
		l.n++
	}
	return l
}

// near reports whether at most a share of the letters differs.
func (l letters) near(other letters, share float64) bool {
	longest := max(l.n, other.n)
	most := int(share*float64(longest) + 1e-9) // a hair for shares that binary fractions do not hold
	if longest < leastLetters || longest > mostLetters || max(l.n, other.n)-min(l.n, other.n) > most {
		return false
	}
	more, fewer := 0, 0
	for i, n := range l.often {
		if d := int(n - other.often[i]); d > 0 {
			more += d
		} else {
			fewer -= d
		}
	}
	return max(more, fewer) <= most && nearest.Distance(l.text, other.text) <= most && !crosswalk.Turned(l.text, other.text)
}
