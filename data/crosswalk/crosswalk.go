// Package crosswalk sets two questionnaires side by side, item by item and answer by answer: what is the same, what is worded
// otherwise, what is new, what is gone, and where the answers are others or stand on another scale. Of answers that are others it
// proposes which of the codebook they stand for.
package crosswalk

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"spoor/data"
	"spoor/data/writing"
	"spoor/internal/nearest"
)

// OtherScale is the change of an item of which the points are others, or stand in another order. That of other options is
// [data.OptionsChanged].
const OtherScale data.ItemChange = "other scale"

// OtherKind is the change of a number that became a choice, or the other way around. A wave cannot say that of an item: it is another one.
const OtherKind data.ItemChange = "other kind"

// Basis says by what an answer of the one questionnaire is taken for one of the other.
type Basis string

// By what answers are taken for one another, the surest first.
const (
	Declared Basis = "declared" // the wave's own bridge says so
	ByID     Basis = "id"       // both have the id
	ByLabel  Basis = "label"    // both have the label, letter case and spaces apart
	Near     Basis = "near"     // the labels differ in accents, or in at most a third of their letters
)

// Item is one item as the earlier and the later questionnaire asked it.
type Item struct {
	ID      string
	Change  data.ItemChange
	Before  data.Item // the zero value for a new item
	After   data.Item // the zero value for one that is gone
	Answers []Part    // that differ, in the order of the later questionnaire; then those that are gone
	Rows    []Part    // likewise
	Columns []string  // of an export that hold a new item

	// Proposal is what wave.yaml would say so that the item can be counted and followed, nil where there is nothing to add. Whoever
	// knows the questionnaires confirms it.
	Proposal *Proposal
}

// Part is an answer, or a row, that the two questionnaires do not have alike.
type Part struct {
	Change        data.ItemChange // Relabelled, NewItem, DroppedItem, or SameItem under another id
	Before, After data.Option     // the zero value of [data.Option] for none
	Basis         Basis           // "" without one of the two
}

// Proposal is what a wave would say of an item, and by what each bridge was found.
type Proposal struct {
	data.WaveItem
	Basis map[string]Basis // of each answer that the bridge leads from
	Alone []string         // answers of the wave that stand for none of the codebook, as far as their labels tell
}

// Waves sets the questionnaires of two waves of a codebook side by side, in codebook order. Items that neither asked are left out.
// The proposal of an item is about the later wave.
func Waves(codebook data.Codebook, from, to data.Wave) []Item {
	before, after := codebook.AsAsked(from), codebook.AsAsked(to)
	var items []Item
	for i, base := range codebook.Items {
		item := Item{ID: base.ID, Change: codebook.Change(from, to, base.ID)}
		if from.Asks(base.ID) {
			item.Before = before.Items[i]
		}
		if to.Asks(base.ID) {
			item.After = after.Items[i]
			item.Proposal = bridge(base, after.Items[i], to.Own(base.ID))
		}
		if item.Before.ID == "" && item.After.ID == "" {
			continue
		}
		item.compare(to.Own(base.ID).Bridge)
		items = append(items, item)
	}
	return items
}

// compare fills in how the parts differ, where both questionnaires asked the item.
func (i *Item) compare(declared map[string][]string) {
	if i.Before.ID == "" || i.After.ID == "" {
		return
	}
	if i.Change == data.OptionsChanged && i.After.Kind == data.Rating {
		i.Change = OtherScale
	}
	i.Answers = differing(pairs(choices(i.Before), choices(i.After), declared))
	i.Rows = differing(pairs(rowsOf(i.Before), rowsOf(i.After), nil))
}

// choices are the answers to an item as its questionnaire lists them: of a ranking the options, of which the ranks follow.
func choices(item data.Item) []data.Option {
	if item.Kind == data.Ranking {
		return item.Options
	}
	return item.Answers()
}

// rowsOf are the rows that a questionnaire lists; of a ranking none.
func rowsOf(item data.Item) []data.Option {
	if item.Kind == data.Ranking {
		return nil
	}
	return item.Rows
}

// differing leaves out what both have alike.
func differing(parts []Part) []Part {
	return slices.DeleteFunc(parts, func(p Part) bool { return p.Change == data.SameItem && p.Before.ID == p.After.ID })
}

// pairs takes parts for one another, each at most once: as is declared, by their ids, by their labels, and by labels that are near.
// Of a bridge that takes several together the first is named.
func pairs(before, after []data.Option, declared map[string][]string) []Part {
	of := make([]int, len(after)) // place before, from 1
	basis := make([]Basis, len(after))
	taken := make([]bool, len(before))
	take := func(by Basis, fits func(b, a data.Option) bool) {
		for k, a := range after {
			if of[k] > 0 {
				continue
			}
			for j, b := range before {
				if !taken[j] && fits(b, a) {
					of[k], basis[k], taken[j] = j+1, by, true
					break
				}
			}
		}
	}
	take(Declared, func(b, a data.Option) bool { return slices.Contains(declared[a.ID], b.ID) })
	take(ByID, func(b, a data.Option) bool { return b.ID == a.ID })
	take(ByLabel, alike)
	nearest := func(b, a data.Option) bool { return near(b, a) && !nearer(before, taken, b, a) }
	take(Near, nearest)
	var parts []Part
	for k, a := range after {
		part := Part{Change: data.NewItem, After: a, Basis: basis[k]}
		if of[k] > 0 {
			part.Before, part.Change = before[of[k]-1], data.SameItem
			if byID := basis[k] == ByID && part.Before.Label != a.Label; byID || !alike(part.Before, a) {
				part.Change = data.Relabelled
			}
		}
		parts = append(parts, part)
	}
	for j, b := range before {
		if !taken[j] {
			parts = append(parts, Part{Change: data.DroppedItem, Before: b})
		}
	}
	return parts
}

// nearer reports whether another part that is not taken is nearer to a than b is.
func nearer(before []data.Option, taken []bool, b, a data.Option) bool {
	for j, other := range before {
		if !taken[j] && other.ID != b.ID && apart(other, a) < apart(b, a) {
			return true
		}
	}
	return false
}

// alike reports whether two parts have the same label in a language, letter case and spaces apart, or neither has one.
func alike(b, a data.Option) bool {
	same := func(x, y string) bool { return x != "" && writing.Fold(x) == writing.Fold(y) }
	switch {
	case b.Label == a.Label, same(b.Label.NL, a.Label.NL), same(b.Label.EN, a.Label.EN):
		return b.Label != (data.Text{}) || b.ID == a.ID
	}
	return slices.ContainsFunc(b.Aliases, func(alias string) bool { return same(alias, a.Label.NL) || same(alias, a.Label.EN) })
}

// near reports whether two labels are the same but for accents and a third of their letters.
func near(b, a data.Option) bool { return apart(b, a) <= 1.0/3 }

// apart is the smallest share of letters, accents apart, by which the labels of two parts differ in a language, 1 where they have none in common, and
// 1 where one only denies the other: a word such as "niet" is few letters and another answer.
func apart(b, a data.Option) float64 {
	least := 1.0
	for _, labels := range [][2]string{{b.Label.NL, a.Label.NL}, {b.Label.EN, a.Label.EN}} {
		x, y := unaccented(labels[0]), unaccented(labels[1])
		longest := max(len([]rune(x)), len([]rune(y)))
		if x == "" || y == "" || longest < 4 || Turned(x, y) {
			continue
		}
		least = min(least, float64(nearest.Distance(x, y))/float64(longest))
	}
	return least
}

// unaccented is a label as [writing.Fold] has it, without accents: many programs and people leave them out.
func unaccented(label string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(writing.Fold(label))))
}

// turns are words and beginnings with which a label says something else in few letters.
var turns = writing.Set("niet", "geen", "nooit", "zonder", "zeer", "heel", "helemaal", "enigszins", "on", "in", "mis", "wel", "meer", "minder", "meestal",
	"not", "no", "never", "without", "very", "fully", "somewhat", "un", "dis", "more", "less", "most", "least", "strongly")

// Turned reports whether texts, as [writing.Fold] has them, differ in a word that turns their meaning, in a number, or by such a beginning
// of a word.
func Turned(x, y string) bool {
	a, b := words(x), words(y)
	for _, pair := range [][2][]string{{a, b}, {b, a}} {
		for _, word := range pair[0] {
			if slices.Contains(pair[1], word) {
				continue
			}
			if turns[word] || strings.ContainsAny(word, "0123456789") {
				return true
			}
			for _, other := range pair[1] {
				if rest, longer := strings.CutSuffix(word, other); longer && turns[rest] {
					return true
				}
			}
		}
	}
	return false
}

func words(label string) []string {
	return strings.FieldsFunc(label, func(r rune) bool { return strings.ContainsRune(" ,.;:/()-\u2013'\"", r) })
}

// bridge proposes which answers of the codebook those of a wave stand for, where the wave has others and says nothing of it.
func bridge(base, asked data.Item, own data.WaveItem) *Proposal {
	if len(own.Options)+len(own.Scale) == 0 || len(own.Bridge) > 0 || base.Kind == data.Ranking {
		return nil
	}
	proposal := Proposal{WaveItem: own, Basis: map[string]Basis{}}
	proposal.Bridge = map[string][]string{}
	for _, part := range pairs(base.Answers(), asked.Answers(), nil) {
		switch {
		case part.Basis == ByLabel || part.Basis == Near:
			proposal.Bridge[part.After.ID], proposal.Basis[part.After.ID] = []string{part.Before.ID}, part.Basis
		case part.Change == data.NewItem:
			proposal.Alone = append(proposal.Alone, part.After.ID)
		}
	}
	if len(proposal.Bridge) == 0 {
		return nil
	}
	return &proposal
}
