package heading

import (
	"strings"

	"spoor/data/writing"
	"spoor/internal/pattern"
)

// Profile is what the cells of a column hold, in the records that were read ahead.
type Profile struct {
	Filled  int            // cells with an answer
	Values  map[string]int // those cells, folded, and how often each occurs
	Numbers int            // how many of them are numbers
	Longest int            // letters of the longest
}

// Bounds of what is a label, and of what is remembered of a column.
const (
	LongestLabel = 120 // of a cell that may be the name of an option
	MostValues   = 60  // different cells that are told apart
)

// Profile returns what the cells of a column below the header hold.
func (s Sample) Profile(column, headerRecords int) Profile {
	p := Profile{Values: map[string]int{}}
	seen := map[string]cellSeen{}
	for i := headerRecords; i < len(s.Records); i++ {
		cells := s.Records[i].Cells
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
		p.Filled++
		p.Longest = max(p.Longest, len(cell.folded))
		if cell.number {
			p.Numbers++
		}
		if _, known := p.Values[cell.folded]; known || len(p.Values) < MostValues {
			p.Values[cell.folded]++
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
	if _, missing := writing.Missing(cell); missing || writing.Unreadable(cell) != "" {
		return cellSeen{}
	}
	return cellSeen{writing.Fold(cell), writing.IsNumber(cell)}
}

// Tick is how the cells of a column say that one option was picked.
type Tick uint8

const (
	NoTick   Tick = iota // they say something else
	Unticked             // nobody picked it
	SignTick             // by a sign for yes, such as 1 or Ja
	NameTick             // by the name that its header gives the option
	OwnTick              // by a text or code of its own, that nothing else stands beside
)

// Tick returns how the cells say that the option of this name was picked, and the folded cell that does. Beside it only signs for
// no may stand. A name that is itself a sign for no tells nothing: it stands in columns of yes and no as well.
func (p Profile) Tick(name string) (how Tick, cell string) {
	if p.Longest > LongestLabel {
		return NoTick, ""
	}
	name = writing.Fold(name)
	if _, named := p.Values[name]; named && !writing.NotPicked[name] {
		return p.only(name, NameTick)
	}
	for value := range p.Values {
		if writing.NotPicked[value] {
			continue
		}
		if writing.Picked[value] {
			return p.only(value, SignTick)
		}
		return p.only(value, OwnTick)
	}
	return Unticked, ""
}

// only reports that a cell is the only one in the column that is no sign for no.
func (p Profile) only(cell string, how Tick) (Tick, string) {
	for value := range p.Values {
		if value != cell && !writing.NotPicked[value] {
			return NoTick, ""
		}
	}
	return how, cell
}

// SaysNo reports whether some cells say that the option was not picked.
func (p Profile) SaysNo() bool {
	for value := range p.Values {
		if writing.NotPicked[value] {
			return true
		}
	}
	return false
}

// Texts reports whether the cells are what people typed: they hardly repeat, or are long.
func (p Profile) Texts() bool {
	once := 0
	for _, n := range p.Values {
		if n == 1 {
			once++
		}
	}
	return p.Filled > 0 && (p.Longest > LongestLabel || p.Numbers < p.Filled && once*2 > len(p.Values))
}

// Codes reports whether the cells are small numbers, or codes such as A1 and opt_2, that return as those of a scale do.
func (p Profile) Codes(strict bool) bool {
	const largest = 2 // digits
	if len(p.Values) == p.Filled || strict && len(p.Values)*3 > p.Filled {
		return false
	}
	if p.Numbers == 0 {
		return len(p.Values) > 1 && len(p.Values)*3 <= p.Filled && allAnswerCodes(p.Values)
	}
	for value := range p.Values {
		if len(value) > largest {
			return false
		}
	}
	return p.Numbers == p.Filled
}

// answerCode is how platforms call the answers of a list: letters and a small number.
var answerCode = pattern.New(`^(a|ao|opt|option|optie|choice|keuze|answer|antwoord|sq|c)[ _-]?\d{1,2}$`)

func allAnswerCodes(values map[string]int) bool {
	for value := range values {
		if !answerCode.MatchString(value) {
			return false
		}
	}
	return true
}
