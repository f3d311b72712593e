//go:build engines && linux

package engines

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"spoor/data/generated"
)

// Exit codes of the command.
const (
	failed   = 1
	misused  = 2
	problems = 3 // what was given has problems
)

const wrongPassword = "wrong-Zz81-word"

// failure is a question that cannot be answered, and how the command has to end.
type failure struct {
	name        string
	source      string
	environment []string
	code        int
	says        string
}

// What is wrong with a database is said in one line, nothing is written, and no password is repeated.
func TestFailures(t *testing.T) {
	t.Parallel()
	p, c := servers.postgres, servers.clickHouse
	o := generated.Options{Respondents: 100, Seed: 51}
	r := generate(t, o)
	p.load(t, "failing", r, text)
	c.load(t, "failing", r, text, "Log")
	less := records{append([]string{"respondent", "sector", "job"}, r.header[3:]...), r.rows}
	p.load(t, "less", less, text)
	c.load(t, "less", less, text, "Log")
	nobody, err := freePorts(1)
	if err != nil {
		t.Fatal(err)
	}
	right, wrong := environment(password, password), environment(wrongPassword, wrongPassword)
	elsewhere := func(source string, port int) string {
		return strings.Replace(source, address(port), address(nobody[0]), 1)
	}
	ps, cs := p.source("failing"), c.source("failing")
	for _, f := range []failure{
		{"PostgreSQL, wrong password", ps, wrong, failed, "password authentication failed"},
		{"ClickHouse, wrong password", cs, wrong, failed, "Wrong password"},
		{"PostgreSQL, no server", elsewhere(ps, p.port), right, failed, "connection refused"},
		{"ClickHouse, no server", elsewhere(cs, c.shards[0].port), right, failed, "connection refused"},
		{"PostgreSQL, another server", strings.Replace(ps, address(p.port), address(c.shards[0].port), 1) + "&timeout=3s", right, failed, ""},
		{"ClickHouse, another server", strings.Replace(cs, address(c.shards[0].port), address(p.port), 1) + "&timeout=3s", right, failed, ""},
		{"PostgreSQL, no table", p.source("absent"), right, failed, `"absent" does not exist`},
		{"ClickHouse, no table", c.source("absent"), right, failed, "absent doesn't exist"},
		{"PostgreSQL, no column", p.source("less"), right, problems, `kolom "works": de kolom ontbreekt`},
		{"ClickHouse, no column", c.source("less"), right, problems, `kolom "works": de kolom ontbreekt`},
		{"PostgreSQL, a password in the source", strings.Replace(ps, user, user+":"+password, 1), right, problems, "the source holds a password"},
		{"ClickHouse, a password in the source", strings.Replace(cs, "//", "//"+user+":"+password+"@", 1), right, problems, "the source holds a password"},
	} {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			fails(t, f, "report", "--survey", folderOf(t, waveOf(o, f.source), nil))
		})
	}
}

// A password on the command line is refused, and not repeated.
func TestPasswordOnTheCommandLine(t *testing.T) {
	p := servers.postgres
	source := strings.Replace(p.source("any"), user, user+":"+password, 1)
	f := failure{source: source, environment: environment(password, password), code: misused, says: "the source holds a password"}
	fails(t, f, "table", "works", "--survey", folderOf(t, generated.Options{}.Wave("absent.csv"), nil), "--source", source)
}

// fails runs a command, which has to end as it should and to write nothing.
func fails(t *testing.T, f failure, arguments ...string) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "out")
	o := runProgram(t, f.environment, append(arguments, "--out", folder)...)
	checkFailure(t, f, o, folder)
}

func checkFailure(t *testing.T, f failure, o outcome, folder string) {
	t.Helper()
	if o.code != f.code || o.output != "" || strings.Count(o.problems, "\n") != 1 || !strings.Contains(o.problems, f.says) {
		t.Errorf("%+v; want code %d and one line with %q", o, f.code, f.says)
	}
	if _, err := os.Stat(folder); err == nil {
		t.Errorf("%s was written", folder)
	}
}

// proxy passes on a connection to a server until the client asks a question with that word; then it does as it is told.
type proxy struct {
	listener net.Listener
	target   string
	word     string
	then     func(client, server net.Conn)
}

func startProxy(t *testing.T, target, word string, then func(client, server net.Conn)) *proxy {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	p := &proxy{listener, target, word, then}
	go p.serve()
	return p
}

func (p *proxy) serve() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", p.target)
		if err != nil {
			client.Close()
			continue
		}
		go io.Copy(client, server)
		go p.pass(client, server)
	}
}

func (p *proxy) pass(client, server net.Conn) {
	part := make([]byte, 1<<16)
	for {
		n, err := client.Read(part)
		if err != nil {
			server.Close()
			return
		}
		if bytes.Contains(part[:n], []byte(p.word)) {
			p.then(client, server)
			return
		}
		if _, err := server.Write(part[:n]); err != nil {
			client.Close()
			return
		}
	}
}

// A server that goes away while it counts, and one that never answers.
func TestLostServer(t *testing.T) {
	t.Parallel()
	p, c := servers.postgres, servers.clickHouse
	o := generated.Options{Respondents: 100, Seed: 52}
	r := generate(t, o)
	p.load(t, "lost", r, text)
	c.load(t, "lost", r, text, "Log")
	cut := func(client, server net.Conn) { client.Close(); server.Close() }
	silent := func(net.Conn, net.Conn) {}
	for _, server := range []struct{ name, source, address string }{
		{"PostgreSQL", p.source("lost"), address(p.port)},
		{"ClickHouse", c.source("lost"), address(c.shards[0].port)},
	} {
		t.Run(server.name+", lost", func(t *testing.T) {
			through := startProxy(t, server.address, "GROUP BY", cut)
			source := strings.Replace(server.source, server.address, through.listener.Addr().String(), 1)
			f := failure{source: source, environment: environment(password, password), code: failed, says: through.listener.Addr().String()}
			fails(t, f, "report", "--survey", folderOf(t, waveOf(o, source), nil))
		})
		t.Run(server.name+", silent", func(t *testing.T) {
			through := startProxy(t, server.address, "GROUP BY", silent)
			source := strings.Replace(server.source, server.address, through.listener.Addr().String(), 1) + "&timeout=1s"
			f := failure{source: source, environment: environment(password, password), code: failed, says: "no answer within 1s"}
			fails(t, f, "report", "--survey", folderOf(t, waveOf(o, source), nil))
		})
		t.Run(server.name+", interrupted", func(t *testing.T) {
			asked := make(chan struct{})
			through := startProxy(t, server.address, "GROUP BY", func(net.Conn, net.Conn) { close(asked) })
			source := strings.Replace(server.source, server.address, through.listener.Addr().String(), 1)
			interrupted(t, folderOf(t, waveOf(o, source), nil), asked)
		})
	}
}

// interrupted runs a report and interrupts it as soon as it asked; one that does not heed that is killed, which is another exit code.
func interrupted(t *testing.T, survey string, asked <-chan struct{}) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	folder := filepath.Join(t.TempDir(), "out")
	command := exec.CommandContext(ctx, program, "report", "--survey", survey, "--out", folder)
	var output, errors bytes.Buffer
	command.Env, command.Stdout, command.Stderr = environment(password, password), &output, &errors
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-asked:
	case <-ctx.Done():
		t.Error("nothing was asked")
	}
	command.Process.Signal(syscall.SIGINT)
	command.Wait()
	o := outcome{command.ProcessState.ExitCode(), output.String(), withoutConnections(errors.String())}
	checkFailure(t, failure{code: failed, says: "onderbroken"}, o, folder)
}

// A question that was given up ends in the server as well.
func TestGivenUpQuestionEnds(t *testing.T) {
	t.Parallel()
	p := servers.postgres
	o := generated.Options{Respondents: 100, Seed: 53}
	p.load(t, "locked", generate(t, o), text)
	lock, err := p.db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Rollback()
	if _, err := lock.Exec(`LOCK TABLE "locked" IN ACCESS EXCLUSIVE MODE`); err != nil {
		t.Fatal(err)
	}
	source := p.source("locked") + "&timeout=1s"
	f := failure{source: source, environment: environment(password, password), code: failed, says: "no answer within 1s"}
	fails(t, f, "report", "--survey", folderOf(t, waveOf(o, source), nil))
	var waiting int
	if err := p.db.QueryRow("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'spoor' AND query LIKE '%locked%' AND state = 'active'").Scan(&waiting); err != nil || waiting != 0 {
		t.Errorf("%d questions still wait, %v", waiting, err)
	}
}

// The other server of a cluster being away is said as well.
func TestLostShard(t *testing.T) {
	c := servers.clickHouse
	o := generated.Options{Respondents: 100, Seed: 54}
	c.load(t, "halved", generate(t, o), text, "Log")
	run(t, c.shards[1].db, fmt.Sprintf("DROP TABLE %s", part("halved")))
	f := failure{environment: environment(password, password), code: failed, says: "halved local"}
	fails(t, f, "report", "--survey", folderOf(t, waveOf(o, c.source("halved")), nil))
}
