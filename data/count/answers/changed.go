package answers

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"spoor/data"
	"spoor/data/personal"
	"spoor/data/problem"
	"spoor/internal/inorder"
	"spoor/internal/nearest"
)

// Unknown is a text that is none of the answers to an item, nor said to be missing, and how many respondents gave it.
type Unknown struct {
	Text  string
	Times int
}

const (
	changedLeast = 3    // times that a text must return
	changedShare = 0.02 // of the answers to the item
	scaleShare   = 3    // part of the answers to a row that are not on its scale, above which they are on another one: a third
)

// Changed says what to add for unknown texts that are no slips, and nothing where all are: one that returns in three answers and in 2% of
// those to its item, or to one row of it, is an option that the codebook does not have; and where more than a third of the answers are
// on no point of a scale, or several texts return, they are on another scale. Without it the item has other answers than respondents
// gave, and nobody could tell by how much; so whoever stores, counts or compares the answers stops. Of is how many answers there are,
// with those that cannot be used. A text with something personal in it is not repeated. The problems have no place yet.
func Changed(item data.Item, unknown []Unknown, of int) (problems data.Problems) {
	changed := Others(item, unknown, of)
	if item.Kind == data.Rating && len(changed) > 1 {
		return data.Problems{{Severity: problem.Changed, Message: otherScale(item, changed, of)}}
	}
	for _, u := range changed {
		problems = append(problems, data.Problem{Severity: problem.Changed, Message: changedOption(item, u, of), Slip: Slip(item, u.Text)})
	}
	return problems
}

const slipLeast = 3 // letters of a text that can be a slip: fewer are a code

// Slip is the label of an answer to an item that a text was probably meant to be, as long as the text tells nothing personal; the zero value
// where none is close.
func Slip(item data.Item, text string) problem.Slip {
	if utf8.RuneCountInString(text) < slipLeast || personal.Within(text) != personal.None {
		return problem.Slip{}
	}
	var labels []string
	for _, option := range item.Answers() {
		labels = append(labels, option.Label.NL, option.Label.EN)
	}
	if near := nearest.Name(text, labels); near != "" {
		return problem.Slip{Text: text, Meant: near}
	}
	return problem.Slip{}
}

// Others returns the unknown texts that are no slips but other answers, as [Changed] tells them.
func Others(item data.Item, unknown []Unknown, of int) []Unknown {
	if item.Kind != data.Single && item.Kind != data.Multiple && item.Kind != data.Rating {
		return nil
	}
	together := 0
	for _, u := range unknown {
		together += u.Times
	}
	var changed []Unknown
	for _, u := range unknown {
		n := u.Times
		if item.Kind == data.Rating && scaleShare*together > of {
			n = together
		}
		if n >= changedLeast && float64(n) >= changedShare*float64(of) && personal.Within(u.Text) == personal.None {
			changed = append(changed, u)
		}
	}
	return changed
}

// changedOption says what to add for a text that returns.
func changedOption(item data.Item, u Unknown, of int) string {
	option := "option"
	if item.Kind == data.Rating {
		option = "scale point"
	}
	return fmt.Sprintf("%s stands in %d of %d answers and is no %s: that is a changed answer and no slip; "+
		"in codebook.yaml add aliases: [%s] to the %s that it is, or one of its own: {id: ..., label: {nl: %s}}",
		problem.Quoted(u.Text), u.Times, of, option, yamlText(u.Text), option, yamlText(u.Text))
}

// otherScale says what to add for several texts that return and are on no scale of the codebook: the answers are on another one.
func otherScale(item data.Item, changed []Unknown, of int) string {
	n := 0
	var shown, points, labels []string
	const most = 8
	for k, u := range changed {
		if n += u.Times; k >= most {
			continue
		}
		shown = append(shown, problem.Quoted(u.Text))
		points = append(points, fmt.Sprintf("{id: ..., label: {nl: %s}}", yamlText(u.Text)))
	}
	if len(changed) > most {
		shown, points = append(shown, fmt.Sprintf("%d more", len(changed)-most)), append(points, "...")
	}
	for _, point := range item.Scale {
		labels = append(labels, point.Label.In(data.Dutch))
	}
	return fmt.Sprintf("%s stand in %d of %d answers and not on the scale (%s): that is another scale and no slip; in codebook.yaml add each under aliases "+
		"of the scale point that it is, or where this wave had a scale of its own, from worst to best, in its wave.yaml items: [{item: %s, scale: [%s]}]",
		strings.Join(shown, ", "), n, of, strings.Join(labels, ", "), item.ID, strings.Join(points, ", "))
}

// yamlText is a text as YAML has it within brackets.
func yamlText(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\t", " ").Replace(text) + `"`
}

// ChangedIn returns what [Changed] says of the answers in a file of respondents, a problem of severity [problem.Changed] each. Found are the problems
// of its cells, tallies those of its items. Where not every problem is listed, those that are stand for the rest.
func ChangedIn(found data.Problems, items []data.Item, tallies []data.Tally) data.Problems {
	unknown := map[[2]string][]Unknown{} // of each file and column
	listed := map[[2]string]int{}
	var order [][2]string
	for _, p := range found {
		if p.Cell == "" {
			continue
		}
		at, times := [2]string{p.File, p.Column}, max(1, p.Times)
		if listed[at] == 0 {
			order = append(order, at)
		}
		listed[at] += times
		k := slices.IndexFunc(unknown[at], func(u Unknown) bool { return u.Text == p.Cell })
		switch {
		case k >= 0:
			unknown[at][k].Times += times
		case len(unknown[at]) < mostUnknown:
			unknown[at] = append(unknown[at], Unknown{p.Cell, times})
		}
	}
	inorder.By(order, func(a, b [2]string) int { return place(a[1], items) - place(b[1], items) })
	var changed data.Problems
	for _, at := range order {
		item, tally := itemOf(at[1], items, tallies)
		for k, u := range unknown[at] {
			unknown[at][k].Times = max(u.Times, u.Times*tally.Unusable/listed[at])
		}
		for _, one := range Changed(item, unknown[at], tally.Answered+tally.Unusable) {
			one.File, one.Column = at[0], at[1]
			changed = append(changed, one)
		}
	}
	return changed
}

// mostUnknown is how many different unknown texts of a column are told apart.
const mostUnknown = 200

// place is where the item of a column stands.
func place(column string, items []data.Item) int {
	return slices.IndexFunc(items, func(item data.Item) bool {
		return slices.ContainsFunc(Units(item), func(u Unit) bool { return u.Column() == column })
	})
}

// itemOf returns the item of a column, and all its tallies together; nothing where it is that of no item.
func itemOf(column string, items []data.Item, tallies []data.Tally) (data.Item, data.Tally) {
	var all data.Tally
	for _, tally := range tallies {
		if (data.UnitID{Item: tally.Item, Row: tally.Row}).String() == column {
			all.Answered += tally.Answered
			all.Unusable += tally.Unusable
		}
	}
	if at := place(column, items); at >= 0 {
		return items[at], all
	}
	return data.Item{}, all
}
