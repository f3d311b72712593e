package database

import (
	"database/sql/driver"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ url, shown, host string }{
		{"postgres://db.example/survey?table=answers", "postgres://db.example:5432/survey?table=answers", "db.example:5432"},
		{"postgresql://me@db.example:6432/survey?schema=s&table=answers&sslmode=disable", "postgres://db.example:6432/survey?schema=s&table=answers", "db.example:6432"},
		{"clickhouse://[::1]/survey?table=a%20b&secure=true", "clickhouse://[::1]:9000/survey?table=a+b", "[::1]:9000"},
	} {
		s, err := Parse(c.url)
		if err != nil || s.String() != c.shown || s.host != c.host {
			t.Errorf("%s: %s at %s, %v; want %s at %s", c.url, s, s.host, err, c.shown, c.host)
		}
	}
	s, err := Parse("postgres://h/d?table=t&timeout=90s")
	if err != nil || s.timeout != 90*time.Second {
		t.Error(s.timeout, err)
	}
}

func TestParseRefusesAndRepeatsNothing(t *testing.T) {
	for _, c := range []struct{ url, want string }{
		{"answers.csv", "no URL"}, {"postgres://u:hush%zz@h/d?table=t", "no URL"}, {"mysql://h/d?table=t", "mysql is no database that is known"},
		{"postgres://u:hush@h/d?table=t", "PGPASSWORD"}, {"clickhouse://u:hush@h/d?table=t", "CLICKHOUSE_PASSWORD"},
		{"postgres://h?table=t", "names no database"}, {"postgres://h/d", "names no table"}, {"postgres://h/d?table=t&password=hush", `"password" is no part`},
		{"postgres://h/d?table=t&table=u", "table stands twice"}, {"postgres://h/d?table=t&timeout=-1s", "is no time"}, {"clickhouse://h/d?table=t&schema=s", `"schema" is no part`},
	} {
		_, err := Parse(c.url)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "hush") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", c.url, err, c.want)
		}
	}
}

func TestQuestionsQuoteNames(t *testing.T) {
	for _, c := range []struct{ url, want string }{
		{`postgres://h/d?schema=a.b&table=t%22%3B--`, `SELECT "it""s.x", CASE WHEN CAST("w" AS double precision) >= 0 AND CAST("w" AS double precision) < 1e300 THEN 1 ELSE 0 END, ` +
			`COUNT(*), SUM(CASE WHEN CAST("w" AS double precision) = 0 THEN 1 ELSE 0 END), SUM(CAST("w" AS double precision)), ` +
			`SUM(CAST("w" AS double precision) * CAST("w" AS double precision)) FROM "a.b"."t"";--" WHERE "id" <> '' ` +
			`GROUP BY "it""s.x", CASE WHEN CAST("w" AS double precision) >= 0 AND CAST("w" AS double precision) < 1e300 THEN 1 ELSE 0 END`},
		{"clickhouse://h/d?table=t%60%5C", "SELECT `it\"s.x`, CASE WHEN toFloat64(`w`) >= 0 AND toFloat64(`w`) < 1e300 THEN 1 ELSE 0 END, " +
			"COUNT(*), SUM(CASE WHEN toFloat64(`w`) = 0 THEN 1 ELSE 0 END), SUM(toFloat64(`w`)), SUM(toFloat64(`w`) * toFloat64(`w`)) FROM `t\\`\\\\` WHERE `id` <> '' " +
			"GROUP BY `it\"s.x`, CASE WHEN toFloat64(`w`) >= 0 AND toFloat64(`w`) < 1e300 THEN 1 ELSE 0 END"},
	} {
		source, err := Parse(c.url)
		if err != nil {
			t.Fatal(err)
		}
		table := &Table{source: source, holds: map[string]content{"id": {text: true}}}
		if got := table.question(Query{ID: "id", Columns: []string{`it"s.x`}, Weight: "w"}); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}

func TestQuestionsSumNumbers(t *testing.T) {
	source, err := Parse("postgres://h/d?table=t")
	if err != nil {
		t.Fatal(err)
	}
	table := &Table{source: source, holds: map[string]content{"id": {text: true}}}
	y := `CAST("y" AS double precision)`
	in := `CASE WHEN ` + y + ` IS NULL THEN 0 WHEN ` + y + ` >= 0 AND ` + y + ` <= 40.5 THEN 1 ELSE 2 END`
	want := `SELECT "s", ` + in + `, COUNT(*), SUM(CASE WHEN 1 = 1 THEN ` + y + ` ELSE 0 END), SUM(CASE WHEN 1 = 1 THEN ` + y + ` * ` + y + ` ELSE 0 END) FROM "t" WHERE "id" <> '' GROUP BY "s", ` + in
	if got := table.question(Query{ID: "id", Columns: []string{"s"}, Number: &Number{"y", 0, 40.5}}); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestAFailureIsOneLine(t *testing.T) {
	source, err := Parse("clickhouse://me@h/d?table=t")
	if err != nil {
		t.Fatal(err)
	}
	cause := errors.New("code: 60, message: Table d.t doesn't exist.\nStack trace:\n\n0. clickhouse-server(StackTrace)")
	failure := source.failed(cause)
	if want := "clickhouse://h:9000/d?table=t: the server ended the connection; ask again when it answers"; source.failed(driver.ErrBadConn).Error() != want {
		t.Error(source.failed(driver.ErrBadConn))
	}
	if want := "clickhouse://h:9000/d?table=t: code: 60, message: Table d.t doesn't exist."; failure.Error() != want || !errors.Is(failure, cause) {
		t.Errorf("%v, want %s", failure, want)
	}
}
