package data

import (
	"reflect"
	"testing"
)

// Groups that two items cross to and nobody is in are left out, with their places in the patterns; those of one item stay.
func TestFilledCrosstab(t *testing.T) {
	t.Parallel()
	group := func(id string, asked int) Group { return Group{ID: id, Tallies: []Tally{{Asked: asked}}} }
	full := Crosstab{
		By: Item{ID: "a*b", Options: []Option{{ID: "1"}, {ID: "2"}, {ID: "3"}, {ID: "4"}}}, Makers: []Item{{ID: "a"}, {ID: "b"}},
		Groups:   []Group{group("1", 0), group("2", 5), group("3", 0), group("4", 1)},
		Patterns: []Pattern{{Picks: []int{0}, Counts: []int{0, 3, 0, 1}}, {Counts: []int{0, 2, 0, 0}}},
	}
	got := full.Filled()
	if got.Without != 2 || len(got.Groups) != 2 || got.Groups[1].ID != "4" || !reflect.DeepEqual(IDs(got.By.Options), []string{"2", "4"}) ||
		!reflect.DeepEqual(got.Patterns, []Pattern{{Picks: []int{0}, Counts: []int{3, 1}}, {Counts: []int{2, 0}}}) || len(full.Patterns[0].Counts) != 4 {
		t.Errorf("%+v", got)
	}
	one := full
	one.Makers = one.Makers[:1]
	nobody := full
	nobody.Groups = []Group{group("1", 0), group("2", 0), group("3", 0), group("4", 0)}
	for name, c := range map[string]Crosstab{"one item": one, "nobody": nobody, "filled": got} {
		if again := c.Filled(); !reflect.DeepEqual(again, c) {
			t.Errorf("%s: %+v", name, again)
		}
	}
}
