package database

import (
	"errors"
	"strings"
	"testing"
)

func parse(t *testing.T, url string) Source {
	t.Helper()
	s, err := Parse(url)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConsent(t *testing.T) {
	for _, c := range []struct {
		url   string
		hosts []string
		all   bool
		may   bool
	}{
		{"postgres://db.example/d?table=t", nil, false, false},
		{"postgres://db.example/d?table=t", []string{""}, false, false},
		{"postgres://db.example/d?table=t", nil, true, true},
		{"postgres://db.example/d?table=t", []string{"other.example", " DB.example"}, false, true},
		{"postgres://db.example/d?table=t", []string{"db.example:5432"}, false, true},
		{"postgres://db.example:6000/d?table=t", []string{"db.example:5432"}, false, false},
		{"postgres://db.example.evil/d?table=t", []string{"db.example"}, false, false},
		{"postgres://evil/d?table=t&schema=db.example", []string{"db.example"}, false, false},
		{"postgres://db.example@evil/d?table=t", []string{"db.example"}, false, false},
		{"clickhouse://[::1]/d?table=t", []string{"::1"}, false, true},
		{"clickhouse://127.0.0.1/d?table=t", nil, false, false},
	} {
		err := ConsentTo(c.hosts, c.all)(parse(t, c.url))
		if (err == nil) != c.may || err != nil && (!errors.Is(err, ErrNoConsent) || !strings.Contains(err.Error(), "--connect")) {
			t.Errorf("%s with %q: %v", c.url, c.hosts, err)
		}
	}
}

func TestSecureByDefault(t *testing.T) {
	for url, want := range map[string]struct{ secure, inFile bool }{
		"postgres://db.example/d?table=t":                         {true, true},
		"postgres://db.example/d?table=t&sslmode=disable":         {false, false},
		"postgres://db.example/d?table=t&sslmode=require":         {false, false},
		"postgres://db.example/d?table=t&sslmode=verify-full":     {true, true},
		"postgres://db.example/d?table=t&sslrootcert=/etc/secret": {true, false},
		"postgres://localhost/d?table=t":                          {false, true},
		"postgres://127.0.0.1/d?table=t&sslmode=disable":          {false, true},
		"clickhouse://db.example/d?table=t":                       {true, true},
		"clickhouse://db.example/d?table=t&secure=false":          {false, false},
		"clickhouse://db.example/d?table=t&secure=perhaps":        {false, false},
		"clickhouse://localhost/d?table=t&secure=true":            {true, true},
		"clickhouse://localhost.example/d?table=t&secure=0":       {false, false},
	} {
		s := parse(t, url)
		if s.Secure() != want.secure || (s.InFile() == nil) != want.inFile {
			t.Errorf("%s: secure %v, in a file %v", url, s.Secure(), s.InFile())
		}
	}
	if s := parse(t, "clickhouse://db.example/d?table=t"); s.Host != "db.example:9440" || s.Timeout != DefaultTimeout {
		t.Errorf("%+v", s)
	}
}
