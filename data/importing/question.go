package importing

import (
	"fmt"
	"strconv"

	"spoor/data"
	"spoor/data/personal"
	"spoor/data/platform"
	"spoor/data/writing"
)

// question reads the cells of one item, or of one row of it, from a response into the cells of a record. It returns
// whether the item was answered.
type question interface {
	read(i *Importer, r platform.Response, out []string) data.State
}

// fill writes why there is no answer into every cell.
func fill(out []string, state data.State) data.State {
	for k := range out {
		out[k] = state.Cell()
	}
	return state
}

// blankState says why a blank cell holds nothing, as far as the export tells.
func blankState(r platform.Response, column int) data.State {
	if r.State(column) == platform.NotAsked {
		return data.NotAsked
	}
	return data.Skipped
}

// choice is an item, or a row of a rating, of which one cell holds the one answer.
type choice struct {
	*dictionary
	row    string // of the item that it is; empty for the item itself
	column platform.Column
	other  int  // column of the text beside the open option; -1 without one
	open   int  // the open option; -1 without one
	typed  bool // the export writes what a respondent typed in place of the open option
}

// unreadable reports a cell that holds an error of a spreadsheet program instead of an answer.
func (i *Importer) unreadable(r platform.Response, column platform.Column) bool {
	why := writing.Unreadable(r.Text(column.Index))
	if why != "" {
		i.problem(r, column, "%s; the respondent is left out of this item", why)
	}
	return why != ""
}

func (c choice) read(i *Importer, r platform.Response, out []string) data.State {
	if i.unreadable(r, c.column) {
		return fill(out, data.Unusable)
	}
	cell := r.Text(c.column.Index)
	beside := c.typedBeside(r)
	if cell == "" {
		if beside != "" {
			return c.answer(i, c.open, beside, out)
		}
		return fill(out, blankState(r, c.column.Index))
	}
	m := c.look(cell)
	switch {
	case m.option >= 0 && m.option == c.open:
		return c.answer(i, m.option, beside, out)
	case m.option >= 0:
		return c.answer(i, m.option, "", out)
	case i.missing(c.item, m, cell):
		if beside != "" {
			return c.answer(i, c.open, beside, out)
		}
		return fill(out, m.state)
	case c.typed && c.open >= 0 && c.typedText(cell):
		i.typedOther(c.item, c.item.Answers()[c.open], cell)
		return c.answer(i, c.open, cell, out)
	}
	i.problem(r, c.column, "%s; the respondent is left out of this item", c.why(cell, m))
	i.unknown(c.item, c.row, cell)
	return fill(out, data.Unusable)
}

// typedBeside returns what stands in the column beside the open option, unless it only says that there is nothing.
func (c choice) typedBeside(r platform.Response) string {
	if c.open < 0 || c.other < 0 {
		return ""
	}
	text := r.Text(c.other)
	if _, missing := writing.Missing(text); missing || writing.Unreadable(text) != "" {
		return ""
	}
	return text
}

func (c choice) answer(i *Importer, option int, text string, out []string) data.State {
	out[0] = c.item.Answers()[option].ID
	i.text(c.item.ID, out[0], text)
	return data.Answered
}

// number is a number item, or a row of it.
type number struct {
	*dictionary
	column platform.Column
	style  writing.NumberStyle
}

func (n number) read(i *Importer, r platform.Response, out []string) data.State {
	if i.unreadable(r, n.column) {
		return fill(out, data.Unusable)
	}
	cell := r.Text(n.column.Index)
	if cell == "" {
		return fill(out, blankState(r, n.column.Index))
	}
	text, grouped, ok := n.style.Read(cell)
	if m := n.look(cell); !(m.assumed && ok && n.within(text)) && i.missing(n.item, m, cell) {
		return fill(out, m.state)
	}
	if !ok {
		i.problem(r, n.column, "%s is not a number; the respondent is left out of this item", told(cell))
		return fill(out, data.Unusable)
	}
	if grouped != "" {
		switch decimals, thousands := n.within(text), n.within(grouped); {
		case decimals && thousands:
			i.problem(r, n.column, "%s may be %s or %s, and no other number in the column tells; write %s without a sign, or more or fewer decimals; the respondent is left out of this item",
				told(cell), text, grouped, grouped)
			return fill(out, data.Unusable)
		case thousands:
			text = grouped
		}
	}
	if out[0] = text; !n.within(text) {
		i.problem(r, n.column, "%s is not from %v to %v; the respondent is left out of this item", told(cell), n.item.Range[0], n.item.Range[1])
		if personal.Cell(cell) != personal.None {
			return fill(out, data.Unusable) // it is no number at all, and is not stored
		}
		return data.Unusable
	}
	return data.Answered
}

// within reports whether a number lies in the range of the item.
func (n number) within(text string) bool {
	value, err := strconv.ParseFloat(text, 64)
	return err == nil && value >= n.item.Range[0] && value <= n.item.Range[1]
}

// freeText is an open item. It has no cell in a record.
type freeText struct {
	*dictionary
	column platform.Column
}

func (f freeText) read(i *Importer, r platform.Response, _ []string) data.State {
	if i.unreadable(r, f.column) {
		return data.Unusable
	}
	cell := r.Text(f.column.Index)
	if cell == "" {
		return blankState(r, f.column.Index)
	}
	if m := f.look(cell); i.missing(f.item, m, cell) {
		return m.state
	}
	i.text(f.item.ID, "", cell)
	return data.Answered
}

// tooMany says that more options were picked than the item allows. The picks stay as they are in the record: the limit is
// the codebook's, and whoever reads the record applies it.
func tooMany(item data.Item, picked int) string {
	return fmt.Sprintf("%d options picked, at most %d allowed; the respondent is left out of this item", picked, item.MaxPicks)
}
