package draft

import (
	"slices"
	"strings"

	"spoor/data/writing"
	"spoor/internal/inorder"
	"spoor/internal/pattern"
)

// Words that say how strongly something holds, from the strongest to the weakest; without one it holds as such.
var degrees = []struct {
	words  *pattern.Pattern
	degree int
}{
	{pattern.New(`^(helemaal|volledig|volkomen|totaal|uiterst|extreem|absoluut|completely|totally|entirely|extremely|absolutely) `), 5},
	{pattern.New(`^(zeer|heel|erg|sterk|very|strongly|highly) `), 4},
	{pattern.New(`^(tamelijk|redelijk|vrij|nogal|best|grotendeels|fairly|quite|rather|mostly|moderately) `), 2},
	{pattern.New(`^(enigszins|een beetje|eerder|iets|somewhat|slightly|a little) `), 1},
}

const asSuch = 3

// opposites are pairs of words for the two sides of a scale, where the one is not the other with a prefix.
var opposites = map[string]string{"slecht": "goed", "bad": "good", "poor": "good", "moeilijk": "makkelijk", "difficult": "easy", "hard": "easy", "laag": "hoog", "low": "high",
	"negatief": "positief", "negative": "positive", "weinig": "veel", "zwak": "sterk", "weak": "strong", "onwaar": "waar", "false": "true", "worse": "better", "slechter": "beter"}

var (
	prefixed = pattern.New(`^(on|un|dis|in|im)(\pL{3,})$`)
	middle   = pattern.New(`^(neutraal|neutral|gaat wel|het gaat wel|(even|net zo) \pL+ als \pL+|the same|hetzelfde|gelijk)$|^(neither|noch|niet)\b.*[ ,/](nor|noch|niet)\b|^(neutraal|neutral)\b`)
)

// byDegree sorts the points of a scale that are one word and its opposite, each more or less strongly, such as "zeer ontevreden", "somewhat
// likely" and "neither likely nor unlikely". It reports whether all are, and no two say the same.
func byDegree(texts []string) ([]string, bool) {
	place, taken := map[string]int{}, map[int]bool{}
	of := "" // the word for the better side
	for _, text := range texts {
		word, at := degreeOf(writing.Fold(text))
		if taken[at] || at != 0 && of != "" && word != of {
			return texts, false
		}
		if at != 0 {
			of = word
		}
		place[text], taken[at] = at, true
	}
	if len(texts) < 3 || !slices.ContainsFunc(texts, func(text string) bool { return place[text] > 0 }) || !slices.ContainsFunc(texts, func(text string) bool { return place[text] < 0 }) {
		return texts, false
	}
	out := slices.Clone(texts)
	inorder.By(out, func(a, b string) int { return place[a] - place[b] })
	return out, true
}

// degreeOf returns the word for the better side of a scale, and where a label stands on it: 0 in the middle, below it on the other side.
func degreeOf(label string) (word string, at int) {
	if middle.MatchString(label) {
		return "", 0
	}
	at = asSuch
	for _, d := range degrees {
		if found := d.words.FindString(label); found != "" {
			label, at = strings.TrimPrefix(label, found), d.degree
			break
		}
	}
	label = strings.TrimPrefix(label, "mee ")
	for _, no := range []string{"niet ", "not "} {
		if rest, found := strings.CutPrefix(label, no); found {
			return rest, -at
		}
	}
	if other, found := opposites[label]; found {
		return other, -at
	}
	if m := prefixed.FindStringSubmatch(label); m != nil && !slices.Contains([]string{"interessant", "interesting", "important"}, label) {
		return m[2], -at
	}
	return label, at
}
