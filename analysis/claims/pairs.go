package claims

import (
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
)

// Pairs counts the respondents who answered for both shares: those in both, in only one of them, and in neither. It
// reports false when it cannot tell, as for items that stand in different files.
type Pairs func(a, b Share) (both, onlyA, onlyB, neither int, ok bool)

// PairsOf counts pairs in the answers of respondents. Each element holds answers to several items, or rows, by the same
// respondents in the same order, such as those in one file; between elements nobody can be matched.
func PairsOf(files [][]answers.Answers) Pairs {
	return func(a, b Share) (both, onlyA, onlyB, neither int, ok bool) {
		for _, answers := range files {
			first, second := answersTo(answers, a), answersTo(answers, b)
			if first < 0 || second < 0 {
				continue
			}
			for i, state := range answers[first].State {
				if state != data.Answered || answers[second].State[i] != data.Answered {
					continue
				}
				switch inA, inB := gave(answers[first], i, a.Options), gave(answers[second], i, b.Options); {
				case inA && inB:
					both++
				case inA:
					onlyA++
				case inB:
					onlyB++
				default:
					neither++
				}
			}
			return both, onlyA, onlyB, neither, true
		}
		return 0, 0, 0, 0, false
	}
}

// PairsTogether counts pairs of shares of one multiple item in the patterns of the tallies, however many respondents those are of,
// and other pairs otherwise.
func PairsTogether(codebook data.Codebook, tallies []data.Tally, otherwise Pairs) Pairs {
	return func(a, b Share) (both, onlyA, onlyB, neither int, ok bool) {
		at := slices.IndexFunc(tallies, func(t data.Tally) bool { return t.Item == a.Item && t.Row == a.Row && t.Group == "" })
		if a.Item != b.Item || a.Row != b.Row || at < 0 || tallies[at].Patterns == nil || !tallies[at].Patterns.Kept() {
			return otherwise(a, b)
		}
		item, _ := codebook.Item(a.Item)
		gave := func(picks []int, options []string) bool {
			return slices.ContainsFunc(picks, func(pick int) bool { return slices.Contains(options, item.Options[pick].ID) })
		}
		for _, pattern := range tallies[at].Patterns.All() {
			switch inA, inB := gave(pattern.Picks, a.Options), gave(pattern.Picks, b.Options); {
			case inA && inB:
				both += pattern.Respondents
			case inA:
				onlyA += pattern.Respondents
			case inB:
				onlyB += pattern.Respondents
			default:
				neither += pattern.Respondents
			}
		}
		return both, onlyA, onlyB, neither, true
	}
}

func answersTo(read []answers.Answers, share Share) int {
	return slices.IndexFunc(read, func(a answers.Answers) bool { return a.Item.ID == share.Item && a.Row == share.Row })
}

// gave reports whether respondent i, who answered, gave one of the options.
func gave(given answers.Answers, i int, options []string) bool {
	for k, option := range given.Item.Answers() {
		if !slices.Contains(options, option.ID) {
			continue
		}
		if given.Item.Kind == data.Multiple && given.Picked[k][i] || given.Item.Kind != data.Multiple && given.Code[i] == k {
			return true
		}
	}
	return false
}

// Items returns the ids of the items that claims are about, in codebook order.
func Items(claims []Claim, codebook data.Codebook) []string {
	basis := Basis{Codebook: codebook}
	var units []unit
	for _, claim := range claims {
		units = append(units, basis.units(claim)...)
	}
	used := basis.uses(units)
	return slices.DeleteFunc(codebook.ItemIDs(), func(id string) bool { return !slices.Contains(used, id) })
}
