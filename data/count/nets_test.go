package count

import (
	"slices"
	"testing"
	"testing/fstest"

	"spoor/data"
)

// Who picked any option of a net is counted from what each respondent picked, whoever did not answer left out, in every engine and
// for groups.
func TestNetsInEveryEngine(t *testing.T) {
	codebook := `id: n
items:
- {id: role, kind: single, text: {en: Role}, options: [{id: coach, label: {en: Coach}}, {id: expert, label: {en: Expert}}]}
- id: helps
  kind: multiple
  text: {en: Helps}
  options: [{id: a, label: {en: A}}, {id: b, label: {en: B}}, {id: c, label: {en: C}}]
  nets:
  - {id: ab, label: {en: A or B}, of: [a, b]}
  - {id: bc, label: {en: B or C}, of: [b, c]}
`
	const answers = "respondent,role,helps.a,helps.b,helps.c\n" +
		"1,coach,1,1,0\n" + // ab once, bc
		"2,coach,1,0,1\n" + // ab, bc
		"3,expert,0,0,1\n" + // bc
		"4,expert,0,0,0\n" + // answered, in no net
		"5,expert,,,\n" + // skipped
		"6,expert,1,x,0\n" // cannot be used
	survey, err := Open(fstest.MapFS{"codebook.yaml": file(codebook), "waves/w/a.csv": file(answers),
		"waves/w/wave.yaml": file("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [role, helps]}]\n")})
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, tally data.Tally, answered int, ab, bc int) {
		t.Helper()
		if tally.Nets == nil || tally.Nets.Answered != answered || !slices.Equal(tally.Nets.Counts, []int{ab, bc}) {
			t.Errorf("%s: %+v, want %d and %d of %d", what, tally.Nets, ab, bc, answered)
		}
	}
	for _, engine := range []Engine{EngineFrame, EngineScan} {
		by := survey.WithEngine(engine, nil)
		tallies, _, err := by.Count(t.Context(), survey.Waves[0])
		if err != nil {
			t.Fatal(err)
		}
		check(string(engine), tallies[1], 4, 2, 3)
		crosstab, _, err := by.Crosstab(t.Context(), survey.Waves[0], "helps", "role")
		if err != nil {
			t.Fatal(err)
		}
		check(string(engine)+", coaches", crosstab.Groups[0].Tallies[0], 2, 2, 2)
		check(string(engine)+", who is no coach", crosstab.Groups[0].Rest[0], 2, 0, 1)
		whole, err := tallies[1].Add(tallies[1])
		if err != nil {
			t.Fatal(err)
		}
		check("twice "+string(engine), whole, 8, 4, 6)
		bare := tallies[1]
		bare.Nets = nil
		if whole, err = tallies[1].Add(bare); err != nil || whole.Nets != nil {
			t.Errorf("nets of which one tally knows nothing: %+v, %v", whole.Nets, err)
		}
	}
}
