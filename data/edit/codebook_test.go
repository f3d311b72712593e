package edit

import (
	"strings"
	"testing"

	"spoor/data"
)

const codebook = `# What was asked
id: s # guess: the name of the file; confirm
title: {nl: Onderzoek}
items:

- id: kind
  kind: multiple # of the platform
  text: {nl: "Welke?"} # guess: the header; confirm
  max_picks: 2
  options: # by hand
  - {id: a, label: {nl: A, en: Ay}, aliases: [aa]} # the first
  - {id: b, label: {nl: "B # 2"}, columns: [col b]}
  - {id: c, label: {nl: C}}
  nets:
  - {id: ab, label: {nl: AB}, of: [a, b]}

- id: why
  kind: open
  text: {nl: "Waarom?"}
  asked_if: kind.b
`

// Each change is in the text as a person would have written it, and what else stands there stays.
func TestCodebook(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change CodebookChange
		want   []string
		gone   []string
	}{
		"a question":     {CodebookChange{Item: "kind", Key: Wording, Value: `Welke "soort"?`, Lang: data.Dutch}, []string{`text: {nl: "Welke \"soort\"?"}`, "# by hand", "# the first"}, []string{"the header"}},
		"in English too": {CodebookChange{Item: "kind", Key: Wording, Value: "Which?", Lang: data.English}, []string{`text: {nl: "Welke?", en: "Which?"}`}, nil},
		"an item":        {CodebookChange{Item: "kind", Key: ID, Value: "sort"}, []string{`id: "sort"`, "asked_if: sort.b", "# of the platform"}, []string{"kind.b"}},
		"an option":      {CodebookChange{Item: "kind", Part: "b", Key: ID, Value: "x"}, []string{`{id: "x", label: {nl: "B # 2"}`, "asked_if: kind.x", `of: [a, "x"]`}, nil},
		"a label":        {CodebookChange{Item: "kind", Part: "a", Key: Label, Value: "Eén: twee", Lang: data.Dutch}, []string{`{nl: "Eén: twee", en: Ay}`}, nil},
		"an alias":       {CodebookChange{Item: "kind", Part: "a", Key: Alias, Value: "aaa"}, []string{`aliases: [aa, "aaa"]`}, nil},
		"one that is":    {CodebookChange{Item: "kind", Part: "a", Key: Alias, Value: "aa"}, []string{"aliases: [aa]"}, nil},
		"two of one":     {CodebookChange{Item: "kind", Part: "b", Key: Merge, Value: "a"}, []string{`aliases: [aa, "B # 2"]`, `columns: ["col b"]`}, []string{"id: b"}},
		"an order":       {CodebookChange{Item: "kind", Part: "c", Key: Earlier}, []string{"{id: c, label: {nl: C}}\n      - {id: b"}, nil},
		"one more":       {CodebookChange{Item: "kind", Key: Part, Value: "D", Lang: data.Dutch}, []string{`{id: "a4", label: {nl: "D"}}`}, nil},
		"a column":       {CodebookChange{Item: "why", Key: Columns, Value: "Q7"}, []string{`columns: ["Q7"]`}, nil},
		"no column":      {CodebookChange{Item: "kind", Part: "b", Key: Columns}, []string{`{id: b, label: {nl: "B # 2"}}`}, []string{"col b"}},
		"a scale":        {CodebookChange{Item: "kind", Key: Kind, Value: "rating"}, []string{"kind: rating", "scale:"}, []string{"max_picks", "nets", "options"}},
		"a number":       {CodebookChange{Item: "kind", Key: Kind, Value: "number"}, []string{"range: [0, 100] # guess"}, []string{"options", "max_picks"}},
		"a title":        {CodebookChange{Key: Title, Value: "Leden", Lang: data.Dutch}, []string{`title: {nl: "Leden"}`, "# What was asked"}, nil},
		"without":        {CodebookChange{Item: "why", Key: Drop}, []string{"id: kind"}, []string{"Waarom"}},
		"without one":    {CodebookChange{Item: "kind", Part: "c", Key: Drop}, []string{"id: b"}, []string{"id: c"}},
	} {
		got, err := Codebook([]byte(codebook), test.change)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(string(got), want) {
				t.Errorf("%s: no %q in\n%s", name, want, got)
			}
		}
		for _, gone := range test.gone {
			if strings.Contains(string(got), gone) {
				t.Errorf("%s: %q is still in\n%s", name, gone, got)
			}
		}
	}
}

func TestCodebookRefuses(t *testing.T) {
	t.Parallel()
	for _, change := range []CodebookChange{{Item: "none", Key: ID, Value: "x"}, {Item: "kind", Part: "none", Key: Drop}, {Item: "kind", Part: "a", Key: Merge, Value: "a"}, {Item: "kind", Part: "a", Key: Merge, Value: "none"}, {Item: "kind", Key: "figures", Value: "x"}} {
		if got, err := Codebook([]byte(codebook), change); err == nil {
			t.Errorf("%+v: %s", change, got)
		}
	}
	for _, source := range []string{"", "- a", "items: [", "just text"} {
		if _, err := Codebook([]byte(source), CodebookChange{Item: "kind", Key: Drop}); err == nil {
			t.Errorf("%q was changed", source)
		}
	}
}
