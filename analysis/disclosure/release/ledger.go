package release

import (
	"bytes"
	"context"
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
	known := l.tables()
	fresh := slices.ContainsFunc(r.Tables, func(t Table) bool {
		return t.shows() && !slices.ContainsFunc(known, t.Equal)
	})
	if fresh {
		l.Releases = append(l.Releases, r)
	}
	return fresh
}

// tables returns what all releases showed, each table once.
func (l Ledger) tables() []Table {
	var all []Table
	for _, r := range l.Releases {
		for _, t := range r.Tables {
			if !slices.ContainsFunc(all, t.Equal) {
				all = append(all, t)
			}
		}
	}
	return all
}

// Protect is [Protect] beside everything in the ledger too. Tables that were published just so before, by one command under the same
// rule, come out as they did then: that tells nothing new.
func (l Ledger) Protect(ctx context.Context, wave Wave, rule disclosure.Rule, beside Beside, tables []Table) ([]Table, error) {
	for _, r := range l.Releases {
		if again, found := r.again(rule, tables); found {
			return again, nil
		}
	}
	beside.Earlier = slices.Concat(l.tables(), beside.Earlier)
	return Protect(ctx, wave, rule, beside, tables)
}

// again returns what a release showed of tables, where it is of all of them under a rule, hides all that they do, and showed nothing
// else in the place of what they show.
func (r Release) again(rule disclosure.Rule, tables []Table) ([]Table, bool) {
	if r.Preset.Rule().Threshold != rule.Threshold {
		return nil, false
	}
	var before []Table
	for _, t := range tables {
		at := slices.IndexFunc(r.Tables, func(o Table) bool { return o.same(t) && o.within(t) })
		if at < 0 {
			return nil, false
		}
		before = append(before, r.Tables[at].clone())
	}
	return before, true
}

// within reports whether a table shows nothing that another of the same counts does not.
func (t Table) within(other Table) bool {
	part := func(a, b *int) bool { return a == nil || b != nil && *a == *b }
	for i, k := range t.Counts {
		if i >= len(other.Counts) || !part(k, other.Counts[i]) {
			return false
		}
	}
	return part(t.Base, other.Base) && part(t.Asked, other.Asked) && (t.Mean == nil || sameMean(t.Mean, other.Mean)) &&
		!slices.ContainsFunc(t.Nets, func(n Net) bool {
			return !slices.ContainsFunc(other.Nets, func(o Net) bool { return o.Count == n.Count && slices.Equal(o.Places, n.Places) })
		})
}
