// Package questionnaire reads questionnaires as survey platforms write them, beside the answers: what kind each question is, who was asked
// it, how many answers it takes, and which of them stand alone. So a codebook needs not guess them from the answers.
//
// It reads the XLSForm of KoboToolbox and ODK, the .lss and .lsa of LimeSurvey, the .qsf of Qualtrics and the data dictionary of REDCap.
package questionnaire

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/problem"
	"spoor/internal/pattern"
)

// Questionnaire is what was asked.
type Questionnaire struct {
	Name      string // of the file
	Format    string // of which platform
	Questions []Question
}

// Question is one question, or one battery of them.
type Question struct {
	Code      string
	Kind      data.Kind
	Text      data.Text
	Options   []Choice // of a battery its scale
	Rows      []Choice
	MaxPicks  int
	Low, High *float64
	AskedIf   Condition
	Routed    string // a route that no condition on one answer says, as the file has it
	Separator string // between answers that stand in one cell
}

// Choice is an answer, or a row of a battery.
type Choice struct {
	Code            string
	Label           data.Text
	Open, Exclusive bool
}

// Condition is who was asked: those who chose an option of a question.
type Condition struct{ Question, Option string }

// mostBytes is the largest questionnaire that is read.
const mostBytes = 32 << 20

// reader reads one format.
type reader struct {
	name, content string
	lang          data.Lang
}

// Read reads a questionnaire. Texts of which the file does not say the language are taken to be in lang. What is wrong with the file is a
// [*problem.Problem].
func Read(name string, content []byte, lang data.Lang) (Questionnaire, error) {
	r := reader{name: name, content: string(content), lang: lang}
	trimmed := strings.TrimSpace(strings.TrimPrefix(r.content, "\ufeff"))
	read, format := r.redcap, "REDCap"
	switch {
	case len(content) > mostBytes:
		return Questionnaire{}, r.refuse("has more than %d MB; a questionnaire is not that large", mostBytes>>20)
	case trimmed == "":
		return Questionnaire{}, r.refuse("is empty")
	case strings.HasPrefix(r.content, "PK"):
		return r.packed()
	case strings.HasPrefix(r.content, "\xd0\xcf\x11\xe0"):
		return Questionnaire{}, r.refuse("is an .xls workbook, or one with a password; save it as .xlsx without a password")
	case strings.HasPrefix(trimmed, "<"):
		read, format = r.limesurvey, "LimeSurvey"
	case strings.HasPrefix(trimmed, "{"):
		read, format = r.qualtrics, "Qualtrics"
	}
	return r.finish(read, format)
}

// packed reads a workbook, or the archive of LimeSurvey, which holds the questionnaire beside the answers.
func (r reader) packed() (Questionnaire, error) {
	files, err := zip.NewReader(strings.NewReader(r.content), int64(len(r.content)))
	if err != nil {
		return Questionnaire{}, r.refuse("is damaged or cut off: it begins as a zip, and its end is not there")
	}
	for _, file := range files.File {
		if !strings.HasSuffix(strings.ToLower(file.Name), ".lss") {
			continue
		}
		opened, err := file.Open()
		if err != nil {
			return Questionnaire{}, r.refuse("holds %s, which cannot be unpacked", file.Name)
		}
		defer opened.Close()
		var text bytes.Buffer
		if _, err := io.Copy(&text, io.LimitReader(opened, mostBytes)); err != nil {
			return Questionnaire{}, r.refuse("holds %s, which cannot be unpacked", file.Name)
		}
		r.content = text.String()
		return r.finish(r.limesurvey, "LimeSurvey")
	}
	return r.finish(r.xlsform, "XLSForm")
}

func (r reader) finish(read func() ([]Question, error), format string) (Questionnaire, error) {
	questions, err := read()
	if err != nil {
		return Questionnaire{}, err
	}
	if len(questions) == 0 {
		return Questionnaire{}, r.refuse("holds no questions")
	}
	for i := range questions {
		questions[i].settle()
	}
	return Questionnaire{r.name, format, questions}, nil
}

// settle mends what files leave undecided: a choice of fewer than two answers is none, and no limit lies above what can be picked.
func (q *Question) settle() {
	if (q.Kind == data.Single || q.Kind == data.Multiple || q.Kind == data.Ranking) && len(q.Options) < 2 || q.Kind == data.Rating && (len(q.Options) < 2 || len(q.Rows) == 0) {
		q.Kind, q.Options, q.Rows = data.Open, nil, nil
	}
	if q.MaxPicks >= len(q.Options) || q.MaxPicks < 0 || q.Kind == data.Ranking && q.MaxPicks == 1 {
		q.MaxPicks = 0
	}
}

func (r reader) refuse(format string, args ...any) error {
	return &problem.Problem{File: r.name, Message: fmt.Sprintf(format, args...), Severity: problem.Fatal}
}

func (r reader) at(line int, format string, args ...any) error {
	return &problem.Problem{File: r.name, Line: line, Message: fmt.Sprintf(format, args...), Severity: problem.Fatal}
}

// put sets a text in the language that a file names, such as nl, "Dutch (nl)" or Nederlands; without one that of the reader. A language
// that no codebook has is passed over.
func (r reader) put(to *data.Text, language, text string) {
	text = plain(text)
	name := strings.ToLower(strings.TrimSpace(language))
	is := func(codes ...string) bool {
		return slices.ContainsFunc(codes, func(code string) bool {
			return name == code || strings.HasPrefix(name, code+"-") || strings.HasPrefix(name, code+"_") || strings.Contains(name, "("+code+")")
		})
	}
	switch {
	case text == "":
	case is("nl", "dutch", "nederlands"), name == "" && r.lang == data.Dutch:
		to.NL = text
	case is("en", "english", "engels"), name == "":
		to.EN = text
	}
}

var (
	apart = pattern.New(`(?is)<(script|style)\b.*?</(script|style)>|</?(br|p|div|li|ul|ol|tr|td|th|h[1-6])\b[^<>]*>`)
	tags  = pattern.New(`<[a-zA-Z/!][^<>]*>`)
)

// plain is a text without markup, on one line.
func plain(text string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(apart.ReplaceAllString(text, " "), ""))), " ")
}

// choice returns the answer of that code.
func (q *Question) choice(code string) *Choice {
	for i := range q.Options {
		if strings.EqualFold(q.Options[i].Code, code) {
			return &q.Options[i]
		}
	}
	return nil
}
