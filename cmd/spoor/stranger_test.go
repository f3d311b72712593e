package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// attacker listens, and counts the bytes that anybody sends.
func attacker(t *testing.T) (address string, received *atomic.Int64, calls *atomic.Int64) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	received, calls = new(atomic.Int64), new(atomic.Int64)
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			calls.Add(1)
			go func() {
				defer connection.Close()
				_ = connection.SetDeadline(time.Now().Add(time.Second))
				buffer := make([]byte, 4096)
				n, _ := connection.Read(buffer)
				received.Add(int64(n))
			}()
		}
	}()
	return listener.Addr().String(), received, calls
}

// TestAStrangersSurveyReachesNobody has a wave whose answers stand in a database of somebody else, and passwords in the
// environment.
func TestAStrangersSurveyReachesNobody(t *testing.T) {
	t.Setenv("PGPASSWORD", "hush")
	t.Setenv("CLICKHOUSE_PASSWORD", "hush")
	t.Setenv("SPOOR_HOSTS", "db.example")
	for scheme, options := range map[string]string{"postgres": "&sslmode=disable", "clickhouse": "&secure=false"} {
		address, received, calls := attacker(t)
		survey := filepath.Join(t.TempDir(), "survey")
		var none bytes.Buffer
		if code := run(context.Background(), []string{"init", survey, "--from", "sector"}, streams{out: &none, err: &none}); code != exitDone {
			t.Fatal(none.String())
		}
		wave := fmt.Sprintf("id: \"2030\"\nprovenance: observed\nsources: [{urls: [\"%s://admin@%s/d?table=t%s\"], items: [positive_factors]}]\n", scheme, address, options)
		if err := os.MkdirAll(filepath.Join(survey, "waves", "2030"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(survey, "waves", "2030", "wave.yaml"), []byte(wave), 0o644); err != nil {
			t.Fatal(err)
		}
		out := t.TempDir()
		for _, args := range [][]string{
			{"report", "--out", filepath.Join(out, "report")}, {"table", "positive_factors"}, {"chart", "positive_factors", "--out", filepath.Join(out, "a.svg")},
			{"ranks", "positive_factors"}, {"claims"}, {"trend", "positive_factors"}, {"check"}, {"open", "count", "positive_factors", "--codes", "none.csv"},
		} {
			var said bytes.Buffer
			code := run(context.Background(), append(args, "--survey", survey), streams{out: &said, err: &said})
			if code == exitDone {
				t.Errorf("%s %v: done", scheme, args)
			}
			if args[0] == "table" && (code != exitUsage || !strings.Contains(said.String(), "nothing was sent to it") || !strings.Contains(said.String(), `user "admin"`) || !strings.Contains(said.String(), address)) {
				t.Errorf("%s %v: code %d, %s", scheme, args, code, said.String())
			}
			if strings.Contains(said.String(), "hush") {
				t.Errorf("%s %v: wrote a password", scheme, args)
			}
		}
		if calls.Load() > 0 || received.Load() > 0 {
			t.Errorf("%s: %d connections and %d bytes without consent", scheme, calls.Load(), received.Load())
		}
		var said bytes.Buffer
		if code := run(context.Background(), []string{"table", "positive_factors", "--survey", survey, "--connect"}, streams{out: &said, err: &said}); code != exitFailed || calls.Load() == 0 || !strings.Contains(said.String(), "verbinding met "+address) {
			t.Errorf("%s with consent: code %d, %d connections: %s", scheme, code, calls.Load(), said.String())
		}
	}
}
