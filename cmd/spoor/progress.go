package main

import (
	"fmt"
	"sync"
)

// progress counts steps on standard error, on one line that goes away with the last, when that is a terminal. Steps may come
// from several goroutines.
type progress struct {
	streams streams
	what    string
	total   int

	mutex sync.Mutex
	done  int
}

func (p *progress) step() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.done++
	if !p.streams.progress {
		return
	}
	fmt.Fprintf(p.streams.err, "\r%s %d/%d", p.what, p.done, p.total)
	if p.done == p.total {
		fmt.Fprint(p.streams.err, "\r\x1b[K")
	}
}
