package questionnaire

import (
	"fmt"
	"strings"

	"spoor/data"
)

// limeRanked are what is ranked: answers, or since version 6 the subquestions.
func (r reader) limeRanked(l lime, question string, parts []Choice) []Choice {
	if answers := r.limeAnswers(l, question, "0"); len(answers) > 0 {
		return answers
	}
	return parts
}

// limeGrid returns the questions that an array of two dimensions is: of an array with two scales one battery for each scale, of an array of
// numbers a number for each cell, and of one of boxes to tick a question with several answers for each row. Any other question is itself.
func (r reader) limeGrid(l lime, row map[string]string, q Question) []Question {
	qid := row["qid"]
	switch row["type"] {
	case "1":
		var out []Question
		for scale := range 2 {
			one := q
			one.Kind, one.Options = data.Rating, r.limeAnswers(l, qid, fmt.Sprint(scale))
			one.Rows = coded(q.Rows, func(code string) string { return fmt.Sprintf("%s][%d", code, scale+1) })
			one.Text = titled(q.Text, l.attribute(qid, []string{"dualscale_headerA", "dualscale_headerB"}[scale]))
			out = append(out, one)
		}
		return out
	case ":":
		columns := r.limeParts(l, qid, "1")
		if l.attribute(qid, "multiflexible_checkbox") == "1" {
			var out []Question
			for _, part := range q.Rows {
				one := q
				one.Kind, one.Rows, one.Options = data.Multiple, nil, coded(columns, func(code string) string { return part.Code + "_" + code })
				one.Text = data.Text{NL: joined(q.Text.NL, part.Label.NL), EN: joined(q.Text.EN, part.Label.EN)}
				out = append(out, one)
			}
			return out
		}
		rows := q.Rows
		q.Rows = nil
		for _, part := range rows {
			for _, column := range columns {
				q.Rows = append(q.Rows, Choice{Code: part.Code + "_" + column.Code, Label: data.Text{NL: joined(part.Label.NL, column.Label.NL), EN: joined(part.Label.EN, column.Label.EN)}})
			}
		}
		q.Low, q.High = numberOf(l.attribute(qid, "multiflexible_min")), numberOf(l.attribute(qid, "multiflexible_max"))
	}
	return []Question{q}
}

// attribute returns what a question is set to, empty where it is not set.
func (l lime) attribute(question, name string) string {
	for _, row := range l.in("question_attributes", "qid", question) {
		if value := strings.TrimSpace(row["value"]); row["attribute"] == name && value != "" {
			return value
		}
	}
	return ""
}

// coded returns choices with other codes.
func coded(choices []Choice, code func(string) string) []Choice {
	out := make([]Choice, len(choices))
	for i, choice := range choices {
		out[i] = choice
		out[i].Code = code(choice.Code)
	}
	return out
}

// titled returns a text with what stands above a scale behind it.
func titled(text data.Text, header string) data.Text {
	if header == "" {
		return text
	}
	return data.Text{NL: joined(text.NL, header), EN: joined(text.EN, header)}
}

// joined is one text behind another; empty where the first is.
func joined(text, behind string) string {
	if text == "" || behind == "" {
		return text
	}
	return text + ": " + behind
}
