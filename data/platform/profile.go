package platform

import "strings"

// profile is what the cells of a column hold, in the records that were read ahead.
type profile struct {
	filled  int            // cells with an answer
	values  map[string]int // those cells, folded, and how often each occurs
	numbers int            // how many of them are numbers
	longest int            // letters of the longest
}

const (
	longestLabel = 120 // of a cell that may be the name of an option
	mostValues   = 60  // different cells that are told apart
)

func (s sample) profile(column, headerRecords int) profile {
	p := profile{values: map[string]int{}}
	seen := map[string]cellSeen{}
	for i := headerRecords; i < len(s.records); i++ {
		cells := s.records[i].Cells
		if column >= len(cells) || cells[column].Text == "" {
			continue
		}
		cell, known := seen[cells[column].Text]
		if !known {
			if cell = seeCell(cells[column].Text); len(seen) < mostSeen {
				seen[cells[column].Text] = cell
			}
		}
		if cell.folded == "" {
			continue
		}
		p.filled++
		p.longest = max(p.longest, len(cell.folded))
		if cell.number {
			p.numbers++
		}
		if _, known := p.values[cell.folded]; known || len(p.values) < mostValues {
			p.values[cell.folded]++
		}
	}
	return p
}

// mostSeen is how many different cells of a column are remembered.
const mostSeen = 2000

// cellSeen is a cell with an answer: folded, and whether it is a number. One without an answer is empty.
type cellSeen struct {
	folded string
	number bool
}

func seeCell(text string) cellSeen {
	cell := strings.TrimSpace(text)
	if _, missing := Missing(cell); missing || Unreadable(cell) != "" {
		return cellSeen{}
	}
	return cellSeen{Fold(cell), isNumber(cell)}
}

// tick is how the cells of a column say that one option was picked.
type tick uint8

const (
	noTick   tick = iota // they say something else
	unticked             // nobody picked it
	signTick             // by a sign for yes, such as 1 or Ja
	nameTick             // by the name that its header gives the option
	ownTick              // by a text or code of its own, that nothing else stands beside
)

// tick returns how the cells say that the option of this name was picked, and the folded cell that does. Beside it only signs for
// no may stand.
func (p profile) tick(name string) (how tick, cell string) {
	if p.longest > longestLabel {
		return noTick, ""
	}
	name = Fold(name)
	if _, named := p.values[name]; named {
		return p.only(name, nameTick)
	}
	for value := range p.values {
		if notPickedCells[value] {
			continue
		}
		if pickedCells[value] {
			return p.only(value, signTick)
		}
		return p.only(value, ownTick)
	}
	return unticked, ""
}

// only reports that a cell is the only one in the column that is no sign for no.
func (p profile) only(cell string, how tick) (tick, string) {
	for value := range p.values {
		if value != cell && !notPickedCells[value] {
			return noTick, ""
		}
	}
	return how, cell
}

// saysNo reports whether some cells say that the option was not picked.
func (p profile) saysNo() bool {
	for value := range p.values {
		if notPickedCells[value] {
			return true
		}
	}
	return false
}

// texts reports whether the cells are what people typed: they hardly repeat, or are long.
func (p profile) texts() bool {
	once := 0
	for _, n := range p.values {
		if n == 1 {
			once++
		}
	}
	return p.filled > 0 && (p.longest > longestLabel || p.numbers < p.filled && once*2 > len(p.values))
}
