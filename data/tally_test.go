package data

import (
	"reflect"
	"testing"
)

func TestAdd(t *testing.T) {
	of := func(asked, answered, unusable int, counts ...int) Tally {
		return Tally{Wave: "w", Item: "a", Row: "r", Asked: asked, Answered: answered, Unusable: unusable, Counts: counts}
	}
	first, second, third := of(5, 3, 1, 2, 1), of(4, 4, 0, 0, 4), of(0, 0, 0, 0, 0)
	add := func(a, b Tally) Tally {
		t.Helper()
		sum, err := a.Add(b)
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	want := of(9, 7, 1, 2, 5)
	for name, got := range map[string]Tally{
		"a + b": add(first, second), "b + a": add(second, first),
		"(a + b) + c": add(add(first, second), third), "a + (b + c)": add(first, add(second, third)),
	} {
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %+v, want %+v", name, got, want)
		}
	}
	if !reflect.DeepEqual(first.Counts, []int{2, 1}) {
		t.Errorf("adding changed the tally that was added to: %v", first.Counts)
	}
}

func TestAddNumbersAndGroups(t *testing.T) {
	a := Tally{Wave: "w", Item: "hours", Group: "men", Asked: 2, Answered: 2, Sum: 3, SumOfSquares: 5, SpreadKnown: true}
	b := Tally{Wave: "w", Item: "hours", Group: "men", Asked: 3, Answered: 1, Sum: 4, SumOfSquares: 16, SpreadKnown: true}
	published := Tally{Wave: "w", Item: "hours", Group: "women", Asked: 10, Answered: 10, Sum: 80}
	sum, err := a.Add(b)
	if want := (Tally{Wave: "w", Item: "hours", Group: "men", Asked: 5, Answered: 3, Sum: 7, SumOfSquares: 21, SpreadKnown: true}); err != nil || !reflect.DeepEqual(sum, want) {
		t.Errorf("got %+v %v, want %+v", sum, err, want)
	}
	for _, pair := range [][2]Tally{{a, published}, {published, a}} {
		sum, err := pair[0].Add(pair[1])
		if err != nil || sum.Group != "" || sum.SpreadKnown || sum.Sum != 83 || sum.Answered != 12 {
			t.Errorf("got %+v %v", sum, err)
		}
	}
}

func TestAddRefuses(t *testing.T) {
	base := Tally{Wave: "w", Item: "a", Row: "r", Counts: []int{1, 2}}
	for name, c := range map[string]struct {
		other Tally
		want  string
	}{
		"wave": {Tally{Wave: "v", Item: "a", Row: "r", Counts: []int{1, 2}},
			"cannot add the tallies of wave w, a.r and wave v, a.r; they must be of the same wave, item and row"},
		"item": {Tally{Wave: "w", Item: "b", Counts: []int{1, 2}},
			"cannot add the tallies of wave w, a.r and wave w, b; they must be of the same wave, item and row"},
		"row": {Tally{Wave: "w", Item: "a", Row: "s", Counts: []int{1, 2}},
			"cannot add the tallies of wave w, a.r and wave w, a.s; they must be of the same wave, item and row"},
		"options": {Tally{Wave: "w", Item: "a", Row: "r", Counts: []int{1}},
			"cannot add two tallies of wave w, a.r, of 2 and of 1 options; count both with the same codebook"},
	} {
		if sum, err := base.Add(c.other); err == nil || err.Error() != c.want || !reflect.DeepEqual(sum, Tally{}) {
			t.Errorf("%s: got %+v %v, want %s", name, sum, err, c.want)
		}
	}
}

func TestAddHiddenCounts(t *testing.T) {
	known := Tally{Item: "one", Counts: []int{3, 5}, Answered: 8}
	hidden := Tally{Item: "one", Counts: []int{1, 16}, Spans: []Span{{1, 4}, {16, 19}}, Answered: 20}
	sum, err := known.Add(hidden)
	if err != nil || !reflect.DeepEqual(sum.Spans, []Span{{4, 7}, {21, 24}}) || !reflect.DeepEqual(sum.Counts, []int{4, 21}) {
		t.Errorf("%+v, %v", sum, err)
	}
}
