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
		"SurveyMonkey, options by number": {exporttest.Rows(
			"Respondent ID|Collector ID|Wat hielp?|||Hoeveel weken?", "||Tijd|Geld|Rust|Open-Ended Response",
			"118052219061|44|1|||3", "118052219062|44|1|2||12", "118052219063|44||2|3|7", "118052219064|44|||3|8", "118052219065|44|1|||9", "118052219066|44||||5"),
			"multiple Tijd=3 Geld=2 Rust=2 of 5\nnumber of 6"},
		"Qualtrics, numbers in a field for text": {exporttest.Rows(
			"ResponseId|Status|Q7", "ID|Type|Hoeveel trajecten?", ids+`{"ImportId":"QID7_TEXT"}`, "R_1|0|4", "R_2|0|12", "R_3|0|7", "R_4|0|1.200", "R_5|0|950"),
			"number of 5"},
		"Qualtrics, texts and numbers in a field for text": {exporttest.Rows(
			"ResponseId|Status|Q7|Q8", "ID|Type|Waarom?|Werkt u?", ids+`{"ImportId":"QID7_TEXT"}|{"ImportId":"QID8"}`, "R_1|0|4|Ja", "R_2|0|12|Ja", "R_3|0|geen tijd|Nee", "R_4|0|9|Nee", "R_5|0|8|Ja"),
			"open of 5\nsingle Ja=3 Nee=2 of 5"},
		"Castor": {exporttest.Rows(
			"Participant Id|Participant Status|Site Abbreviation|Participant Creation Date|rol|hulp#Job coach|hulp#Tijd en geld|hulp#E-mail",
			"NL-001|Not Set|UTR|01-03-2026 10:12:13|1|1|0|0", "NL-002|Not Set|UTR|01-03-2026 11:12:13|2|0|1|0", "NL-003|Not Set|UTR|02-03-2026 10:12:13|1|1|1|0", "NL-004|Not Set|UTR|02-03-2026 11:40:13|1|0|0|1", "NL-005|Not Set|UTR|03-03-2026 10:12:13|2|1|0|1"),
			"single 1=3 2=2 of 5\nmultiple Job coach=3 Tijd en geld=2 E-mail=2 of 5"},
		"LimeSurvey, texts that another version calls its variables": {exporttest.Rows(
			"Respons ID|Datum verstuurd|Laatste pagina|Begin taal|Zaad|Startdatum|Wat is uw functie?", "1|2026-03-01 10:00:00|3|nl|12345|2026-03-01 09:00:00|Coach",
			"2|2026-03-01 11:00:00|3|nl|23456|2026-03-01 09:10:00|Coach", "3|2026-03-01 12:00:00|3|nl|34567|2026-03-01 09:20:00|Arts", "4|2026-03-01 13:00:00|3|nl|45678|2026-03-01 09:30:00|Arts"),
			"single Coach=2 Arts=2 of 4"},
		"Typeform": {exporttest.Rows(
			"#|Wat is uw functie|Response Type|Start Date (UTC)|Submit Date (UTC)|Network ID|Tags", "k0000000d|Coach|completed|2026-03-01 10:00:00|2026-03-01 10:10:00|00000a1b07|",
			"k000bde3e|Coach|completed|2026-03-01 11:00:00|2026-03-01 11:10:00|00000a1b18|", "k0017bc6f|Arts|completed|2026-03-02 10:00:00|2026-03-02 10:10:00|00000a1b29|", "k00239aa0|Arts|completed|2026-03-03 10:00:00|2026-03-03 10:10:00|00000a1b3a|", "k002f78d1|Coach|completed|2026-03-03 11:00:00|2026-03-03 11:10:00|00000a1b4b|"),
			"single Coach=3 Arts=2 of 5"},
		"one answer that all gave is no administration": {exporttest.Rows(
			"Functie|Werkt u samen met UWV|Ingevuld op", "Coach|ja|2026-03-01 10:00", "Coach|ja|2026-03-01 11:00", "Coach|nee|2026-03-01 12:00", "Coach|ja|2026-03-02 10:00", "Coach|nee|2026-03-02 11:00"),
			"single Coach=5 (een ander antwoord)=0 of 5\nsingle ja=3 nee=2 of 5"},
		"LimeSurvey, a ranking": {exporttest.Rows(
			"id|submitdate|lastpage|startlanguage|Q1[1]|Q1[2]|Q1[3]", "1|2026-01-01|3|nl|A1|A3|A2", "2|2026-01-01|3|nl|A3|A1|A2", "3|2026-01-01|3|nl|A3||", "4|2026-01-01|3|nl|A1|A2|",
			"5|2026-01-01|3|nl|A2|A1|A3", "6|2026-01-01|3|nl|A2|A1|", "7|2026-01-01|3|nl|||"),
			"ranking A1: 1=2 2=3 3=0 Niet geplaatst=1 of 6\nranking A2: 1=2 2=1 3=2 Niet geplaatst=1 of 6\nranking A3: 1=2 2=1 3=1 Niet geplaatst=2 of 6"},
		"LimeSurvey, a ranking in texts": {exporttest.Rows(
			"Respons ID|Datum verstuurd|Laatste pagina|Begin taal|Wat eerst? [Rang 1]|Wat eerst? [Rang 2]", "1|2026-01-01|3|nl|Tijd|Geld", "2|2026-01-01|3|nl|Geld|Tijd", "3|2026-01-01|3|nl|Rust|Tijd", "4|2026-01-01|3|nl|Tijd|Rust", "5|2026-01-01|3|nl|Tijd|Geld"),
			"ranking Tijd: 1=3 2=2 Niet geplaatst=0 of 5\nranking Geld: 1=1 2=2 Niet geplaatst=2 of 5\nranking Rust: 1=1 2=1 Niet geplaatst=3 of 5"},
		"Qualtrics, a ranking": {exporttest.Rows(
			"ResponseId|Status|Q7_1|Q7_2|Q7_3", "ID|Type|Wat eerst? - Tijd|Wat eerst? - Geld|Wat eerst? - Rust", ids+`{"ImportId":"QID7_1"}|{"ImportId":"QID7_2"}|{"ImportId":"QID7_3"}`,
			"R_1|0|1|2|3", "R_2|0|1|3|2", "R_3|0|3|1|2", "R_4|0|2|1|3", "R_5|0|1|2|3", "R_6|0|||"),
			"ranking Tijd: 1=3 2=1 3=1 Niet geplaatst=0 of 5\nranking Geld: 1=2 2=2 3=1 Niet geplaatst=0 of 5\nranking Rust: 1=0 2=2 3=3 Niet geplaatst=0 of 5"},
		"SurveyMonkey, a ranking": {exporttest.Rows(
			"Respondent ID|Collector ID|Wat eerst?||", "||Tijd|Geld|Rust",
			"118052219061|44|1|2|3", "118052219062|44|1|3|2", "118052219063|44|3|1|2", "118052219064|44|2|1|3", "118052219065|44|1|2|3"),
			"ranking Tijd: 1=3 2=1 3=1 Niet geplaatst=0 of 5\nranking Geld: 1=2 2=2 3=1 Niet geplaatst=0 of 5\nranking Rust: 1=0 2=2 3=3 Niet geplaatst=0 of 5"},
		"Microsoft Forms, a ranking": {exporttest.Rows("Id|Begintijd|Tijd van voltooien|E-mail|Naam|Wat eerst?", "1|a|b|||Tijd;Geld;Rust;", "2|a|b|||Tijd;Rust;Geld;", "3|a|b|||Geld;Rust;Tijd;", "4|a|b|||Geld;Tijd;Rust;", "5|a|b|||Tijd;Geld;Rust;"),
			"ranking Tijd: 1=3 2=1 3=1 Niet geplaatst=0 of 5\nranking Geld: 1=2 2=2 3=1 Niet geplaatst=0 of 5\nranking Rust: 1=0 2=2 3=3 Niet geplaatst=0 of 5"},
		"Google Forms, a ranking": {exporttest.Rows("Tijdstempel|Wat eerst? [1e keus]|Wat eerst? [2e keus]", "1-3-2026 10:00:00|Tijd|Geld", "1-3-2026 11:00:00|Geld|Tijd", "1-3-2026 12:00:00|Rust|Tijd", "1-3-2026 13:00:00|Tijd|Rust", "1-3-2026 14:00:00|Tijd|Geld"),
			"ranking Tijd: 1=3 2=2 Niet geplaatst=0 of 5\nranking Geld: 1=1 2=2 Niet geplaatst=2 of 5\nranking Rust: 1=1 2=1 Niet geplaatst=3 of 5"},
		"KoboToolbox, a ranking": {exporttest.Rows("_id|_uuid|_submission_time|prio/_1st_choice|prio/_2nd_choice|prio/_3rd_choice", "1|u|2026|tijd|geld|rust", "2|v|2026|tijd|rust|geld", "3|w|2026|geld|rust|tijd", "4|x|2026|geld|tijd|rust", "5|y|2026|tijd|geld|rust"),
			"ranking tijd: 1=3 2=1 3=1 Niet geplaatst=0 of 5\nranking geld: 1=2 2=2 3=1 Niet geplaatst=0 of 5\nranking rust: 1=0 2=2 3=3 Niet geplaatst=0 of 5"},
		"KoboToolbox, two rankings without groups": {exporttest.Rows("_id|_uuid|_submission_time|_1st_choice|_2nd_choice|doel_label|_1st_choice|_2nd_choice", "1|u|2026|tijd|geld||werk|rust", "2|v|2026|geld|tijd||rust|werk", "3|w|2026|tijd|geld||werk|rust", "4|x|2026|tijd|geld||werk|rust"),
			"ranking tijd: 1=3 2=1 Niet geplaatst=0 of 4\nranking geld: 1=1 2=3 Niet geplaatst=0 of 4\nranking werk: 1=3 2=1 Niet geplaatst=0 of 4\nranking rust: 1=1 2=3 Niet geplaatst=0 of 4"},
		"ODK, a ranking joined by spaces": {exporttest.Rows("instanceID|SubmissionDate|AttachmentsPresent|ReviewState|g-prio|g-werk", "uuid:1|2026|0||tijd geld rust|ja", "uuid:2|2026|0||tijd rust geld|nee", "uuid:3|2026|0||geld rust tijd|ja", "uuid:4|2026|0||geld tijd rust|ja", "uuid:5|2026|0||tijd geld rust|nee", "uuid:6|2026|0|||nee"),
			"ranking tijd: 1=3 2=1 3=1 Niet geplaatst=0 of 5\nranking geld: 1=2 2=2 3=1 Niet geplaatst=0 of 5\nranking rust: 1=0 2=2 3=3 Niet geplaatst=0 of 5\nsingle ja=3 nee=3 of 6"},
		"a ranking in one cell": {exporttest.Rows("id|prio|werk", "1|Tijd; Geld; Rust|ja", "2|Tijd; Rust; Geld|nee", "3|Geld; Rust; Tijd|ja", "4|Geld; Tijd; Rust|ja", "5|Tijd; Geld; Rust|nee", "6||nee"),
			"ranking Tijd: 1=3 2=1 3=1 Niet geplaatst=0 of 5\nranking Geld: 1=2 2=2 3=1 Niet geplaatst=0 of 5\nranking Rust: 1=0 2=2 3=3 Niet geplaatst=0 of 5\nsingle ja=3 nee=3 of 6"},
		"REDCap, one event and no repeats": {exporttest.Rows("record_id|redcap_event_name|redcap_repeat_instrument|redcap_repeat_instance|redcap_data_access_group|werk|hulp___1|hulp___2|intake_complete", "1|start_arm_1|||noord|1|1|0|2", "2|start_arm_1|||zuid|2|1|1|2", "3|start_arm_1|||noord|1|0|0|0", "4|start_arm_1|||zuid|1|0|1|2"),
			"single noord=2 zuid=2 of 4\nsingle 1=3 2=1 of 4\nmultiple 1=2 2=2 of 4"},
		"marks that are no ranks": {exporttest.Rows(
			"ResponseId|Status|Q7_1|Q7_2|Q7_3", "ID|Type|Cijfer? - Tijd|Cijfer? - Geld|Cijfer? - Rust", ids+`{"ImportId":"QID7_1"}|{"ImportId":"QID7_2"}|{"ImportId":"QID7_3"}`,
			"R_1|0|1|2|3", "R_2|0|1|3|2", "R_3|0|3|3|2", "R_4|0|2|1|3", "R_5|0|1|1|1"),
			"rating Tijd: 1=3 2=1 3=1 of 5\nrating Geld: 1=2 2=1 3=2 of 5\nrating Rust: 1=1 2=2 3=2 of 5"},
		"weights are no question":         {exporttest.Rows("id|rol|gewicht", "1|a|0,75", "2|a|1,25", "3|b|1,1", "4|b|0,9"), "single a=2 b=2 of 4"},
		"a weight in kilos is a question": {exporttest.Rows("id|rol|gewicht", "1|a|75,5", "2|a|81,2", "3|b|64,9", "4|b|90,1"), "single a=2 b=2 of 4\nnumber of 4"},
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
