package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"spoor/internal/store"
	"spoor/internal/study"
)

// publishing is what a command opened, and is about to show.
type publishing struct {
	opened  study.Opened
	folder  string // of the survey
	ctx     context.Context
	streams streams
	made    bool // what is shown was made before, and is made again to be compared
}

// record lists what a command publishes of waves beside each, before it goes out: so that whatever is published next is judged with it,
// also where this run dies in between.
func (p *publishing) record() (err error) {
	if p == nil || p.made {
		return nil
	}
	listings := map[*study.Study]*study.Listing{}
	for _, wave := range p.opened.Waves {
		listing, err := wave.Published("spoor " + p.streams.command)
		if err != nil {
			return err
		}
		if listing != nil {
			listings[wave] = listing
		}
	}
	if len(listings) == 0 {
		return nil
	}
	transaction, err := store.Begin(p.ctx, p.folder, p.streams.storing())
	if err != nil {
		return fmt.Errorf("the result was not written, as it could not be listed what is published: %w", err)
	}
	defer func() { err = errors.Join(err, transaction.Discard()) }()
	for _, wave := range p.opened.Waves {
		listing, found := listings[wave]
		if !found {
			continue
		}
		name := path.Join("waves", wave.Wave.ID, study.ReleasesName)
		now, err := os.ReadFile(filepath.Join(p.folder, filepath.FromSlash(name)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !bytes.Equal(now, listing.Before) {
			return fmt.Errorf("another run published of wave %s meanwhile, and this result was not judged with that; it was not written: run it again", wave.Wave.ID)
		}
		if err := transaction.Put(name, listing.After); err != nil {
			return err
		}
	}
	if err := transaction.Commit(); err != nil {
		return err
	}
	for wave, listing := range listings {
		if err := wave.Listed(listing); err != nil {
			return err
		}
	}
	return nil
}

// announced is standard output, to which nothing goes before it is listed.
type announced struct {
	io.Writer
	publishing *publishing
}

func (a announced) Write(p []byte) (int, error) {
	if err := a.publishing.record(); err != nil {
		return 0, err
	}
	return a.Writer.Write(p)
}
