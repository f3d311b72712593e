//go:build engines && linux

package engines

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	osuser "os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"

	"github.com/lib/pq"
)

// postgres is a server of PostgreSQL with one database, of the name of its user.
type postgres struct {
	*server
	port int
	db   *sql.DB
}

// postgresBinary finds a program of the server, which Debian keeps off the path; of several versions the last by name.
func postgresBinary(name string) (string, error) {
	if found, err := exec.LookPath(name); err == nil {
		return found, nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(found) == 0 {
		return "", errors.New("there is no server of PostgreSQL: apt-get install postgresql")
	}
	return slices.Max(found), nil
}

// startPostgres makes a server in a new folder, which knows its user by a password only.
func startPostgres(folder string) (*postgres, error) {
	binary, err := postgresBinary("postgres")
	if err != nil {
		return nil, err
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		return nil, err
	}
	credential, err := ordinary(folder)
	if err != nil {
		return nil, err
	}
	if err := initialise(folder, credential); err != nil {
		return nil, err
	}
	ports, err := freePorts(1)
	if err != nil {
		return nil, err
	}
	started, err := start("PostgreSQL", filepath.Join(folder, "log"), credential, binary, "-D", filepath.Join(folder, "data"),
		"-c", "listen_addresses=127.0.0.1", "-c", "port="+strconv.Itoa(ports[0]), "-c", "unix_socket_directories=", "-c", "fsync=off")
	if err != nil {
		return nil, err
	}
	p := &postgres{server: started, port: ports[0]}
	p.db, err = p.open()
	if err == nil {
		err = p.await(p.db.Ping)
	}
	if err != nil {
		p.stop()
		return nil, err
	}
	return p, nil
}

// initialise makes the files of the server.
func initialise(folder string, credential *syscall.Credential) error {
	binary, err := postgresBinary("initdb")
	if err != nil {
		return err
	}
	secret := filepath.Join(folder, "secret")
	if err := os.WriteFile(secret, []byte(password), 0o600); err != nil {
		return err
	}
	if credential != nil {
		if err := os.Chown(secret, int(credential.Uid), int(credential.Gid)); err != nil {
			return err
		}
	}
	command := exec.Command(binary, "-D", filepath.Join(folder, "data"), "-U", user, "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8", "--locale=C", "--no-sync")
	command.Dir = folder
	command.SysProcAttr = &syscall.SysProcAttr{Credential: credential}
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, output)
	}
	return nil
}

// ordinary returns a user who may run the server, which refuses root, and gives him the folder; nil for the present user.
func ordinary(folder string) (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	account, err := osuser.Lookup("postgres")
	if err != nil {
		account, err = osuser.Lookup("nobody")
	}
	if err != nil {
		return nil, err
	}
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, os.Chown(folder, int(uid), int(gid))
}

// stop ends it fast, but in order: it gives back memory that outlives a process.
func (p *postgres) stop() { p.server.stop(syscall.SIGINT) }

func (p *postgres) open() (*sql.DB, error) {
	target := url.URL{Scheme: "postgres", User: url.UserPassword(user, password), Host: address(p.port), Path: "/postgres", RawQuery: "sslmode=disable"}
	connector, err := pq.NewConnector(target.String())
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(connector), nil
}

// source is the URL of a table, as a wave names it.
func (p *postgres) source(table string) string {
	query := url.Values{"table": {table}, "sslmode": {"disable"}}
	return (&url.URL{Scheme: "postgres", User: url.User(user), Host: address(p.port), Path: "/postgres", RawQuery: query.Encode()}).String()
}
