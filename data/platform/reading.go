package platform

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data/heading"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// reading is how one platform writes its exports.
type reading struct {
	name   Name
	marks  func(heading.Sample) []string // what shows that it is this platform; nothing when it is not
	layout func(heading.Sample, *Export) // reads the header records
	cells  Cells

	bare    bool // of the columns that are no questions little or nothing is known
	headers bool // the layout reads header records below the first, too
}

// Cells say what a platform does in the cells of its answers. The zero value says that nothing is known of it.
type Cells struct {
	// Separator joins the options that were picked where one cell holds them all: a space between codes, another sign between
	// labels. It is empty where the platform gives each option a column of its own, or nothing is known.
	Separator string
	// Ended says that the separator stands behind the last option too, so that a cell without it holds one answer.
	Ended bool
	// Typed says that what a respondent typed stands in place of the label of the open option, or among the labels.
	Typed bool
	// Open is what a cell holds for the open option, where that is no label; empty where it is.
	Open string
	// Unticked is what to say where a multiple question that was skipped and one in which nothing was ticked are written alike;
	// empty where they are not.
	Unticked string
}

// readings are tried in this order; the surest marks come first.
var readings = []reading{
	{Qualtrics, qualtricsMarks, qualtricsLayout, Cells{Separator: ","}, false, true},
	{LimeSurvey, limeSurveyMarks, limeSurveyLayout, limeSurveyCells, false, false},
	{SurveyMonkey, surveyMonkeyMarks, surveyMonkeyLayout, Cells{}, false, true},
	{MicrosoftForms, microsoftFormsMarks, microsoftFormsLayout, Cells{Separator: ";", Ended: true, Typed: true}, false, false},
	{GoogleForms, googleFormsMarks, googleFormsLayout, Cells{Separator: ",", Typed: true}, false, false},
	{Kobo, koboMarks, koboLayout, Cells{Separator: " "}, false, false},
	{REDCap, redcapMarks, redcapLayout, Cells{}, false, false},
	{SPSS, spssMarks, spssLayout, Cells{}, true, false},
	{Plain, func(heading.Sample) []string { return nil }, oneHeader, Cells{}, true, false},
}

// Title is what people call a platform; "" of a table that is of none.
func (n Name) Title() string {
	titles := map[Name]string{Qualtrics: "Qualtrics", LimeSurvey: "LimeSurvey", SurveyMonkey: "SurveyMonkey", MicrosoftForms: "Microsoft Forms", GoogleForms: "Google Forms", Kobo: "KoboToolbox", REDCap: "REDCap", SPSS: "SPSS"}
	return titles[n]
}

// Plain is a table with a column for each question, of no platform that is known.
const Plain Name = "plain"

// IsOpen reports whether a cell is what some platform writes for the open option: a file that another program saved holds it
// too.
func IsOpen(cell string) bool {
	return slices.ContainsFunc(readings, func(r reading) bool { return r.cells.Open != "" && writing.Fold(cell) == r.cells.Open })
}

// oneHeader makes a column of each cell of the first record: an answer that is its own question.
func oneHeader(s heading.Sample, e *Export) {
	e.HeaderRecords = 1
	for i, name := range s.Row(0) {
		e.Columns = append(e.Columns, Column{Index: i, Name: name, Code: name, Question: name, Text: name, Role: Answer})
	}
}

// found lists which of the names are among the headers.
func found(headers []string, names map[string]Role) []string {
	var out []string
	for _, header := range headers {
		if _, ok := names[writing.Fold(header)]; ok {
			out = append(out, header)
		}
	}
	return out
}

func columnsMark(names []string) string {
	return "the columns " + strings.Join(names, ", ")
}

// finishedRule leaves out responses that say no to being finished.
func finishedRule(column int, name string) Rule {
	return Rule{Unfinished, column, fmt.Sprintf("%s says no: the questionnaire was not sent in", name), func(cell string) (bool, bool) {
		picked, known := writing.Tick(cell)
		return known && cell != "" && !picked, known && cell != ""
	}}
}

// repeated is the number that R and pandas put behind a header that stood before, and that a repeated title of Microsoft
// Forms gets without the point.
var repeated = pattern.New(`^(.*[^.\d])(\.{1,3}\d+|\d+)$`)

// withoutRepeat takes such a number off, where the header without it stands in seen.
func withoutRepeat(header string, seen map[string]bool) string {
	if m := repeated.FindStringSubmatch(header); m != nil && seen[m[1]] {
		return m[1]
	}
	return header
}

// otherLabels are the texts by which a part is the free text beside a choice.
var otherLabels = writing.Set("other", "anders", "overig", "overige", "andere", "anders, namelijk", "other (please specify)", "comment", "commentaar", "opmerking", "toelichting")
