package data

import (
	"testing"
)

const printed = `title: {en: P}
respondents: 20
wave: {id: w}
tables:
- {item: works, base: 20, printed: {"yes": "55", "no": "45"}}
means:
- {item: hours, printed: {"": 31}}
`

func TestParsePublication(t *testing.T) {
	publication, err := ParsePublication("publication.yaml", []byte(printed), parseQuestionnaire(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := publication.Tables[0].Printed["yes"]; got != "55" {
		t.Errorf("printed %q, want 55", got)
	}
}

func TestPublicationProblems(t *testing.T) {
	const head = "respondents: 20\nwave: {id: w}\n"
	for name, c := range map[string]struct {
		source string
		want   []string
	}{
		"head": {"wave:\n  label: {en: W}\n  id: a/b\n", []string{
			"1: respondents is 0; give the number who answered the questionnaire",
			`3: the wave has id "a/b"; use a plain name such as 2026`}},
		"no wave": {"respondents: 20\n", []string{"1: the wave has no id; use a plain name such as 2026"}},
		"wave with files": {"respondents: 20\nwave: {id: w, files: [{name: a.csv, items: [works]}]}\n", []string{
			"2: the files, means and notes of the wave follow from the tables; leave them out here"}},
		"tables": {head + "tables:\n" +
			"- {item: work, printed: {}}\n" +
			"- {item: works, base: 21, printed: {\"yes\": \"55\"}}\n" +
			"- {item: works, base: -1, printed: {\"yes\": \"55\", \"no\": \"45\", maybe: \"0\"}}\n" +
			"- {item: hours, printed: {\"\": \"31\"}}\n", []string{
			`4: table refers to item "work", which the codebook does not have; did you mean "works"?`,
			`5: option "no" of item "works" is not in printed; use "" for a label that is lost`,
			"5: base 21 is more than the 20 respondents",
			"6: the table of works stands on line 5 already",
			`6: table refers to option "maybe", which item "works" does not have (yes, no)`,
			"6: base is -1; leave it out when none is printed",
			`7: item "hours" is of kind number; a table has the percentages of options`}},
		"rows": {head + "tables:\n- {item: rated, row: boss, printed: {bad: \"0\", neutral: \"50\", good: \"50\", very_good: \"0\"}}\n", []string{
			`4: item "rated" has no table for row doctor; give all rows of a battery`}},
		"no row": {head + "tables:\n- {item: rated, printed: {bad: \"0\", neutral: \"50\", good: \"50\", very_good: \"0\"}}\n", []string{
			`4: item "rated" has rows; give the row of this table`}},
		"prefer": {head + "tables:\n- {item: works, printed: {\"yes\": \"55\", \"no\": \"54\"}, prefer: {nope: \"45\"}, doubtful: [[maybe]]}\n", []string{
			"4: prefer needs a reason: what in the publication speaks for this repair?",
			`4: table refers to option "maybe", which item "works" does not have (yes, no)`,
			`4: table refers to option "nope", which item "works" does not have (yes, no)`}},
		"means": {head + "means:\n- {item: works, printed: {\"\": 3}}\n- {item: hours, printed: {\"\": 41}}\n- {item: hours, printed: {x: 1}}\n", []string{
			`4: item "works" is of kind single; only a number has a mean`,
			`5: mean 41 is outside the range of item "hours", 0 to 40`,
			"6: the means of hours stand on line 5 already"}},
		"external": {head + "external:\n- {id: a, percent: 101}\n- {id: a, percent: 5, item: hours, row: x}\n", []string{
			"4: percent is 101; give a percentage from 0 to 100",
			`5: external figure "a" is there twice`,
			`5: external figure refers to row "x", which item "hours" does not have`}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParsePublication("publication.yaml", []byte(c.source), parseQuestionnaire(t))
			wantProblems(t, err, "publication.yaml", c.want)
		})
	}
}
