package publication

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"spoor/data"
)

const questionnaire = `id: small
items:
- id: works
  kind: single
  text: {en: Work}
  options: [{id: all, label: {nl: Alles, en: All}}, {id: part, label: {nl: Deels, en: Part}}, {id: none, label: {nl: Niets, en: Nothing}}]
- id: rated
  kind: rating
  text: {en: Rated}
  scale: [{id: bad, label: {en: Bad}}, {id: good, label: {en: Good}}]
  rows: [{id: boss, label: {en: Boss}}, {id: doctor, label: {en: Doctor}}]
- id: hours
  kind: number
  text: {en: Hours}
  range: [0, 40]
`

func parse(t *testing.T, publication string) (data.Codebook, data.Publication) {
	t.Helper()
	codebook, err := data.ParseCodebook("codebook.yaml", []byte(questionnaire))
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := data.ParsePublication("publication.yaml", []byte("respondents: 60\nwave: {id: w}\n"+publication), codebook)
	if err != nil {
		t.Fatal(err)
	}
	return codebook, parsed
}

// The order of the tables in the publication must not move answers to another row.
func TestRowsKeepTheirAnswers(t *testing.T) {
	survey := openSector(t)
	want, err := Reconstruct(t.Context(), survey.Codebook, *survey.Publication)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(survey.Publication.Tables)
	got, err := Reconstruct(t.Context(), survey.Codebook, *survey.Publication)
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range got {
		if !bytes.Equal(file.Content, want[i].Content) {
			t.Errorf("%s depends on the order of the tables", file.Name)
		}
	}
}

func TestReconstructSmallPublication(t *testing.T) {
	codebook, publication := parse(t, `tables:
- {item: rated, row: doctor, base: 4, printed: {bad: "100", good: "0"}}
- {item: rated, row: boss, base: 4, printed: {bad: "25", good: "75"}}
means: [{item: hours, printed: {"": 32}}]
`)
	files, err := Reconstruct(t.Context(), codebook, publication)
	if err != nil {
		t.Fatal(err)
	}
	want := "respondent,rated.boss,rated.doctor\nrated-01,bad,bad\nrated-02,good,bad\nrated-03,good,bad\nrated-04,good,bad\n"
	if len(files) != 2 || files[0].Name != "rated.csv" || string(files[0].Content) != want {
		t.Errorf("got %s\n%s", files[0].Name, files[0].Content)
	}
	wave, err := data.ParseWave("wave.yaml", files[1].Content, codebook)
	if err != nil {
		t.Fatal(err)
	}
	if wave.Provenance != data.Reconstructed || wave.Respondents != 60 || len(wave.Means) != 1 || wave.Means[0].Mean != 32 {
		t.Errorf("got %+v", wave)
	}
}

func TestNotes(t *testing.T) {
	for name, c := range map[string]struct {
		table  string
		nl, en string
	}{
		"as it should be": {`{item: works, base: 43, printed: {all: "56", part: "28", none: "16"}}`, "", ""},
		"no base": {`{item: works, printed: {all: "77", part: "19", none: "3"}}`,
			"De publicatie vermeldt geen basis; van alle bases tot en met 60 past alleen n = 31 bij deze percentages.",
			"The publication prints no base; of all bases up to 60 only n = 31 fits these percentages."},
		"one lost label": {`{item: works, base: 43, printed: {all: "56", part: "", none: "16"}}`,
			"In de bron is één label niet leesbaar; dat moet zijn: deels 28% (12/43).",
			"One label is lost in the source; it must be: part 28% (12/43)."},
		"two lost labels": {`{item: works, base: 5, printed: {all: "80", part: "", none: ""}}`,
			"In de bron zijn 2 labels niet leesbaar; dat moet zijn: deels 0–20% (0–1/5) en niets 0–20% (0–1/5).",
			"2 labels are lost in the source; it must be: part 0–20% (0–1/5) and nothing 0–20% (0–1/5)."},
		"places in doubt": {`{item: works, base: 43, printed: {all: "56", part: "28", none: "16"}, doubtful: [[part, none]]}`,
			"In de bron staat niet vast welk percentage bij welk antwoord hoort. Er zijn 2 lezingen mogelijk: zoals gepubliceerd; deels 16% (7/43) en niets 28% (12/43). De eerste is gebruikt.",
			"The source leaves open which percentage belongs to which answer. 2 readings are possible: as printed; part 16% (7/43) and nothing 28% (12/43). The first is used."},
	} {
		t.Run(name, func(t *testing.T) {
			codebook, publication := parse(t, "tables:\n- "+c.table+"\n")
			figures, err := Audit(t.Context(), codebook, publication)
			if err != nil {
				t.Fatal(err)
			}
			notes := figures[0].Notes()
			if c.nl == "" && len(notes) == 0 {
				return
			}
			if len(notes) != 1 || notes[0].NL != c.nl || notes[0].EN != c.en {
				t.Errorf("notes %q, want\n%s\n%s", notes, c.nl, c.en)
			}
		})
	}
}

func TestPublicationsThatCannotBeReconstructed(t *testing.T) {
	for name, c := range map[string]struct{ table, want string }{
		"several counts fit": {`{item: works, base: 5, printed: {all: "80", part: "", none: ""}}`, "reconstruct works: works: the printed percentages do not determine the counts"},
		"several bases fit":  {`{item: works, printed: {all: "50", part: "50", none: "0"}}`, "reconstruct works: works: the printed percentages do not determine the counts"},
		"not a percentage":   {`{item: works, base: 5, printed: {all: "80", part: "x", none: "0"}}`, "audit works: "},
		"no such repair": {`{item: works, base: 43, printed: {all: "56", part: "28", none: "61"}, prefer: {none: "17"}, reason: {en: R}}`,
			"works: the preferred repair map[none:17] is not among the smallest repairs that fit"},
	} {
		t.Run(name, func(t *testing.T) {
			codebook, publication := parse(t, "tables:\n- "+c.table+"\n")
			files, err := Reconstruct(t.Context(), codebook, publication)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) || files != nil {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
	codebook, publication := parse(t, "")
	publication.Tables = []data.PrintedTable{{Item: "rated", Row: "boss", Base: 4, Printed: map[string]string{"bad": "25", "good": "75"}}}
	if _, err := Reconstruct(t.Context(), codebook, publication); err == nil || !strings.Contains(err.Error(), "prints 1 of the 2 rows") {
		t.Errorf("got %v", err)
	}
}

// One repair of a misprint is used when it is the only smallest one; a preferred repair comes first, the others stay.
func TestRepairs(t *testing.T) {
	survey := openSector(t)
	figures, err := Audit(t.Context(), survey.Codebook, *survey.Publication)
	if err != nil {
		t.Fatal(err)
	}
	var row Figure
	for _, figure := range figures {
		if figure.Row == "ohs_service" {
			row = figure
		}
	}
	repairs := row.Finding.Repairs.List
	if len(repairs) != 2 || repairs[0].Changes[0].Cell != "good" || repairs[1].Changes[0].Cell != "neutral" || row.Reason.NL == "" {
		t.Errorf("repairs %+v", repairs)
	}
	for i := range survey.Publication.Tables {
		if survey.Publication.Tables[i].Row == "ohs_service" {
			survey.Publication.Tables[i].Prefer = map[string]string{"neutral": "14"}
		}
	}
	figures, err = Audit(t.Context(), survey.Codebook, *survey.Publication)
	if err != nil {
		t.Fatal(err)
	}
	for _, figure := range figures {
		if figure.Row != "ohs_service" {
			continue
		}
		counts, base, err := figure.Counts()
		if err != nil || base != 42 || !slices.Equal(counts, []int{0, 7, 6, 28, 1}) {
			t.Errorf("with the other repair %v of %d, %v", counts, base, err)
		}
	}
}
