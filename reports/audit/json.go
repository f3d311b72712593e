package audit

import (
	"encoding/json"
	"fmt"
	"reflect"

	"spoor/analysis/audit"
	"spoor/analysis/publication"
	"spoor/data"
	"spoor/internal/jsonschema"
)

// Schema names the form of the audit as JSON.
const Schema = "spoor/audit/1"

type auditJSON struct {
	Schema  string        `json:"schema"`
	Figures []auditFigure `json:"figures"`
}

type auditFigure struct {
	Item     string          `json:"item"`
	Row      string          `json:"row"`
	Options  []string        `json:"options"`
	Printed  []string        `json:"printed"` // "" is a lost label
	Kind     string          `json:"kind"`
	MaxPicks int             `json:"max_picks,omitempty"`
	Rounding string          `json:"rounding"`
	Sum      auditSum        `json:"sum"`
	Base     int             `json:"printed_base"`
	Bases    []int           `json:"bases"`
	Possible bool            `json:"possible"`
	Readings []auditSolution `json:"readings"`
	Repairs  []auditSolution `json:"repairs"`
	Mean     *auditMean      `json:"mean,omitempty"` // of a printed mean; what is about percentages is then empty
	Notes    []string        `json:"notes"`
}

// auditMean is a printed mean: GRIM says whether the mean, and GRIMMER whether the deviation with it, can be right at the printed base,
// or without one at some base that was tried; GRIMMER is null where no deviation is printed.
type auditMean struct {
	Mean        string `json:"mean"`
	Deviation   string `json:"sd"`
	Low         *int   `json:"scale_low"`
	High        *int   `json:"scale_high"`
	Items       int    `json:"items"`
	GRIM        bool   `json:"grim"`
	GRIMMER     *bool  `json:"grimmer"`
	Population  bool   `json:"population_sd"` // the deviation fits the printed base only divided by n
	Informative bool   `json:"informative"`
	TriedLow    int    `json:"tried_low"`
	TriedHigh   int    `json:"tried_high"`
	SumLow      *int   `json:"sum_low"` // of all numbers at the printed base; null where it does not fit
	SumHigh     *int   `json:"sum_high"`
	Verdict     string `json:"verdict"`
}

// auditSum is what the printed percentages add up to, and what they can add up to.
type auditSum struct {
	Rule  string `json:"rule"`
	Total string `json:"total"`
	Low   string `json:"low"`
	High  string `json:"high"`
	Holds bool   `json:"holds"`
}

// auditSolution is one way to read or repair a figure. Counts is null when there are several; All then lists them as far as
// they are few enough. Low and high are by option.
type auditSolution struct {
	Base      int           `json:"base"`
	Changes   []auditChange `json:"changes,omitempty"`
	Solutions uint64        `json:"solutions"`
	Counts    []int         `json:"counts"`
	All       [][]int       `json:"all,omitempty"`
	Low       []int         `json:"low"`
	High      []int         `json:"high"`
}

// auditChange is one printed number that a repair replaces.
type auditChange struct {
	Option string `json:"option"`
	From   string `json:"from"`
	To     string `json:"to"`
}

// JSON returns the audit of a publication as JSON, notes in lang.
func JSON(figures []publication.Figure, lang data.Lang) ([]byte, error) {
	all := auditJSON{Schema: Schema, Figures: []auditFigure{}}
	for _, figure := range figures {
		if figure.Mean != nil {
			all.Figures = append(all.Figures, newMeanFigure(figure, lang))
			continue
		}
		out := auditFigure{Item: figure.Item.ID, Row: figure.Row, Options: figure.Finding.Cells, Printed: []string{}, Base: figure.Finding.PrintedBase,
			Bases: append([]int{}, figure.Finding.Bases...), Possible: figure.Finding.Possible, Readings: []auditSolution{}, Repairs: []auditSolution{}, Notes: []string{}}
		rule := figure.Finding.SumRule
		out.Kind, out.MaxPicks, out.Rounding = figure.Table.Kind.String(), figure.Table.MaxPicks, figure.Table.Rounding.String()
		out.Sum = auditSum{auditor{figure, lang}.rule(), rule.Total, rule.Low, rule.High, rule.Holds}
		for _, cell := range figure.Table.Cells {
			out.Printed = append(out.Printed, cell.Printed)
		}
		for _, fit := range fits(figure.Finding) {
			out.Readings = append(out.Readings, newSolution(fit, nil))
		}
		for _, repair := range figure.Finding.Repairs.List {
			out.Repairs = append(out.Repairs, newSolution(repair.Fit, repair.Changes))
		}
		for _, note := range figure.Notes() {
			out.Notes = append(out.Notes, note.In(lang))
		}
		all.Figures = append(all.Figures, out)
	}
	text, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the audit: %w", err)
	}
	return append(text, '\n'), nil
}

// JSONSchema returns the JSON Schema of an audit as JSON.
func JSONSchema() ([]byte, error) {
	return jsonschema.Written(reflect.TypeFor[auditJSON](), jsonschema.Options{Title: "spoor audit",
		Also: map[string]map[string]any{"auditJSON.schema": {"const": Schema}, "auditFigure.kind": {"enum": []string{"single", "multiple", "rating", "mean"}}}})
}

func newMeanFigure(figure publication.Figure, lang data.Lang) auditFigure {
	m, f := figure.Mean, figure.MeanFinding
	out := auditFigure{Item: figure.Item.ID, Row: figure.Row, Options: []string{}, Printed: []string{m.Printed}, Kind: "mean", Rounding: m.Rounding.String(),
		Base: m.Base, Bases: []int{}, Possible: f.Deviation, Readings: []auditSolution{}, Repairs: []auditSolution{}, Notes: []string{}}
	of := auditMean{Mean: m.Printed, Deviation: m.Deviation, Items: max(m.Items, 1), GRIM: f.Mean, Informative: f.Informative,
		TriedLow: f.Tried.Low, TriedHigh: f.Tried.High, Verdict: auditor{figure, lang}.meanVerdict()}
	if m.Deviation != "" {
		of.GRIMMER = &f.Deviation
	}
	if m.Scale != nil {
		of.Low, of.High = &m.Scale.Low, &m.Scale.High
	}
	for _, fit := range f.Fits {
		out.Bases = append(out.Bases, fit.Base)
		if fit.Base == m.Base {
			of.Population, of.SumLow, of.SumHigh = fit.Population, &fit.Sums.Low, &fit.Sums.High
		}
	}
	out.Mean = &of
	return out
}

func newSolution(fit audit.Fit, changes []audit.Change) auditSolution {
	solution := auditSolution{Base: fit.Base, Solutions: fit.Solutions}
	for _, change := range changes {
		solution.Changes = append(solution.Changes, auditChange{change.Cell, change.From, change.To})
	}
	for _, r := range fit.Ranges {
		solution.Low, solution.High = append(solution.Low, r.Low), append(solution.High, r.High)
	}
	solution.All = fit.Counts
	if fit.Unique() {
		solution.Counts, solution.All = fit.Counts[0], nil
	}
	return solution
}
