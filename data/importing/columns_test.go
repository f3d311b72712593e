package importing_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/count"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/data/records"
)

const two = `id: s
items:
- {id: a, kind: single, text: {nl: Vraag een}, options: [{id: x, label: {nl: X-waarde}}, {id: y, label: {nl: Y-waarde}}]}
- {id: b, kind: multiple, text: {nl: Vraag twee}, options: [{id: x, label: {nl: Een}}, {id: y, label: {nl: Twee}}]}
- {id: mail, kind: single, text: {nl: "Mailt u?"}, columns: [E-mail], options: [{id: x, label: {nl: Een}}, {id: y, label: {nl: Twee}}]}
`

func TestColumns(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"twice":    {"a;Vraag een;b.x;b.y\nX-waarde;X-waarde;1;0\n", ""},
		"same":     {"Vraag een;VRAAG EEN;Vraag twee\nX-waarde;X-waarde;Een\n", ""},
		"folded":   {"vraag een;vraag  een;Vraag twee\nX-waarde;X-waarde;Een\n", `a.csv: a fits more than one column: "1 vraag een", "2 vraag een"; name one under columns in the codebook`},
		"option":   {"a;b.x;bij\nX-waarde;1;1\n", `a.csv: item "b" has no column for "y"; name it under columns of the option or row in the codebook, or list the options or rows of this wave under items in its wave.yaml`},
		"personal": {"a;b;E-mail\nX-waarde;Een;x\n", `a.csv: item "mail" is in column "E-mail", which says who the respondent is by its name; keep it with --keep-column "E-mail" if it does not`},
		"nearest":  {"aa;b\nX-waarde;Een\n", `a.csv: 2 items have no column: a, mail; columns of no item are "aa". Name their columns under columns in the codebook, or leave them out with --without a,mail`},
	} {
		i, err := open("a.csv", test.in, parse(t, two), importing.Options{}, platform.Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		got := ""
		for _, group := range i.Problems().Groups() {
			if !strings.Contains(group.Message, `"mail" has no column`) {
				got += group.String()
			}
		}
		if got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	_, err := open("a.csv", "c;d\n1;2\n", parse(t, two), importing.Options{}, platform.Options{})
	var problems data.Problems
	if !errors.As(err, &problems) || !strings.HasSuffix(err.Error(), "a.csv: holds no item of the codebook; is this its survey? See spoor codebook init for a codebook of this file") {
		t.Errorf("another survey: %v", err)
	}
	if _, err := open("a.csv", "a\nx\n", parse(t, two), importing.Options{Without: []string{"z"}}, platform.Options{}); err == nil || err.Error() != `there is no item "z" to do without; the codebook has a, b, mail` {
		t.Errorf("without an unknown item: %v", err)
	}
	if _, err := open("a.csv", "a\nx\n", parse(t, two), importing.Options{KeepIds: true}, platform.Options{}); err == nil || err.Error() != "a.csv: has no column of respondent ids to keep; leave out --keep-ids" {
		t.Errorf("no ids to keep: %v", err)
	}
}

func TestKeepIds(t *testing.T) {
	i, err := open("a.csv", "respondent;a;b\nr7;x;Een\n;x;Een\nr8;x;Een\n", parse(t, two), importing.Options{KeepIds: true, Without: []string{"mail"}}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := run(t, i)
	if got.records != "respondent,a,b.x,b.y\nr7,x,1,0\nr8,x,1,0" || got.problems != `a.csv:3: column "respondent": the id is blank; the response is left out` {
		t.Errorf("got %+v", got)
	}
}

func TestTheSameProblemIsSaidOnce(t *testing.T) {
	in := "a;b\n" + strings.Repeat("Z-waarden;Een\n", 1000)
	for k := range 100 {
		in += fmt.Sprintf("%d andere;Een\n", k)
	}
	i, err := open("a.csv", in, parse(t, two), importing.Options{Without: []string{"mail"}}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(run(t, i).problems, "\n")
	if want := `a.csv:2: column "a": "Z-waarden" is not among the options (X-waarde, Y-waarde); did you mean "X-waarde"?; the respondent is left out of this item (1000 times; lines 2, 3, 4, 5, 6, …)`; got[0] != want {
		t.Errorf("got %s", got[0])
	}
	if last := got[len(got)-1]; len(got) != 41 || last != `a.csv:1041: column "a": more problems, beyond the 40 different ones of this column (61 times; lines 1041, 1042, 1043, 1044, 1045, …)` {
		t.Errorf("%d problems, the last %s", len(got), last)
	}
	if i.Problems().Total() != 1100 {
		t.Errorf("%d problems in all", i.Problems().Total())
	}
}

func TestNumbers(t *testing.T) {
	codebook := parse(t, "id: s\nitems:\n- {id: n, kind: number, text: {nl: N}, range: [-1000, 10000000], missing: {skipped: [\"99\"]}}\n")
	for cell, want := range map[string]string{
		"12": "12", "-3": "-3", "3,5": "3.5", "3.5": "3.5", "80%": "80", "80 %": "80", "1.234,5": "1234.5", "1,234.5": "1234.5", "1.234.567,5": "1234567.5",
		"01": "01", "99": "", "1.2345.6": "#unusable", "12,": "#unusable", "abc": "#unusable", "1e3": "#unusable", "0x1": "#unusable", "1.234.567": "1234567",
		".5": "0.5", "-,50": "-0.50", "--1": "#unusable", "..5": "#unusable", "-.": "#unusable", "-": "", "NaN": "", "1,2,3.4": "#unusable", "10000001": "10000001",
	} {
		i, err := open("a.csv", "n|x\n\""+cell+"\"|1\n", codebook, importing.Options{}, platform.Options{})
		if err != nil {
			t.Fatal(cell, err)
		}
		if got := strings.TrimPrefix(run(t, i).records, "respondent,n\n1,"); got != want {
			t.Errorf("%s: got %s, want %s", cell, got, want)
		}
	}
}

func TestDateOfASpreadsheet(t *testing.T) {
	codebook := parse(t, `id: s
items:
- {id: a, kind: single, text: {nl: A}, options: [{id: few, label: {nl: "1-3"}}, {id: more, label: {nl: "4-6"}}, {id: many, label: {nl: 2-50}}, {id: other, label: {nl: Anders}, open: true}]}
- {id: b, kind: multiple, text: {nl: B}, separator: ";", options: [{id: few, label: {nl: 1 - 3}}, {id: many, label: {nl: 4/6}}]}
`)
	const spoiled = "A spreadsheet made a date of it"
	for cell, was := range map[string]string{
		"1-mrt": "1-3", "01-mrt": "1-3", "mrt-01": "1-3", "1-Mar": "1-3", "3-jan": "1-3", "2026-03-01": "1-3", "2026-03-01 00:00:00": "1-3", "01-03-2026": "1-3", "3/1/2026": "1-3",
		"jun-04": "4-6", "6-apr": "4-6", "feb-50": "2-50", "1950-02-01": "2-50",
	} {
		i, err := open("a.csv", "a|b\n"+cell+"|1 - 3\n", codebook, importing.Options{}, platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := run(t, i).problems; !strings.Contains(got, fmt.Sprintf("%q is not among the options (1-3, 4-6, 2-50, Anders); did you mean %q? %s", cell, was, spoiled)) {
			t.Errorf("%s: got %s", cell, got)
		}
	}
	i, err := open("a.csv", "a|b\n2-feb|1-mrt;4/6\n1-3|4-jun\n", codebook, importing.Options{}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := run(t, i)
	for _, cell := range []string{`"1-mrt" is not among the options (1 - 3, 4/6); did you mean "1 - 3"? ` + spoiled, `"4-jun" is not among the options (1 - 3, 4/6); did you mean "4/6"? ` + spoiled} {
		if !strings.Contains(got.problems, cell) {
			t.Errorf("got %s", got.problems)
		}
	}
}

func TestAnswersThatFoldTheSame(t *testing.T) {
	codebook := parse(t, "id: s\nitems:\n- {id: a, kind: single, text: {nl: A}, options: [{id: x, label: {nl: Ja}}, {id: y, label: {nl: JA}}]}\n")
	i, err := open("a.csv", "a;b\nJa;1\nJA;1\nja;1\n", codebook, importing.Options{}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := run(t, i)
	if got.records != "respondent,a\n1,x\n2,y\n3,#unusable" || !strings.Contains(got.problems, `"JA" and another answer of the codebook differ in capitals or spaces only`) {
		t.Errorf("got %+v", got)
	}
}

func TestOneChoiceInSeveralColumns(t *testing.T) {
	codebook := parse(t, "id: s\nitems:\n- {id: a, kind: single, text: {nl: A}, missing: {refused: [nee]}, options: [{id: x, label: {nl: Een}}, {id: y, label: {nl: Twee}}]}\n")
	i, err := open("a.csv", "a.x;a.y\n1;0\n0;1\n1;1\n0;0\n?;\nnee;nee\n", codebook, importing.Options{}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := run(t, i)
	if got.records != "respondent,a\n1,x\n2,y\n3,#unusable\n4,\n5,#unusable\n6,#refused" {
		t.Errorf("got %s", got.records)
	}
	if got.problems != "a.csv:4: column \"a.y\": 2 options picked where one may be; the respondent is left out of this item\na.csv:6: column \"a.x\": \"?\" is neither a yes nor a no, nor the option \"Een\"; the respondent is left out of this item" {
		t.Errorf("got %s", got.problems)
	}
}

// TestBasesAreThoseOfTheWave counts the records as they are stored, by another way.
func TestBasesAreThoseOfTheWave(t *testing.T) {
	in := "respondent,works,helps.time,helps.money,helps.other,rated.boss,rated.doctor,hours\n" +
		"1,yes,1,1,1,good,bad,3\n2,no,,,,good,,41\n3,yes,,,,#not_asked,#refused,#dont_know\n4,wrong,,,,wrong,good,wrong\n5,yes,2,0,0,bad,bad,0\n6,yes,0,0,0,,,\n"
	codebook := parse(t, questionnaire)
	i, err := open("a.csv", in, codebook, importing.Options{}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := run(t, i)
	survey, err := data.OpenSurvey(fstest.MapFS{
		"codebook.yaml":     {Data: []byte(questionnaire)},
		"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [" + strings.Join(i.Items(), ", ") + "]}]\n")},
		"waves/w/a.csv":     {Data: []byte(got.records + "\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	tallies, problems, err := count.Of(survey).Count(t.Context(), survey.Waves[0])
	if err != nil || len(problems) != 2 {
		t.Fatal(err, problems)
	}
	bases := i.Bases()
	if len(bases) != len(tallies) {
		t.Fatalf("%d bases, %d tallies", len(bases), len(tallies))
	}
	for k, tally := range tallies {
		base := bases[k]
		asked := base.Answered + base.Skipped + base.DontKnow + base.Refused + base.Unusable
		if base.Item != tally.Item || base.Row != tally.Row || base.Answered != tally.Answered || base.Unusable != tally.Unusable || asked != tally.Asked || asked+base.NotAsked != 6 {
			t.Errorf("%s: base %+v, tally %+v", base.Name(), base, tally)
		}
	}
}

func TestDamageEndsTheImport(t *testing.T) {
	i, err := open("a.csv", "a;b\nx;Een\n"+strings.Repeat("x;Een\n", 100)+"\"", parse(t, two), importing.Options{Without: []string{"mail"}}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = i.Next(t.Context())
	}
	if errors.Is(err, io.EOF) && i.Problems().Total() == 0 {
		t.Error("a quote that is never closed is no problem")
	}
}

// Numbers are read by their whole column, and what it leaves open is said with how to write it.
func TestNumbersByTheColumn(t *testing.T) {
	for name, c := range map[string]struct {
		bounds, cells string
		want, problem string
	}{
		"thousands":            {"[0, 100000]", "1.200|950|2.500|11.790", "1200|950|2500|11790", ""},
		"decimals":             {"[0, 100000]", "1.200|950|2.5", "1.200|950|2.5", ""},
		"euros":                {"[0, 100000]", "€ 1.200,50|1.200|€ 950,-", "1200.50|1200|950", ""},
		"percent":              {"[0, 100]", "36%|12,5 %|4", "36|12.5|4", ""},
		"the range tells":      {"[500, 9000]", "1.200|2.500", "1200|2500", ""},
		"the range tells less": {"[0, 10]", "1.200|2.500", "1.200|2.500", ""},
		"nothing tells": {"[0, 9000]", "1.200|2.500", "#unusable|#unusable",
			`"1.200" may be 1.200 or 1200, and no other number in the column tells; write 1200 without a sign, or more or fewer decimals; the respondent is left out of this item`},
	} {
		codebook, err := data.ParseCodebook("codebook.yaml", []byte("id: s\nitems:\n- {id: pay, kind: number, text: {nl: Loon}, range: "+c.bounds+"}\n"))
		if err != nil {
			t.Fatal(err)
		}
		reader, err := records.Open("a.csv", strings.NewReader("Nr;Loon\n1;"+strings.ReplaceAll(c.cells, "|", "\n1;")+"\n"), records.Options{})
		if err != nil {
			t.Fatal(err)
		}
		export, err := platform.Open(reader, platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		importer, err := importing.Open("a.csv", export, codebook, importing.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for {
			record, err := importer.Next(t.Context())
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, record.Cells[1])
		}
		said := ""
		if groups := importer.Problems().Groups(); len(groups) > 0 {
			said = groups[0].Message
		}
		if strings.Join(got, "|") != c.want || said != c.problem {
			t.Errorf("%s: %s, %q; want %s, %q", name, strings.Join(got, "|"), said, c.want, c.problem)
		}
	}
}

// An unknown text that returns is a changed answer, and what to add is said; one that stands twice, or in less than 2% of the
// answers, may be a slip.
func TestAnswersThatChanged(t *testing.T) {
	codebook := parse(t, "id: s\nitems:\n- {id: a, kind: single, text: {nl: A}, options: [{id: x, label: {nl: Goed}}, {id: y, label: {nl: Slecht}}]}\n")
	for name, c := range map[string]struct {
		cells string
		want  []string
	}{
		"reworded": {strings.Repeat("Goed,", 20) + strings.Repeat("Heel goed,", 8) + "Slecht", []string{`a.csv: column "a": "Heel goed" stands in 8 of 29 answers and is no option: that is a changed answer and no slip; ` +
			`in codebook.yaml add aliases: ["Heel goed"] to the option that it is, or one of its own: {id: ..., label: {nl: "Heel goed"}}`}},
		"two slips":   {strings.Repeat("Goed,", 20) + "Goedd,Goedd,Slecht", nil},
		"a rare slip": {strings.Repeat("Goed,", 200) + "Goedd,Goedd,Goedd", nil},
		"three of a hundred and fifty": {strings.Repeat("Goed,", 147) + "Goedd,Goedd,Goedd", []string{`a.csv: column "a": "Goedd" stands in 3 of 150 answers and is no option: that is a changed answer and no slip; ` +
			`in codebook.yaml add aliases: ["Goedd"] to the option that it is, or one of its own: {id: ..., label: {nl: "Goedd"}}`}},
	} {
		i, err := open("a.csv", "nr|A\n1|"+strings.ReplaceAll(c.cells, ",", "\n1|")+"\n", codebook, importing.Options{}, platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		run(t, i)
		var got []string
		for _, problem := range i.Changed() {
			got = append(got, problem.String())
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Answers on another scale than that of the codebook are one problem with what to add, whether they return or each stands once.
func TestAnotherScale(t *testing.T) {
	codebook := parse(t, `id: s
items:
- {id: a, kind: rating, text: {nl: A}, rows: [{id: r, label: {nl: A}}], scale: [{id: low, label: {nl: Slecht}}, {id: mid, label: {nl: Matig}}, {id: high, label: {nl: Goed}}]}
`)
	for name, c := range map[string]struct{ cells, want string }{
		"five points": {strings.Repeat("1,2,3,4,5,", 10) + "Goed", `a.csv: column "a.r": "1", "2", "3", "4", "5" stand in 50 of 51 answers and not on the scale (Slecht, Matig, Goed): that is another scale and no slip; ` +
			`in codebook.yaml add each under aliases of the scale point that it is, or where this wave had a scale of its own, from worst to best, in its wave.yaml ` +
			`items: [{item: a, scale: [{id: ..., label: {nl: "1"}}, {id: ..., label: {nl: "2"}}, {id: ..., label: {nl: "3"}}, {id: ..., label: {nl: "4"}}, {id: ..., label: {nl: "5"}}]}]`},
		"each once": {"61,72,83,Goed,Goed", `a.csv: column "a.r": "61", "72", "83" stand in 3 of 5 answers and not on the scale (Slecht, Matig, Goed): that is another scale and no slip; ` +
			`in codebook.yaml add each under aliases of the scale point that it is, or where this wave had a scale of its own, from worst to best, in its wave.yaml ` +
			`items: [{item: a, scale: [{id: ..., label: {nl: "61"}}, {id: ..., label: {nl: "72"}}, {id: ..., label: {nl: "83"}}]}]`},
		"slips": {strings.Repeat("Goed,", 20) + "Goedd,Slechd,Matigg", ""},
	} {
		i, err := open("a.csv", "nr|A\n1|"+strings.ReplaceAll(c.cells, ",", "\n1|")+"\n", codebook, importing.Options{}, platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		run(t, i)
		got := ""
		for _, problem := range i.Changed() {
			got += problem.String()
		}
		if got != c.want {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

// "None of these" beside a tick is a problem, in cells of their own and in one.
func TestExclusiveOption(t *testing.T) {
	codebook := parse(t, `id: s
items:
- {id: a, kind: multiple, text: {nl: A}, separator: ";", options: [{id: x, label: {nl: Coach}}, {id: y, label: {nl: Scholing}}, {id: none, label: {nl: Geen van deze}, exclusive: true}]}
`)
	const wrong = `column "a": "Geen van deze" is picked beside another option, and goes with none (exclusive); the respondent is left out of this item`
	for _, in := range []string{
		"a|z\nCoach;Scholing|1\nGeen van deze|1\nCoach;Geen van deze|1\n",
		"a.x|a.y|a.none\n1|1|0\n0|0|1\n1|0|1\n",
	} {
		i, err := open("a.csv", in, codebook, importing.Options{}, platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := run(t, i); got.problems != "a.csv:4: "+wrong || !strings.HasSuffix(got.records, "\n1,1,1,0\n2,0,0,1\n3,1,0,1") {
			t.Errorf("%s: got %s\n%s", in, got.problems, got.records)
		}
	}
}

// A header that was spoiled loses one row of its battery and no more, and the columns that are called nearly so are proposed, by the text
// of a question too. Items that nothing is called like are one problem; long names differ where they are cut.
func TestSpoiledHeaders(t *testing.T) {
	const question = "In hoeverre bent u het eens met de volgende uitspraken over de begeleiding door uw loopbaanadviseur"
	codebook := parse(t, `id: s
items:
- id: agree
  kind: rating
  text: {nl: "`+question+`"}
  scale: [{id: "no", label: {nl: Oneens}}, {id: "yes", label: {nl: Eens}}]
  rows: [{id: listens, label: {nl: Luistert goed}}, {id: time, label: {nl: Heeft tijd}}, {id: knows, label: {nl: Kent de wet}}]
- {id: help, kind: single, text: {nl: "Wat hielp u het meest bij het vinden van werk?"}, options: [{id: a, label: {nl: Coach}}, {id: b, label: {nl: Scholing}}]}
- {id: x1, kind: open, text: {nl: "Wilt u nog iets zeggen?"}}
- {id: x2, kind: open, text: {nl: "Waar komt u vandaan?"}}
`)
	in := strings.Join([]string{"Nr", question + " [Luistert goed]", question + " [Heeft tijdd]", question + " [Kent de wet]", "Wat hielp U het meest bij vinden van werk?"}, "|") + "\n" +
		"1|Eens|Oneens|Eens|Coach\n2|Oneens|Eens|Eens|Scholing\n"
	i, err := open("a.csv", in, codebook, importing.Options{}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := run(t, i)
	if want := "respondent,agree.listens,agree.time,agree.knows\n1,yes,#not_asked,yes\n2,no,#not_asked,yes"; got.records != want {
		t.Errorf("got %s", got.records)
	}
	for _, want := range []string{
		`item "agree" has no column for its row "time"; did you mean "In hoeverre bent u het e…aanadviseur [Heeft tijdd]"?`,
		`item "help" has no column; did you mean "Wat hielp U het meest bij vinden van werk?"? Name its column`,
		`2 items have no column: x1, x2; columns of no item are`,
	} {
		if !strings.Contains(got.problems, want) {
			t.Errorf("no %s in\n%s", want, got.problems)
		}
	}
}

// A column called after "other" may hold what was typed, or a yes or no as its neighbours do: a no is none, and a yes is no text. Codes and
// lists of them are neither.
func TestOtherIsTickedOrTyped(t *testing.T) {
	codebook := parse(t, `id: s
items:
- {id: a, kind: multiple, text: {nl: Waarom}, columns: [Waarom], options: [{id: x, label: {nl: Tijd}, columns: [Tijd]}, {id: other, label: {nl: Anders}, columns: [Anders], open: true}]}
`)
	const head = "\"Respons ID\";\"Datum verstuurd\";\"Laatste pagina\";\"Begin taal\";\"Waarom [Tijd]\";\"Waarom [Anders]\"\n"
	for name, c := range map[string]struct{ rows, records, problems string }{
		"ticked": {"1;2026-01-01;1;nl;Ja;Nee\n2;2026-01-01;1;nl;Nee;Ja\n3;2026-01-01;1;nl;Ja;Ja\n", "\n1,1,0\n2,0,1\n3,1,1", ""},
		"typed":  {"1;2026-01-01;1;nl;Ja;\n2;2026-01-01;1;nl;Nee;Te duur\n3;2026-01-01;1;nl;Ja;nee\n", "\n1,1,0\n2,0,1\n3,1,0", ""},
		"a code": {"1;2026-01-01;1;nl;Ja;\"2;3\"\n", "\n1,#unusable,#unusable",
			`a.csv:2: column "Waarom [Anders]": "2;3" is neither a yes nor a no, nor the option "Anders"; the respondent is left out of this item`},
	} {
		i, err := open("a.csv", head+c.rows, codebook, importing.Options{}, platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := run(t, i); got.problems != c.problems || !strings.HasSuffix(got.records, c.records) {
			t.Errorf("%s: got %s\n%s", name, got.problems, got.records)
		}
	}
}

// A column of 1 and 0 of an option that is itself called 0 or 1 counts the ones, and one of 1 and 2 too.
func TestOptionsCalledAsTheirCells(t *testing.T) {
	codebook := parse(t, `id: s
items:
- {id: q, kind: multiple, text: {nl: Wat}, options: [{id: o0, label: {nl: "0"}}, {id: o1, label: {nl: Een}, aliases: ["1"]}, {id: o2, label: {nl: "2"}}]}
`)
	for name, c := range map[string]struct{ in, want, note string }{
		"a wave":             {"respondent,q.o0,q.o1,q.o2\n1,0,1,0\n2,1,0,0\n3,0,0,0\n", "0,1,0;1,0,0;0,0,0", ""},
		"1 and 2":            {"q.o0;q.o1;q.o2\n2;1;2\n1;2;2\n2;2;2\n", "0,1,0;1,0,0;0,0,0", `item "q": 1 is read as picked and 2 as not picked; if 2 means picked, write 1 and 0 in the file`},
		"their own numbers":  {"q.o0;q.o1;q.o2\n;1;2\n0;;\n;1;\n", "0,1,1;1,0,0;0,1,0", ""},
		"in one cell":        {"q\n1;2\n0\n2\n", "0,1,1;1,0,0;0,0,1", ""},
		"without any so far": {"respondent,q.o0,q.o1,q.o2\n1,,,\n2,,,\n3,0,0,0\n", ",,;,,;0,0,0", ""},
	} {
		i, err := open("a.csv", c.in, codebook, importing.Options{}, platform.Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		got := run(t, i)
		var rows []string
		for _, record := range strings.Split(got.records, "\n")[1:] {
			_, cells, _ := strings.Cut(record, ",")
			rows = append(rows, cells)
		}
		if strings.Join(rows, ";") != c.want || len(i.Problems().Groups()) > 0 {
			t.Errorf("%s: %v, want %s; %v", name, rows, c.want, i.Problems().Groups())
		}
		if c.note != "" && !strings.Contains(strings.Join(i.Notes(), "\n"), c.note) {
			t.Errorf("%s: %q", name, i.Notes())
		}
	}
}
