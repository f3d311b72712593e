package member

import (
	"slices"

	"spoor/analysis"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/analysis/planning"
	"spoor/data"
)

// Item is one item of the sector with the own answers beside it.
type Item struct {
	Own, Sector         analysis.Table
	OwnUnit, SectorUnit Unit
	Options             Options
	Rows                []Row   // in codebook order
	Scores              []Score // net scores of a scale of which the codebook names the boxes
	Family              int     // how many comparisons were tested together
	LeftOut             bool    // the sector is without the own answers
	Notes               []analysis.Note
}

// CrossUnit reports whether both sides count different things, so that no test is possible.
func (i Item) CrossUnit() bool { return i.OwnUnit != i.SectorUnit }

// Row is one option of a choice, one row of a battery or one part of a number item.
type Row struct {
	Row         string // id of the row, empty for an item without rows
	Own, Sector analysis.Estimate

	// Difference is own minus sector, in [-1, 1]. It is 0 where one of the two is not known.
	Difference float64
	// Comparison is the test of it; it is not Tested for a position and for other verdicts without a test.
	Comparison analysis.Comparison
	// Detectable is what these bases could have shown: the nearest own shares above and below the sector's that have the
	// wanted power at the level of the tests divided by their number, the level at which Holm's procedure surely rejects.
	Detectable *planning.Detectable
	// ShownFrom is from how many own respondents on the same shares would differ demonstrably, at that level; 0 where they do already,
	// where up to planning.ShownLimit do not show it, and for weighted answers and means.
	ShownFrom int
	// Distribution compares all points of a scale; nil for other items and without a test.
	Distribution *Distribution
	Verdict      Verdict
	Notes        []analysis.Note
}

// Score is the net score of one row of a scale, of both sides. Its difference has an interval and no test: the boxes and the whole
// scale are tested.
type Score struct {
	Row         string
	Own, Sector analysis.Part
	Difference  interval.Difference
}

// Digits returns how many decimals the difference is printed with in percentage points: those of the side that has fewest.
func (r Row) Digits() int { return min(r.Own.Digits(), r.Sector.Digits()) }

// Distribution compares two distributions over the points of a scale.
type Distribution struct {
	// Superiority is the chance, in [0, 1], that a random own answer is better than a random answer of the sector, with
	// half of the chance that they are equal: 0.5 without a difference.
	Superiority float64
	P           float64           // two-sided, of Test
	AdjustedP   float64           // by Holm's procedure over the rows of the battery
	Test        hypothesis.Method // mann-whitney-exact, or mann-whitney for large groups; rank-test where one is weighted
	Notes       []analysis.Note
}

// Differs reports whether the own share differs demonstrably from that of the sector.
func (r Row) Differs() bool { return r.Verdict == Higher || r.Verdict == Lower }

// LeftOver reports whether a row is of an answer that stands for different ones, such as "other": it is no finding.
func (i Item) LeftOver(row Row) bool {
	return row.Row == "" && slices.ContainsFunc(i.Own.Item.Options, func(o data.Option) bool { return o.ID == row.Own.Option && o.Residual() })
}

// Label returns the label that a row is listed under.
func (i Item) Label(row Row, lang data.Lang) string {
	net, combined := i.Sector.Item.Net(row.Own.Option)
	if row.Row != "" {
		option, _ := i.Sector.Item.Row(row.Row)
		if combined && len(i.Sector.Item.Boxes) > 1 {
			return option.Label.In(lang) + ": " + net.Label.In(lang)
		}
		return option.Label.In(lang)
	}
	if combined {
		return net.Label.In(lang)
	}
	if i.Sector.Item.Kind == data.Number {
		return data.Text{NL: "Gemiddelde", EN: "Mean"}.In(lang)
	}
	option, _ := i.Sector.Item.Answer(row.Own.Option)
	return option.Label.In(lang)
}
