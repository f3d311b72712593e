package disclosure

import (
	"fmt"
	"strings"
)

// Run is the counts Low, Low+1, ..., High.
type Run struct{ Low, High int }

func (r Run) intersect(o Run) Run { return Run{max(r.Low, o.Low), min(r.High, o.High)} }

func (r Run) empty() bool { return r.Low > r.High }

// Possible is what an attacker knows of a count: the values that remain possible, as runs in ascending order that do not
// touch. A known count is one run of one value. No Possible is empty.
type Possible []Run

// Low is the least possible count.
func (p Possible) Low() int { return p[0].Low }

// High is the largest possible count.
func (p Possible) High() int { return p[len(p)-1].High }

// Width is High - Low of the shortest run: an attacker who can guess from elsewhere whether an option is rare or common
// is left with one run. It is 0 if that leaves one value.
func (p Possible) Width() int {
	width := p[0].High - p[0].Low
	for _, r := range p[1:] {
		width = min(width, r.High-r.Low)
	}
	return width
}

// Known reports whether only one value is left.
func (p Possible) Known() bool { return p.Low() == p.High() }

// Contains reports whether a count is possible.
func (p Possible) Contains(count int) bool {
	for _, r := range p {
		if r.Low <= count && count <= r.High {
			return true
		}
	}
	return false
}

// String writes the runs as "1..4, 39..43", and a known count as "7".
func (p Possible) String() string {
	texts := make([]string, len(p))
	for i, r := range p {
		texts[i] = fmt.Sprintf("%d..%d", r.Low, r.High)
		if r.Low == r.High {
			texts[i] = fmt.Sprint(r.Low)
		}
	}
	return strings.Join(texts, ", ")
}

// exclude takes a run of values out.
func (p Possible) exclude(gap Run) Possible {
	if gap.empty() {
		return p
	}
	var rest Possible
	for _, r := range p {
		for _, part := range []Run{{r.Low, min(r.High, gap.Low-1)}, {max(r.Low, gap.High+1), r.High}} {
			if !part.empty() {
				rest = append(rest, part)
			}
		}
	}
	return rest
}
