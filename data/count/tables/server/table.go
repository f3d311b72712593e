package server

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"time"

	"spoor/data/database"
)

// Table is a table of a database that is connected to.
type Table struct {
	source  database.Source
	kind    *kind
	db      *sql.DB
	line    *calls
	asked   asked
	moment  *sql.Tx // nil where the database keeps none
	columns []string
	holds   map[string]content
}

// content is what a column holds.
type content struct {
	text   bool
	padded bool // a shorter text is filled up
	number bool
	single bool // of single precision
}

// asked is what answers questions: a connection, or one moment of a database that keeps it for the while.
type asked interface {
	QueryContext(ctx context.Context, question string, args ...any) (*sql.Rows, error)
}

// Line opens the connections to a server.
type Line interface {
	Dial(network, address string) (net.Conn, error)
	DialTimeout(network, address string, timeout time.Duration) (net.Conn, error)
	DialContext(ctx context.Context, network, address string) (net.Conn, error)
}

// connections are the ways to connect, by the scheme of a source.
var connections = map[string]func(s database.Source, line Line) (*sql.DB, error){}

// Register makes a way to connect known, which opens its connections with the line; see package drivers.
func Register(scheme string, connect func(s database.Source, line Line) (*sql.DB, error)) {
	connections[scheme] = connect
}

// Open connects to the database and reads the names of the columns. Close the table after use.
func Open(ctx context.Context, s database.Source) (*Table, error) {
	connect := connections[s.Scheme]
	if connect == nil {
		return nil, failed(s, errors.New("this program connects to no databases; export the table to a file"))
	}
	line := &calls{}
	db, err := connect(s, line)
	if err != nil {
		return nil, failed(s, err)
	}
	t := &Table{source: s, kind: kinds[s.Scheme], db: db, line: line, asked: db, holds: map[string]content{}}
	if err := t.begin(ctx); err != nil {
		t.Close()
		return nil, err
	}
	return t, nil
}

// begin keeps to one moment where the database can, so that all counts are of the same rows, and describes the table.
func (t *Table) begin(ctx context.Context) error {
	if t.kind.moments {
		defer t.line.endWith(ctx)()
		var err error
		if t.moment, err = t.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}); err != nil {
			return t.failed(ctx, err)
		}
		t.asked = t.moment
	}
	return t.describe(ctx)
}

// Close ends the connection.
func (t *Table) Close() error {
	if t.moment != nil {
		_ = t.moment.Rollback() // nothing was written
	}
	return t.db.Close()
}

// Columns returns the names of the columns.
func (t *Table) Columns() []string { return slices.Clone(t.columns) }

func (t *Table) describe(ctx context.Context) error {
	return t.ask(ctx, "SELECT * FROM "+t.name()+" WHERE 1 = 0", func(rows *sql.Rows) error {
		types, err := rows.ColumnTypes()
		for _, column := range types {
			t.columns = append(t.columns, column.Name())
			kind, of := t.kind, column.DatabaseTypeName()
			t.holds[column.Name()] = content{kind.isText.MatchString(of), kind.isPadded.MatchString(of), kind.isNumber.MatchString(of), kind.isSingle.MatchString(of)}
		}
		return err
	})
}

// name is the name of the table in a question.
func (t *Table) name() string {
	name := t.kind.quote(t.source.Table)
	if t.source.Schema != "" {
		name = t.kind.quote(t.source.Schema) + "." + name
	}
	return name
}

// ask asks a question and hands over the answer.
func (t *Table) ask(ctx context.Context, question string, read func(rows *sql.Rows) error) error {
	if t.source.Timeout > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeoutCause(ctx, t.source.Timeout, fmt.Errorf("no answer within %v", t.source.Timeout))
		defer stop()
	}
	if err := t.rows(ctx, question, read); err != nil {
		return t.failed(ctx, err)
	}
	return nil
}

// failed says why a question has no answer: because time was up, or by what the server said. A connection counts the same time itself
// and can be the first to say that it is over.
func (t *Table) failed(ctx context.Context, err error) error {
	if deadline, limited := ctx.Deadline(); limited && !time.Now().Before(deadline) {
		<-ctx.Done()
	}
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return failed(t.source, err)
}

func (t *Table) rows(ctx context.Context, question string, read func(rows *sql.Rows) error) error {
	defer t.line.endWith(ctx)()
	rows, err := t.asked.QueryContext(ctx, question)
	if err != nil {
		return err
	}
	defer rows.Close()
	if err := read(rows); err != nil {
		return err
	}
	return rows.Err()
}

// failed says in one line what went wrong, of which source. An old ClickHouse sends its stack along.
func failed(s database.Source, err error) error {
	text, _, _ := strings.Cut(err.Error(), "Stack trace")
	text = strings.TrimRight(strings.Join(strings.Fields(text), " "), " :,")
	hint := ""
	switch {
	case errors.Is(err, driver.ErrBadConn), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		text = "the server ended the connection; ask again when it answers"
	case strings.Contains(text, "SSL is not enabled"):
		hint = "; add sslmode=disable to the source if the way to the server is safe"
	case strings.Contains(text, "authentication failed") || strings.Contains(text, "Authentication failed"):
		hint = "; the password is read from " + s.Credentials()
	}
	return &Failure{s, text + hint, err}
}

// Failure is a database that did not answer as it should.
type Failure struct {
	source database.Source
	text   string
	err    error
}

// Error returns the source and what went wrong, in one line.
func (f *Failure) Error() string { return f.source.String() + ": " + f.text }

// Unwrap returns the error of the driver.
func (f *Failure) Unwrap() error { return f.err }
