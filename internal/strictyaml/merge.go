package strictyaml

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// merge returns the new value of a key with the comments, the order and the way of writing of the old one, as far as both have the
// same parts. Keys and elements that the new value lacks are gone, with their comments; empty texts are not added.
func merge(old, value *yaml.Node) *yaml.Node {
	for old.Kind == yaml.AliasNode {
		old = old.Alias
	}
	value.HeadComment, value.LineComment, value.FootComment = old.HeadComment, old.LineComment, old.FootComment
	switch {
	case value.Kind == yaml.ScalarNode && old.Kind == yaml.ScalarNode && value.Tag == old.Tag && value.Style == 0:
		value.Style = old.Style & (yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle)
	case value.Kind == yaml.MappingNode && old.Kind == yaml.MappingNode:
		value.Style = old.Style
		mergeKeys(old, value)
	case value.Kind == yaml.SequenceNode && old.Kind == yaml.SequenceNode:
		value.Style = old.Style
		mergeElements(old, value)
	default:
		fresh(value)
	}
	return value
}

// mergeKeys puts the keys of a mapping in the order of the old one, with its comments.
func mergeKeys(old, value *yaml.Node) {
	var pairs []*yaml.Node
	for i := 0; i < len(old.Content); i += 2 {
		if at := indexOf(value, old.Content[i].Value); at >= 0 {
			pairs = append(pairs, old.Content[i], merge(old.Content[i+1], value.Content[at+1]))
		}
	}
	for i := 0; i < len(value.Content); i += 2 {
		if indexOf(old, value.Content[i].Value) < 0 && !empty(value.Content[i+1]) {
			pairs = append(pairs, value.Content[i], fresh(value.Content[i+1]))
		}
	}
	value.Content = pairs
}

// mergeElements gives each element what stands with the old one that is the same, or has the same first value.
func mergeElements(old, value *yaml.Node) {
	taken := make([]bool, len(old.Content))
	for i, element := range value.Content {
		at := slices.IndexFunc(old.Content, func(o *yaml.Node) bool { return First(o) != "" && First(o) == First(element) })
		if at >= 0 && !taken[at] {
			taken[at] = true
			value.Content[i] = merge(old.Content[at], element)
		} else {
			fresh(element)
		}
	}
}

// fresh writes what is new: lists of single values on one line, and no keys of empty texts.
func fresh(node *yaml.Node) *yaml.Node {
	lines := func(n *yaml.Node) bool {
		return n.Kind != yaml.ScalarNode || n.HeadComment+n.LineComment+n.FootComment != ""
	}
	switch node.Kind {
	case yaml.SequenceNode:
		if node.Style == 0 && !slices.ContainsFunc(node.Content, lines) {
			node.Style = yaml.FlowStyle
		}
	case yaml.MappingNode:
		var pairs []*yaml.Node
		for i := 0; i < len(node.Content); i += 2 {
			if !empty(node.Content[i+1]) {
				pairs = append(pairs, node.Content[i], node.Content[i+1])
			}
		}
		node.Content = pairs
	}
	for _, part := range node.Content {
		fresh(part)
	}
	return node
}

func indexOf(mapping *yaml.Node, key string) int {
	for i := 0; i < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return i
		}
	}
	return -1
}

func empty(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.Value == "" }

// First is by what an element of a list is known again: a single value itself, of a mapping the first single value in it.
func First(node *yaml.Node) string {
	switch {
	case node.Kind == yaml.ScalarNode:
		return node.Value
	case node.Kind == yaml.MappingNode && len(node.Content) > 1:
		return First(node.Content[1])
	}
	return ""
}
