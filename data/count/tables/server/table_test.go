package server

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"os"
	"strings"
	"testing"
	"time"

	"spoor/data/database"
)

// early is a way to connect that looks at the clock itself, and so finds that time is up before its context says so.
type early struct{}

func (early) Connect(ctx context.Context) (driver.Conn, error) {
	for deadline, _ := ctx.Deadline(); time.Now().Before(deadline); {
	}
	return nil, os.ErrDeadlineExceeded
}

func (early) Driver() driver.Driver { return nil }

func TestTimeIsUpWhoeverSaysItFirst(t *testing.T) {
	from, err := database.Parse("clickhouse://h/d?table=t&timeout=10ms")
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(early{})
	defer db.Close()
	table := &Table{source: from, kind: kinds[from.Scheme], db: db, line: &calls{}, asked: db}
	for range 20 {
		if err := table.describe(t.Context()); err == nil || !strings.HasSuffix(err.Error(), "no answer within 10ms") {
			t.Fatal(err)
		}
	}
}
