package printed

import (
	"context"
	"errors"
	"testing"

	"spoor/internal/study"
)

// Work that nobody waits for any more stops.
func TestWorkThatIsCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, work := range map[string]func() error{
		"audit": func() error { _, err := Audit(ctx, study.Source{}); return err },
		"tables": func() error {
			_, err := AuditTables(ctx, "t.csv", []byte("table,kind,base,option,printed\na,single,10,A,50\na,,,B,50\n"))
			return err
		},
		"recovered": func() error { _, _, err := Reconstruct(ctx, study.Source{}); return err },
	} {
		if err := work(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
