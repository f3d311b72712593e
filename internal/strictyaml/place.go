package strictyaml

import (
	"strconv"

	"go.yaml.in/yaml/v3"
)

// Place is where a key of a document stands, or a key below it, or an entry of a list.
type Place struct {
	Line  Line // of the key; of what should hold it where it is not there; 1 of a document that cannot be read
	Found bool
	Empty bool // it is there, and nothing stands behind it
}

// Find returns the place of what the keys lead to. An entry of a list is found by its number, from 0.
func (c *Checker) Find(keys ...string) Place {
	node := c.content
	if node == nil {
		return Place{Line: 1}
	}
	line := node.Line
	for _, key := range keys {
		at, next := below(node, key)
		if next == nil {
			return Place{Line: Line(line)}
		}
		line, node = at, next
	}
	return Place{Line: Line(line), Found: true, Empty: node.Tag == "!!null"}
}

// below returns the line of a key of a node, or of an entry, and what stands there; nil where it is not there.
func below(node *yaml.Node, key string) (line int, found *yaml.Node) {
	switch node.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == key {
				line, found = node.Content[i].Line, node.Content[i+1] // the last of keys that stand twice
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(node.Content) {
			return node.Content[i].Line, node.Content[i]
		}
	}
	return line, found
}
