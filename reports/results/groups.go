package results

import (
	"slices"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

// precision is that of an estimate of a weighted sample.
type precision struct {
	StandardError    float64 `json:"standard_error"`
	WeightedBase     float64 `json:"weighted_base"`
	EffectiveBase    float64 `json:"effective_base"`
	DesignEffect     float64 `json:"design_effect"`
	DegreesOfFreedom int     `json:"degrees_of_freedom"`
}

// difference is a share minus that of the rest, in [-1, 1]. P-values are null without a test, and Fisher's also in a
// weighted sample.
type difference struct {
	Difference float64  `json:"difference"`
	Low        float64  `json:"low"`
	High       float64  `json:"high"`
	Test       string   `json:"test"`
	P          *float64 `json:"p"`
	PFisher    *float64 `json:"p_fisher"`
	PAdjusted  *float64 `json:"p_adjusted"` // null where P-values are not adjusted
	Adjustment string   `json:"adjustment"`
	Family     int      `json:"family"`      // comparisons that were adjusted together
	EffectSize *float64 `json:"effect_size"` // null between means
	EffectLow  *float64 `json:"effect_size_low"`
	EffectHigh *float64 `json:"effect_size_high"`
	Notes      []string `json:"notes"`
}

// association is the test of all groups together.
type association struct {
	Wave      string    `json:"wave"`
	Item      string    `json:"item"`
	Row       string    `json:"row"`
	By        string    `json:"by"`
	Test      string    `json:"test"` // empty without one; the notes say why
	P         *float64  `json:"p"`
	Statistic *float64  `json:"statistic"`
	Degrees   []float64 `json:"degrees_of_freedom,omitempty"` // of F, in a weighted sample
	Seed      uint64    `json:"seed,omitempty"`
	Check     string    `json:"check,omitempty"`
	CheckP    *float64  `json:"check_p,omitempty"`
	CramersV  *cramersV `json:"cramers_v,omitempty"` // of a single choice
	Notes     []string  `json:"notes"`
}

// cramersV is Cramér's V, corrected for bias, with its interval.
type cramersV struct {
	V      float64 `json:"v"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Level  float64 `json:"level"`
	Method string  `json:"method"`
}

// shift compares the whole scale of a row between a group and the rest. The numbers are null where one of them is empty.
type shift struct {
	Wave        string   `json:"wave"`
	Item        string   `json:"item"`
	Row         string   `json:"row"`
	By          string   `json:"by"`
	Group       string   `json:"group"`
	Superiority *float64 `json:"chance_of_higher_rating"` // equal answers counted half; 0.5 is no difference
	Low         *float64 `json:"low"`
	High        *float64 `json:"high"`
	Level       float64  `json:"level"`
	Method      string   `json:"method"`
	Test        string   `json:"test"`
	P           *float64 `json:"p"`
	PAdjusted   *float64 `json:"p_adjusted"` // null where P-values are not adjusted
	Adjustment  string   `json:"adjustment"`
	Family      int      `json:"family"` // shifts that were adjusted together
	Notes       []string `json:"notes"`
}

// pair compares one line between two groups: the group minus the other. Higher is the one that is higher beyond chance, empty where
// neither is.
type pair struct {
	Wave       string      `json:"wave"`
	Item       string      `json:"item"`
	Row        string      `json:"row"`
	Option     string      `json:"option"`
	By         string      `json:"by"`
	Group      string      `json:"group"`
	Other      string      `json:"other"`
	Higher     string      `json:"higher"`
	Difference *difference `json:"difference"`
}

func pairs(table analysis.Table, lang data.Lang) []pair {
	var all []pair
	for _, p := range table.Pairs {
		out := pair{Wave: table.Wave.ID, Item: table.Item.ID, Row: p.Row, Option: p.Option, By: table.By.ID,
			Group: table.Groups[p.First].ID, Other: table.Groups[p.Second].ID}
		if higher, _, known := p.Higher(table.Options.Level); known {
			out.Higher = table.Groups[higher].ID
		}
		if p.Known() {
			out.Difference = newDifference(p.Comparison, table.Options.Adjustment(), lang)
		}
		all = append(all, out)
	}
	return all
}

func shifts(table analysis.Table, group analysis.Group, lang data.Lang) []shift {
	var all []shift
	adjustment := table.Options.ShiftAdjustment()
	for _, s := range group.Shifts {
		out := shift{Wave: table.Wave.ID, Item: table.Item.ID, Row: s.Row, By: table.By.ID, Group: group.ID, Level: table.Options.Level,
			Adjustment: string(adjustment), Family: s.Family, Notes: noteTexts(s.Notes, lang)}
		if s.Known() {
			out.Superiority, out.Low, out.High, out.Method = &s.Superiority, &s.Interval.Low, &s.Interval.High, string(s.Interval.Method)
		}
		if s.Tested() {
			out.Test, out.P = string(s.Test), &s.P
			if adjustment != estimate.AdjustNone {
				out.PAdjusted = &s.AdjustedP
			}
		}
		all = append(all, out)
	}
	return all
}

func groupEstimates(table analysis.Table, group analysis.Group, lang data.Lang) []estimateRecord {
	var all []estimateRecord
	for _, part := range group.Parts {
		for _, e := range slices.Concat(part.Estimates, part.Nets) {
			out := newEstimate(table, part, e, lang)
			out.By, out.Group = table.By.ID, group.ID
			for _, c := range group.Contrasts {
				if c.Row == part.Row && c.Option == e.Option && c.Known() {
					out.Difference = newDifference(c.Comparison, table.Options.Adjustment(), lang)
				}
			}
			all = append(all, out)
		}
	}
	return all
}

func newDifference(c analysis.Comparison, adjustment hypothesis.Method, lang data.Lang) *difference {
	d := c.InUnit()
	out := &difference{Difference: d.Estimate, Low: d.Low, High: d.High, Test: string(c.Test), Adjustment: string(adjustment), Family: c.Family, Notes: noteTexts(c.Notes, lang)}
	if !c.OfMeans() {
		out.EffectSize, out.EffectLow, out.EffectHigh = &c.EffectSize.Value, &c.EffectSize.Low, &c.EffectSize.High
	}
	if c.Tested() {
		out.P = &c.P
		if adjustment != estimate.AdjustNone {
			out.PAdjusted = &c.AdjustedP
		}
		if c.Exact() {
			out.PFisher = &c.FisherP
		}
	}
	return out
}

func newAssociation(table analysis.Table, a estimate.Association, lang data.Lang) association {
	out := association{Wave: table.Wave.ID, Item: table.Item.ID, Row: a.Row, By: table.By.ID, Test: string(a.Test), Seed: a.Seed, Check: string(a.Check), Notes: noteTexts(a.Notes, lang)}
	if a.Test != "" {
		out.P, out.Statistic = &a.P, &a.Statistic
		if a.Degrees[1] > 0 {
			out.Degrees = a.Degrees[:]
		}
	}
	if a.Check != "" {
		out.CheckP = &a.CheckP
	}
	if e := a.Effect; e != nil {
		out.CramersV = &cramersV{e.V, e.Interval.Low, e.Interval.High, e.Interval.Level, string(e.Interval.Method)}
	}
	return out
}
