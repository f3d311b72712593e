package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Change is one change of a document: the value of a key, or of a key under others. A nil value takes the key away, and the
// keys above it that hold nothing else. Of a value with parts, such as a list of keys, those that stay keep their comments; a value that
// is a [*yaml.Node] brings those of its own.
type Change struct {
	Path  []string
	Value any
}

// Edit changes values of a document of keys, and leaves everything else as it stands: comments, blank lines, the order, keys
// that nobody knows. A new key comes after those that come before it in order. Only a key at the top of which something changes
// is written anew, with its comments.
func Edit(source []byte, order []string, changes []Change) ([]byte, error) {
	if !utf8.Valid(source) {
		return nil, errors.New("the file is not written in UTF-8; save it so, and change it again")
	}
	blocks, err := split(source)
	if err != nil {
		return nil, err
	}
	for _, change := range changes {
		if blocks, err = blocks.apply(order, change); err != nil {
			return nil, fmt.Errorf("%s: %w", strings.Join(change.Path, "."), err)
		}
	}
	text := blocks.text()
	if bytes.Contains(source, []byte("\r\n")) {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
	}
	if err := confirm(source, []byte(text), changes); err != nil {
		return nil, err
	}
	return []byte(text), nil
}

// confirm reads what was written back: the values are those of the source with the changes, and nothing else; keys of nothing and of
// empty texts do not count. A comment within a text of several lines, for one, cannot be written where it stood.
func confirm(source, edited []byte, changes []Change) error {
	var before, after map[string]any
	if err := yaml.Unmarshal(source, &before); err != nil {
		return err
	}
	if before == nil {
		before = map[string]any{}
	}
	for _, change := range changes {
		value, err := plain(change.Value)
		if err != nil {
			return err
		}
		put(before, change.Path, value)
	}
	if yaml.Unmarshal(edited, &after) == nil {
		want, err := yaml.Marshal(filled(before))
		got, err2 := yaml.Marshal(filled(after))
		if err == nil && err2 == nil && (bytes.Equal(want, got) || len(before)+len(after) == 0) {
			return nil
		}
	}
	return errors.New("the change cannot be made without changing what stands beside it; make it by hand")
}

// plain returns a value as it is read back.
func plain(value any) (any, error) {
	text, err := yaml.Marshal(value)
	if err != nil {
		return nil, err
	}
	var out any
	err = yaml.Unmarshal(text, &out)
	return out, err
}

// filled returns a value without the keys in it that hold nothing, or an empty text.
func filled(value any) any {
	switch value := value.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, one := range value {
			if one = filled(one); one != nil && one != "" {
				out[key] = one
			}
		}
		return out
	case []any:
		out := make([]any, len(value))
		for i := range value {
			out[i] = filled(value[i])
		}
		return out
	}
	return value
}

// put changes a value within others; nil takes it away, and what then holds nothing.
func put(values map[string]any, path []string, value any) {
	if len(path) == 1 {
		if value == nil {
			delete(values, path[0])
		} else {
			values[path[0]] = value
		}
		return
	}
	within, ok := values[path[0]].(map[string]any)
	if !ok {
		if value == nil {
			return
		}
		within = map[string]any{}
		values[path[0]] = within
	}
	put(within, path[1:], value)
	if len(within) == 0 {
		delete(values, path[0])
	}
}

// block is a key at the top of a document, as it stands there, and what stands between it and the next: comments that are not
// indented, and blank lines. The first block has no key.
type block struct {
	key, text, gap string
}

type blocks []block

func (b blocks) text() string {
	var text strings.Builder
	ended := true // the last line
	for _, one := range b {
		for _, part := range []string{one.text, one.gap} {
			if part == "" {
				continue
			}
			if !ended {
				text.WriteByte('\n')
			}
			text.WriteString(part)
			ended = strings.HasSuffix(part, "\n")
		}
	}
	return text.String()
}

// split takes a document apart. Keys that stand between braces, or are all indented, are put below one another first, at the left; so are
// those of a document that ends within a text of several lines, as what comes behind it would end that.
func split(source []byte) (blocks, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(source))
	var document, next yaml.Node
	if err := decoder.Decode(&document); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if err := decoder.Decode(&next); err == nil {
		return nil, fmt.Errorf("line %d: a second document begins here; put everything in one", next.Line)
	}
	if document.Kind == 0 { // nothing but comments
		return blocks{{gap: string(source)}}, nil
	}
	top := document.Content[0]
	if top.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("the document is not a set of keys")
	}
	for i := 0; i < len(top.Content); i += 2 {
		if top.Content[i].Tag == "!!null" {
			return nil, fmt.Errorf("line %d: a key has no name", top.Content[i].Line)
		}
	}
	if len(top.Content) == 0 { // a pair of braces
		before, _, _ := strings.Cut(string(source), "{")
		return blocks{{gap: before}}, nil
	}
	if top.Style&yaml.FlowStyle != 0 || top.Column > 1 || !bytes.HasSuffix(source, []byte("\n")) && endsInBlock(top) {
		top.Style &^= yaml.FlowStyle
		plain, err := encode(&document)
		if err != nil {
			return nil, err
		}
		return split([]byte(plain))
	}
	lines := strings.SplitAfter(string(source), "\n")
	first := func(i int) int { // index of the line of a key
		if i < len(top.Content) {
			return top.Content[i].Line - 1
		}
		return len(lines)
	}
	parts := blocks{{gap: strings.Join(lines[:first(0)], "")}}
	for i := 0; i < len(top.Content); i += 2 {
		from, to := first(i), first(i+2)
		end := to
		for end > from+1 && between(lines[end-1]) {
			end--
		}
		parts = append(parts, block{top.Content[i].Value, strings.Join(lines[from:end], ""), strings.Join(lines[end:to], "")})
	}
	return parts, nil
}

// endsInBlock reports whether the last value within a node is a text of several lines that stands as such.
func endsInBlock(node *yaml.Node) bool {
	for len(node.Content) > 0 {
		node = node.Content[len(node.Content)-1]
	}
	return node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// between reports whether a line belongs to no key: it is blank, a comment that is not indented, or the end of the document.
func between(line string) bool {
	text := strings.TrimRight(line, " \t\r\n")
	return text == "" || strings.HasPrefix(line, "#") || text == "..."
}

// apply makes one change.
func (b blocks) apply(order []string, change Change) (blocks, error) {
	key := change.Path[0]
	at := slices.IndexFunc(b, func(one block) bool { return one.key == key })
	mapping := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	document := yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{mapping}}
	if at >= 0 {
		document = yaml.Node{}
		if err := yaml.Unmarshal([]byte(b[at].text), &document); err != nil {
			return nil, err
		}
		mapping = document.Content[0]
	}
	if err := set(mapping, change.Path, change.Value); err != nil {
		return nil, err
	}
	if len(mapping.Content) == 0 {
		if at > 0 {
			b[at-1].gap += b[at].gap
			b = slices.Delete(b, at, at+1)
		}
		return b, nil
	}
	text, err := encode(&document)
	if err != nil {
		return nil, err
	}
	if at < 0 {
		at = b.place(order, key)
		b = slices.Insert(b, at, block{key: key})
		if at > 1 { // what stands after the key before it belongs to the next one
			b[at-1].gap, b[at].gap = "", b[at-1].gap
		}
	}
	b[at].text = text
	return b, nil
}

// place returns where a new key belongs.
func (b blocks) place(order []string, key string) int {
	before := order[:max(slices.Index(order, key), 0)]
	for i := len(b) - 1; i > 0; i-- {
		if slices.Contains(before, b[i].key) {
			return i + 1
		}
	}
	if !slices.Contains(order, key) {
		return len(b)
	}
	return min(1, len(b))
}

// set changes a value in a mapping.
func set(mapping *yaml.Node, path []string, value any) error {
	if mapping.Kind != yaml.MappingNode {
		return fmt.Errorf("%q is not within a set of keys", path[0])
	}
	at := -1
	for i := 0; i < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == path[0] {
			at = i
		}
	}
	switch {
	case at < 0 && value == nil:
		return nil
	case at < 0:
		mapping.Content = append(mapping.Content, scalar(path[0]), &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"})
		at = len(mapping.Content) - 2
	}
	old := mapping.Content[at+1]
	if len(path) > 1 {
		if old.Tag == "!!null" {
			*old = yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", LineComment: old.LineComment}
		}
		if err := set(old, path[1:], value); err != nil {
			return err
		}
		if len(old.Content) == 0 {
			mapping.Content = slices.Delete(mapping.Content, at, at+2)
		}
		return nil
	}
	if value == nil {
		mapping.Content = slices.Delete(mapping.Content, at, at+2)
		return nil
	}
	var node yaml.Node
	if written, ok := value.(*yaml.Node); ok {
		node = *written
	} else if err := node.Encode(value); err != nil {
		return err
	}
	mapping.Content[at+1] = merge(old, &node)
	return nil
}

func scalar(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}

func encode(document *yaml.Node) (string, error) {
	var text bytes.Buffer
	encoder := yaml.NewEncoder(&text)
	encoder.SetIndent(2)
	if err := encoder.Encode(document); err != nil {
		return "", err
	}
	return text.String(), nil
}
