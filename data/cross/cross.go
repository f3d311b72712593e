// Package cross makes groups of the answers to several items together, such as --by 'sector*size'.
package cross

import (
	"strings"

	"spoor/data"
)

// sign stands between the ids of what is crossed, and times between the labels.
const (
	sign  = "*"
	times = " × "
)

// Parse returns the ids of the items that make groups: those that are crossed in "sector*size", or the one that is named. Spaces
// around an id do not count.
func Parse(by string) []string {
	ids := strings.Split(by, sign)
	for i := range ids {
		ids[i] = strings.TrimSpace(ids[i])
	}
	return ids
}

// Possible returns a codebook with the items that can make groups, which are those with options that people choose.
func Possible(codebook data.Codebook) data.Codebook {
	var items []data.Item
	for _, item := range codebook.Items {
		if item.Kind == data.Single || item.Kind == data.Multiple {
			items = append(items, item)
		}
	}
	codebook.Items = items
	return codebook
}

// Row reports whether an id is that of a row of an item, such as trust.coach.
func Row(codebook data.Codebook, id string) bool {
	of, row, _ := strings.Cut(id, ".")
	item, _ := codebook.Item(of)
	_, found := item.Row(row)
	return found
}

// Of returns the item of which each option is one option of every item together, such as care*small: the last item changes first.
// One item is returned as it is, and of none the item without id. Where one of several takes more than one answer, so does their cross.
func Of(items []data.Item) data.Item {
	if len(items) == 0 {
		return data.Item{}
	}
	crossed := items[0]
	for _, item := range items[1:] {
		crossed = pair(crossed, item)
	}
	return crossed
}

func pair(a, b data.Item) data.Item {
	out := data.Item{ID: a.ID + sign + b.ID, Kind: data.Single}
	if a.Kind == data.Multiple || b.Kind == data.Multiple {
		out.Kind = data.Multiple
	}
	out.Title = both(a.Heading, b.Heading)
	out.Text = out.Title
	for _, first := range a.Options {
		for _, second := range b.Options {
			out.Options = append(out.Options, data.Option{ID: first.ID + sign + second.ID, Label: both(first.Label.In, second.Label.In)})
		}
	}
	return out
}

func both(a, b func(data.Lang) string) data.Text {
	return data.Text{NL: a(data.Dutch) + times + b(data.Dutch), EN: a(data.English) + times + b(data.English)}
}
