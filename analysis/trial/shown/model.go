package shown

import (
	"cmp"
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/system"
	"spoor/analysis/trial"
	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/inorder"
)

// answer is one answer of which participants are counted in each arm.
type answer struct {
	of      plan.Answer
	value   func(trial.Participant) trial.Value
	primary bool
}

// counted are the counts of an answer in an arm.
type counted struct {
	base     system.Cell // whose answer is known
	with, no system.Cell // of a share
}

// Name is what a row of the arms at the start is called in a [Unit].
func Name(of plan.Answer) string { return strings.Join([]string{of.Item.ID, of.Row, of.Option}, ".") }

// arm are the counts of one arm.
type arm struct {
	assigned, analysed, lost   system.Cell
	followed, strayed, dropped system.Cell
}

func newModel(r trial.Result, rule disclosure.Rule) *model {
	m := &model{rule: rule}
	arms := m.flow(r)
	known := m.answers(r, arms)
	for i, f := range r.Findings {
		for _, c := range f.Comparisons {
			u := printed{Unit: Unit{Effect, c.Arm, f.Outcome.Answer}}
			for k, summary := range map[int]trial.Summary{0: c.Effect.Control, c.Arm: c.Effect.Other} {
				u.cells = append(u.cells, cells(known.findings[i][k], f.Outcome.Of.Mean())...)
				u.never = u.never || f.Outcome.Of.Mean() && summary.Known > 0 && summary.SD == 0 || m.tellsMean(r, f.Outcome.Of, k, outcome(f, i), printedSets(r, f.Outcome.Of))
			}
			m.units = append(m.units, u)
		}
	}
	for b, row := range r.Balance {
		u := printed{Unit: Unit{Kind: Balance, Name: Name(row.Of)}}
		for k, summary := range row.Arms {
			u.cells = append(u.cells, cells(known.balance[b][k], row.Of.Mean())...)
			u.never = u.never || row.Of.Mean() && summary.Known > 0 && summary.SD == 0 ||
				m.tellsMean(r, row.Of, k, func(p trial.Participant) trial.Value { return p.Known[b] }, printedSets(r, row.Of))
		}
		m.units = append(m.units, u)
	}
	m.protocol(r, arms, known.findings[0])
	for i := range r.Subgroups {
		m.parts(r, i, known)
	}
	inorder.By(m.units, func(a, b printed) int { return cmp.Compare(a.Kind, b.Kind) })
	return m
}

func cells(c counted, mean bool) []system.Cell {
	if mean {
		return []system.Cell{c.base}
	}
	return []system.Cell{c.base, c.with, c.no}
}

// flow adds how participants went through the experiment.
func (m *model) flow(r trial.Result) []arm {
	rows, total, unassigned := m.cell(r.Flow.Rows, false), m.cell(r.Flow.Rows-r.Flow.Unassigned, false), m.cell(r.Flow.Unassigned, true)
	m.sum(rows, total, unassigned)
	one := func(kind Kind, k int, c system.Cell) {
		m.units = append(m.units, printed{Unit: Unit{Kind: kind, Arm: k}, cells: []system.Cell{c}})
	}
	one(Rows, 0, rows)
	one(Total, 0, total)
	one(Unassigned, 0, unassigned)
	var arms []arm
	var assigned []system.Cell
	for k, flow := range r.Flow.Arms {
		lostDropped := 0
		for _, p := range r.Participants {
			if p.Arm == k && p.Dropped && !p.Outcomes[0].Known {
				lostDropped++
			}
		}
		a := arm{assigned: m.cell(flow.Assigned, true), analysed: m.cell(flow.Analysed, true), lost: m.cell(flow.Lost, true)}
		m.sum(a.assigned, a.analysed, a.lost)
		one(Assigned, k, a.assigned)
		one(Analysed, k, a.analysed)
		one(Lost, k, a.lost)
		if r.Plan.Columns.Dropout != "" {
			a.dropped = m.cell(flow.Dropped, true)
			both := m.cell(lostDropped, false)
			m.rest(a.lost, false, both)
			m.rest(a.analysed, false, m.rest(a.dropped, false, both))
			one(Dropped, k, a.dropped)
		}
		if r.Plan.Columns.Followed != "" {
			a.followed, a.strayed = m.cell(flow.Followed, true), m.cell(flow.Strayed, true)
			m.rest(a.assigned, false, a.followed, a.strayed)
			one(Followed, k, a.followed)
			one(Strayed, k, a.strayed)
		}
		arms, assigned = append(arms, a), append(assigned, a.assigned)
	}
	m.sum(total, assigned...)
	return arms
}

// known are the counts of outcomes and of what was known at the start, by arm.
type known struct{ findings, balance [][]counted }

// options returns the counts of the options of an item at the start; none where they are not all printed.
func (n known) options(r trial.Result, item data.Item, arm int) []system.Cell {
	var all []system.Cell
	for _, option := range item.Options {
		at := slices.IndexFunc(r.Balance, func(b trial.Balance) bool { return b.Of.Item.ID == item.ID && b.Of.Option == option.ID })
		if at < 0 {
			return nil
		}
		all = append(all, n.balance[at][arm].with)
	}
	return all
}

// answers adds the counts of every answer that is printed. Answers to one item are of the same participants: whoever has one answer of them and
// not the other is a part of both.
func (m *model) answers(r trial.Result, arms []arm) known {
	n := known{make([][]counted, len(r.Findings)), make([][]counted, len(r.Balance))}
	groups, order := map[string][]answer{}, []string{}
	to := map[string][]*[]counted{}
	add := func(key string, a answer, into *[]counted) {
		if _, seen := groups[key]; !seen {
			order = append(order, key)
		}
		groups[key], to[key] = append(groups[key], a), append(to[key], into)
	}
	for i, f := range r.Findings {
		add(keyOf(f.Outcome.Of)+f.Outcome.Adjust, answer{f.Outcome.Of, outcome(f, i), i == 0}, &n.findings[i])
	}
	for b, row := range r.Balance {
		add(keyOf(row.Of), answer{row.Of, func(p trial.Participant) trial.Value { return p.Known[b] }, false}, &n.balance[b])
	}
	for _, key := range order {
		for k := range arms {
			for i, c := range m.together(r.Participants, groups[key], k, arms[k]) {
				*to[key][i] = append(*to[key][i], c)
			}
		}
	}
	return n
}

// outcome returns an outcome of participants, as it is analysed: with an adjustment it is known where what was before is.
func outcome(f trial.Finding, i int) func(trial.Participant) trial.Value {
	return func(p trial.Participant) trial.Value {
		v := p.Outcomes[i]
		v.Known = v.Known && (p.Before[i].Known || f.Outcome.Adjust == "")
		return v
	}
}

// keyOf is the same for answers of which nobody has a known one without the other.
func keyOf(of plan.Answer) string {
	key := of.Item.ID + "." + of.Row
	if of.Item.Kind == data.Multiple {
		key += "." + of.Option
	}
	return key
}

// together adds the counts in an arm of answers to one item.
func (m *model) together(participants []trial.Participant, answers []answer, k int, of arm) []counted {
	patterns := map[string]int{}
	base := 0
	for _, p := range participants {
		if p.Arm != k || !answers[0].value(p).Known {
			continue
		}
		base++
		var pattern strings.Builder
		for _, a := range answers {
			has := !a.of.Mean() && a.value(p).Of == 1
			pattern.WriteByte("01"[map[bool]int{true: 1}[has]])
		}
		patterns[pattern.String()]++
	}
	whole, within := m.cell(base, true), of.assigned
	if slices.ContainsFunc(answers, func(a answer) bool { return a.primary }) {
		within = of.analysed
	}
	m.rest(within, false, whole)
	var keys []string
	for key := range patterns {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	regions := map[string]system.Cell{}
	var all []system.Cell
	for _, key := range keys {
		regions[key] = m.cell(patterns[key], len(answers) > 1)
		all = append(all, regions[key])
	}
	if len(all) > 0 {
		m.sum(whole, all...)
	}
	out := make([]counted, len(answers))
	for i, a := range answers {
		out[i].base = whole
		if a.of.Mean() {
			continue
		}
		var with, no []system.Cell
		for _, key := range keys {
			if key[i] == '1' {
				with = append(with, regions[key])
			} else {
				no = append(no, regions[key])
			}
		}
		out[i].with, out[i].no = m.total(with), m.total(no)
	}
	return out
}

// total adds the sum of some counts.
func (m *model) total(parts []system.Cell) system.Cell {
	n := 0
	for _, part := range parts {
		n += m.truth[part]
	}
	c := m.cell(n, true)
	if len(parts) > 0 {
		m.sum(c, parts...)
	}
	return c
}

// protocol adds the primary outcome of who followed the plan.
func (m *model) protocol(r trial.Result, arms []arm, primary []counted) {
	if r.Plan.Columns.Followed == "" {
		return
	}
	f := r.Findings[0]
	followed := func(p trial.Participant) bool { return p.Followed != nil && *p.Followed }
	strayed := func(p trial.Participant) bool { return !followed(p) }
	told := make([][]system.Cell, len(arms))
	for k, a := range arms {
		told[k] = m.part(r, k, followed)
		for i, whole := range primaryOf(primary[k], f) {
			m.rest(whole, true, told[k][i])
		}
		lost := m.rest(a.followed, true, m.total(told[k]))
		if f.Outcome.Adjust == "" {
			m.rest(a.lost, false, lost)
		}
	}
	for _, c := range f.Comparisons {
		never := f.Outcome.Of.Mean() && constant(*c.Protocol)
		for _, k := range []int{0, c.Arm} {
			for _, meant := range []func(trial.Participant) bool{followed, strayed} {
				never = never || m.tellsMean(r, f.Outcome.Of, k, within(outcome(f, 0), meant), nil)
			}
		}
		m.units = append(m.units, printed{Unit: Unit{Kind: Protocol, Arm: c.Arm}, cells: slices.Concat(told[0], told[c.Arm]), never: never})
	}
}

// parts adds the primary outcome in the subgroups of an item.
func (m *model) parts(r trial.Result, of int, known known) {
	f, item := r.Findings[0], r.Subgroups[of].Item
	told := make([][]system.Cell, len(r.Plan.Arms))
	for k := range r.Plan.Arms {
		atStart, wholes := known.options(r, item, k), primaryOf(known.findings[0][k], f)
		inside := make([][]system.Cell, len(wholes))
		for option := range item.Options {
			part := m.part(r, k, func(p trial.Participant) bool { return p.Groups[of] == option })
			told[k] = append(told[k], part...)
			for i, c := range part {
				inside[i] = append(inside[i], c)
			}
			if atStart != nil {
				m.rest(atStart[option], true, m.total(part))
			}
		}
		for i, whole := range wholes {
			m.rest(whole, false, inside[i]...)
		}
	}
	for _, c := range f.Comparisons {
		never := f.Outcome.Of.Mean() && slices.ContainsFunc(c.Parts[of].Parts, func(p trial.Part) bool { return constant(p.Effect) })
		for option := range item.Options {
			for _, k := range []int{0, c.Arm} {
				never = never || m.tellsMean(r, f.Outcome.Of, k, within(outcome(f, 0), func(p trial.Participant) bool { return p.Groups[of] == option }), nil)
			}
		}
		m.units = append(m.units, printed{Unit: Unit{Parts, c.Arm, item.ID}, cells: slices.Concat(told[0], told[c.Arm]), never: never})
	}
}

// primaryOf are the counts of the primary outcome that together are everybody: of a share those with and those without it.
func primaryOf(of counted, f trial.Finding) []system.Cell {
	if f.Outcome.Of.Mean() {
		return []system.Cell{of.base}
	}
	return []system.Cell{of.with, of.no}
}

// part adds those of [primaryOf] who are meant.
func (m *model) part(r trial.Result, k int, meant func(trial.Participant) bool) []system.Cell {
	f, n := r.Findings[0], map[bool]int{}
	for _, p := range r.Participants {
		if v := outcome(f, 0)(p); p.Arm == k && v.Known && meant(p) {
			n[!f.Outcome.Of.Mean() && v.Of == 1]++
		}
	}
	if f.Outcome.Of.Mean() {
		return []system.Cell{m.cell(n[false], true)}
	}
	return []system.Cell{m.cell(n[true], true), m.cell(n[false], true)}
}

// constant reports whether a mean tells what everybody in an arm answered.
func constant(e trial.Effect) bool {
	return e.Control.Known > 0 && e.Control.SD == 0 || e.Other.Known > 0 && e.Other.SD == 0
}
