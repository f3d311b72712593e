//go:build engines && linux

package engines

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// outcome is what the command gave.
type outcome struct {
	code             int
	output, problems string // what it wrote to standard output and error
}

// environment holds the passwords, as a user would have them set.
func environment(postgresPassword, clickHousePassword string) []string {
	keep := []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"), "TMPDIR=" + os.Getenv("TMPDIR")}
	return append(keep, "PGPASSWORD="+postgresPassword, "CLICKHOUSE_USER="+user, "CLICKHOUSE_PASSWORD="+clickHousePassword, "SPOOR_HOSTS=127.0.0.1,localhost")
}

// spoor runs the command with the right passwords.
func spoor(t *testing.T, arguments ...string) outcome {
	t.Helper()
	return runProgram(t, environment(password, password), arguments...)
}

// withoutConnections leaves out where the program says that it connects to.
func withoutConnections(text string) string {
	var kept []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "verbinding met ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// runProgram runs the command. No password may turn up in what it writes.
func runProgram(t *testing.T, environment []string, arguments ...string) outcome {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	command := exec.CommandContext(ctx, program, arguments...)
	var output, problems bytes.Buffer
	command.Env, command.Stdout, command.Stderr = environment, &output, &problems
	err := command.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	o := outcome{command.ProcessState.ExitCode(), output.String(), withoutConnections(problems.String())}
	for _, secret := range environment {
		name, value, _ := strings.Cut(secret, "=")
		if strings.HasSuffix(name, "PASSWORD") && value != "" && strings.Contains(o.output+o.problems, value) {
			t.Errorf("spoor %v wrote a password:\n%s%s", arguments, o.output, o.problems)
		}
	}
	return o
}
