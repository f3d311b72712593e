package compare

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/data/count/frame"
	"spoor/internal/comparison"
	"spoor/internal/jsonschema"
	"spoor/internal/prose"
)

// ComparisonSchema names the form of a comparison as JSON.
const ComparisonSchema = "spoor/compare/1"

// comparisonRecord is a comparison as other programs read it.
type comparisonRecord struct {
	Schema     string           `json:"schema"`
	Wave       string           `json:"wave"`
	Where      string           `json:"where,omitempty"` // condition on the respondents of the sector; not there where all are counted
	Provenance data.Provenance  `json:"provenance"`
	Level      float64          `json:"level"`
	Minimum    int              `json:"minimum"`
	Power      float64          `json:"power"`
	LeftOut    bool             `json:"left_out"`
	Rows       []comparedRecord `json:"rows"`
	Members    []memberRecord   `json:"members,omitempty"` // of funnels
}

// Schema returns the JSON Schema of a comparison as JSON.
func Schema() ([]byte, error) {
	provenances := []string{string(data.Observed), string(data.Reconstructed), string(data.Published)}
	var verdicts, units []string
	for _, verdict := range member.Verdicts() {
		verdicts = append(verdicts, string(verdict))
	}
	for _, unit := range member.Units() {
		units = append(units, string(unit))
	}
	share := map[string]any{"minimum": -1, "maximum": 1} // of a net score below 0
	return jsonschema.Written(reflect.TypeFor[comparisonRecord](), jsonschema.Options{Title: "spoor comparison",
		Enums: map[reflect.Type][]string{reflect.TypeFor[data.Provenance](): provenances, reflect.TypeFor[member.Verdict](): verdicts, reflect.TypeFor[member.Unit](): units},
		Also:  map[string]map[string]any{"comparisonRecord.schema": {"const": ComparisonSchema}, "comparedSide.share": share},
	})
}

// comparedRecord is one row of a comparison as other programs read it. Shares and limits are in [0, 1], a difference in
// [-1, 1], those of a mean in the unit of its item; a number is null where there is none. Count is null for a mean.
type comparedRecord struct {
	Organisation string            `json:"organisation"`
	Item         string            `json:"item"`
	Row          string            `json:"row"`
	Option       string            `json:"option"`
	Label        string            `json:"label"`
	OwnUnit      member.Unit       `json:"own_unit"`
	SectorUnit   member.Unit       `json:"sector_unit"`
	Own          comparedSide      `json:"own"`
	Sector       comparedSide      `json:"sector"`
	Difference   *float64          `json:"difference"`
	Low          *float64          `json:"difference_low"`
	High         *float64          `json:"difference_high"`
	Test         hypothesis.Method `json:"test,omitempty"`
	P            *float64          `json:"p"`
	Boschloo     *float64          `json:"p_boschloo"` // null where the test is another, as that of a weighted sector
	Fisher       *float64          `json:"p_fisher"`
	Adjusted     *float64          `json:"p_holm"`
	Family       int               `json:"family"`
	Effect       *float64          `json:"cohens_h"`
	EffectLow    *float64          `json:"cohens_h_low"`
	EffectHigh   *float64          `json:"cohens_h_high"`
	ShownBelow   *float64          `json:"detectable_at_or_below"`
	ShownAbove   *float64          `json:"detectable_at_or_above"`
	ShownFrom    *int              `json:"demonstrable_from_n"` // own respondents from which on the same shares differ; null where they do, or nobody knows
	Superiority  *float64          `json:"chance_of_higher_rating"`
	WholeScale   *float64          `json:"p_mann_whitney"`
	WholeHolm    *float64          `json:"p_mann_whitney_holm"`
	Verdict      member.Verdict    `json:"verdict"`
	Notes        []string          `json:"notes"`
}

type comparedSide struct {
	Count   *int     `json:"count"`
	Base    *int     `json:"base"`           // null where it is hidden
	Share   *float64 `json:"share"`          // null for a mean
	Mean    *float64 `json:"mean,omitempty"` // in the unit of the item, as its limits are
	Low     *float64 `json:"low"`
	High    *float64 `json:"high"`
	Precise *bool    `json:"precise"` // by the rule that marks percentages; null for a mean and where nothing is known
}

func (c Comparison) records() []comparedRecord {
	records := []comparedRecord{}
	for _, item := range c.Items {
		for _, row := range item.Rows {
			records = append(records, c.record(item.Item, row))
		}
		for _, score := range item.Scores {
			records = append(records, c.score(item.Item, score))
		}
	}
	return records
}

func (c Comparison) record(item member.Item, row member.Row) comparedRecord {
	r := comparedRecord{
		Organisation: comparison.OwnName(c.Alias, c.Lang), Item: item.Sector.Item.ID, Row: row.Row, Option: row.Own.Option, Label: item.Label(row, c.Lang),
		OwnUnit: item.OwnUnit, SectorUnit: item.SectorUnit, Own: newSide(row.Own, item.OwnUnit), Sector: newSide(row.Sector, item.SectorUnit),
		Verdict: row.Verdict, Notes: []string{},
	}
	if row.Own.Known() && row.Sector.Known() && row.Verdict != member.Position {
		difference := row.Difference
		if item.Sector.Item.Kind == data.Number && !item.CrossUnit() {
			difference *= item.Sector.Item.Range[1] - item.Sector.Item.Range[0]
		}
		r.Difference = &difference
	}
	if t := row.Comparison; t.Tested() {
		d := t.InUnit()
		r.Difference, r.Low, r.High, r.Test, r.P, r.Adjusted, r.Family = &d.Estimate, &d.Low, &d.High, t.Test, &t.P, &t.AdjustedP, t.Family
		if !t.OfMeans() {
			r.Effect, r.EffectLow, r.EffectHigh = &t.EffectSize.Value, &t.EffectSize.Low, &t.EffectSize.High
		}
		if t.Exact() {
			r.Boschloo, r.Fisher = &t.P, &t.FisherP
		}
	}
	if d := row.Detectable; d != nil {
		if d.Fall.Found {
			r.ShownBelow = &d.Fall.Target
		}
		if d.Rise.Found {
			r.ShownAbove = &d.Rise.Target
		}
	}
	if row.ShownFrom > 0 {
		r.ShownFrom = &row.ShownFrom
	}
	if d := row.Distribution; d != nil {
		r.Superiority, r.WholeScale, r.WholeHolm = &d.Superiority, &d.P, &d.AdjustedP
	}
	notes := [][]analysis.Note{item.Notes, item.Sector.Notes, row.Notes, row.Comparison.Notes}
	for _, some := range notes {
		for _, note := range some {
			r.Notes = append(r.Notes, note.In(c.Lang))
		}
	}
	return r
}

// score is the record of net scores, with the shares in [-1, 1].
func (c Comparison) score(item member.Item, score member.Score) comparedRecord {
	side := func(part analysis.Part) comparedSide {
		net := part.Rating.Net
		return comparedSide{Base: &part.Answered, Share: &net.Estimate, Low: &net.Low, High: &net.High}
	}
	d := score.Difference
	return comparedRecord{Organisation: comparison.OwnName(c.Alias, c.Lang), Item: item.Sector.Item.ID, Row: score.Row, Option: estimate.Net,
		Label:   prose.RowLabel(item.Sector.Item, score.Row, c.Lang) + ": " + prose.ScoreName(item.Sector.Item, c.Lang),
		OwnUnit: item.OwnUnit, SectorUnit: item.SectorUnit, Own: side(score.Own), Sector: side(score.Sector),
		Difference: &d.Estimate, Low: &d.Low, High: &d.High, Verdict: member.Untested, Notes: []string{}}
}

func newSide(e analysis.Estimate, unit member.Unit) comparedSide {
	side := comparedSide{Base: &e.Base}
	if e.Hidden && e.Base == 0 {
		side.Base = nil
	}
	if !e.Known() {
		return side
	}
	value, low, high := e.InUnit()
	side.Share, side.Low, side.High = &value, &low, &high
	if precise := e.Precise(); e.Number != nil {
		side.Share, side.Mean = nil, &value
	} else if unit != member.Estimates {
		side.Precise = &precise
	}
	if unit != member.Estimates {
		side.Count = &e.Count
	}
	return side
}

// JSON returns every row in full precision, notes in the language of the page.
func (c Comparison) JSON() ([]byte, error) {
	text, err := json.MarshalIndent(comparisonRecord{ComparisonSchema, c.Sector.ID, c.Sector.Subset, c.Sector.Provenance, c.Options.Level, c.Options.Minimum, c.Options.Power, c.LeftOut, c.records(), c.memberRecords()}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the comparison: %w", err)
	}
	return append(text, '\n'), nil
}

// Frame returns the rows, or the members of funnels, as a tidy frame, numbers with every digit they have.
func (c Comparison) Frame() (frame.Frame, error) {
	if len(c.Funnels) > 0 {
		return c.membersFrame()
	}
	header := []string{"organisation", "item", "row", "option", "label", "own_unit", "own_count", "own_base", "own_share", "own_mean", "own_low", "own_high", "own_precise",
		"sector_unit", "sector_count", "sector_base", "sector_share", "sector_mean", "sector_low", "sector_high", "sector_precise", "difference", "difference_low", "difference_high",
		"test", "p", "p_boschloo", "p_fisher", "p_holm", "family", "cohens_h", "cohens_h_low", "cohens_h_high", "detectable_at_or_below", "detectable_at_or_above", "demonstrable_from_n",
		"chance_of_higher_rating", "p_mann_whitney", "p_mann_whitney_holm", "verdict"}
	var cells [][]string
	for _, r := range c.records() {
		line := []string{r.Organisation, r.Item, r.Row, r.Option, r.Label}
		for _, side := range []struct {
			unit member.Unit
			comparedSide
		}{{r.OwnUnit, r.Own}, {r.SectorUnit, r.Sector}} {
			line = append(line, string(side.unit), wholeCell(side.Count), wholeCell(side.Base), decimalCell(side.Share), decimalCell(side.Mean), decimalCell(side.Low), decimalCell(side.High), yesCell(side.Precise))
		}
		line = append(line, decimalCell(r.Difference), decimalCell(r.Low), decimalCell(r.High), string(r.Test))
		for _, value := range []*float64{r.P, r.Boschloo, r.Fisher, r.Adjusted} {
			line = append(line, decimalCell(value))
		}
		line = append(line, strconv.Itoa(r.Family))
		line = append(line, decimalCell(r.Effect), decimalCell(r.EffectLow), decimalCell(r.EffectHigh), decimalCell(r.ShownBelow), decimalCell(r.ShownAbove), wholeCell(r.ShownFrom))
		for _, value := range []*float64{r.Superiority, r.WholeScale, r.WholeHolm} {
			line = append(line, decimalCell(value))
		}
		cells = append(cells, append(line, string(r.Verdict)))
	}
	return frame.New(header, cells)
}

func decimalCell(value *float64) string {
	if value == nil {
		return ""
	}
	return frame.Digits(*value)
}

func yesCell(value *bool) string {
	if value == nil {
		return ""
	}
	return strconv.FormatBool(*value)
}

func wholeCell(value *int) string {
	if value == nil {
		return ""
	}
	return strconv.Itoa(*value)
}
