// Package database reads where a table of respondents is: a URL that names a database and a table in it, without a password. It
// connects to nothing.
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
	Scheme   string // postgres or clickhouse
	Host     string // with the port
	User     string // empty: by the environment
	Database string
	Schema   string // empty: as the user has it; PostgreSQL only
	Table    string
	Timeout  time.Duration     // how long one question may take
	Options  map[string]string // of the connection
}

// kind is a database system as far as a URL knows it.
type kind struct {
	scheme      string
	port        string // where nothing is encrypted, or the server knows both on one port
	securePort  string
	options     []string // that a source may give
	credentials string   // where they are read from
}

// kinds by the scheme of a URL.
var kinds = map[string]kind{"postgres": postgres, "postgresql": postgres, "clickhouse": clickHouse}

var (
	postgres = kind{"postgres", "5432", "5432", []string{schemaPart, "sslmode", "sslrootcert", "sslcert", "sslkey"}, "the variable PGPASSWORD or the file .pgpass"}

	clickHouse = kind{"clickhouse", "9000", "9440", []string{"secure"}, "the variables CLICKHOUSE_USER and CLICKHOUSE_PASSWORD"}
)

// Credentials says where those of the source are read from.
func (s Source) Credentials() string { return kinds[s.Scheme].credentials }

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
// sslcert and sslkey (PostgreSQL) or secure=true (ClickHouse). Without those a host that is not this machine is connected to
// by TLS, and has to show a certificate that is verified.
//
// It refuses a URL with a password, which belongs in the environment. No error repeats the URL.
func Parse(text string) (Source, error) {
	parsed, err := url.Parse(text)
	if err != nil || parsed.Host == "" {
		return Source{}, errors.New("the source is no URL; write " + Form)
	}
	of, known := kinds[parsed.Scheme]
	s := Source{Scheme: of.scheme, Host: parsed.Host, User: parsed.User.Username(), Database: strings.Trim(parsed.Path, "/")}
	if !known {
		return Source{}, fmt.Errorf("%s is no database that is known; write %s", parsed.Scheme, Form)
	}
	if _, given := parsed.User.Password(); given {
		return Source{}, fmt.Errorf("the source holds a password, which others could read; leave it out and put it in %s", of.credentials)
	}
	if s.Database == "" {
		return Source{}, errors.New("the source names no database; write " + Form)
	}
	query, err := url.ParseQuery(parsed.RawQuery)
	if err != nil {
		return Source{}, errors.New("what follows the ? of the source cannot be read; write " + Form)
	}
	s.Timeout = DefaultTimeout
	if err := s.parts(query, of.options); err != nil {
		return Source{}, err
	}
	if parsed.Port() == "" {
		port := of.port
		if s.Secure() {
			port = of.securePort
		}
		s.Host = net.JoinHostPort(parsed.Hostname(), port)
	}
	return s, nil
}

// parts reads the query of the URL.
func (s *Source) parts(query url.Values, options []string) error {
	s.Options = map[string]string{}
	known := append([]string{tablePart, timeoutPart}, options...)
	for name, values := range query {
		if !slices.Contains(known, name) {
			return fmt.Errorf("%q is no part of a source; it may have %s", name, strings.Join(known, ", "))
		}
		if len(values) > 1 {
			return fmt.Errorf("%s stands twice in the source; give it once", name)
		}
		switch value := values[0]; name {
		case tablePart:
			s.Table = value
		case schemaPart:
			s.Schema = value
		case timeoutPart:
			var err error
			if s.Timeout, err = time.ParseDuration(value); err != nil || s.Timeout <= 0 {
				return fmt.Errorf("timeout=%s is no time; write it as 30s or 5m", value)
			}
		default:
			s.Options[name] = value
		}
	}
	if s.Table == "" {
		return errors.New("the source names no table; write " + Form)
	}
	return nil
}

// String returns the source as a URL, without the user and without how to connect.
func (s Source) String() string {
	query := url.Values{tablePart: {s.Table}}
	if s.Schema != "" {
		query.Set(schemaPart, s.Schema)
	}
	shown := url.URL{Scheme: s.Scheme, Host: s.Host, Path: "/" + s.Database, RawQuery: query.Encode()}
	return shown.String()
}
