package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// errPower is what every operation returns once the power is gone.
var errPower = errors.New("the power is gone")

// node is a file or folder of a memory: as the system has it, and as it stands on the disk.
type node struct {
	folder         bool
	mode           fs.FileMode
	modified       time.Time
	content        []byte
	entries        map[string]*node
	lasting        []byte
	lastingEntries map[string]*node
}

// memory is a file system in memory that knows what was synced. Every operation that changes something is counted, and may
// fail.
type memory struct {
	root   *node
	locked map[string]bool
	now    time.Time
	ops    int
	fail   func(op int) error
}

func newMemory() *memory {
	return &memory{root: newFolder(0o755), locked: map[string]bool{}, now: time.Unix(1e9, 0)}
}

func newFolder(mode fs.FileMode) *node {
	return &node{folder: true, mode: mode | fs.ModeDir, entries: map[string]*node{}, lastingEntries: map[string]*node{}}
}

// step counts an operation.
func (m *memory) step(op, path string) error {
	m.ops++
	m.now = m.now.Add(time.Millisecond)
	if m.fail != nil {
		if err := m.fail(m.ops); err != nil {
			return &fs.PathError{Op: op, Path: path, Err: err}
		}
	}
	return nil
}

func (m *memory) find(path string) *node {
	at := m.root
	for _, part := range strings.Split(strings.Trim(filepath.ToSlash(path), "/"), "/") {
		if part == "" || part == "." {
			continue
		}
		if at == nil || !at.folder {
			return nil
		}
		at = at.entries[part]
	}
	return at
}

func (m *memory) parent(path string) (*node, string) {
	return m.find(filepath.Dir(path)), filepath.Base(path)
}

func missing(op, path string) error { return &fs.PathError{Op: op, Path: path, Err: fs.ErrNotExist} }

func (m *memory) Mkdir(path string, mode fs.FileMode) error {
	if err := m.step("mkdir", path); err != nil {
		return err
	}
	folder, name := m.parent(path)
	if folder == nil {
		return missing("mkdir", path)
	}
	if folder.entries[name] != nil {
		return &fs.PathError{Op: "mkdir", Path: path, Err: fs.ErrExist}
	}
	folder.entries[name] = newFolder(mode)
	return nil
}

func (m *memory) Create(path string, mode fs.FileMode) (file, error) {
	if err := m.step("create", path); err != nil {
		return nil, err
	}
	folder, name := m.parent(path)
	if folder == nil {
		return nil, missing("create", path)
	}
	if folder.entries[name] != nil {
		return nil, &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	made := &node{mode: mode, modified: m.now}
	folder.entries[name] = made
	return &memoryFile{m, made, path}, nil
}

// memoryFile is a file that is being written.
type memoryFile struct {
	memory *memory
	node   *node
	path   string
}

func (f *memoryFile) Write(p []byte) (int, error) {
	if err := f.memory.step("write", f.path); err != nil {
		return 0, err
	}
	f.node.content, f.node.modified = append(f.node.content, p...), f.memory.now
	return len(p), nil
}

func (f *memoryFile) Sync() error {
	if err := f.memory.step("sync", f.path); err != nil {
		return err
	}
	f.node.lasting = bytes.Clone(f.node.content)
	return nil
}

func (f *memoryFile) Close() error { return nil }

func (m *memory) ReadFile(path string) ([]byte, error) {
	found := m.find(path)
	if found == nil || found.folder {
		return nil, missing("open", path)
	}
	return bytes.Clone(found.content), nil
}

func (m *memory) Open(path string) (io.ReadCloser, error) {
	content, err := m.ReadFile(path)
	return io.NopCloser(bytes.NewReader(content)), err
}

func (m *memory) ReadDir(path string) ([]fs.DirEntry, error) {
	found := m.find(path)
	if found == nil {
		return nil, missing("open", path)
	}
	var entries []fs.DirEntry
	for name, entry := range found.entries {
		entries = append(entries, fs.FileInfoToDirEntry(nodeInfo{name, entry}))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// nodeInfo is what is said of a node.
type nodeInfo struct {
	name string
	*node
}

func (i nodeInfo) Name() string       { return i.name }
func (i nodeInfo) Size() int64        { return int64(len(i.content)) }
func (i nodeInfo) Mode() fs.FileMode  { return i.mode }
func (i nodeInfo) ModTime() time.Time { return i.modified }
func (i nodeInfo) IsDir() bool        { return i.folder }
func (i nodeInfo) Sys() any           { return nil }

func (m *memory) Lstat(path string) (fs.FileInfo, error) {
	found := m.find(path)
	if found == nil {
		return nil, missing("lstat", path)
	}
	return nodeInfo{filepath.Base(path), found}, nil
}

func (m *memory) Stat(path string) (fs.FileInfo, error) { return m.Lstat(path) }

func (m *memory) Resolve(path string) (string, error) { return path, nil }

func (m *memory) Rename(from, to string) error {
	if err := m.step("rename", from); err != nil {
		return err
	}
	source, old := m.parent(from)
	target, name := m.parent(to)
	if source == nil || source.entries[old] == nil || target == nil {
		return missing("rename", from)
	}
	if moved := source.entries[old]; target.entries[name] != moved { // two names of one file stay as they are
		delete(source.entries, old)
		target.entries[name] = moved
	}
	return nil
}

func (m *memory) Link(from, to string) error {
	if err := m.step("link", from); err != nil {
		return err
	}
	found := m.find(from)
	folder, name := m.parent(to)
	if found == nil || folder == nil {
		return missing("link", from)
	}
	folder.entries[name] = found
	return nil
}

func (m *memory) Chmod(path string, mode fs.FileMode) error {
	if err := m.step("chmod", path); err != nil {
		return err
	}
	m.find(path).mode = mode
	return nil
}

func (m *memory) Remove(path string) error {
	if err := m.step("remove", path); err != nil {
		return err
	}
	folder, name := m.parent(path)
	if folder == nil || folder.entries[name] == nil {
		return missing("remove", path)
	}
	if found := folder.entries[name]; found.folder && len(found.entries) > 0 {
		return &fs.PathError{Op: "remove", Path: path, Err: errors.New("directory not empty")}
	}
	delete(folder.entries, name)
	return nil
}

func (m *memory) SyncFolder(path string) error {
	if err := m.step("sync folder", path); err != nil {
		return err
	}
	found := m.find(path)
	if found == nil {
		return missing("open", path)
	}
	found.lastingEntries = cloneEntries(found.entries)
	return nil
}

func (m *memory) TryLock(path string) (func() error, bool, error) {
	if m.locked[path] {
		return nil, false, nil
	}
	if m.find(path) == nil {
		if _, err := m.Create(path, 0o600); err != nil {
			return nil, false, err
		}
	}
	m.locked[path] = true
	return func() error { delete(m.locked, path); return nil }, true, nil
}

func cloneEntries(entries map[string]*node) map[string]*node {
	out := map[string]*node{}
	for name, entry := range entries {
		out[name] = entry
	}
	return out
}

// restart ends every run. Of what was not synced nothing is left, or with chance a part, folder by folder and file by file.
func (m *memory) restart(chance *rand.Rand) {
	m.locked, m.fail = map[string]bool{}, nil
	seen := map[*node]bool{}
	var restart func(*node)
	restart = func(at *node) {
		if seen[at] {
			return
		}
		seen[at] = true
		keep := chance != nil && chance.IntN(2) == 0
		if !at.folder {
			if !keep {
				at.content = bytes.Clone(at.lasting)
			}
			return
		}
		if !keep {
			at.entries = cloneEntries(at.lastingEntries)
		}
		for _, entry := range at.entries {
			restart(entry)
		}
	}
	restart(m.root)
}

// kill ends every run, and loses nothing.
func (m *memory) kill() { m.locked, m.fail = map[string]bool{}, nil }

// settle makes everything last.
func (m *memory) settle() {
	var settle func(*node)
	settle = func(at *node) {
		at.lasting = bytes.Clone(at.content)
		if at.folder {
			at.lastingEntries = cloneEntries(at.entries)
			for _, entry := range at.entries {
				settle(entry)
			}
		}
	}
	settle(m.root)
}

// list returns every file below a folder with its content, and every folder.
func (m *memory) list(folder string) map[string]string {
	out := map[string]string{}
	var walk func(string, *node)
	walk = func(name string, at *node) {
		if !at.folder {
			out[name] = fmt.Sprintf("%s %s", at.mode.Perm(), at.content)
			return
		}
		out[name+"/"] = ""
		for part, entry := range at.entries {
			walk(name+"/"+part, entry)
		}
	}
	walk(folder, m.find(folder))
	return out
}

// put writes a file as somebody else would.
func (m *memory) put(path, content string) {
	at := m.root
	parts := strings.Split(strings.Trim(path, "/"), "/")
	for _, part := range parts[:len(parts)-1] {
		if at.entries[part] == nil {
			at.entries[part] = newFolder(0o755)
		}
		at = at.entries[part]
	}
	m.now = m.now.Add(time.Millisecond)
	at.entries[parts[len(parts)-1]] = &node{mode: 0o640, modified: m.now, content: []byte(content)}
}
