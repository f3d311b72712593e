package platform

import (
	"strconv"
	"strings"

	"spoor/data/heading"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// LimeSurvey is the survey server of that name.
const LimeSurvey Name = "limesurvey"

var limeSurveyCells = Cells{
	Open:     "-oth-",
	Unticked: "LimeSurvey writes the same for a multiple question that was skipped and for one where nothing was ticked: both count as skipped",
}

// Variables that LimeSurvey adds, by code and by the text it shows in English and Dutch.
var limeSurveyVariables = []struct {
	code  string
	texts []string
	role  Role
}{
	{"id", []string{"response id", "respons id", "respons-id"}, RespondentID},
	{"submitdate", []string{"date submitted", "datum verstuurd", "datum ingezonden"}, Meta},
	{"lastpage", []string{"last page", "laatste pagina"}, Meta},
	{"startlanguage", []string{"start language", "begin taal", "begintaal", "starttaal"}, Meta},
	{"seed", []string{"seed"}, Meta},
	{"startdate", []string{"date started", "startdatum"}, Meta},
	{"datestamp", []string{"date last action", "datum laatste actie"}, Meta},
	{"ipaddr", []string{"ip address", "ip-adres"}, Personal},
	{"refurl", []string{"referrer url", "verwijzer-url"}, Personal},
	{"token", []string{"token", "access code", "toegangscode"}, Personal},
	{"firstname", []string{"first name", "voornaam"}, Personal},
	{"lastname", []string{"last name", "achternaam"}, Personal},
	{"email", []string{"email address", "e-mailadres"}, Personal},
	{"interviewtime", []string{"total time", "totaaltijd"}, Timing},
}

// Codes that no other platform writes.
var limeSurveyOwn = writing.Set("submitdate", "lastpage", "startlanguage")

var (
	limeSurveyCode    = pattern.New(`^([A-Za-z][A-Za-z0-9_]*)((?:\[[^\]]*\])*)$`)
	limeSurveyPart    = pattern.New(`\[(SQ\d+[A-Za-z0-9_]*|other)\]`)
	limeSurveyTiming  = pattern.New(`^(group time|question time|groep tijd|vraag tijd|groeptijd|vraagtijd)\b`)
	limeSurveyTimeVar = pattern.New(`^(groupTime\d+|\w+Time)$`)
	limeSurveyComment = pattern.New(`(comment|other)\]$`)
	limeSurveyDotted  = pattern.New(`^([A-Za-z][A-Za-z0-9_]*)\.(\w+)\.$`) // R takes the brackets away
	limeSurveyBoth    = pattern.New(`^[A-Za-z][A-Za-z0-9_]*\[[^\]]+\](\. | - |: ).*\[.*\]$`)
)

// limeSurveyForm says what the headers hold: codes, texts, or both with a separator that the export was made with.
type limeSurveyForm struct {
	codes     bool
	separator string // empty unless they hold both
}

// formOfHeaders finds that out from the variables that LimeSurvey adds, or where they were taken out from two columns whose code
// and text both have a part in brackets.
func formOfHeaders(headers []string) limeSurveyForm {
	form, both := limeSurveyForm{}, map[string]int{}
	for _, header := range headers {
		if m := limeSurveyBoth.FindStringSubmatch(header); m != nil {
			if both[m[1]]++; both[m[1]] > 1 {
				return limeSurveyForm{separator: m[1]}
			}
		}
		form.codes = form.codes || limeSurveyOwn[header] || limeSurveyPart.MatchString(header) && limeSurveyCode.MatchString(header)
		for _, variable := range limeSurveyVariables {
			for _, text := range variable.texts {
				rest, isCode := strings.CutPrefix(header, variable.code)
				if between := len(rest) - len(text); isCode && between > 0 && writing.Fold(rest[between:]) == text {
					return limeSurveyForm{separator: rest[:between]}
				}
			}
		}
	}
	return form
}

func (f limeSurveyForm) split(header string) (code, text string) {
	switch {
	case f.separator != "":
		if code, text, ok := strings.Cut(header, f.separator); ok && limeSurveyCode.MatchString(code) {
			return code, text
		}
	case f.codes && limeSurveyDotted.MatchString(header):
		return limeSurveyDotted.ReplaceAllString(header, "$1[$2]"), ""
	case f.codes:
		return header, ""
	}
	return "", header
}

// limeSurveyVariable returns the code and role of a column that LimeSurvey adds.
func limeSurveyVariable(code, text string) (string, Role, bool) {
	for _, variable := range limeSurveyVariables {
		if code == variable.code {
			return variable.code, variable.role, true
		}
		for _, known := range variable.texts {
			if writing.Fold(text) == known {
				return variable.code, variable.role, true
			}
		}
	}
	if limeSurveyTiming.MatchString(writing.Fold(text)) || limeSurveyTimeVar.MatchString(code) {
		return code, Timing, true
	}
	return "", "", false
}

func limeSurveyMarks(s heading.Sample) []string {
	headers := s.Row(0)
	form := formOfHeaders(headers)
	var own, parts []string
	for _, header := range headers {
		code, text := form.split(header)
		if known, _, ok := limeSurveyVariable(code, text); ok && limeSurveyOwn[known] {
			own = append(own, header)
		}
		if limeSurveyPart.MatchString(code) {
			parts = append(parts, header)
		}
	}
	var marks []string
	if len(own) >= 2 {
		marks = append(marks, columnsMark(own))
	}
	switch {
	case len(parts) > 0 && (len(own) > 0 || len(parts) > 1):
		marks = append(marks, "codes such as "+parts[0])
	case form.separator != "" && len(own) == 0:
		marks = append(marks, "codes with their texts behind "+strconv.Quote(form.separator))
	}
	return marks
}

func limeSurveyLayout(s heading.Sample, e *Export) {
	headers := s.Row(0)
	form := formOfHeaders(headers)
	e.HeaderRecords, e.grouped = 1, true
	seen := map[string]bool{}
	submitted := -1
	for i, header := range headers {
		column := limeSurveyColumn(form, header, withoutRepeat(header, seen))
		column.Index = i
		seen[header] = true
		if column.Code == "submitdate" && column.Role == Meta {
			submitted = i
		}
		e.Columns = append(e.Columns, column)
	}
	e.betweenVariables()
	if submitted >= 0 {
		e.Rules = append(e.Rules, Rule{Unfinished, submitted, headers[submitted] + " is blank: the questionnaire was not sent in", notSubmitted})
	} else {
		e.Notes = append(e.Notes, "there is no column submitdate: responses that were not sent in cannot be told from the others and are kept")
	}
	quoted := 0
	for _, record := range s.Records {
		if allQuoted(record) {
			quoted++
		}
	}
	e.quotesTell = allQuoted(s.Records[0]) && quoted*10 >= len(s.Records)*9 // a record or two may have been edited
	if !e.quotesTell {
		e.Notes = append(e.Notes, "the cells are not quoted as LimeSurvey writes them, so another program saved the file: a question that was not asked cannot be told from one that was skipped. Export it again to keep them apart")
	}
}

// betweenVariables takes what stands between the variables at the beginning of an export for one too: their texts differ by language
// and version.
func (e *Export) betweenVariables() {
	const most = 12 // that LimeSurvey writes before the first question
	last := -1
	for i, column := range e.Columns[:min(most, len(e.Columns))] {
		if column.Role == Meta {
			last = i
		}
	}
	for i := range e.Columns[:last+1] {
		if column := &e.Columns[i]; column.Role == Answer && column.PartCode == "" && column.Part == "" {
			column.Role = Meta
		}
	}
}

// notSubmitted leaves out responses without the moment at which they were sent in; R writes NA for none.
func notSubmitted(cell string) (leaveOut, known bool) {
	_, missing := writing.Missing(cell)
	return cell == "" || missing, true
}

// limeSurveyColumn reads one header; bare is the header without the number of a repetition.
func limeSurveyColumn(form limeSurveyForm, header, bare string) Column {
	code, text := form.split(bare)
	column := Column{Name: header, Code: code, Text: text, Role: Answer}
	if known, role, ok := limeSurveyVariable(code, text); ok {
		column.Role = role
		if known != "" {
			column.Code = known
		}
	} else {
		column.Text, column.Part, _ = heading.PartInBrackets(text)
		column.Question = column.Text
	}
	if m := limeSurveyCode.FindStringSubmatch(code); m != nil {
		column.Question = m[1]
		column.PartCode = strings.TrimSuffix(strings.TrimPrefix(m[2], "["), "]")
	}
	if column.Role == Answer && (limeSurveyComment.MatchString(code) || otherLabels[writing.Fold(column.Part)]) {
		column.Role, column.Open = OtherText, true
	}
	if column.Code == "" {
		column.Code = header
	}
	return column
}
