package importing_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/data/records"
)

// questionnaire has an item of every kind, in the two languages and with what exports call its parts.
const questionnaire = `id: small
title: {nl: Klein, en: Small}
items:
- id: works
  kind: single
  text: {nl: "Werkt u?", en: "Do you work?"}
  columns: [Q1]
  missing: {refused: [Wil niet zeggen, "-98"]}
  options:
  - {id: "yes", label: {nl: Ja, en: "Yes"}, aliases: [A1, "1"]}
  - {id: "no", label: {nl: Nee, en: "No"}, aliases: [A2, "2"]}
  - {id: other, label: {nl: Anders, en: Other}, open: true}
- id: helps
  kind: multiple
  text: {nl: "Wat helpt?", en: "What helps?"}
  columns: [Q2]
  asked_if: works.yes
  max_picks: 2
  missing: {skipped: ["-99"], dont_know: [Weet niet]}
  options:
  - {id: time, label: {nl: Tijd, en: Time}, aliases: [SQ001]}
  - {id: money, label: {nl: "Geld, veel", en: "Money, lots"}, aliases: [SQ002]}
  - {id: other, label: {nl: Anders, en: Other}, open: true}
- id: rated
  kind: rating
  text: {nl: "Hoe gaat het?", en: "How is it going?"}
  columns: [Q3]
  missing: {not_asked: [n.v.t.]}
  scale:
  - {id: bad, label: {nl: Slecht, en: Bad}, aliases: ["1"]}
  - {id: good, label: {nl: Goed, en: Good}, aliases: ["2"]}
  rows:
  - {id: boss, label: {nl: Werkgever, en: Employer}, columns: [SQ001]}
  - {id: doctor, label: {nl: Bedrijfsarts, en: Doctor}, columns: [SQ002]}
- id: hours
  kind: number
  text: {nl: "Hoeveel uur?", en: "How many hours?"}
  columns: [Q4]
  range: [0, 40]
- id: remarks
  kind: open
  text: {nl: "Nog iets?", en: "Anything else?"}
  columns: [Q5]
`

func parse(t testing.TB, text string) data.Codebook {
	t.Helper()
	codebook, err := data.ParseCodebook("codebook.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return codebook
}

func open(name, in string, codebook data.Codebook, o importing.Options, p platform.Options) (*importing.Importer, error) {
	reader, err := records.Open(name, strings.NewReader(in), records.Options{})
	if err != nil {
		return nil, err
	}
	export, err := platform.Open(reader, p)
	if err != nil {
		return nil, err
	}
	return importing.Open(name, export, codebook, o)
}

// result is what an import gives, each part as one text.
type result struct{ records, texts, problems, notes string }

func run(t testing.TB, i *importing.Importer) result {
	t.Helper()
	var out result
	lines, texts := []string{strings.Join(i.Header(), ",")}, []string{}
	for {
		record, err := i.Next(t.Context())
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Join(record.Cells, ","))
		for _, text := range record.Texts {
			texts = append(texts, record.Cells[0]+" "+text.Item+" "+text.Option+": "+text.Text)
		}
	}
	var problems []string
	for _, group := range i.Problems().Groups() {
		problems = append(problems, group.String())
	}
	out.records, out.texts = strings.Join(lines, "\n"), strings.Join(texts, "\n")
	out.problems, out.notes = strings.Join(problems, "\n"), strings.Join(i.Notes(), "\n")
	return out
}

const header = "respondent,works,helps.time,helps.money,helps.other,rated.boss,rated.doctor,hours\n"

func TestPlatforms(t *testing.T) {
	codebook := parse(t, questionnaire)
	for _, test := range []struct {
		name, in string
		want     result
	}{
		{
			"LimeSurvey, codes",
			"\ufeff\"id\";\"submitdate\";\"lastpage\";\"startlanguage\";\"ipaddr\";\"Q1\";\"Q1[other]\";\"Q2[SQ001]\";\"Q2[SQ002]\";\"Q2[other]\";\"Q3[SQ001]\";\"Q3[SQ002]\";\"Q4\";\"Q5\"\r\n" +
				"\"7\";\"1980-01-01 00:00:00\";\"3\";\"nl\";\"192.0.2.1\";\"A1\";\"\";\"Y\";\"\";\"rust\";\"1\";\"2\";\"3.5000000000\";\"mooi\"\r\n" +
				"\"8\";\"1980-01-01 00:00:00\";\"3\";\"nl\";\"192.0.2.1\";\"-oth-\";\"soms\";;;;\"1\";\"\";\"\";\"\"\r\n" +
				"\"9\";\"1980-01-01 00:00:00\";\"3\";\"nl\";\"192.0.2.1\";\"A1\";\"\";\"\";\"\";\"\";\"9\";;;\r\n" +
				"\"10\";;\"1\";\"nl\";\"192.0.2.1\";\"A2\";;;;;;;;\r\n\r\n",
			result{
				header + "1,yes,1,0,1,bad,good,3.5000000000\n2,other,#not_asked,#not_asked,#not_asked,bad,,\n3,yes,,,,#unusable,#not_asked,#not_asked",
				"1 helps other: rust\n1 remarks : mooi\n2 works other: soms",
				`a.csv:4: column "Q3[SQ001]": "9" is not on the scale (Slecht, Goed); the respondent is left out of this item`, "",
			},
		},
		{
			"LimeSurvey, texts in Dutch",
			"\"Respons ID\",\"Datum verstuurd\",\"Laatste pagina\",\"Begin taal\",\"Werkt u?\",\"Wat helpt? [Tijd]\",\"Wat helpt? [Geld, veel]\",\"Wat helpt? [Anders]\",\"Hoe gaat het? [Werkgever]\",\"Hoe gaat het? [Bedrijfsarts]\",\"Hoeveel uur?\",\"Nog iets?\"\r\n" +
				"\"1\",\"2026-01-02 10:00:00\",\"2\",\"nl\",\"Ja\",\"Ja\",\"Nee\",\"\",\"Goed\",\"n.v.t.\",\"1,5\",\"\"\r\n" +
				"\"2\",\"2026-01-02 10:00:00\",\"2\",\"nl\",\"Ja\",\"Nee\",\"Nee\",\"\",\"Goed\",\"Goed\",\"41\",\"\"\r\n",
			result{
				header + "1,yes,1,0,0,good,#not_asked,1.5\n2,yes,,,,good,good,41", "",
				`a.csv:3: column "Hoeveel uur?": "41" is not from 0 to 40; the respondent is left out of this item`,
				"LimeSurvey writes the same for a multiple question that was skipped and for one where nothing was ticked: both count as skipped",
			},
		},
		{
			"Qualtrics, split",
			"ResponseId,Status,IPAddress,Q1,Q1_3_TEXT,Q2_1,Q2_2,Q2_3,Q2_3_TEXT,Q3_1,Q3_2,Q4,Q5\n" +
				"Response ID,Response Type,IP Address,Werkt u?,Werkt u? - Anders - Tekst,Wat helpt? - Tijd,\"Wat helpt? - Geld, veel\",Wat helpt? - Anders,Wat helpt? - Anders - Tekst,Hoe gaat het? - Werkgever,Hoe gaat het? - Bedrijfsarts,Hoeveel uur?,Nog iets?\n" +
				"{'ImportId': '_recordId'},{'ImportId': 'status'},{'ImportId': 'ipAddress'},{'ImportId': 'QID1'},{'ImportId': 'QID1_3_TEXT'},{'ImportId': 'QID2_1'},{'ImportId': 'QID2_2'},{'ImportId': 'QID2_3'},{'ImportId': 'QID2_3_TEXT'},{'ImportId': 'QID3_1'},{'ImportId': 'QID3_2'},{'ImportId': 'QID4'},{'ImportId': 'QID5_TEXT'}\n" +
				"R_1,0,192.0.2.1,1,,1,,1,rust,Goed,2,8,mooi\nR_2,1,192.0.2.1,1,,1,,1,rust,Goed,2,8,mooi\nR_3,0,,Anders,soms,-99,-99,-99,,,,,\nR_1,0,,2,,,,,,,,,\n",
			result{
				header + "1,yes,1,0,1,good,good,8\n2,other,,,,,,", "1 helps other: rust\n1 remarks : mooi\n2 works other: soms",
				`a.csv:7: column "ResponseId": response "R_1" stands on line 4 already; this one is left out`, "",
			},
		},
		{
			"SurveyMonkey",
			"Respondent ID,Collector ID,IP Address,Werkt u?,,Wat helpt?,,,Hoe gaat het?,,Hoeveel uur?,Nog iets?\n,,,Response,Other (please specify),Tijd,\"Geld, veel\",Other (please specify),Werkgever,Bedrijfsarts,Open-Ended Response,Open-Ended Response\n" +
				"118052219061,4,192.0.2.1,Ja,,Tijd,,rust,Goed,Slecht,12,x\n118052219062,4,192.0.2.1,,soms,,,,GOED,Slecht,,\n",
			result{header + "1,yes,1,0,1,good,bad,12\n2,other,,,,good,bad,", "1 helps other: rust\n1 remarks : x\n2 works other: soms", "", ""},
		},
		{
			"Microsoft Forms",
			"Id;Begintijd;Tijd van\u00a0voltooien;E-mail;Naam;Werkt\u00a0u?;Wat helpt?;Werkgever;Bedrijfsarts;Hoeveel uur?;Nog iets?\n" +
				"1;2026-01-02;2026-01-02;anonymous;;Ja;\"Tijd;rust, en tijd;\";Goed;Slecht;12;x\n2;2026-01-02;2026-01-02;anonymous;;Soms wel;Geld, veel;;Slecht;;\n3;2026-01-02;2026-01-02;anonymous;;Wil niet zeggen;Weet niet;Goedd;;;\n",
			result{
				header + "1,yes,1,0,1,good,bad,12\n2,other,#not_asked,#not_asked,#not_asked,,bad,\n3,#refused,#not_asked,#not_asked,#not_asked,#unusable,,",
				"1 helps other: rust, en tijd\n1 remarks : x\n2 works other: Soms wel",
				`a.csv:3: column "helps": answered, though only those who chose works.yes were asked; the respondent is left out of this item` + "\n" +
					`a.csv:4: column "Werkgever": "Goedd" is not on the scale (Slecht, Goed); did you mean "Goed"?; the respondent is left out of this item`,
				"helps.other counts 1 answer that respondents typed in place of an option\nworks.other counts 1 answer that respondents typed in place of an option",
			},
		},
		{
			"Google Forms",
			"Tijdstempel\tWerkt u?\tWat helpt?\tHoe gaat het? [Werkgever]\tHoe gaat het? [Bedrijfsarts]\tHoeveel uur?\tNog iets?\n31-8-2020 14:20:53\tJa\tTijd, Geld, veel\tGoed\tSlecht\t8\tx\n31-8-2020 14:20:53\tJa\tTijd, Geld, veel, rust\tGoed\tSlecht\t8,5\tx\n",
			result{
				header + "1,yes,1,1,0,good,bad,8\n2,yes,1,1,1,good,bad,8.5", "1 remarks : x\n2 helps other: rust\n2 remarks : x",
				`a.csv:3: column "helps": 3 options picked, at most 2 allowed; the respondent is left out of this item`,
				"helps.other counts 1 answer that respondents typed in place of an option",
			},
		},
		{
			"KoboToolbox, 0 and 1 beside a summary",
			"\"works\";\"helps\";\"helps/time\";\"helps/money\";\"helps/other\";\"rated/boss\";\"rated/doctor\";\"hours\";\"remarks\";\"_id\";\"_uuid\";\"_submission_time\"\n" +
				"\"yes\";\"time money\";\"1\";\"1\";\"0\";\"good\";\"bad\";\"8\";\"x\";\"9\";\"u\";\"2026\"\n\"yes\";\"\";\"\";\"\";\"\";\"\";\"\";\"\";\"\";\"10\";\"v\";\"2026\"\n\"yes\";\"\";\"0\";\"0\";\"0\";\"\";\"\";\"\";\"\";\"11\";\"v\";\"2026\"\n",
			result{header + "1,yes,1,1,0,good,bad,8\n2,yes,,,,,,\n3,yes,0,0,0,,,", "1 remarks : x", "", ""},
		},
		{
			"ODK, lists and codes",
			"works,helps,boss_rating,hours,remarks,instanceID\nyes,['time' ;  'other'],good,8,x,uuid:1\nyes,money time,good,8,x,uuid:2\nyes,rust,good,8,x,uuid:3\n",
			result{
				"respondent,works,helps.time,helps.money,helps.other,hours\n1,yes,1,0,1,8\n2,yes,1,1,0,8\n3,yes,0,0,1,8",
				"1 remarks : x\n2 remarks : x\n3 helps other: rust\n3 remarks : x",
				`a.csv: item "rated" has no column; columns of no item are "boss_rating". Name its column under columns in the codebook, or leave it out with --without rated`,
				"1 column of no item left out: \"boss_rating\"\nhelps.other counts 1 answer that respondents typed in place of an option",
			},
		},
		{
			"SPSS and a wave as it is stored",
			"respondent,works,helps.time,helps.money,helps.other,rated.boss,rated.doctor,hours,filter_$\na,yes,1,0,0,#dont_know,good,1.5,1\nb,no,,,,bad,,,1\nb,no,,,,bad,,,1\n",
			result{
				header + "1,yes,1,0,0,#dont_know,good,1.5\n2,no,,,,bad,,", "",
				`a.csv:4: column "respondent": response "b" stands on line 3 already; this one is left out`, "1 item of the codebook not in the export: remarks",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			i, err := open("a.csv", test.in, codebook, importing.Options{}, platform.Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := run(t, i)
			for _, part := range [][3]string{{"records", got.records, test.want.records}, {"texts", got.texts, test.want.texts}, {"problems", got.problems, test.want.problems}, {"notes", got.notes, test.want.notes}} {
				if part[1] != part[2] {
					t.Errorf("%s:\n%s\nwant\n%s", part[0], part[1], part[2])
				}
			}
		})
	}
}
