package edit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"spoor/data"
)

// What can be changed of a codebook: of it whole, of an item, or of an option, row or point of a scale of one, which is its part.
const (
	ID      = "id"      // also where conditions and nets name it
	Title   = "title"   // of the codebook
	Wording = "text"    // of an item: the question
	Kind    = "kind"    // of an item: what another kind cannot have is taken away, and options become a scale or the other way round
	Label   = "label"   // of a part
	Columns = "columns" // of an item or a part: the one column of an export that holds it; "" for none
	Alias   = "alias"   // of a part: one more answer of an export that stands for it
	Part    = "part"    // of an item: one more option, or point of a scale, by its label
	Drop    = "drop"    // of an item or a part: it goes
	Merge   = "merge"   // of a part: it goes, and what it was called stands for the part of that id
	Earlier = "earlier" // of a part: it changes places with the one before it
)

// CodebookChange is one change of a codebook.
type CodebookChange struct {
	Item, Part string // ids; an empty Part is the item, and an empty Item the codebook
	Key        string // one of the constants above
	Value      string
	Lang       data.Lang // that a text is in
}

// Codebook changes the text of a codebook.yaml. Comments stay, but those on what changes. What it says afterwards is checked by who
// reads it. An error says that there is no such item or part, or that the text is no codebook.
func Codebook(source []byte, change CodebookChange) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(source, &document); err != nil {
		return nil, fmt.Errorf("change the codebook: %w", err)
	}
	if len(document.Content) == 0 || document.Content[0].Kind != yaml.MappingNode {
		return nil, fmt.Errorf("change the codebook: it has no keys")
	}
	if err := change.apply(document.Content[0]); err != nil {
		return nil, err
	}
	var text bytes.Buffer
	encoder := yaml.NewEncoder(&text)
	encoder.SetIndent(2)
	if err := encoder.Encode(&document); err != nil {
		return nil, fmt.Errorf("change the codebook: %w", err)
	}
	return spaced(text.Bytes()), nil
}

// spaced has a blank line before each item.
func spaced(text []byte) []byte {
	var out bytes.Buffer
	blank := false
	for line := range bytes.Lines(text) {
		if bytes.HasPrefix(line, []byte("  - ")) && !blank {
			out.WriteByte('\n')
		}
		blank = len(bytes.TrimSpace(line)) == 0
		out.Write(line)
	}
	return out.Bytes()
}

func (c CodebookChange) apply(codebook *yaml.Node) error {
	if c.Item == "" {
		return c.set(codebook)
	}
	items := valueOf(codebook, "items")
	at := place(items, c.Item)
	if at < 0 {
		return fmt.Errorf("there is no item %q", c.Item)
	}
	item := items.Content[at]
	switch {
	case c.Part != "":
		return c.part(codebook, item)
	case c.Key == Drop:
		items.Content = slices.Delete(items.Content, at, at+1)
	case c.Key == Kind:
		c.kind(item)
	case c.Key == Part:
		c.add(item)
	case c.Key == ID:
		renamed(items, c.Item, c.Value)
		return c.set(item)
	default:
		return c.set(item)
	}
	return nil
}

// part changes an option, a row or a point of a scale.
func (c CodebookChange) part(codebook, item *yaml.Node) error {
	for _, key := range []string{"options", "scale", "rows"} {
		list := valueOf(item, key)
		at := place(list, c.Part)
		if at < 0 {
			continue
		}
		part := list.Content[at]
		switch c.Key {
		case Drop:
			list.Content = slices.Delete(list.Content, at, at+1)
			return nil
		case Earlier:
			if at > 0 {
				list.Content[at-1], list.Content[at] = part, list.Content[at-1]
			}
			return nil
		case Merge:
			return c.merge(list, at)
		case Alias:
			addTo(part, "aliases", c.Value)
			return nil
		case ID:
			renamed(valueOf(codebook, "items"), c.Item+"."+c.Part, c.Item+"."+c.Value)
			for _, nets := range []string{"nets", "boxes"} {
				renamedIn(valueOf(item, nets), c.Part, c.Value)
			}
		}
		return c.set(part)
	}
	return fmt.Errorf("item %q has no option, row or point %q", c.Item, c.Part)
}

// merge makes what a part was called stand for another of its list.
func (c CodebookChange) merge(list *yaml.Node, at int) error {
	into := place(list, c.Value)
	if into < 0 || into == at {
		return fmt.Errorf("item %q has no other option, row or point %q", c.Item, c.Value)
	}
	part, other := list.Content[at], list.Content[into]
	if label := valueOf(part, Label); label != nil {
		for i := 1; i < len(label.Content); i += 2 {
			addTo(other, "aliases", label.Content[i].Value)
		}
		if label.Kind == yaml.ScalarNode {
			addTo(other, "aliases", label.Value)
		}
	}
	for _, key := range []string{"aliases", Columns} {
		if names := valueOf(part, key); names != nil {
			for _, name := range names.Content {
				addTo(other, key, name.Value)
			}
		}
	}
	list.Content = slices.Delete(list.Content, at, at+1)
	return nil
}

// addTo adds a text to a list of texts, unless it is there.
func addTo(node *yaml.Node, key, text string) {
	list := valueOf(node, key)
	if list == nil {
		list = put(node, key, &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle})
	}
	if !slices.ContainsFunc(list.Content, func(n *yaml.Node) bool { return n.Value == text }) {
		list.Content = append(list.Content, quotedText(text))
	}
}

// set changes a key of a mapping; the comment on its value, which was a guess about another value, goes.
func (c CodebookChange) set(node *yaml.Node) error {
	switch c.Key {
	case ID:
		put(node, c.Key, quotedText(c.Value))
	case Title, Wording, Label:
		text := valueOf(node, c.Key)
		if text == nil || text.Kind != yaml.MappingNode {
			text = put(node, c.Key, &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle})
		}
		text.LineComment = ""
		put(text, string(c.Lang), quotedText(c.Value))
	case Columns:
		if c.Value == "" {
			remove(node, c.Key)
			return nil
		}
		put(node, c.Key, &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: []*yaml.Node{quotedText(c.Value)}})
	default:
		return fmt.Errorf("%q is nothing that can be changed", c.Key)
	}
	return nil
}

// kind makes an item one of another kind.
func (c CodebookChange) kind(item *yaml.Node) {
	put(item, Kind, &yaml.Node{Kind: yaml.ScalarNode, Value: c.Value})
	kind := data.Kind(c.Value)
	from, to := "scale", "options"
	if kind == data.Rating {
		from, to = to, from
	}
	if valueOf(item, to) == nil {
		for i := 0; i < len(item.Content); i += 2 {
			if item.Content[i].Value == from {
				item.Content[i].Value = to
			}
		}
	}
	gone := map[data.Kind][]string{
		data.Single:   {"scale", "rows", "boxes", "net", "max_picks", "separator", "range", "unit"},
		data.Multiple: {"scale", "rows", "boxes", "net", "range", "unit"},
		data.Rating:   {"options", "nets", "max_picks", "separator", "range", "unit"},
		data.Ranking:  {"scale", "rows", "boxes", "net", "nets", "range", "unit"},
		data.Number:   {"options", "scale", "boxes", "net", "nets", "max_picks", "separator"},
		data.Open:     {"options", "scale", "rows", "boxes", "net", "nets", "max_picks", "separator", "range", "unit"},
	}
	for _, key := range gone[kind] {
		remove(item, key)
	}
	if kind == data.Number && valueOf(item, "range") == nil {
		bounds := put(item, "range", &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle})
		bounds.Content = []*yaml.Node{{Kind: yaml.ScalarNode, Value: "0"}, {Kind: yaml.ScalarNode, Value: "100"}}
		bounds.LineComment = "# guess: nothing tells what is possible; give that and confirm"
	}
}

// add adds an option, or a point of a scale, with an id of its own.
func (c CodebookChange) add(item *yaml.Node) {
	key := "options"
	if kind := valueOf(item, Kind); kind != nil && data.Kind(kind.Value) == data.Rating {
		key = "scale"
	}
	list := valueOf(item, key)
	if list == nil {
		list = put(item, key, &yaml.Node{Kind: yaml.SequenceNode})
	}
	id := ""
	for n := len(list.Content) + 1; id == "" || place(list, id) >= 0; n++ {
		id = fmt.Sprintf("a%d", n)
	}
	part := &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
	put(part, ID, quotedText(id))
	label := put(part, Label, &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle})
	put(label, string(c.Lang), quotedText(c.Value))
	list.Content = append(list.Content, part)
}

// renamed changes conditions on an item, or on one answer to it.
func renamed(items *yaml.Node, from, to string) {
	for _, item := range items.Content {
		condition := valueOf(item, "asked_if")
		switch {
		case condition == nil:
		case condition.Value == from:
			condition.Value = to
		case strings.HasPrefix(condition.Value, from+"."):
			condition.Value = to + strings.TrimPrefix(condition.Value, from)
		}
	}
}

// renamedIn changes which answers nets are of.
func renamedIn(nets *yaml.Node, from, to string) {
	if nets == nil {
		return
	}
	for _, net := range nets.Content {
		if of := valueOf(net, "of"); of != nil {
			for _, one := range of.Content {
				if one.Value == from {
					*one = *quotedText(to)
				}
			}
		}
	}
}

func quotedText(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text, Style: yaml.DoubleQuotedStyle}
}

// place is where a list has the mapping with that id; -1 for nowhere.
func place(list *yaml.Node, id string) int {
	if list == nil {
		return -1
	}
	return slices.IndexFunc(list.Content, func(n *yaml.Node) bool {
		of := valueOf(n, ID)
		return of != nil && of.Value == id
	})
}

// valueOf returns the value of a key of a mapping; nil where there is none.
func valueOf(node *yaml.Node, key string) *yaml.Node {
	if node == nil || node.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1]
		}
	}
	return nil
}

// put sets the value of a key, behind the others where it is new, and returns it.
func put(node *yaml.Node, key string, value *yaml.Node) *yaml.Node {
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			node.Content[i].LineComment = ""
			node.Content[i+1] = value
			return value
		}
	}
	node.Content = append(node.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, value)
	return value
}

func remove(node *yaml.Node, key string) {
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			node.Content = slices.Delete(node.Content, i, i+2)
			return
		}
	}
}
