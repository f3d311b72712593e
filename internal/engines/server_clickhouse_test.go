//go:build engines && linux

package engines

import (
	"bytes"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"text/template"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// clickHouse are two servers of ClickHouse. Both know the cluster of both.
type clickHouse struct {
	shards [2]*shard
}

type shard struct {
	*server
	port int
	db   *sql.DB
}

// The names that tables of the cluster are made with.
const (
	clusterName  = "both"
	databaseName = "survey"
)

func clickHouseBinary() (string, error) {
	for _, name := range []string{"clickhouse-server", "/usr/sbin/clickhouse-server"} {
		if found, err := exec.LookPath(name); err == nil {
			return found, nil
		}
	}
	return "", errors.New("there is no server of ClickHouse: apt-get install clickhouse-server")
}

// shardSettings is config.xml, with the few settings that the server of Debian, version 18.16, cannot do without. It logs
// every question that reaches it.
var shardSettings = template.Must(template.New("").Parse(`<yandex>
<logger><level>warning</level><console>1</console></logger>
<listen_host>127.0.0.1</listen_host>
<tcp_port>{{.Port}}</tcp_port>
<path>{{.Folder}}/data/</path>
<tmp_path>{{.Folder}}/tmp/</tmp_path>
<users_config>{{.Folder}}/users.xml</users_config>
<default_profile>default</default_profile>
<default_database>default</default_database>
<mark_cache_size>67108864</mark_cache_size>
<query_log><database>system</database><table>query_log</table></query_log>
<remote_servers><both>
{{- range .Ports}}
<shard><replica><host>127.0.0.1</host><port>{{.}}</port><user>{{$.User}}</user><password>{{$.Password}}</password></replica></shard>
{{- end}}
</both></remote_servers>
</yandex>
`))

// shardUsers is users.xml, with one user.
var shardUsers = template.Must(template.New("").Parse(`<yandex>
<profiles><default><log_queries>1</log_queries></default></profiles>
<quotas><default></default></quotas>
<users><{{.User}}>
<password>{{.Password}}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
</{{.User}}></users>
</yandex>
`))

// startClickHouse makes both servers in a new folder.
func startClickHouse(folder string) (*clickHouse, error) {
	ports, err := freePorts(2)
	if err != nil {
		return nil, err
	}
	c := &clickHouse{}
	for i, name := range []string{"first", "second"} {
		if c.shards[i], err = startShard(filepath.Join(folder, name), ports, i); err != nil {
			c.stop()
			return nil, err
		}
	}
	return c, nil
}

func startShard(folder string, ports []int, i int) (*shard, error) {
	binary, err := clickHouseBinary()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	settings := map[string]any{"Folder": folder, "Port": ports[i], "Ports": ports, "User": user, "Password": password}
	for name, content := range map[string]*template.Template{"config.xml": shardSettings, "users.xml": shardUsers} {
		var filled bytes.Buffer
		if err := content.Execute(&filled, settings); err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(folder, name), filled.Bytes(), 0o600); err != nil {
			return nil, err
		}
	}
	started, err := start("ClickHouse, "+filepath.Base(folder)+" server", filepath.Join(folder, "log"), nil, binary, "--config-file="+filepath.Join(folder, "config.xml"))
	if err != nil {
		return nil, err
	}
	s := &shard{started, ports[i], openShard(ports[i])}
	if err = s.await(s.db.Ping); err == nil {
		_, err = s.db.Exec("CREATE DATABASE " + databaseName)
	}
	if err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

// openShard opens a connection for each question: after an error the server of Debian and the driver do not understand each
// other any more.
func openShard(port int) *sql.DB {
	db := clickhouse.OpenDB(&clickhouse.Options{Addr: []string{address(port)}, Auth: clickhouse.Auth{Username: user, Password: password}})
	db.SetMaxIdleConns(-1)
	return db
}

// stop ends it at once: it takes its time to end in order, and its files are thrown away.
func (s *shard) stop() { s.server.stop(syscall.SIGKILL) }

func (c *clickHouse) stop() {
	for _, s := range c.shards {
		if s != nil {
			s.stop()
		}
	}
}

// source is the URL of a table as the first server has it. The user comes from the environment.
func (c *clickHouse) source(table string) string {
	return (&url.URL{Scheme: "clickhouse", Host: address(c.shards[0].port), Path: "/" + databaseName, RawQuery: url.Values{"table": {table}}.Encode()}).String()
}
