package draft_test

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/draft"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/data/records"
)

func openText(name, in string) (*platform.Export, error) {
	reader, err := records.Open(name, strings.NewReader(in), records.Options{})
	if err != nil {
		return nil, err
	}
	return platform.Open(reader, platform.Options{})
}

// exported are small exports, one for each way in which platforms write questions.
var exported = map[string]string{
	"LimeSurvey": "\"id\",\"submitdate\",\"lastpage\",\"startlanguage\",\"ipaddr\",\"Q1\",\"Q1[other]\",\"Q2[SQ001]\",\"Q2[SQ002]\",\"Q2[other]\",\"Q3[SQ001]\",\"Q3[SQ002]\",\"Q4\",\"Q5\"\r\n" +
		strings.Repeat("\"1\",\"2026\",\"3\",\"nl\",\"192.0.2.1\",\"A1\",\"\",\"Y\",\"\",\"rust\",\"1\",\"2\",\"3.5\",\"mooi\"\r\n\"2\",\"2026\",\"3\",\"nl\",\"192.0.2.1\",\"-oth-\",\"soms\",\"\",\"Y\",\"\",\"2\",\"3\",\"12\",\"\"\r\n", 3),
	"Qualtrics": "ResponseId,Status,Q1,Q1_3_TEXT,Q2_1,Q2_2,Q2_3,Q2_3_TEXT,Q3_1,Q3_2\nID,Type,Werkt u?,Werkt u? - Anders - Tekst,Wat? - Tijd,Wat? - Geld,Wat? - Anders,Wat? - Anders - Tekst,Hoe? - Baas,Hoe? - Arts\n" +
		"{'ImportId': '_recordId'},{'ImportId': 'status'},{'ImportId': 'QID1'},{'ImportId': 'QID1_3_TEXT'},{'ImportId': 'QID2_1'},{'ImportId': 'QID2_2'},{'ImportId': 'QID2_3'},{'ImportId': 'QID2_3_TEXT'},{'ImportId': 'QID3_1'},{'ImportId': 'QID3_2'}\n" +
		"R_1,0,Ja,,1,,1,rust,Goed,Slecht\nR_2,0,Anders,soms,1,1,,,Slecht,n.v.t.\nR_3,0,Ja,,,1,,,Goed,Slecht\nR_4,0,Ja,,1,1,,,Slecht,Slecht\n",
	"SurveyMonkey": "Respondent ID,Collector ID,IP Address,Werkt u?,,Wat helpt?,,,Hoe gaat het?,\n,,,Response,Other (please specify),Tijd,Geld,Other (please specify),Baas,Arts\n" +
		strings.Repeat("118052219061,4,192.0.2.1,Ja,,Tijd,,rust,Goed,Slecht\n118052219062,4,192.0.2.1,Nee,soms,,Geld,,Slecht,-\n", 3),
	"Microsoft Forms": "Id;Begintijd;Tijd van voltooien;E-mail;Naam;Werkt u?;Wat helpt?;Hoeveel uur?\n" +
		"1;2026;2026;anonymous;;Ja;\"Tijd;Geld;\";1,5\n2;2026;2026;anonymous;;Nee;\"Tijd;\";12\n3;2026;2026;anonymous;;Nee;\"Geld;iets anders;\";7\n4;2026;2026;anonymous;;Ja;\"Geld;Tijd;\";8\n",
	"ODK":                       "works,helps,instanceID\nyes,['a' ;  'b'],uuid:1\nno,['a'],uuid:2\nyes,NULL,uuid:3\nno,['c'],uuid:4\n",
	"SPSS and a blank column":   "nr;v1;filter_$;leeg\n1;#NULL!;1;\n2;1;1;\n3;2;1;\n4;1;1;\n5;2;1;\n",
	"headers that are the same": "a;a;b\n1;2;x\n2;3;y\n",
	"KoboToolbox": "\"wat\";\"wat/a\";\"wat/b\";\"_id\";\"_uuid\";\"_submission_time\"\n" +
		"\"a b\";\"1\";\"1\";\"1\";\"u1\";\"2026\"\n\"a\";\"1\";\"0\";\"2\";\"u2\";\"2026\"\n\"\";\"\";\"\";\"3\";\"u3\";\"2026\"\n\"b\";\"0\";\"1\";\"4\";\"u4\";\"2026\"\n",
	"SurveyMonkey without ids": "Wint wie?,,Cijfer?,,Nog iets?\nResponse,Waarom?,Response,Other (please specify),Open-Ended Response\n" + strings.Repeat("Rood,daarom,1,,een\nBlauw,,,soms,\n", 3),
}

func TestDraftsReadTheirExport(t *testing.T) {
	for name, in := range exported {
		t.Run(name, func(t *testing.T) {
			export, err := openText("a.csv", in)
			if err != nil {
				t.Fatal(err)
			}
			codebook, text := drafted(t, export, "a.csv")
			if export, err = openText("a.csv", in); err != nil {
				t.Fatal(err)
			}
			importer, err := importing.Open("a.csv", export, codebook, importing.Options{})
			if err != nil {
				t.Fatal(err, text)
			}
			for err == nil {
				_, err = importer.Next(t.Context())
			}
			for _, group := range importer.Problems().Groups() {
				if !strings.Contains(group.Message, "stands on line") {
					t.Errorf("%v in\n%s", group, text)
				}
			}
			if !errors.Is(err, io.EOF) || importer.Kept() == 0 {
				t.Error(importer.Kept(), err)
			}
		})
	}
}

func TestSummaryOfTicksIsNoOption(t *testing.T) {
	export, err := openText("a.csv", exported["KoboToolbox"])
	if err != nil {
		t.Fatal(err)
	}
	if codebook, text := drafted(t, export, "a.csv"); kinds(codebook) != "m02" {
		t.Errorf("got %s in\n%s", kinds(codebook), text)
	}
}

// Repeated headers are questions apart.
func TestRepeatedHeaders(t *testing.T) {
	export, err := openText("a.csv", strings.Replace(exported["LimeSurvey"], "\"Q4\",\"Q5\"", "\"Q4\",\"Q4\"", 1))
	if err != nil {
		t.Fatal(err)
	}
	_, text := drafted(t, export, "a.csv")
	for _, want := range []string{"columns: [column 13]", "columns: [column 14]"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

// A spreadsheet made dates of 1-2 and 3-4, lists hold most of what is not missing, and every cell ends with the separator.
func TestWhatCellsTell(t *testing.T) {
	in := "naam;hoeveel;wie;waarom\n" + strings.Repeat("a;1-feb;NULL;\"tijd;\"\nb;3-apr;\"['x' ; 'y']\";\"tijd;geld;\"\nc;5 of meer;NULL;\"geld;rust;\"\n", 3)
	export, err := openText("a.csv", in)
	if err != nil {
		t.Fatal(err)
	}
	codebook, text := drafted(t, export, "a.csv")
	if got := kinds(codebook); got != "s03 m02 m03" {
		t.Errorf("got %s in\n%s", got, text)
	}
	if want := `- {id: v1_2, label: {en: "1-2"}, aliases: ["1-feb"]} # guess: 1-feb is what a spreadsheet made of it; confirm`; !strings.Contains(text, want) {
		t.Errorf("no %s in\n%s", want, text)
	}
}

func TestDraft(t *testing.T) {
	export, err := openText("export 2026.csv", exported["Qualtrics"])
	if err != nil {
		t.Fatal(err)
	}
	d, err := draft.Read(t.Context(), export, func() {})
	if err != nil {
		t.Fatal(err)
	}
	want := `# A first codebook of export 2026.csv (qualtrics, 4 responses). What is guessed says so: confirm it, or change it, and take
# the comment away. Then: spoor codebook check, and spoor check of the export.
# Left out because it is no question: ResponseId, Status
id: export_2026 # guess: the name of the file; confirm
title: {nl: "export 2026.csv"} # guess: the name of the file; confirm
items:

- id: q1
  kind: single # guess: 2 different answers; confirm
  text: {nl: "Werkt u?"}
  columns: [Q1]
  options: # guess: by how often they were chosen; give them their order, and add what nobody chose; confirm
  - {id: ja, label: {nl: Ja}} # 3
  - {id: anders, label: {nl: Anders}, columns: [Q1_3_TEXT], open: true} # 1; guess: has a text beside it; confirm

- id: q2
  kind: multiple # guess: 3 columns of ticks; confirm
  text: {nl: "Wat?"}
  max_picks: 2 # guess: nobody picked more, and many so many; confirm
  options:
  - {id: tijd, label: {nl: Tijd}, columns: [Q2_1]} # 3
  - {id: geld, label: {nl: Geld}, columns: [Q2_2]} # 3
  - {id: anders, label: {nl: Anders}, columns: [Q2_3], open: true} # 1; guess: has a text beside it; confirm

- id: q3
  kind: rating # guess: 2 columns with the same 2 answers; confirm
  text: {nl: "Hoe?"}
  missing: # guess: these say that there is no answer, and why; confirm
    not_asked: [n.v.t.]
  scale: # guess: in the order of a known scale; confirm
  - {id: slecht, label: {nl: Slecht}} # 5
  - {id: goed, label: {nl: Goed}} # 2
  rows:
  - {id: baas, label: {nl: Baas}, columns: [Q3_1]} # 4
  - {id: arts, label: {nl: Arts}, columns: [Q3_2]} # 3
`
	want = strings.Replace(want, "[n.v.t.]", `["n.v.t."]`, 1)
	if got := string(d.YAML("export 2026.csv", data.Dutch, true)); got != want {
		t.Errorf("got\n%s", got)
	}
}

func FuzzDraft(f *testing.F) {
	for _, in := range exported {
		f.Add(in)
	}
	for _, in := range []string{"a;b\n;\n", "\x00;b\n1;2\n", "a,[]\n\"x\ny\",\n", "respondent;yes;a[b]\n1;2;3\n1;2;3\n", "é;É\n1,5;-\n"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		export, err := openText("a.csv", in)
		if err != nil {
			return
		}
		d, err := draft.Read(t.Context(), export, func() {})
		if err != nil {
			return
		}
		text := d.YAML("a.csv", data.Dutch, false)
		var problems data.Problems
		if _, err := data.ParseCodebook("codebook.yaml", text); errors.As(err, &problems) {
			for _, problem := range problems {
				if problem.Message != "the codebook has no items" {
					t.Errorf("%v in\n%s", problem, text)
				}
			}
		}
	})
}

// An id that reads like the label of another option would take its answers: "ww+" has the id ww in no draft that has "ww".
// Whatever the ids are, each cell counts for the option that it names.
func TestIdsAreNoLabelsOfOthers(t *testing.T) {
	for name, c := range map[string]struct {
		cells []string
		ids   map[string]string // by label
	}{
		"a sign":    {[]string{"ww+", "ww+", "ww+", "ww", "ww", "wia", "wia", "wia"}, map[string]string{"ww+": "ww_2", "ww": "ww", "wia": "wia"}},
		"languages": {[]string{"C#", "C#", "C#", "C", "C", "C++", "C++", "Java"}, map[string]string{"C": "c", "C#": "c_2", "C++": "c_3", "Java": "java"}},
		"an accent": {[]string{"één", "één", "een", "een", "twee", "twee"}, map[string]string{"één": "een_2", "een": "een", "twee": "twee"}},
		"capitals":  {[]string{"Ja!", "Ja!", "ja", "ja", "nee", "nee"}, map[string]string{"Ja!": "ja_2", "ja": "ja", "nee": "nee"}},
	} {
		in := "Nr,Uitkering\n1," + strings.Join(c.cells, "\n1,") + "\n"
		export, err := openText("a.csv", in)
		if err != nil {
			t.Fatal(err)
		}
		codebook, text := drafted(t, export, "a.csv")
		item, _ := codebook.Item("uitkering")
		for _, option := range item.Options {
			if c.ids[option.Label.In(data.Dutch)] != option.ID {
				t.Errorf("%s: %q has the id %s\n%s", name, option.Label.In(data.Dutch), option.ID, text)
			}
		}
		if export, err = openText("a.csv", in); err != nil {
			t.Fatal(err)
		}
		importer, err := importing.Open("a.csv", export, codebook, importing.Options{})
		if err != nil {
			t.Fatal(err)
		}
		column := slices.Index(importer.Header(), "uitkering")
		for _, cell := range c.cells {
			record, err := importer.Next(t.Context())
			if err != nil || record.Cells[column] != c.ids[cell] {
				t.Errorf("%s: %q is read as %v, %v; want %s", name, cell, record.Cells, err, c.ids[cell])
			}
		}
	}
}
