package main

import (
	"fmt"
	"sync"

	"spoor/data/count/answers"
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

// bytesRead shows how much of a file was read on standard error, on one line that goes away with the last, when that is a
// terminal.
func bytesRead(s streams) answers.Progress {
	if !s.progress {
		return nil
	}
	shown := int64(-1)
	return func(file string, read, total int64) {
		switch percent := 100 * read / max(total, 1); {
		case read >= total:
			fmt.Fprint(s.err, "\r\x1b[K")
		case percent != shown:
			shown = percent
			fmt.Fprintf(s.err, "\r%s %d of %d MB, %d%%", file, read>>20, total>>20, percent)
		}
	}
}
