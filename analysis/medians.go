package analysis

import (
	"slices"

	"spoor/analysis/interval"
)

// MedianMethods lists the methods of the intervals of medians and quartiles in a table, each once.
func (t Table) MedianMethods() []interval.Method {
	var used []interval.Method
	for _, group := range append([]Group{{Parts: t.Parts}}, t.Groups...) {
		for _, part := range group.Parts {
			for _, e := range part.Estimates {
				if e.Number == nil || e.Number.Spread == nil {
					continue
				}
				if q := e.Number.Spread.Quartiles; q != nil {
					for _, of := range q.Methods() {
						if !slices.Contains(used, of) {
							used = append(used, of)
						}
					}
				}
			}
		}
	}
	return used
}
