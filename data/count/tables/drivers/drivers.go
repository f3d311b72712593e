// Package drivers connects to PostgreSQL, and what speaks its protocol, and to ClickHouse. A program that imports it can count
// tables in databases; one that does not carries no driver.
package drivers

import (
	"crypto/tls"
	"database/sql"
	"net/url"
	"os"
	"strconv"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/lib/pq"

	"spoor/data/count/tables/server"
	"spoor/data/database"
)

func init() {
	server.Register("postgres", openPostgres)
	server.Register("clickhouse", openClickHouse)
}

// connectWithin is how long a server has to answer that it is there.
const connectWithin = 10 * time.Second

func openPostgres(s database.Source, line server.Line) (*sql.DB, error) {
	query := url.Values{"connect_timeout": {strconv.Itoa(int(connectWithin.Seconds()))}, "application_name": {"spoor"}}
	if s.Secure() {
		query.Set("sslmode", "verify-full")
	}
	for name, value := range s.Options {
		query.Set(name, value)
	}
	target := url.URL{Scheme: "postgres", Host: s.Host, Path: "/" + s.Database, RawQuery: query.Encode()}
	if s.User != "" {
		target.User = url.User(s.User)
	}
	connector, err := pq.NewConnector(target.String())
	if err != nil {
		return nil, err
	}
	connector.Dialer(watched{line})
	return sql.OpenDB(connector), nil
}

func openClickHouse(s database.Source, _ server.Line) (*sql.DB, error) {
	user := s.User
	if user == "" {
		user = os.Getenv("CLICKHOUSE_USER")
	}
	options := &clickhouse.Options{
		Addr:        []string{s.Host},
		Auth:        clickhouse.Auth{Database: s.Database, Username: user, Password: os.Getenv("CLICKHOUSE_PASSWORD")},
		DialTimeout: connectWithin,
		ReadTimeout: s.Timeout,
	}
	if s.Secure() {
		options.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	options.DialContext = dialClickHouse(options.TLS)
	return clickhouse.OpenDB(options), nil
}
