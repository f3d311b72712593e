package database

import (
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ url, shown, host string }{
		{"postgres://db.example/survey?table=answers", "postgres://db.example:5432/survey?table=answers", "db.example:5432"},
		{"postgresql://me@db.example:6432/survey?schema=s&table=answers&sslmode=disable", "postgres://db.example:6432/survey?schema=s&table=answers", "db.example:6432"},
		{"clickhouse://[::1]/survey?table=a%20b&secure=true", "clickhouse://[::1]:9440/survey?table=a+b", "[::1]:9440"},
	} {
		s, err := Parse(c.url)
		if err != nil || s.String() != c.shown || s.Host != c.host {
			t.Errorf("%s: %s at %s, %v; want %s at %s", c.url, s, s.Host, err, c.shown, c.host)
		}
	}
	s, err := Parse("postgres://h/d?table=t&timeout=90s")
	if err != nil || s.Timeout != 90*time.Second {
		t.Error(s.Timeout, err)
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
