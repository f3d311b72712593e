//go:build engines && linux

package engines

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

const oddCodebook = `id: odd
title: {en: Odd columns}
items:
- {id: works, kind: single, text: {en: "Work?"}, options: [{id: "yes", label: {en: "Yes"}}, {id: "no", label: {en: "No"}}]}
- {id: tools, kind: multiple, text: {en: "Tools?"}, options: [{id: car, label: {en: Car}}, {id: bike, label: {en: Bike}}]}
- {id: hours, kind: number, text: {en: "Hours?"}, range: [0, 10000000000000000]}
`

// oddAnswers are three respondents in a file, of whom the columns of tables hold the same.
const oddAnswers = "respondent,works,tools.car,tools.bike,hours,weight,born\n" +
	"9007199254740993,yes,1,0,9007199254740993,0.1,2026-01-31\n9007199254740992,no,1,1,100000,0.7,2026-01-31\n3,yes,0,1,,1.3,2025-12-01\n4,no,,,2,0.9,2025-12-01\n"

// A table with columns of whatever types gives what a file gives, and one that cannot be counted one line that says why.
func TestOddTables(t *testing.T) {
	wave := "id: w\nprovenance: observed\ndesign: {weight: weight, strata: born}\n"
	folder := func(place string, files map[string][]byte) string {
		out := folderOf(t, wave+place+"\n", files)
		if err := os.WriteFile(filepath.Join(out, "codebook.yaml"), []byte(oddCodebook), 0o644); err != nil {
			t.Fatal(err)
		}
		return out
	}
	file := folder("files: [{name: a.csv, items: [works, tools, hours]}]", map[string][]byte{"a.csv": []byte(oddAnswers)})
	p, c := servers.postgres, servers.clickHouse.shards[0]
	postgres := func(name, types, after string) string {
		run(t, p.db, "CREATE TABLE "+name+" (respondent bigint, works "+types+after)
		return p.source(name)
	}
	source := postgres("odd_types", `text, "tools.car" boolean, "tools.bike" boolean, hours bigint, weight real, born date)`, "")
	run(t, p.db, "CREATE TYPE answer AS ENUM ('no', 'yes')")
	parted := postgres("odd_parts", `answer, "tools.car" boolean, "tools.bike" boolean, hours numeric, weight real, born date)`, " PARTITION BY RANGE (born)")
	run(t, p.db, "CREATE TABLE odd_old PARTITION OF odd_parts FOR VALUES FROM (MINVALUE) TO ('2026-01-01')")
	run(t, p.db, "CREATE TABLE odd_new PARTITION OF odd_parts FOR VALUES FROM ('2026-01-01') TO (MAXVALUE)")
	for _, table := range []string{"odd_types", "odd_parts"} {
		run(t, p.db, "INSERT INTO "+table+" VALUES (9007199254740993, 'yes', true, false, 9007199254740993, 0.1, '2026-01-31'), (9007199254740992, 'no', true, true, 100000, 0.7, '2026-01-31'), "+
			"(3, 'yes', false, true, NULL, 1.3, '2025-12-01'), (4, 'no', NULL, NULL, 2, 0.9, '2025-12-01')")
	}
	run(t, p.db, `CREATE VIEW odd_view AS SELECT respondent, works, "tools.car", "tools.bike", hours, weight, born FROM odd_types`)
	create := func(name, weight, born string) string {
		run(t, c.db, "CREATE TABLE "+databaseName+"."+name+" (respondent UInt64, works Enum8('yes' = 1, 'no' = -2), `tools.car` Nullable(UInt8), `tools.bike` Nullable(UInt8), hours Nullable(Int64), weight "+weight+", born "+born+") ENGINE = Log")
		return servers.clickHouse.source(name)
	}
	odd := create("odd_types", "Float32", "Date")
	rows, err := csv.NewReader(strings.NewReader(oddAnswers)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	insert(t, c.db, "INSERT INTO "+databaseName+".odd_types (respondent, works, `tools.car`, `tools.bike`, hours, weight, born)", records{rows[0], rows[1:]}, oddValue)
	run(t, c.db, "CREATE VIEW "+databaseName+".odd_view AS SELECT * FROM "+databaseName+".odd_types")
	tables := map[string]string{"PostgreSQL": source, "partitions": parted, "a view": p.source("odd_view"), "ClickHouse": odd, "a view of ClickHouse": servers.clickHouse.source("odd_view")}
	for _, command := range []string{"table works", "table tools", "table hours"} {
		want := spoor(t, append(strings.Fields(command), "--format", "json", "--survey", file)...)
		if want.code != 0 {
			t.Fatalf("%s: %+v", command, want)
		}
		for name, url := range tables {
			got := spoor(t, append(strings.Fields(command), "--format", "json", "--survey", folder(fmt.Sprintf("sources: [{urls: [%q], items: [works, tools, hours]}]", url), nil))...)
			if err := differentNumbers([]byte(got.output), []byte(want.output)); err != nil || got.code != 0 || got.problems != want.problems {
				t.Errorf("%s, %s: %v, exit code %d, %q; want 0, %q", name, command, err, got.code, got.problems, want.problems)
			}
		}
	}
	for name, f := range map[string]failure{
		"nobody":            {source: postgres("odd_none", `text, "tools.car" boolean, "tools.bike" boolean, hours bigint, weight real, born date)`, ""), code: problems, says: "geen rij met een nummer"},
		"nobody there":      {source: create("odd_none", "Float64", "Date"), code: problems, says: "geen rij met een nummer"},
		"a weight of dates": {source: postgres("odd_dates", `text, "tools.car" boolean, "tools.bike" boolean, hours bigint, weight date, born date)`, ""), code: problems, says: `kolom "weight": de kolom bevat geen getallen`},
		"of booleans":       {source: postgres("odd_flags", `text, "tools.car" boolean, "tools.bike" boolean, hours bigint, weight boolean, born date)`, ""), code: problems, says: `kolom "weight": de kolom bevat geen getallen`},
		"of arrays":         {source: create("odd_arrays", "Array(Float64)", "Date"), code: problems, says: `kolom "weight": de kolom bevat geen getallen`},
		"of enumerations":   {source: create("odd_enums", "Enum8('1' = 1)", "Date"), code: problems, says: `kolom "weight": de kolom bevat geen getallen`},
	} {
		f.environment = environment(password, password)
		t.Run(name, func(t *testing.T) {
			fails(t, f, "table", "works", "--survey", folder(fmt.Sprintf("sources: [{urls: [%q], items: [works, tools, hours]}]", f.source), nil))
		})
	}
}

// oddValue is a cell as the type of its column in ClickHouse.
func oddValue(column, cell string) any {
	whole, _ := strconv.ParseUint(cell, 10, 64) // of the columns of whole numbers
	switch {
	case cell == "":
		return nil
	case column == "respondent":
		return whole
	case column == "hours":
		return int64(whole)
	case strings.HasPrefix(column, "tools"):
		return uint8(whole)
	case column == "weight":
		weight, _ := strconv.ParseFloat(cell, 32)
		return float32(weight)
	case column == "born":
		day, _ := time.Parse(time.DateOnly, cell)
		return day
	}
	return cell
}
