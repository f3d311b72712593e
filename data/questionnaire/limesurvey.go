package questionnaire

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/pattern"
)

// lime is a survey of LimeSurvey: its tables, each with rows of named fields.
type lime map[string][]map[string]string

// parseLime reads the tables of a .lss: document > table > rows > row > field.
func parseLime(content string) (lime, error) {
	decoder := xml.NewDecoder(strings.NewReader(content))
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	tables := lime{}
	var path []string
	var row map[string]string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return tables, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Local)
			if len(path) == 4 && path[3] == "row" {
				row = map[string]string{}
			}
		case xml.EndElement:
			if len(path) == 4 && path[3] == "row" && row != nil {
				tables[path[1]] = append(tables[path[1]], row)
				row = nil
			}
			path = path[:len(path)-1]
		case xml.CharData:
			if len(path) == 5 && row != nil {
				row[path[4]] += string(token)
			}
		}
	}
}

// in returns the rows of a table where a field has a value, in the order that LimeSurvey shows them, each once.
func (l lime) in(table, field, value string) []map[string]string {
	var out []map[string]string
	for _, row := range l[table] {
		if row[field] == value {
			out = append(out, row)
		}
	}
	inorder.By(out, func(a, b map[string]string) int { return order(a) - order(b) })
	return out
}

func order(row map[string]string) int {
	for _, field := range []string{"question_order", "sortorder"} {
		if n, err := strconv.Atoi(row[field]); err == nil {
			return n
		}
	}
	return 0
}

// texts sets what a row says in each language: in newer files beside it, in older ones the row stands there once for each language.
func (r reader) texts(to *data.Text, l lime, row map[string]string, field, key, beside string) {
	r.put(to, row["language"], row[field])
	for _, local := range l[beside] {
		if row[key] != "" && local[key] == row[key] {
			r.put(to, local["language"], local[field])
		}
	}
}

var (
	limeIs = pattern.New(`^\(*\s*([A-Za-z]\w*)\.NAOK\s*==\s*['"]([^'"]*)['"]\s*\)*$`)
)

// limesurvey reads the structure of a survey of LimeSurvey (.lss).
func (r reader) limesurvey() ([]Question, error) {
	l, err := parseLime(r.content)
	if err != nil {
		return nil, r.refuse("is no .lss of LimeSurvey, or cut off (%v)", err)
	}
	if len(l["questions"]) == 0 {
		return nil, r.refuse("is no .lss of LimeSurvey: it has no questions")
	}
	var questions []Question
	seen := map[string][]int{} // the places of what a question became
	for _, row := range l["questions"] {
		if parent := row["parent_qid"]; parent != "" && parent != "0" {
			continue
		}
		if places, again := seen[row["qid"]]; again { // another language
			for _, at := range places {
				r.texts(&questions[at].Text, l, row, "question", "qid", "question_l10ns")
			}
			continue
		}
		seen[row["qid"]] = nil
		q, known := r.limeQuestion(l, row)
		if !known {
			continue
		}
		for _, one := range r.limeGrid(l, row, q) {
			seen[row["qid"]] = append(seen[row["qid"]], len(questions))
			questions = append(questions, one)
		}
	}
	return questions, nil
}

func (r reader) limeQuestion(l lime, row map[string]string) (Question, bool) {
	q := Question{Code: row["title"]}
	r.texts(&q.Text, l, row, "question", "qid", "question_l10ns")
	kind := row["type"]
	parts := r.limeParts(l, row["qid"], "0")
	listed := kind == "L" || kind == "!" || kind == "O"
	switch {
	case listed:
		q.Kind, q.Options = data.Single, r.limeAnswers(l, row["qid"], "0")
	case kind == "Y":
		q.Kind, q.Options = data.Single, []Choice{{Code: "Y", Label: data.Text{NL: "Ja", EN: "Yes"}}, {Code: "N", Label: data.Text{NL: "Nee", EN: "No"}}}
	case kind == "G":
		q.Kind, q.Options = data.Single, []Choice{{Code: "F", Label: data.Text{NL: "Vrouw", EN: "Female"}}, {Code: "M", Label: data.Text{NL: "Man", EN: "Male"}}}
	case kind == "5":
		q.Kind, q.Options = data.Single, points(5)
	case kind == "F" || kind == "H":
		q.Kind, q.Rows, q.Options = data.Rating, parts, r.limeAnswers(l, row["qid"], "0")
	case kind == "A":
		q.Kind, q.Rows, q.Options = data.Rating, parts, points(5)
	case kind == "B":
		q.Kind, q.Rows, q.Options = data.Rating, parts, points(10)
	case kind == "C":
		q.Kind, q.Rows, q.Options = data.Rating, parts, []Choice{{Code: "N", Label: data.Text{NL: "Nee", EN: "No"}}, {Code: "U", Label: data.Text{NL: "Onzeker", EN: "Uncertain"}}, {Code: "Y", Label: data.Text{NL: "Ja", EN: "Yes"}}}
	case kind == "E":
		q.Kind, q.Rows, q.Options = data.Rating, parts, []Choice{{Code: "D", Label: data.Text{NL: "Afname", EN: "Decrease"}}, {Code: "S", Label: data.Text{NL: "Gelijk", EN: "Same"}}, {Code: "I", Label: data.Text{NL: "Toename", EN: "Increase"}}}
	case kind == "M" || kind == "P":
		q.Kind, q.Options = data.Multiple, parts
	case kind == "R":
		q.Kind, q.Options = data.Ranking, r.limeRanked(l, row["qid"], parts)
	case kind == "N":
		q.Kind = data.Number
	case kind == "1" || kind == ":":
		q.Kind, q.Rows = data.Number, parts // what it becomes is for limeGrid
	case kind == "K":
		q.Kind, q.Rows = data.Number, parts
	case kind == "S" || kind == "T" || kind == "U" || kind == "D":
		q.Kind = data.Open
	default:
		return q, false
	}
	if row["other"] == "Y" && (q.Kind == data.Single || q.Kind == data.Multiple) {
		code := "-oth-"
		if q.Kind == data.Multiple {
			code = "other"
		}
		q.Options = append(q.Options, Choice{Code: code, Label: data.Text{NL: "Anders", EN: "Other"}, Open: true})
	}
	q.limeAttributes(l, row["qid"])
	if relevance := strings.TrimSpace(row["relevance"]); relevance != "" && relevance != "1" {
		q.Routed = relevance
		if found := limeIs.FindStringSubmatch(relevance); found != nil {
			q.AskedIf, q.Routed = Condition{found[1], found[2]}, ""
			if question, part, several := strings.Cut(found[1], "_"); several && found[2] == "Y" {
				q.AskedIf = Condition{question, part}
			}
		}
	}
	return q, q.Code != ""
}

// points are the answers from 1 to n.
func points(n int) []Choice {
	out := make([]Choice, n)
	for i := range out {
		text := strconv.Itoa(i + 1)
		out[i] = Choice{Code: text, Label: data.Text{NL: text, EN: text}}
	}
	return out
}

// limeParts are the subquestions of a question: its rows, or of scale 1 the columns of an array.
func (r reader) limeParts(l lime, question, scale string) []Choice {
	var parts []Choice
	for _, table := range []string{"subquestions", "questions"} {
		for _, row := range l.in(table, "parent_qid", question) {
			if cmp.Or(row["scale_id"], "0") != scale {
				continue
			}
			parts = r.limeChoice(parts, l, row, row["title"], "question", "qid", "question_l10ns")
		}
	}
	return parts
}

// limeAnswers are the answers of a list, or of one scale of two.
func (r reader) limeAnswers(l lime, question, scale string) []Choice {
	var answers []Choice
	for _, row := range l.in("answers", "qid", question) {
		if cmp.Or(row["scale_id"], "0") == scale {
			answers = r.limeChoice(answers, l, row, row["code"], "answer", "aid", "answer_l10ns")
		}
	}
	return answers
}

// limeChoice adds a choice, or the text of another language to the one that is there.
func (r reader) limeChoice(choices []Choice, l lime, row map[string]string, code, field, key, beside string) []Choice {
	at := slices.IndexFunc(choices, func(c Choice) bool { return c.Code == code })
	if at < 0 {
		at, choices = len(choices), append(choices, Choice{Code: code})
	}
	r.texts(&choices[at].Label, l, row, field, key, beside)
	return choices
}

// limeAttributes reads limits and answers that stand alone.
func (q *Question) limeAttributes(l lime, question string) {
	for _, row := range l.in("question_attributes", "qid", question) {
		value := strings.TrimSpace(row["value"])
		switch row["attribute"] {
		case "max_answers":
			if n, err := strconv.Atoi(value); err == nil {
				q.MaxPicks = n
			}
		case "exclude_all_others":
			for _, code := range strings.FieldsFunc(value, func(r rune) bool { return r == ';' || r == ',' || r == ' ' }) {
				if choice := q.choice(code); choice != nil && q.Kind == data.Multiple {
					choice.Exclusive = true
				}
			}
		case "min_num_value_n":
			q.Low = numberOf(value)
		case "max_num_value_n":
			q.High = numberOf(value)
		}
	}
}
