package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"spoor/data/problem"
)

// lockName is the file in a folder that whoever writes there holds.
const lockName = ".spoor-lock"

// holderName is the file beside it that says who holds the lock. Some systems let nobody read a file that is locked.
const holderName = ".spoor-holder"

// ErrHeld is returned where another run holds a folder for longer than is waited.
var ErrHeld = errors.New("another run is writing here")

// lock is a folder that is held.
type lock struct {
	disk    disk
	folder  string
	release func() error
}

// hold takes the lock of a folder. When another run has it, waiting is told who, and it is waited for until the context or the
// patience ends.
func hold(ctx context.Context, d disk, folder string, o Options) (*lock, error) {
	ctx, cancel := context.WithTimeout(ctx, o.patience())
	defer cancel()
	for told := false; ; told = true {
		release, locked, err := d.TryLock(filepath.Join(folder, lockName))
		if err != nil {
			return nil, fmt.Errorf("lock %s: %w", folder, reason(err))
		}
		if locked {
			l := &lock{d, folder, release}
			l.sign(o.Command)
			return l, nil
		}
		if !told && o.Waiting != nil {
			o.Waiting(holder(d, folder))
		}
		select {
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				return nil, fmt.Errorf("%s: %w: %s", folder, ErrHeld, holder(d, folder))
			}
			return nil, ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// sign writes who holds the lock, for whoever waits for it. That it cannot be written stops nobody.
func (l *lock) sign(command string) {
	host, err := os.Hostname()
	if err != nil {
		host = "this machine"
	}
	path := filepath.Join(l.folder, holderName)
	_ = l.disk.Remove(path) // of a run that died
	file, err := l.disk.Create(path, 0o600)
	if err == nil {
		_, _ = fmt.Fprintf(file, "%s, process %d on %s\n", command, os.Getpid(), host)
		_ = file.Close()
	}
}

// holder reads who holds the lock of a folder.
func holder(d disk, folder string) string {
	path := filepath.Join(folder, holderName)
	info, err := d.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 1000 { // not one that the program wrote
		return "a run that did not say its name"
	}
	text, err := d.ReadFile(path)
	if who := problem.Visible(strings.TrimSpace(string(text))); err == nil && who != "" {
		return who
	}
	return "a run that did not say its name"
}

// giveBack gives the lock back and takes its files away. Where a locked file cannot be removed it stays, and is used again.
func (l *lock) giveBack() error {
	_ = l.disk.Remove(filepath.Join(l.folder, holderName))
	_ = l.disk.Remove(filepath.Join(l.folder, lockName))
	return l.release()
}
