package aggregate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"spoor/data"
	"spoor/data/count/frame"
)

// PoolSchema names the form of the record of a pool.
const PoolSchema = "spoor/pool/1"

// Record is what a pool keeps beside its counts, so that a later pool can be checked against it: who is in it, and what was
// published.
type Record struct {
	Schema   string         `json:"schema"`
	Codebook Codebook       `json:"codebook"`
	Rule     Rule           `json:"rule"`
	Members  []Contribution `json:"members"`
	Tables   []PooledTable  `json:"tables"`
}

// JSON returns the record of the pool as the text of its file.
func (p Pool) JSON() ([]byte, error) {
	text, err := json.MarshalIndent(Record{PoolSchema, p.Codebook, p.Rule, p.Members, p.Tables}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the record of the pool: %w", err)
	}
	return append(text, '\n'), nil
}

// ParseRecord reads the record of a pool.
func ParseRecord(source []byte) (Record, error) {
	var r Record
	decoder := json.NewDecoder(bytes.NewReader(source))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&r); err != nil {
		return Record{}, fmt.Errorf("not the record of a pool: %w", err)
	}
	if r.Schema != PoolSchema {
		return Record{}, fmt.Errorf("schema is %q and not %q", r.Schema, PoolSchema)
	}
	for _, table := range r.Tables {
		if table.Shared != nil && len(table.Shared) != len(table.Members) {
			return Record{}, fmt.Errorf("%s: it has %d members and the checksums of %d", name(table.Item, table.Row), len(table.Members), len(table.Shared))
		}
	}
	return r, r.Rule.disclosure().Validate()
}

// Beside checks what whoever has both pools can derive by subtracting the earlier one: the counts of those who joined, left or
// share other counts now. It returns an error that wraps ErrPool when fewer than LeastMembers members make the difference of
// some table, because then one of them has the counts of another. Pools of another survey cannot be subtracted and pass.
func (p Pool) Beside(earlier Record) error {
	if p.Codebook.ID != earlier.Codebook.ID {
		return nil
	}
	for _, table := range p.Tables {
		at := slices.IndexFunc(earlier.Tables, func(t PooledTable) bool { return t.Item == table.Item && t.Row == table.Row })
		if at < 0 || len(earlier.Tables[at].Counts) != len(table.Counts) {
			continue
		}
		if few := p.changedBeside(table, earlier, earlier.Tables[at]); few != nil {
			return refuse(differsLittle, name(table.Item, table.Row), few, LeastMembers)
		}
	}
	return nil
}

// changedBeside names the members that make the difference between a table and an earlier one, where those are too few; nil where not.
func (p Pool) changedBeside(table PooledTable, earlier Record, before PooledTable) []string {
	whole := before.Shared == nil
	now, then := contributions(p.Members, table, whole), contributions(earlier.Members, before, whole)
	joined, left := missingFrom(now, then), missingFrom(then, now)
	changed := append(slices.Clone(joined), left...)
	slices.Sort(changed)
	changed = slices.Compact(changed)
	if len(changed) == 0 || len(changed) >= LeastMembers {
		return nil
	}
	return asWritten(changed, p.Members, earlier.Members)
}

// contributions returns the checksum of what each member of a table shared of it, by the name that is the same however it is written: or
// whole, of all that the member shared.
func contributions(all []Contribution, table PooledTable, whole bool) map[string]string {
	found := map[string]string{}
	for i, written := range table.Members {
		member := sameName(written)
		if !whole {
			found[member] = table.Shared[i]
			continue
		}
		for _, c := range all {
			if sameName(c.Member) == member {
				found[member] = c.Checksum
			}
		}
	}
	return found
}

// missingFrom returns the members of one pool that are not, or with another aggregate, in the other.
func missingFrom(of, in map[string]string) []string {
	var names []string
	for member, checksum := range of {
		if in[member] != checksum {
			names = append(names, member)
		}
	}
	slices.Sort(names)
	return names
}

// Frame returns the counts of the pool as a file of counts of a wave, see package spoor/data/counts.
func (p Pool) Frame(codebook data.Codebook) (frame.Frame, error) {
	header := []string{"item", "row", "option", "count", "low", "high", "base"}
	var records [][]string
	for _, table := range p.Tables {
		item, _ := codebook.Item(table.Item)
		for i, option := range item.Answers() {
			span := table.Counts[i]
			record := []string{table.Item, table.Row, option.ID, fmt.Sprint(span.Low), "", "", fmt.Sprint(table.Base)}
			if !span.Known() {
				record[3], record[4], record[5] = "", fmt.Sprint(span.Low), fmt.Sprint(span.High)
			}
			records = append(records, record)
		}
	}
	return frame.New(header, records)
}

// Items returns the items of the pool, in the order of the codebook.
func (p Pool) Items() []string {
	var items []string
	for _, table := range p.Tables {
		if !slices.Contains(items, table.Item) {
			items = append(items, table.Item)
		}
	}
	return items
}
