package platform

import (
	"slices"
	"strings"

	"spoor/data/heading"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// Qualtrics is the survey service of that name.
const Qualtrics Name = "qualtrics"

// Columns that Qualtrics adds, by tag, by text or by ImportId.
var qualtricsVariables = map[string]Role{
	"responseid": RespondentID, "_recordid": RespondentID, "responseset": Meta, "responsesetid": Meta,
	"status": Meta, "startdate": Meta, "enddate": Meta, "recordeddate": Meta, "finished": Meta, "progress": Meta,
	"distributionchannel": Meta, "userlanguage": Meta, "duration (in seconds)": Timing, "duration": Timing,
	"name": Personal, "emailaddress": Personal, "ipaddress": Personal, "externaldatareference": Personal, "externalreference": Personal,
	"recipientlastname": Personal, "recipientfirstname": Personal, "recipientemail": Personal,
	"locationlatitude": Personal, "locationlongitude": Personal, "locationaccuracy": Meta,
}

var (
	importID         = pattern.New(`^\{\s*["']ImportId["']\s*:\s*["']([^"']*)["']`)
	qualtricsQID     = pattern.New(`^((?:\d+_)?QID\d+)(.*)$`)
	qualtricsStem    = pattern.New(`^(.+?)(_\d+)?(_TEXT)?$`)
	qualtricsDerived = pattern.New(`_TEXT_[0-9a-f]{8,}`) // topics and sentiment of a text
	qualtricsTiming  = pattern.New(`(First Click|Last Click|Page Submit|Click Count)$`)
	qualtricsText    = pattern.New(`\s*-\s*(Text|TEXT|Tekst)$`)
)

// importRow returns the record that holds the ImportIds, or -1. It is looked for, since exports have it as record 2, 3 or 4.
func importRow(s heading.Sample) int {
	for i := 1; i < min(4, len(s.Records)); i++ {
		if slices.ContainsFunc(s.Row(i), importID.MatchString) {
			return i
		}
	}
	return -1
}

func legacyQualtrics(s heading.Sample) bool {
	headers, texts := s.Row(0), s.Row(1)
	return len(texts) > 2 && len(headers) > 2 && headers[0] == "V1" && headers[1] == "V2" && writing.Fold(texts[0]) == "responseid"
}

func qualtricsMarks(s heading.Sample) []string {
	if i := importRow(s); i > 0 {
		return []string{"record " + string(rune('1'+i)) + " holds ImportIds"}
	}
	if legacyQualtrics(s) {
		return []string{"the columns V1, V2 with ResponseID below (legacy export)"}
	}
	return nil
}

func qualtricsLayout(s heading.Sample, e *Export) {
	ids := importRow(s)
	e.grouped = true
	switch {
	case ids > 0:
		e.HeaderRecords = ids + 1
	case legacyQualtrics(s):
		e.HeaderRecords = 2
	default:
		e.HeaderRecords = 1
	}
	tags, texts, imports := s.Row(0), []string{}, []string{}
	if e.HeaderRecords > 1 && ids != 1 {
		texts = s.Row(1)
	}
	if ids > 0 {
		imports = s.Row(ids)
	}
	for i, tag := range tags {
		column := qualtricsColumn(tag, heading.At(texts, i), heading.At(imports, i))
		column.Index = i
		e.Columns = append(e.Columns, column)
		name := writing.Fold(column.Code)
		switch {
		case column.Role != Meta:
		case name == "status":
			e.Rules = append(e.Rules, Rule{TestRun, i, "Status is a preview or a test (1, 2, 9, 17)", qualtricsTest})
		case name == "finished":
			e.Rules = append(e.Rules, finishedRule(i, "Finished"))
		}
	}
	for _, group := range groupByQuestion(e.Columns) {
		qualtricsGroup(group)
	}
}

// qualtricsColumn reads what the header records say of one column. Question is the id by which columns are grouped.
func qualtricsColumn(tag, text, id string) Column {
	column := Column{Name: tag, Code: tag, Text: text, Role: Answer}
	if m := importID.FindStringSubmatch(id); m != nil {
		id = m[1]
	}
	short := id[strings.LastIndex(id, "-")+1:] // panel-RecipientEmail, Location-LocationLatitude
	for _, name := range []string{tag, text, short} {
		role, known := qualtricsVariables[writing.Fold(name)]
		if known && !strings.HasPrefix(id, "QID") {
			column.Role = role
			if tag != "" && qualtricsVariables[writing.Fold(tag)] == "" {
				column.Code = name // V1 says nothing
			}
			return column
		}
	}
	switch {
	case tag == "" && text == "", strings.HasPrefix(tag, "Q_"), qualtricsDerived.MatchString(id):
		column.Role = Meta
	case qualtricsTiming.MatchString(tag):
		column.Role = Timing
	}
	if m := qualtricsQID.FindStringSubmatch(id); m != nil {
		column.Question = m[1]
		column.Open = strings.HasSuffix(m[2], "TEXT")
	} else if m := qualtricsStem.FindStringSubmatch(tag); m != nil {
		column.Question = m[1]
		column.Open = m[3] != ""
	}
	return column
}

func qualtricsTest(status string) (leaveOut, known bool) {
	switch status {
	case "1", "2", "9", "17", "survey preview", "survey test", "spam survey preview", "offline survey preview":
		return true, true
	case "0", "4", "8", "12", "16", "32", "40", "48", "ip address", "ip-adres", "imported", "spam", "imported spam", "offline", "anonymous":
		return false, true
	}
	return false, false
}

// groupByQuestion returns the answers that share a question and stand beside each other.
func groupByQuestion(columns []Column) [][]*Column {
	var out [][]*Column
	for i := range columns {
		column := &columns[i]
		if column.Role != Answer {
			continue
		}
		if n := len(out); n > 0 && out[n-1][0].Question == column.Question && out[n-1][len(out[n-1])-1].Index == i-1 {
			out[n-1] = append(out[n-1], column)
			continue
		}
		out = append(out, []*Column{column})
	}
	return out
}

// qualtricsGroup splits tags and texts of one question into what the columns share and what is the part of each.
func qualtricsGroup(group []*Column) {
	tags, texts := make([]string, len(group)), make([]string, len(group))
	for i, column := range group {
		tags[i], texts[i] = column.Code, column.Text
	}
	question, text := sharedStart(tags, "_"), sharedStart(texts, "-")
	for _, column := range group {
		column.Question = question
		if len(group) == 1 {
			continue
		}
		column.PartCode = strings.TrimPrefix(column.Code[len(question):], "_")
		column.Part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(column.Text[len(text):]), "-"))
		column.Text = strings.TrimSpace(strings.TrimRight(text, "- "))
		if column.Open {
			column.Role = OtherText
			column.Part = qualtricsText.ReplaceAllString(column.Part, "")
		}
	}
}

// sharedStart returns what all texts begin with, up to the last separator in it unless it is the whole of one of them. A
// single text is shared as a whole.
func sharedStart(texts []string, separator string) string {
	shared := texts[0]
	for _, text := range texts[1:] {
		for !strings.HasPrefix(text, shared) {
			shared = shared[:len(shared)-1]
		}
	}
	if slices.Contains(texts, shared) {
		return shared
	}
	i := strings.LastIndex(shared, separator)
	if i < 0 {
		return ""
	}
	return shared[:i]
}
