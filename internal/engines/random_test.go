//go:build engines && linux

package engines

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/lib/pq"

	"spoor/data"
	"spoor/data/count"
	"spoor/data/database"
	"spoor/internal/tallytest"
)

// usual are the seeds of the random surveys of every run: one with a ranking that cannot be, and of those that are counted one of strata and
// clusters with both populations, of replicate weights, of clusters within strata, raked, and without a design.
var usual = []uint64{0, 6, 15, 16, 24, 27}

// Random surveys are counted alike by every engine: items of every kind, routed ones, nets and rankings, in every design, with cells that are
// no answers, all of them and under conditions, by groups, crossed ones, and as ratios.
func TestRandomSurveys(t *testing.T) {
	t.Parallel()
	counted := 0
	for _, seed := range usual {
		if randomSurveyAgrees(t, seed) {
			counted++
		}
	}
	if want := len(usual) - 1; counted != want {
		t.Errorf("%d random surveys were counted, want %d; choose other seeds", counted, want)
	}
}

// BenchmarkRandomSurveys is the same of as many others as are asked for.
func BenchmarkRandomSurveys(b *testing.B) {
	for seed := slices.Max(usual) + 1; b.Loop(); seed++ {
		randomSurveyAgrees(b, seed)
	}
}

// randomSurveyAgrees counts the survey of a seed everywhere, and reports whether it could be.
func randomSurveyAgrees(t testing.TB, seed uint64) (counted bool) {
	t.Helper()
	survey := tallytest.NewRandom(seed)
	table := fmt.Sprint("random ", seed)
	all := randomPlaces(t, survey, table)
	defer dropRandom(t, table)
	for _, condition := range append([]string{""}, survey.Conditions...) {
		want, wantErr := randomCounts(t, all[0], condition)
		counted = wantErr == nil
		for _, p := range all[1:] {
			name := fmt.Sprintf("seed %d, %s, where %q, design %s", seed, p.name, condition, survey.Design)
			got, gotErr := randomCounts(t, p, condition)
			if (gotErr == nil) != (wantErr == nil) {
				t.Errorf("%s: %v, want %v", name, gotErr, wantErr)
				continue
			}
			for of, tallies := range want {
				if err := tallytest.Difference(got[of], tallies); err != nil {
					t.Errorf("%s: %s: %v", name, of, err)
				}
			}
		}
	}
	return counted
}

// randomPlaces puts a random survey in files and tables.
func randomPlaces(t testing.TB, survey tallytest.Random, table string) []place {
	t.Helper()
	r := records{survey.Header, survey.Rows}
	files := map[string][]byte{"answers.csv": asCSV(t, r), "answers.parquet": asParquet(t, r)}
	in := func(file string) string {
		return survey.Wave("files: [{name: " + file + ", items: [" + tallytest.RandomItems + "]}]")
	}
	p, c := servers.postgres, servers.clickHouse
	p.load(t, table, r, text)
	c.load(t, table, r, blank, "Memory")
	out := []place{{"frame", randomFolder(t, in("answers.csv"), files), count.EngineFrame, 1}, {"scan", randomFolder(t, in("answers.csv"), files), count.EngineScan, 1},
		{"scan of Parquet", randomFolder(t, in("answers.parquet"), files), count.EngineScan, 1}}
	for name, source := range map[string]string{"PostgreSQL": p.source(table), "ClickHouse": c.source(table)} {
		out = append(out, place{name, randomFolder(t, survey.Wave(fmt.Sprintf("sources: [{urls: [%q], items: [%s]}]", source, tallytest.RandomItems)), nil), count.EngineAuto, 1})
	}
	return out
}

// dropRandom drops the tables of a random survey.
func dropRandom(t testing.TB, table string) {
	t.Helper()
	run(t, servers.postgres.db, "DROP TABLE "+pq.QuoteIdentifier(table))
	for _, s := range servers.clickHouse.shards {
		run(t, s.db, "DROP TABLE "+databaseName+"."+backquoted(table))
		run(t, s.db, "DROP TABLE "+part(table))
	}
}

// randomFolder is folderOf with the codebook of random surveys.
func randomFolder(t testing.TB, wave string, files map[string][]byte) string {
	t.Helper()
	folder := folderOf(t, wave, files)
	if err := os.WriteFile(filepath.Join(folder, "codebook.yaml"), []byte(tallytest.RandomCodebook), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// randomCounts counts a random survey, each tally under a name, under a condition not by every kind of groups; an error is what makes it
// unfit to be counted.
func randomCounts(t testing.TB, p place, condition string) (map[string][]data.Tally, error) {
	t.Helper()
	survey, err := count.Open(os.DirFS(p.folder))
	if err != nil {
		t.Fatal(err)
	}
	survey, wave := survey.WithEngine(p.engine, nil).WithConsent(database.ConsentTo(nil, true)).Where(condition), survey.Waves[0]
	out := map[string][]data.Tally{}
	if out["all"], _, err = survey.Count(t.Context(), wave); err != nil {
		if !errors.As(err, new(data.Problems)) {
			t.Fatalf("%s: %v", p.name, err)
		}
		return nil, err
	}
	groups, ratios := []string{"works*tools"}, []string{"helps"}
	if condition == "" {
		groups, ratios = append(groups, "sector", "tools"), append(ratios, "")
	}
	for _, by := range groups {
		tables, _, err := survey.Crosstabs(t.Context(), wave, by)
		if err != nil {
			t.Fatalf("%s, by %s: %v", p.name, by, err)
		}
		for _, table := range tables {
			name := table.Item.ID + " by " + by
			out[name] = table.Whole
			for _, group := range table.Groups {
				out[name+" "+group.ID], out[name+" not "+group.ID] = group.Tallies, group.Rest
			}
			for i, pattern := range table.Patterns {
				out[fmt.Sprint(name, " pattern ", i)] = []data.Tally{{Counts: append(pattern.Picks, pattern.Counts...)}}
			}
		}
	}
	for _, by := range ratios {
		ratio, _, err := survey.Ratios(t.Context(), wave, "months.sick", "age", by)
		if err != nil {
			t.Fatalf("%s, ratios by %s: %v", p.name, by, err)
		}
		for _, of := range ratio.Of {
			value, _ := of.Value()
			out["ratio by "+by+" "+of.Group] = []data.Tally{of.Over, of.Under, {Sum: value, SpreadKnown: of.Above != nil}}
		}
	}
	return out, nil
}
