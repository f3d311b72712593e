package draft

import (
	"strconv"
	"strings"

	"spoor/data/writing"
	"spoor/internal/inorder"
	"spoor/internal/pattern"
)

var (
	firstNumber = pattern.New(`\d+([.,]\d+)?`)
	below       = pattern.New(`^(<|≤|minder|jonger|korter|lager|tot\b|onder\b|maximaal|hoogstens|less|fewer|under\b|below\b|younger|shorter|up to)|(of|en) (minder|jonger|korter|lager)\b|or (less|fewer|younger|under)\b`)
	above       = pattern.New(`^(>|≥|meer|ouder|langer|hoger|boven\b|vanaf\b|minimaal|minstens|more|over\b|above\b|older|longer|at least)|\d ?\+|(of|en) (meer|ouder|langer|hoger)\b|or (more|older|over|above)\b`)
	noneAtAll   = pattern.New(`^(geen|nooit|nul|niet|none|never|not at all|no)\b`)
	lastInParts = pattern.New(`\((\d+)\)$`)
)

// numbered sorts labels by the number in each, such as "1 zeer slecht", "Agree (6)", "25-34 jaar" or "65 en ouder", and reports
// whether all have one and no two have the same. A label that says none comes first.
func numbered(labels []string) bool {
	place := map[string]float64{}
	taken := map[float64]bool{}
	numbers := 0
	for _, label := range labels {
		at, ok := numberIn(writing.Fold(label))
		if !ok || taken[at] {
			return false
		}
		if at >= 0 {
			numbers++
		}
		place[label], taken[at] = at, true
	}
	if numbers < 2 {
		return false
	}
	inorder.By(labels, func(a, b string) int {
		switch {
		case place[a] < place[b]:
			return -1
		case place[a] > place[b]:
			return 1
		}
		return 0
	})
	return true
}

// numberIn returns where a folded label stands by the number in it.
func numberIn(label string) (float64, bool) {
	text := firstNumber.FindString(label)
	if m := lastInParts.FindStringSubmatch(label); m != nil {
		text = m[1]
	}
	if text == "" {
		return -1, noneAtAll.MatchString(label)
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
	switch {
	case err != nil:
		return 0, false
	case below.MatchString(label):
		value -= 0.5
	case above.MatchString(label):
		value += 0.5
	}
	return value, true
}
