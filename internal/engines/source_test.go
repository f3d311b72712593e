//go:build engines && linux

package engines

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/lib/pq"

	"spoor/data/generated"
)

// Tables that are named on the command line give what the same tables give in a wave.
func TestSourceOnTheCommandLine(t *testing.T) {
	o := generated.Options{Respondents: 500, Seed: 31, Design: true}
	r := generate(t, o)
	p, c := servers.postgres, servers.clickHouse
	p.load(t, "one", r.part(0, 2), typed)
	c.load(t, "two", r.part(1, 2), text, "Log")
	wave := folderOf(t, waveOf(o, p.source("one"), c.source("two")), nil)
	file := folderOf(t, o.Wave("answers.csv"), map[string][]byte{"answers.csv": asCSV(t, r)})
	for _, command := range []string{"table factors --by sector --format csv", "table rated --format md"} {
		want := spoor(t, append(strings.Fields(command), "--survey", wave)...)
		got := spoor(t, append(strings.Fields(command), "--survey", file, "--wave", "w", "--source", p.source("one"), "--source", c.source("two"))...)
		if got != want || got.code != 0 || got.output == "" {
			t.Errorf("%s: %+v, want %+v", command, got, want)
		}
	}
}

// A member is compared with a table, and waves in tables are followed, as if they stood in files.
func TestCompareAndTrend(t *testing.T) {
	p, c := servers.postgres, servers.clickHouse
	first, second := generated.Options{Respondents: 700, Seed: 32}, generated.Options{Respondents: 500, Seed: 33}
	r := generate(t, first)
	p.load(t, "wave w", r, typed)
	c.load(t, "wave v", generate(t, second), blank, "Log")
	tables := folderOf(t, waveOf(first, p.source("wave w")), nil)
	files := folderOf(t, first.Wave("answers.csv"), map[string][]byte{"answers.csv": asCSV(t, r)})
	addWave(t, tables, waveOf(second, c.source("wave v")), nil)
	addWave(t, files, second.Wave("answers.csv"), asCSV(t, generate(t, second)))
	member := filepath.Join(t.TempDir(), "member.csv")
	if err := os.WriteFile(member, []byte("option,count\nyes,31\nno,11\nbase,42\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"trend", "--format", "csv"}, {"trend", "rated", "--format", "json"}, {"compare", member, "--item", "works", "--wave", "w", "--format", "json"}} {
		want := spoor(t, append(command, "--survey", files)...)
		got := spoor(t, append(command, "--survey", tables)...)
		if got != want || got.code != 0 || got.output == "" {
			t.Errorf("%v: %+v, want %+v", command, got, want)
		}
	}
}

// addWave adds a wave v to a survey.
func addWave(t *testing.T, folder, wave string, answers []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(folder, "waves", "v"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"wave.yaml": []byte(strings.Replace(wave, "id: w", "id: v", 1)), "answers.csv": answers} {
		if err := os.WriteFile(filepath.Join(folder, "waves", "v", name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// awkward are names that SQL has to quote.
var awkward = []string{`a"b`, "a`b", `a'b`, `a\b`, `a.b`, `a;b`, `a b`, `a--b`, `'; DROP TABLE safe; --`, `"; DROP TABLE safe; --`, "`; DROP TABLE safe; --", `ä?$1{x}%`, `a\`, `select`, strings.Repeat("é", 31)}

// Names of tables and columns are taken as they are.
func TestAwkwardNames(t *testing.T) {
	t.Parallel()
	p, c := servers.postgres, servers.clickHouse
	for _, s := range c.shards {
		run(t, s.db, "CREATE TABLE safe (x String) ENGINE = Log")
	}
	run(t, p.db, "CREATE TABLE safe (x text)")
	o := generated.Options{Respondents: 60, Seed: 41, Design: true}
	c.load(t, "tame", generate(t, o), blank, "Log")
	for _, name := range awkward {
		r := generate(t, o)
		r.header[len(r.header)-4] = name
		wave := func(urls ...string) string {
			return strings.Replace(waveOf(o, urls...), "weight: weight", "lonely: adjust, weight: "+strconv.Quote(name), 1)
		}
		text := strings.Replace(o.Wave("answers.csv"), "weight: weight", "lonely: adjust, weight: "+strconv.Quote(name), 1)
		want := spoor(t, "table", "works", "--format", "md", "--survey", folderOf(t, text, map[string][]byte{"answers.csv": asCSV(t, r)}))
		if want.code != 0 {
			t.Fatalf("%s: %+v", name, want)
		}
		table := "name " + name
		p.load(t, table, r, typed)
		c.create(t, table, r.header, blank, "Log")
		for _, s := range c.shards { // the driver cannot insert into all of these columns
			run(t, s.db, "INSERT INTO "+part(table)+" SELECT * FROM "+part("tame"))
		}
		for _, source := range []string{p.source(table), c.source(table)} {
			if got := spoor(t, "table", "works", "--format", "md", "--survey", folderOf(t, wave(source), nil)); got != want {
				t.Errorf("%s, %s: %+v, want %+v", name, source, got, want)
			}
		}
	}
	for _, s := range c.shards {
		run(t, s.db, "SELECT * FROM safe")
	}
	run(t, p.db, "SELECT * FROM safe")
}

// A table may be in a schema.
func TestSchema(t *testing.T) {
	p := servers.postgres
	r := generate(t, generated.Options{Respondents: 60, Seed: 43})
	p.load(t, "moved", r, text)
	run(t, p.db, `CREATE SCHEMA "of surveys"`)
	run(t, p.db, "ALTER TABLE "+pq.QuoteIdentifier("moved")+` SET SCHEMA "of surveys"`)
	folder := folderOf(t, generated.Options{}.Wave("absent.csv"), nil)
	o := spoor(t, "table", "works", "--survey", folder, "--source", p.source("moved")+"&schema=of+surveys")
	if o.code != 0 || !strings.Contains(o.output, "Ja") {
		t.Errorf("%+v", o)
	}
}

// What a report from a database leaves behind does not say who asked.
func TestManifestNamesNoUser(t *testing.T) {
	o := generated.Options{Respondents: 200, Seed: 44}
	servers.postgres.load(t, "manifest", generate(t, o), text)
	folder := filepath.Join(t.TempDir(), "report")
	if made := spoor(t, "report", "--survey", folderOf(t, waveOf(o, servers.postgres.source("manifest")), nil), "--out", folder); made.code != 0 {
		t.Fatalf("%+v", made)
	}
	manifest, err := os.ReadFile(filepath.Join(folder, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(manifest), "table=manifest") || strings.Contains(string(manifest), user) {
		t.Errorf("the manifest must name the table and not the user:\n%s", manifest)
	}
}

// Each server of a Distributed table counts its own half of the respondents, and only groups travel.
func TestCountingIsPushedDown(t *testing.T) {
	const respondents = 10_000
	o := generated.Options{Respondents: respondents, Seed: 45}
	c := servers.clickHouse
	c.load(t, "pushed", generate(t, o), text, "Log")
	if made := spoor(t, "table", "factors", "--by", "sector", "--survey", folderOf(t, waveOf(o, c.source("pushed")), nil)); made.code != 0 {
		t.Fatalf("%+v", made)
	}
	for i, s := range c.shards {
		run(t, s.db, "SYSTEM FLUSH LOGS")
		var asked, groups, read int
		err := s.db.QueryRow("SELECT COUNT(*), MAX(result_rows), MAX(read_rows) FROM system.query_log WHERE type = 2 AND is_initial_query = 0 AND query LIKE '%pushed local%' AND query LIKE '%GROUP BY%'").Scan(&asked, &groups, &read)
		if err != nil {
			t.Fatal(err)
		}
		// The first server counts its half by itself, as part of the question that it was asked.
		if i == 1 && (asked == 0 || groups > respondents/10 || read != respondents/2) {
			t.Errorf("server %d answered %d questions with at most %d groups of %d rows; want groups of its %d", i+1, asked, groups, read, respondents/2)
		}
	}
}
