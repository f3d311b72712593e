//go:build engines && linux

package engines

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// servers are those that the tests share.
var servers *cluster

// program is the command under test.
var program string

// The servers end with the thread that started them, so the main one has to.
func init() { runtime.LockOSThread() }

// patience is longer than all tests take, or with benchmarks those; then something hangs, and the servers are stopped before the test is
// killed.
func patience() time.Duration {
	if flag.Parse(); flag.Lookup("test.bench").Value.String() != "" {
		return time.Hour
	}
	return 5 * time.Minute
}

func TestMain(m *testing.M) {
	if err := missing(); err != nil {
		fmt.Fprintf(os.Stderr, "test-engines needs servers that are not here\n%v\n", err)
		os.Exit(1)
	}
	// An interrupt that comes while servers start ends them when they have.
	interrupted, release := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer release()
	var err error
	if servers, err = startCluster(); err != nil {
		fmt.Fprintln(os.Stderr, "test-engines:", err)
		os.Exit(1)
	}
	// What tests write goes into the folder that is removed, also after an interrupt.
	for name, value := range map[string]string{"PGPASSWORD": password, "CLICKHOUSE_USER": user, "CLICKHOUSE_PASSWORD": password, "TMPDIR": servers.folder} {
		os.Setenv(name, value)
	}
	ended, built := make(chan int, 1), make(chan struct{})
	go func() { ended <- runTests(interrupted, m, built) }()
	code := 1
	select {
	case code = <-ended:
	case <-interrupted.Done():
		fmt.Fprintln(os.Stderr, "test-engines: interrupted")
		<-built // or the compiler would make the folder again
	case <-time.After(patience()):
		fmt.Fprintln(os.Stderr, "test-engines: not done after", patience())
	}
	if err := servers.stop(); err != nil {
		fmt.Fprintln(os.Stderr, "test-engines:", err)
		code = 1
	}
	os.Exit(code)
}

// runTests builds the command and runs the tests with it; built is closed when no compiler runs any more.
func runTests(interrupted context.Context, m *testing.M, built chan<- struct{}) int {
	program = filepath.Join(servers.folder, "spoor")
	output, err := exec.CommandContext(interrupted, "go", "build", "-o", program, "spoor/cmd/spoor").CombinedOutput()
	close(built)
	if err != nil {
		fmt.Fprintf(os.Stderr, "test-engines: %v\n%s", err, output)
		return 1
	}
	return m.Run()
}
