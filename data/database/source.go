package database

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Source says where a table is. Its zero value is none.
type Source struct {
	kind    *kind
	host    string // with the port
	user    string // empty: by the environment
	name    string // of the database
	schema  string // empty: as the user has it; PostgreSQL only
	table   string
	timeout time.Duration     // how long one question may take; 0 for as long as it takes
	options map[string]string // of the connection
}

// Form shows how a source is written.
const Form = "postgres://HOST/DATABASE?table=NAME or clickhouse://HOST/DATABASE?table=NAME"

// The parts of the query of a source that are not options of the connection.
const (
	tablePart   = "table"
	schemaPart  = "schema"
	timeoutPart = "timeout"
)

// Parse reads a source, a URL of [Form]. The host may have a port and a user before it. The query names the table, and may
// give the schema it is in (PostgreSQL), a timeout for each question, such as 30s, and how to connect: sslmode, sslrootcert,
// sslcert and sslkey (PostgreSQL) or secure=true (ClickHouse).
//
// It refuses a URL with a password, which belongs in the environment. No error repeats the URL.
func Parse(text string) (Source, error) {
	parsed, err := url.Parse(text)
	if err != nil || parsed.Host == "" {
		return Source{}, errors.New("the source is no URL; write " + Form)
	}
	s := Source{kind: kinds[parsed.Scheme], host: parsed.Host, user: parsed.User.Username(), name: strings.Trim(parsed.Path, "/")}
	if s.kind == nil {
		return Source{}, fmt.Errorf("%s is no database that is known; write %s", parsed.Scheme, Form)
	}
	if _, given := parsed.User.Password(); given {
		return Source{}, fmt.Errorf("the source holds a password, which others could read; leave it out and put it in %s", s.kind.credentials)
	}
	if s.name == "" {
		return Source{}, errors.New("the source names no database; write " + Form)
	}
	if parsed.Port() == "" {
		s.host = net.JoinHostPort(parsed.Hostname(), s.kind.port)
	}
	query, err := url.ParseQuery(parsed.RawQuery)
	if err != nil {
		return Source{}, errors.New("what follows the ? of the source cannot be read; write " + Form)
	}
	return s, s.parts(query)
}

// parts reads the query of the URL.
func (s *Source) parts(query url.Values) error {
	s.options = map[string]string{}
	known := append([]string{tablePart, timeoutPart}, s.kind.options...)
	for name, values := range query {
		if !slices.Contains(known, name) {
			return fmt.Errorf("%q is no part of a source; it may have %s", name, strings.Join(known, ", "))
		}
		if len(values) > 1 {
			return fmt.Errorf("%s stands twice in the source; give it once", name)
		}
		switch value := values[0]; name {
		case tablePart:
			s.table = value
		case schemaPart:
			s.schema = value
		case timeoutPart:
			var err error
			if s.timeout, err = time.ParseDuration(value); err != nil || s.timeout <= 0 {
				return fmt.Errorf("timeout=%s is no time; write it as 30s or 5m", value)
			}
		default:
			s.options[name] = value
		}
	}
	if s.table == "" {
		return errors.New("the source names no table; write " + Form)
	}
	return nil
}

// String returns the source as a URL, without the user and without how to connect.
func (s Source) String() string {
	query := url.Values{tablePart: {s.table}}
	if s.schema != "" {
		query.Set(schemaPart, s.schema)
	}
	shown := url.URL{Scheme: s.kind.scheme, Host: s.host, Path: "/" + s.name, RawQuery: query.Encode()}
	return shown.String()
}

// Table returns the name of the table.
func (s Source) Table() string { return s.table }
