package platform

import (
	"fmt"
	"slices"
)

// Role says what a column holds.
type Role string

const (
	Answer       Role = "answer"
	OtherText    Role = "other text"    // text beside a choice: "other, namely", a comment on an option
	RespondentID Role = "respondent id" // the platform's number for the response
	Meta         Role = "meta"          // dates, language, status
	Timing       Role = "timing"        // seconds on a page or a question
	Personal     Role = "personal"      // a name, an address, a place: says who the respondent is
)

// Column is one column of an export.
type Column struct {
	Index    int    // from 0
	Name     string // the header as it stands in the file, without spaces around it
	Code     string // the platform's name of the variable; the header where it has none
	Question string // what the columns of one question share: its code, or its text where there is no code
	Text     string // the question
	PartCode string // code of the option or row, such as SQ001
	Part     string // its text
	Role     Role
	Open     bool     // the platform marks the answer as free text
	Why      string   // for a personal column: what makes it one
	Answers  []string // what its values are called, in their order, where the file says that; nil for most
	Coded    bool     // the file says that its numbers are codes of answers
	Ticks    bool     // the file says that it is for one answer to a question with several

	grouped bool // a person said what question it belongs to
}

// Names returns what a codebook may call the column, most specific first and without repetitions: the code, the header,
// the text with its part, the text, and the place in the file, which is all that tells repeated headers apart.
func (c Column) Names() []string {
	names := []string{c.Code, c.Name}
	if c.Part != "" {
		names = append(names, c.Text+" ["+c.Part+"]", c.Text+" - "+c.Part)
	} else {
		names = append(names, c.Text)
	}
	names = append(names, fmt.Sprintf("column %d", c.Index+1))
	var out []string
	for _, name := range names {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// Question is what was asked once: one column, a column for each option or row, and the texts beside them.
type Question struct {
	Code, Text string
	Columns    []Column
}

// Questions groups the answers by question, in the order of the file. Columns of one question stand beside each other, unless
// a person said that they belong together; where a part comes back, another question of the same name begins.
func (e *Export) Questions() []Question {
	var out []Question
	seen := map[string]bool{}
	last := -1
	for _, column := range e.Columns {
		if column.Role != Answer && column.Role != OtherText {
			continue
		}
		if at := slices.IndexFunc(out, func(q Question) bool { return q.Columns[0].grouped && q.Code == column.Question }); column.grouped && at >= 0 {
			out[at].Columns = append(out[at].Columns, column)
			continue
		}
		part := column.PartCode + "\x00" + column.Part
		same := len(out) > 0 && out[len(out)-1].Code == column.Question && column.Index == last+1
		if !same || seen[part] && (part != "\x00" || column.Role == Answer) {
			out = append(out, Question{Code: column.Question, Text: column.Text})
			clear(seen)
		}
		seen[part] = true
		last = column.Index
		question := &out[len(out)-1]
		question.Columns = append(question.Columns, column)
	}
	return out
}
