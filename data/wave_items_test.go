package data

import (
	_ "embed"
	"errors"
	"reflect"
	"strings"
	"testing"
)

// ownItems is a wave that asked some items of the questionnaire in its own way.
//
//go:embed testdata/own_items.yaml
var ownItems string

func parseOwnItems(t *testing.T) Wave {
	t.Helper()
	wave, err := ParseWave("wave.yaml", []byte(ownItems), parseQuestionnaire(t))
	if err != nil {
		t.Fatal(err)
	}
	return wave
}

func TestAsAsked(t *testing.T) {
	codebook := parseQuestionnaire(t)
	asked := codebook.AsAsked(parseOwnItems(t))
	works, _ := asked.Item("works")
	if works.Text.NL != "Hebt u werk?" || works.Options[0].Label.EN != "Indeed" || works.Options[1].Label.EN != "No" {
		t.Errorf("works is %+v", works)
	}
	helps, _ := asked.Item("helps")
	if got := strings.Join(helps.Columns(), " "); got != "helps.time helps.cash helps.peace" || helps.Text.EN != "What helps?" {
		t.Errorf("helps has columns %s and asks %q", got, helps.Text.EN)
	}
	rated, _ := asked.Item("rated")
	if got := strings.Join(rated.Columns(), " "); got != "rated.boss rated.nurse" || len(rated.Scale) != 4 {
		t.Errorf("rated has columns %s and %d points", got, len(rated.Scale))
	}
	if again := parseQuestionnaire(t); !reflect.DeepEqual(codebook, again) {
		t.Error("the codebook itself has changed")
	}
}

// Claims are about the answers and rows of the codebook, so an item with others stands there as they name it, and one that is only worded
// otherwise as it was asked.
func TestOtherwise(t *testing.T) {
	codebook := parseQuestionnaire(t)
	asked, otherwise := codebook.Otherwise(parseOwnItems(t))
	for _, id := range []string{"helps", "rated"} {
		base, _ := codebook.Item(id)
		if item, _ := asked.Item(id); !reflect.DeepEqual(item, base) {
			t.Errorf("%s is %+v", id, item)
		}
	}
	if works, _ := asked.Item("works"); works.Text.NL != "Hebt u werk?" {
		t.Errorf("works is %+v", works)
	}
	if got := strings.Join(otherwise, " "); got != "helps" {
		t.Errorf("asked with other answers: %s", got)
	}
	if same, none := codebook.Otherwise(Wave{}); !reflect.DeepEqual(same, codebook) || none != nil {
		t.Errorf("a wave without items of its own asks %v otherwise", none)
	}
}

func TestWaveItemsReadBack(t *testing.T) {
	wave := parseOwnItems(t)
	text, err := wave.YAML()
	if err != nil {
		t.Fatal(err)
	}
	codebook := parseQuestionnaire(t)
	again, err := ParseWave("wave.yaml", text, codebook)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	lineless := func(c Codebook) Codebook {
		for i := range c.Items {
			for _, list := range [][]Option{c.Items[i].Options, c.Items[i].Rows, c.Items[i].Scale} {
				for k := range list {
					list[k].Line = 0
				}
			}
		}
		return c
	}
	if got, want := lineless(codebook.AsAsked(again)), lineless(codebook.AsAsked(wave)); !reflect.DeepEqual(got, want) {
		t.Errorf("read back %+v, want %+v", got, want)
	}
	if !reflect.DeepEqual(again.Own("helps").Bridge, map[string][]string{"cash": {"money"}}) {
		t.Errorf("bridge %v", again.Own("helps").Bridge)
	}
}

func TestWaveItemsProblems(t *testing.T) {
	const head = "id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [works, helps]}]\nitems:\n"
	const cash = "- item: helps\n  options: [{id: time, label: {nl: T}}, {id: cash, label: {nl: C}}, {id: peace, label: {nl: R}}]\n"
	const points = "- item: rated\n  scale: [{id: low, label: {nl: Laag}}, {id: high, label: {nl: Hoog}}]\n"
	for name, c := range map[string]struct {
		source string
		want   []string
	}{
		"unknown item":  {head + "- {item: work, text: {nl: x}}\n", []string{`5: items refers to item "work", which the codebook does not have; did you mean "works"?`}},
		"unknown key":   {head + "- {item: works, txt: {nl: x}}\n", []string{`5: unknown key "txt" in entry 1 of items; did you mean "text"?`}},
		"twice":         {head + "- {item: works, text: {nl: x}}\n- {item: works, text: {nl: y}}\n", []string{`6: item "works" stands on line 5 already; say everything about it once`}},
		"nothing":       {head + "- {item: works}\n", []string{`5: items says nothing about item "works"; give what this wave asked differently, or leave it out`}},
		"unknown label": {head + "- item: works\n  labels:\n    yess: {nl: Ja}\n", []string{`7: labels refers to option "yess", which item "works" does not have; did you mean "yes"?`}},
		"empty label":   {head + "- item: works\n  labels:\n    no: {}\n", []string{`7: option "no" of item "works" has no label`}},
		"label of another": {head + "- item: works\n  labels:\n    no: {nl: Ja}\n", []string{
			`7: option "no" of item "works" has the label of "yes"; nobody could tell them apart`}},
		"labels and options": {head + cash + "  labels: {time: {nl: Uren}}\n", []string{
			`5: item "helps" has options of its own; write their labels there, not in labels`}},
		"scale of a choice": {head + "- {item: works, scale: [{id: a, label: {nl: A}}, {id: b, label: {nl: B}}]}\n", []string{
			`5: item "works": scale has no meaning for kind single`}},
		"one option": {head + "- {item: works, options: [{id: \"yes\", label: {nl: A}}]}\n", []string{`5: item "works": kind single needs options, at least 2`}},
		"bridge without options": {head + "- {item: works, bridge: {\"yes\": [\"no\"]}}\n", []string{
			`5: item "works" has a bridge but no options or scale of its own to lead from`}},
		"bridge from nowhere":  {head + cash + "  bridge: {cas: [money]}\n", []string{`5: bridge of item "helps" leads from "cas", which this wave does not have; did you mean "cash"?`}},
		"bridge to nowhere":    {head + cash + "  bridge: {cash: [mony]}\n", []string{`5: bridge of item "helps" leads to "mony", which the codebook does not have; did you mean "money"?`}},
		"bridge to nothing":    {head + cash + "  bridge: {cash: []}\n", []string{`5: bridge of item "helps" leads from "cash" to nothing; name options of the codebook, or leave it out`}},
		"bridge adds up picks": {head + cash + "  bridge: {cash: [money, other]}\n", []string{`5: bridge of item "helps" takes money, other together; a respondent may have picked several of them, so their counts do not add up: lead one option to one`}},
		"bridge splits picks":  {head + cash + "  bridge: {cash: [money], peace: [money]}\n", []string{`5: bridge of item "helps" takes cash, peace together; a respondent may have picked several of them, so their counts do not add up: lead one option to one`}},
		"bridge on one side": {head + cash + "  bridge: {cash: [time]}\n", []string{
			`5: bridge of item "helps" mentions option "time" on one side, and this wave and the codebook both have it; mention it on the other side too, or give it another id here`}},
		"condition": {head + "- {item: works, options: [{id: a, label: {nl: A}}, {id: b, label: {nl: B}}]}\n", []string{
			`5: item "helps" is asked after option "yes" of item "works", which this wave does not have`}},
		"note on an option that went": {head + points + "notes: [{item: rated, option: good, text: {nl: x}}]\n", []string{
			`7: note refers to option "good", which item "rated" does not have (low, high)`}},
		"picks": {head + "- {item: helps, options: [{id: a, label: {nl: A}}]}\n", []string{
			`5: item "helps": at most 2 picks, with 1 options to pick from`, `5: item "helps": kind multiple needs options, at least 2`}},
		"rows of nothing": {head + "- {item: hours, rows: [{id: a, label: {nl: A}}]}\n", []string{`5: item "hours" has no rows in the codebook; give it another id where it has`}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseWave("wave.yaml", []byte(c.source), parseQuestionnaire(t))
			var problems Problems
			if !errors.As(err, &problems) {
				t.Fatalf("no problems: %v", err)
			}
			var got []string
			for _, problem := range problems {
				got = append(got, strings.TrimPrefix(problem.String(), "wave.yaml:"))
			}
			want := map[string]bool{}
			for _, line := range c.want {
				want[line] = true
			}
			for _, line := range got {
				if !want[line] {
					t.Errorf("unexpected: %s", line)
				}
				delete(want, line)
			}
			for line := range want {
				t.Errorf("not reported: %s", line)
			}
		})
	}
}

func TestChange(t *testing.T) {
	codebook := parseQuestionnaire(t)
	first := Wave{ID: "2021", Files: []WaveFile{{Items: []string{"works", "helps", "rated"}}}}
	later := parseOwnItems(t)
	counted := Wave{ID: "2023", Counts: []WaveFile{{Items: []string{"helps"}}}}
	means := Wave{ID: "2027", Means: []PrintedMean{{Item: "hours", N: 3}}}
	reordered := Wave{ID: "2028", Files: first.Files, Items: []WaveItem{
		{Item: "works", Options: []Option{codebook.Items[0].Options[1], codebook.Items[0].Options[0]}},
		{Item: "rated", Scale: []Option{{ID: "good"}, {ID: "bad"}, {ID: "neutral"}, {ID: "very_good"}}}}}
	for _, c := range []struct {
		from, to Wave
		item     string
		want     ItemChange
	}{
		{first, first, "works", SameItem},
		{first, later, "works", Relabelled},
		{later, first, "works", Relabelled},
		{first, later, "helps", OptionsChanged},
		{later, later, "helps", SameItem},
		{first, later, "rated", RowsChanged},
		{first, means, "hours", NewItem},
		{means, first, "hours", DroppedItem},
		{first, later, "hours", SameItem},
		{first, counted, "helps", SameItem},
		{counted, first, "works", NewItem},
		{first, reordered, "works", SameItem},
		{first, reordered, "rated", OptionsChanged},
	} {
		if got := codebook.Change(c.from, c.to, c.item); got != c.want {
			t.Errorf("%s from %s to %s: %s, want %s", c.item, c.from.ID, c.to.ID, got, c.want)
		}
	}
}

// What is asked after an answer of the codebook is asked after the answer of the wave that stands for it, where one does.
func TestConditionFollowsBridge(t *testing.T) {
	codebook := parseQuestionnaire(t)
	wave := func(bridge map[string][]string) Wave {
		return Wave{Items: []WaveItem{{Item: "works", Options: []Option{{ID: "paid"}, {ID: "trial"}, {ID: "no"}}, Bridge: bridge}}}
	}
	for want, bridge := range map[string]map[string][]string{
		"works.paid": {"paid": {"yes"}},
		"works.yes":  {"paid": {"yes"}, "trial": {"yes"}}, // either would do, and asked_if names one
	} {
		if helps, _ := codebook.AsAsked(wave(bridge)).Item("helps"); helps.AskedIf != want {
			t.Errorf("%v: asked after %q, want %q", bridge, helps.AskedIf, want)
		}
	}
}
