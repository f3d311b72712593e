package questionnaire

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/pattern"
)

// qsf is a survey of Qualtrics, as far as it is read.
type qsf struct {
	Entry struct {
		Language string `json:"SurveyLanguage"`
	} `json:"SurveyEntry"`
	Elements []struct {
		Element string          `json:"Element"`
		Payload json.RawMessage `json:"Payload"`
	} `json:"SurveyElements"`
}

// qualtricsQuestion is a question of it. What may be a list where it is empty is read apart.
type qualtricsQuestion struct {
	ID           string          `json:"QuestionID"`
	Tag          string          `json:"DataExportTag"`
	Text         string          `json:"QuestionText"`
	Type         string          `json:"QuestionType"`
	Selector     string          `json:"Selector"`
	SubSelector  string          `json:"SubSelector"`
	Choices      json.RawMessage `json:"Choices"`
	ChoiceOrder  json.RawMessage `json:"ChoiceOrder"`
	Answers      json.RawMessage `json:"Answers"`
	AnswerOrder  json.RawMessage `json:"AnswerOrder"`
	Recodes      json.RawMessage `json:"RecodeValues"`
	DisplayLogic json.RawMessage `json:"DisplayLogic"`
	Language     json.RawMessage `json:"Language"`
	Beside       json.RawMessage `json:"AdditionalQuestions"` // the columns of a question side by side
	Validation   struct {
		Settings json.RawMessage `json:"Settings"`
	} `json:"Validation"`
}

type qualtricsChoice struct {
	Display   string `json:"Display"`
	TextEntry any    `json:"TextEntry"`
	Exclusive any    `json:"ExclusiveAnswer"`
}

// yes reports whether a value of Qualtrics, which writes true, "true" and "on", says yes.
func yes(value any) bool {
	switch value := value.(type) {
	case bool:
		return value
	case string:
		return value == "true" || value == "on" || value == "1"
	}
	return false
}

// loosely reads a value that has another form where it is empty; then it stays as it is.
func loosely(raw json.RawMessage, to any) { _ = json.Unmarshal(raw, to) }

// qualtrics reads a survey of Qualtrics (.qsf).
func (r reader) qualtrics() ([]Question, error) {
	var survey qsf
	if err := json.Unmarshal([]byte(strings.TrimPrefix(r.content, "\ufeff")), &survey); err != nil {
		return nil, r.refuse("is no .qsf of Qualtrics, or cut off (%v)", err)
	}
	if len(survey.Elements) == 0 {
		return nil, r.refuse("is no .qsf of Qualtrics: it has no SurveyElements")
	}
	gone := trashed(survey)
	var questions []Question
	tags := map[string]string{} // of questions, by their ids
	codes := map[string]string{}
	logic := map[int]json.RawMessage{}
	for _, element := range survey.Elements {
		var of qualtricsQuestion
		if element.Element != "SQ" || json.Unmarshal(element.Payload, &of) != nil || gone[of.ID] {
			continue
		}
		tags[of.ID] = of.Tag
		for _, one := range of.columns() {
			if q, known := r.qualtricsQuestion(one, survey.Entry.Language, codes); known {
				logic[len(questions)] = of.DisplayLogic
				questions = append(questions, q)
			}
		}
	}
	for i := range questions {
		questions[i].displayed(logic[i], tags, codes)
	}
	return questions, nil
}

// trashed are the questions in the trash of a survey.
func trashed(survey qsf) map[string]bool {
	gone := map[string]bool{}
	for _, element := range survey.Elements {
		type block struct {
			Type     string `json:"Type"`
			Elements []struct {
				ID string `json:"QuestionID"`
			} `json:"BlockElements"`
		}
		if element.Element != "BL" {
			continue
		}
		var list []block
		named := map[string]block{}
		loosely(element.Payload, &list)
		loosely(element.Payload, &named)
		for _, one := range named {
			list = append(list, one)
		}
		for _, one := range list {
			for _, of := range one.Elements {
				gone[of.ID] = gone[of.ID] || one.Type == "Trash"
			}
		}
	}
	return gone
}

// listed returns choices in the order in which they are shown, with the codes that an export has.
func (r reader) listed(raw, orderOf json.RawMessage, recodes map[string]any, language string, of qualtricsQuestion) (choices []Choice, ids []string) {
	found := map[string]qualtricsChoice{}
	loosely(raw, &found)
	var list []qualtricsChoice
	loosely(raw, &list)
	for i, choice := range list {
		found[strconv.Itoa(i+1)] = choice
	}
	var order []any
	loosely(orderOf, &order)
	for _, id := range order {
		text := asText(id)
		if _, known := found[text]; known && !slices.Contains(ids, text) {
			ids = append(ids, text)
		}
	}
	var rest []string
	for id := range found {
		if !slices.Contains(ids, id) {
			rest = append(rest, id)
		}
	}
	inorder.By(rest, func(a, b string) int {
		first, _ := strconv.Atoi(a)
		second, _ := strconv.Atoi(b)
		if first != second {
			return first - second
		}
		return strings.Compare(a, b)
	})
	ids = append(ids, rest...)
	for _, id := range ids {
		choice := Choice{Code: id, Open: yes(found[id].TextEntry), Exclusive: yes(found[id].Exclusive)}
		if code := asText(recodes[id]); code != "" {
			choice.Code = code
		}
		r.put(&choice.Label, language, found[id].Display)
		for _, translated := range of.translations() {
			inside := map[string]qualtricsChoice{}
			loosely(translated.Choices, &inside)
			r.put(&choice.Label, translated.name, inside[id].Display)
		}
		choices = append(choices, choice)
	}
	return choices, ids
}

func asText(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	return ""
}

type translation struct {
	name    string
	Text    string          `json:"QuestionText"`
	Choices json.RawMessage `json:"Choices"`
}

// translations are the texts of a question in other languages, in the order of their names.
func (q qualtricsQuestion) translations() []translation {
	found := map[string]translation{}
	loosely(q.Language, &found)
	var out []translation
	for name, one := range found {
		one.name = name
		out = append(out, one)
	}
	inorder.By(out, func(a, b translation) int { return strings.Compare(a.name, b.name) })
	return out
}

func (r reader) qualtricsQuestion(of qualtricsQuestion, language string, codes map[string]string) (Question, bool) {
	q := Question{Code: of.Tag, Separator: ","}
	r.put(&q.Text, language, of.Text)
	for _, translated := range of.translations() {
		r.put(&q.Text, translated.name, translated.Text)
	}
	recodes := map[string]any{}
	loosely(of.Recodes, &recodes)
	choices, ids := r.listed(of.Choices, of.ChoiceOrder, recodes, language, of)
	var settings struct {
		MaxChoices  any                                 `json:"MaxChoices"`
		ContentType string                              `json:"ContentType"`
		Number      struct{ Min, Max, NumDecimals any } `json:"ValidNumber"`
	}
	loosely(of.Validation.Settings, &settings)
	switch {
	case of.Type == "MC" && slices.Contains([]string{"MAVR", "MAHR", "MACOL", "MSB"}, of.Selector):
		q.Kind, q.Options = data.Multiple, choices
		q.MaxPicks, _ = strconv.Atoi(asText(settings.MaxChoices)) // none where it is no number
	case of.Type == "MC":
		q.Kind, q.Options = data.Single, choices
	case of.Type == "Matrix" && (of.Selector == "Likert" || of.Selector == "Bipolar") && of.SubSelector != "MultipleAnswer":
		q.Kind, q.Rows = data.Rating, withIDs(choices, ids)
		q.Options, _ = r.listed(of.Answers, of.AnswerOrder, recodes, language, qualtricsQuestion{})
	case of.Type == "RO":
		q.Kind, q.Options = data.Ranking, withIDs(choices, ids)
	case of.Type == "CS": // a constant sum
		q.Kind, q.Rows = data.Number, withIDs(choices, ids)
		q.Low = numberOf("0")
	case of.Type == "Slider":
		q.Kind, q.Rows = data.Number, withIDs(choices, ids)
		q.Low, q.High = numberOf("0"), numberOf("100")
	case of.Type == "TE" && settings.ContentType == "ValidNumber":
		q.Kind = data.Number
		q.Low, q.High = numberOf(asText(settings.Number.Min)), numberOf(asText(settings.Number.Max))
	case of.Type == "TE":
		q.Kind = data.Open
	default:
		return q, false
	}
	for i, id := range ids {
		codes[of.ID+"/"+id] = choices[i].Code
	}
	return q, of.Tag != ""
}

// withIDs gives rows the ids by which an export calls their columns.
func withIDs(choices []Choice, ids []string) []Choice {
	out := slices.Clone(choices)
	for i := range out {
		out[i].Code = ids[i]
	}
	return out
}

var qualtricsPlace = pattern.New(`^q://(QID\w+)/SelectableChoice/(\w+)$`)

// displayed reads who was shown a question: whoever selected one answer, or by more than that.
func (q *Question) displayed(raw json.RawMessage, tags, codes map[string]string) {
	if len(raw) == 0 || string(raw) == "null" || string(raw) == "[]" || string(raw) == "false" {
		return
	}
	q.Routed = "DisplayLogic"
	var groups map[string]json.RawMessage
	loosely(raw, &groups)
	type condition struct{ LogicType, Operator, ChoiceLocator string }
	var found []condition
	for key, group := range groups {
		var inside map[string]json.RawMessage
		if _, err := strconv.Atoi(key); err != nil || json.Unmarshal(group, &inside) != nil {
			continue
		}
		for key, one := range inside {
			var c condition
			if _, err := strconv.Atoi(key); err == nil && json.Unmarshal(one, &c) == nil {
				found = append(found, c)
			}
		}
	}
	if len(found) != 1 || found[0].LogicType != "Question" || found[0].Operator != "Selected" {
		return
	}
	if place := qualtricsPlace.FindStringSubmatch(found[0].ChoiceLocator); place != nil && tags[place[1]] != "" && codes[place[1]+"/"+place[2]] != "" {
		q.AskedIf, q.Routed = Condition{tags[place[1]], codes[place[1]+"/"+place[2]]}, ""
	}
}
