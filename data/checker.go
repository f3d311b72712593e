package data

import (
	"go.yaml.in/yaml/v3"

	"spoor/data/deposit"
	"spoor/internal/strictyaml"
)

// checker collects the problems of one YAML file.
type checker struct {
	strictyaml.Checker
	source []byte
}

// newChecker decodes the source into out, a pointer to a struct, and starts with the problems of that.
func newChecker(file string, source []byte, out any) checker {
	return checker{strictyaml.Check(file, source, out), source}
}

func (c *checker) report(line strictyaml.Line, format string, args ...any) {
	c.Report(line, format, args...)
}

func (c *checker) missing(line strictyaml.Line, format string, args ...any) {
	c.Missing(line, format, args...)
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

// archive checks what is said to an archive.
func (c *checker) archive(a deposit.Archive) {
	a.Check(&c.Checker, func(key string) strictyaml.Line { return c.keyLine("archive", key) })
}
