package count

import (
	"reflect"
	"testing"
	"testing/fstest"

	"spoor/data"
)

// Whoever was not asked is out of the base whatever the cell holds, in every engine: also where the item that it depends on
// stands later in the codebook, and where that was not asked either.
func TestRoutingInEveryEngine(t *testing.T) {
	codebook := `id: routed
items:
- id: when
  kind: number
  text: {en: When}
  range: [2000, 2030]
  asked_if: trained.yes
- id: trained
  kind: single
  text: {en: Trained}
  asked_if: role.coach
  options: [{id: "yes", label: {en: Yes}}, {id: "no", label: {en: No}}]
- id: role
  kind: single
  text: {en: Role}
  options: [{id: coach, label: {en: Coach}}, {id: expert, label: {en: Expert}}]
- id: helps
  kind: multiple
  text: {en: Helps}
  asked_if: role.expert
  options: [{id: a, label: {en: A}}, {id: b, label: {en: B}}]
`
	const answers = "respondent,when,trained,role,helps.a,helps.b\n" +
		"1,2001,yes,coach,,\n" + // asked and answered
		"2,2002,no,coach,1,0\n" + // when and helps were not asked
		"3,2003,yes,expert,1,1\n" + // trained was not asked, and so when was not
		"4,,,expert,0,0\n" +
		"5,2005,yes,coahc,1,0\n" // nobody knows what 5 was asked: its answers stay
	folder := fstest.MapFS{"codebook.yaml": {Data: []byte(codebook)}, "waves/w/a.csv": {Data: []byte(answers)},
		"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [when, trained, role, helps]}]\n")}}
	survey, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]data.Tally{
		"when":    {Asked: 2, Answered: 2, Counts: []int{}, Sum: 4006, SumOfSquares: 2001*2001 + 2005*2005, SpreadKnown: true},
		"trained": {Asked: 3, Answered: 3, Counts: []int{2, 1}},
		"role":    {Asked: 5, Answered: 4, Unusable: 1, Counts: []int{2, 2}},
		"helps":   {Asked: 3, Answered: 3, Counts: []int{2, 1}},
	}
	lines := []string{
		`3: column "helps": answered, though only those who chose role.expert were asked; the respondent is left out of this item`,
		`3: column "when": answered, though only those who chose trained.yes were asked; the respondent is left out of this item`,
		`4: column "trained": answered, though only those who chose role.coach were asked; the respondent is left out of this item`,
		`4: column "when": answered, though only those who chose trained.yes were asked; the respondent is left out of this item`,
		`6: column "role": "coahc" is not among the options (coach, expert); the respondent is left out of this item; did you mean "coach"?`,
	}
	for _, engine := range []Engine{EngineFrame, EngineScan} {
		tallies, problems, err := survey.WithEngine(engine, nil).Count(t.Context(), survey.Waves[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, tally := range tallies {
			expected := want[tally.Item]
			tally.Values, tally.Patterns = nil, nil
			expected.Wave, expected.Item = "w", tally.Item
			if !reflect.DeepEqual(tally, expected) {
				t.Errorf("%s: %+v, want %+v", engine, tally, expected)
			}
		}
		said := map[string]bool{}
		for _, line := range shown(problems) {
			said[line] = true
		}
		for _, line := range lines {
			if !said[line] {
				t.Errorf("%s: %q is not said; said is %q", engine, line, shown(problems))
			}
		}
		if len(problems) != len(lines) {
			t.Errorf("%s: %d problems, want %d: %q", engine, len(problems), len(lines), shown(problems))
		}
	}
}
