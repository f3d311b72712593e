package questionnaire

import (
	"strings"
	"testing"
)

func lss(questions, subquestions, answers, attributes string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType><questions><rows>` + questions + `</rows></questions><subquestions><rows>` + subquestions + `</rows></subquestions><answers><rows>` + answers +
		`</rows></answers><question_attributes><rows>` + attributes + `</rows></question_attributes></document>`)
}

// limeRow is a row of a table: field=value, field=value.
func limeRow(fields ...string) string {
	var b strings.Builder
	b.WriteString("<row>")
	for _, field := range fields {
		name, value, _ := strings.Cut(field, "=")
		b.WriteString("<" + name + "><![CDATA[" + value + "]]></" + name + ">")
	}
	b.WriteString("</row>")
	return b.String()
}

func question(qid, title, kind, text string) string {
	return limeRow("qid="+qid, "parent_qid=0", "title="+title, "type="+kind, "question="+text, "language=nl")
}

func subquestion(parent, qid, title, text, scale string) string {
	return limeRow("qid="+qid, "parent_qid="+parent, "title="+title, "question="+text, "language=nl", "scale_id="+scale, "question_order="+qid)
}

func answer(qid, code, text, scale string) string {
	return limeRow("qid="+qid, "code="+code, "answer="+text, "language=nl", "scale_id="+scale, "sortorder="+strings.TrimLeft(code, "AB"))
}

// Arrays of two dimensions of LimeSurvey: with two scales, of numbers, and of boxes to tick; and a ranking whose options are subquestions.
func TestLimeSurveyArrays(t *testing.T) {
	t.Parallel()
	file := lss(
		question("1", "dubbel", "1", "Hoe gaat het?")+question("2", "uren", ":", "Hoeveel uren?")+question("3", "vinkjes", ":", "Wie deed wat?")+question("4", "volgorde", "R", "Wat is belangrijk?"),
		subquestion("1", "11", "SQ001", "Werkgever", "0")+subquestion("1", "12", "SQ002", "Coach", "0")+
			subquestion("2", "21", "SQ001", "Ma", "0")+subquestion("2", "22", "SQ002", "Di", "0")+subquestion("2", "23", "SQ003", "Ochtend", "1")+subquestion("2", "24", "SQ004", "Middag", "1")+
			subquestion("3", "31", "SQ001", "Bellen", "0")+subquestion("3", "32", "SQ002", "Coach", "1")+subquestion("3", "33", "SQ003", "Arts", "1")+
			subquestion("4", "41", "SQ001", "Tijd", "0")+subquestion("4", "42", "SQ002", "Geld", "0"),
		answer("1", "A1", "Slecht", "0")+answer("1", "A2", "Goed", "0")+answer("1", "B1", "Onbelangrijk", "1")+answer("1", "B2", "Belangrijk", "1"),
		limeRow("qid=1", "attribute=dualscale_headerA", "value=Tevredenheid")+limeRow("qid=1", "attribute=dualscale_headerB", "value=Belang")+limeRow("qid=2", "attribute=multiflexible_max", "value=8")+limeRow("qid=3", "attribute=multiflexible_checkbox", "value=1"))
	answers := "\"id\",\"submitdate\",\"lastpage\",\"startlanguage\",\"dubbel[SQ001][1]\",\"dubbel[SQ001][2]\",\"dubbel[SQ002][1]\",\"dubbel[SQ002][2]\",\"uren[SQ001_SQ003]\",\"uren[SQ001_SQ004]\",\"uren[SQ002_SQ003]\",\"uren[SQ002_SQ004]\",\"vinkjes[SQ001_SQ002]\",\"vinkjes[SQ001_SQ003]\",\"volgorde[1]\",\"volgorde[2]\"\n" +
		"\"1\",\"2026-01-02 10:00:00\",\"1\",\"nl\",\"A1\",\"B2\",\"A2\",\"B1\",\"4\",\"0\",\"2\",\"8\",\"1\",\"0\",\"SQ002\",\"SQ001\"\n"
	made := drafted(t, "survey.lss", file, "lime.csv", []byte(answers))
	if len(made.Problems) > 0 || len(made.Notes) > 0 {
		t.Errorf("%v, %v", made.Problems, made.Notes)
	}
	for _, want := range []string{
		"text: {nl: 'Hoe gaat het?: Tevredenheid'}", "text: {nl: 'Hoe gaat het?: Belang'}", "label: {nl: Onbelangrijk}, aliases: [B1]", "columns: ['dubbel[SQ002][2]']",
		"kind: number", "label: {nl: 'Ma: Middag'}, columns: ['uren[SQ001_SQ004]']", "range: [0, 8]",
		"text: {nl: 'Wie deed wat?: Bellen'}", "kind: multiple", "label: {nl: Arts}, columns: ['vinkjes[SQ001_SQ003]']",
		"kind: ranking", "label: {nl: Geld}",
	} {
		if !strings.Contains(string(made.YAML), want) {
			t.Errorf("not drafted: %s", want)
		}
	}
	if t.Failed() {
		t.Logf("%s", made.YAML)
	}
}

// Questions of Qualtrics side by side, a bipolar matrix, a constant sum, and one that is asked in a loop.
func TestQualtricsKinds(t *testing.T) {
	t.Parallel()
	const file = `{"SurveyEntry":{"SurveyLanguage":"NL"},"SurveyElements":[
{"Element":"SQ","Payload":{"QuestionID":"QID1","DataExportTag":"Q1","QuestionText":"Per partij","QuestionType":"SBS","Selector":"SBSMatrix","Choices":{"1":{"Display":"Werkgever"},"2":{"Display":"Coach"}},
 "AdditionalQuestions":{"2":{"QuestionText":"Belang","QuestionType":"Matrix","Selector":"Likert","SubSelector":"SingleAnswer","Choices":[],"Answers":{"1":{"Display":"Klein"},"2":{"Display":"Groot"}}},
 "1":{"QuestionText":"Oordeel","QuestionType":"Matrix","Selector":"Likert","SubSelector":"SingleAnswer","Choices":[],"Answers":{"1":{"Display":"Slecht"},"2":{"Display":"Goed"}}}}}},
{"Element":"SQ","Payload":{"QuestionID":"QID2","DataExportTag":"Q2","QuestionText":"Waar staat u?","QuestionType":"Matrix","Selector":"Bipolar","Choices":{"1":{"Display":"Koud:Warm"}},"Answers":{"1":{"Display":"1"},"2":{"Display":"2"},"3":{"Display":"3"}}}},
{"Element":"SQ","Payload":{"QuestionID":"QID3","DataExportTag":"Q3","QuestionText":"Verdeel 100","QuestionType":"CS","Selector":"HBAR","Choices":{"1":{"Display":"Tijd"},"2":{"Display":"Geld"}}}},
{"Element":"SQ","Payload":{"QuestionID":"QID4","DataExportTag":"Q4","QuestionText":"Hielp dit?","QuestionType":"MC","Selector":"SAVR","Choices":{"1":{"Display":"Ja"},"2":{"Display":"Nee"}}}}]}`
	const answers = "StartDate,EndDate,Status,Finished,ResponseId,Q1#1_1,Q1#1_2,Q1#2_1,Q1#2_2,Q2_1,Q3_1,Q3_2,1_Q4,2_Q4\n" +
		"Start,End,Status,Finished,Response ID,a,b,c,d,e,f,g,h,i\n" +
		`"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1#1_1""}","{""ImportId"":""QID1#1_2""}","{""ImportId"":""QID1#2_1""}","{""ImportId"":""QID1#2_2""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID3_1""}","{""ImportId"":""QID3_2""}","{""ImportId"":""1_QID4""}","{""ImportId"":""2_QID4""}"` + "\n" +
		"2026-01-02 10:00:00,2026-01-02 10:05:00,0,1,R_1,1,2,2,1,3,60,40,1,2\n"
	made := drafted(t, "survey.qsf", []byte(file), "qualtrics.csv", []byte(answers))
	if len(made.Problems) > 0 || len(made.Notes) > 0 {
		t.Errorf("%v, %v", made.Problems, made.Notes)
	}
	for _, want := range []string{
		"text: {nl: 'Per partij: Oordeel'}", "columns: [Q1#1_2]", "text: {nl: 'Per partij: Belang'}", "label: {nl: Groot}", "columns: [Q1#2_1]",
		"label: {nl: 'Koud:Warm'}", "label: {nl: Geld}, columns: [Q3_2]", "text: {nl: 'Hielp dit?: 1'}", "text: {nl: 'Hielp dit?: 2'}",
	} {
		if !strings.Contains(string(made.YAML), want) {
			t.Errorf("not drafted: %s", want)
		}
	}
	if t.Failed() {
		t.Logf("%s", made.YAML)
	}
}
