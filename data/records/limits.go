package records

import (
	"compress/gzip"
	"fmt"
	"io"
	"math"
)

// Limits bound what a file may ask of the machine. A zero field is its default.
type Limits struct {
	Record   int   // bytes of one record, as UTF-8; 4 MiB
	Columns  int   // cells of one record; 5000
	Expanded int64 // bytes that a compressed file may become; 8 GiB
}

const (
	defaultRecord   = 4 << 20
	defaultColumns  = 5000
	defaultExpanded = 8 << 30

	// Answers compress 5 to 50 times. What expands more than maxExpansion times, once it is larger than freeExpansion, is
	// made to exhaust the machine.
	maxExpansion  = 200
	freeExpansion = 64 << 20
)

func (l Limits) orDefault() Limits {
	if l.Record <= 0 {
		l.Record = defaultRecord
	}
	if l.Columns <= 0 {
		l.Columns = defaultColumns
	}
	if l.Expanded <= 0 {
		l.Expanded = defaultExpanded
	}
	return l
}

func (l Limits) checkExpansion(file string, expanded, compressed int64) error {
	switch {
	case expanded > l.Expanded:
		return fatal(file, 0, "expands to more than %s; unpack it and split it if it is meant to be that large", bytesText(l.Expanded))
	case expanded > freeExpansion && expanded > maxExpansion*max(compressed, 1):
		return fatal(file, 0, "expands more than %d times, which answers never do; it is not an export", maxExpansion)
	}
	return nil
}

// bytesText writes a number of bytes in the largest unit that divides it.
func bytesText(n int64) string {
	for _, unit := range []struct {
		size int64
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= unit.size && n%unit.size == 0 {
			return fmt.Sprintf("%d %s", n/unit.size, unit.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}

// counter counts the bytes that were read through it.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

// Gzip returns what a file of gzip expands to, of any size. Reading it ends with a [*problem.Problem] where it expands more than answers ever do.
func Gzip(file string, in io.Reader) (io.Reader, error) {
	compressed := &counter{in: in}
	expanded, err := gzip.NewReader(compressed)
	if err != nil {
		return nil, err
	}
	return &expansion{file: file, in: expanded, compressed: compressed, limits: Limits{Expanded: math.MaxInt64}}, nil
}

// expansion reads what a compressed file expands to, until that is beyond the limits.
type expansion struct {
	file       string
	in         io.Reader
	compressed *counter
	expanded   int64
	limits     Limits
}

func (e *expansion) Read(p []byte) (int, error) {
	n, err := e.in.Read(p)
	e.expanded += int64(n)
	if problem := e.limits.checkExpansion(e.file, e.expanded, e.compressed.n); problem != nil {
		return 0, problem
	}
	return n, err
}
