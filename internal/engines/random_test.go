//go:build engines && linux

package engines

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"spoor/data"
	"spoor/data/count"
	"spoor/data/database"
	"spoor/internal/tallytest"
)

// seeds is how many random surveys the usual run counts; BenchmarkRandomSurveys counts those of other seeds.
const seeds = 8

// Random surveys are counted alike by every engine: items of every kind, routed ones, nets and rankings, in every design, with cells that are
// no answers, all of them and under conditions, by groups, crossed ones, and as ratios.
func TestRandomSurveys(t *testing.T) {
	for seed := range uint64(seeds) {
		randomSurveyAgrees(t, seed)
	}
}

// BenchmarkRandomSurveys is the same of as many others as are asked for.
func BenchmarkRandomSurveys(b *testing.B) {
	for seed := uint64(seeds); b.Loop(); seed++ {
		randomSurveyAgrees(b, seed)
	}
}

func randomSurveyAgrees(t testing.TB, seed uint64) {
	t.Helper()
	survey := tallytest.NewRandom(seed)
	all := randomPlaces(t, survey)
	defer dropRandom(t)
	for _, condition := range append([]string{""}, survey.Conditions...) {
		want, wantErr := randomCounts(t, all[0], condition)
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
}

// randomPlaces puts a random survey in files and tables.
func randomPlaces(t testing.TB, survey tallytest.Random) []place {
	t.Helper()
	r := records{survey.Header, survey.Rows}
	files := map[string][]byte{"answers.csv": asCSV(t, r), "answers.parquet": asParquet(t, r)}
	in := func(file string) string {
		return survey.Wave("files: [{name: " + file + ", items: [" + tallytest.RandomItems + "]}]")
	}
	p, c := servers.postgres, servers.clickHouse
	p.load(t, "random", r, text)
	c.load(t, "random", r, blank, "Memory")
	out := []place{{"frame", randomFolder(t, in("answers.csv"), files), count.EngineFrame, 1}, {"scan", randomFolder(t, in("answers.csv"), files), count.EngineScan, 1},
		{"scan of Parquet", randomFolder(t, in("answers.parquet"), files), count.EngineScan, 1}}
	for name, source := range map[string]string{"PostgreSQL": p.source("random"), "ClickHouse": c.source("random")} {
		out = append(out, place{name, randomFolder(t, survey.Wave(fmt.Sprintf("sources: [{urls: [%q], items: [%s]}]", source, tallytest.RandomItems)), nil), count.EngineAuto, 1})
	}
	return out
}

// dropRandom drops the tables of a random survey.
func dropRandom(t testing.TB) {
	t.Helper()
	run(t, servers.postgres.db, "DROP TABLE random")
	for _, s := range servers.clickHouse.shards {
		run(t, s.db, "DROP TABLE "+databaseName+".random")
		run(t, s.db, "DROP TABLE "+part("random"))
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

// randomCounts counts a random survey, each tally under a name; an error is what makes it unfit to be counted.
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
	for _, by := range []string{"sector", "tools", "works*tools"} {
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
	for _, by := range []string{"", "helps"} {
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
