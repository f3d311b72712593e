//go:build engines && linux

package engines

import (
	"os"
	"slices"
	"strconv"
	"testing"

	"spoor/data"
	"spoor/data/count"
	"spoor/data/database"
	"spoor/data/generated"
	"spoor/internal/tallytest"
)

// A number with very many different values is summed by the database, which gives the sums of the file but for rounding.
func TestManyValuesAreSummed(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]generated.Options{
		"plain": {Respondents: 13_000, Seed: 23}, "design": {Respondents: 13_000, Seed: 24, Design: true},
	} {
		t.Run(name, func(t *testing.T) {
			r := generate(t, o)
			sick := slices.Index(r.header, "months.sick")
			for i, row := range r.rows {
				if row[sick] != "" {
					row[sick] = strconv.FormatFloat(float64(i)*61/13_000, 'f', -1, 64) // some are above the range
				}
			}
			id := "many " + name
			servers.postgres.load(t, id, r, typed)
			servers.clickHouse.load(t, id, r, typed, "MergeTree ORDER BY respondent")
			want := tallied(t, place{folder: folderOf(t, o.Wave("answers.csv"), map[string][]byte{"answers.csv": asCSV(t, r)}), engine: count.EngineFrame})
			for place, url := range map[string]string{"PostgreSQL": servers.postgres.source(id), "ClickHouse": servers.clickHouse.source(id)} {
				if err := tallytest.Difference(tallied(t, placeOf(t, o, url)), want); err != nil {
					t.Errorf("%s: %v", place, err)
				}
			}
		})
	}
}

// tallied counts every item, of which some answers are outside the range.
func tallied(t *testing.T, p place) []data.Tally {
	t.Helper()
	survey, err := count.Open(os.DirFS(p.folder))
	if err != nil {
		t.Fatal(err)
	}
	tallies, _, err := survey.WithEngine(p.engine, nil).WithConsent(database.ConsentTo(nil, true)).Count(t.Context(), survey.Waves[0])
	if err != nil {
		t.Fatal(err)
	}
	return tallies
}

func placeOf(t *testing.T, o generated.Options, url string) place {
	return place{folder: folderOf(t, waveOf(o, url), nil), engine: count.EngineAuto}
}
