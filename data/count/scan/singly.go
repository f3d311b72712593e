package scan

import (
	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/sums"
)

// singly are the sums of a unit by domain, respondent after respondent: under replicate weights and where weights were raked, as
// there are no parts of which the respondents are alike.
type singly struct {
	of     []data.Tally // of which the sums and values are used
	failed error
}

func newSingly(item data.Item, domains int, detail sums.Detail) singly {
	s := singly{of: make([]data.Tally, domains)}
	for i := range s.of {
		s.of[i].Sums, s.of[i].Others, s.of[i].Values = answers.NewSums(item, detail), sums.NewSample().WithDetail(detail), sums.NewValues(detail)
	}
	return s
}

// addSingly adds the respondents of a batch who were placed.
func (c *Count) addSingly(b *batch) {
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
			c.singly.add(domain, c.Item, state, *at.as, value, picks)
		}
	}
}

func (s *singly) add(domain int, item data.Item, state data.State, at answers.Placed, value float64, picks []int) {
	t := &s.of[domain]
	err := answers.AddTo(t, item, state, at, value, picks)
	if err == nil && state == data.Answered && item.Kind == data.Number {
		err = t.Values.Add(at.Drawn(), at.Replicates, value)
	}
	if err != nil && s.failed == nil {
		s.failed = err
	}
}

// in enters the sums and values of some domains in a tally.
func (s singly) in(t *data.Tally, domains []int) error {
	for _, domain := range domains {
		if s.of == nil || s.failed != nil {
			break
		}
		if t.Values != nil {
			if err := t.Values.Merge(s.of[domain].Values); err != nil {
				return err
			}
		}
		if t.Sums == nil {
			continue
		}
		if err := t.Sums.Merge(s.of[domain].Sums); err != nil {
			return err
		}
		if err := t.Others.Merge(s.of[domain].Others); err != nil {
			return err
		}
	}
	return s.failed
}
