package drivers

import (
	"context"
	"crypto/tls"
	"encoding/binary"
	"errors"
	"net"
	"syscall"
)

// greetingConnection reads what a server of ClickHouse says first before the driver does, which takes as much memory for a text as its
// length says: a few bytes could ask for more than there is.
type greetingConnection struct {
	net.Conn
	greeting greeting
}

// rawConnection is one of which the driver can see, before it asks, that the server ended it.
type rawConnection struct {
	*greetingConnection
	syscall.Conn
}

// Read is part of net.Conn.
func (c *greetingConnection) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if refused := c.greeting.take(p[:n]); refused != nil {
		c.Conn.Close()
		return 0, refused
	}
	return n, err
}

// errGreeting is returned for a server that does not greet as ClickHouse does.
var errGreeting = errors.New("the server does not answer as ClickHouse does")

// mostText is the longest text of a greeting, or of what went wrong, that is read.
const mostText = 1 << 20

// Parts of the first answer of a server.
type part byte

const (
	number   part = iota // a varint
	revision             // a varint that says which parts follow
	text                 // its length and so many bytes
	code                 // four bytes
	nested               // a byte: 1 where another exception follows
)

// Revisions of the protocol from which a greeting has a time zone, a name for people and a patch.
const (
	withZone  = 54058
	withName  = 54372
	withPatch = 54401
)

var exception = []part{code, text, text, text, nested}

// greeting follows the first answer of a server as it comes in.
type greeting struct {
	begun  bool
	parts  []part // that are still to come
	length []byte // of a varint that is not whole yet
	skip   int    // bytes of a text or number that are still to come
}

// take follows more bytes, and refuses what cannot be a greeting. What comes after it is not looked at.
func (g *greeting) take(p []byte) error {
	for len(p) > 0 {
		switch {
		case g.skip > 0:
			n := min(g.skip, len(p))
			g.skip, p = g.skip-n, p[n:]
			continue
		case !g.begun:
			g.begun = true
			switch p[0] {
			case 0: // hello
				g.parts = []part{text, number, number, revision}
			case 2:
				g.parts = exception
			}
		case len(g.parts) == 0:
			return nil
		default:
			if err := g.byte(p[0]); err != nil {
				return err
			}
		}
		p = p[1:]
	}
	return nil
}

// byte follows one byte of the part at hand.
func (g *greeting) byte(b byte) error {
	switch g.parts[0] {
	case code:
		g.skip, g.parts = 3, g.parts[1:]
		return nil
	case nested:
		g.parts = nil
		if b == 1 {
			g.parts = exception
		}
		return nil
	}
	if g.length = append(g.length, b); len(g.length) > binary.MaxVarintLen64 {
		return errGreeting
	}
	if b >= 0x80 {
		return nil
	}
	value, size := binary.Uvarint(g.length)
	if size <= 0 {
		return errGreeting
	}
	kind := g.parts[0]
	g.length, g.parts = g.length[:0], g.parts[1:]
	switch kind {
	case text:
		if value > mostText {
			return errGreeting
		}
		g.skip = int(value)
	case revision:
		for _, more := range []struct {
			from uint64
			part part
		}{{withZone, text}, {withName, text}, {withPatch, number}} {
			if value >= more.from {
				g.parts = append(g.parts, more.part)
			}
		}
	}
	return nil
}

// dialClickHouse returns how ClickHouse is connected to, with that encryption or without.
func dialClickHouse(encryption *tls.Config) func(ctx context.Context, address string) (net.Conn, error) {
	return func(ctx context.Context, address string) (net.Conn, error) {
		dialer := &net.Dialer{Timeout: connectWithin}
		var connection net.Conn
		var err error
		if encryption != nil {
			connection, err = (&tls.Dialer{NetDialer: dialer, Config: encryption}).DialContext(ctx, "tcp", address)
		} else {
			connection, err = dialer.DialContext(ctx, "tcp", address)
		}
		if err != nil {
			return nil, err
		}
		greeted := &greetingConnection{Conn: connection}
		if raw, ok := connection.(syscall.Conn); ok {
			return rawConnection{greeted, raw}, nil
		}
		return greeted, nil
	}
}
