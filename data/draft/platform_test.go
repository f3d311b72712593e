package draft_test

import (
	"strings"
	"testing"

	"spoor/data/platform"
	"spoor/internal/exporttest"
)

// What platforms do with one question in several columns, and what is counted of it.
func TestQuestionsOfPlatforms(t *testing.T) {
	const ids = `{"ImportId":"_recordId"}|{"ImportId":"status"}|`
	for name, c := range map[string]struct {
		rows [][]string
		want string
	}{
		"Qualtrics, a matrix of several answers in columns": {exporttest.Rows(
			"ResponseId|Status|Q7_1_1|Q7_1_2|Q7_2_1|Q7_2_2", "ID|Type|Wat hielp? - UWV - Tijd|Wat hielp? - UWV - Geld|Wat hielp? - Arts - Tijd|Wat hielp? - Arts - Geld",
			ids+`{"ImportId":"QID7_1_1"}|{"ImportId":"QID7_1_2"}|{"ImportId":"QID7_2_1"}|{"ImportId":"QID7_2_2"}`,
			"R_1|0|1|1||1", "R_2|0|1|||1", "R_3|0||1|1|", "R_4|0|1||1|1"),
			"multiple Tijd=3 Geld=2 of 4\nmultiple Tijd=2 Geld=3 of 4"},
		"Qualtrics, with the choices as cells": {exporttest.Rows(
			"ResponseId|Status|Q7_1_1|Q7_1_2|Q7_2_1|Q7_2_2", "ID|Type|Wat hielp?-UWV-Tijd|Wat hielp?-UWV-Geld|Wat hielp?-Arts-Tijd|Wat hielp?-Arts-Geld",
			ids+`{"ImportId":"QID7-1-1"}|{"ImportId":"QID7-1-2"}|{"ImportId":"QID7-2-1"}|{"ImportId":"QID7-2-2"}`,
			"R_1|0|Tijd|Geld||Geld", "R_2|0|Tijd|||Geld", "R_3|0||Geld|Tijd|", "R_4|0|Tijd||Tijd|Geld"),
			"multiple Tijd=3 Geld=2 of 4\nmultiple Tijd=2 Geld=3 of 4"},
		"Qualtrics, a matrix of several answers joined": {exporttest.Rows(
			"ResponseId|Status|Q7_1|Q7_2", "ID|Type|Wat hielp? - UWV|Wat hielp? - Arts", ids+`{"ImportId":"QID7_1"}|{"ImportId":"QID7_2"}`,
			"R_1|0|Tijd,Geld|Geld", "R_2|0|Tijd|Geld", "R_3|0|Geld|Tijd", "R_4|0|Tijd|Tijd,Geld", "R_5|0|Tijd,Geld|Tijd", "R_6|0|Geld|Tijd"),
			"multiple Tijd=4 Geld=4 of 6\nmultiple Tijd=4 Geld=3 of 6"},
		"Qualtrics, seen and not answered": {exporttest.Rows(
			"ResponseId|Status|Q7_1|Q7_2", "ID|Type|Wat hielp? - UWV|Wat hielp? - Arts", ids+`{"ImportId":"QID7_1"}|{"ImportId":"QID7_2"}`,
			"R_1|0|1|-99", "R_2|0|-99|-99", "R_3|0|1|1", "R_4|0||"),
			"multiple UWV=2 Arts=1 of 2"},
		"Qualtrics, two questions with one tag and one text": {exporttest.Rows(
			"ResponseId|Status|Q5|Q5", "ID|Type|Hoe ging het?|Hoe ging het?", ids+`{"ImportId":"QID5"}|{"ImportId":"QID9"}`,
			"R_1|0|Goed|Slecht", "R_2|0|Goed|Slecht", "R_3|0|Slecht|Slecht", "R_4|0|Goed|Goed"),
			"single Slecht=1 Goed=3 of 4\nsingle Slecht=3 Goed=1 of 4"},
		"LimeSurvey, a matrix of ticks": {exporttest.Rows(
			"id|submitdate|lastpage|startlanguage|Q1[SQ001_SQ001]|Q1[SQ001_SQ002]|Q1[SQ002_SQ001]|Q1[SQ002_SQ002]",
			"1|2026-01-01|3|nl|1|1||1", "2|2026-01-01|3|nl|1|||1", "3|2026-01-01|3|nl||1|1|", "4||3|nl||1|1|"),
			"multiple SQ001=2 SQ002=2 of 3\nmultiple SQ001=1 SQ002=2 of 3"},
		"LimeSurvey, saved again by R": {exporttest.Rows(
			"|id|submitdate|lastpage|startlanguage|Q1|Q2.SQ001.|Q2.SQ002.|Q2.other.|Q3|Q4.SQ001.|Q4.SQ002.",
			"1|1|2026-01-01|3|nl|A1|Y|NA|NA|12|A1|A2", "2|2|2026-01-01|3|nl|A2|Y|Y|NA|NA|A2|A2", "3|3|NA|3|nl|A1|NA|Y|NA|8|A1|A1", "4|4|2026-01-01|3|nl|A1|NA|NA|rust|200|A2|A1"),
			"single A1=2 A2=1 of 3\nmultiple SQ001=2 SQ002=1 other=1 of 3\nnumber of 2\nrating SQ001: A1=1 A2=2 of 3\nrating SQ002: A1=1 A2=2 of 3"},
		"LimeSurvey, codes and texts without its own columns": {exporttest.Rows(
			"|Q1. Werkt u?|Q2[1]. Wat helpt? [Tijd]|Q2[2]. Wat helpt? [Geld]", "1|Ja|Yes|No", "2|Nee|No|Yes", "3|Ja|Yes|Yes", "4|Ja|No|No"),
			"single Ja=3 Nee=1 of 4\nmultiple Tijd=2 Geld=2 of 3"},
		"SurveyMonkey, a choice in columns": {surveyMonkeyChoice(), "single Ja=6 Nee=3 Soms=3 of 12"},
		"KoboToolbox":                       {exporttest.Rows("_id|_uuid|_submission_time|g/wat|g/wat/a|g/wat/b|g/werk", "1|u|2026|a b|1|1|ja", "2|v|2026|a|1|0|nee", "3|w|2026||||ja", "4|x|2026|b|0|1|ja"), "multiple a=2 b=2 of 3\nsingle ja=3 nee=1 of 4"},
		"REDCap":                            {exporttest.Rows("record_id|redcap_event_name|geslacht|hulp___1|hulp___2|hulp____99|vragenlijst_complete", "1|start|1|1|0|0|2", "2|start|2|1|1|0|2", "3|start|1|0|0|0|2", "4|start|1|0|1|0|2"), "single 1=3 2=1 of 4\nmultiple 1=2 2=2 99=0 of 4"},
		"REDCap with labels":                {exporttest.Rows("Record ID|Event Name|Gender|Help? (choice=Time)|Help? (choice=Money)|Complete?", "1|Start|man|Checked|Unchecked|Complete", "2|Start|woman|Checked|Checked|Complete", "3|Start|man|Unchecked|Unchecked|Complete", "4|Start|man|Unchecked|Checked|Complete"), "single man=3 woman=1 of 4\nmultiple Time=2 Money=2 of 4"},
		"Microsoft Forms, a battery":        {exporttest.Rows("Id|Begintijd|Tijd van voltooien|E-mail|Naam|UWV|Arts|Verzekeraar", "1|a|b|||Goed|Slecht|Neutraal", "2|a|b|||Goed|Goed|Goed", "3|a|b|||Slecht|Neutraal|Goed", "4|a|b|||Neutraal|Slecht|Slecht"), "rating UWV: Slecht=1 Neutraal=1 Goed=2 of 4\nrating Arts: Slecht=2 Neutraal=1 Goed=1 of 4\nrating Verzekeraar: Slecht=1 Neutraal=1 Goed=2 of 4"},
	} {
		t.Run(name, func(t *testing.T) { checkCounts(t, c.rows, platform.Options{}, c.want) })
	}
}

// surveyMonkeyChoice is one choice that SurveyMonkey gave a column for each option.
func surveyMonkeyChoice() [][]string {
	rows := exporttest.Rows("Respondent ID|Collector ID|Werkt u?||", "||Ja|Nee|Soms")
	for i := range 12 {
		answer := []string{"Ja||", "|Nee|", "Ja||", "||Soms"}[i%4]
		rows = append(rows, strings.Split("11805221906"+string("abcdefghijkl"[i])+"|44|"+answer, "|"))
	}
	return rows
}
