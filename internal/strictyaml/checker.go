package strictyaml

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"spoor/data/problem"
	"spoor/internal/inorder"
)

// Checker collects the problems of one file: those of its form, and those of what it says.
type Checker struct {
	File     string
	Problems problem.Problems
	Misread  bool // a key or value did not fit: what seems to be missing may only be misspelt
	content  *yaml.Node
}

// Check decodes a source into out, a pointer to a struct, and starts with the problems of that.
func Check(file string, source []byte, out any) Checker {
	content, problems := decode(file, source, out)
	return Checker{File: file, Problems: problems, Misread: len(problems) > 0, content: content}
}

// Report adds a problem.
func (c *Checker) Report(line Line, format string, args ...any) {
	c.Problems = append(c.Problems, problem.Problem{File: c.File, Line: int(line), Message: fmt.Sprintf(format, args...)})
}

// Missing reports something that is not there, unless it may only be misspelt.
func (c *Checker) Missing(line Line, format string, args ...any) {
	if !c.Misread {
		c.Report(line, format, args...)
	}
}

// Sorted returns the problems by line; nil where there are none.
func (c *Checker) Sorted() problem.Problems {
	inorder.By(c.Problems, func(a, b problem.Problem) int { return a.Line - b.Line })
	return c.Problems
}
