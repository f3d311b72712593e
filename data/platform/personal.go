package platform

import (
	"slices"
	"strings"

	"spoor/data/heading"
	"spoor/data/personal"
	"spoor/data/writing"
)

// recipientNames are columns of platforms that write their names as one word.
var recipientNames = writing.Set("recipientlastname", "recipientfirstname", "recipientemail")

// personal returns what makes a column personal, or nothing: its header, unless the cells are picked from a list, or its cells.
func (e *Export) personal(i int, c *choices) string {
	column, s := e.Columns[i], c.s
	asked, header := askedBy(column)
	cells := s.Answers(i, e.HeaderRecords)
	switch {
	case recipientNames[writing.Fold(column.Name)]:
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

// choices tells columns that hold the answers to a choice from those that hold what they are called. "Telefoon" may be a number that
// somebody typed, an option that was ticked, or a row of a battery that was rated.
type choices struct {
	e         *Export
	s         heading.Sample
	questions []string // that each column is of; found when they are needed
}

// of reports whether a column with a personal name holds ticks, codes or answers from a list.
func (c *choices) of(i int, asked personal.Asked) bool {
	column, own := c.e.Columns[i], c.s.Profile(i, c.e.HeaderRecords)
	others, part := c.beside(i)
	if own.Filled == 0 {
		return part && ticksIn(others) > 0 || len(others) > 1 && ticksIn(others) == len(others)
	}
	if anyOf(c.s.Answers(i, c.e.HeaderRecords), asked.Kind) {
		return false
	}
	name := column.Part
	if name == "" {
		name = column.Name
	}
	for _, cut := range heading.Cuts(column.Name) {
		if how, _ := own.Tick(cut.Part); how == heading.NameTick && cut.Strong {
			return true
		}
	}
	switch how, _ := own.Tick(name); how {
	case heading.NameTick:
		return true
	case heading.SignTick, heading.Unticked:
		return part || own.Filled > 1
	case heading.OwnTick:
		return part && own.Filled > 1 && ticksIn(others) > 0
	}
	return own.Codes(byHand(asked.Kind)) || fromList(own, asked) || shared(own, others, part, byHand(asked.Kind))
}

// byHand reports whether cells of a kind cannot be told from others by themselves, such as names and the numbers of clients.
func byHand(kind personal.Kind) bool {
	switch kind {
	case personal.Name, personal.Address, personal.Number, personal.Organisation, personal.Device, personal.Location, personal.Postcode:
		return true
	}
	return false
}

// fromList reports whether the cells of a column alone return as often as answers do.
func fromList(p heading.Profile, asked personal.Asked) bool {
	fewest := 5
	if asked.Open {
		fewest--
	}
	for value := range p.Values {
		if strings.ContainsAny(value, "0123456789") {
			return false
		}
	}
	return p.Filled >= fewest && len(p.Values)*2 <= p.Filled && (asked.Open || !byHand(asked.Kind))
}

// shared reports whether the columns beside this one have the same answers.
func shared(p heading.Profile, others []heading.Profile, part, byHand bool) bool {
	union, total := map[string]bool{}, p.Filled
	for _, other := range others {
		for value := range other.Values {
			union[value] = true
		}
		total += other.Filled
	}
	for value := range p.Values {
		if !union[value] {
			return false
		}
	}
	if byHand {
		const fewest = 4
		return part && p.Filled >= fewest && len(p.Values)*2 <= p.Filled
	}
	return len(union)*2 <= total
}

// beside returns what the columns beside one hold: the others of its question, by the platform or by a header that begins alike, or
// else the nearest in the file. Part says that it is one of a question.
func (c *choices) beside(i int) (others []heading.Profile, part bool) {
	const near = 2
	if c.questions == nil {
		for _, column := range c.e.Columns {
			c.questions = append(c.questions, question(column))
		}
	}
	column, stem := c.e.Columns[i], c.questions[i]
	var nearest []heading.Profile
	for k, other := range c.e.Columns {
		if k == i || other.Role != Answer && other.Role != OtherText && other.Role != Personal {
			continue
		}
		if stem != "" && c.questions[k] == stem {
			others = append(others, c.s.Profile(k, c.e.HeaderRecords))
		} else if k >= i-near && k <= i+near {
			nearest = append(nearest, c.s.Profile(k, c.e.HeaderRecords))
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
	for _, cut := range heading.Cuts(c.Name) {
		if cut.Strong {
			return writing.Fold(cut.Stem)
		}
	}
	return ""
}

// ticksIn returns how many columns hold signs for yes.
func ticksIn(columns []heading.Profile) int {
	n := 0
	for _, p := range columns {
		if how, _ := p.Tick(""); how == heading.SignTick || how == heading.OwnTick {
			n++
		}
	}
	return n
}
