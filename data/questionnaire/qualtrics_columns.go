package questionnaire

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// columns returns the questions that a question side by side is, each a matrix of its own; any other question is itself. An export calls them
// Q5#1, Q5#2.
func (q qualtricsQuestion) columns() []qualtricsQuestion {
	if q.Type != "SBS" {
		return []qualtricsQuestion{q}
	}
	beside := map[string]qualtricsQuestion{}
	loosely(q.Beside, &beside)
	keys := slices.SortedFunc(maps.Keys(beside), func(a, b string) int {
		first, _ := strconv.Atoi(a) // keys are numbers; any other stands first
		second, _ := strconv.Atoi(b)
		return first - second
	})
	var out []qualtricsQuestion
	for _, key := range keys {
		one := beside[key]
		one.Tag = fmt.Sprintf("%s#%s", q.Tag, key)
		one.ID = q.ID + "#" + key
		one.Text = joined(q.Text, one.Text)
		if empty(one.Choices) {
			one.Choices, one.ChoiceOrder = q.Choices, q.ChoiceOrder
		}
		out = append(out, one)
	}
	return out
}

// empty reports whether a value is not there, or an empty list, which Qualtrics writes for one.
func empty(raw json.RawMessage) bool {
	return len(raw) == 0 || string(raw) == "null" || string(raw) == "[]" || string(raw) == "{}"
}
