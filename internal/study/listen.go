package study

import (
	"fmt"
	"sync"

	"spoor/data"
	"spoor/data/importing"
)

// Listener hears what is said while a request is carried out. A nil function hears nothing. Progress may come from several
// goroutines, one at a time.
type Listener struct {
	Note     func(text string) // a line, or several
	Progress func(Progress)
}

// Progress is how far a piece of work is; Done equals Total when it ends. Total is 0 where it is not known.
type Progress struct {
	What        string
	Done, Total int64
	Bytes       bool // they are bytes of a file
}

// Say passes on a note.
func (l Listener) Say(format string, args ...any) {
	if l.Note != nil {
		l.Note(fmt.Sprintf(format, args...))
	}
}

// Problems says which answers have a problem, those that are alike on one line. With strict they are the error instead.
func (l Listener) Problems(problems data.Problems, strict bool) error {
	switch {
	case len(problems) == 0:
		return nil
	case strict:
		return Unusable{problems}
	}
	var alike importing.Problems
	for _, problem := range problems {
		alike.Add(problem)
	}
	for _, group := range alike.Groups() {
		l.Say("%s", group)
	}
	if n := len(problems); n > 1 {
		l.Say("%d problems; those answers are left out", n)
	} else {
		l.Say("1 problem; that answer is left out")
	}
	return nil
}

// bytesRead passes on how much of a file was read.
func (l Listener) bytesRead(file string, read, total int64) {
	if l.Progress != nil {
		l.Progress(Progress{What: file, Done: read, Total: total, Bytes: true})
	}
}

// steps counts the steps of a piece of work that is done by several goroutines.
type steps struct {
	listener    Listener
	what        string
	done, total int64
	mutex       sync.Mutex
}

func (s *steps) step() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.done++
	if s.listener.Progress != nil {
		s.listener.Progress(Progress{What: s.what, Done: s.done, Total: s.total})
	}
}

// done tells how many pieces of some work are done.
func (l Listener) done(what string) func(done, total int) {
	return func(done, total int) {
		if l.Progress != nil {
			l.Progress(Progress{What: what, Done: int64(done), Total: int64(total)})
		}
	}
}
