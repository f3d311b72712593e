package counts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/problem"
	"spoor/internal/nearest"
)

// counting turns the lines of a file of counts into tallies.
type counting struct {
	file     string
	codebook data.Codebook
	options  Options
	table    Table
	problems data.Problems
}

func (c *counting) report(line int, column, format string, args ...any) {
	c.problems = append(c.problems, data.Problem{File: c.file, Line: line, Column: column, Message: fmt.Sprintf(format, args...)})
}

// countedUnit collects the lines of one item, or one row of a battery.
type countedUnit struct {
	answers.Unit
	line  int // where it begins
	lines []countLine
}

func (c *counting) read(lines []countLine) {
	item := c.options.Item
	if item == "" && lines[0].cells["item"] == "" {
		if item = c.guessItem(lines); item == "" {
			return
		}
	}
	if _, known := c.codebook.Item(item); item != "" && !known {
		c.report(0, "", "no item %q%s; the survey has %s", item, nearest.DidYouMean(item, c.codebook.ItemIDs()), strings.Join(c.codebook.ItemIDs(), ", "))
		return
	}
	if c.ofAnother(lines, item) {
		return
	}
	var units []countedUnit
	for _, line := range lines {
		u, ok := c.unitOf(line, item)
		if !ok {
			continue
		}
		at := slices.IndexFunc(units, func(other countedUnit) bool { return other.Item.ID == u.Item.ID && other.Row == u.Row })
		if at < 0 {
			at = len(units)
			units = append(units, countedUnit{Unit: u, line: line.line})
		}
		units[at].lines = append(units[at].lines, line)
	}
	for _, u := range units {
		if u.Item.Kind == data.Number {
			c.cases(u)
		} else {
			c.tally(u)
		}
	}
	c.wholeBatteries(units)
}

// unitOf returns the item and row that a line is of.
func (c *counting) unitOf(line countLine, given string) (answers.Unit, bool) {
	id := line.cells["item"]
	if id == "" {
		id = given
	}
	if given != "" && id != given {
		c.report(line.line, "item", "the line is of item %q, and %q was asked", id, given)
		return answers.Unit{}, false
	}
	item, known := c.codebook.Item(id)
	switch {
	case !known:
		c.report(line.line, "item", "no item %q%s", id, nearest.DidYouMean(id, c.codebook.ItemIDs()))
		return answers.Unit{}, false
	case item.Kind == data.Open:
		c.report(line.line, "item", "item %q holds free text, which is not counted", id)
		return answers.Unit{}, false
	case item.Kind == data.Number && len(item.Rows) == 0:
		c.report(line.line, "item", "item %q is a number without rows; there is nothing to count", id)
		return answers.Unit{}, false
	case item.Kind == data.Number || len(item.Rows) == 0:
		return answers.Unit{Item: item}, true
	}
	row := line.cells["row"]
	place, known := answers.Values(item.Rows)[row]
	if !known {
		c.report(line.line, "row", "%s is not a row of %q (%s)%s", problem.Quoted(row), id, strings.Join(data.IDs(item.Rows), ", "), nearest.DidYouMean(row, data.IDs(item.Rows)))
		return answers.Unit{}, false
	}
	return answers.Unit{Item: item, Row: item.Rows[place].ID}, true
}

// choices are what can be counted of an item: its answers, or the outcomes that are the rows of a number item.
func choices(item data.Item) []data.Option {
	if item.Kind == data.Number {
		return item.Rows
	}
	return item.Answers()
}

// guessItem returns the one item that has every option of the file, or reports that there is none or more.
func (c *counting) guessItem(lines []countLine) string {
	fits := c.fitting(lines)
	switch {
	case len(fits) == 0:
		if closest := c.closest(lines); closest != "" { // then the option that it lacks is the problem
			return closest
		}
		c.report(lines[0].line, "option", "%s and the other options are those of no item; name the item (%s)", problem.Quoted(lines[0].cells["option"]), strings.Join(c.codebook.ItemIDs(), ", "))
		return ""
	case len(fits) > 1:
		c.report(lines[0].line, "option", "the options are those of %s; name the item", strings.Join(fits, " and of "))
		return ""
	}
	c.table.Notes = append(c.table.Notes, fmt.Sprintf("%s: read as counts of %s, the only item with these options", c.file, fits[0]))
	return fits[0]
}

// ofAnother reports, once, that not all options are of the item that was asked for and all are of others.
func (c *counting) ofAnother(lines []countLine, id string) bool {
	fits := c.fitting(lines)
	if id == "" || lines[0].cells["item"] != "" || len(fits) == 0 || slices.Contains(fits, id) {
		return false
	}
	c.report(lines[0].line, "option", "the options are those of %s, and counts of %s were asked", strings.Join(fits, " and of "), id)
	return true
}

// fitting returns the items that have every option of the file.
func (c *counting) fitting(lines []countLine) []string {
	var fits []string
	for _, item := range c.codebook.Items {
		known := answers.Values(choices(item))
		options := 0
		all := !slices.ContainsFunc(lines, func(l countLine) bool {
			_, found := known[l.cells["option"]]
			if found {
				options++
			}
			return !found && !isBase(l.cells["option"]) && !(item.Kind == data.Number && isOther(l.cells["option"]))
		})
		if all && options > 0 {
			fits = append(fits, item.ID)
		}
	}
	return fits
}

// closest returns the item that has more than half of the options of the file.
func (c *counting) closest(lines []countLine) string {
	options := slices.DeleteFunc(slices.Clone(lines), func(l countLine) bool { return isBase(l.cells["option"]) })
	for _, item := range c.codebook.Items {
		known, found := answers.Values(choices(item)), 0
		for _, line := range options {
			if _, has := known[line.cells["option"]]; has {
				found++
			}
		}
		if 2*found > len(options) {
			return item.ID
		}
	}
	return ""
}

func isBase(option string) bool {
	return slices.Contains([]string{"base", "basis", "n", "total", "totaal", "respondents", "respondenten"}, fold(option))
}

func isOther(option string) bool {
	return slices.Contains([]string{"other", "anders", "overig"}, fold(option))
}

// counted are the counts of one unit as the file gives them.
type counted struct {
	spans  []data.Span
	hidden bool
	other  int // outcomes that are no row of the item
	base   int // 0 when the file does not hold it
	asked  int
}

// collect reads the lines of a unit.
func (c *counting) collect(u countedUnit) (counted, bool) {
	options := choices(u.Item)
	known := answers.Values(options)
	out := counted{spans: make([]data.Span, len(options)), base: c.options.Base}
	given := map[int]int{}
	before := len(c.problems)
	for _, line := range u.lines {
		if base, ok := c.number(line, "base"); ok {
			c.setBase(&out, line.line, base)
		}
		if asked, ok := c.number(line, "asked"); ok {
			out.asked = asked
		}
		option := line.cells["option"]
		place, found := known[option]
		switch {
		case !found && isBase(option):
			if base, ok := c.number(line, "count"); ok {
				c.setBase(&out, line.line, base)
			}
			continue
		case !found && u.Item.Kind == data.Number && isOther(option):
			out.other, _ = c.number(line, "count")
			continue
		case !found:
			c.report(line.line, "option", "%s is not an option of %q (%s)%s", problem.Quoted(option), u.Item.ID, strings.Join(data.IDs(options), ", "), nearest.DidYouMean(option, data.IDs(options)))
			continue
		case given[place] > 0:
			c.report(line.line, "option", "%s was counted on line %d already", problem.Quoted(option), given[place])
			continue
		}
		given[place] = line.line
		out.spans[place] = c.span(line)
		out.hidden = out.hidden || !out.spans[place].Known()
	}
	if missing := len(options) - len(given); missing > 0 && len(c.problems) == before {
		c.table.Notes = append(c.table.Notes, fmt.Sprintf("%s: %d of the %d options of %s are not in the file and count as 0", c.file, missing, len(options), data.UnitID{Item: u.Item.ID, Row: u.Row}))
	}
	return out, len(c.problems) == before
}

func (c *counting) setBase(out *counted, line, base int) {
	switch {
	case base == 0:
		c.report(line, "base", "the base is 0: nobody answered, so there is nothing to count")
	case out.base > 0 && out.base != base:
		c.report(line, "base", "the base is %d here and %d before; give one base", base, out.base)
	default:
		out.base = base
	}
}

// span reads a count, or the ends of one that is hidden.
func (c *counting) span(line countLine) data.Span {
	if line.cells["count"] == "" && line.cells["low"] != "" {
		low, _ := c.number(line, "low")
		high, _ := c.number(line, "high")
		if low > high {
			c.report(line.line, "low", "low is %d and high %d; a hidden count lies from low to high", low, high)
		}
		return data.Span{Low: low, High: high}
	}
	if line.cells["count"] == "" {
		c.report(line.line, "count", "the count is empty; give a whole number, 0 when nobody chose the option")
	}
	count, _ := c.number(line, "count")
	return data.Span{Low: count, High: count}
}

// number reads a cell that must be a whole number of 0 or more. It reports false when the cell is empty.
func (c *counting) number(line countLine, column string) (int, bool) {
	text := line.cells[column]
	if text == "" {
		return 0, false
	}
	value, err := strconv.Atoi(text)
	if err != nil || value < 0 || strings.HasPrefix(text, "+") || value > 1<<40 {
		c.report(line.line, column, "%s is not a count; give a whole number of 0 or more, not a fraction or a percentage", problem.Quoted(text))
		return 0, false
	}
	return value, true
}

// wholeBatteries checks that a battery is there with all its rows.
func (c *counting) wholeBatteries(units []countedUnit) {
	for _, first := range units {
		if first.Row == "" || len(c.problems) > 0 {
			continue
		}
		var absent []string
		for _, row := range first.Item.Rows {
			if !slices.ContainsFunc(units, func(u countedUnit) bool { return u.Item.ID == first.Item.ID && u.Row == row.ID }) {
				absent = append(absent, row.ID)
			}
		}
		if len(absent) > 0 {
			c.report(first.line, "row", "there are no counts for row %s of %q; give all rows of a battery", strings.Join(absent, ", "), first.Item.ID)
			return
		}
	}
}
