// Package surveytest holds small surveys in memory, for tests of what reads and writes them.
package surveytest

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing/fstest"
)

// Memory is a survey in memory that is written to.
type Memory struct {
	Survey  fstest.MapFS
	staged  map[string]*bytes.Buffer
	removed []string
	Commits int
}

// NewMemory returns a survey of files with these names and contents.
func NewMemory(files map[string]string) *Memory {
	m := &Memory{Survey: fstest.MapFS{}, staged: map[string]*bytes.Buffer{}}
	for name, content := range files {
		m.Survey[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return m
}

// Create begins a file that is not in the survey before Commit.
func (m *Memory) Create(name string) (io.Writer, error) {
	m.staged[name] = &bytes.Buffer{}
	return m.staged[name], nil
}

// Finish is there for what is written to.
func (m *Memory) Finish() error { return nil }

// Open reads a file that was begun.
func (m *Memory) Open(name string) (io.ReadCloser, error) {
	staged, there := m.staged[name]
	if !there {
		return nil, fs.ErrNotExist
	}
	return io.NopCloser(bytes.NewReader(staged.Bytes())), nil
}

// Remove lets a file go at the next Commit.
func (m *Memory) Remove(name string) { m.removed = append(m.removed, name) }

// Commit puts the files in their places.
func (m *Memory) Commit() error {
	m.Commits++
	for _, name := range m.removed {
		delete(m.Survey, name)
	}
	for name, content := range m.staged {
		m.Survey[name] = &fstest.MapFile{Data: bytes.Clone(content.Bytes())}
	}
	m.staged, m.removed = map[string]*bytes.Buffer{}, nil
	return nil
}

// Discard forgets what was not committed, as a run does that ends.
func (m *Memory) Discard() { m.staged, m.removed = map[string]*bytes.Buffer{}, nil }

// Names lists the files of the survey.
func (m *Memory) Names() []string { return slices.Sorted(maps.Keys(m.Survey)) }

// Text is what a file of the survey holds, "" when it is not there.
func (m *Memory) Text(name string) string {
	if file, there := m.Survey[name]; there {
		return string(file.Data)
	}
	return ""
}

// Notes keeps what is said.
type Notes []string

// Add keeps one thing more.
func (n *Notes) Add(text string) { *n = append(*n, text) }

func (n Notes) String() string { return strings.Join(n, "\n") }

// IsKind reports whether an error is one of a kind.
func IsKind[T error](err error) bool {
	_, is := errors.AsType[T](err)
	return is
}
