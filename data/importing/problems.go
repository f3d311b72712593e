package importing

import (
	"fmt"
	"strconv"
	"strings"

	"spoor/data"
)

// Group is one problem and how often it was found.
type Group struct {
	data.Problem       // Line is the first
	Count        int   `json:"count"`
	Lines        []int `json:"lines,omitempty"` // the first few
}

// String returns the problem as data.Problem has it, with how often and where it stands besides. Of a long name of a
// column, such as a question with its row, the middle is left out.
func (g Group) String() string {
	problem := g.Problem
	const head, tail = 30, 40
	if letters := []rune(problem.Column); len(letters) > head+tail {
		problem.Column = string(letters[:head]) + "…" + string(letters[len(letters)-tail:])
	}
	if g.Count == 1 {
		return problem.String()
	}
	text := fmt.Sprintf("%s (%d times", problem, g.Count)
	if len(g.Lines) > 1 {
		lines := make([]string, len(g.Lines))
		for i, line := range g.Lines {
			lines[i] = strconv.Itoa(line)
		}
		more := ""
		if g.Count > len(g.Lines) {
			more = ", …"
		}
		text += "; lines " + strings.Join(lines, ", ") + more
	}
	return text + ")"
}

// Problems collects problems, and takes those together that differ in their line only. The zero value is empty.
type Problems struct {
	groups []Group
	place  map[data.Problem]int
	kinds  map[string]int // different problems of each column
	total  int
}

const (
	maxLines = 5  // that a group remembers
	maxKinds = 40 // different problems of one column that are told apart
)

// Add adds a problem.
func (p *Problems) Add(problem data.Problem) {
	if p.place == nil {
		p.place, p.kinds = map[data.Problem]int{}, map[string]int{}
	}
	p.total++
	line := problem.Line
	problem.Line = 0
	i, known := p.place[problem]
	if !known {
		column := problem.File + "\x00" + problem.Column
		if p.kinds[column] == maxKinds {
			problem.Message = fmt.Sprintf("more problems, beyond the %d different ones of this column", maxKinds)
			i, known = p.place[problem]
		} else {
			p.kinds[column]++
		}
	}
	if !known {
		i = len(p.groups)
		p.place[problem] = i
		p.groups = append(p.groups, Group{Problem: problem})
		p.groups[i].Line = line
	}
	group := &p.groups[i]
	group.Count++
	if len(group.Lines) < maxLines && line > 0 {
		group.Lines = append(group.Lines, line)
	}
}

// Groups returns the different problems, in the order in which they were first found.
func (p *Problems) Groups() []Group { return p.groups }

// Total returns how many problems there are.
func (p *Problems) Total() int { return p.total }
