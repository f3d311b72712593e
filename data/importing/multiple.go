package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/platform"
	"spoor/data/writing"
)

// tick is the column of one option.
type tick struct {
	column   platform.Column
	labels   []string // what the cell holds instead of a yes
	text     int      // column of the text beside it; -1 without one
	textOnly bool     // the column holds that text itself
}

// ticks is an item with a column for each option: a multiple one, or a single one that was exploded.
type ticks struct {
	*dictionary
	options []tick
	style   writing.TickStyle
	export  *platform.Export
}

func (t ticks) read(i *Importer, r platform.Response, out []string) data.State {
	var count struct{ picked, no, blank, notAsked int }
	why := data.Answered // the reason that the cells give why there is no answer
	conflict := false
	picked := i.picks[:0]
	for k, option := range t.options {
		cell := r.Text(option.column.Index)
		if cell == "" {
			count.blank++
			if r.State(option.column.Index) == platform.NotAsked {
				count.notAsked++
			}
			continue
		}
		if i.unreadable(r, option.column) {
			return fill(out, data.Unusable)
		}
		yes, known := t.style.Read(cell, option.labels...)
		if option.textOnly && !known && t.typedText(cell) {
			yes, known = true, true
		}
		// A value that is declared missing is that, whatever else it may look like.
		m := t.look(cell)
		switch {
		case i.missing(t.item, m, cell):
			conflict = conflict || why != data.Answered && why != m.state
			why = m.state
		case !known:
			i.problem(r, option.column, "%s is neither a yes nor a no, nor the option %s; the respondent is left out of this item",
				told(cell), quoted(t.item.Options[k].Label.In(data.Dutch)))
			i.unknown(t.item, "", cell)
			return fill(out, data.Unusable)
		case yes:
			count.picked++
			picked = append(picked, k)
		default:
			count.no++
		}
	}
	i.picks = picked
	switch {
	case count.picked > 0:
		return t.answer(i, r, picked, out)
	case conflict:
		i.problem(r, t.options[0].column, "the options of %s give different reasons why there is no answer; the respondent is left out of this item", t.item.ID)
		return fill(out, data.Unusable)
	case why != data.Answered:
		return fill(out, why)
	case count.notAsked == len(t.options):
		return fill(out, data.NotAsked)
	case count.no > 0 && t.export.Cells.Unticked == "" && t.item.Kind == data.Multiple:
		return t.answer(i, r, nil, out)
	case count.no > 0 && t.export.Cells.Unticked != "":
		i.once(t.export.Cells.Unticked)
	}
	return fill(out, data.Skipped)
}

// answer writes the picks, and keeps the texts beside them.
func (t ticks) answer(i *Importer, r platform.Response, picked []int, out []string) data.State {
	for _, k := range picked {
		option := t.options[k]
		if option.text < 0 {
			continue
		}
		if _, tick := writing.Tick(r.Text(option.text)); !tick { // a yes is no text
			i.text(t.item.ID, t.item.Options[k].ID, r.Text(option.text))
		}
	}
	if t.item.Kind == data.Multiple {
		return writePicks(i, r, t.item, t.options[0].column, picked, out)
	}
	if len(picked) > 1 {
		i.problem(r, t.options[picked[1]].column, "%d options picked where one may be; the respondent is left out of this item", len(picked))
		return fill(out, data.Unusable)
	}
	out[0] = t.item.Options[picked[0]].ID
	return data.Answered
}

// writePicks writes 1 and 0, and checks how many may be picked.
func writePicks(i *Importer, r platform.Response, item data.Item, column platform.Column, picked []int, out []string) data.State {
	for k := range out {
		out[k] = "0"
	}
	for _, k := range picked {
		out[k] = "1"
	}
	if item.MaxPicks > 0 && len(picked) > item.MaxPicks {
		column.Name = item.ID
		i.problem(r, column, "%s", tooMany(item, len(picked)))
		return data.Unusable
	}
	if len(picked) > 1 && slices.ContainsFunc(picked, func(k int) bool { return item.Options[k].Exclusive }) {
		column.Name = item.ID
		i.problem(r, column, "%s; the respondent is left out of this item", answers.BesideAlone(item))
		return data.Unusable
	}
	return data.Answered
}

// joined is a multiple item of which one cell holds all answers.
type joined struct {
	choice
	separator string // a space for codes
	seen      map[string]reading
}

// reading is what a joined cell holds.
type reading struct {
	picked []int
	rest   string
	absent meaning // of a piece that says why there is no answer; it counts where nothing was picked
	word   string  // that piece
}

// drop takes a piece that says why there is no answer out, and reports whether it was one.
func (j joined) drop(read *reading, piece string) bool {
	m := j.look(piece)
	if m.missing() {
		read.absent, read.word = m, piece
	}
	return m.missing()
}

func (j joined) read(i *Importer, r platform.Response, out []string) data.State {
	if i.unreadable(r, j.column) {
		return fill(out, data.Unusable)
	}
	cell := r.Text(j.column.Index)
	if cell == "" {
		return fill(out, blankState(r, j.column.Index))
	}
	if m := j.look(cell); i.missing(j.item, m, cell) {
		return fill(out, m.state)
	}
	read, known := j.seen[cell]
	if !known {
		read = j.split(cell)
		if len(j.seen) < maxRemembered && len(cell) < 500 {
			j.seen[cell] = read
		}
	}
	picked := append(i.picks[:0], read.picked...)
	if read.rest != "" {
		if j.open < 0 || !j.typedText(read.rest) {
			i.problem(r, j.column, "%s; the respondent is left out of this item", j.why(read.rest, meaning{}))
			i.unknown(j.item, "", read.rest)
			return fill(out, data.Unusable)
		}
		if !slices.Contains(picked, j.open) {
			i.typedOther(j.item, j.item.Options[j.open], read.rest)
			picked = append(picked, j.open)
		}
		i.text(j.item.ID, j.item.Options[j.open].ID, read.rest)
	} else if j.other >= 0 && slices.Contains(picked, j.open) {
		i.text(j.item.ID, j.item.Options[j.open].ID, r.Text(j.other))
	}
	i.picks = picked
	if len(picked) == 0 {
		if read.word != "" && i.missing(j.item, read.absent, read.word) {
			return fill(out, read.absent.state)
		}
		return fill(out, data.Skipped)
	}
	return writePicks(i, r, j.item, j.column, picked, out)
}

// split reads a list, codes, or labels with a separator between them.
func (j joined) split(cell string) reading {
	codes, isList := writing.SplitList(cell)
	if !isList && j.separator == " " {
		if m := j.look(cell); m.option >= 0 {
			return reading{picked: []int{m.option}}
		}
		codes, isList = writing.SplitCodes(cell), true
	}
	if !isList {
		found, rest := writing.SplitLabels(cell, j.separator, j.labels)
		var read reading
		var typed []string
		for piece := range strings.SplitSeq(rest, j.separator) {
			if piece = strings.TrimSpace(piece); piece != "" && !j.drop(&read, piece) {
				typed = append(typed, piece)
			}
		}
		read.rest = strings.Join(typed, j.separator+" ")
		for _, label := range found {
			if option := j.options[label]; !slices.Contains(read.picked, option) {
				read.picked = append(read.picked, option)
			}
		}
		return read
	}
	var read reading
	var rest []string
	for _, code := range codes {
		switch m := j.look(code); {
		case j.drop(&read, code):
		case m.option < 0:
			rest = append(rest, code)
		case !slices.Contains(read.picked, m.option):
			read.picked = append(read.picked, m.option)
		}
	}
	read.rest = strings.Join(rest, ", ")
	return read
}

// separatorOf returns what stands between the options of a joined cell, and a note when that is a guess.
func separatorOf(item data.Item, cells platform.Cells) (separator, note string) {
	if separator = cmp.Or(item.Separator, cells.Separator); separator != "" {
		return separator, ""
	}
	return ";", fmt.Sprintf("item %q: its options are joined in one cell, read as separated by \";\"; write separator: \";\" in the codebook if that is so", item.ID)
}
