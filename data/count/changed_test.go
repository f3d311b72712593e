package count

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/problem"
)

// A file that was made by hand has changed answers as an export has: every engine says what to add, once for each column; a slip and what
// stands in less than 2% of the answers are none, and an alias is the answer that it stands for.
func TestChangedAnswersInEveryEngine(t *testing.T) {
	codebook := `id: made
items:
- {id: works, kind: single, text: {nl: Werkt}, options: [{id: "yes", label: {nl: Ja}, aliases: [Jazeker]}, {id: "no", label: {nl: Nee}}]}
- {id: mood, kind: rating, text: {nl: Stemming}, rows: [{id: now, label: {nl: Nu}}], scale: [{id: low, label: {nl: Slecht}}, {id: high, label: {nl: Goed}}]}
`
	for name, c := range map[string]struct {
		works, mood string // each letter the answer of one respondent
		want        []string
	}{
		"none":     {"yyyyyyyyyn", "lhlhlhlhlh", nil},
		"two":      {"yyyyyyyy??", "lhlhlhlhlh", nil},
		"reworded": {"yyyyyyy???", "lhlhlhlhlh", []string{`"Misschien" stands in 3 of 10 answers and is no option`}},
		"rare":     {strings.Repeat("y", 197) + "???", strings.Repeat("h", 200), nil},
		"a scale":  {"yyyyyyyyyn", "1212312h11", []string{`"1", "2", "3" stand in 9 of 10 answers and not on the scale (Slecht, Goed)`}},
		"both":     {"yyyyyyy???", "1212312h11", []string{`"Misschien" stands in 3 of 10`, `"1", "2", "3" stand in 9 of 10`}},
	} {
		var file strings.Builder
		file.WriteString("respondent,works,mood.now\n")
		words := map[byte]string{'y': "Jazeker", 'n': "no", '?': "Misschien", 'l': "low", 'h': "Goed"}
		for i := range c.works {
			mood, known := words[c.mood[i]]
			if !known {
				mood = c.mood[i : i+1]
			}
			fmt.Fprintf(&file, "%d,%s,%s\n", i, words[c.works[i]], mood)
		}
		survey, err := Open(fstest.MapFS{"codebook.yaml": {Data: []byte(codebook)}, "waves/w/a.csv": {Data: []byte(file.String())},
			"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [works, mood]}]\n")}})
		if err != nil {
			t.Fatal(err)
		}
		for _, engine := range []Engine{EngineFrame, EngineScan} {
			_, problems, err := survey.WithEngine(engine, nil).Count(t.Context(), survey.Waves[0])
			if err != nil {
				t.Fatal(err)
			}
			changed := problems.Of(problem.Changed)
			said := len(changed) == len(c.want)
			for i, want := range c.want {
				said = said && strings.Contains(changed[i].Message, want)
			}
			if !said {
				t.Errorf("%s, %s: %s; want %q", name, engine, data.Problems(changed).Error(), c.want)
			}
		}
		_, problems, err := survey.Sheet(t.Context(), survey.Waves[0]) // what weighing reads
		if err != nil || len(problems.Of(problem.Changed)) != len(c.want) {
			t.Errorf("%s, cell by cell: %v, %v; want %q", name, problems.Of(problem.Changed), err, c.want)
		}
		if name != "reworded" {
			continue
		}
		crosstab, problems, err := survey.Crosstab(t.Context(), survey.Waves[0], "mood", "works") // of the item that makes the groups too
		if err != nil || len(problems.Of(problem.Changed)) != 1 || crosstab.Whole[0].Answered != 10 {
			t.Errorf("%v, %v", problems, err)
		}
	}
}

// Rows of separators only, however many there are of them, are no respondents and no problem; a record whose id alone is blank is one.
func TestRowsOfSeparatorsOnly(t *testing.T) {
	t.Parallel()
	codebook := "id: made\nitems:\n- {id: works, kind: single, text: {nl: Werkt}, options: [{id: \"yes\", label: {nl: Ja}}, {id: \"no\", label: {nl: Nee}}]}\n"
	for _, separator := range []string{",", ";"} {
		file := strings.ReplaceAll("respondent,works\n1,yes\n,\n,,,,\n2,no\n,no\n"+strings.Repeat(",\r\n", 5000), ",", separator)
		survey, err := Open(fstest.MapFS{"codebook.yaml": {Data: []byte(codebook)}, "waves/w/a.csv": {Data: []byte(file)},
			"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [works]}]\n")}})
		if err != nil {
			t.Fatal(err)
		}
		for _, engine := range []Engine{EngineFrame, EngineScan} {
			tallies, problems, err := survey.WithEngine(engine, nil).Count(t.Context(), survey.Waves[0])
			if err != nil || tallies[0].Asked != 2 || tallies[0].Counts[0] != 1 || tallies[0].Counts[1] != 1 {
				t.Errorf("%q, %s: %+v, %v", separator, engine, tallies, err)
			}
			if len(problems) != 1 || problems[0].Line != 6 || !strings.HasPrefix(problems[0].Message, "the id is empty") {
				t.Errorf("%q, %s: %v", separator, engine, problems)
			}
		}
	}
}
