package trend

import (
	"slices"
	"strings"

	"spoor/data"
)

// links say which waves of an item are compared, and which options of them stand for one another.
//
// The options of a wave are a version of the item. The codebook's version is the hub. A version that is bridged is linked
// to the hub, and so to every other that is; one that is not is compared only with waves of the very same version.
type links struct {
	hub      string
	versions []string        // of each round, empty where it was not asked
	linked   map[string]bool // versions that lead to the hub
	strands  []int           // of each round, -1 where it was not asked
	mixed    []bool          // rounds with a bridge that cannot be followed: see straddles
	parent   map[node]node   // of the forest of nodes that stand for one another
	order    []string        // options of the hub, those of the codebook first
}

// node is one option of one version.
type node struct{ version, option string }

func version(item data.Item) string {
	var ids []string
	for _, option := range item.Answers() {
		ids = append(ids, option.ID)
	}
	if !item.Scaled() {
		slices.Sort(ids) // the order of a scale means something
	}
	return strings.Join(ids, " ")
}

func newLinks(item data.Item, rounds []round) links {
	l := links{hub: version(item), linked: map[string]bool{version(item): true}, parent: map[node]node{}, mixed: make([]bool, len(rounds))}
	for _, option := range item.Answers() {
		l.order = append(l.order, option.ID)
	}
	for i, round := range rounds {
		if !round.asked {
			l.versions = append(l.versions, "")
			continue
		}
		own := version(round.item)
		l.versions = append(l.versions, own)
		bridge := round.wave.Own(item.ID).Bridge
		if own == l.hub || len(bridge) == 0 {
			continue
		}
		if l.mixed[i] = straddles(item, bridge); !l.mixed[i] {
			l.linked[own] = true
			l.connect(round.item, own, bridge)
		}
	}
	l.number(rounds)
	return l
}

// straddles reports whether a bridge of a scale takes a point of a box that is followed together with one outside: the share of the
// box, such as the top of the scale, cannot be followed over it.
func straddles(item data.Item, bridge map[string][]string) bool {
	if !item.Scaled() {
		return false
	}
	for _, box := range followed(item) {
		for _, targets := range bridge {
			inside := 0
			for _, target := range targets {
				if slices.Contains(box.Of, target) {
					inside++
				}
			}
			if inside > 0 && inside < len(targets) {
				return true
			}
		}
	}
	return false
}

// connect joins each option of a version to what it stands for; one that the bridge does not mention stands for itself.
func (l *links) connect(item data.Item, own string, bridge map[string][]string) {
	for _, option := range item.Answers() {
		targets, mentioned := bridge[option.ID]
		if !mentioned {
			targets = []string{option.ID}
		}
		for _, target := range targets {
			if !slices.Contains(l.order, target) {
				l.order = append(l.order, target)
			}
			l.parent[l.root(node{own, option.ID})] = l.root(node{l.hub, target})
		}
	}
}

func (l *links) root(n node) node {
	for {
		up, found := l.parent[n]
		if !found || up == n {
			return n
		}
		n = up
	}
}

// number numbers the strands in the order of waves: one for all versions that are linked, one for each other version.
func (l *links) number(rounds []round) {
	numbers := map[string]int{}
	for i, own := range l.versions {
		if !rounds[i].asked {
			l.strands = append(l.strands, -1)
			continue
		}
		if l.linked[own] {
			own = l.hub
		}
		if _, seen := numbers[own]; !seen {
			numbers[own] = len(numbers)
		}
		l.strands = append(l.strands, numbers[own])
	}
}

// key names what an option of a version stands for: the options of the hub that it is linked to, or itself.
func (l *links) key(own, option string) string {
	if !l.linked[own] {
		return option
	}
	root := l.root(node{own, option})
	var together []string
	for _, id := range l.order {
		if l.root(node{l.hub, id}) == root {
			together = append(together, id)
		}
	}
	if len(together) == 0 {
		return option
	}
	return strings.Join(together, "+")
}
