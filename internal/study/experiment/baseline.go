package experiment

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/nearest"
	"spoor/internal/prose"
	"spoor/internal/study/written"
	"spoor/reports/plan"
)

// OfSurvey reports whether the baseline is an answer of a survey: item.option, item.row of a number, item.row.option of a battery.
func (r Request) OfSurvey() bool {
	return !strings.Contains(r.Baseline, "/") && strings.IndexFunc(r.Baseline, unicode.IsLetter) >= 0
}

// Certain reports whether the baseline is taken as known: a share without the number of answers behind it.
func (r Request) Certain() bool {
	return r.Baseline != "" && !r.OfSurvey() && !strings.Contains(r.Baseline, "/") && r.BaselineN == ""
}

// Item is the item of a baseline that is an answer of a survey.
func (r Request) Item() string {
	item, _, _ := strings.Cut(r.Baseline, ".")
	return item
}

// baseline reads a count of a base, or a share.
func (r Request) baseline() (plan.Baseline, error) {
	switch {
	case r.Baseline == "":
		return plan.Baseline{}, errors.New("plan needs --baseline: an answer such as collaboration.uwv.bottom2, a count such as 7/43, or a share such as 23%")
	case !strings.Contains(r.Baseline, "/"):
		return r.share()
	}
	if err := r.noN(); err != nil {
		return plan.Baseline{}, err
	}
	c, err := written.ParseCounted(r.Baseline)
	if err != nil {
		return plan.Baseline{}, fmt.Errorf("--baseline %w", err)
	}
	bounds, err := interval.Proportion(r.Method, c.Count, c.Base, r.Level)
	if err != nil {
		return plan.Baseline{}, fmt.Errorf("--baseline %s: %w", r.Baseline, err)
	}
	return plan.Baseline{Share: c.Share(), Count: &c.Count, Base: c.Base, Interval: &bounds}, nil
}

// parseBaseline reads a share, or a count of a base, of which only the estimate counts.
func parseBaseline(text string) (float64, error) {
	if !strings.Contains(text, "/") {
		return written.ParseShare("--baseline", text)
	}
	c, err := written.ParseCounted(text)
	if err != nil {
		return 0, fmt.Errorf("--baseline %w", err)
	}
	return c.Share(), nil
}

// noN refuses a number of answers behind a baseline that has one.
func (r Request) noN() error {
	if r.BaselineN != "" {
		return fmt.Errorf("--baseline %s has a base already; leave --baseline-n out", r.Baseline)
	}
	return nil
}

// share reads a share; with a number of answers behind it, it has an interval.
func (r Request) share() (plan.Baseline, error) {
	share, err := written.ParseShare("--baseline", r.Baseline)
	if err != nil || r.BaselineN == "" {
		return plan.Baseline{Share: share}, err
	}
	n, err := written.ParseWhole(r.BaselineN)
	if err != nil {
		return plan.Baseline{}, fmt.Errorf("--baseline-n: %w", err)
	}
	if n == 0 {
		return plan.Baseline{}, fmt.Errorf("--baseline-n 0: give the number of answers behind %s, or leave it out", r.Baseline)
	}
	effective := map[interval.Method]func(p, n, level float64) (interval.Interval, error){
		interval.MethodWilson: interval.WilsonEffective, interval.MethodClopperPearson: interval.ClopperPearsonEffective,
	}[r.Method]
	if effective == nil {
		return plan.Baseline{}, fmt.Errorf("--interval %s takes counts: give --baseline as a count such as 7/43, or use wilson or clopper-pearson", r.Method)
	}
	bounds, err := effective(share, float64(n), r.Level)
	if err != nil {
		return plan.Baseline{}, fmt.Errorf("--baseline %s: %w", r.Baseline, err)
	}
	return plan.Baseline{Share: share, Count: countOf(share, 0, bounds), Base: n, Interval: &bounds}, nil
}

// countOf is the count behind a share: nil for the mean of a number, and for a share of which the count is not known.
func countOf(share float64, count int, i interval.Interval) *int {
	if count > 0 || share == 0 && i.Method != interval.MethodWidestCase {
		return &count
	}
	return nil
}

// ErrNobody is returned for an answer that nobody was known to give or not to give.
var ErrNobody = errors.New("nobody answered this, so there is no share to start from")

// ErrHidden is returned for an answer of which the count is hidden to protect respondents.
var ErrHidden = errors.New("its count is hidden, and a plan would give it away; start from another answer, from a net of answers, or from a share such as 20%")

// found finds the baseline in the table of its item.
func (r Request) found(table analysis.Table) (plan.Baseline, error) {
	if err := r.noN(); err != nil {
		return plan.Baseline{}, err
	}
	if item := table.Item; item.Kind == data.Number && !prose.InPercent(item) {
		return plan.Baseline{}, fmt.Errorf("--baseline %s: %s holds numbers, not shares", r.Baseline, item.ID)
	}
	known := answers(table)
	place := slices.IndexFunc(known, func(a answer) bool { return a.name == r.Baseline })
	if place < 0 {
		return plan.Baseline{}, r.unknown(table.Item.ID, known)
	}
	part, estimate := known[place].part, known[place].estimate
	if estimate.Hidden {
		return plan.Baseline{}, fmt.Errorf("--baseline %s: %w", r.Baseline, ErrHidden)
	}
	if !estimate.Known() {
		return plan.Baseline{}, fmt.Errorf("--baseline %s: %w", r.Baseline, ErrNobody)
	}
	b := plan.Baseline{Share: estimate.Proportion, Count: countOf(estimate.Proportion, estimate.Count, estimate.Interval), Base: estimate.Base, Interval: &estimate.Interval}
	b.Answer = &plan.Found{Table: table, Row: part.Row, Option: estimate.Option}
	b.Answer.Notes = slices.Concat(table.Notes, part.Notes, estimate.Notes)
	return b, nil
}

// answer is an estimate of a table, by the name that a baseline gives it.
type answer struct {
	name     string
	part     estimate.Part
	estimate estimate.Estimate
}

func answers(table analysis.Table) []answer {
	var known []answer
	for _, part := range table.Parts {
		for _, e := range slices.Concat(part.Estimates, part.Nets) {
			ids := slices.DeleteFunc([]string{table.Item.ID, part.Row, e.Option}, func(id string) bool { return id == "" })
			known = append(known, answer{strings.Join(ids, "."), part, e})
		}
	}
	return known
}

func (r Request) unknown(item string, known []answer) error {
	var names []string
	for _, a := range known {
		names = append(names, a.name)
	}
	if near := nearest.Name(r.Baseline, names); near != "" {
		return fmt.Errorf("--baseline %s: no such answer; did you mean %q?", r.Baseline, near)
	}
	return fmt.Errorf("--baseline %s: no such answer; %s has %s", r.Baseline, item, strings.Join(names, ", "))
}
