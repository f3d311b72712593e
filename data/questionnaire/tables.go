package questionnaire

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/pattern"
)

// row is a record by the names of its columns, in small letters.
type row struct {
	line  int
	cells map[string]string
	names []string
}

func (r row) of(names ...string) string {
	for _, name := range names {
		if r.cells[name] != "" {
			return r.cells[name]
		}
	}
	return ""
}

// table reads a sheet, or a file of text, below its first record.
func (r reader) table(sheet string) ([]row, error) {
	opened, err := records.Open(r.name, strings.NewReader(r.content), records.Options{Sheet: sheet})
	if err != nil {
		return nil, err
	}
	var header []string
	var rows []row
	for {
		record, err := opened.Read()
		var found *problem.Problem
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case errors.As(err, &found) && found.Severity != problem.Fatal:
			continue
		case err != nil:
			return nil, err
		}
		texts := record.Texts()
		if header == nil {
			for _, text := range texts {
				header = append(header, strings.ToLower(strings.TrimSpace(text)))
			}
			continue
		}
		one := row{line: record.Line, cells: map[string]string{}, names: header}
		for i, text := range texts {
			if i < len(header) {
				one.cells[header[i]] = strings.TrimSpace(text)
			}
		}
		rows = append(rows, one)
	}
}

// label sets the label of a row in each language that it has: label, label::Dutch (nl).
func (r reader) label(to *data.Text, of row) {
	for _, name := range of.names {
		base, language, _ := strings.Cut(name, ":")
		if strings.TrimSpace(base) == "label" {
			r.put(to, strings.Trim(language, ": "), of.cells[name])
		}
	}
}

var (
	xlsIs       = pattern.New(`^\s*\$\{(\w[\w.-]*)\}\s*=\s*['"]([^'"]*)['"]\s*$`)
	xlsSelected = pattern.New(`^\s*selected\(\s*\$\{(\w[\w.-]*)\}\s*,\s*['"]([^'"]*)['"]\s*\)\s*$`)
	xlsMost     = pattern.New(`count-selected\(\s*\.\s*\)\s*(<=|<)\s*(\d+)`)
	xlsAlone    = pattern.New(`not\s*\(\s*selected\(\s*\.\s*,\s*['"]([^'"]*)['"]\s*\)\s*and\s*count-selected\(\s*\.\s*\)\s*(?:>\s*1|>=\s*2)\s*\)`)
	xlsLow      = pattern.New(`\.\s*(>=|>)\s*(-?\d+(?:\.\d+)?)`)
	xlsHigh     = pattern.New(`\.\s*(<=|<)\s*(-?\d+(?:\.\d+)?)`)
	xlsBound    = pattern.New(`(start|end)\s*=\s*(-?\d+(?:\.\d+)?)`)
)

// xlsform reads the sheets survey and choices of an XLSForm.
//
// https://xlsform.org/en/
func (r reader) xlsform() ([]Question, error) {
	survey, err := r.table("survey")
	if err != nil {
		return nil, r.refuse("is no XLSForm: it needs a sheet survey and a sheet choices (%v)", err)
	}
	choices, err := r.table("choices")
	if err != nil {
		choices = nil // a form without choices has none
	}
	lists := map[string][]Choice{}
	for _, one := range choices {
		list := one.of("list_name", "list name")
		if code := one.of("name", "value"); list != "" && code != "" {
			choice := Choice{Code: code}
			r.label(&choice.Label, one)
			lists[list] = append(lists[list], choice)
		}
	}
	var questions []Question
	for _, one := range survey {
		words := strings.Fields(strings.ReplaceAll(one.of("type"), "select one", "select_one"))
		if len(words) == 0 || one.of("name") == "" {
			continue
		}
		q := Question{Code: one.of("name")}
		r.label(&q.Text, one)
		switch words[0] {
		case "select_one", "select_multiple", "rank":
			q.Kind = map[string]data.Kind{"select_one": data.Single, "select_multiple": data.Multiple, "rank": data.Ranking}[words[0]]
			if len(words) < 2 || len(lists[words[1]]) == 0 {
				return nil, r.at(one.line, "%s %s has no choices on the sheet choices", one.of("type"), q.Code)
			}
			q.Options, q.Separator = append([]Choice(nil), lists[words[1]]...), " "
			if words[len(words)-1] == "or_other" {
				q.Options = append(q.Options, Choice{Code: "other", Label: data.Text{NL: "Anders", EN: "Other"}, Open: true})
			}
		case "integer", "decimal", "range":
			q.Kind = data.Number
		case "text":
			q.Kind = data.Open
		default:
			continue
		}
		r.limits(&q, one)
		questions = append(questions, q)
	}
	return questions, nil
}

// limits reads who is asked a question of an XLSForm, and which answers it takes.
func (r reader) limits(q *Question, one row) {
	if relevant := one.of("relevant"); relevant != "" {
		found := xlsIs.FindStringSubmatch(relevant)
		if found == nil {
			found = xlsSelected.FindStringSubmatch(relevant)
		}
		if q.Routed = relevant; found != nil {
			q.AskedIf, q.Routed = Condition{found[1], found[2]}, ""
		}
	}
	constraint := one.of("constraint")
	if found := xlsMost.FindStringSubmatch(constraint); found != nil && q.Kind != data.Number {
		q.MaxPicks, _ = strconv.Atoi(found[2]) // digits by the expression
		if found[1] == "<" {
			q.MaxPicks--
		}
	}
	for _, found := range xlsAlone.Regexp().FindAllStringSubmatch(constraint, -1) {
		if choice := q.choice(found[1]); choice != nil && q.Kind == data.Multiple {
			choice.Exclusive = true
		}
	}
	if q.Kind != data.Number {
		return
	}
	bound := func(found []string, strict float64) *float64 {
		value, _ := strconv.ParseFloat(found[2], 64) // a number by the expression
		if len(found[1]) == 1 && one.of("type") == "integer" {
			value += strict
		}
		return &value
	}
	if found := xlsLow.FindStringSubmatch(constraint); found != nil {
		q.Low = bound(found, 1)
	}
	if found := xlsHigh.FindStringSubmatch(constraint); found != nil {
		q.High = bound(found, -1)
	}
	for _, found := range xlsBound.Regexp().FindAllStringSubmatch(one.of("parameters"), -1) {
		if found[1] == "start" {
			q.Low = bound(found, 0)
		} else {
			q.High = bound(found, 0)
		}
	}
}

var (
	redcapIs   = pattern.New(`^\s*\[(\w+)(?:\((\w+)\))?\]\s*=\s*['"]?([^'"\s]*)['"]?\s*$`)
	redcapMost = pattern.New(`(?i)@MAXCHECKED\s*=\s*['"]?(\d+)`)
	redcapNone = pattern.New(`(?i)@NONEOFTHEABOVE\s*=\s*['"]?([\w,\s-]+)`)
)

// redcap reads the data dictionary of REDCap.
func (r reader) redcap() ([]Question, error) {
	rows, err := r.table("")
	if err != nil {
		return nil, err
	}
	if len(rows) > 0 && rows[0].of("variable / field name", "field_name") == "" {
		return nil, r.refuse("is no questionnaire that is read: an XLSForm, a .lss or .lsa of LimeSurvey, a .qsf of Qualtrics, or a data dictionary of REDCap, which begins with the column \"Variable / Field Name\"")
	}
	var questions []Question
	matrix := ""
	for i, one := range rows {
		if i == 0 { // the number of the record
			continue
		}
		if strings.EqualFold(one.of("identifier?", "identifier"), "y") {
			continue // it says who somebody is
		}
		q, group, known := r.field(one)
		if !known {
			continue
		}
		if last := len(questions) - 1; group != "" && group == matrix && q.Kind == data.Single {
			questions[last].Rows = append(questions[last].Rows, Choice{Code: q.Code, Label: q.Text})
			continue
		}
		if matrix = ""; group != "" && q.Kind == data.Single {
			matrix = group
			heading := q.Text
			if section := one.of("section header", "section_header"); section != "" {
				heading = data.Text{}
				r.put(&heading, "", section)
			}
			q.Rows, q.Kind, q.Code, q.Text = []Choice{{Code: q.Code, Label: q.Text}}, data.Rating, group, heading
		}
		questions = append(questions, q)
	}
	return questions, nil
}

// field reads one field of REDCap, and the matrix that it belongs to.
func (r reader) field(one row) (q Question, matrix string, known bool) {
	q = Question{Code: one.of("variable / field name", "field_name")}
	r.put(&q.Text, "", one.of("field label", "field_label"))
	kind := one.of("field type", "field_type")
	validation := one.of("text validation type or show slider number", "text_validation_type_or_show_slider_number")
	switch {
	case kind == "radio" || kind == "dropdown" || kind == "checkbox":
		q.Kind = data.Single
		if kind == "checkbox" {
			q.Kind = data.Multiple
		}
		for _, part := range strings.Split(one.of("choices, calculations, or slider labels", "select_choices_or_calculations"), "|") {
			if code, label, found := strings.Cut(part, ","); found {
				choice := Choice{Code: strings.TrimSpace(code)}
				r.put(&choice.Label, "", label)
				q.Options = append(q.Options, choice)
			}
		}
	case kind == "yesno":
		q.Kind, q.Options = data.Single, []Choice{{Code: "1", Label: data.Text{NL: "Ja", EN: "Yes"}}, {Code: "0", Label: data.Text{NL: "Nee", EN: "No"}}}
	case kind == "truefalse":
		q.Kind, q.Options = data.Single, []Choice{{Code: "1", Label: data.Text{NL: "Waar", EN: "True"}}, {Code: "0", Label: data.Text{NL: "Onwaar", EN: "False"}}}
	case kind == "slider", kind == "text" && (strings.HasPrefix(validation, "integer") || strings.HasPrefix(validation, "number")):
		q.Kind = data.Number
		q.Low, q.High = numberOf(one.of("text validation min", "text_validation_min")), numberOf(one.of("text validation max", "text_validation_max"))
		if kind == "slider" && q.Low == nil && q.High == nil {
			q.Low, q.High = numberOf("0"), numberOf("100")
		}
	case (kind == "text" || kind == "notes") && !strings.HasPrefix(validation, "date") && validation != "email" && validation != "phone":
		q.Kind = data.Open
	default:
		return q, "", false
	}
	annotation := one.of("field annotation", "field_annotation")
	if found := redcapMost.FindStringSubmatch(annotation); found != nil {
		q.MaxPicks, _ = strconv.Atoi(found[1]) // digits by the expression
	}
	if found := redcapNone.FindStringSubmatch(annotation); found != nil && q.Kind == data.Multiple {
		for _, code := range strings.Split(found[1], ",") {
			if choice := q.choice(strings.TrimSpace(code)); choice != nil {
				choice.Exclusive = true
			}
		}
	}
	if logic := one.of("branching logic (show field only if...)", "branching_logic"); logic != "" {
		found := redcapIs.FindStringSubmatch(logic)
		switch {
		case found == nil:
			q.Routed = logic
		case found[2] == "":
			q.AskedIf = Condition{found[1], found[3]}
		case found[3] == "1":
			q.AskedIf = Condition{found[1], found[2]}
		default:
			q.Routed = logic
		}
	}
	return q, one.of("matrix group name", "matrix_group_name"), q.Code != ""
}

// numberOf is a number as it is written, nil where it is none.
func numberOf(text string) *float64 {
	value, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		return nil
	}
	return &value
}
