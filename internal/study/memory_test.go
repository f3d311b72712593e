package study

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing/fstest"
)

// memory is a survey in memory that is written to.
type memory struct {
	survey  fstest.MapFS
	staged  map[string]*bytes.Buffer
	removed []string
	commits int
}

func newMemory(files map[string]string) *memory {
	m := &memory{survey: fstest.MapFS{}, staged: map[string]*bytes.Buffer{}}
	for name, content := range files {
		m.survey[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return m
}

func (m *memory) Create(name string) (io.Writer, error) {
	m.staged[name] = &bytes.Buffer{}
	return m.staged[name], nil
}

func (m *memory) Finish() error { return nil }

func (m *memory) Open(name string) (io.ReadCloser, error) {
	staged, there := m.staged[name]
	if !there {
		return nil, fs.ErrNotExist
	}
	return io.NopCloser(bytes.NewReader(staged.Bytes())), nil
}

func (m *memory) Remove(name string) { m.removed = append(m.removed, name) }

func (m *memory) Commit() error {
	m.commits++
	for _, name := range m.removed {
		delete(m.survey, name)
	}
	for name, content := range m.staged {
		m.survey[name] = &fstest.MapFile{Data: bytes.Clone(content.Bytes())}
	}
	m.staged, m.removed = map[string]*bytes.Buffer{}, nil
	return nil
}

// discard forgets what was not committed, as a run does that ends.
func (m *memory) discard() { m.staged, m.removed = map[string]*bytes.Buffer{}, nil }

func (m *memory) names() []string { return slices.Sorted(maps.Keys(m.survey)) }

func (m *memory) text(name string) string {
	if file, there := m.survey[name]; there {
		return string(file.Data)
	}
	return ""
}

// notes keeps what is said.
type notes []string

func (n *notes) listener() Listener {
	return Listener{Note: func(text string) { *n = append(*n, text) }}
}

func (n notes) String() string { return strings.Join(n, "\n") }
