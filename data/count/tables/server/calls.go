package server

import (
	"context"
	"net"
	"sync"
	"time"
)

// calls opens the connections to a server and keeps them, to end them when a question is given up and the server does not react.
type calls struct {
	net.Dialer
	mutex sync.Mutex
	open  []net.Conn
}

// DialContext opens a connection.
func (c *calls) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	connection, err := c.Dialer.DialContext(ctx, network, address)
	if err == nil {
		c.mutex.Lock()
		defer c.mutex.Unlock()
		c.open = append(c.open, connection)
	}
	return connection, err
}

// DialTimeout opens a connection within some time.
func (c *calls) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	ctx, stop := context.WithTimeout(context.Background(), timeout)
	defer stop()
	return c.DialContext(ctx, network, address)
}

// mercy is how long a server that was told to stop has to say that it did.
const mercy = 2 * time.Second

// endWith ends the connections some time after a question was given up: the driver of PostgreSQL asks the server to stop and then
// waits for ever. Call what it returns when the question has its answer.
func (c *calls) endWith(ctx context.Context) func() bool {
	return context.AfterFunc(ctx, func() {
		time.Sleep(mercy)
		c.mutex.Lock()
		defer c.mutex.Unlock()
		for _, connection := range c.open {
			connection.Close()
		}
	})
}
