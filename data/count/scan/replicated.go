package scan

import (
	"spoor/data"
	"spoor/data/count/answers"
)

// replicated are the sums of a unit under replicate weights, by domain: respondent after respondent, as there are no parts of
// which the respondents are alike.
type replicated struct {
	of     []data.Tally // of which the sums are used
	failed error
}

func newReplicated(item data.Item, domains int) replicated {
	r := replicated{of: make([]data.Tally, domains)}
	for i := range r.of {
		r.of[i].Sums, r.of[i].Others = answers.NewSums(item), answers.NewSums(item)
	}
	return r
}

// addReplicated adds the respondents of a batch who were placed.
func (c *Count) addReplicated(b *batch) {
	var in []int
	for _, at := range b.placed {
		code := b.codes[at.record*len(b.plan.units)+c.at]
		state, value := c.state(code), 0.0
		var picks []int
		switch {
		case state != data.Answered:
		case c.Item.Kind == data.Number:
			value = b.values[at.record*b.plan.numbers+c.slot]
		case c.Item.Kind == data.Multiple:
			picks = places(c.of(b.picked[at.record*len(b.plan.multiple)+c.slot]))
		default:
			picks = []int{int(code)}
		}
		in = c.in.of(b, at.record, in[:0])
		for _, domain := range in {
			placed := answers.Placed{Weight: at.weight, Replicates: at.replicates}
			if err := answers.AddTo(&c.replicated.of[domain], c.Item, state, placed, value, picks); err != nil && c.replicated.failed == nil {
				c.replicated.failed = err
			}
		}
	}
}

// in enters the sums of some domains in a tally.
func (r replicated) in(t *data.Tally, domains []int) error {
	for _, domain := range domains {
		if r.of == nil || r.failed != nil {
			break
		}
		if err := t.Sums.Merge(r.of[domain].Sums); err != nil {
			return err
		}
		if err := t.Others.Merge(r.of[domain].Others); err != nil {
			return err
		}
	}
	return r.failed
}
