package data

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"spoor/internal/strictyaml"
)

// checker collects the problems of one YAML file.
type checker struct {
	file     string
	source   []byte
	problems Problems
	misread  bool // a key or value did not fit: what seems to be missing may only be misspelt
}

// newChecker decodes the source into out, a pointer to a struct, and starts with the problems of that.
func newChecker(file string, source []byte, out any) checker {
	c := checker{file: file, source: source, problems: strictyaml.Decode(file, source, out)}
	c.misread = len(c.problems) > 0
	return c
}

func (c *checker) report(line strictyaml.Line, format string, args ...any) {
	c.problems = append(c.problems, Problem{File: c.file, Line: int(line), Message: fmt.Sprintf(format, args...)})
}

// missing reports something that is not there, unless it may only be misspelt.
func (c *checker) missing(line strictyaml.Line, format string, args ...any) {
	if !c.misread {
		c.report(line, format, args...)
	}
}

// sorted returns the problems by line.
func (c *checker) sorted() Problems {
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return a.Line - b.Line })
	return c.problems
}

// keyLine returns the line of a key of the document, or of a key below it when several are given. Where the key is not
// there it is the line on which it would belong: that of what should hold it.
func (c *checker) keyLine(keys ...string) strictyaml.Line {
	var document yaml.Node
	if err := yaml.Unmarshal(c.source, &document); err != nil || len(document.Content) == 0 {
		return 1
	}
	node := document.Content[0]
	line := node.Line
	for _, key := range keys {
		at := -1
		for i := 0; i+1 < len(node.Content) && node.Kind == yaml.MappingNode; i += 2 {
			if node.Content[i].Value == key {
				at = i
			}
		}
		if at < 0 {
			break
		}
		line, node = node.Content[at].Line, node.Content[at+1]
	}
	return strictyaml.Line(line)
}
