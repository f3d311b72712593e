package aggregate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/release"
	"spoor/data"
	"spoor/internal/inorder"
)

// ErrNothing is wrapped by the error for answers of which nothing can be shared.
var ErrNothing = errors.New("nothing can be shared")

// Proposal is a way to join options so that nothing of an item has to be hidden. It is for the owner of the data: published,
// it tells which of the hidden counts are small.
type Proposal struct {
	Item, Row string
	Groups    [][]string // ids of options that would become one
}

// New makes the aggregate of a member from its tallies, and proposals that would save hidden counts. Every table goes through
// the disclosure rule and its attack; an item of which nothing can be shown is omitted, with the reason. Means and numbers
// are omitted, and so is a table that tells too much beside the others, or beside the aggregates that the member handed over earlier, see
// package release. It returns an error that wraps ErrNothing when no table is left.
func New(ctx context.Context, member string, codebook data.Codebook, tallies []data.Tally, rule disclosure.Rule, earlier ...Aggregate) (Aggregate, []Proposal, error) {
	if err := rule.Validate(); err != nil {
		return Aggregate{}, nil, err
	}
	if strings.TrimSpace(member) == "" {
		return Aggregate{}, nil, errors.New("the member has no name; a pool counts each member once, by its name")
	}
	fingerprint, err := Fingerprint(codebook)
	if err != nil {
		return Aggregate{}, nil, err
	}
	a := Aggregate{Schema: Schema, Member: member, Codebook: Codebook{codebook.ID, fingerprint},
		Rule: Rule{rule.Threshold, rule.Width, rule.Complement}, Tables: []Table{}, Attack: []Derived{}, Omitted: []Omission{}}
	s := sharing{Aggregate: &a, codebook: codebook, rule: rule, hidden: map[string]bool{}}
	for _, item := range parentsFirst(codebook.Items) {
		for _, tally := range tallies {
			if tally.Item == item.ID {
				if err := s.add(item, tally); err != nil {
					return Aggregate{}, nil, err
				}
			}
		}
	}
	if err := s.together(ctx, tallies, earlier); err != nil {
		return Aggregate{}, nil, err
	}
	s.sort()
	if s.allHidden() {
		return Aggregate{}, nil, fmt.Errorf("%w: every count of it would be hidden; a lower threshold (--disclosure open) hides less, and options that are joined show more", ErrNothing)
	}
	if len(a.Tables) == 0 {
		if len(a.Omitted) == 0 {
			return Aggregate{}, nil, fmt.Errorf("%w: there are no answers in it", ErrNothing)
		}
		first := a.Omitted[0]
		return Aggregate{}, nil, fmt.Errorf("%w: %s: %s", ErrNothing, name(first.Item, first.Row), first.Reason)
	}
	if a.Checksum, err = a.sum(); err != nil {
		return Aggregate{}, nil, err
	}
	return a, s.proposals, a.check()
}

// together omits the tables of which more would have to be hidden beside the others, and beside what was handed over earlier. They go
// whole: what is hidden in them would not be small, as whoever knows the rule takes it to be.
func (s *sharing) together(ctx context.Context, tallies []data.Tally, earlier []Aggregate) error {
	var before []release.Table
	for _, e := range earlier {
		if e.Codebook.ID == s.Codebook.ID {
			before = append(before, e.released()...)
		}
	}
	now := s.released()
	kept, err := release.Protect(ctx, release.Wave{Codebook: s.codebook, Tallies: tallies}, s.rule, release.Beside{Earlier: before}, now)
	if err != nil {
		return err
	}
	for i, t := range kept {
		if t.Equal(now[i]) {
			continue
		}
		s.Tables = slices.DeleteFunc(s.Tables, func(o Table) bool { return o.Item == t.Item && o.Row == t.Row })
		s.Attack = slices.DeleteFunc(s.Attack, func(o Derived) bool { return o.Item == t.Item && o.Row == t.Row })
		s.Omitted = append(s.Omitted, Omission{t.Item, t.Row, "beside the other tables, or what was handed over before, it would tell a small count", CauseTogether})
	}
	return nil
}

// released returns the tables as what is published of the respondents of the member.
func (a Aggregate) released() []release.Table {
	var all []release.Table
	for _, table := range a.Tables {
		shown := release.Table{Item: table.Item, Row: table.Row, Base: &table.Base}
		for _, cell := range table.Cells {
			shown.Counts = append(shown.Counts, cell.Count)
		}
		all = append(all, shown)
	}
	return all
}

// allHidden reports whether there are tables, of which no count above 0 is shown.
func (s *sharing) allHidden() bool {
	return len(s.Tables) > 0 && !slices.ContainsFunc(s.Tables, func(table Table) bool {
		return slices.ContainsFunc(table.Cells, func(cell Cell) bool { return cell.Count != nil && *cell.Count > 0 })
	})
}

// sharing is an aggregate in the making.
type sharing struct {
	*Aggregate
	codebook  data.Codebook
	rule      disclosure.Rule
	hidden    map[string]bool // item.option of hidden counts
	proposals []Proposal
}

// parentsFirst returns the items with each behind the one whose answer it was asked after.
func parentsFirst(items []data.Item) []data.Item {
	byID := map[string]data.Item{}
	for _, item := range items {
		byID[item.ID] = item
	}
	depth := func(item data.Item) int {
		n := 0
		for n <= len(items) { // the codebook has no circle of routes; if it had, this ends
			parent, _, routed := strings.Cut(item.AskedIf, ".")
			if !routed {
				break
			}
			item, n = byID[parent], n+1
		}
		return n
	}
	ordered := slices.Clone(items)
	inorder.By(ordered, func(a, b data.Item) int { return cmp.Compare(depth(a), depth(b)) })
	return ordered
}

// sort puts what is shared, derived and omitted in the order of the codebook.
func (s *sharing) sort() {
	place := func(id string) int {
		return slices.IndexFunc(s.codebook.Items, func(item data.Item) bool { return item.ID == id })
	}
	inorder.By(s.Tables, func(a, b Table) int { return cmp.Compare(place(a.Item), place(b.Item)) })
	inorder.By(s.Attack, func(a, b Derived) int { return cmp.Compare(place(a.Item), place(b.Item)) })
	inorder.By(s.Omitted, func(a, b Omission) int { return cmp.Compare(place(a.Item), place(b.Item)) })
	inorder.By(s.proposals, func(a, b Proposal) int { return cmp.Compare(place(a.Item), place(b.Item)) })
}

// omit leaves an item out; whoever was asked after one of its answers is then not to be counted either.
func (s *sharing) omit(item data.Item, tally data.Tally, cause Cause, reason string) {
	for _, option := range item.Options {
		s.hidden[item.ID+"."+option.ID] = true
	}
	s.Omitted = append(s.Omitted, Omission{tally.Item, tally.Row, reason, cause})
}

func (s *sharing) add(item data.Item, tally data.Tally) error {
	switch {
	case len(item.Answers()) == 0:
		s.omit(item, tally, CauseNumbers, "numbers are not shared: a mean of few respondents gives values away")
		return nil
	case tally.Spans != nil || tally.Sums != nil:
		return fmt.Errorf("%s: weighted or hidden counts cannot be shared; share the answers that were given", name(tally.Item, tally.Row))
	case len(tally.Counts) != len(item.Answers()):
		return fmt.Errorf("%s has %d counts and the codebook %d options; count again with this codebook", name(tally.Item, tally.Row), len(tally.Counts), len(item.Answers()))
	case s.hidden[item.AskedIf]:
		s.omit(item, tally, CauseRouting, "its base would tell a count that is hidden")
		return nil
	}
	table := disclosure.Table{Counts: tally.Counts, Base: tally.Answered}
	table.Kind, table.Picks.Max = countedAs(item)
	release, err := disclosure.Suppress(table, s.rule)
	switch {
	case errors.Is(err, disclosure.ErrSmallBase):
		s.omit(item, tally, CauseBase, fmt.Sprintf("fewer than %d answered", s.rule.Threshold))
		return nil
	case errors.Is(err, disclosure.ErrUnprotected):
		s.omit(item, tally, CauseUnprotected, "its small counts cannot be protected")
		s.propose(item, tally)
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", name(tally.Item, tally.Row), err)
	}
	shared := Table{Item: tally.Item, Row: tally.Row, Kind: table.Kind, MaxPicks: table.Picks.Max, Base: tally.Answered}
	for i, option := range item.Answers() {
		cell := Cell{Option: option.ID, Hidden: release.Published.Cells[i].Hidden}
		if !cell.Hidden {
			cell.Count = &tally.Counts[i]
		}
		s.hidden[item.ID+"."+option.ID] = cell.Hidden
		shared.Cells = append(shared.Cells, cell)
	}
	s.Tables = append(s.Tables, shared)
	for _, h := range release.Hidden {
		s.Attack = append(s.Attack, Derived{tally.Item, tally.Row, item.Answers()[h.Column].ID, spans(h.Outsider), spans(h.Participant), spans(h.Informed)})
	}
	if len(release.Hidden) > 0 {
		s.propose(item, tally)
	}
	return nil
}

// countedAs returns how the table of an item is counted: its kind, and the most options that a respondent may pick, 0 for any number.
func countedAs(item data.Item) (disclosure.Kind, int) {
	if item.Kind == data.Multiple {
		return disclosure.Multiple, item.MaxPicks
	}
	return disclosure.Single, 0
}

// propose proposes to join options of a single choice or points of a scale; those of a multiple choice cannot be joined.
func (s *sharing) propose(item data.Item, tally data.Tally) {
	if item.Kind == data.Multiple {
		return
	}
	merge, err := disclosure.ProposeMerge(tally.Counts, item.Scaled(), s.rule)
	if err != nil || !merge.Changes() || len(merge.Groups) < 2 {
		return
	}
	proposal := Proposal{Item: tally.Item, Row: tally.Row}
	for _, group := range merge.Groups {
		if len(group) < 2 {
			continue
		}
		var ids []string
		for _, place := range group {
			ids = append(ids, item.Answers()[place].ID)
		}
		proposal.Groups = append(proposal.Groups, ids)
	}
	s.proposals = append(s.proposals, proposal)
}

func spans(possible disclosure.Possible) []data.Span {
	out := make([]data.Span, len(possible))
	for i, run := range possible {
		out[i] = data.Span{Low: run.Low, High: run.High}
	}
	return out
}
