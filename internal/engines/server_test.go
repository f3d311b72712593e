//go:build engines && linux

package engines

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// The user of both databases, and a password that must not turn up in anything that spoor writes.
const (
	user     = "surveyor"
	password = "pass-7fQ2-word"
)

// server is a running process of a database.
type server struct {
	name    string
	command *exec.Cmd
	log     string        // the file that it writes to
	ended   chan struct{} // closed when it has ended
}

// start starts a server as that user, nil for the present one. The system ends it when the test ends in whatever way.
func start(name, log string, credential *syscall.Credential, binary string, arguments ...string) (*server, error) {
	output, err := os.Create(log)
	if err != nil {
		return nil, err
	}
	defer output.Close()
	command := exec.Command(binary, arguments...)
	command.Dir, command.Stdout, command.Stderr = filepath.Dir(log), output, output
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TZ=UTC"}
	// A group of its own, so that an interrupt from the keyboard reaches the test first.
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true, Credential: credential}
	if err := command.Start(); err != nil {
		return nil, err
	}
	s := &server{name, command, log, make(chan struct{})}
	go func() {
		command.Wait()
		close(s.ended)
	}()
	return s, nil
}

// await asks until the server answers.
func (s *server) await(answers func() error) error {
	for began := time.Now(); ; {
		err := answers()
		if err == nil {
			return nil
		}
		select {
		case <-s.ended:
			return fmt.Errorf("%s ended: %w\n%s", s.name, err, s.tail())
		case <-time.After(50 * time.Millisecond):
		}
		if time.Since(began) > 2*time.Minute {
			return fmt.Errorf("%s does not answer: %w\n%s", s.name, err, s.tail())
		}
	}
}

// tail returns the end of what the server wrote.
func (s *server) tail() []byte {
	text, _ := os.ReadFile(s.log)
	return text[max(0, len(text)-2000):]
}

// stop ends the server by a signal and waits until it has.
func (s *server) stop(by syscall.Signal) {
	s.command.Process.Signal(by)
	select {
	case <-s.ended:
	case <-time.After(5 * time.Second):
		s.command.Process.Kill()
		<-s.ended
	}
}

// freePorts returns ports of this machine that nobody listens on.
func freePorts(n int) ([]int, error) {
	var ports []int
	for range n {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer listener.Close()
		ports = append(ports, listener.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}

// cluster are the servers that the tests share.
type cluster struct {
	folder     string
	postgres   *postgres
	clickHouse *clickHouse
}

// startCluster starts all servers in a folder of their own.
func startCluster() (*cluster, error) {
	folder, err := os.MkdirTemp("", "spoor-engines-")
	if err != nil {
		return nil, err
	}
	c := &cluster{folder: folder}
	// The server of PostgreSQL runs as another user, who must come through to its part of the folder.
	if err = os.Chmod(folder, 0o711); err == nil {
		c.postgres, err = startPostgres(filepath.Join(folder, "postgres"))
	}
	if err == nil {
		c.clickHouse, err = startClickHouse(filepath.Join(folder, "clickhouse"))
	}
	if err != nil {
		return nil, errors.Join(err, c.stop())
	}
	return c, nil
}

// stop ends all servers and removes the folder; what tests that are still running add to it meanwhile is removed in a second or third go.
func (c *cluster) stop() (err error) {
	if c.postgres != nil {
		c.postgres.stop()
	}
	if c.clickHouse != nil {
		c.clickHouse.stop()
	}
	for range 3 {
		if err = os.RemoveAll(c.folder); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}

// missing names the packages of Debian without which there are no servers.
func missing() error {
	var errs []error
	if _, err := postgresBinary("postgres"); err != nil {
		errs = append(errs, err)
	}
	if _, err := clickHouseBinary(); err != nil {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func address(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }
