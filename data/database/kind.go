package database

import (
	"crypto/tls"
	"database/sql"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/lib/pq"
)

// kind is a database system: how to connect to it, and how its SQL differs.
type kind struct {
	scheme      string
	port        string
	options     []string // that a source may give
	credentials string   // where they are read from
	open        func(s Source, line *calls) (*sql.DB, error)
	quote       func(name string) string   // of a table or column
	moments     bool                       // questions can be asked of the rows of one moment
	isPadded    *regexp.Regexp             // the types of columns where a shorter text is filled up
	isNumber    *regexp.Regexp             // the types of columns of numbers
	isText      *regexp.Regexp             // the types of columns of text
	number      func(column string) string // a column as a number
	parse       func(column string) string // a column of text as a number; NULL where it is none
}

// connectWithin is how long a server has to answer that it is there.
const connectWithin = 10 * time.Second

var postgres = &kind{
	scheme: "postgres", port: "5432", options: []string{schemaPart, "sslmode", "sslrootcert", "sslcert", "sslkey"},
	credentials: "the variable PGPASSWORD or the file .pgpass",
	open:        openPostgres,
	quote:       func(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` },
	moments:     true,
	isNumber:    regexp.MustCompile(`^(INT[248]|FLOAT[48]|NUMERIC)$`),
	isText:      regexp.MustCompile(`TEXT|CHAR|NAME`),
	isPadded:    regexp.MustCompile(`BPCHAR`),
	number:      func(column string) string { return "CAST(" + column + " AS double precision)" },
	// One number that is too large or too small for the type, or has a square that is, would end the whole question.
	parse: func(column string) string {
		return "CASE WHEN length(" + column + ") <= 50 AND " + column + ` ~ '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9][0-9]?)?$' THEN CAST(` + column + " AS double precision) END"
	},
}

var clickHouse = &kind{
	scheme: "clickhouse", port: "9000", options: []string{"secure"},
	credentials: "the variables CLICKHOUSE_USER and CLICKHOUSE_PASSWORD",
	open:        openClickHouse,
	quote: func(name string) string {
		return "`" + strings.NewReplacer(`\`, `\\`, "`", "\\`").Replace(name) + "`"
	},
	isNumber: regexp.MustCompile(`^(LowCardinality\()?(Nullable\()?(U?Int(8|16|32|64)|Float(32|64)|Decimal.*)\)*$`),
	isText:   regexp.MustCompile(`String`),
	isPadded: regexp.MustCompile(`FixedString`),
	number:   func(column string) string { return "toFloat64(" + column + ")" },
	// An old server takes no number with a plus.
	parse: func(column string) string { return "toFloat64OrNull(replaceRegexpOne(" + column + ", '^[+]', ''))" },
}

// kinds by the scheme of a URL.
var kinds = map[string]*kind{"postgres": postgres, "postgresql": postgres, "clickhouse": clickHouse}

func openPostgres(s Source, line *calls) (*sql.DB, error) {
	query := url.Values{"connect_timeout": {strconv.Itoa(int(connectWithin.Seconds()))}, "application_name": {"spoor"}}
	for name, value := range s.options {
		query.Set(name, value)
	}
	target := url.URL{Scheme: "postgres", Host: s.host, Path: "/" + s.name, RawQuery: query.Encode()}
	if s.user != "" {
		target.User = url.User(s.user)
	}
	connector, err := pq.NewConnector(target.String())
	if err != nil {
		return nil, err
	}
	connector.Dialer(line)
	return sql.OpenDB(connector), nil
}

func openClickHouse(s Source, _ *calls) (*sql.DB, error) {
	user := s.user
	if user == "" {
		user = os.Getenv("CLICKHOUSE_USER")
	}
	options := &clickhouse.Options{
		Addr:        []string{s.host},
		Auth:        clickhouse.Auth{Database: s.name, Username: user, Password: os.Getenv("CLICKHOUSE_PASSWORD")},
		DialTimeout: connectWithin,
		ReadTimeout: s.timeout,
	}
	if s.timeout == 0 {
		options.ReadTimeout = 24 * time.Hour // the driver takes 0 for five minutes
	}
	if secure, _ := strconv.ParseBool(s.options["secure"]); secure {
		options.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	return clickhouse.OpenDB(options), nil
}
