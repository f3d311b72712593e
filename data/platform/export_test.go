package platform_test

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/records"
)

func open(t *testing.T, in string, o platform.Options) (*platform.Export, error) {
	t.Helper()
	reader, err := records.Open("test.csv", strings.NewReader(in), records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return platform.Open(reader, o)
}

func mustOpen(t *testing.T, in string, o platform.Options) *platform.Export {
	t.Helper()
	export, err := open(t, in, o)
	if err != nil {
		t.Fatal(err)
	}
	return export
}

// columns writes each column as role: question | text | part code | part.
func columns(e *platform.Export) []string {
	var out []string
	for _, c := range e.Columns {
		switch c.Role {
		case platform.Answer, platform.OtherText:
			out = append(out, fmt.Sprintf("%s: %s | %s | %s | %s", c.Role, c.Question, c.Text, c.PartCode, c.Part))
		default:
			out = append(out, fmt.Sprintf("%s: %s", c.Role, c.Code))
		}
	}
	return out
}

// responses returns the cells of every response that is kept, joined by |.
func responses(t *testing.T, e *platform.Export) []string {
	t.Helper()
	var out []string
	for {
		response, err := e.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, strings.Join(response.Texts(), "|"))
	}
}

func TestPlatforms(t *testing.T) {
	tests := []struct {
		name, in      string
		platform      platform.Name
		headerRecords int
		columns       []string
		kept          []string
		leftOut       []platform.Count
	}{
		{
			"LimeSurvey, codes",
			"\ufeff\"id\";\"submitdate\";\"lastpage\";\"startlanguage\";\"token\";\"G1\";\"Q1[SQ001]\";\"Q1[SQ002]\";\"Q1[other]\";\"R[1]\";\"Q1Time\"\r\n" +
				"\"7\";\"1980-01-01 00:00:00\";\"3\";\"nl\";\"abc\";\"A1\";\"Y\";\"\";\"iets\";;\"2.5\"\r\n\"8\";;\"1\";\"nl\";\"abd\";\"\";;;;;\r\n\r\n",
			platform.LimeSurvey, 1,
			[]string{"respondent id: id", "meta: submitdate", "meta: lastpage", "meta: startlanguage", "personal: token", "answer: G1 |  |  | ",
				"answer: Q1 |  | SQ001 | ", "answer: Q1 |  | SQ002 | ", "other text: Q1 |  | other | ", "answer: R |  | 1 | ", "timing: Q1Time"},
			[]string{"7|1980-01-01 00:00:00|3|nl|abc|A1|Y||iets||2.5"}, []platform.Count{{Reason: platform.Unfinished, N: 1}},
		},
		{
			"LimeSurvey, texts in Dutch",
			"\"Respons ID\",\"Datum verstuurd\",\"Laatste pagina\",\"Begin taal\",\"IP-adres\",\"Geslacht\",\"Welke factoren? [Houding [van de werknemer]]\",\"Welke factoren? [Anders]\",\"Totaaltijd\",\"Groep tijd: Begin\"\r\n" +
				"\"1\",\"2026-01-02 10:00:00\",\"2\",\"nl\",\"192.0.2.1\",\"Vrouw\",\"Ja\",\"\",\"12\",\"3\"\r\n",
			platform.LimeSurvey, 1,
			[]string{"respondent id: id", "meta: submitdate", "meta: lastpage", "meta: startlanguage", "personal: ipaddr", "answer: Geslacht | Geslacht |  | ",
				"answer: Welke factoren? | Welke factoren? |  | Houding [van de werknemer]", "other text: Welke factoren? | Welke factoren? |  | Anders", "timing: interviewtime", "timing: Groep tijd: Begin"},
			[]string{"1|2026-01-02 10:00:00|2|nl|192.0.2.1|Vrouw|Ja||12|3"}, nil,
		},
		{
			"LimeSurvey, codes and texts",
			"\"id. Response ID\";\"submitdate. Date submitted\";\"lastpage. Last page\";\"Q1[SQ001]. Which? [One. Two]\"\r\n\"1\";\"2026-01-02\";\"2\";\"Y\"\r\n",
			platform.LimeSurvey, 1,
			[]string{"respondent id: id", "meta: submitdate", "meta: lastpage", "answer: Q1 | Which? | SQ001 | One. Two"},
			[]string{"1|2026-01-02|2|Y"}, nil,
		},
		{
			"Qualtrics, three header records, split",
			"StartDate,Status,Finished,ResponseId,RecipientEmail,Duration (in seconds),Q1,Q1_3_TEXT,Q5_1,Q5_2,Q7,Q7,Q_RecaptchaScore\n" +
				"Start Date,Response Type,Finished,Response ID,Recipient Email,Duration (in seconds),Vraag - een?,Vraag - een? - Anders - Tekst,Welke? - Ja - soms,Welke? - Nee,Open vraag,Nog een,Score\n" +
				`"{""ImportId"":""startDate"",""timeZone"":""Z""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""duration""}","{""ImportId"":""QID1""}","{""ImportId"":""QID1_3_TEXT""}","{""ImportId"":""QID5_1""}","{""ImportId"":""QID5_2""}","{""ImportId"":""QID7_TEXT""}","{""ImportId"":""QID8""}","{""ImportId"":""Q_RecaptchaScore""}"` + "\n" +
				"2026,0,1,R_1,,60,3,zelf,1,,x,,1\n2026,1,1,R_2,,60,3,,,,,,1\n2026,Survey Preview,True,R_3,,60,,,,,,,1\n2026,IP Address,False,R_4,,60,,,,,,,1\n2026,Umfragevorschau,True,R_5,,60,,,,,,,1\n",
			platform.Qualtrics, 3,
			[]string{"meta: StartDate", "meta: Status", "meta: Finished", "respondent id: ResponseId", "personal: RecipientEmail", "timing: Duration (in seconds)",
				"answer: Q1 | Vraag - een? |  | ", "other text: Q1 | Vraag - een? | 3_TEXT | Anders", "answer: Q5 | Welke? | 1 | Ja - soms", "answer: Q5 | Welke? | 2 | Nee",
				"answer: Q7 | Open vraag |  | ", "answer: Q7 | Nog een |  | ", "meta: Q_RecaptchaScore"},
			[]string{"2026|0|1|R_1||60|3|zelf|1||x||1", "2026|Umfragevorschau|True|R_5||60|||||||1"}, []platform.Count{{Reason: platform.TestRun, N: 2}, {Reason: platform.Unfinished, N: 1}},
		},
		{
			"Qualtrics, ImportIds that are not JSON in record 2",
			"ResponseID,Finished,Q1\n{'ImportId': 'responseId'},{'ImportId': 'finished'},{'ImportId': 'QID1'}\nR_1,1,2\n",
			platform.Qualtrics, 2, []string{"respondent id: ResponseID", "meta: Finished", "answer: Q1 |  |  | "}, []string{"R_1|1|2"}, nil,
		},
		{
			"Qualtrics, legacy",
			"\ufeffV1,V2,V3,V10,Q2_1,Q2_2,Q3,\nResponseID,ResponseSet,Name,Finished,Which?-One,Which?-Two,Why?,\nR_1,Default,Anonymous,1,1,,x,\nR_2,Default,Anonymous,0,1,,x,\n",
			platform.Qualtrics, 2,
			[]string{"respondent id: ResponseID", "meta: ResponseSet", "personal: Name", "meta: Finished", "answer: Q2 | Which? | 1 | One", "answer: Q2 | Which? | 2 | Two", "answer: Q3 | Why? |  | ", "meta: column 8"},
			[]string{"R_1|Default|Anonymous|1|1||x|"}, []platform.Count{{Reason: platform.Unfinished, N: 1}},
		},
		{
			"SurveyMonkey, two header records",
			"Respondent ID,Collector ID,Date Created,IP Address,Which films?,,,Gender,Why?\n,,,,One,Two,Other (please specify),Response,Open-Ended Response\n118052219061,446111201,06/10/2026,192.0.2.1,One,,iets,Female,zomaar\n",
			platform.SurveyMonkey, 2,
			[]string{"respondent id: Respondent ID", "meta: Collector ID", "meta: Date Created", "personal: IP Address", "answer: Which films? | Which films? |  | One", "answer: Which films? | Which films? |  | Two",
				"other text: Which films? | Which films? |  | Other (please specify)", "answer: Gender | Gender |  | ", "answer: Why? | Why? |  | "},
			[]string{"118052219061|446111201|06/10/2026|192.0.2.1|One||iets|Female|zomaar"}, nil,
		},
		{
			"SurveyMonkey, two header records without an id",
			"Who wins?,,Why?,Chance?,\nResponse,What makes you think so?,Open-Ended Response,Red,Blue\nRed,because,x,60,40\n",
			platform.SurveyMonkey, 2,
			[]string{"answer: Who wins? | Who wins? |  | ", "other text: Who wins? | Who wins? | comment | What makes you think so?", "answer: Why? | Why? |  | ",
				"answer: Chance? | Chance? |  | Red", "answer: Chance? | Chance? |  | Blue"},
			[]string{"Red|because|x|60|40"}, nil,
		},
		{
			"plain with ids",
			"Respondent;Oordeel\n17;goed\n18;goed\n", platform.Plain, 1, []string{"respondent id: Respondent", "answer: Oordeel | Oordeel |  | "}, []string{"17|goed", "18|goed"}, nil,
		},
		{
			"plain with the same number twice",
			"id;Oordeel\n1;goed\n1;goed\n", platform.Plain, 1, []string{"answer: id | id |  | ", "answer: Oordeel | Oordeel |  | "}, []string{"1|goed", "1|goed"}, nil,
		},
		{
			"SurveyMonkey, one header record",
			"RespondentID,Check?\n3887201482,-\n", platform.SurveyMonkey, 1, []string{"respondent id: RespondentID", "answer: Check? | Check? |  | "}, []string{"3887201482|-"}, nil,
		},
		{
			"Microsoft Forms in Dutch",
			"Id;Begintijd;Tijd van\u00a0voltooien;E-mail;Naam;Welke?;Toelichting;Toelichting2;Vraag 2\n1;2026-01-02 10:00:00;2026-01-02 10:05:00;anonymous;;\"A;B;\";x;y;z\n",
			platform.MicrosoftForms, 1,
			[]string{"respondent id: Id", "meta: Begintijd", "meta: Tijd van voltooien", "personal: E-mail", "personal: Naam", "answer: Welke? | Welke? |  | ", "answer: Toelichting | Toelichting |  | ", "answer: Toelichting2 | Toelichting |  | ", "answer: Vraag 2 | Vraag 2 |  | "},
			[]string{"1|2026-01-02 10:00:00|2026-01-02 10:05:00|anonymous||A;B;|x|y|z"}, nil,
		},
		{
			"Google Forms in Dutch",
			"Tijdstempel\tE-mailadres\tHoe oordeelt u? [UWV]\tHoe oordeelt u? [Werkgever]\n31-8-2020 14:20:53\ta@example.org\tGoed\tSlecht\n",
			platform.GoogleForms, 1, []string{"meta: Tijdstempel", "personal: E-mailadres", "answer: Hoe oordeelt u? | Hoe oordeelt u? |  | UWV", "answer: Hoe oordeelt u? | Hoe oordeelt u? |  | Werkgever"},
			[]string{"31-8-2020 14:20:53|a@example.org|Goed|Slecht"}, nil,
		},
		{
			"KoboToolbox",
			"\"start\";\"groep/soort\";\"groep/soort/a\";\"groep/soort/b\";\"soort2\";\"soort2_other\";\"plaats_latitude\";\"_id\";\"_uuid\";\"_submission_time\"\n\"2026\";\"a b\";\"1\";\"1\";\"other\";\"iets\";\"52.1\";\"9\";\"u\";\"2026\"\n",
			platform.Kobo, 1,
			[]string{"meta: start", "answer: groep/soort | groep/soort |  | ", "answer: groep/soort | groep/soort | a | a", "answer: groep/soort | groep/soort | b | b", "answer: soort2 | soort2 |  | ", "other text: soort2 | soort2_other | other | ", "personal: plaats_latitude", "respondent id: _id", "meta: _uuid", "meta: _submission_time"},
			[]string{"2026|a b|1|1|other|iets|52.1|9|u|2026"}, nil,
		},
		{
			"ODK: ids that begin with uuid:", "key_id,A,instanceID\n1,['a' ;  'b'],uuid:1\n", platform.Kobo, 1, []string{"answer: key_id | key_id |  | ", "answer: A | A |  | ", "respondent id: instanceID"}, []string{"1|['a' ;  'b']|uuid:1"}, nil,
		},
		{
			"SPSS", "nr,v1_1,filter_$\n1,#NULL!,1\n", platform.SPSS, 1, []string{"answer: nr | nr |  | ", "answer: v1_1 | v1_1 |  | ", "meta: filter_$"}, []string{"1|#NULL!|1"}, nil,
		},
		{
			"plain", "nr;Voornaam;Oordeel;\n1;Kim;99;\n", platform.Plain, 1, []string{"answer: nr | nr |  | ", "personal: Voornaam", "answer: Oordeel | Oordeel |  | ", "answer:  |  |  | "}, []string{"1|Kim|99|"}, nil,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := mustOpen(t, test.in, platform.Options{})
			if e.Platform != test.platform || e.HeaderRecords != test.headerRecords {
				t.Errorf("got %s with %d header records, want %s with %d", e.Platform, e.HeaderRecords, test.platform, test.headerRecords)
			}
			if (len(e.Marks) == 0) != (test.platform == platform.Plain) {
				t.Errorf("marks %q", e.Marks)
			}
			if got := columns(e); !reflect.DeepEqual(got, test.columns) {
				t.Errorf("columns\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.columns, "\n"))
			}
			if got := responses(t, e); !reflect.DeepEqual(got, test.kept) {
				t.Errorf("kept %q, want %q", got, test.kept)
			}
			s := e.Summary()
			if !reflect.DeepEqual(s.LeftOut, test.leftOut) {
				t.Errorf("left out %v, want %v", s.LeftOut, test.leftOut)
			}
			sum := s.Kept + s.Unusable
			for _, count := range s.LeftOut {
				sum += count.N
			}
			if sum != s.Read {
				t.Errorf("the summary does not add up: %+v", s)
			}
		})
	}
}

func TestUnknownStatusIsSaid(t *testing.T) {
	e := mustOpen(t, "ResponseId,Status\nID,Status\n\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\"\nR_1,Umfragevorschau\nR_2,Umfragevorschau\n", platform.Options{})
	responses(t, e)
	if got, want := e.Summary().Doubts, []string{`column "Status": "Umfragevorschau" is not known (2 times); kept`}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNotAskedAndSkipped(t *testing.T) {
	head := "\"id\";\"submitdate\";\"lastpage\";\"Q1\";\"Q2\"\r\n"
	states := func(in string) []platform.CellState {
		e := mustOpen(t, head+in, platform.Options{})
		response, err := e.Next()
		if err != nil {
			t.Fatal(err)
		}
		return []platform.CellState{response.State(2), response.State(3), response.State(4)}
	}
	if got, want := states("\"1\";\"2026\";\"3\";\"\";\r\n"), []platform.CellState{platform.Filled, platform.Skipped, platform.NotAsked}; !reflect.DeepEqual(got, want) {
		t.Errorf("as LimeSurvey wrote it: got %v, want %v", got, want)
	}
	if got, want := states("1;2026;3;\"\";\r\n"), []platform.CellState{platform.Filled, platform.Blank, platform.Blank}; !reflect.DeepEqual(got, want) {
		t.Errorf("saved by another program: got %v, want %v", got, want)
	}
	// Far into the file, one record that was edited does not spoil the others.
	e := mustOpen(t, head+strings.Repeat("\"1\";\"2026\";\"3\";\"\";\r\n", 100)+"1;2026;3;;\r\n"+"\"1\";\"2026\";\"3\";\"\";\r\n", platform.Options{})
	var got []platform.CellState
	for {
		response, err := e.Next()
		if err != nil {
			break
		}
		got = append(got, response.State(4))
	}
	if len(got) != 102 || got[99] != platform.NotAsked || got[100] != platform.Blank || got[101] != platform.NotAsked {
		t.Errorf("an edited record: got %v", got[98:])
	}
}

func TestOverrides(t *testing.T) {
	qualtrics := "V1,V2,V7,Q1\nResponseID,ResponseSet,Status,Vraag\nR_1,x,2,a\nR_2,x,0,b\n"
	e := mustOpen(t, qualtrics, platform.Options{Keep: []platform.Reason{platform.TestRun}})
	if got := responses(t, e); len(got) != 2 || len(e.Summary().LeftOut) != 0 {
		t.Errorf("keep test: got %q, %+v", got, e.Summary())
	}
	e = mustOpen(t, qualtrics, platform.Options{Platform: platform.Plain})
	if got := responses(t, e); e.Platform != platform.Plain || len(got) != 3 {
		t.Errorf("as plain: %s, %q", e.Platform, got)
	}
	e = mustOpen(t, "a,b\n1,2\n", platform.Options{Platform: platform.LimeSurvey})
	if e.Platform != platform.LimeSurvey || len(e.Notes) == 0 || !strings.Contains(e.Notes[0], "none of its marks") {
		t.Errorf("named without its marks: %s, %q", e.Platform, e.Notes)
	}
	if _, err := open(t, "a,b\n1,2\n", platform.Options{Platform: "spsss"}); err == nil || !strings.Contains(err.Error(), `unknown platform "spsss": use qualtrics, limesurvey,`) {
		t.Errorf("unknown platform: %v", err)
	}
	personal := "nr,E-mail,Postcode\n1,x,1234\n"
	e = mustOpen(t, personal, platform.Options{KeepColumns: []string{"postcode"}})
	if e.Columns[1].Role != platform.Personal || e.Columns[2].Role != platform.Answer {
		t.Errorf("keep a column: %v", columns(e))
	}
	if _, err := open(t, personal, platform.Options{KeepColumns: []string{"naam"}}); err == nil || err.Error() != `no column "naam" to keep; the personal columns are E-mail, Postcode` {
		t.Errorf("keep an unknown column: %v", err)
	}
}

func TestPersonalColumns(t *testing.T) {
	for header, want := range map[string]bool{
		"Naam": true, "Uw naam:": true, "E-mail": true, "Wat is uw e-mailadres?": true, "IP-adres": true, "Telefoonnummer": true, "Geboortedatum": true, "BSN": true,
		"What is your full name?": true, "Your name": true, "ip address": true, "gps:Latitude": true, "token": true, "PROLIFIC_PID": true,
		"Naam medewerker": true, "Naam van de contactpersoon": true, "Naam van de medewerkersregeling": false,
		"Name of Bachelor's degree(s)": false, "Hoe vaak mailt u met de werkgever?": false, "Naam van het traject": false, "Regio": false, "Ervaring met UWV": false,
	} {
		e := mustOpen(t, "nr,"+header+"\n1,x\n", platform.Options{})
		if got := e.Columns[1].Role == platform.Personal; got != want {
			t.Errorf("%s: personal %v, want %v", header, got, want)
		}
	}
	e := mustOpen(t, "nr,contact,plek\n1,a@example.org,192.0.2.1\n2,b@example.org,192.0.2.2\n3,geen,192.0.2.3\n", platform.Options{})
	if e.Columns[1].Why != "its cells are e-mail addresses" || e.Columns[2].Why != "its cells are IP addresses" {
		t.Errorf("by their cells: %+v", e.Columns)
	}
}

func TestProblems(t *testing.T) {
	e := mustOpen(t, "a,b\n1,2\n1,2,3\n\"x\"y,2\n3,4\n", platform.Options{})
	var got []string
	for {
		response, err := e.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, response.Text(0))
	}
	want := []string{"1", "test.csv:3: 3 cells where the header has 2; the response is left out",
		`test.csv:4: text follows a closing quote ("); write "" for a quote within a quoted cell. The record cannot be used`, "3"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if s := e.Summary(); s.Read != 4 || s.Kept != 2 || s.Unusable != 2 {
		t.Errorf("got %+v", s)
	}
	if _, err := open(t, "\n\n", platform.Options{}); err == nil || err.Error() != "test.csv: holds no records; its first record must name the columns" {
		t.Errorf("no records: %v", err)
	}
	if _, err := open(t, "\"a\"b,c\n1,2\n", platform.Options{}); err == nil || !strings.Contains(err.Error(), "test.csv:1: text follows a closing quote") {
		t.Errorf("broken header: %v", err)
	}
}

func TestAggregateIsRefused(t *testing.T) {
	table := ",,Mannen,,Vrouwen,\nRegio,Totaal,n,%,n,%\nNoord,20,8,40%,12,60%\nZuid,10,5,50%,5,50%\n"
	_, err := open(t, table, platform.Options{})
	var found *problem.Problem
	if !errors.As(err, &found) || !strings.HasPrefix(found.Message, `is a table of counts, not of respondents: the column "Totaal" counts people and "%" holds percentages`) {
		t.Errorf("got %v", err)
	}
	mustOpen(t, table, platform.Options{Platform: platform.Plain})
	mustOpen(t, "nr,Totaal,Aandeel\n1,5,Goed\n2,7,Slecht\n", platform.Options{})
}

func TestFind(t *testing.T) {
	e := mustOpen(t, "ResponseId,Q1,Q2_1,Q2_2,Q7,Q7\nID,Wat  vindt\u00a0u?,Welke? - Een,Welke? - Twee,x,y\n\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",{'ImportId': 'QID1'},{'ImportId': 'QID2_1'},{'ImportId': 'QID2_2'},{'ImportId': 'QID7'},{'ImportId': 'QID8'}\n", platform.Options{})
	for _, test := range []struct {
		names []string
		want  int
		err   string
	}{
		{[]string{"Q1"}, 1, ""},
		{[]string{"wat vindt u?"}, 1, ""},
		{[]string{"Welke? [Twee]"}, 3, ""},
		{[]string{"oordeel", "q2_1"}, 2, ""},
		{[]string{"Q7"}, 0, `"Q7" fits more than one column: 5 ("Q7"), 6 ("Q7"); name the column by its place, such as "column 5"`},
		{[]string{"Q2_"}, 0, `no column "Q2_"; did you mean "Q2_1"?`},
		{[]string{"iets anders"}, 0, `no column "iets anders"; the export has ResponseId, Q1, Q2_1, Q2_2, Q7, Q7`},
	} {
		column, err := e.Find(test.names[0], test.names[1:]...)
		if test.err != "" {
			if err == nil || err.Error() != test.err {
				t.Errorf("%q: got error %v, want %s", test.names, err, test.err)
			}
			continue
		}
		if err != nil || column.Index != test.want {
			t.Errorf("%q: got column %d, %v, want %d", test.names, column.Index, err, test.want)
		}
	}
}

func TestQuestions(t *testing.T) {
	e := mustOpen(t, "\"id\";\"submitdate\";\"lastpage\";\"Q1[SQ001]\";\"Q1[SQ002]\";\"Q1[other]\";\"Q2\";\"Q1[SQ001]\"\n\"1\";\"2\";\"3\";\"\";\"\";\"\";\"\";\"\"\n", platform.Options{})
	var got []string
	for _, question := range e.Questions() {
		got = append(got, fmt.Sprintf("%s %d", question.Code, len(question.Columns)))
	}
	if want := []string{"Q1 3", "Q2 1", "Q1 1"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
