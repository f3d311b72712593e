package aggregate

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/inorder"
)

// LeastMembers is the fewest members that may be added up: each can subtract its own counts, and must be left with two others.
const LeastMembers = 3

// ErrPool is wrapped by the errors for aggregates that must not be added up.
var ErrPool = errors.New("these aggregates cannot be pooled")

// Refusal says why aggregates must not be added up. It is an [ErrPool].
type Refusal struct{ Why data.Text }

func (r Refusal) Error() string { return ErrPool.Error() + ": " + r.Why.EN }

// Is reports whether the other error is [ErrPool].
func (r Refusal) Is(other error) bool { return other == ErrPool }

// refuse says why, with names of members joined as the language does.
func refuse(why data.Text, args ...any) error {
	in := func(lang data.Lang) string {
		said := slices.Clone(args)
		for i, arg := range said {
			if names, several := arg.([]string); several {
				said[i] = data.And(names, lang)
			}
		}
		return why.Say(lang, said...)
	}
	return Refusal{data.Text{NL: in(data.Dutch), EN: in(data.English)}}
}

// Pool is the counts of several members together.
type Pool struct {
	Codebook Codebook
	Rule     Rule
	Members  []Contribution // by name
	Tables   []PooledTable  // in the order of the codebook
}

// Contribution says that the aggregate of a member is in a pool, and which.
type Contribution struct {
	Member   string `json:"member"`
	Checksum string `json:"checksum"`
}

// PooledTable holds the sums of one item or row over the members that share it.
type PooledTable struct {
	Item    string      `json:"item"`
	Row     string      `json:"row"`
	Base    int         `json:"base"`
	Members []string    `json:"members"`
	Shared  []string    `json:"shared,omitempty"` // SHA-256 of what each of the members shared of it; none in a record of an older version
	Counts  []data.Span `json:"counts"`           // by option; Low and High differ where some member hides the count
}

// NewPool adds aggregates up. A count that a member hides is added as what someone who knows the rule can derive of it, so
// that the sum lies within bounds. An item counts where at least LeastMembers members share it; the others are left out.
//
// The pool is made of what the aggregates show and of what follows from it, so it tells nothing of a respondent that they do
// not, and each of them was attacked when it was read. What is left to protect is which counts are whose.
//
// It returns an error that wraps ErrPool for fewer members, a member or the same counts twice (in whatever way its name is written),
// another codebook or version of it, different rules, and where one member has more respondents than all others together.
func NewPool(codebook data.Codebook, aggregates []Aggregate) (Pool, error) {
	fingerprint, err := Fingerprint(codebook)
	if err != nil {
		return Pool{}, err
	}
	if err := poolable(aggregates, Codebook{codebook.ID, fingerprint}); err != nil {
		return Pool{}, err
	}
	pool := Pool{Codebook: aggregates[0].Codebook, Rule: aggregates[0].Rule}
	for _, a := range aggregates {
		pool.Members = append(pool.Members, Contribution{a.Member, a.Checksum})
	}
	inorder.By(pool.Members, func(a, b Contribution) int { return strings.Compare(a.Member, b.Member) })
	for _, item := range codebook.Items {
		for _, row := range rows(item) {
			table, err := sum(item, row, aggregates)
			if err != nil {
				return Pool{}, fmt.Errorf("%s: %w", name(item.ID, row), err)
			}
			if len(table.Members) < LeastMembers {
				continue
			}
			if member := outweighing(item.ID, row, aggregates); member != "" {
				return Pool{}, refuse(outweighs, name(item.ID, row), member)
			}
			pool.Tables = append(pool.Tables, table)
		}
	}
	pool.Tables = wholeBatteries(codebook, pool.Tables)
	if len(pool.Tables) == 0 {
		return Pool{}, refuse(nothingShared, LeastMembers)
	}
	return pool, nil
}

func poolable(aggregates []Aggregate, codebook Codebook) error {
	for i, a := range aggregates {
		for _, before := range aggregates[:i] {
			switch {
			case sameName(before.Member) == sameName(a.Member) || before.Checksum == a.Checksum:
				return refuse(twice, a.Member)
			case sameTables(before, a):
				return refuse(alike, before.Member, a.Member)
			}
		}
		switch {
		case sameName(a.Member) == "":
			return refuse(nameless)
		case a.Codebook.ID != codebook.ID:
			return refuse(otherCodebook, a.Member, a.Codebook.ID, codebook.ID)
		case a.Codebook.SHA256 != codebook.SHA256:
			return refuse(otherVersion, a.Member, codebook.ID)
		case a.Rule != aggregates[0].Rule:
			return refuse(otherRule, a.Member, a.Rule.Threshold, aggregates[0].Member, aggregates[0].Rule.Threshold)
		}
	}
	if len(aggregates) < LeastMembers {
		return refuse(tooFewMembers, len(aggregates), LeastMembers)
	}
	return nil
}

func rows(item data.Item) []string {
	if len(item.Rows) == 0 {
		return []string{""}
	}
	var ids []string
	for _, row := range item.Rows {
		ids = append(ids, row.ID)
	}
	return ids
}

// find returns the table of an item and row.
func (a Aggregate) find(item, row string) (Table, bool) {
	for _, table := range a.Tables {
		if table.Item == item && table.Row == row {
			return table, true
		}
	}
	return Table{}, false
}

// sum adds the tables of an item and row up.
func sum(item data.Item, row string, aggregates []Aggregate) (PooledTable, error) {
	pooled := PooledTable{Item: item.ID, Row: row, Counts: make([]data.Span, len(item.Answers())), Members: []string{}}
	for _, a := range aggregates {
		table, found := a.find(item.ID, row)
		if !found {
			continue
		}
		if kind, most := countedAs(item); table.Kind != kind || table.MaxPicks != most {
			return PooledTable{}, fmt.Errorf("%w: member %q counted it as %s with at most %d picks, and the codebook has %s with at most %d", ErrPool, a.Member, table.Kind, table.MaxPicks, kind, most)
		}
		if len(table.Cells) != len(pooled.Counts) {
			return PooledTable{}, fmt.Errorf("%w: member %q has %d options and the codebook %d", ErrPool, a.Member, len(table.Cells), len(pooled.Counts))
		}
		derived, err := table.published().Attack(disclosure.Informed(a.Rule.disclosure()))
		if err != nil {
			return PooledTable{}, fmt.Errorf("%w: member %q: %w", ErrPool, a.Member, err)
		}
		for i, cell := range table.Cells {
			if option := item.Answers()[i].ID; cell.Option != option {
				return PooledTable{}, fmt.Errorf("%w: member %q has option %q where the codebook has %q", ErrPool, a.Member, cell.Option, option)
			}
			pooled.Counts[i].Low += derived[i].Low()
			pooled.Counts[i].High += derived[i].High()
		}
		pooled.Base += table.Base
		sum, err := table.sum()
		if err != nil {
			return PooledTable{}, err
		}
		at, _ := slices.BinarySearch(pooled.Members, a.Member)
		pooled.Members, pooled.Shared = slices.Insert(pooled.Members, at, a.Member), slices.Insert(pooled.Shared, at, sum)
	}
	return pooled, nil
}

// outweighing returns the member that has more respondents in a table than all others together, "" for none.
func outweighing(item, row string, aggregates []Aggregate) string {
	largest, total, member := 0, 0, ""
	for _, a := range aggregates {
		table, _ := a.find(item, row)
		total += table.Base
		if table.Base > largest {
			largest, member = table.Base, a.Member
		}
	}
	if largest <= total-largest {
		return ""
	}
	return member
}

// wholeBatteries leaves out batteries of which a row is not pooled: a wave has a battery with all its rows or not at all.
func wholeBatteries(codebook data.Codebook, tables []PooledTable) []PooledTable {
	pooled := map[string]int{}
	for _, table := range tables {
		pooled[table.Item]++
	}
	return slices.DeleteFunc(tables, func(t PooledTable) bool {
		item, _ := codebook.Item(t.Item)
		return pooled[t.Item] < len(rows(item))
	})
}
