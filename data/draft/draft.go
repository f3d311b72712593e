package draft

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/writing"
)

// Draft is a codebook with a guess beside every line that is one.
type Draft struct {
	Responses int
	items     []item
	omitted   []string // columns without an item, and why
	ids       identifiers
	export    *platform.Export
}

// item is an item as it is guessed to be.
type item struct {
	id, text  string
	textGuess string
	kind      data.Kind
	why       string // what the kind follows from
	sure      bool   // that leaves no doubt
	columns   []string
	separator string
	missing   map[string][]string
	maxPicks  int
	low, high float64
	options   []option // options, or the scale of a rating
	order     string   // what the order of the options follows from
	promoters bool     // a scale of 0 to 10 with the boxes of the net promoter score
	ordered   bool     // that leaves no doubt
	rows      []option
}

type option struct {
	id, label string
	columns   []string
	aliases   []string
	open      bool
	count     int
	value     *int   // of a point of a scale of numbers
	guess     string // what the label follows from, where the export holds another text
}

// question is one question of the export and what was answered to it.
type question struct {
	platform.Question
	columns []*column // the answers
	texts   []*column // the texts beside them
	picked  []int     // how many respondents ticked so many columns
	filled  []int     // how many filled so many
	ranking ranking   // whether the columns hold one
}

// Read drafts a codebook from all responses of an export. Each is called after each response. The error is a
// [*problem.Problem] when the file cannot be read to its end; records that cannot be used are passed over.
func Read(ctx context.Context, export *platform.Export, each func()) (*Draft, error) {
	var questions []*question
	for _, q := range apartWithoutName(export.Questions()) {
		one := &question{Question: q}
		for _, c := range q.Columns {
			if c.Role == platform.OtherText {
				one.texts = append(one.texts, &column{Column: c})
			} else {
				one.columns = append(one.columns, &column{Column: c, cells: listed(c.Answers)})
			}
		}
		style := one.ticking(export)
		for _, c := range one.columns {
			c.ticking = style
		}
		one.ranking.named = rankNames(one.columns)
		questions = append(questions, one)
	}
	d := &Draft{ids: identifiers{data.RespondentColumn: true}, export: export}
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		response, err := export.Next()
		var found *problem.Problem
		switch {
		case errors.Is(err, io.EOF):
			for _, q := range questions {
				d.question(q)
			}
			return d, nil
		case errors.As(err, &found) && found.Severity != problem.Fatal:
			continue
		case err != nil:
			return nil, err
		}
		d.Responses++
		for _, q := range questions {
			q.add(response)
		}
		each()
	}
}

// ticking finds in the first responses how the columns tell which options were picked.
func (q *question) ticking(export *platform.Export) writing.TickStyle {
	var columns []writing.TickColumn
	for _, c := range q.columns {
		columns = append(columns, writing.TickColumn{Labels: []string{c.Part, c.PartCode}, Cells: slices.Values(export.Ahead(c.Index))})
	}
	return writing.TicksOf(columns)
}

func (q *question) add(r platform.Response) {
	picked, filled := 0, 0
	for _, c := range q.columns {
		cell := r.Text(c.Index)
		c.add(cell)
		if cell != "" {
			filled++
		}
		if yes, known := c.tick(cell); yes && known {
			picked++
		}
	}
	for _, c := range q.texts {
		cell := r.Text(c.Index)
		c.add(cell)
		if cell != "" && q.withoutAnswer(c) {
			picked++
		}
	}
	q.ranking.add(q.columns, r)
	tally(&q.picked, picked)
	tally(&q.filled, filled)
}

// withoutAnswer reports whether a text stands in place of the column of its option.
func (q *question) withoutAnswer(text *column) bool {
	return len(q.columns) > 1 && !slices.ContainsFunc(q.columns, func(c *column) bool { return beside(text, c) })
}

// beside reports whether a text belongs to an option that has a column of its own.
func beside(text, c *column) bool {
	return c.PartCode != "" && strings.HasPrefix(text.PartCode, c.PartCode+"_") || c.Part != "" && writing.Fold(c.Part) == writing.Fold(text.Part)
}

// apartWithoutName makes a question of each column without a name: nothing says that they belong together.
func apartWithoutName(questions []platform.Question) []platform.Question {
	var out []platform.Question
	for _, q := range questions {
		if q.Code != "" {
			out = append(out, q)
			continue
		}
		for _, column := range q.Columns {
			out = append(out, platform.Question{Columns: []platform.Column{column}})
		}
	}
	return out
}
