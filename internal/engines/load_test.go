//go:build engines && linux

package engines

import (
	"bytes"
	"database/sql"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lib/pq"

	"spoor/data/generated"
)

// records are the cells of a file of respondents.
type records struct {
	header []string
	rows   [][]string
}

func generate(t testing.TB, o generated.Options) records {
	t.Helper()
	var source bytes.Buffer
	if err := o.WriteCSV(&source); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&source).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records{rows[0], rows[1:]}
}

// part returns every so many'th record, beginning at one.
func (r records) part(first, of int) records {
	out := records{header: r.header}
	for i := first; i < len(r.rows); i += of {
		out.rows = append(out.rows, r.rows[i])
	}
	return out
}

// layout is how a table holds a column.
type layout int

const (
	text  layout = iota // text, NULL where the cell is blank
	blank               // text, blank where the cell is
	typed               // numbers as numbers, NULL where the cell is blank
)

// holds says what the cells of a column of a generated survey are, where that is no text.
func holds(column string) string {
	switch {
	case strings.HasPrefix(column, "factors."):
		return "tick"
	case strings.HasPrefix(column, "obstacles."):
		return "small"
	case column == "months.sick", column == "weight", strings.HasPrefix(column, "rw"):
		return "number"
	case column == "months.trajectory":
		return "decimal"
	case column == "respondent", column == "companies":
		return "whole"
	}
	return ""
}

// The types of the columns of a typed table.
var (
	postgresTypes   = map[string]string{"": "text", "tick": "boolean", "small": "smallint", "number": "double precision", "decimal": "numeric(6,1)", "whole": "integer"}
	clickHouseTypes = map[string]string{"": "Nullable(String)", "tick": "Nullable(UInt8)", "small": "Nullable(Int16)", "number": "Nullable(Float64)", "decimal": "Nullable(Decimal(6,1))", "whole": "Int32"}
)

// columnsOf lists the columns of a table with their types.
func columnsOf(header []string, as layout, quote func(string) string, types map[string]string) string {
	var columns []string
	for _, name := range header {
		columnType := types[""]
		if as == typed {
			columnType = types[holds(name)]
		}
		columns = append(columns, quote(name)+" "+columnType)
	}
	return strings.Join(columns, ", ")
}

// load makes a table in PostgreSQL. COPY reads text as what the columns are.
func (p *postgres) load(t testing.TB, table string, r records, as layout) {
	t.Helper()
	run(t, p.db, "CREATE TABLE "+pq.QuoteIdentifier(table)+" ("+columnsOf(r.header, as, pq.QuoteIdentifier, postgresTypes)+")")
	var names []string
	for _, name := range r.header {
		names = append(names, pq.QuoteIdentifier(name))
	}
	insert(t, p.db, "COPY "+pq.QuoteIdentifier(table)+" ("+strings.Join(names, ", ")+") FROM STDIN", r, func(_, cell string) any {
		if cell == "" && as != blank {
			return nil
		}
		return cell
	})
}

// load makes a table on both servers of ClickHouse, each with half of the respondents, and one over both.
func (c *clickHouse) load(t testing.TB, table string, r records, as layout, engine string) {
	t.Helper()
	c.create(t, table, r.header, as, engine)
	var names []string
	for _, name := range r.header {
		names = append(names, backquoted(name))
	}
	for i, s := range c.shards {
		insert(t, s.db, "INSERT INTO "+part(table)+" ("+strings.Join(names, ", ")+")", r.part(i, 2), func(column, cell string) any {
			if as == typed {
				return clickHouseValue(holds(column), cell)
			}
			if cell == "" && as != blank {
				return nil
			}
			return cell
		})
	}
}

// create makes the tables without respondents.
func (c *clickHouse) create(t testing.TB, table string, header []string, as layout, engine string) {
	t.Helper()
	types := clickHouseTypes
	if as == blank {
		types = map[string]string{"": "String"}
	}
	for _, s := range c.shards {
		run(t, s.db, "CREATE TABLE "+part(table)+" ("+columnsOf(header, as, backquoted, types)+") ENGINE = "+engine)
		run(t, s.db, fmt.Sprintf("CREATE TABLE %s.%s AS %s ENGINE = Distributed(%s, %s, %s)", databaseName, backquoted(table), part(table), clusterName, databaseName, backquoted(table+" local")))
	}
}

// part is the table with one half of the respondents.
func part(table string) string { return databaseName + "." + backquoted(table+" local") }

// clickHouseValue is a cell as the type of a typed column, which the native protocol asks for.
func clickHouseValue(kind, cell string) any {
	if cell == "" {
		return nil
	}
	number, _ := strconv.ParseFloat(cell, 64) // the generator writes numbers
	switch kind {
	case "tick":
		return uint8(number)
	case "small":
		return int16(number)
	case "whole":
		return int32(number)
	case "number":
		return number
	}
	return cell
}

// insert writes records by a prepared statement that takes one at a time and sends all at the end.
func insert(t testing.TB, db *sql.DB, statement string, r records, value func(column, cell string) any) {
	t.Helper()
	if err := inserted(db, statement, r, value); err != nil {
		t.Fatalf("%.80s: %v", statement, err)
	}
}

func inserted(db *sql.DB, statement string, r records, value func(column, cell string) any) error {
	all, err := db.Begin()
	if err != nil {
		return err
	}
	defer all.Rollback()
	prepared, err := all.Prepare(statement)
	if err != nil {
		return err
	}
	values := make([]any, len(r.header))
	for _, row := range r.rows {
		for i, cell := range row {
			values[i] = value(r.header[i], cell)
		}
		if _, err := prepared.Exec(values...); err != nil {
			return err
		}
	}
	if strings.HasPrefix(statement, "COPY") {
		if _, err := prepared.Exec(); err != nil {
			return err
		}
	}
	if err := prepared.Close(); err != nil {
		return err
	}
	return all.Commit()
}

func run(t testing.TB, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.Exec(statement); err != nil {
		t.Fatalf("%.200s: %v", statement, err)
	}
}

func backquoted(name string) string {
	return "`" + strings.NewReplacer(`\`, `\\`, "`", "\\`").Replace(name) + "`"
}

// Every cell comes back as it was loaded, of each layout and from both kinds of server.
func TestTablesHoldTheRecords(t *testing.T) {
	r := generate(t, generated.Options{Respondents: 200, Seed: 9, Design: true, Quotes: true})
	for _, as := range []layout{text, blank, typed} {
		table := fmt.Sprint("held ", as)
		servers.postgres.load(t, table, r, as)
		servers.clickHouse.load(t, table, r, as, "Log")
		checkRecords(t, servers.postgres.db, "SELECT * FROM "+pq.QuoteIdentifier(table), r)
		for _, s := range servers.clickHouse.shards {
			checkRecords(t, s.db, "SELECT * FROM "+databaseName+"."+backquoted(table), r)
		}
	}
}

func checkRecords(t testing.TB, db *sql.DB, question string, want records) {
	t.Helper()
	rows, err := db.Query(question)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	defer rows.Close()
	var got [][]string
	for rows.Next() {
		values, places := make([]sql.NullString, len(want.header)), make([]any, len(want.header))
		for i := range values {
			places[i] = &values[i]
		}
		if err := rows.Scan(places...); err != nil {
			t.Fatalf("%s: %v", question, err)
		}
		cells := make([]string, len(values))
		for i := range values {
			cells[i] = shown(want.header[i], values[i].String)
		}
		got = append(got, cells)
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	byRespondent := func(a, b []string) int { return slices.Compare(a[:1], b[:1]) }
	slices.SortFunc(got, byRespondent)
	sorted := records{want.header, nil}
	for _, row := range want.rows {
		cells := slices.Clone(row)
		for i := range cells {
			cells[i] = shown(want.header[i], cells[i])
		}
		sorted.rows = append(sorted.rows, cells)
	}
	slices.SortFunc(sorted.rows, byRespondent)
	if !slices.EqualFunc(got, sorted.rows, slices.Equal) {
		t.Errorf("%s gave other cells than were loaded", question)
	}
}

// shown writes numbers in one way, and true and false as the ticks they stand for.
func shown(column, cell string) string {
	switch {
	case cell == "true":
		return "1"
	case cell == "false":
		return "0"
	}
	if number, err := strconv.ParseFloat(cell, 64); err == nil && holds(column) != "" {
		return strconv.FormatFloat(number, 'g', -1, 64)
	}
	return cell
}
