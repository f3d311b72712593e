package experiment

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"spoor/analysis/planning"
	goal "spoor/data/plan"
	"spoor/internal/study/written"
	"spoor/reports/plan"
)

// Close reports whether a request asks for non-inferiority or equivalence.
func (r Request) Close() bool { return r.NonInferiority != "" || r.Equivalence != "" }

// CloseFlag is the flag that asks for it.
func (r Request) CloseFlag() string {
	if r.Equivalence != "" {
		return "--equivalence"
	}
	return "--noninferiority"
}

// Closeness answers a request for non-inferiority or equivalence: of means with the standard deviation sd, of shares where that is "". deff is
// a design effect, "" without one. Without a target or a change both groups are expected to be the same.
func (r Request) Closeness(sd, deff string) (plan.Closeness, error) {
	asked, err := r.closeness(sd)
	if err != nil {
		return plan.Closeness{}, err
	}
	design, err := r.closeDesign(deff)
	if err != nil {
		return plan.Closeness{}, err
	}
	answer := plan.Closeness{Asked: asked, Design: design}
	if r.N != "" {
		q := question{design: design}
		if err := q.readN(r); err != nil {
			return answer, err
		}
		answer.Found, err = design.PowerOfCloseness(asked, q.control, q.other)
		return answer, err
	}
	if answer.Wanted, err = ParsePower(r.Power); err != nil {
		return answer, err
	}
	answer.Found, err = design.SizeForCloseness(asked, answer.Wanted)
	return answer, err
}

// closeDesign is the design of a request, with a design effect that is known.
func (r Request) closeDesign(deff string) (*planning.Design, error) {
	d, err := r.design()
	if err != nil || deff == "" {
		return d, err
	}
	if d.ClusterSize > 1 {
		return nil, errors.New("--deff is for a design effect that is known, and --cluster-size for one that follows; leave one of them out")
	}
	o := d.Options
	if o.Deff, err = above0("--deff", deff); err != nil {
		return nil, err
	}
	return planning.New(o)
}

// closeness reads what is to be shown.
func (r Request) closeness(sd string) (planning.Closeness, error) {
	c := planning.Closeness{Equivalence: r.Equivalence != "", Lower: r.Goal == goal.Lower}
	switch {
	case r.NonInferiority != "" && r.Equivalence != "":
		return c, errors.New("give --noninferiority or --equivalence, not both")
	case c.Equivalence && r.Goal != "":
		return c, errors.New("--goal is for --noninferiority: equivalence has no better way")
	case r.Target != "" && r.Change != "":
		return c, errors.New("give --target or --change, not both")
	}
	flag, margin := r.CloseFlag(), cmp.Or(r.Equivalence, r.NonInferiority)
	var err error
	if sd == "" {
		return r.closeShares(c, flag, margin)
	}
	switch {
	case r.Baseline != "":
		return c, errors.New("--baseline is for a share and --sd for a mean; leave one of them out")
	case r.Target != "":
		return c, errors.New("--target is a share; with --sd give --change, in the unit of the mean")
	}
	if c.SD, err = above0("--sd", sd); err != nil {
		return c, err
	}
	if c.Margin, err = above0(flag, margin); err != nil || r.Change == "" {
		return c, err
	}
	text := strings.NewReplacer(",", ".", "−", "-").Replace(strings.TrimSpace(r.Change))
	if c.Difference, err = strconv.ParseFloat(text, 64); err != nil || math.IsNaN(c.Difference) || math.IsInf(c.Difference, 0) {
		return c, fmt.Errorf("--change %s: with --sd give a number in the unit of the mean, such as -0.5", r.Change)
	}
	return c, nil
}

// closeShares reads the shares and their margin.
func (r Request) closeShares(c planning.Closeness, flag, margin string) (planning.Closeness, error) {
	var err error
	if c.Margin, err = written.ParseShare(flag, margin); err != nil {
		return c, err
	}
	if c.Margin == 0 || c.Margin == 1 {
		return c, fmt.Errorf("%s %s: give a margin above 0 and below 100%%, such as 10%%; that of a mean goes with --sd", flag, margin)
	}
	if r.Baseline == "" {
		return c, fmt.Errorf("%s needs the --baseline of a share, such as 80%%, or the --sd of a mean", flag)
	}
	if c.Control, err = parseBaseline(r.Baseline); err != nil {
		return c, err
	}
	switch {
	case r.Target != "":
		target, err := written.ParseShare("--target", r.Target)
		c.Difference = target - c.Control
		return c, err
	case r.Change != "":
		if c.Difference, err = parseChange(r.Change); err != nil {
			return c, err
		}
	}
	if target := math.Round((c.Control+c.Difference)*1e12) / 1e12; target < 0 || target > 1 {
		return c, beyond(c.Difference, c.Control)
	}
	return c, nil
}
