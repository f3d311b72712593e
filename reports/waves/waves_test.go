package waves

import (
	"testing"

	"spoor/data"
	"spoor/data/edit"
)

func TestStored(t *testing.T) {
	for name, test := range map[string]struct {
		stored Stored
		nl, en string
	}{
		"one of each": {Stored{ID: "2026", Place: "ours/waves/2026", Respondents: 1, Items: 1, Problems: 1},
			"golf 2026 staat in ours/waves/2026: 1 respondent, 1 vraag; door 1 probleem telt een antwoord niet mee, zie hierboven",
			"wave 2026 is in ours/waves/2026: 1 respondent, 1 item; 1 problem left answers out, see above"},
		"many": {Stored{ID: "a", Place: "p", Respondents: 1200, Items: 3}, "golf a staat in p: 1.200 respondenten, 3 vragen", "wave a is in p: 1,200 respondents, 3 items"},
		"same": {Stored{ID: "a", Place: "p", Same: true}, "golf a staat al in p en is dezelfde; er is niets geschreven", "wave a is in p already, the same; nothing was written"},
		"weighted": {Stored{ID: "a", Place: "p", Weights: "design.weight"}, "golf a staat in p, met de gewichten in de kolom design.weight",
			"wave a is in p, with its weights in the column design.weight"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := test.stored.Text(data.Dutch); got != test.nl {
				t.Errorf("got %s", got)
			}
			if got := test.stored.Text(data.English); got != test.en {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestSet(t *testing.T) {
	done := Set{ID: "a", File: "p/wave.yaml", Edits: []edit.Change{{Key: "design.weight", After: "w"}, {Key: "label.en", Before: "old"}}}
	if got, want := done.Text(data.Dutch), "golf a in p/wave.yaml:\n  design.weight: van niets naar \"w\"\n  label.en: van \"old\" naar niets"; got != want {
		t.Errorf("got %s", got)
	}
	if got, want := (Set{ID: "a", File: "f"}).Text(data.English), "wave a in f says this already; nothing was written"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestList(t *testing.T) {
	survey := &data.Survey{
		Codebook: data.Codebook{Items: []data.Item{{ID: "works"}, {ID: "hours"}}},
		Waves: []data.Wave{
			{ID: "2021", Label: data.Text{NL: "leden", EN: "members"}, Provenance: data.Reconstructed, Files: []data.WaveFile{{Name: "a.csv", Items: []string{"works", "hours"}}}},
			{ID: "2026", Label: data.Text{NL: "leden 2026"}, Provenance: data.Observed, Respondents: 1200, Fieldwork: data.Fieldwork{Year: 2026},
				Files: []data.WaveFile{{Name: "a.csv", Items: []string{"works"}}}, Import: &data.Import{Source: "export.csv"}},
		},
	}
	want := "golf  naam        jaar  respondenten  vragen  herkomst         bron\n" +
		"2021  leden       -     -             2       gereconstrueerd\n" +
		"2026  leden 2026  2026  1.200         1       gemeten          export.csv\n"
	if got := string(Text(List(survey, data.Dutch), data.Dutch)); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := List(survey, data.English)[0].Label; got != "members" {
		t.Errorf("got %s", got)
	}
}

func TestReplaced(t *testing.T) {
	replaced := Replaced{ID: "a", Place: "p", Edits: []edit.Change{{Key: "design.weight", Before: "w"}}, Files: []string{"texts.csv"}}
	if got, want := replaced.Text(data.Dutch), "golf a in p wordt een andere:\n  design.weight: van \"w\" naar niets\n  texts.csv gaat weg"; got != want {
		t.Errorf("got %s", got)
	}
	if got, want := (Replaced{ID: "a", Place: "p"}).Text(data.English), "wave a in p becomes another:\n  only the answers themselves change"; got != want {
		t.Errorf("got %s", got)
	}
}
