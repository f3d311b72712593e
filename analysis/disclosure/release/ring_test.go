package release

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/data/sums"
)

// ring is a survey of three items that are published by one another; each respondent is of one kind, which gave certain answers.
type ring struct {
	codebook data.Codebook
	kinds    [][][]int // by kind and item, the options chosen
	counts   []int     // by kind
}

func (r ring) item(id string) int {
	return slices.IndexFunc(r.codebook.Items, func(i data.Item) bool { return i.ID == id })
}

// asked reports whether a kind of respondent was asked an item.
func (r ring) asked(id string, kind [][]int) bool {
	parent, option, routed := strings.Cut(r.codebook.Items[r.item(id)].AskedIf, ".")
	return !routed || slices.Contains(kind[r.item(parent)], int(option[1]-'0'))
}

func (r ring) tally(item string, of func(kind [][]int) bool) data.Tally {
	at := r.item(item)
	options := len(r.codebook.Items[at].Options)
	tally := data.Tally{Item: item, Counts: make([]int, options), Sums: sums.NewSingle(options), Others: sums.NewSingle(options)}
	if r.codebook.Items[at].Kind == data.Multiple {
		tally.Sums, tally.Others = sums.NewMultiple(options), sums.NewMultiple(options)
	}
	for k, kind := range r.kinds {
		if !of(kind) || !r.asked(item, kind) {
			continue
		}
		tally.Asked += r.counts[k]
		if len(kind[at]) > 0 {
			tally.Answered += r.counts[k]
			for range r.counts[k] {
				if err := tally.Sums.Add("", "", 1, kind[at]...); err != nil {
					panic(err)
				}
			}
		}
		for _, option := range kind[at] {
			tally.Counts[option] += r.counts[k]
		}
	}
	return tally
}

func (r ring) wave() Wave {
	all := func([][]int) bool { return true }
	w := Wave{Codebook: r.codebook, Crosstab: func(item, by string) (data.Crosstab, error) {
		makers := strings.Split(by, "*")
		crosstab := data.Crosstab{Item: r.codebook.Items[r.item(item)], By: r.codebook.Items[r.item(makers[0])], Whole: []data.Tally{r.tally(item, all)}}
		groups := [][]int{{}}
		for _, maker := range makers {
			var longer [][]int
			for _, group := range groups {
				for o := range r.codebook.Items[r.item(maker)].Options {
					longer = append(longer, append(slices.Clone(group), o))
				}
			}
			groups = longer
		}
		answered := func(kind [][]int) bool {
			return !slices.ContainsFunc(makers, func(maker string) bool { return len(kind[r.item(maker)]) == 0 })
		}
		in := func(group []int, kind [][]int) bool {
			for m, maker := range makers {
				if !slices.Contains(kind[r.item(maker)], group[m]) {
					return false
				}
			}
			return true
		}
		for _, group := range groups {
			crosstab.Groups = append(crosstab.Groups, data.Group{
				ID:      fmt.Sprintf("o%d", group[0]),
				Tallies: []data.Tally{r.tally(item, func(kind [][]int) bool { return in(group, kind) })},
				Rest:    []data.Tally{r.tally(item, func(kind [][]int) bool { return answered(kind) && !in(group, kind) })},
			})
		}
		if crosstab.Item.Kind == data.Multiple && crosstab.By.Kind == data.Single {
			for _, picks := range [][]int{{0}, {0, 1}, {1}} {
				pattern := data.Pattern{Picks: picks}
				for _, group := range groups {
					n := 0
					for k, kind := range r.kinds {
						if in(group, kind) && slices.Equal(kind[r.item(item)], picks) {
							n += r.counts[k]
						}
					}
					pattern.Counts = append(pattern.Counts, n)
				}
				crosstab.Patterns = append(crosstab.Patterns, pattern)
			}
		}
		return crosstab, nil
	}}
	for _, item := range r.codebook.Items {
		w.Tallies = append(w.Tallies, r.tally(item.ID, all))
	}
	return w
}

// tables shows an item, of all respondents or by the groups of another, with only what is small hidden; no groups where one of them, or who
// is in none, is small.
func (r ring) tables(rule disclosure.Rule, item, by string) []Table {
	all := r.each(rule, item, by)
	if by == "" {
		return all
	}
	few := false
	for g := range all {
		in := func(kind [][]int) bool { return slices.Contains(kind[r.item(by)], g) }
		out := func(kind [][]int) bool { return !in(kind) }
		few = few || rule.Small(r.tally(item, in).Answered) || rule.Small(r.tally(item, out).Answered)
	}
	for i := range all {
		if few {
			all[i].hideAll()
		}
	}
	return all
}

// each shows an item, of all respondents or of each group by itself, with only what is small hidden.
func (r ring) each(rule disclosure.Rule, item, by string) []Table {
	found := r.codebook.Items[r.item(item)]
	show := func(tally data.Tally, group string) Table {
		t := Table{Item: item, By: by, Group: group, Counts: make([]*int, len(tally.Counts))}
		if rule.Small(tally.Answered) {
			return t
		}
		t.Base, t.Asked = &tally.Answered, &tally.Asked
		for i := range tally.Counts {
			if k := tally.Counts[i]; !rule.Small(k) && (found.Kind != data.Multiple || !rule.NearlyAll(k, tally.Answered)) {
				t.Counts[i] = &tally.Counts[i]
			}
		}
		return t
	}
	if by == "" {
		return []Table{show(r.tally(item, func([][]int) bool { return true }), "")}
	}
	var all []Table
	for g, option := range r.codebook.Items[r.item(by)].Options {
		all = append(all, show(r.tally(item, func(kind [][]int) bool { return slices.Contains(kind[r.item(by)], g) }), option.ID))
	}
	return all
}

// holds reports whether a kind of respondent is in a count of a table, or with -1 in its base.
func (r ring) holds(t Table, place int, kind [][]int) bool {
	given := kind[r.item(t.Item)]
	if t.By != "" {
		group := int(t.Group[1] - '0')
		if !slices.Contains(kind[r.item(t.By)], group) {
			return false
		}
	}
	return place < 0 && len(given) > 0 || slices.Contains(given, place)
}

// bound is a sum over kinds of respondents that lies between two numbers.
type bound struct {
	in        []bool
	low, high int
}

// broken attacks what is published by trying every survey that shows the same, and returns the small counts that are left too little. Who
// attacks may know so many respondents, of these kinds: then as much less may be left.
func (r ring) broken(rule disclosure.Rule, published []Table, members ...int) []string {
	n := 0
	for _, k := range r.counts {
		n += k
	}
	var bounds []bound
	add := func(low, high int, in func(kind [][]int) bool) {
		b := bound{make([]bool, len(r.kinds)), low, high}
		for k, kind := range r.kinds {
			b.in[k] = in(kind)
		}
		bounds = append(bounds, b)
	}
	add(n, n, func([][]int) bool { return true })
	type target struct {
		name string
		in   []bool
		true int
		seen disclosure.Run
	}
	var targets []*target
	for _, t := range published {
		if t.Base != nil {
			add(*t.Base, *t.Base, func(kind [][]int) bool { return r.holds(t, -1, kind) })
		}
		if t.Asked != nil {
			add(*t.Asked, *t.Asked, func(kind [][]int) bool {
				return r.asked(t.Item, kind) && (t.By == "" || slices.Contains(kind[r.item(t.By)], int(t.Group[1]-'0')))
			})
		}
		for i, k := range t.Counts {
			in := func(kind [][]int) bool { return r.holds(t, i, kind) }
			switch {
			case k != nil:
				add(*k, *k, in)
				continue
			case t.Base != nil:
				add(1, n, in)
			}
			one := &target{name: fmt.Sprint(t.Item, " by ", t.By, t.Group, ", ", i), in: make([]bool, len(r.kinds)), seen: disclosure.Run{Low: n, High: 0}}
			base := 0
			for k, kind := range r.kinds {
				if one.in[k] = in(kind); one.in[k] {
					one.true += r.counts[k]
				}
				if r.holds(t, -1, kind) {
					base += r.counts[k]
				}
			}
			if rule.Small(one.true) || r.codebook.Items[r.item(t.Item)].Kind == data.Multiple && rule.NearlyAll(one.true, base) {
				targets = append(targets, one)
			}
		}
	}
	counts, sums, left := make([]int, len(r.kinds)), make([]int, len(bounds)), make([]int, len(bounds))
	for b := range bounds {
		for _, in := range bounds[b].in {
			if in {
				left[b]++
			}
		}
	}
	var fill func(at int)
	fill = func(at int) {
		if at == len(counts) {
			for _, one := range targets {
				sum := 0
				for k, in := range one.in {
					if in {
						sum += counts[k]
					}
				}
				one.seen = disclosure.Run{Low: min(one.seen.Low, sum), High: max(one.seen.High, sum)}
			}
			return
		}
		low, high := 0, n
		for _, kind := range members {
			if kind == at {
				low++
			}
		}
		for b := range bounds {
			if bounds[b].in[at] {
				high = min(high, bounds[b].high-sums[b])
				if left[b] == 1 {
					low = max(low, bounds[b].low-sums[b])
				}
			}
		}
		for b := range bounds {
			if bounds[b].in[at] {
				left[b]--
			}
		}
		for k := low; k <= high; k++ {
			counts[at] = k
			for b := range bounds {
				if bounds[b].in[at] {
					sums[b] += k
				}
			}
			fill(at + 1)
			for b := range bounds {
				if bounds[b].in[at] {
					sums[b] -= k
				}
			}
		}
		for b := range bounds {
			if bounds[b].in[at] {
				left[b]++
			}
		}
	}
	fill(0)
	var broken []string
	for _, one := range targets {
		if one.seen.High-one.seen.Low < rule.Width-len(members) {
			broken = append(broken, fmt.Sprintf("%s is %d, and %d..%d is left", one.name, one.true, one.seen.Low, one.seen.High))
		}
	}
	return broken
}
