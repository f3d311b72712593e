package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/writing"
)

// placed is a question with the columns of an export that hold its answers.
type placed struct {
	Question
	id    string
	whole *platform.Column   // that of the question itself
	parts []*platform.Column // of each option, or each row; nil for one without
	ranks []*platform.Column // of each rank, the first rank first

	repeats *platform.Column // what says in one cell what the parts say
}

// place finds the columns of a question: by its code, then by its text.
func place(q Question, export *platform.Export) placed {
	p := placed{Question: q}
	parts := q.Rows
	if q.Kind == data.Multiple || q.Kind == data.Ranking {
		parts = q.Options
	}
	found := false
	p.parts = make([]*platform.Column, len(parts))
	for i, part := range parts {
		p.parts[i] = find(export, func(c platform.Column) bool { return q.holdsPart(c, part.Code) })
		if p.parts[i] == nil {
			p.parts[i] = find(export, func(c platform.Column) bool { return q.saysPart(c, part) })
		}
		found = found || p.parts[i] != nil
	}
	if q.Kind == data.Ranking && !found {
		for rank := 1; ; rank++ {
			column := find(export, func(c platform.Column) bool { return q.holdsPart(c, fmt.Sprint(rank)) })
			if column == nil {
				break
			}
			p.ranks, found = append(p.ranks, column), true
		}
	}
	whole := find(export, func(c platform.Column) bool { return same(last(c.Code), q.Code) || same(last(c.Name), q.Code) })
	if found || q.Kind == data.Rating {
		p.repeats = whole
		return p
	}
	p.parts = nil
	if p.whole = whole; p.whole == nil {
		p.whole = find(export, func(c platform.Column) bool {
			return c.Part == "" && c.PartCode == "" && (same(c.Text, q.Text.NL) || same(c.Text, q.Text.EN) || same(c.Name, q.Text.NL) || same(c.Name, q.Text.EN))
		})
	}
	return p
}

// looped are questions with, in the place of one that is asked in a loop, one for each time: Qualtrics calls their columns 1_Q5, 2_Q5.
func looped(questions []Question, export *platform.Export) []Question {
	var out []Question
	for _, q := range questions {
		times := []Question{}
		if p := place(q, export); len(p.columns()) == 0 {
			for n := 1; ; n++ {
				one := q
				one.Code = fmt.Sprintf("%d_%s", n, q.Code)
				if p := place(one, export); len(p.columns()) == 0 || !p.byCode() {
					break
				}
				one.Text = data.Text{NL: joined(q.Text.NL, fmt.Sprint(n)), EN: joined(q.Text.EN, fmt.Sprint(n))}
				times = append(times, one)
			}
		}
		if len(times) == 0 {
			times = append(times, q)
		}
		out = append(out, times...)
	}
	return out
}

// byCode reports whether the columns of a question begin with its code, so that it was not its text that found them.
func (p placed) byCode() bool {
	return !slices.ContainsFunc(p.columns(), func(c *platform.Column) bool {
		return !strings.HasPrefix(writing.Fold(last(c.Code)), writing.Fold(p.Code)) && !strings.HasPrefix(writing.Fold(last(c.Name)), writing.Fold(p.Code))
	})
}

// find returns the one column for which fits holds, nil where there is none or more than one.
func find(export *platform.Export, fits func(platform.Column) bool) *platform.Column {
	var found *platform.Column
	for i, c := range export.Columns {
		if (c.Role == platform.Answer || c.Role == platform.OtherText) && fits(c) {
			if found != nil {
				return nil
			}
			found = &export.Columns[i]
		}
	}
	return found
}

func same(a, b string) bool { return a != "" && b != "" && writing.Fold(a) == writing.Fold(b) }

// last is what stands behind the groups of a form: group/question.
func last(name string) string { return name[strings.LastIndex(name, "/")+1:] }

// holdsPart reports whether a column is that of a part by its code: Q1[SQ001], Q1_1, Q1.a, Q1/a, Q1___a.
func (q Question) holdsPart(c platform.Column, code string) bool {
	if same(last(c.Question), q.Code) && same(c.PartCode, code) {
		return true
	}
	for _, name := range []string{c.Code, c.Name} {
		if same(name, code) && c.Part == "" && q.Kind == data.Rating { // a matrix of fields
			return true
		}
		for _, between := range []string{"/", ".", "_", "___", "[", " [", ":"} {
			joined := q.Code + between + code
			if strings.HasSuffix(between, "[") {
				joined += "]"
			}
			if same(name, joined) || strings.HasSuffix(writing.Fold(name), "/"+writing.Fold(joined)) {
				return true
			}
		}
	}
	return false
}

// saysPart reports whether a column is that of a part by the texts of the question and of the part.
func (q Question) saysPart(c platform.Column, part Choice) bool {
	for _, texts := range [][2]string{{q.Text.NL, part.Label.NL}, {q.Text.EN, part.Label.EN}} {
		question, label := texts[0], texts[1]
		if question == "" || label == "" {
			continue
		}
		if (same(c.Text, question) || same(c.Question, question)) && same(c.Part, label) {
			return true
		}
		for _, form := range []string{"%s [%s]", "%s - %s", "%s/%s", "%s (choice=%s)", "%s: %s"} {
			if same(c.Name, fmt.Sprintf(form, question, label)) {
				return true
			}
		}
		if q.Kind == data.Rating && same(c.Name, label) {
			return true
		}
	}
	return false
}

// columns lists the columns of the question.
func (p placed) columns() []*platform.Column {
	out := slices.Clone(p.parts)
	if p.whole != nil {
		out = append(out, p.whole)
	}
	return slices.DeleteFunc(append(out, p.ranks...), func(c *platform.Column) bool { return c == nil })
}

// answers are the options of which one stands in a cell, by how they may be written there.
func (p placed) answers() map[string]bool {
	known := map[string]bool{}
	for _, option := range p.Options {
		for _, text := range []string{option.Code, option.Label.NL, option.Label.EN} {
			if text != "" {
				known[writing.Fold(text)] = true
			}
		}
	}
	return known
}
