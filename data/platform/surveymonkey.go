package platform

import (
	"strings"

	"spoor/data/heading"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// SurveyMonkey is the survey service of that name.
const SurveyMonkey Name = "surveymonkey"

var surveyMonkeyVariables = map[string]Role{
	"respondent id": RespondentID, "respondentid": RespondentID, "respondent-id": RespondentID,
	"collector id": Meta, "collectorid": Meta, "collector-id": Meta,
	"date created": Meta, "date modified": Meta, "startdate": Meta, "enddate": Meta, "start date": Meta, "end date": Meta,
	"begindatum": Meta, "einddatum": Meta, "datum gemaakt": Meta, "datum gewijzigd": Meta,
	"ip address": Personal, "ip-adres": Personal, "email address": Personal, "e-mailadres": Personal,
	"first name": Personal, "voornaam": Personal, "last name": Personal, "achternaam": Personal,
	"lastname": Personal, "firstname": Personal, "custom data": Personal, "custom data 1": Personal, "customdata": Personal,
}

var (
	surveyMonkeyID       = pattern.New(`^\d{9,12}$`)
	surveyMonkeyResponse = writing.Set("response", "respons", "antwoord")
	surveyMonkeyOpen     = writing.Set("open-ended response", "open antwoord", "open respons")
	surveyMonkeyOther    = pattern.New(`^(other|anders|overig|overige|andere) ?\(.*\)$`)
)

// surveyMonkeyTwoHeaders reports whether the options of the questions stand in a record of their own, below a respondent id
// without one, or below questions alone where the id was taken out.
func surveyMonkeyTwoHeaders(s heading.Sample) bool {
	second := s.Row(1)
	if surveyMonkeyWithoutID(s) {
		return true
	}
	if len(second) < 2 || second[0] != "" {
		return false
	}
	for _, cell := range second {
		if name := writing.Fold(cell); surveyMonkeyResponse[name] || surveyMonkeyOpen[name] {
			return true
		}
	}
	// Without a question of one answer, a blank header beside options tells.
	headers := s.Row(0)
	for i, cell := range second {
		if cell != "" && i < len(headers) && headers[i] == "" {
			return true
		}
	}
	return false
}

// surveyMonkeyWithoutID reports whether the second record says of two columns or more that they hold a response, and fills
// every column that the first one leaves blank.
func surveyMonkeyWithoutID(s heading.Sample) bool {
	headers, second := s.Row(0), s.Row(1)
	responses := 0
	for i, cell := range second {
		if name := writing.Fold(cell); surveyMonkeyResponse[name] || surveyMonkeyOpen[name] {
			responses++
		}
		if cell == "" && heading.At(headers, i) == "" {
			return false
		}
	}
	return responses >= 2
}

func surveyMonkeyMarks(s heading.Sample) []string {
	headers := s.Row(0)
	if surveyMonkeyWithoutID(s) && surveyMonkeyVariables[writing.Fold(heading.At(headers, 0))] != RespondentID {
		return []string{"a second header record with the options"}
	}
	if len(headers) < 2 || surveyMonkeyVariables[writing.Fold(headers[0])] != RespondentID {
		return nil
	}
	if surveyMonkeyTwoHeaders(s) {
		return []string{"the column " + headers[0], "a second header record with the options"}
	}
	if heading.All(s.Values(0, 1), surveyMonkeyID.MatchString) {
		return []string{"the column " + headers[0] + " with ids of 9 to 12 digits"}
	}
	return nil
}

func surveyMonkeyLayout(s heading.Sample, e *Export) {
	oneHeader(s, e)
	var parts []string
	if surveyMonkeyTwoHeaders(s) {
		e.HeaderRecords, e.grouped, parts = 2, true, s.Row(1)
		for len(e.Columns) < len(parts) {
			e.Columns = append(e.Columns, Column{Index: len(e.Columns), Role: Answer})
		}
	}
	text, single := "", false
	for i := range e.Columns {
		column := &e.Columns[i]
		if role, known := surveyMonkeyVariables[writing.Fold(column.Name)]; known && heading.At(parts, i) == "" {
			column.Role, text = role, ""
			continue
		}
		if column.Name != "" {
			text, single = column.Name, surveyMonkeyResponse[writing.Fold(heading.At(parts, i))]
		}
		column.Text, column.Question = text, text
		surveyMonkeyPart(column, heading.At(parts, i))
		if single && column.Part != "" && column.Role == Answer {
			// Beside the one answer there is only a text: why it was given.
			column.Role, column.Open, column.PartCode = OtherText, true, "comment"
		}
	}
}

func surveyMonkeyPart(column *Column, part string) {
	name := writing.Fold(part)
	column.Open = surveyMonkeyOpen[name]
	if part == "" || surveyMonkeyResponse[name] || column.Open {
		return
	}
	column.Part = part
	column.Code = strings.TrimSpace(column.Text + " [" + part + "]")
	if surveyMonkeyOther.MatchString(name) {
		column.Role, column.Open = OtherText, true
	}
}
