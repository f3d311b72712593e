package release

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"spoor/analysis/disclosure"
)

// Schema names the form of a ledger as JSON.
const Schema = "spoor/releases/1"

// Ledger is what was published of a wave, in the order of time. It holds no hidden count.
type Ledger struct {
	Schema   string    `json:"schema"`
	Releases []Release `json:"releases"`
}

// Release is what one command published.
type Release struct {
	Command  string            `json:"command"`
	Preset   disclosure.Preset `json:"preset"`
	Tables   []Table           `json:"tables"`
	Checksum string            `json:"checksum"` // SHA-256 of the tables, in hexadecimal
}

// New returns the release of tables.
func New(command string, preset disclosure.Preset, tables []Table) (Release, error) {
	r := Release{Command: command, Preset: preset, Tables: tables}
	sum, err := r.sum()
	r.Checksum = sum
	return r, err
}

func (r Release) sum() (string, error) {
	text, err := json.Marshal(r.Tables)
	return fmt.Sprintf("%x", sha256.Sum256(text)), err
}

// Parse reads a ledger. The error says what is wrong with it: of another form, damaged, or changed by hand.
func Parse(content []byte) (Ledger, error) {
	var l Ledger
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&l); err != nil {
		return Ledger{}, fmt.Errorf("it is no list of releases: %w", err)
	}
	if l.Schema != Schema {
		return Ledger{}, fmt.Errorf("its schema is %q, and this program reads %s", l.Schema, Schema)
	}
	for i, r := range l.Releases {
		sum, err := r.sum()
		if err != nil {
			return Ledger{}, err
		}
		if sum != r.Checksum {
			return Ledger{}, fmt.Errorf("release %d of it was changed by hand: its checksum is not that of its tables; forget it with spoor release forget", i+1)
		}
		for _, t := range r.Tables {
			if slices.ContainsFunc(t.Counts, func(k *int) bool { return k != nil && *k < 0 }) || t.Base != nil && *t.Base < 0 {
				return Ledger{}, errors.New("it holds a count below 0")
			}
		}
	}
	return l, nil
}

// JSON writes the ledger.
func (l Ledger) JSON() ([]byte, error) {
	l.Schema = Schema
	if l.Releases == nil {
		l.Releases = []Release{}
	}
	text, err := json.MarshalIndent(l, "", "  ")
	return append(text, '\n'), err
}

// Add adds a release, and reports whether it shows anything that no earlier one showed.
func (l *Ledger) Add(r Release) bool {
	known := l.tables(len(l.Releases))
	fresh := slices.ContainsFunc(r.Tables, func(t Table) bool {
		return t.shows() && !slices.ContainsFunc(known, t.Equal)
	})
	if fresh {
		l.Releases = append(l.Releases, r)
	}
	return fresh
}

// tables returns what the first releases showed, each table once.
func (l Ledger) tables(first int) []Table {
	var all []Table
	for _, r := range l.Releases[:first] {
		for _, t := range r.Tables {
			if !slices.ContainsFunc(all, t.Equal) {
				all = append(all, t)
			}
		}
	}
	return all
}

// Protect is [Protect] beside everything in the ledger. Tables that were published just so before come out as they did then.
func (l Ledger) Protect(wave Wave, rule disclosure.Rule, tables []Table) ([]Table, error) {
	for i, r := range l.Releases {
		if !slices.EqualFunc(r.Tables, tables, Table.same) {
			continue
		}
		again, err := Protect(wave, rule, l.tables(i), tables)
		if err != nil {
			return nil, err
		}
		if slices.EqualFunc(again, r.Tables, Table.Equal) {
			return again, nil
		}
	}
	return Protect(wave, rule, l.tables(len(l.Releases)), tables)
}
