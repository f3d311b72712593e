package data

import "strings"

// crossing stands between the ids of what is crossed, and times between the labels.
const (
	crossing = "*"
	times    = " × "
)

// Crossing returns the ids of the items that make groups: those that are crossed in "sector*size", or the one that is named. Spaces
// around an id do not count.
func Crossing(by string) []string {
	ids := strings.Split(by, crossing)
	for i := range ids {
		ids[i] = strings.TrimSpace(ids[i])
	}
	return ids
}

// Cross returns the item of which each option is one option of every item together, such as care*small: the last item changes first.
// One item is returned as it is, and of none the item without id. Where one of several takes more than one answer, so does their cross.
func Cross(items []Item) Item {
	if len(items) == 0 {
		return Item{}
	}
	crossed := items[0]
	for _, item := range items[1:] {
		crossed = cross(crossed, item)
	}
	return crossed
}

func cross(a, b Item) Item {
	out := Item{ID: a.ID + crossing + b.ID, Kind: Single}
	if a.Kind == Multiple || b.Kind == Multiple {
		out.Kind = Multiple
	}
	out.Title = both(a.Heading, b.Heading)
	out.Text = out.Title
	for _, first := range a.Options {
		for _, second := range b.Options {
			out.Options = append(out.Options, Option{ID: first.ID + crossing + second.ID, Label: both(first.Label.In, second.Label.In)})
		}
	}
	return out
}

func both(a, b func(Lang) string) Text {
	return Text{NL: a(Dutch) + times + b(Dutch), EN: a(English) + times + b(English)}
}
