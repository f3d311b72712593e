package questionnaire

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/writing"
)

// mostOfColumn is how many different contradictions of one column are told.
const mostOfColumn = 20

// seen is what was found while the answers were read.
type seen struct {
	file, questionnaire string
	problems            map[int]data.Problems // by column, in the order of the first
	times               map[string]int        // by column and value
	low, high           map[string]*float64   // of numbers, by question
}

// read reads all answers, and collects what the questionnaire contradicts: each value of a column once.
func read(ctx context.Context, export *platform.Export, all []placed, s *seen, each func()) error {
	known := make([]map[string]bool, len(all))
	styles := make([]writing.TickStyle, len(all))
	for i, p := range all {
		known[i], styles[i] = p.answers(), p.ticks(export)
	}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		response, err := export.Next()
		var found *problem.Problem
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &found) && found.Severity != problem.Fatal:
			continue
		case err != nil:
			return err
		}
		for i, p := range all {
			s.question(p, known[i], styles[i], response)
		}
		each()
	}
}

func (s *seen) question(p placed, known map[string]bool, style writing.TickStyle, r platform.Response) {
	picked, first := 0, (*platform.Column)(nil)
	for i, column := range p.parts {
		if column == nil {
			continue
		}
		cell := r.Text(column.Index)
		switch {
		case cell == "" || p.Kind == data.Ranking:
		case p.Kind == data.Multiple:
			option := p.Options[i]
			yes, tick := style.Read(cell, option.called(column)...)
			if yes {
				picked, first = picked+1, column
			}
			if !tick && !option.Open {
				s.add(column, r, cell, fmt.Sprintf("does not say whether %s was picked", p.Code))
			}
		default:
			s.cell(p, known, column, r, cell)
		}
	}
	if p.whole != nil {
		cell := r.Text(p.whole.Index)
		if p.Kind != data.Multiple || p.Separator == "" {
			if p.Kind != data.Ranking {
				s.cell(p, known, p.whole, r, cell)
			}
		} else if !known[writing.Fold(cell)] {
			for _, part := range strings.Split(cell, p.Separator) {
				if part = strings.TrimSpace(part); part != "" {
					picked, first = picked+1, p.whole
					s.cell(p, known, p.whole, r, part)
				}
			}
		}
	}
	if p.Kind == data.Multiple && p.MaxPicks > 0 && picked > p.MaxPicks {
		s.add(first, r, strconv.Itoa(picked), fmt.Sprintf("answers picked of %s, where at most %d can be", p.Code, p.MaxPicks))
	}
}

// called are the names of an answer that its column may hold.
func (c Choice) called(column *platform.Column) []string {
	return []string{c.Label.NL, c.Label.EN, c.Code, column.Part}
}

// ticks finds in the first responses how the columns of a question tell which answers were picked.
func (p placed) ticks(export *platform.Export) writing.TickStyle {
	var columns []writing.TickColumn
	for i, column := range p.parts {
		if column != nil && p.Kind == data.Multiple && !p.Options[i].Open {
			columns = append(columns, writing.TickColumn{Labels: p.Options[i].called(column), Cells: slices.Values(export.Ahead(column.Index))})
		}
	}
	return writing.TicksOf(columns)
}

// cell checks one cell that holds one answer.
func (s *seen) cell(p placed, known map[string]bool, column *platform.Column, r platform.Response, cell string) {
	switch {
	case cell == "" || p.Kind == data.Open:
	case p.Kind != data.Number:
		if !known[writing.Fold(cell)] {
			s.add(column, r, cell, fmt.Sprintf("is no answer to %s: %s", p.Code, some(p.Options)))
		}
	default:
		value, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64)
		switch {
		case err != nil:
			s.add(column, r, cell, fmt.Sprintf("is no number, and %s takes one", p.Code))
			return
		case p.Low != nil && value < *p.Low:
			s.add(column, r, cell, fmt.Sprintf("is below %v, the lowest that %s takes", *p.Low, p.Code))
		case p.High != nil && value > *p.High:
			s.add(column, r, cell, fmt.Sprintf("is above %v, the highest that %s takes", *p.High, p.Code))
		}
		if low := s.low[p.Code]; low == nil || value < *low {
			s.low[p.Code] = &value
		}
		if high := s.high[p.Code]; high == nil || value > *high {
			s.high[p.Code] = &value
		}
	}
}

// some lists answers, not more than a line takes.
func some(choices []Choice) string {
	const most = 12
	var out []string
	for i, choice := range choices {
		if i == most {
			out = append(out, "…")
			break
		}
		label := choice.Label.In(data.Dutch)
		if label == "" || label == choice.Code {
			out = append(out, choice.Code)
		} else {
			out = append(out, choice.Code+" ("+label+")")
		}
	}
	return strings.Join(out, ", ")
}

func (s *seen) add(column *platform.Column, r platform.Response, cell, what string) {
	key := fmt.Sprint(column.Index, " ", cell)
	if s.times[key]++; s.times[key] > 1 || len(s.problems[column.Index]) >= mostOfColumn {
		return
	}
	s.problems[column.Index] = append(s.problems[column.Index], data.Problem{File: s.file, Line: r.Line, Column: column.Name, Message: fmt.Sprintf("%s %s, says %s", problem.Quoted(cell), what, s.questionnaire)})
}

// all lists the problems, by column.
func (s *seen) all() data.Problems {
	var columns []int
	for column := range s.problems {
		columns = append(columns, column)
	}
	slices.Sort(columns)
	var out data.Problems
	for _, column := range columns {
		out = append(out, s.problems[column]...)
	}
	return out
}
