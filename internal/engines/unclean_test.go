//go:build engines && linux

package engines

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/count"
	"spoor/data/database"
	"spoor/data/generated"
)

// unclean are cells that are no answer, or that are one in spite of how they are written.
var unclean = []string{" ", "perhaps", " yes ", "Yes", "JA", "Goed", " goed", "1", "0", "2", " 1", "true", "-1", "-0", "60.0", "61", "1e1", "1E-2", "0x10", "1p3", "1_0", "NaN", "nan",
	"inf", "-Infinity", "+5", ".5", "5.", "1,5", "1.5.", "1e400", "-1e400", "1e-90", "\t5", "5\n", "\u00a05", "\u00a0", "\uff11", "#refused", "#dont_know", "#not_asked", "#unusable", "#REFUSED",
	"#else", "'", `\`, `\N`, "NULL", `a"b`, "x'; --", "é", "e\u0301", "care\x01", "region 1 ", "000", "12345678901234567890", "0.1234567890123456789"}

// spoil puts such a cell in some places. Ids stay as they are: a table where one stands twice is not counted.
func spoil(r records, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 0))
	for _, row := range r.rows {
		for i, column := range r.header {
			if column != "respondent" && random.IntN(15) == 0 {
				row[i] = unclean[random.IntN(len(unclean))]
			}
		}
	}
}

// What is wrong with a cell leaves out the same answers and respondents in a table as in a file.
func TestUncleanAnswersCountTheSame(t *testing.T) {
	t.Parallel()
	p, c := servers.postgres, servers.clickHouse
	for _, o := range []generated.Options{{Respondents: 1000, Seed: 61}, {Respondents: 1000, Seed: 62, Design: true}} {
		r := generate(t, o)
		if o.Design {
			r = withoutLast(r)
		}
		spoil(r, o.Seed)
		table := fmt.Sprint("unclean ", o.Seed)
		p.load(t, table, r, text)
		c.load(t, table, r, text, "Log")
		p.load(t, table+" blank", r, blank)
		c.load(t, table+" blank", r, blank, "Log")
		want, unusable := uncleanCounts(t, place{"frame", folderOf(t, whole(o.Wave("answers.csv")), map[string][]byte{"answers.csv": asCSV(t, r)}), count.EngineFrame, 1})
		if unusable == 0 {
			t.Fatal("nothing is wrong with the answers")
		}
		for _, source := range []string{p.source(table), c.source(table), p.source(table + " blank"), c.source(table + " blank")} {
			t.Run(source, func(t *testing.T) {
				got, _ := uncleanCounts(t, place{source, folderOf(t, whole(waveOf(o, source)), nil), count.EngineAuto, 1})
				sameCounts(t, got, want)
			})
		}
	}
}

// whole is a wave without populations: where two respondents of a stratum give another, a file leaves out the second, and a table
// has no second.
func whole(wave string) string { return strings.Replace(wave, ", fpc: companies", "", 1) }

// withoutLast leaves out the last column, of the populations.
func withoutLast(r records) records {
	last := len(r.header) - 1
	out := records{header: r.header[:last]}
	for _, row := range r.rows {
		out.rows = append(out.rows, row[:last])
	}
	return out
}

// uncleanCounts counts a survey with problems, and how many answers are unusable.
func uncleanCounts(t *testing.T, p place) (counts, int) {
	t.Helper()
	survey, err := count.Open(os.DirFS(p.folder))
	if err != nil {
		t.Fatal(err)
	}
	survey = survey.WithEngine(p.engine, nil).WithConsent(database.ConsentTo(nil, true))
	tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
	if err != nil || len(problems) == 0 {
		t.Fatalf("%d problems, %v", len(problems), err)
	}
	crosstabs, _, err := survey.Crosstabs(t.Context(), survey.Waves[0], "sector")
	if err != nil {
		t.Fatal(err)
	}
	unusable := 0
	for _, tally := range tallies {
		unusable += tally.Unusable
	}
	return counts{slices.Clone(tallies), map[string][]data.Crosstab{"sector": crosstabs}}, unusable
}
