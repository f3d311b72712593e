package disclosure

import "fmt"

// line is the hidden counts of a table: each within its bounds, together within sum.
type line struct {
	cells       []int // places in the table
	bounds      []Run
	sum         Run
	lows, highs int // sums of the bounds
	base        int
	multiple    bool
}

func (p Published) line(a Attacker) (line, error) {
	l := line{sum: p.sum(), base: p.Base, multiple: p.Kind == Multiple}
	for i, c := range p.Cells {
		if !c.Hidden {
			l.sum.Low -= c.Count
			l.sum.High -= c.Count
			continue
		}
		in, out := a.own(i)
		b := Run{in, p.Base - out}
		if a.Rule != nil {
			b.Low = max(b.Low, 1)
		}
		if b.empty() {
			return line{}, fmt.Errorf("option %d cannot hold what the attacker knows of it", i+1)
		}
		l.cells = append(l.cells, i)
		l.bounds = append(l.bounds, b)
		l.lows += b.Low
		l.highs += b.High
	}
	if l.sum.empty() || l.lows > l.sum.High || l.highs < l.sum.Low {
		return line{}, fmt.Errorf("no counts of a base of %d fit what is published; check the counts, the base and the picks",
			p.Base)
	}
	return l, nil
}

// possible is what remains for one hidden count.
func (l line) possible(place int, rule *Rule) Possible {
	b := l.bounds[place]
	whole := b.intersect(Run{l.sum.Low - (l.highs - b.High), l.sum.High - (l.lows - b.Low)})
	remains := Possible{whole}
	if rule == nil {
		return remains
	}
	unexplained := Possible{whole.intersect(l.ordinary(*rule))}
	if unexplained[0].empty() {
		return remains
	}
	if !l.free() {
		unexplained = l.unexplained(place, *rule, unexplained)
	}
	for _, gap := range unexplained {
		remains = remains.exclude(gap)
	}
	return remains
}

// ordinary is the counts that the rule shows unless they must protect another.
func (l line) ordinary(rule Rule) Run {
	if l.multiple && rule.Complement {
		return Run{rule.Threshold, l.base - rule.Threshold}
	}
	return Run{rule.Threshold, l.base}
}

// free reports whether the hidden counts may have all values within their bounds together: nothing is then hidden to
// protect another.
func (l line) free() bool { return l.multiple && l.lows >= l.sum.Low && l.highs <= l.sum.High }

// unexplained takes out of a count's ordinary values those at which another hidden count can be small.
func (l line) unexplained(place int, rule Rule, ordinary Possible) Possible {
	b := l.bounds[place]
	for other, o := range l.bounds {
		if other == place {
			continue
		}
		lows, highs := l.lows-b.Low-o.Low, l.highs-b.High-o.High
		for _, small := range l.small(rule) {
			if small = small.intersect(o); !small.empty() {
				ordinary = ordinary.exclude(Run{l.sum.Low - highs - small.High, l.sum.High - lows - small.Low})
			}
		}
	}
	return ordinary
}

// small is the counts that the rule hides for their own sake.
func (l line) small(rule Rule) []Run {
	runs := []Run{{1, rule.Threshold - 1}}
	if l.multiple && rule.Complement {
		runs = append(runs, Run{max(1, l.base-rule.Threshold+1), l.base})
	}
	return runs
}
