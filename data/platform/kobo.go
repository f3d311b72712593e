package platform

import (
	"strings"

	"spoor/data/heading"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// Kobo is KoboToolbox, and ODK, which writes the same.
const Kobo Name = "kobo"

// Columns that KoboToolbox and ODK add. What says who collected it is personal by its name.
var koboVariables = map[string]Role{
	"_id": RespondentID, "_uuid": Meta, "_submission_time": Meta, "_validation_status": Meta, "_notes": Meta, "_status": Meta,
	"__version__": Meta, "_tags": Meta, "_index": Meta, "start": Meta, "end": Meta, "today": Meta, "audit": Meta,
	"formhub/uuid": Meta, "meta/rootuuid": Meta, "meta/deprecatedid": Meta, "meta/instancename": Meta,
	"meta/instanceid": RespondentID, "meta-instanceid": RespondentID, "instanceid": RespondentID, "key": RespondentID,
	"submissiondate": Meta, "attachmentspresent": Meta, "attachmentsexpected": Meta, "reviewstate": Meta, "edits": Meta, "formversion": Meta,
}

// Those that no other platform writes.
var koboOwn = writing.Set("_uuid", "_submission_time", "_validation_status", "__version__", "formhub/uuid", "submissiondate", "attachmentspresent", "attachmentsexpected")

var (
	koboAccuracy = pattern.New(`[:_/.-](accuracy|precision)$`)
	koboPlace    = pattern.New(`[:_/.-](latitude|longitude|altitude)$`)
)

func isUUID(value string) bool { return strings.HasPrefix(value, "uuid:") }

func koboMarks(s heading.Sample) []string {
	var own, marks []string
	for i, header := range s.Row(0) {
		name := writing.Fold(header)
		if koboOwn[name] {
			own = append(own, header)
		}
		if koboVariables[name] == RespondentID && heading.All(s.Values(i, 1), isUUID) {
			marks = append(marks, "the column "+header+" with ids that begin with uuid:")
		}
	}
	if len(own) >= 2 {
		marks = append(marks, columnsMark(own))
	}
	return marks
}

func koboLayout(s heading.Sample, e *Export) {
	oneHeader(s, e)
	byName := map[string]bool{}
	for _, column := range e.Columns {
		byName[column.Name] = true
	}
	for i := range e.Columns {
		column := &e.Columns[i]
		name := writing.Fold(column.Name)
		if role, known := koboVariables[name]; known {
			column.Role = role
			continue
		}
		if koboRank(column, e.Columns[:i]) {
			continue
		}
		if strings.HasPrefix(name, "_") || strings.HasPrefix(name, "meta/") || koboAccuracy.MatchString(name) {
			column.Role = Meta
			if koboPlace.MatchString(name) {
				column.Role, column.Why = Personal, "its name"
			}
			continue
		}
		koboPart(s, column, byName)
	}
	e.oneRespondentID()
}

var koboChoice = pattern.New(`^(?:(.+)[/:.-])?(_?\d{1,2}(?:st|nd|rd|th)_choice)$`)

// koboRank finds the ranking that a column holds one rank of, as the builder of forms calls them: name/_1st_choice, name/_2nd_choice, or
// without groups _1st_choice, behind those of the same ranking.
func koboRank(column *Column, before []Column) bool {
	m := koboChoice.FindStringSubmatch(column.Name)
	if m == nil {
		return false
	}
	question := m[1]
	if question == "" {
		question = "ranking"
		if len(before) > 0 {
			last := before[len(before)-1]
			if name, labels := strings.CutSuffix(last.Name, "_label"); labels {
				question = name
			} else if RankOf(last) > 0 && RankOf(last)+1 == rankNamed(m[2]) {
				question = last.Question
			}
		}
	}
	column.Question, column.Text, column.PartCode, column.Part = question, question, m[2], m[2]
	return true
}

// koboPart finds the question of an option's column (name/option) and of the text beside a choice (name_other). A group
// (group/question) has the same form; an option is known by the column of its question, or by holding nothing but 0 and 1.
func koboPart(s heading.Sample, column *Column, byName map[string]bool) {
	if question, ok := strings.CutSuffix(column.Name, "_other"); ok && byName[question] {
		column.Question, column.PartCode, column.Role, column.Open = question, "other", OtherText, true
		return
	}
	i := strings.LastIndex(column.Name, "/")
	if i < 0 {
		return
	}
	question, option := column.Name[:i], column.Name[i+1:]
	binary := func(value string) bool { return value == "0" || value == "1" }
	if byName[question] || heading.All(s.Values(column.Index, 1), binary) {
		column.Question, column.Text, column.PartCode, column.Part = question, question, option, option
	}
}

// oneRespondentID keeps the first column of ids in that role.
func (e *Export) oneRespondentID() {
	found := false
	for i := range e.Columns {
		if e.Columns[i].Role != RespondentID {
			continue
		}
		if found {
			e.Columns[i].Role = Meta
		}
		found = true
	}
}
