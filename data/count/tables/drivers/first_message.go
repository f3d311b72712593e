package drivers

import (
	"context"
	"encoding/binary"
	"errors"
	"net"
	"strings"
	"time"

	"spoor/data/count/tables/server"
)

// firstMessage reads how a server of PostgreSQL begins its first message before the driver does, which takes as much memory as that
// says that it is long: what another program says first is a length of gigabytes. Behind encryption it is not looked at.
type firstMessage struct {
	net.Conn
	asked bool   // for encryption, which is answered with one byte
	head  []byte // of the message
	done  bool
}

var errFirstMessage = errors.New("the server does not answer as PostgreSQL does")

// encryptionRequest is the code in the request for encryption.
const encryptionRequest = 80877103

// Write is part of net.Conn.
func (c *firstMessage) Write(p []byte) (int, error) {
	if len(p) == 8 && binary.BigEndian.Uint32(p[4:]) == encryptionRequest {
		c.asked = true
	}
	return c.Conn.Write(p)
}

// Read is part of net.Conn.
func (c *firstMessage) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	said := p[:n]
	if c.asked && n > 0 {
		c.asked, c.done, said = false, said[0] == 'S', said[1:]
	}
	if c.done {
		return n, err
	}
	c.head = append(c.head, said[:min(len(said), 5-len(c.head))]...)
	if len(c.head) > 0 && !strings.ContainsRune("RENSKZv", rune(c.head[0])) || len(c.head) == 5 && c.head[0] != 'E' && binary.BigEndian.Uint32(c.head[1:]) > mostText {
		c.Conn.Close()
		return 0, errFirstMessage
	}
	c.done = len(c.head) == 5
	return n, err
}

// watched is a line of which the first message is looked at.
type watched struct{ server.Line }

// Dial is part of server.Line.
func (w watched) Dial(network, address string) (net.Conn, error) {
	return watch(w.Line.Dial(network, address))
}

// DialTimeout is part of server.Line.
func (w watched) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	return watch(w.Line.DialTimeout(network, address, timeout))
}

// DialContext is part of server.Line.
func (w watched) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	return watch(w.Line.DialContext(ctx, network, address))
}

func watch(connection net.Conn, err error) (net.Conn, error) {
	if err != nil {
		return nil, err
	}
	return &firstMessage{Conn: connection}, nil
}
