package platform

import (
	"strings"

	"spoor/data/personal"
)

// recipientNames are columns of platforms that write their names as one word.
var recipientNames = set("recipientlastname", "recipientfirstname", "recipientemail")

// personal returns what makes a column personal, or nothing: its header, unless the cells are picked from a list, or its cells.
func (e *Export) personal(i int, s sample) string {
	column := e.Columns[i]
	asked, header := askedBy(column)
	cells := s.answers(i, e.HeaderRecords)
	switch {
	case recipientNames[Fold(column.Name)]:
		return "its name"
	case asked.Sure && !(choices{e, s, asked}).of(i):
		if longest := 3; strings.ContainsRune(header, '?') || len(strings.Fields(header)) > longest {
			return "what it asks"
		}
		return "its name"
	case !asked.Sure && asked.Kind != personal.None && anyOf(cells, asked.Kind):
		return "what it asks"
	}
	if kind := personal.Cells(cells); kind != personal.None {
		return "its cells are " + kind.Plural()
	}
	return ""
}

// askedBy returns what a column asks for by one of its names, and that name.
func askedBy(column Column) (personal.Asked, string) {
	var mentions personal.Asked
	for _, header := range []string{column.Name, column.Code, column.Text, column.Part} {
		asked := personal.Header(header)
		if asked.Sure {
			return asked, header
		}
		if mentions.Kind == personal.None {
			mentions = asked
		}
	}
	return mentions, ""
}

func anyOf(cells []string, kind personal.Kind) bool {
	for _, cell := range cells {
		if personal.Cell(cell) == kind {
			return true
		}
	}
	return false
}

// answers returns the filled cells of a column that do not say why there is no answer.
func (s sample) answers(column, headerRecords int) []string {
	var out []string
	for _, cell := range s.values(column, headerRecords) {
		if _, missing := Missing(cell); !missing {
			out = append(out, cell)
		}
	}
	return out
}

// choices tells columns that hold the answers to a choice from those that hold what they are called. "Telefoon" may be a number that
// somebody typed, an option that was ticked, or a row of a battery that was rated.
type choices struct {
	e     *Export
	s     sample
	asked personal.Asked
}

// of reports whether a column with a personal name holds ticks, codes or answers from a list.
func (c choices) of(i int) bool {
	column, own := c.e.Columns[i], c.s.profile(i, c.e.HeaderRecords)
	part := column.Part != "" || column.PartCode != ""
	others := c.beside(i)
	if own.filled == 0 {
		return part && ticksIn(others) > 0 || len(others) > 1 && ticksIn(others) == len(others)
	}
	if anyOf(c.s.answers(i, c.e.HeaderRecords), c.asked.Kind) {
		return false
	}
	name := column.Name
	if part {
		name = column.Part
	}
	switch how, _ := own.tick(name); how {
	case nameTick:
		return true
	case signTick, unticked:
		return part || own.filled > 1
	case ownTick:
		return part && own.filled > 1 && ticksIn(others) > 0
	}
	return own.codes(c.byHand()) || c.fromList(own) || c.shared(own, others, part)
}

// byHand reports whether cells of the kind cannot be told from others by themselves, such as names and the numbers of clients.
func (c choices) byHand() bool {
	switch c.asked.Kind {
	case personal.Name, personal.Address, personal.Number, personal.Organisation, personal.Device, personal.Location, personal.Postcode:
		return true
	}
	return false
}

// codes reports whether the cells are small numbers that return, as those of a scale do.
func (p profile) codes(strict bool) bool {
	const largest = 2 // digits
	if p.numbers < p.filled || len(p.values) == p.filled || strict && len(p.values)*3 > p.filled {
		return false
	}
	for value := range p.values {
		if len(value) > largest {
			return false
		}
	}
	return true
}

// fromList reports whether the cells of a column alone return as often as answers do.
func (c choices) fromList(own profile) bool {
	fewest := 5
	if c.asked.Open {
		fewest--
	}
	for value := range own.values {
		if strings.ContainsAny(value, "0123456789") {
			return false
		}
	}
	return own.filled >= fewest && len(own.values)*2 <= own.filled && (c.asked.Open || !c.byHand())
}

// shared reports whether the columns beside this one have the same answers.
func (c choices) shared(own profile, others []profile, part bool) bool {
	union, total := map[string]bool{}, own.filled
	for _, other := range others {
		for value := range other.values {
			union[value] = true
		}
		total += other.filled
	}
	for value := range own.values {
		if !union[value] {
			return false
		}
	}
	if c.byHand() {
		const fewest = 4
		return part && own.filled >= fewest && len(own.values)*2 <= own.filled
	}
	return len(union)*2 <= total
}

// beside returns what the columns beside one hold: the others of its question, or the nearest in the file where it is one alone.
func (c choices) beside(i int) []profile {
	const near = 2
	column := c.e.Columns[i]
	part := column.Part != "" || column.PartCode != ""
	var out []profile
	for k, other := range c.e.Columns {
		switch {
		case k == i, other.Role != Answer && other.Role != OtherText && other.Role != Personal:
		case part && other.Question == column.Question && other.Text == column.Text, !part && k >= i-near && k <= i+near:
			out = append(out, c.s.profile(k, c.e.HeaderRecords))
		}
	}
	return out
}

// ticksIn returns how many columns hold signs for yes.
func ticksIn(columns []profile) int {
	n := 0
	for _, p := range columns {
		if how, _ := p.tick(""); how == signTick || how == ownTick {
			n++
		}
	}
	return n
}

func set(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, name := range names {
		out[name] = true
	}
	return out
}
