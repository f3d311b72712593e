package waves

import (
	"strconv"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/study/exports"
	"spoor/internal/surveytest"
	written "spoor/reports/waves"
)

const askedCodebook = `id: ours
title: {nl: Ons}
items:
- {id: contact, kind: single, text: {nl: "Hoe hebt u contact?"}, options: [{id: mail, label: {nl: Per e-mail}}, {id: visit, label: {nl: Bezoek}}]}
- {id: works, kind: single, text: {nl: "Werkt u?"}, options: [{id: y, label: {nl: Ja}}, {id: n, label: {nl: Nee}}]}
`

const askedExport = "nr,Hoe hebt u contact?,Bent u tevreden?\n1,Per e-mail,Ja\n2,Bezoeken,Nee\n3,Bezoeken,Ja\n4,Bezoeken,Ja\n5,Pre e-mail,Nee\n"

func diff(t *testing.T, m *surveytest.Memory, request DiffRequest) (written.Diff, error) {
	t.Helper()
	done, err := Diff(t.Context(), study.Source{Files: m.Survey, Place: "ours"}, request, m)
	m.Discard()
	return done, err
}

func exportOf(text string) *exports.Export {
	return &exports.Export{Name: "export.csv", Content: strings.NewReader(text)}
}

// What is proposed of an export waits for the wave, which is read by it and keeps its comments; a slip is no other answer.
func TestDiffOfExportIsProposedAndStored(t *testing.T) {
	t.Parallel()
	m := surveytest.NewMemory(map[string]string{"codebook.yaml": askedCodebook})
	done, err := diff(t, m, DiffRequest{Export: exportOf(askedExport), Write: true, ID: "2026"})
	if err != nil {
		t.Fatal(err)
	}
	want := `van het codeboek naar export.csv: 1 andere antwoorden, 1 nieuw, 1 niet gevraagd
contact: andere antwoorden
  anders geformuleerd: "Bezoek" wordt "Bezoeken" (bezoeken)
  voorstel: bezoeken staat voor visit (bijna dezelfde tekst)
works: niet gevraagd
  "Werkt u?"
bent_u_tevreden: nieuw
  "Bent u tevreden?"
  kolommen: Bent u tevreden?
voorstel voor 1 vraag in ours/waves/2026/proposal.yaml; bevestig elke regel met # guess, of wijzig die, en haal het commentaar weg`
	if got := done.Text(true, data.Dutch); got != want {
		t.Errorf("got %s", got)
	}
	again, err := diff(t, m, DiffRequest{Export: exportOf(askedExport), Write: true, ID: "2026"})
	if err == nil || !strings.Contains(err.Error(), "proposal.yaml is there already") || again.File != "" {
		t.Errorf("got %v", err)
	}
	var said surveytest.Notes
	source := study.Source{Files: m.Survey, Place: "ours", Listener: study.Listener{Note: said.Add}}
	if _, err := Add(t.Context(), source, AddRequest{Export: *exportOf(askedExport), ID: "2026", Without: []string{"works"}}, m); err != nil {
		t.Fatal(err)
	}
	stored := m.Text("waves/2026/wave.yaml")
	for _, part := range []string{"    # guess: bezoeken is worded nearly as visit; confirm\n    bridge: {bezoeken: [visit]}\n", "- {id: bezoeken, label: {nl: Bezoeken}}", "nl: \"2026\""} {
		if !strings.Contains(stored, part) {
			t.Errorf("%q is not in %s", part, stored)
		}
	}
	if !strings.Contains(said.String(), "with 2 lines that nobody confirmed") || m.Survey["waves/2026/proposal.yaml"] != nil {
		t.Errorf("got %s, %v", said, m.Names())
	}
	if answers := m.Text("waves/2026/answers.csv"); !strings.Contains(answers, "2,bezoeken\n") || !strings.Contains(answers, "5,#unusable\n") {
		t.Errorf("got %s", answers)
	}
}

// Between waves the bridge goes into the wave.yaml of the later one, in which all comments stay.
func TestDiffOfWavesWritesBridge(t *testing.T) {
	t.Parallel()
	const later = `# asked in March
id: b
provenance: observed
files: [{name: answers.csv, items: [contact]}]
items:
- item: contact # by telephone too
  options:
  - {id: letter, label: {nl: Per E-mail}} # the first
  - {id: visit, label: {nl: Bezoek}}
`
	m := surveytest.NewMemory(map[string]string{"codebook.yaml": askedCodebook,
		"waves/a/wave.yaml": "id: a\nprovenance: observed\nfiles: [{name: answers.csv, items: [contact]}]\n", "waves/a/answers.csv": "respondent,contact\n1,mail\n",
		"waves/b/wave.yaml": later, "waves/b/answers.csv": "respondent,contact\n1,letter\n"})
	done, err := diff(t, m, DiffRequest{From: "a", To: "b", Write: true})
	if err != nil || done.Written != 1 {
		t.Fatal(done, err)
	}
	if got, want := m.Text("waves/b/wave.yaml"), strings.Replace(later, "- item: contact # by telephone too\n  options:\n  - {id: letter, label: {nl: Per E-mail}} # the first\n  - {id: visit, label: {nl: Bezoek}}\n",
		"  - item: contact # by telephone too\n    options:\n      - {id: letter, label: {nl: Per E-mail}} # the first\n      - {id: visit, label: {nl: Bezoek}}\n    # guess: letter has the same label as mail; confirm\n    bridge: {letter: [mail]}\n", 1); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if done, err = diff(t, m, DiffRequest{From: "a", To: "b", Write: true}); err != nil || done.File != "" || m.Commits != 1 {
		t.Errorf("the same again: %+v %v", done, err)
	}
}

func TestDiffRefuses(t *testing.T) {
	t.Parallel()
	files := map[string]string{"codebook.yaml": askedCodebook, "waves/a/answers.csv": "respondent,contact\n1,mail\n",
		"waves/a/wave.yaml": "id: a\nprovenance: observed\nfiles: [{name: answers.csv, items: [contact]}]\n"}
	for name, c := range map[string]struct {
		request DiffRequest
		want    string
	}{
		"one wave":       {DiffRequest{From: "a", To: "a"}, "a is one wave"},
		"no such wave":   {DiffRequest{From: "a", To: "b"}, `no wave "b"`},
		"no id":          {DiffRequest{Export: exportOf(askedExport), Write: true}, "--id: give the id"},
		"from and write": {DiffRequest{From: "a", Export: exportOf(askedExport), Write: true, ID: "b"}, "leave out a"},
		"unsafe id":      {DiffRequest{Export: exportOf(askedExport), Write: true, ID: "../b"}, "use a plain name"},
	} {
		m := surveytest.NewMemory(files)
		if _, err := diff(t, m, c.request); err == nil || !strings.Contains(err.Error(), c.want) || m.Commits > 0 {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

const batteryCodebook = `id: ours
title: {nl: Ons}
items:
- {id: rated, kind: rating, text: {nl: "Hoe verliep het contact met …?"}, rows: [{id: boss, label: {nl: de werkgever}}, {id: doctor, label: {nl: de bedrijfsarts}}, {id: nurse, label: {nl: de casemanager}}], scale: [{id: bad, label: {nl: Slecht}}, {id: fair, label: {nl: Redelijk}}, {id: good, label: {nl: Goed}}]}
- {id: content, kind: rating, text: {nl: "Hoe tevreden bent u?"}, rows: [{id: job, label: {nl: het werk}}], scale: [{id: bad, label: {nl: Slecht}}, {id: fair, label: {nl: Redelijk}}, {id: good, label: {nl: Goed}}]}
- {id: goals, kind: ranking, text: {nl: Rangschik}, options: [{id: work, label: {nl: Werk}}, {id: health, label: {nl: Gezondheid}}, {id: learn, label: {nl: Leren}}]}
- {id: hours, kind: number, range: [0, 60], text: {nl: "Hoeveel uur?"}}
- {id: role, kind: single, text: {nl: "Welke rol?"}, options: [{id: coach, label: {nl: Coach}}, {id: boss, label: {nl: Baas}}]}
`

// batteryExport is an export of the battery, of which cells are replaced everywhere: headers and answers.
func batteryExport(replaced ...string) string {
	var text strings.Builder
	text.WriteString("nr,Hoe verliep het contact met …? [de werkgever],Hoe verliep het contact met …? [de bedrijfsarts],Hoe verliep het contact met …? [de casemanager],Hoe tevreden bent u? [het werk],Rangschik [Werk],Rangschik [Gezondheid],Rangschik [Leren],Hoeveel uur?,Welke rol?\n")
	for i := range 12 {
		text.WriteString([]string{"%,Slecht,Goed,Redelijk,Goed,1,2,3,16,Coach\n", "%,Goed,Redelijk,Slecht,Slecht,3,1,2,17,Baas\n", "%,Redelijk,Slecht,Goed,Redelijk,1,3,2,18,Coach\n"}[i%3])
	}
	out := strings.NewReplacer(replaced...).Replace(text.String())
	for n := 1; strings.Contains(out, "%"); n++ {
		out = strings.Replace(out, "%", strconv.Itoa(n), 1)
	}
	return out
}

// Rows of a battery, a battery of one row and the options of a ranking are those of the codebook where an import takes them for it; what
// is written can be read back, and a number that became a choice is said.
func TestDiffOfExportWithBatteries(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		replaced      []string
		want, written string
	}{
		"the same": {nil, "van het codeboek naar export.csv: 5 gelijk\ner is niets voor te stellen; er is niets geschreven", ""},
		"a row renamed": {[]string{"[de werkgever]", "[de huidige werkgever]"},
			"4 gelijk, 1 andere onderdelen\nrated: andere onderdelen\n  nieuw onderdeel: \"de huidige werkgever\" (de_huidige_werkgever)\n  weg onderdeel: \"de werkgever\" (boss)\n",
			"      - {id: doctor, label: {nl: de bedrijfsarts}}\n      - {id: nurse, label: {nl: de casemanager}}\n      - {id: de_huidige_werkgever, label: {nl: de huidige werkgever}}\n"},
		"an option of a ranking replaced": {[]string{"[Gezondheid]", "[Inkomen]"},
			"4 gelijk, 1 andere antwoorden\ngoals: andere antwoorden\n  nieuw: \"Inkomen\" (inkomen)\n  weg: \"Gezondheid\" (health)\n",
			"    options:\n      - {id: work, label: {nl: Werk}}\n      - {id: learn, label: {nl: Leren}}\n      - {id: inkomen, label: {nl: Inkomen}}\n"},
		"a number became a choice": {[]string{",16,", ",tot 16,", ",17,", ",16 tot 24,", ",18,", ",meer dan 24,"},
			"4 gelijk, 1 ander soort antwoorden\nhours: ander soort antwoorden\n  single in plaats van number: geef haar een eigen vraag in codebook.yaml, met columns\n", ""},
		"a choice became a number": {[]string{",Coach", ",4%", ",Baas", ",5%"},
			"4 gelijk, 1 ander soort antwoorden\nrole: ander soort antwoorden\n  number in plaats van single: ", ""},
	} {
		m := surveytest.NewMemory(map[string]string{"codebook.yaml": batteryCodebook})
		done, err := diff(t, m, DiffRequest{Export: exportOf(batteryExport(c.replaced...)), Write: true, ID: "2026"})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := done.Text(true, data.Dutch); !strings.Contains(got, c.want) {
			t.Errorf("%s: got %s", name, got)
		}
		if proposal := m.Text("waves/2026/proposal.yaml"); !strings.Contains(proposal, c.written) || (proposal == "") != (c.written == "") {
			t.Errorf("%s: wrote %s", name, proposal)
		}
		if c.written != "" { // the wave is read by it without a problem
			var said surveytest.Notes
			source := study.Source{Files: m.Survey, Place: "ours", Listener: study.Listener{Note: said.Add}}
			if stored, err := Add(t.Context(), source, AddRequest{Export: *exportOf(batteryExport(c.replaced...)), ID: "2026"}, m); err != nil || stored.Problems > 0 {
				t.Errorf("%s: %v %+v %s", name, err, stored, said.String())
			}
		}
	}
}

// A scale that was turned around has the same points: their order is what differs. Of a ranking the options are compared.
func TestDiffOfTurnedScale(t *testing.T) {
	t.Parallel()
	m := surveytest.NewMemory(map[string]string{"codebook.yaml": batteryCodebook,
		"waves/a/wave.yaml": "id: a\nprovenance: observed\nfiles: [{name: answers.csv, items: [content, goals]}]\n", "waves/a/answers.csv": "respondent,content.job,goals.work,goals.health,goals.learn\n1,bad,1,2,3\n",
		"waves/b/wave.yaml": "id: b\nprovenance: observed\nfiles: [{name: answers.csv, items: [content, goals]}]\nitems:\n- {item: content, scale: [{id: good, label: {nl: Goed}}, {id: fair, label: {nl: Redelijk}}, {id: bad, label: {nl: Slecht}}]}\n" +
			"- {item: goals, options: [{id: work, label: {nl: Werk}}, {id: health, label: {nl: Gezondheid}}, {id: learn, label: {nl: Leren}}, {id: pay, label: {nl: Loon}}]}\n", "waves/b/answers.csv": "respondent,content.job,goals.work,goals.health,goals.learn,goals.pay\n1,bad,1,2,3,4\n"})
	done, err := diff(t, m, DiffRequest{From: "a", To: "b"})
	if err != nil {
		t.Fatal(err)
	}
	want := "content: andere schaal\n  dezelfde punten in een andere volgorde: \"Goed\", \"Redelijk\", \"Slecht\"\ngoals: andere antwoorden\n  nieuw: \"Loon\" (pay)"
	if got := done.Text(false, data.Dutch); !strings.HasSuffix(got, want) {
		t.Errorf("got %s", got)
	}
}
