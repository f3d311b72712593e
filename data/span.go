package data

import "fmt"

// Span is what is known of a count that whoever published it did not show: it lies from Low to High.
type Span struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// Known reports whether there is only one count that it can be.
func (s Span) Known() bool { return s.Low == s.High }

// Cases are counted outcomes of closed trajectories. They stand beside a number item whose rows are those outcomes.
type Cases struct {
	Item   string
	Base   int   // closed trajectories
	Counts []int // by row, in codebook order; trajectories with another outcome are in the base only
}

// String writes a known count as "7" and others as "7 to 10".
func (s Span) String() string {
	if s.Known() {
		return fmt.Sprint(s.Low)
	}
	return fmt.Sprintf("%d to %d", s.Low, s.High)
}

// addSpans returns what is known of the counts of both tallies together, nil when all are known.
func addSpans(t, other Tally) []Span {
	if t.Spans == nil && other.Spans == nil {
		return nil
	}
	sum := make([]Span, len(t.Counts))
	for i := range sum {
		a, b := t.SpanAt(i), other.SpanAt(i)
		sum[i] = Span{a.Low + b.Low, a.High + b.High}
	}
	return sum
}

// SpanAt returns what is known of the count of an option.
func (t Tally) SpanAt(i int) Span {
	if t.Spans == nil {
		return Span{t.Counts[i], t.Counts[i]}
	}
	return t.Spans[i]
}
