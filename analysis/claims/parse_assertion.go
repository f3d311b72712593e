package claims

import (
	"slices"

	"spoor/analysis/audit"
	"spoor/data"
	"spoor/internal/strictyaml"
)

func (c *checker) printed(p Printed) {
	c.shares(p.Shares())
	percentage, err := audit.ParsePercentage(p.Percent)
	switch {
	case err != nil:
		c.Report(p.Line, "%v", err)
	case percentage.Lost:
		c.Missing(p.Line, `percent is missing; give the printed percentage, such as "23"`)
	}
}

func (c *checker) about(a About) {
	item, known := c.codebook.Item(a.Item)
	low, high := 0.0, 100.0
	if known && item.Kind == data.Number {
		low, high = item.Range[0], item.Range[1]
		c.rows(a.Shares(), item)
		if len(a.Options) > 0 {
			c.Report(a.Line, "item %q is of kind number; leave options out, its mean is meant", item.ID)
		}
	} else if _, known = c.shares(a.Shares()); !known {
		return
	}
	switch {
	case !(a.From < a.To):
		c.Missing(a.Line, "from %v to %v is not a region; from must be below to", a.From, a.To)
	case a.From < low || a.To > high:
		c.Report(a.Line, "from %v to %v leaves the range %v to %v", a.From, a.To, low, high)
	}
}

func (c *checker) comparison(comparison Comparison) {
	item, known := c.shares(comparison.Share)
	if len(comparison.Than) == 0 {
		c.Missing(comparison.Line, "than is missing; list the shares to compare with")
	}
	for _, other := range comparison.Than {
		if _, fine := c.shares(other); !fine || !known || other.Item != item.ID {
			continue
		}
		for _, a := range comparison.Share.Each() {
			for _, b := range other.Each() {
				if a.Row == b.Row && slices.ContainsFunc(a.Options, func(o string) bool { return slices.Contains(b.Options, o) }) {
					c.Report(other.Line, "a share of item %q is compared with itself, or with one that holds the same option", item.ID)
				}
			}
		}
	}
}

// ranked returns the item of a ranking, if it has one list of options to rank.
func (c *checker) ranked(line strictyaml.Line, id string) (data.Item, bool) {
	item, known := c.item(line, id)
	if known && item.Kind != data.Single && item.Kind != data.Multiple {
		c.Report(line, "item %q is of kind %s; only the options of a single or multiple item are ranked", item.ID, item.Kind)
		return item, false
	}
	return item, known
}

func (c *checker) ranking(r Ranking, least int) {
	item, known := c.ranked(r.Line, r.Item)
	if !known {
		return
	}
	c.options(r.Line, item, r.Options)
	rivals := candidates(item)
	for _, option := range r.Options {
		if answer, _ := item.Answer(option); answer.Residual() {
			c.Report(r.Line, "option %q stands for many answers; it is not ranked", option)
		}
	}
	switch {
	case len(r.Options) < least:
		c.Missing(r.Line, "%d options where at least %d are needed", len(r.Options), least)
	case len(r.Options) >= len(rivals):
		c.Report(r.Line, "%d options of the %d that can be ranked leave none to rank them above", len(r.Options), len(rivals))
	}
}

func (c *checker) mirror(m Mirror) {
	if len(m.Items) != 2 || m.Items[0] == m.Items[1] {
		c.Missing(m.Line, "items must be two different items, such as items: [helping, obstructing]")
		return
	}
	for _, id := range m.Items {
		item, known := c.ranked(m.Line, id)
		if !known {
			continue
		}
		if limit := len(candidates(item)) - 1; m.Places < 1 || m.Places > limit {
			c.Missing(m.Line, "places is %d; of item %q it can be 1 to %d", m.Places, id, limit)
		}
	}
}

// largestNumber keeps a percentage of a number within what a float64 holds to the unit.
const largestNumber = 1e9

func (c *checker) arithmetic(a Arithmetic) {
	if a.Percent <= 0 || a.Of <= 0 || a.Is <= 0 || a.RoundedTo <= 0 {
		c.Missing(a.Line, "percent, of, is and rounded_to must all be above 0; rounded_to is 1 for a whole number, 10 for tens")
		return
	}
	if max(a.Percent, a.Of, a.Is, a.RoundedTo) > largestNumber || a.RoundedTo < 0.0001 {
		c.Report(a.Line, "numbers can be at most %v, and rounded_to at least 0.0001", int64(largestNumber))
	}
}
