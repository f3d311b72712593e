package drivers

import (
	"context"
	"encoding/binary"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"

	"spoor/data/database"
)

func written(parts ...any) []byte {
	var out []byte
	for _, part := range parts {
		switch part := part.(type) {
		case int:
			out = binary.AppendUvarint(out, uint64(part))
		case string:
			out = append(binary.AppendUvarint(out, uint64(len(part))), part...)
		case []byte:
			out = append(out, part...)
		}
	}
	return out
}

// A greeting and an exception pass, in whatever pieces they come, and what follows them is not looked at.
func TestGreeting(t *testing.T) {
	after := strings.Repeat("\xff", 100)
	for name, said := range map[string][]byte{
		"of now":       written(0, "ClickHouse", 26, 1, 54470, "UTC", "here", 3, []byte(after)),
		"of long ago":  written(0, "ClickHouse", 1, 1, 54000, []byte(after)),
		"an exception": written(2, []byte{1, 0, 0, 0}, "DB::Exception", "no such user", "", []byte{0}, []byte(after)),
		"two of them":  written(2, []byte{1, 0, 0, 0}, "a", "b", "c", []byte{1}, []byte{1, 0, 0, 0}, "a", "b", "c", []byte{0}, []byte(after)),
		"another":      written(5, []byte(after)),
	} {
		for _, size := range []int{1, 3, len(said)} {
			var g greeting
			for from := 0; from < len(said); from += size {
				if err := g.take(said[from:min(from+size, len(said))]); err != nil {
					t.Errorf("%s in pieces of %d: %v at %d", name, size, err, from)
				}
			}
		}
	}
	for name, said := range map[string][]byte{
		"a name without end":      written(0, 1<<40),
		"a length without end":    append([]byte{0}, after...),
		"a time zone without end": written(0, "ClickHouse", 26, 1, 54470, 1<<33),
		"an exception of it":      written(2, []byte{1, 0, 0, 0}, "a", 1<<33),
	} {
		var g greeting
		if err := g.take(said); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

// line connects as a program does.
type line struct{ net.Dialer }

func (l line) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	return net.DialTimeout(network, address, timeout)
}

func (l line) Dial(network, address string) (net.Conn, error) { return l.Dialer.Dial(network, address) }

func (l line) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	return l.Dialer.DialContext(ctx, network, address)
}

// hostile answers everybody who connects with those bytes.
func hostile(t *testing.T, said []byte) (address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer connection.Close()
				buffer := make([]byte, 4096)
				if _, err := connection.Read(buffer); err == nil {
					_, _ = connection.Write(said)
				}
			}()
		}
	}()
	return listener.Addr().String()
}

// Servers that say that a text is as long as they like end the question with an error, and take no memory.
func TestHostileServers(t *testing.T) {
	for name, test := range map[string]struct {
		scheme string
		said   []byte
		want   string
	}{
		"a name of terabytes":   {"clickhouse", written(0, 1<<42), "does not answer as ClickHouse does"},
		"an exception of them":  {"clickhouse", written(2, []byte{1, 0, 0, 0}, 1<<42), "does not answer as ClickHouse does"},
		"no ClickHouse":         {"clickhouse", []byte("HTTP/1.1 400 Bad Request\r\n\r\n"), ""},
		"no PostgreSQL":         {"postgres", []byte("SSH-2.0-OpenSSH\r\n"), "does not answer as PostgreSQL does"},
		"a salt of gigabytes":   {"postgres", []byte{'R', 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 5}, "does not answer as PostgreSQL does"},
		"an error of gigabytes": {"postgres", append([]byte{'E'}, 0x7f, 0xff, 0xff, 0xff), ""},
	} {
		source, err := database.Parse(test.scheme + "://me@" + hostile(t, test.said) + "/d?table=t" + map[string]string{"postgres": "&sslmode=disable"}[test.scheme])
		if err != nil {
			t.Fatal(err)
		}
		open := openClickHouse
		if test.scheme == "postgres" {
			open = openPostgres
		}
		db, err := open(source, line{})
		if err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		err = db.PingContext(context.Background())
		runtime.ReadMemStats(&after)
		db.Close()
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
		if taken := (after.TotalAlloc - before.TotalAlloc) >> 20; taken > 64 {
			t.Errorf("%s took %d MB", name, taken)
		}
	}
}
