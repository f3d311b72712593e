//go:build engines && linux

package engines

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/count"
	_ "spoor/data/count/tables/drivers" // so that tables in databases can be counted
	"spoor/data/database"
	"spoor/data/generated"
	_ "spoor/data/parquet" // so that Parquet is read
	"spoor/internal/tallytest"
)

// surveys are those that every engine counts.
var surveys = map[string]generated.Options{
	"plain":  {Respondents: 1200, Seed: 21, Quotes: true},
	"design": {Respondents: 600, Seed: 22, Quotes: true, Design: true},
}

// The same respondents give the same counts, crosstabs, tables and reports wherever their answers are.
func TestEnginesAgree(t *testing.T) {
	t.Parallel()
	for name, o := range surveys {
		t.Run(name, func(t *testing.T) {
			all := places(t, o, large(generate(t, o)))
			want := countsOf(t, all[0])
			reported := reportOf(t, all[0])
			for _, p := range all[1:] {
				t.Run(p.name, func(t *testing.T) {
					t.Parallel()
					sameCounts(t, countsOf(t, p), want)
					sameReports(t, reportOf(t, p), reported, o.Design || p.parts > 1)
				})
			}
		})
	}
}

// large lengthens the free texts until the file is one of which a report leaves out what needs every respondent's own answers, as it
// does for a database.
func large(r records) records {
	remark := slices.Index(r.header, "remark")
	long := strings.Repeat("lang ", count.MostHeld/len(r.rows)/5+1)
	for _, row := range r.rows {
		row[remark] += long
	}
	return r
}

// counts are what a survey gives.
type counts struct {
	tallies   []data.Tally
	crosstabs map[string][]data.Crosstab // by the item that makes the groups
}

// countsOf counts every item, and every item by one whose groups exclude each other and by one whose groups overlap, alone and crossed.
func countsOf(t *testing.T, p place) counts {
	t.Helper()
	survey, err := count.Open(os.DirFS(p.folder))
	if err != nil {
		t.Fatal(err)
	}
	survey = survey.WithEngine(p.engine, nil).WithConsent(database.ConsentTo(nil, true))
	tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	out := counts{tallies, map[string][]data.Crosstab{}}
	for _, by := range []string{"sector", "obstacles", "works*obstacles"} {
		if out.crosstabs[by], problems, err = survey.Crosstabs(t.Context(), survey.Waves[0], by); err != nil || len(problems) > 0 {
			t.Fatal(by, problems, err)
		}
	}
	return out
}

func sameCounts(t *testing.T, got, want counts) {
	t.Helper()
	if err := tallytest.Difference(got.tallies, want.tallies); err != nil {
		t.Error(err)
	}
	for by := range want.crosstabs {
		if err := differentCrosstabs(got.crosstabs[by], want.crosstabs[by]); err != nil {
			t.Errorf("by %s: %v", by, err)
		}
	}
}

// reportOf writes the report of a survey and tables by groups, and returns every file.
func reportOf(t *testing.T, p place) map[string][]byte {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "report")
	options := []string{"--survey", p.folder, "--engine", string(p.engine)}
	if o := spoor(t, append(options, "report", "--out", folder)...); o.code != 0 || o.problems != "" {
		t.Fatalf("report: %+v", o)
	}
	out := filepath.Join(folder, "tables.json")
	if o := spoor(t, append(options, "table", "factors", "works", "months", "--by", "sector", "--by", "obstacles", "--format", "json", "--out", out)...); o.code != 0 || o.problems != "" {
		t.Fatalf("tables: %+v", o)
	}
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		files[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// sameReports compares every file of two reports: their bytes, or, where fractions are added in another order and written with all
// digits, their numbers. Those are weights, and the values of several tables.
func sameReports(t *testing.T, got, want map[string][]byte, fractions bool) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	inexact := func(name string) bool {
		return fractions && (strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".csv"))
	}
	for name, content := range want {
		var err error
		switch {
		case name == "manifest.json":
			err = differentManifest(got[name], content, inexact)
		case inexact(name):
			err = differentNumbers(got[name], content)
		default:
			err = differentBytes(got[name], content)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if strings.Contains(string(got[name]), password) {
			t.Errorf("%s holds a password", name)
		}
	}
}
