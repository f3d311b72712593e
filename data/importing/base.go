package importing

import "spoor/data"

// Base counts the respondents by whether and why they are in the base of an item, or of one row of it.
type Base struct {
	Item     string `json:"item"`
	Row      string `json:"row,omitempty"`
	Answered int    `json:"answered"` // the base of percentages
	Skipped  int    `json:"skipped"`  // asked, no answer: also where the export cannot tell that from not asked
	NotAsked int    `json:"not_asked"`
	DontKnow int    `json:"dont_know"`
	Refused  int    `json:"refused"`
	Unusable int    `json:"unusable"` // the answer has a problem
}

func (b *Base) add(state data.State) {
	switch state {
	case data.Answered:
		b.Answered++
	case data.Skipped:
		b.Skipped++
	case data.NotAsked:
		b.NotAsked++
	case data.DontKnow:
		b.DontKnow++
	case data.Refused:
		b.Refused++
	case data.Unusable:
		b.Unusable++
	}
}

// Name returns the name of the item, or item.row.
func (b Base) Name() string {
	if b.Row == "" {
		return b.Item
	}
	return b.Item + "." + b.Row
}
