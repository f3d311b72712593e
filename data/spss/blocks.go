package spss

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"io"
)

// blocks unpacks the data of a .zsav file: streams of zlib one after another, up to their list at the end of the file.
type blocks struct {
	in   *bufio.Reader // of the packed bytes only
	open io.ReadCloser
}

func newBlocks(r io.Reader, order binary.ByteOrder) (*blocks, error) {
	var head [24]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, damaged("it ends before its data")
	}
	begin, list := int64(order.Uint64(head[:])), int64(order.Uint64(head[8:]))
	if list < begin+24 {
		return nil, damaged("its list of blocks stands before its data")
	}
	return &blocks{in: bufio.NewReader(io.LimitReader(r, list-begin-24))}, nil
}

// Read is part of io.Reader.
func (b *blocks) Read(p []byte) (int, error) {
	for {
		if b.open == nil {
			if _, err := b.in.Peek(1); err != nil {
				return 0, io.EOF
			}
			opened, err := zlib.NewReader(b.in)
			if err != nil {
				return 0, damaged("a block cannot be unpacked (%v)", err)
			}
			b.open = opened
		}
		n, err := b.open.Read(p)
		if errors.Is(err, io.EOF) {
			b.open = nil
			err = nil
		}
		if err != nil {
			return n, damaged("a block cannot be unpacked (%v)", err)
		}
		if n > 0 {
			return n, nil
		}
	}
}
