// Package where reads and decides conditions on the answers of a respondent, such as
//
//	sector = care and (hours >= 24 or role in (coach, expert)) and not helps = time
//
// A condition makes a part of the respondents of a wave. Items, options and points of a scale go by their ids or by their labels,
// which stand in quotes where they are not one word; a row of a battery is item.row. Of a multiple item "=" means that the option was
// picked, and "!=" that others, or none, were. Who did not answer an item is neither: a condition on it does not hold, and the
// opposite does not either, as in SQL. "and" binds before "or", "not" before both.
package where

import (
	"slices"

	"spoor/data"
)

// Condition is a condition. The nil condition holds for everybody. Make it with [Parse].
type Condition struct {
	text   string
	root   *node
	leaves []Leaf
}

// Leaf is one comparison of a condition.
type Leaf struct {
	Item data.Item
	Row  string // "" for an item without rows

	compare string
	options []int   // places that an answer is compared with; of a number none
	value   float64 // of a number
}

// Given is what a respondent answered to the item of a leaf.
type Given struct {
	Answered bool
	Code     int     // place of the option or point; of a multiple item and a number not used
	Picked   []int   // of a multiple item
	Value    float64 // of a number
}

// String returns the condition as it was written, without spaces around it. Only tests ask.
func (c *Condition) String() string {
	if c == nil {
		return ""
	}
	return c.text
}

// Leaves returns the comparisons, in the order in which they stand.
func (c *Condition) Leaves() []Leaf {
	if c == nil {
		return nil
	}
	return c.leaves
}

// Items returns the ids of the items that the condition is on, each once.
func (c *Condition) Items() []string {
	var ids []string
	for _, leaf := range c.Leaves() {
		if !slices.Contains(ids, leaf.Item.ID) {
			ids = append(ids, leaf.Item.ID)
		}
	}
	return ids
}

// Holds reports whether the condition holds for a respondent, who gave that answer to the leaf in each place.
func (c *Condition) Holds(given func(leaf int) Given) bool {
	return c == nil || c.root.decide(c, given) == yes
}

// truth is that of a comparison: unknown where nobody answered.
type truth int

const (
	no truth = iota
	unknown
	yes
)

// node is a comparison, or several nodes joined.
type node struct {
	join  string // "and", "or", "not"; "" for a comparison
	parts []*node
	leaf  int
}

func (n *node) decide(c *Condition, given func(leaf int) Given) truth {
	switch n.join {
	case "not":
		return yes - n.parts[0].decide(c, given)
	case "and":
		all := yes
		for _, part := range n.parts {
			all = min(all, part.decide(c, given))
		}
		return all
	case "or":
		one := no
		for _, part := range n.parts {
			one = max(one, part.decide(c, given))
		}
		return one
	}
	return c.leaves[n.leaf].decide(given(n.leaf))
}

func (l Leaf) decide(given Given) truth {
	if !given.Answered {
		return unknown
	}
	holds := false
	switch {
	case l.Item.Kind == data.Number:
		holds = ordered(l.compare, given.Value, l.value)
	case l.Item.Kind == data.Multiple:
		chosen := slices.ContainsFunc(l.options, func(option int) bool { return slices.Contains(given.Picked, option) })
		holds = chosen == (l.compare != "!=")
	case l.compare == "=" || l.compare == "!=" || l.compare == "in":
		holds = slices.Contains(l.options, given.Code) == (l.compare != "!=")
	default:
		holds = ordered(l.compare, float64(given.Code), float64(l.options[0]))
	}
	if holds {
		return yes
	}
	return no
}

// ordered compares two numbers, or two points by their places on the scale.
func ordered(compare string, a, b float64) bool {
	switch compare {
	case "<":
		return a < b
	case "<=":
		return a <= b
	case ">":
		return a > b
	case ">=":
		return a >= b
	case "!=":
		return a != b
	}
	return a == b
}
