package briefing

import (
	"cmp"
	"fmt"

	"spoor/analysis/hypothesis"
	"spoor/analysis/planning"
	"spoor/data/plan"
)

// weigh sets the registered plan beside the wave: the estimate of its primary outcome, and the power of the numbers planned at what was
// expected and at that estimate. Power is worked out for shares of participants who are assigned one by one, for the first two arms.
func (m *Maker) weigh() error {
	registered := *m.Registered
	m.Registered = &registered
	p := registered.Plan
	of := p.Primary.Of
	if table, there := m.table(of.Item.ID); there {
		registered.Estimate, registered.Known = table.At(of.Row, of.Option)
		registered.Known = registered.Known && registered.Estimate.Known()
	}
	if p.Clustered() || of.Mean() || p.Primary.Difference == 0 || p.Primary.Margin > 0 {
		return nil
	}
	options := planning.DefaultOptions()
	options.Test = cmp.Or(hypothesis.Method(p.Primary.Test), options.Test)
	options.Alpha, options.Arms = p.Alpha(), len(p.Arms)
	design, err := planning.New(options)
	if err != nil {
		return fmt.Errorf("work out the power of plan %s: %w", p.ID, err)
	}
	power := func(from float64) (*float64, error) {
		to := from + p.Primary.Difference/100
		if p.Primary.Goal == plan.Lower {
			to = from - p.Primary.Difference/100
		}
		if to < 0 || to > 1 || p.Arms[0].N == 0 || p.Arms[1].N == 0 {
			return nil, nil
		}
		found, err := design.Power(from, to, p.Arms[0].N, p.Arms[1].N)
		return &found.Power, err
	}
	if p.Primary.Expected != nil {
		if registered.Power, err = power(*p.Primary.Expected / 100); err != nil {
			return err
		}
	}
	if registered.Known {
		registered.PowerAt, err = power(registered.Estimate.Proportion)
	}
	return err
}
