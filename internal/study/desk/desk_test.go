package desk

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/screen"
)

// sector opens the desk of the built-in survey.
func sector(t *testing.T) *Desk {
	t.Helper()
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := New(t.Context(), s, "test")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *Desk) ask(t *testing.T, r Request, files ...File) Answer {
	t.Helper()
	if r.Version == 0 {
		r.Version = Version
	}
	request, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var answer Answer
	if err := json.Unmarshal(d.Answer(t.Context(), request, files), &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestDeskComparesOwnCounts(t *testing.T) {
	d := sector(t)
	form := screen.Form{"item": "interim_results", "n": "12", "c.trial_placement": "9", "c.volunteering": "4", "c.secondment": "3", "c.retraining": "4", "c.other": "3"}
	for lang, want := range map[data.Lang][]string{
		data.Dutch:   {"Op geen van de 5 punten wijkt u aantoonbaar af van de sector", "Bij u <b>75%</b> (9 van 12)", "Sector <b>55%</b> (26 van 47)"},
		data.English: {"On none of the 5 points do you differ demonstrably from the sector", "Yours <b>75%</b> (9 of 12)"},
	} {
		answer := d.ask(t, Request{Screen: "result", Lang: lang, Form: form})
		for _, want := range want {
			if !strings.Contains(answer.HTML, want) {
				t.Errorf("no %q in\n%s", want, answer.HTML)
			}
		}
	}
	// 4 of 47 and 30 of 36 differ whatever the method.
	form["n"], form["c.retraining"], form["c.trial_placement"] = "36", "30", "20"
	if answer := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: form}); !strings.Contains(answer.HTML, "(Om)scholing: bij u aantoonbaar hoger dan in de sector") {
		t.Errorf("%s", answer.HTML)
	}
	for _, want := range []string{"Collega’s lijken vaak op elkaar", "Boschloo"} {
		if answer := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: form}); !strings.Contains(answer.HTML, want) {
			t.Errorf("no %q in\n%s", want, answer.HTML)
		}
	}
	// What is left over differs alone: 13 of 47 and 30 of 36.
	form = screen.Form{"item": "interim_results", "n": "36", "c.trial_placement": "13", "c.volunteering": "12", "c.secondment": "11", "c.retraining": "4", "c.other": "30"}
	if answer := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: form}); !strings.Contains(answer.HTML, "<h1 id=\"finding\">Geen aantoonbaar verschil, behalve bij ‘Anders’</h1>") {
		t.Errorf("%s", answer.HTML)
	}
}

// Rows of a battery have bases of their own, and none may be larger than the number of colleagues where that is given.
func TestDeskChecksTheRowsOfABattery(t *testing.T) {
	d := sector(t)
	form := screen.Form{"item": "collaboration", "c.employer.good": "25", "c.insurer.good": "45"}
	request := Request{Screen: "compare", Lang: data.Dutch, Form: form, Typing: true}
	if answer := d.ask(t, request); answer.Parts["sum"] != "Per onderdeel antwoordden 25 (Werkgever) tot 45 (Verzekeraar) collega’s." || len(answer.Invalid) > 0 {
		t.Errorf("%q, %v", answer.Parts, answer.Invalid)
	}
	form["n"] = "25"
	if answer := d.ask(t, request); !slices.Equal(answer.Invalid, []string{"c.insurer.very_bad"}) {
		t.Errorf("%v", answer.Invalid)
	}
	request.Typing, request.Sent = false, true
	if answer := d.ask(t, request); !strings.Contains(answer.HTML, "Verzekeraar: 45 is meer dan de 25 collega’s.") {
		t.Errorf("%s", answer.HTML)
	}
}

// A row that nobody answered has no base.
func TestDeskLeavesEmptyRowsOutOfTheBases(t *testing.T) {
	export := "respondent"
	for _, row := range []string{"employer", "insurer", "employee", "casemanager", "labour_expert", "occupational_physician", "ohs_service", "uwv"} {
		export += ",collaboration." + row
	}
	export += "\n"
	for i := range 12 {
		export += fmt.Sprintf("r%d,good,%s,,,,,,\n", i, []string{"bad", ""}[i%2])
	}
	answer := sector(t).ask(t, Request{Screen: "result", Lang: data.Dutch, Form: screen.Form{"from": "file"}}, File{Name: "export.csv", Content: []byte(export)})
	if !strings.Contains(answer.HTML, `uw organisatie (<span class="nb">n = 6</span> tot 12)`) {
		t.Errorf("%s", answer.HTML)
	}
}

// A file says the same as the fields, and one that cannot be read says why, in the language of the page.
func TestDeskReadsFiles(t *testing.T) {
	d := sector(t)
	own := "Tussentijdse resultaten;Aantal\nProefplaatsing;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\nAantal respondenten;12\n"
	answer := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: screen.Form{"from": "file"}}, File{"eigen.csv", []byte(own)})
	if !strings.Contains(answer.HTML, "Bij u <b>75%</b> (9 van 12)") {
		t.Errorf("%s", answer.HTML)
	}
	closed := "uitkomst;aantal\nRe-integratie in eigen werk;9\nPlaatsing in ander werk;11\nVaststellingsovereenkomst;0\n"
	answer = d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: screen.Form{"from": "file"}}, File{"trajecten.csv", []byte(closed)})
	for _, want := range []string{"Bij u <b>45%</b> (9 van 20)", "Bij u <b>0%</b> (0 van 20)", `Sector <b>30%</b> (<span class="nb">n = 50</span>)`} {
		if !strings.Contains(answer.HTML, want) {
			t.Errorf("no %q of trajectories in\n%s", want, answer.HTML)
		}
	}
	for name, content := range map[string]string{"leeg.csv": "", "half.xlsx": "PK\x03\x04half", "foto.png": "\x89PNG\r\n", "tabel.csv": "<script>alert(1)</script>;3\nNaN;x\n", "breed.csv": strings.Repeat("a;", 10_000) + "\n"} {
		answer := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: screen.Form{"from": "file"}}, File{name, []byte(content)})
		if !strings.Contains(answer.HTML, `role="alert"`) || strings.Contains(answer.HTML, "<script") {
			t.Errorf("%s: %s", name, answer.HTML)
		}
	}
}

func TestDeskSaysWhatIsWrongInAForm(t *testing.T) {
	d := sector(t)
	for _, test := range []struct {
		change map[string]string
		field  string
		want   string
	}{
		{map[string]string{"c.trial_placement": "13"}, "c.trial_placement", "Proefplaatsing: 13 is meer dan de 12 collega’s"},
		{map[string]string{"c.trial_placement": "NaN"}, "c.trial_placement", "‘NaN’ is geen geheel aantal"},
		{map[string]string{"c.trial_placement": "-1"}, "c.trial_placement", "‘-1’ is geen geheel aantal"},
		{map[string]string{"c.trial_placement": ""}, "c.trial_placement", "vul een aantal in"},
		{map[string]string{"n": "4"}, "n", "Vul minstens 5 in"},
		{map[string]string{"c.trial_placement": "12", "c.volunteering": "12", "c.secondment": "1"}, "n", "dat kunnen er hoogstens 24 zijn"},
	} {
		form := screen.Form{"item": "interim_results", "n": "12", "c.trial_placement": "9", "c.volunteering": "0", "c.secondment": "0", "c.retraining": "0", "c.other": "0"}
		for field, value := range test.change {
			form[field] = value
		}
		answer := d.ask(t, Request{Screen: "compare", Lang: data.Dutch, Form: form, Sent: true})
		if !slices.Contains(answer.Invalid, test.field) || !strings.Contains(answer.HTML, test.want) {
			t.Errorf("%v: %v, no %q in\n%s", test.change, answer.Invalid, test.want, answer.HTML)
		}
	}
}

// What is typed in wrongly about an experiment is said in the language of the page, without a flag of the command.
func TestDeskSaysWhatIsWrongInAnExperiment(t *testing.T) {
	d := sector(t)
	for field, value := range map[string]string{"target": "veel", "size": "0", "icc": "2", "attrition": "-5", "baseline": "<b>"} {
		answer := d.ask(t, Request{Screen: "plan", Lang: data.Dutch, Form: screen.Form{"start": "typed", "baseline": "30%", "target": "40%", "size": "2", "icc": "0,05", "attrition": "10", field: value}})
		if !strings.Contains(answer.HTML, `class="notice"`) || strings.Contains(answer.HTML, "--") || strings.Contains(answer.HTML, "<b></b>") {
			t.Errorf("%s=%s: %s", field, value, answer.HTML)
		}
	}
	for _, test := range []struct{ field, value, want string }{{"target", "30", "daar begint u al"}, {"target", "30,0%", "daar begint u al"}, {"attrition", "100%", "niemand een uitkomst"}, {"target", "30,0001", "te klein"}} {
		answer := d.ask(t, Request{Screen: "plan", Lang: data.Dutch, Form: screen.Form{"start": "typed", "baseline": "30%", test.field: test.value}})
		if !strings.Contains(answer.HTML, test.want) {
			t.Errorf("%s=%s: no %q in %s", test.field, test.value, test.want, answer.HTML)
		}
	}
	// spoor plan --baseline 7% --target 17% --icc 0.05 --cluster-size 10 --attrition 15%
	answer := d.ask(t, Request{Screen: "plan", Lang: data.Dutch, Form: screen.Form{"start": "typed", "baseline": "7", "target": "17%", "size": "10", "icc": "0,05", "attrition": "15"}})
	if !strings.Contains(answer.HTML, "<b>280</b> deelnemers per groep, <b>560</b> in totaal") {
		t.Errorf("%s", answer.HTML)
	}
}

func TestDeskAnswersWhateverIsAsked(t *testing.T) {
	d := sector(t)
	for _, request := range []string{"", "{", `{"version":99}`, `{"version":1,"screen":"item/none"}`, `{"version":1,"screen":"nowhere"}`, `{"version":1,"screen":"result"}`, `{"version":1,"screen":"item/outcomes","form":{"level":"2"}}`, `{"version":1,"lang":"fr","screen":"audit","sent":true,"form":{"lines":"x y z"}}`} {
		var answer Answer
		if err := json.Unmarshal(d.Answer(t.Context(), []byte(request), nil), &answer); err != nil || answer.HTML == "" || answer.Title == "" {
			t.Errorf("%s: %+v, %v", request, answer, err)
		}
	}
}

func TestDeskShares(t *testing.T) {
	d := sector(t)
	form := screen.Form{"item": "interim_results", "n": "12", "c.trial_placement": "9", "c.volunteering": "4", "c.secondment": "3", "c.retraining": "4", "c.other": "3", "member": "A", "preset": "open"}
	if answer := d.ask(t, Request{Screen: "share", Lang: data.Dutch, Form: form, Sent: true}); !strings.Contains(answer.HTML, `data-do="share.json"`) {
		t.Errorf("%s", answer.HTML)
	}
	answer := d.ask(t, Request{Screen: "share", Lang: data.Dutch, Form: form, Do: "share.json"})
	if len(answer.Files) != 1 || !strings.Contains(answer.Files[0].Content, `"trial_placement"`) {
		t.Errorf("%+v", answer)
	}
}

// Questions and answers are searched whatever the capitals.
func TestSearch(t *testing.T) {
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := New(t.Context(), s, "test")
	if err != nil {
		t.Fatal(err)
	}
	for sought, want := range map[string][]string{
		"PROEFPLAATSING": {"1 vraag gevonden", "#item/interim_results", "Proefplaatsing: 26 van de 47 respondenten (55%"},
		"samenwerking":   {"#item/collaboration", "#item/improvements", "Samenwerking belanghebbenden: 8 van de 43"},
		"Financiële":     {"Juiste financiële prikkels: 4 van de 43"},
		"<b>":            {"Niets gevonden", "value=\"&lt;b&gt;\""},
		"":               {"Zoek in vragen en antwoorden"},
	} {
		request, err := json.Marshal(Request{Version: Version, Screen: "search", Lang: data.Dutch, Form: screen.Form{"q": sought}})
		if err != nil {
			t.Fatal(err)
		}
		var answer Answer
		if err := json.Unmarshal(d.Answer(t.Context(), request, nil), &answer); err != nil {
			t.Fatal(err)
		}
		for _, part := range want {
			if !strings.Contains(answer.HTML, part) {
				t.Errorf("%q: no %q in\n%s", sought, part, answer.HTML)
			}
		}
	}
}

// Options are named, and rows of a battery and means are higher or lower.
func TestDeskNamesTheOrderOfAFigure(t *testing.T) {
	t.Parallel()
	d := sector(t)
	for item, want := range map[string][2]string{"outcomes": {"Meest genoemd", "Most named"}, "collaboration": {"Hoogste eerst", "Highest first"}, "trajectory_shares": {"Hoogste eerst", "Highest first"}} {
		for i, lang := range []data.Lang{data.Dutch, data.English} {
			if answer := d.ask(t, Request{Screen: "item/" + item, Lang: lang}); !strings.Contains(answer.HTML, "<span>"+want[i]+"</span>") {
				t.Errorf("%s: no %q", item, want[i])
			}
		}
	}
}
