package disclosure

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestSuppress(t *testing.T) {
	for _, c := range []struct {
		name     string
		table    Table
		rule     Rule
		hidden   string // one letter a count: s small, n nearly all, p protects another, . shown
		informed string // what remains of the first hidden count
	}{
		{"nothing small", Table{Single, []int{20, 23, 0}, 43, Picks{}}, PresetDefault.Rule(), "...", ""},
		{"everyone in one category", Table{Single, []int{0, 43, 0}, 43, Picks{}}, PresetDefault.Rule(), "...", ""},
		{"one category", Table{Single, []int{43}, 43, Picks{}}, PresetStrict.Rule(), ".", ""},
		// 2 + 8 = 10: both at least 1, and one of them below 5.
		{"found by subtraction", Table{Single, []int{20, 2, 8, 13}, 43, Picks{}}, PresetDefault.Rule(), ".sp.", "1..4, 6..9"},
		{"two small ones enough", Table{Single, []int{4, 4, 35}, 43, Picks{}}, PresetDefault.Rule(), "ss.", "1..7"},
		{"two small ones too few", Table{Single, []int{2, 2, 9, 30}, 43, Picks{}}, PresetDefault.Rule(), "ssp.", "1..11"},
		{"open", Table{Single, []int{2, 2, 9, 30}, 43, Picks{}}, PresetOpen.Rule(), "ss..", "1..3"},
		{"three ones at open", Table{Single, []int{1, 1, 1, 40}, 43, Picks{}}, PresetOpen.Rule(), "sssp", "1..40"},
		{"options by themselves", Table{Multiple, []int{0, 1, 20, 39, 43}, 43, Picks{}}, PresetDefault.Rule(), ".s.nn", "1..4, 39..43"},
		{"total published", Table{Multiple, []int{0, 1, 20, 22}, 43, Picks{Total: true}}, PresetDefault.Rule(), ".sp.", "1..4, 17..20"},
		{"pick limit that binds", Table{Multiple, []int{20, 2, 21}, 43, Picks{Max: 1}}, PresetDefault.Rule(), "ps.", "1..21"},
		{"pick limit that does not", Table{Multiple, []int{20, 2, 21}, 43, Picks{Max: 3}}, PresetDefault.Rule(), ".s.", "1..4, 39..43"},
	} {
		release, err := Suppress(c.table, c.rule)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		hidden := []byte(strings.Repeat(".", len(c.table.Counts)))
		letters := map[Reason]byte{Small: 's', NearlyAll: 'n', Secondary: 'p'}
		for _, h := range release.Hidden {
			hidden[h.Column] = letters[h.Reason]
		}
		informed := ""
		if len(release.Hidden) > 0 {
			informed = release.Hidden[0].Informed.String()
		}
		if string(hidden) != c.hidden || informed != c.informed {
			t.Errorf("%s: %s with %q, want %s with %q", c.name, hidden, informed, c.hidden, c.informed)
		}
	}
}

func TestSuppressRefuses(t *testing.T) {
	rule := PresetDefault.Rule()
	for _, c := range []struct {
		name  string
		table Table
		rule  Rule
		is    error
		want  string
	}{
		{"base of 4", Table{Single, []int{2, 2}, 4, Picks{}}, rule, ErrSmallBase, "below the threshold of 5"},
		{"base of 0", Table{Multiple, []int{0, 0}, 0, Picks{}}, rule, ErrSmallBase, "below the threshold of 5"},
		{"five ones", Table{Single, []int{1, 1, 1, 1, 1}, 5, Picks{}}, rule, ErrUnprotected, "merge options"},
		{"no rule", Table{Single, []int{9}, 9, Picks{}}, Rule{}, nil, "threshold 0"},
		{"no kind", Table{"", []int{9}, 9, Picks{}}, rule, nil, "use single or multiple"},
		{"no options", Table{Single, nil, 0, Picks{}}, rule, nil, "at least one option"},
		{"negative", Table{Single, []int{-1, 10}, 9, Picks{}}, rule, nil, "option 1: a count of -1 is outside 0..9"},
		{"above the base", Table{Multiple, []int{10}, 9, Picks{}}, rule, nil, "option 1: a count of 10 is outside 0..9"},
		{"wrong sum", Table{Single, []int{4, 4}, 9, Picks{}}, rule, nil, "check the counts"},
		{"too many picks", Table{Multiple, []int{9, 9}, 9, Picks{Max: 1}}, rule, nil, "check the counts"},
		{"too few picks", Table{Multiple, []int{9, 0}, 9, Picks{Min: 2}}, rule, nil, "check the counts"},
		{"limits crossed", Table{Multiple, []int{9, 9}, 9, Picks{Min: 2, Max: 1}}, rule, nil, "picks from 2 to 1"},
		{"picks of a single choice", Table{Single, []int{9}, 9, Picks{Max: 1}}, rule, nil, "no picks"},
		{"negative base", Table{Single, []int{9}, -9, Picks{}}, rule, nil, "a base of -9"},
	} {
		release, err := Suppress(c.table, c.rule)
		if release != nil || err == nil || !strings.Contains(err.Error(), c.want) || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: %v, %v; want %q", c.name, release, err, c.want)
		}
	}
}

// The participant of the report is a participant who is counted in the cell.
func TestParticipantOfTheReport(t *testing.T) {
	for _, table := range []Table{
		{Single, []int{20, 2, 8, 13}, 43, Picks{}},
		{Multiple, []int{20, 2, 8, 41}, 43, Picks{Total: true}},
		{Multiple, []int{20, 2, 8, 41}, 43, Picks{}},
	} {
		release, err := Suppress(table, PresetDefault.Rule())
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range release.Hidden {
			own := make([]bool, len(table.Counts))
			own[h.Column] = true
			derived, err := release.Published.Attack(participant(own))
			if err != nil || !reflect.DeepEqual(derived[h.Column], h.Participant) {
				t.Errorf("%+v: option %d: %v, and the attack derives %v, %v", table, h.Column, h.Participant, derived, err)
			}
		}
	}
}

func show(base int, kind Kind, cells ...Cell) Published {
	return Published{Kind: kind, Base: base, Cells: cells}
}

func TestAttackErrors(t *testing.T) {
	p := show(43, Single, Hidden(), Hidden(), Shown(33))
	for _, a := range []Attacker{
		{Rule: &Rule{}},
		{Members: 1},
		{Members: 1, Own: []int{1}},
		{Members: 1, Own: []int{2, 0, 0}},
		{Members: 1, Own: []int{-1, 0, 0}},
		{Members: -1, Own: []int{0, 0, 0}},
		{Members: 11, Own: []int{6, 5, 0}},
		{Members: 44, Own: []int{44, 0, 0}},
	} {
		if derived, err := p.Attack(a); err == nil {
			t.Errorf("%+v derives %v", a, derived)
		}
	}
	// Two respondents in the first option and one in the second leave 2..9 of the 10, and 1..8.
	derived, err := p.Attack(Attacker{Members: 3, Own: []int{2, 1, 0}})
	want := []Possible{{{2, 9}}, {{1, 8}}, {{33, 33}}}
	if err != nil || !reflect.DeepEqual(derived, want) {
		t.Errorf("three respondents together derive %v, %v; want %v", derived, err, want)
	}
}
