// Package strictyaml decodes YAML into structs and reports everything that does not fit, each with its line.
//
// It exists because a survey is a folder that people edit by hand: an unknown key, a key that stands twice or a text where
// a number belongs is an error with a place, and all of them are reported at once.
package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"spoor/data/problem"
	"spoor/internal/nearest"
	"spoor/internal/pattern"
)

// Line is the line of the document on which the struct that holds it began. A field of this type is filled in; it is
// never a key.
type Line int

// maxNodes bounds a document, aliases expanded, so that a small file cannot grow without end.
const maxNodes = 200_000

// Decode reads the one YAML document in source into out, a pointer to a struct. The name of the file is only used in problems.
//
// A field's key is its yaml tag up to a comma, or its name in lower case. Fields may be strings, bools, ints, float64s, structs,
// pointers to structs, slices of these, and maps from string to these. An empty document leaves out untouched.
func Decode(file string, source []byte, out any) problem.Problems {
	return Check(file, source, out).Problems
}

// decode is [Decode] that also returns what the document holds, nil where that cannot be read.
func decode(file string, source []byte, out any) (*yaml.Node, problem.Problems) {
	decoder := yaml.NewDecoder(bytes.NewReader(source))
	var document yaml.Node
	if err := decoder.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, problem.Problems{syntaxProblem(file, source, err)}
	}
	content := document.Content[0]
	var next yaml.Node
	if err := decoder.Decode(&next); err == nil {
		return content, problem.Problems{{File: file, Line: next.Line, Message: "a second document begins here; put everything in one"}}
	}
	d := &walker{file: file}
	d.value(content, reflect.ValueOf(out).Elem(), "the document")
	return content, d.problems
}

var lineInError = pattern.New(`line (\d+): (.*)`)

func syntaxProblem(file string, source []byte, err error) problem.Problem {
	line, message := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := lineInError.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1]) // digits by the expression
		message = m[2]
	}
	if at, written := unquoted(source); at > 0 {
		line, message = at, message+"; within braces this text stands in quotes: "+written
	}
	return problem.Problem{File: file, Line: line, Message: "not valid YAML: " + message}
}

type walker struct {
	file     string
	problems problem.Problems
	nodes    int
}

func (d *walker) report(node *yaml.Node, format string, args ...any) {
	d.problems = append(d.problems, problem.Problem{File: d.file, Line: node.Line, Message: fmt.Sprintf(format, args...)})
}

func (d *walker) value(node *yaml.Node, out reflect.Value, name string) {
	if d.nodes++; d.nodes > maxNodes {
		if d.nodes == maxNodes+1 {
			d.report(node, "the document has more than %d values", maxNodes)
		}
		return
	}
	if node.Kind == yaml.AliasNode {
		d.report(node, "%s is an alias (*%s); write the value out", name, node.Value)
		return
	}
	if node.Tag == "!!null" {
		return
	}
	switch out.Kind() {
	case reflect.Pointer:
		out.Set(reflect.New(out.Type().Elem()))
		d.value(node, out.Elem(), name)
	case reflect.Struct:
		d.structure(node, out, name)
	case reflect.Slice:
		d.slice(node, out, name)
	case reflect.Map:
		d.mapping(node, out, name)
	default:
		d.scalar(node, out, name)
	}
}

func (d *walker) structure(node *yaml.Node, out reflect.Value, name string) {
	if node.Kind != yaml.MappingNode {
		d.report(node, "%s must be a set of keys, not %s", name, describe(node))
		return
	}
	fields, keys := make([]int, 0, out.NumField()), make([]string, 0, out.NumField())
	for i := range out.NumField() {
		field := out.Type().Field(i)
		if field.Type == reflect.TypeFor[Line]() {
			out.Field(i).SetInt(int64(node.Line))
			continue
		}
		if key := keyOf(field); field.IsExported() && key != "-" {
			fields, keys = append(fields, i), append(keys, key)
		}
	}
	seen := make([]bool, len(keys))
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		at := slices.Index(keys, key.Value)
		switch {
		case at < 0:
			d.report(key, "unknown key %q in %s%s", key.Value, name, hint(key.Value, keys))
		case seen[at]:
			d.report(key, "key %q stands twice in %s", key.Value, name)
		default:
			seen[at] = true
			d.value(value, out.Field(fields[at]), key.Value)
		}
	}
}

func (d *walker) slice(node *yaml.Node, out reflect.Value, name string) {
	if node.Kind != yaml.SequenceNode {
		d.report(node, "%s must be a list, not %s", name, describe(node))
		return
	}
	list := reflect.MakeSlice(out.Type(), len(node.Content), len(node.Content))
	for i, element := range node.Content {
		entry := fmt.Sprintf("entry %d of %s", i+1, name)
		if element.Tag == "!!null" {
			d.report(element, "%s is empty", entry)
			continue
		}
		d.value(element, list.Index(i), entry)
	}
	out.Set(list)
}

func (d *walker) mapping(node *yaml.Node, out reflect.Value, name string) {
	if node.Kind != yaml.MappingNode {
		d.report(node, "%s must be a set of keys, not %s", name, describe(node))
		return
	}
	entries := reflect.MakeMap(out.Type())
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := reflect.ValueOf(node.Content[i].Value)
		if entries.MapIndex(key).IsValid() {
			d.report(node.Content[i], "key %q stands twice in %s", key, name)
			continue
		}
		value := reflect.New(out.Type().Elem()).Elem()
		d.value(node.Content[i+1], value, node.Content[i].Value)
		entries.SetMapIndex(key, value)
	}
	out.Set(entries)
}

func (d *walker) scalar(node *yaml.Node, out reflect.Value, name string) {
	if node.Kind != yaml.ScalarNode {
		d.report(node, "%s must be %s, not %s", name, expected(out), describe(node))
		return
	}
	if hidden := problem.Hidden(node.Value); hidden != "" {
		d.report(node, "%s holds the character %s, which nobody sees and which changes how the text is shown; take it out", name, hidden)
		return
	}
	if !setScalar(out, node.Value) {
		d.report(node, "%s must be %s, not %s", name, expected(out), describe(node))
	}
}

// setScalar stores text in out by the type of out, not by YAML's guess: a text takes 2021, 6.1 and no as they are written,
// and 1.5 is no whole number.
func setScalar(out reflect.Value, text string) bool {
	switch out.Kind() {
	case reflect.String:
		out.SetString(text)
		return true
	case reflect.Bool:
		out.SetBool(text == "true")
		return text == "true" || text == "false"
	case reflect.Int:
		number, err := strconv.Atoi(text)
		out.SetInt(int64(number))
		return err == nil
	case reflect.Float64:
		number, err := strconv.ParseFloat(text, 64)
		out.SetFloat(number)
		return err == nil && !math.IsNaN(number) && !math.IsInf(number, 0)
	}
	panic("strictyaml: a field of type " + out.Type().String() + " is not supported")
}

func keyOf(field reflect.StructField) string {
	if tag, _, _ := strings.Cut(field.Tag.Get("yaml"), ","); tag != "" {
		return tag
	}
	return strings.ToLower(field.Name)
}

func hint(key string, keys []string) string {
	if near := nearest.Name(key, keys); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return fmt.Sprintf(" (known: %s)", strings.Join(keys, ", "))
}

func describe(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "a set of keys"
	case yaml.SequenceNode:
		return "a list"
	}
	if text := []rune(node.Value); len(text) > mostQuoted {
		return strconv.Quote(string(text[:mostQuoted]) + "…")
	}
	return strconv.Quote(node.Value)
}

// mostQuoted is how many letters of a value a message shows: a file that is no YAML at all is one long text.
const mostQuoted = 60

func expected(out reflect.Value) string {
	switch out.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	}
	return "a text"
}

// Keys lists the keys of a struct in their order.
func Keys(of any) []string {
	var keys []string
	for field := range reflect.TypeOf(of).Fields() {
		if key := keyOf(field); field.IsExported() && key != "-" && field.Type != reflect.TypeFor[Line]() {
			keys = append(keys, key)
		}
	}
	return keys
}
