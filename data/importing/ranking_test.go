package importing_test

import (
	"strings"
	"testing"

	"spoor/data/importing"
	"spoor/data/platform"
)

const rankings = `id: s
items:
- id: prio
  kind: ranking
  text: {nl: Volgorde}
  max_picks: 3
  options:
  - {id: time, label: {nl: Tijd}, aliases: [A1]}
  - {id: money, label: {nl: Geld}, aliases: [A2]}
  - {id: rest, label: {nl: Rust}, aliases: [A3]}
  - {id: work, label: {nl: "Werk, en wel betaald"}, aliases: [A4]}
`

// A ranking is the same in the three forms in which exports hold one, and what is wrong with one respondent's ranks is said with its
// line, of each form in its own words.
func TestRankings(t *testing.T) {
	const good = "respondent,prio.time,prio.money,prio.rest,prio.work\n1,rank_2,rank_1,unplaced,rank_3\n2,unplaced,unplaced,unplaced,rank_1\n3,,,,"
	const bad = "\n4,#unusable,#unusable,#unusable,#unusable"
	columns := strings.Replace(rankings, "  max_picks", "  columns: [eerste, tweede, derde]\n  max_picks", 1)
	separated := strings.Replace(rankings, "  max_picks", "  separator: \";\"\n  max_picks", 1)
	for name, c := range map[string]struct {
		codebook, header, rows string
		wrong                  map[string]string // a fourth row, and what is wrong with it
	}{
		"a column for each option": {rankings, "prio.time|prio.money|prio.rest|prio.work", "2|1||3\n|||1\n|||\n", map[string]string{
			"1|1||2":   `4: column "prio": "Tijd" and "Geld" both have rank 1; the respondent is left out of this item`,
			"1||3|":    `4: column "prio": rank 3 is given and rank 2 is not`,
			"4|3|2|1":  `4: column "prio": "Tijd" has rank 4, and the ranks are 1 to 3`,
			"x|1|2|":   `4: column "prio.time": "x" is no rank from 1 to 3`,
			"#N/A|1||": `4: column "prio.time": holds the error #N/A`,
		}},
		"ranks in words": {rankings, "Volgorde [Tijd]|Volgorde [Geld]|Volgorde [Rust]|Volgorde [Werk, en wel betaald]", "2e keus|Rang 1||#3\nn.v.t.|||1\nNA|NA||\n", nil},
		"a column for each rank": {columns, "eerste|tweede|derde", "Geld|A1|Werk, en wel betaald\nA4||\n||\n", map[string]string{
			"Tijd|Geld|Tijd": `4: column "derde": "Tijd" has rank 1 already, and rank 3 as well; the respondent is left out of this item`,
			"Tijd||Geld":     `4: column "prio": rank 3 is given and rank 2 is not`,
			"Tyd|Geld|":      `4: column "eerste": "Tyd" is not among the options (Tijd, Geld, Rust, Werk, en wel betaald)`,
		}},
		"a column for each rank, by its text": {rankings, "Volgorde [Rang 1]|Volgorde [Rang 2]|Volgorde [Rang 3]", "Geld|A1|Werk, en wel betaald\nA4||\n||\n", nil},
		"one cell": {separated, "prio|x", "Geld;Tijd;Werk, en wel betaald;|1\nA4|1\n|1\n", map[string]string{
			"Geld;Tijd;Geld|1":     `4: column "prio": "Geld" stands at 1 and at 3`,
			"Geld;Tijd;Rust;A4;|1": `4: column "prio": "Werk, en wel betaald" has rank 4, and the ranks are 1 to 3`,
			"Geld;Kennis;|1":       `4: column "prio": "Kennis" is not among the options`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			rows := c.wrong
			if rows == nil {
				rows = map[string]string{"": ""}
			}
			form := platform.Plain
			if strings.Contains(c.header, "[") {
				form = platform.GoogleForms
			}
			for row, wrong := range rows {
				i, err := open("a.csv", c.header+"\n"+c.rows+row, parse(t, c.codebook), importing.Options{}, platform.Options{Platform: form, Keep: []platform.Reason{platform.EmptyRow}})
				if err != nil {
					t.Fatal(err)
				}
				got, want := run(t, i), good
				if row != "" {
					want, wrong = good+bad, "a.csv:"+strings.Replace(wrong, "4:", "5:", 1)
				}
				if got.records != want {
					t.Errorf("%q: got\n%s\nwant\n%s", row, got.records, want)
				}
				if !strings.HasPrefix(got.problems, wrong) || wrong == "" && got.problems != "" {
					t.Errorf("%q: problems %s\nwant %s", row, got.problems, wrong)
				}
			}
		})
	}
}
