package count

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/sums"
)

// "None of these" goes with nothing else, whichever engine counts; alone it is an answer as any other.
func TestExclusiveOption(t *testing.T) {
	const wrong = `column "help": "Geen van deze" or "Wil niet zeggen" is picked beside another option, and goes with none (exclusive); the respondent is left out of this item`
	survey, err := Open(fstest.MapFS{
		"codebook.yaml": {Data: []byte(`id: s
items:
- id: help
  kind: multiple
  text: {nl: Wat hielp}
  options:
  - {id: coach, label: {nl: Coach}}
  - {id: none, label: {nl: Geen van deze}, exclusive: true}
  - {id: study, label: {nl: Scholing}}
  - {id: unsaid, label: {nl: Wil niet zeggen}, exclusive: true}
`)},
		"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [help]}]\n")},
		"waves/w/a.csv":     {Data: []byte("respondent,help.coach,help.none,help.study,help.unsaid\n1,1,0,1,0\n2,0,1,0,0\n3,1,1,0,0\n4,0,0,0,1\n5,0,1,0,1\n6,0,0,0,0\n7,,,,\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []data.Tally{{Wave: "w", Item: "help", Asked: 7, Answered: 4, Unusable: 2, Counts: []int{1, 1, 1, 1}}}
	together := []sums.Pattern{{Picks: []int{0, 2}, Respondents: 1, Weight: 1, SquaredWeight: 1}, {Picks: []int{1}, Respondents: 1, Weight: 1, SquaredWeight: 1},
		{Picks: []int{3}, Respondents: 1, Weight: 1, SquaredWeight: 1}, {Respondents: 1, Weight: 1, SquaredWeight: 1}}
	slices.SortFunc(together, func(a, b sums.Pattern) int { return slices.Compare(a.Picks, b.Picks) })
	for _, engine := range []Engine{EngineFrame, EngineScan} {
		t.Run(fmt.Sprint(engine), func(t *testing.T) {
			tallies, problems, err := survey.WithEngine(engine, nil).Count(t.Context(), survey.Waves[0])
			if err != nil || len(tallies) != 1 || !reflect.DeepEqual(tallies[0].Patterns.All(), together) {
				t.Fatalf("%v, patterns %v; want %v", err, tallies[0].Patterns.All(), together)
			}
			tallies[0].Patterns = nil
			if !reflect.DeepEqual(tallies, want) {
				t.Errorf("got %+v, %v; want %+v", tallies, err, want)
			}
			if got := strings.Join(shown(problems), "\n"); got != "4: "+wrong+"\n6: "+wrong {
				t.Errorf("problems\n%s", got)
			}
		})
	}
}
