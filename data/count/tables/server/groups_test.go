package server

import (
	"database/sql/driver"
	"errors"
	"testing"

	"spoor/data/database"
)

func TestQuestionsQuoteNames(t *testing.T) {
	for _, c := range []struct{ url, want string }{
		{`postgres://h/d?schema=a.b&table=t%22%3B--`, `SELECT "it""s.x", CASE WHEN CAST("w" AS double precision) >= 0 AND CAST("w" AS double precision) < 1e100 THEN 1 ELSE 0 END, ` +
			`COUNT(*), SUM(CASE WHEN CAST("w" AS double precision) = 0 THEN 1 ELSE 0 END), SUM(CAST("w" AS double precision)), ` +
			`SUM(CAST("w" AS double precision) * CAST("w" AS double precision)) FROM "a.b"."t"";--" WHERE "id" <> '' ` +
			`GROUP BY "it""s.x", CASE WHEN CAST("w" AS double precision) >= 0 AND CAST("w" AS double precision) < 1e100 THEN 1 ELSE 0 END`},
		{"clickhouse://h/d?table=t%60%5C", "SELECT `it\"s.x`, CASE WHEN toFloat64(`w`) >= 0 AND toFloat64(`w`) < 1e100 THEN 1 ELSE 0 END, " +
			"COUNT(*), SUM(CASE WHEN toFloat64(`w`) = 0 THEN 1 ELSE 0 END), SUM(toFloat64(`w`)), SUM(toFloat64(`w`) * toFloat64(`w`)) FROM `t\\`\\\\` WHERE `id` <> '' " +
			"GROUP BY `it\"s.x`, CASE WHEN toFloat64(`w`) >= 0 AND toFloat64(`w`) < 1e100 THEN 1 ELSE 0 END"},
	} {
		from, err := database.Parse(c.url)
		if err != nil {
			t.Fatal(err)
		}
		table := &Table{source: from, kind: kinds[from.Scheme], holds: map[string]content{"id": {text: true}}}
		if got := table.question(Query{ID: "id", Columns: []string{`it"s.x`}, Weight: "w"}); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}

func TestQuestionsSumNumbers(t *testing.T) {
	from, err := database.Parse("postgres://h/d?table=t")
	if err != nil {
		t.Fatal(err)
	}
	table := &Table{source: from, kind: kinds[from.Scheme], holds: map[string]content{"id": {text: true}}}
	y := `CAST("y" AS double precision)`
	in := `CASE WHEN ` + y + ` IS NULL THEN 0 WHEN ` + y + ` >= 0 AND ` + y + ` <= 40.5 THEN 1 ELSE 2 END`
	want := `SELECT "s", ` + in + `, COUNT(*), SUM(CASE WHEN 1 = 1 THEN ` + y + ` ELSE 0 END), SUM(CASE WHEN 1 = 1 THEN ` + y + ` * ` + y + ` ELSE 0 END), MIN(CASE WHEN 1 = 1 THEN ` + y + ` END), MAX(CASE WHEN 1 = 1 THEN ` + y + ` END) FROM "t" WHERE "id" <> '' GROUP BY "s", ` + in
	if got := table.question(Query{ID: "id", Columns: []string{"s"}, Number: Number{{"y", 0, 40.5, 1}}}); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	x := `CAST("x" AS double precision)`
	both := "((1) * " + y + " + (-2.5) * " + x + ")"
	in += `, CASE WHEN ` + x + ` IS NULL THEN 0 WHEN ` + x + ` >= 1 AND ` + x + ` <= 9 THEN 1 ELSE 2 END`
	want = `SELECT "s", ` + in + `, COUNT(*), SUM(CASE WHEN 1 = 1 THEN ` + both + ` ELSE 0 END), SUM(CASE WHEN 1 = 1 THEN ` + both + ` * ` + both + ` ELSE 0 END), MIN(CASE WHEN 1 = 1 THEN ` + both + ` END), MAX(CASE WHEN 1 = 1 THEN ` + both + ` END) FROM "t" WHERE "id" <> '' GROUP BY "s", ` + in
	if got := table.question(Query{ID: "id", Columns: []string{"s"}, Number: Number{{"y", 0, 40.5, 1}, {"x", 1, 9, -2.5}}}); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestAFailureIsOneLine(t *testing.T) {
	from, err := database.Parse("clickhouse://me@h/d?table=t")
	if err != nil {
		t.Fatal(err)
	}
	cause := errors.New("code: 60, message: Table d.t doesn't exist.\nStack trace:\n\n0. clickhouse-server(StackTrace)")
	failure := failed(from, cause)
	if want := "clickhouse://h:9440/d?table=t: the server ended the connection; ask again when it answers"; failed(from, driver.ErrBadConn).Error() != want {
		t.Error(failed(from, driver.ErrBadConn))
	}
	if want := "clickhouse://h:9440/d?table=t: code: 60, message: Table d.t doesn't exist."; failure.Error() != want || !errors.Is(failure, cause) {
		t.Errorf("%v, want %s", failure, want)
	}
}

// Nothing that connects is linked into this test.
func TestATableIsCountedOnlyWhereADriverIsLinked(t *testing.T) {
	from, err := database.Parse("postgres://h/d?table=t")
	if err != nil {
		t.Fatal(err)
	}
	want := "postgres://h:5432/d?table=t: this program connects to no databases; export the table to a file"
	if _, err := Open(t.Context(), from); err == nil || err.Error() != want {
		t.Error(err)
	}
}

func TestQuestionsOfRakedWeights(t *testing.T) {
	from, err := database.Parse("clickhouse://h/d?table=t")
	if err != nil {
		t.Fatal(err)
	}
	table := &Table{source: from, kind: kinds[from.Scheme], holds: map[string]content{"id": {number: true}}}
	w, b := "toFloat64(`w`)", "toFloat64(`b`)"
	usable := "CASE WHEN " + w + " >= 0 AND " + w + " < 1e100 AND (" + w + " > 0 AND " + b + " > 0 AND " + b + " < 1e100 OR " + w + " = 0 AND " + b + " = 0) THEN CASE WHEN " + w + " > 0 THEN 1 ELSE 2 END ELSE 0 END"
	want := "SELECT `s`, " + usable + ", COUNT(*), SUM(CASE WHEN " + w + " = 0 THEN 1 ELSE 0 END), SUM(" + w + "), SUM(" + w + " * " + w + "), SUM(" + b + ") FROM `t` WHERE `id` IS NOT NULL GROUP BY `s`, " + usable
	if got := table.question(Query{ID: "id", Columns: []string{"s"}, Weight: "w", Raked: true, Before: "b"}); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestQuestionsOfReplicateWeights(t *testing.T) {
	from, err := database.Parse("clickhouse://h/d?table=t")
	if err != nil {
		t.Fatal(err)
	}
	table := &Table{source: from, kind: kinds[from.Scheme], holds: map[string]content{"id": {number: true}}}
	w := "toFloat64(`w`)"
	usable := "CASE WHEN " + w + " >= 0 AND " + w + " < 1e100 THEN CASE WHEN " + w + " > 0 THEN 1 ELSE 2 END ELSE 0 END"
	first := "CASE WHEN NOT (COALESCE(toFloat64(`r1`), -1) BETWEEN 0 AND 1e100) THEN 1 WHEN NOT (COALESCE(toFloat64(`r2`), -1) BETWEEN 0 AND 1e100) THEN 2 ELSE 0 END"
	want := "SELECT `s`, " + usable + ", " + first + ", COUNT(*), SUM(CASE WHEN " + w + " = 0 THEN 1 ELSE 0 END), SUM(" + w + "), SUM(" + w + " * " + w + "), SUM(toFloat64(`r1`)), SUM(toFloat64(`r2`)) FROM `t` " +
		"WHERE `id` IS NOT NULL GROUP BY `s`, " + usable + ", " + first
	if got := table.question(Query{ID: "id", Columns: []string{"s"}, Weight: "w", Replicates: []string{"r1", "r2"}}); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
