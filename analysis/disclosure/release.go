package disclosure

// Reason says why a count is hidden. Reasons are for the owner of the data: published, they tell which of the hidden
// counts are the small ones.
type Reason string

const (
	// Small is a count above 0 and below the threshold.
	Small Reason = "small"
	// NearlyAll is an option that all but fewer than the threshold chose, or everyone.
	NearlyAll Reason = "nearly all"
	// Secondary is a count that is hidden because others could be derived from it.
	Secondary Reason = "secondary"
)

// HiddenCount is a count that is not shown, and what each attacker can still derive for it. All but the reason can be
// derived from what is published, and may be shown to anyone.
type HiddenCount struct {
	// Row and Column are its place: in a one-way table Row is 0 and Column the option; in a crosstab Row is the number
	// of rows in a column total, and Column the number of columns in a row total.
	Row, Column int
	Reason      Reason
	Outsider    Possible // derived by someone who knows what is published
	Participant Possible // by a respondent who is counted in this very cell and does not know the rule
	Informed    Possible // by someone who knows the rule; protection is judged by this one
}

// Primary reports whether the count is hidden for its own sake.
func (h HiddenCount) Primary() bool { return h.Reason != Secondary }

// Release is a one-way table under a rule. It is made by Suppress, which returns none that its attack breaks.
type Release struct {
	Published Published
	Rule      Rule
	Hidden    []HiddenCount // in the order of the options
}
