package results

import (
	"encoding/json"
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/spread"
	"spoor/data"
	"spoor/internal/prose"
	"spoor/internal/reasons"
)

// Form names the form of results.json, and of a table as JSON.
const Form = "spoor/results/1"

// results is what a report says, as other programs read it. A table alone has the estimates and what belongs to them.
type results struct {
	Schema       string           `json:"schema"`
	Survey       string           `json:"survey,omitempty"`
	Wave         *waveRecord      `json:"wave,omitempty"`
	Where        string           `json:"where,omitempty"` // of tables; in a report the wave has it
	Items        []itemRecord     `json:"items,omitempty"`
	Estimates    []estimateRecord `json:"estimates"`
	Ratings      []rating         `json:"ratings,omitempty"`
	Associations []association    `json:"associations,omitempty"`
	Shifts       []shift          `json:"shifts,omitempty"`
	Pairs        []pair           `json:"pairs,omitempty"`
	Rankings     []rankingRecord  `json:"rankings,omitempty"`
	Claims       []reasons.Record `json:"claims,omitempty"`
	Trends       []trendRecord    `json:"trends,omitempty"`
	External     []externalRecord `json:"external,omitempty"`
	Printed      *printedRecord   `json:"printed,omitempty"`
}

// estimateRecord is one estimate as other programs read it. Count is null for a mean of which the answers are unknown; the
// numbers after asked are null when nobody answered. Proportions and limits are in [0, 1].
type estimateRecord struct {
	Wave            string          `json:"wave"`
	Item            string          `json:"item"`
	Row             string          `json:"row"`
	Option          string          `json:"option"`
	Label           string          `json:"label"`
	Of              []string        `json:"of,omitempty"`
	By              string          `json:"by,omitempty"` // the item of which an option makes the group
	Group           string          `json:"group"`
	Count           *int            `json:"count"`
	Answered        *int            `json:"answered"` // null when not even the base is shown; asked likewise
	Asked           *int            `json:"asked"`
	Proportion      *float64        `json:"proportion"`     // null for a mean
	Mean            *float64        `json:"mean,omitempty"` // in the unit of the item, as its limits are
	Deviation       *float64        `json:"deviation,omitempty"`
	Total           *float64        `json:"total,omitempty"` // of the population that weights stand for
	TotalLow        *float64        `json:"total_low,omitempty"`
	TotalHigh       *float64        `json:"total_high,omitempty"`
	BoundedLow      *float64        `json:"bounded_low,omitempty"` // of a second interval of a skewed mean, which respects the range
	BoundedHi       *float64        `json:"bounded_high,omitempty"`
	Median          *float64        `json:"median,omitempty"`
	MedianLow       *float64        `json:"median_low,omitempty"`
	MedianHigh      *float64        `json:"median_high,omitempty"`
	LowerFourth     *float64        `json:"lower_quartile,omitempty"`
	LowerFourthLow  *float64        `json:"lower_quartile_low,omitempty"`
	LowerFourthHigh *float64        `json:"lower_quartile_high,omitempty"`
	UpperFourth     *float64        `json:"upper_quartile,omitempty"`
	UpperFourthLow  *float64        `json:"upper_quartile_low,omitempty"`
	UpperFourthHigh *float64        `json:"upper_quartile_high,omitempty"`
	Least           *float64        `json:"least,omitempty"`
	Greatest        *float64        `json:"greatest,omitempty"`
	Unit            string          `json:"unit,omitempty"`
	Low             *float64        `json:"low"`
	High            *float64        `json:"high"`
	Level           *float64        `json:"level"`
	Method          string          `json:"method"`
	Precise         *bool           `json:"precise"` // by the rule that marks percentages; null for a mean and where nothing is known
	Provenance      data.Provenance `json:"provenance"`
	Notes           []string        `json:"notes"`
	Hidden          bool            `json:"hidden,omitempty"`     // to protect respondents; count and what follows from it are null
	Possible        *data.Span      `json:"possible,omitempty"`   // what a count can be that is hidden, or known within bounds only
	Weighted        *precision      `json:"weighted,omitempty"`   // of a weighted or clustered sample
	Difference      *difference     `json:"difference,omitempty"` // of a group from the rest
	Joint           *jointRecord    `json:"joint,omitempty"`      // the interval that holds together with those of the other options
	Unusable        *unusableRecord `json:"unusable,omitempty"`   // where too many answers cannot be used
}

// jointRecord is an interval that holds at the level together with those of the other options of the item.
type jointRecord struct {
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Level  float64 `json:"level"`
	Method string  `json:"method"`
}

// unusableRecord is what answers that cannot be used leave possible, where they are too many to test anything.
type unusableRecord struct {
	Count int     `json:"count"`
	Of    int     `json:"of"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Tables returns every estimate of the tables as JSON, in full precision, words in lang.
func Tables(tables []analysis.Table, lang data.Lang) ([]byte, error) {
	all := results{Schema: Form, Estimates: []estimateRecord{}}
	for _, together := range analysis.Banners(tables) {
		all.Where = together[0].Wave.Subset
		all.add(together[0], nil, lang)
		for _, table := range together[1:] { // all respondents are there
			all.addGroups(table, lang)
		}
	}
	return all.text()
}

// add adds a table, with the intervals of its options that hold together; joint may be nil.
func (r *results) add(table analysis.Table, joint *analysis.Table, lang data.Lang) {
	for _, part := range table.Parts {
		for _, e := range slices.Concat(part.Estimates, part.Nets) {
			record := newEstimate(table, part, e, lang)
			record.addJoint(part.Row, e, joint)
			r.Estimates = append(r.Estimates, record)
		}
	}
	r.Ratings = append(r.Ratings, ratings(table, "", table.Parts)...)
	r.addGroups(table, lang)
}

// addGroups adds the groups of a table.
func (r *results) addGroups(table analysis.Table, lang data.Lang) {
	for _, group := range table.Groups {
		r.Ratings = append(r.Ratings, ratings(table, group.ID, group.Parts)...)
		r.Estimates = append(r.Estimates, groupEstimates(table, group, lang)...)
		r.Shifts = append(r.Shifts, shifts(table, group, lang)...)
	}
	r.Pairs = append(r.Pairs, pairs(table, lang)...)
	for _, a := range table.Associations {
		r.Associations = append(r.Associations, newAssociation(table, a, lang))
	}
}

func (r results) text() ([]byte, error) {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write results: %w", err)
	}
	return append(text, '\n'), nil
}

// addJoint adds the interval that holds together with those of the other options.
func (r *estimateRecord) addJoint(row string, e estimate.Estimate, joint *analysis.Table) {
	if joint == nil || !e.Known() {
		return
	}
	if together, found := joint.At(row, e.Option); found && together.Known() {
		i := together.Interval
		r.Joint = &jointRecord{i.Low, i.High, i.Level, string(i.Method)}
	}
}

func newEstimate(table analysis.Table, part analysis.Part, e analysis.Estimate, lang data.Lang) estimateRecord {
	out := estimateRecord{Wave: table.Wave.ID, Item: table.Item.ID, Row: part.Row, Option: e.Option, Label: prose.Label(table.Item, e.Option, lang),
		Provenance: table.Provenance, Notes: []string{}}
	if net, found := table.Item.Net(e.Option); found {
		out.Of = net.Of
	}
	if table.Item.Kind == data.Number {
		out.Label = prose.RowLabel(table.Item, part.Row, lang)
	}
	if !part.BaseHidden {
		out.Answered, out.Asked = &part.Answered, &part.Asked
	}
	v := valuesOf(e, table.Item.Kind)
	out.Hidden, out.Possible, out.Count, out.Proportion = v.hidden, v.possible, v.count, v.value
	out.Low, out.High, out.Level, out.Method = v.low, v.high, v.level, v.method
	if precise := e.Precise(); e.Known() && e.Option != "" {
		out.Precise = &precise
	}
	if e.Doubt != nil {
		out.Unusable = &unusableRecord{e.Unusable.Count, e.Unusable.Of, e.Doubt.Low, e.Doubt.High}
	}
	if n := e.Number; n != nil {
		out.Proportion, out.Mean, out.Deviation, out.Unit = nil, &n.Mean, n.Deviation, table.Item.Unit.In(lang)
		if n.Bounded != nil {
			out.BoundedLow, out.BoundedHi = &n.Bounded.Low, &n.Bounded.High
		}
		if n.Total != nil {
			out.Total, out.TotalLow, out.TotalHigh = &n.Total.Estimate, &n.Total.Low, &n.Total.High
		}
		out.addSpread(n.Spread)
	}
	if w := e.Weighted; w != nil && !w.Private {
		out.Weighted = &precision{standardError(table, e), w.WeightedBase, w.EffectiveBase, w.DesignEffect, w.DegreesOfFreedom}
	}
	for _, note := range slices.Concat(table.Notes, part.Notes, e.Notes) {
		out.Notes = append(out.Notes, note.In(lang))
	}
	return out
}

// standardError is in the unit of the estimate.
func standardError(table analysis.Table, e analysis.Estimate) float64 {
	if e.Number == nil {
		return e.Weighted.StandardError
	}
	return e.Weighted.StandardError * (table.Item.Range[1] - table.Item.Range[0])
}

// limits are a quantile and the ends of its interval, nil where there is none.
func limits(p spread.Point) (value, low, high *float64) {
	if p.Interval == nil {
		return &p.Value, nil, nil
	}
	return &p.Value, &p.Interval.Low, &p.Interval.High
}

// addSpread adds what the values of a number say beside their mean.
func (r *estimateRecord) addSpread(s *estimate.Spread) {
	if s == nil {
		return
	}
	r.Least, r.Greatest = s.Least, s.Greatest
	if q := s.Quartiles; q != nil {
		r.Median, r.MedianLow, r.MedianHigh = limits(q.Median)
		r.LowerFourth, r.LowerFourthLow, r.LowerFourthHigh = limits(q.Lower)
		r.UpperFourth, r.UpperFourthLow, r.UpperFourthHigh = limits(q.Upper)
	}
}
