package platform

import (
	"slices"
	"strings"

	"spoor/data/personal"
)

// recipientNames are columns of platforms that write their names as one word.
var recipientNames = set("recipientlastname", "recipientfirstname", "recipientemail")

// personal returns what makes a column personal, or nothing: its header, unless the cells are picked from a list, or its cells.
func (e *Export) personal(i int, c *choices) string {
	column, s := e.Columns[i], c.s
	asked, header := askedBy(column)
	cells := s.answers(i, e.HeaderRecords)
	switch {
	case recipientNames[Fold(column.Name)]:
		return "its name"
	case asked.Sure && !c.of(i, asked):
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
	names := []string{column.Name, column.Code, column.Text, column.Part}
	for k, header := range names {
		if header == "" || slices.Contains(names[:k], header) {
			continue
		}
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
	const most = 500 // tell what a column holds
	var out []string
	for _, cell := range s.values(column, headerRecords) {
		if _, missing := Missing(cell); !missing {
			if out = append(out, cell); len(out) == most {
				break
			}
		}
	}
	return out
}

// choices tells columns that hold the answers to a choice from those that hold what they are called. "Telefoon" may be a number that
// somebody typed, an option that was ticked, or a row of a battery that was rated.
type choices struct {
	e         *Export
	s         sample
	questions []string // that each column is of; found when they are needed
}

// of reports whether a column with a personal name holds ticks, codes or answers from a list.
func (c *choices) of(i int, asked personal.Asked) bool {
	column, own := c.e.Columns[i], c.s.profile(i, c.e.HeaderRecords)
	others, part := c.beside(i)
	if own.filled == 0 {
		return part && ticksIn(others) > 0 || len(others) > 1 && ticksIn(others) == len(others)
	}
	if anyOf(c.s.answers(i, c.e.HeaderRecords), asked.Kind) {
		return false
	}
	name := column.Part
	if name == "" {
		name = column.Name
	}
	for _, cut := range cuts(column.Name) {
		if how, _ := own.tick(cut.part); how == nameTick && cut.strong {
			return true
		}
	}
	switch how, _ := own.tick(name); how {
	case nameTick:
		return true
	case signTick, unticked:
		return part || own.filled > 1
	case ownTick:
		return part && own.filled > 1 && ticksIn(others) > 0
	}
	return own.codes(byHand(asked.Kind)) || own.fromList(asked) || own.shared(others, part, byHand(asked.Kind))
}

// byHand reports whether cells of a kind cannot be told from others by themselves, such as names and the numbers of clients.
func byHand(kind personal.Kind) bool {
	switch kind {
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
func (p profile) fromList(asked personal.Asked) bool {
	fewest := 5
	if asked.Open {
		fewest--
	}
	for value := range p.values {
		if strings.ContainsAny(value, "0123456789") {
			return false
		}
	}
	return p.filled >= fewest && len(p.values)*2 <= p.filled && (asked.Open || !byHand(asked.Kind))
}

// shared reports whether the columns beside this one have the same answers.
func (p profile) shared(others []profile, part, byHand bool) bool {
	union, total := map[string]bool{}, p.filled
	for _, other := range others {
		for value := range other.values {
			union[value] = true
		}
		total += other.filled
	}
	for value := range p.values {
		if !union[value] {
			return false
		}
	}
	if byHand {
		const fewest = 4
		return part && p.filled >= fewest && len(p.values)*2 <= p.filled
	}
	return len(union)*2 <= total
}

// beside returns what the columns beside one hold: the others of its question, by the platform or by a header that begins alike, or
// else the nearest in the file. Part says that it is one of a question.
func (c *choices) beside(i int) (others []profile, part bool) {
	const near = 2
	if c.questions == nil {
		for _, column := range c.e.Columns {
			c.questions = append(c.questions, question(column))
		}
	}
	column, stem := c.e.Columns[i], c.questions[i]
	var nearest []profile
	for k, other := range c.e.Columns {
		if k == i || other.Role != Answer && other.Role != OtherText && other.Role != Personal {
			continue
		}
		if stem != "" && c.questions[k] == stem {
			others = append(others, c.s.profile(k, c.e.HeaderRecords))
		} else if k >= i-near && k <= i+near {
			nearest = append(nearest, c.s.profile(k, c.e.HeaderRecords))
		}
	}
	if platformPart := column.Part != "" || column.PartCode != ""; len(others) > 0 || platformPart {
		return others, true
	}
	return nearest, false
}

// question returns what the headers of the columns of one question have in common, or nothing for a column of its own.
func question(c Column) string {
	if c.Part != "" || c.PartCode != "" {
		return c.Question + "\x00" + c.Text
	}
	for _, cut := range cuts(c.Name) {
		if cut.strong {
			return Fold(cut.stem)
		}
	}
	return ""
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
