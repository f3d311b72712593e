package experiment

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis/planning"
	"spoor/internal/study/written"
	"spoor/reports/plan"
)

// MarginRequest asks how many respondents a survey takes to know a share, or a mean, within a margin. Numbers are texts as people write them.
type MarginRequest struct {
	Margin     string // a share, such as 5%, or in the unit of a mean
	Share      string // that is expected, or a count such as 7/43; without it 50%
	SD         string // the standard deviation that is expected, of a mean; "" for a share
	Population int    // 0 for one that is too large to matter
	Deff       string // the design effect; without it 1
	Together   string // how many intervals hold together, or Whole; without it 1
	Attrition  string // the share that will not answer
	Level      float64
}

// Whole asks for intervals of all answers to one question that hold together.
const Whole = "all"

// Answer answers the request. An error says what is wrong with it.
func (r MarginRequest) Answer() (plan.Margin, error) {
	p, err := r.precision()
	if err != nil {
		return plan.Margin{}, err
	}
	answer := plan.Margin{Asked: p}
	if answer.Attrition, err = written.ParseShare("--attrition", cmp.Or(r.Attrition, "0")); err != nil {
		return plan.Margin{}, err
	}
	if answer.Attrition == 1 {
		return plan.Margin{}, fmt.Errorf("--attrition %s: nobody answers", r.Attrition)
	}
	if answer.Respondents, err = p.Respondents(); err != nil {
		return plan.Margin{}, err
	}
	answer.Levels = with([]float64{0.90, 0.95, 0.99}, p.Level)
	margins := []float64{0.01, 0.02, 0.03, 0.05, 0.10}
	if p.SD > 0 {
		margins = []float64{p.Margin / 2, p.Margin * 2}
	}
	margins = with(margins, p.Margin)
	slices.Reverse(margins)
	for _, margin := range margins {
		answer.Rows = append(answer.Rows, marginRow(p, margin, answer.Levels))
	}
	return answer, nil
}

// with returns values with one more, in order, unless it is there.
func with(values []float64, more float64) []float64 {
	if !slices.Contains(values, more) {
		values = append(values, more)
	}
	slices.Sort(values)
	return values
}

func marginRow(p planning.Precision, margin float64, levels []float64) plan.MarginRow {
	row := plan.MarginRow{Margin: margin}
	for _, level := range levels {
		p.Margin, p.Level = margin, level
		n, err := p.Respondents()
		if err != nil {
			n = 0 // more than can be searched: the request itself was answered
		}
		row.Respondents = append(row.Respondents, n)
	}
	return row
}

// precision reads the numbers of the request.
func (r MarginRequest) precision() (planning.Precision, error) {
	p := planning.Precision{Level: r.Level, Population: r.Population, Together: 1, Whole: r.Together == Whole, Share: 0.5}
	if fault := written.LevelFault(r.Level); fault != "" {
		return p, fmt.Errorf("--level %v: %s", r.Level, fault)
	}
	var err error
	if p.DesignEffect, err = above0("--deff", cmp.Or(r.Deff, "1")); err != nil {
		return p, err
	}
	if !p.Whole && r.Together != "" {
		if p.Together, err = strconv.Atoi(r.Together); err != nil || p.Together < 1 {
			return p, fmt.Errorf("--joint %s: give the number of percentages of which the intervals hold together, or %s: those of all answers to a question of one answer", r.Together, Whole)
		}
	}
	if p.Whole && (r.SD != "" || r.Share != "") {
		return p, fmt.Errorf("--joint %s holds whatever the shares are; leave out --baseline and --sd", Whole)
	}
	if r.SD != "" {
		if r.Share != "" {
			return p, fmt.Errorf("--baseline is for a share and --sd for a mean; leave one of them out")
		}
		if p.SD, err = above0("--sd", r.SD); err != nil {
			return p, err
		}
		p.Margin, err = above0("--margin", r.Margin)
		return p, err
	}
	if p.Margin, err = written.ParseShare("--margin", r.Margin); err != nil {
		return p, err
	}
	if p.Margin <= 0 || p.Margin >= 0.5 {
		return p, fmt.Errorf("--margin %s: give a margin above 0 and below 50%%, such as 5%%; that of a mean goes with --sd", r.Margin)
	}
	if r.Share != "" {
		p.Share, err = parseBaseline(r.Share)
	}
	return p, err
}

// above0 reads a number above 0, with a comma or a point.
func above0(flag, text string) (float64, error) {
	value, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	if err != nil || !(value > 0) || math.IsInf(value, 0) {
		return 0, fmt.Errorf("%s %s: give a number above 0, such as 1.5", flag, text)
	}
	return value, nil
}
