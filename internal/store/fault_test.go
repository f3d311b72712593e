package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// writing is something that writes, whose result is that of before or of after.
type writing struct {
	name  string
	write func(d disk) error
}

func writings() []writing {
	commit := func(files map[string]string, gone ...string) func(disk) error {
		return func(d disk) (err error) {
			t, err := begin(context.Background(), d, "/survey", Options{Command: "test"})
			if err != nil {
				return err
			}
			defer func() { _ = t.Discard() }()
			for _, name := range sorted(files) {
				if err := t.Put(name, []byte(files[name])); err != nil {
					return err
				}
			}
			for _, name := range gone {
				t.Remove(name)
			}
			return t.Commit()
		}
	}
	return []writing{
		{"a new wave", commit(map[string]string{"waves/2026/wave.yaml": "id: 2026", "waves/2026/answers.csv": "new"})},
		{"a wave that takes the place of another", commit(map[string]string{"waves/2021/wave.yaml": "new", "waves/2021/answers.parquet": "new"}, "waves/2021/answers.csv")},
		{"a report", commit(map[string]string{"report.md": "new", "figures/a.svg": "new", "figures/b.svg": "new", "manifest.json": "new"}, "figures/old.svg", "figures/never.svg")},
		{"one file", func(d disk) error {
			return writeFile(d, "/survey/report.md", []byte("new"), FileOptions{Overwrite: true})
		}},
		{"one new file", func(d disk) error { return writeFile(d, "/survey/table.csv", []byte("new"), FileOptions{}) }},
	}
}

// standing is a folder with files of the program and of others.
func standing() *memory {
	m := newMemory()
	for path, content := range map[string]string{
		"/survey/codebook.yaml": "id: s", "/survey/waves/2021/wave.yaml": "old", "/survey/waves/2021/answers.csv": "old", "/survey/waves/2021/notes/x.txt": "theirs",
		"/survey/report.md": "old", "/survey/figures/a.svg": "old", "/survey/figures/old.svg": "old", "/survey/figures/theirs.png": "theirs",
	} {
		m.put(path, content)
	}
	m.settle()
	return m
}

// TestBeforeOrAfter lets every operation of every writing fail, the run die there, and the power go there, and looks for
// anything that is neither as it was nor as it was to be.
func TestBeforeOrAfter(t *testing.T) {
	for _, w := range writings() {
		before := standing().list("/survey")
		whole := standing()
		if err := w.write(whole); err != nil {
			t.Fatalf("%s: %v", w.name, err)
		}
		after, ops := whole.list("/survey"), whole.ops
		if maps.Equal(before, after) || ops < 10 {
			t.Fatalf("%s: nothing was written", w.name)
		}
		check := func(what string, m *memory, mayBeAfter bool) {
			t.Helper()
			if err := recoverIn(m, "/survey", nil); err != nil {
				t.Errorf("%s, %s: %v", w.name, what, err)
			}
			got := m.list("/survey")
			for name := range got {
				if strings.Contains(name, lockName) || strings.Contains(name, holderName) {
					delete(got, name) // free, and used again by the next
				}
			}
			if !maps.Equal(got, before) && !(mayBeAfter && maps.Equal(got, after)) {
				t.Errorf("%s, %s: neither before nor after: %v", w.name, what, got)
			}
		}
		for op := 1; op <= ops; op++ {
			m := standing()
			m.fail = func(at int) error {
				if at == op {
					return errors.New("no room left on the device")
				}
				return nil
			}
			err := w.write(m)
			m.kill()
			check(fmt.Sprintf("operation %d fails", op), m, err == nil || op > ops-15)

			for _, loss := range []string{"killed", "power", "power 1", "power 2", "power 3", "power 4"} {
				m := standing()
				m.fail = func(at int) error {
					if at >= op {
						return errPower
					}
					return nil
				}
				_ = w.write(m)
				switch loss {
				case "killed":
					m.kill()
				case "power":
					m.restart(nil)
				default:
					m.restart(rand.New(rand.NewPCG(uint64(op), uint64(len(loss)+int(loss[len(loss)-1])))))
				}
				check(fmt.Sprintf("%s at operation %d", loss, op), m, true)
			}
		}
		done := standing()
		if err := w.write(done); err != nil {
			t.Fatal(err)
		}
		done.restart(nil)
		if got := done.list("/survey"); !isAfter(got, after) {
			t.Errorf("%s: said to be written, and gone with the power: %v", w.name, got)
		}
	}
}

// isAfter reports whether every file is as it was to be; what was to be removed may come back with the power.
func isAfter(got, after map[string]string) bool {
	for name, content := range after {
		if got[name] != content {
			return false
		}
	}
	return true
}

func sorted(files map[string]string) []string { return slices.Sorted(maps.Keys(files)) }
