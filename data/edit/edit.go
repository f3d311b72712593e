// Package edit changes what a wave.yaml says, and lists what becomes different. Comments in it stay.
package edit

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"spoor/data"
	"spoor/internal/strictyaml"
)

// Change is one change of what a wave.yaml says.
type Change struct {
	Key           string // such as design.weight; of a list what is only in the one or the other
	Before, After string // as text; "" for nothing
}

// Wave changes the text of a wave.yaml, which says the one wave, so that it says the other, and lists what changes. Everything
// that is the same in both stays as it stands, with its comments, and so do the comments of what changes.
func Wave(source []byte, from, to data.Wave) ([]byte, []Change, error) {
	fields, err := fieldsOf(from, to)
	if err != nil {
		return nil, nil, err
	}
	var values []strictyaml.Change
	var edits changes
	for _, field := range fields {
		values = append(values, strictyaml.Change{Path: []string{field.key}, Value: field.value})
		edits.compare(field.key, field.before, field.after)
	}
	text, err := strictyaml.Edit(source, strictyaml.Keys(to), values)
	if err != nil {
		return nil, nil, fmt.Errorf("change wave %s: %w", to.ID, err)
	}
	return text, edits, nil
}

// Changes lists what changes in what is said of a wave, key by key.
func Changes(from, to data.Wave) ([]Change, error) {
	fields, err := fieldsOf(from, to)
	var edits changes
	for _, field := range fields {
		edits.compare(field.key, field.before, field.after)
	}
	return edits, err
}

// field is a key of wave.yaml of which two waves have different values, nil for none.
type field struct {
	key           string
	before, after *yaml.Node
	value         any // after; nil for none
}

func fieldsOf(from, to data.Wave) ([]field, error) {
	var fields []field
	before, after := reflect.ValueOf(from), reflect.ValueOf(to)
	for i := range before.NumField() {
		description := before.Type().Field(i)
		if !description.IsExported() {
			continue
		}
		key, _, _ := strings.Cut(description.Tag.Get("yaml"), ",")
		field := field{key: key}
		var err error
		if field.before, _, err = asNode(before.Field(i)); err != nil {
			return nil, err
		}
		if field.after, field.value, err = asNode(after.Field(i)); err != nil {
			return nil, err
		}
		if !sameNode(field.before, field.after) {
			fields = append(fields, field)
		}
	}
	return fields, nil
}

// asNode returns a value as it is written, nil for nothing.
func asNode(value reflect.Value) (*yaml.Node, any, error) {
	if value.IsZero() {
		return nil, nil, nil
	}
	var node yaml.Node
	if err := node.Encode(value.Interface()); err != nil {
		return nil, nil, fmt.Errorf("write wave: %w", err)
	}
	return &node, value.Interface(), nil
}

func sameNode(a, b *yaml.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Kind == b.Kind && a.Tag == b.Tag && a.Value == b.Value && slices.EqualFunc(a.Content, b.Content, sameNode)
}

type changes []Change

// compare lists the changes from one value to another, either of which may be nil.
func (e *changes) compare(key string, before, after *yaml.Node) {
	kind := yaml.ScalarNode
	for _, node := range []*yaml.Node{before, after} {
		if node != nil {
			kind = node.Kind
		}
	}
	switch kind {
	case yaml.MappingNode:
		old, new := parts(before), parts(after)
		for _, name := range merged(old, new) {
			e.compare(key+"."+name, old.at(name), new.at(name))
		}
	case yaml.SequenceNode:
		e.compareLists(key, parts(before), parts(after))
	default:
		if was, is := scalarText(before), scalarText(after); was != is {
			*e = append(*e, Change{key, was, is})
		}
	}
}

// compareLists lists what is only in one of two lists, and what changes in what is in both.
func (e *changes) compareLists(key string, old, new nodeParts) {
	gone, came := missingFrom(new, old), missingFrom(old, new)
	order := len(gone)+len(came) == 0 && !slices.Equal(old.names, new.names)
	switch {
	case order:
		gone, came = old.names, new.names
		fallthrough
	case len(gone)+len(came) > 0:
		*e = append(*e, Change{key, strings.Join(gone, ", "), strings.Join(came, ", ")})
	}
	for i, name := range old.names {
		if at := slices.Index(new.names, name); at >= 0 && old.nodes[i].Kind == yaml.MappingNode {
			e.compare(key+"."+name, old.nodes[i], new.nodes[at])
		}
	}
}

// nodeParts are the parts of a value with what they are known by: keys, or what an element of a list begins with.
type nodeParts struct {
	names []string
	nodes []*yaml.Node
}

func parts(node *yaml.Node) nodeParts {
	var p nodeParts
	switch {
	case node == nil:
	case node.Kind == yaml.MappingNode:
		for i := 0; i < len(node.Content); i += 2 {
			p.names, p.nodes = append(p.names, node.Content[i].Value), append(p.nodes, node.Content[i+1])
		}
	default:
		for i, element := range node.Content {
			name := strictyaml.First(element)
			if name == "" || slices.Contains(p.names, name) {
				name = strconv.Itoa(i + 1)
			}
			p.names, p.nodes = append(p.names, name), append(p.nodes, element)
		}
	}
	return p
}

func (p nodeParts) at(name string) *yaml.Node {
	if at := slices.Index(p.names, name); at >= 0 {
		return p.nodes[at]
	}
	return nil
}

// merged returns the names of both, each once.
func merged(a, b nodeParts) []string { return slices.Concat(a.names, missingFrom(a, b)) }

// missingFrom returns the names in b that are not in a.
func missingFrom(a, b nodeParts) []string {
	var missing []string
	for _, name := range b.names {
		if !slices.Contains(a.names, name) {
			missing = append(missing, name)
		}
	}
	return missing
}

func scalarText(node *yaml.Node) string {
	if node == nil {
		return ""
	}
	return node.Value
}
