//go:build engines && linux

package engines

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lib/pq"

	"spoor/data/count"
	"spoor/data/generated"
)

// Types of columns that real tables have beside text and the plain numbers.
var (
	otherPostgresTypes = map[string]string{"respondent": "bigint", "sector": "sector", "works": "char(9)", "outcome": "varchar(20)", "months.sick": "numeric",
		"weight": "numeric(8,3)", "region": "char(12)", "company": "name", "companies": "real"}
	otherClickHouseTypes = map[string]string{"respondent": "UInt64", "sector": "Nullable(Enum8('care' = 1, 'build' = 2, 'transport' = 3, 'public' = 4, 'trade' = -5))", "works": "Nullable(FixedString(9))",
		"months.sick": "Nullable(Decimal(9,4))", "weight": "Decimal(8,3)", "region": "FixedString(12)", "company": "String", "companies": "Float32"}
)

// The types of columns do not matter.
func TestOtherTypes(t *testing.T) {
	t.Parallel()
	o := generated.Options{Respondents: 500, Seed: 71, Design: true, Plain: true}
	r := generate(t, o)
	p, c := servers.postgres, servers.clickHouse
	p.load(t, "as text", r, text)
	run(t, p.db, "CREATE TYPE sector AS ENUM ('trade', 'public', 'transport', 'build', 'care')")
	var converted, postgresColumns, clickHouseColumns, names []string
	for _, name := range r.header {
		names = append(names, backquoted(name))
		other, found := otherPostgresTypes[name]
		if !found {
			other = "text"
		}
		postgresColumns = append(postgresColumns, pq.QuoteIdentifier(name)+" "+other)
		converted = append(converted, fmt.Sprintf("CAST(%s AS %s)", pq.QuoteIdentifier(name), other))
		if other, found = otherClickHouseTypes[name]; !found {
			other = "Nullable(String)"
		}
		clickHouseColumns = append(clickHouseColumns, backquoted(name)+" "+other)
	}
	run(t, p.db, "CREATE TABLE other ("+strings.Join(postgresColumns, ", ")+")")
	run(t, p.db, "INSERT INTO other SELECT "+strings.Join(converted, ", ")+` FROM "as text"`)
	for i, s := range c.shards {
		run(t, s.db, "CREATE TABLE "+part("other")+" ("+strings.Join(clickHouseColumns, ", ")+") ENGINE = Log")
		run(t, s.db, fmt.Sprintf("CREATE TABLE %s.other AS %s ENGINE = Distributed(%s, %s, %s)", databaseName, part("other"), clusterName, databaseName, backquoted("other local")))
		insert(t, s.db, "INSERT INTO "+part("other")+" ("+strings.Join(names, ", ")+")", r.part(i, 2), otherValue)
	}
	want := countsOf(t, place{folder: folderOf(t, o.Wave("answers.csv"), map[string][]byte{"answers.csv": asCSV(t, r)}), engine: count.EngineFrame})
	for _, source := range []string{p.source("other"), c.source("other")} {
		t.Run(source, func(t *testing.T) { sameCounts(t, countsOf(t, placeOf(t, o, source)), want) })
	}
}

// otherValue is a cell as the type of its column in ClickHouse.
func otherValue(column, cell string) any {
	if cell == "" {
		return nil
	}
	switch column {
	case "respondent":
		return uint64(clickHouseValue("number", cell).(float64))
	case "companies":
		return float32(clickHouseValue("number", cell).(float64))
	}
	return cell
}
