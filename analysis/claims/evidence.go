package claims

// Evidence is one part of a claim and what decided it. Which fields are filled follows from the kind.
type Evidence struct {
	Kind  Kind      `json:"kind"`
	Share *Measured `json:"share,omitempty"` // nil for arithmetic
	Than  *Measured `json:"than,omitempty"`  // the share it is compared with, if any

	// Direction is 1 if the counts point the way that is claimed, -1 if the other way, 0 if neither.
	Direction int `json:"direction"`
	// P is the two-sided p-value over everything that is possible, AdjustedP after Holm over the parts of the claim. Both
	// are nil where nothing is tested.
	P         *Bounds  `json:"p,omitempty"`
	AdjustedP *Bounds  `json:"adjusted_p,omitempty"`
	Overlap   *Overlap `json:"overlap,omitempty"` // nil where the overlap is known, or the bases differ

	// Needed is, of a majority, the smallest count that would establish it by itself; NeededWilson by Wilson's interval.
	Needed       int     `json:"needed,omitempty"`
	NeededWilson int     `json:"needed_wilson,omitempty"`
	Found        string  `json:"found,omitempty"` // printed and arithmetic: what the counts or the sum give
	Verdict      Verdict `json:"verdict"`
}

// Bounds are the smallest and the largest p-value, in [0, 1]; equal where nothing is left open.
type Bounds struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Overlap is how many respondents can have given both answers when only the counts of each are known.
type Overlap struct {
	Min int `json:"min"`
	Max int `json:"max"`
	// Needed is the smallest overlap at which the part is established by itself; above Max if none is enough.
	Needed int `json:"needed"`
}

// test sets the p-value of a part.
func (e *Evidence) test(low, high float64) { e.P = &Bounds{low, high} }

// decided is a part without a test: right or wrong.
func decided(kind Kind, share *Measured, found string, right bool) Evidence {
	e := Evidence{Kind: kind, Share: share, Found: found, Direction: 1, Verdict: Supported}
	if !right {
		e.Direction, e.Verdict = -1, ArithmeticWrong
	}
	return e
}
