package edit

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"spoor/data"
	"spoor/internal/strictyaml"
)

// Proposed is what a wave.yaml is to say of an item, with a comment above each key of it that a person has to confirm.
type Proposed struct {
	data.WaveItem
	Comments map[string]string // by key: text, options, scale, rows, bridge
}

// Items changes the text of a wave.yaml, which may be empty, so that it says what is proposed of items. What it said of them and of
// others, and all comments, stay; each comment of a proposal stands above the key that it is about.
func Items(source []byte, from data.Wave, proposals []Proposed) ([]byte, error) {
	list := yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	add := func(item data.WaveItem, comments map[string]string) error {
		var node yaml.Node
		if err := node.Encode(item); err != nil {
			return fmt.Errorf("write item %s: %w", item.Item, err)
		}
		spare(&node)
		for i := 0; i < len(node.Content); i += 2 {
			if comment := comments[node.Content[i].Value]; comment != "" {
				node.Content[i].HeadComment = "# " + comment
			}
		}
		list.Content = append(list.Content, &node)
		return nil
	}
	proposed := func(id string) int {
		return slices.IndexFunc(proposals, func(p Proposed) bool { return p.Item == id })
	}
	for _, item := range from.Items {
		var comments map[string]string
		if at := proposed(item.Item); at >= 0 {
			item, comments = proposals[at].WaveItem, proposals[at].Comments
		}
		if err := add(item, comments); err != nil {
			return nil, err
		}
	}
	for _, p := range proposals {
		if from.Own(p.Item).Line == 0 && !slices.ContainsFunc(from.Items, func(own data.WaveItem) bool { return own.Item == p.Item }) {
			if err := add(p.WaveItem, p.Comments); err != nil {
				return nil, err
			}
		}
	}
	text, err := strictyaml.Edit(source, strictyaml.Keys(from), []strictyaml.Change{{Path: []string{"items"}, Value: &list}})
	if err != nil {
		return nil, fmt.Errorf("change wave %s: %w", from.ID, err)
	}
	return text, nil
}

// spare leaves out what says nothing (false, an empty text), and writes an option on one line.
func spare(node *yaml.Node) {
	for _, part := range node.Content {
		spare(part)
	}
	if node.Kind != yaml.MappingNode {
		return
	}
	var pairs []*yaml.Node
	for i := 0; i < len(node.Content); i += 2 {
		if value := node.Content[i+1]; value.Kind != yaml.ScalarNode || value.Value != "" && value.Value != "false" {
			pairs = append(pairs, node.Content[i], value)
		}
	}
	node.Content = pairs
	if len(pairs) > 0 && pairs[0].Value == "id" || !slices.ContainsFunc(pairs, func(n *yaml.Node) bool { return n.Kind == yaml.MappingNode }) && pairs[0].Value != "item" {
		node.Style = yaml.FlowStyle
	}
}
