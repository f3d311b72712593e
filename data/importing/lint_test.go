package importing_test

import (
	"testing"

	"spoor/data/importing"
)

func TestLint(t *testing.T) {
	codebook := parse(t, `id: s
items:
- {id: a, kind: single, text: {nl: A}, columns: [Q1], options: [{id: x, label: {nl: Ja}}, {id: y, label: {nl: JA}}]}
- {id: b, kind: multiple, text: {nl: B}, columns: [q1], options: [{id: x, label: {nl: Tijd}}, {id: y, label: {nl: Geld}}, {id: z, label: {nl: "Tijd, geld"}}]}
- {id: c, kind: multiple, text: {nl: C}, separator: ";", options: [{id: x, label: {nl: Tijd}}, {id: y, label: {nl: Geld}}, {id: z, label: {nl: "Tijd, geld"}}]}
`)
	want := `codebook.yaml:3: item "a": "JA" and another answer of the codebook differ in capitals or spaces only; add what the export writes to the aliases of one
codebook.yaml:4: item "b": where options are joined by ",", the label "Tijd, geld" reads like a list of others
codebook.yaml:4: item "b" asks for column "q1", and so does item "a"`
	if got := importing.Lint("codebook.yaml", codebook).Error(); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := importing.Lint("codebook.yaml", parse(t, questionnaire)); len(got) > 0 {
		t.Errorf("got %v", got)
	}
}
