package codebook

import (
	"testing"

	"spoor/data"
)

func TestText(t *testing.T) {
	name := func(nl, en string) data.Text { return data.Text{NL: nl, EN: en} }
	low := -2.5
	book := data.Codebook{ID: "ours", Title: name("Ons", "Ours"), Items: []data.Item{
		{ID: "helps", Kind: data.Multiple, Text: name("Wat helpt?", "What helps?"), MaxPicks: 2, AskedIf: "works.yes", Options: []data.Option{{ID: "time", Label: name("Tijd", "Time")}}},
		{ID: "hours", Kind: data.Number, Text: name("Uren?", "Hours?"), Range: []float64{-1500000, 37.5}},
		{ID: "rated", Kind: data.Rating, Text: name("Hoe?", "How?"), Rows: []data.Option{{ID: "uwv", Label: name("UWV", "UWV")}}, Scale: []data.Option{{ID: "bad", Label: name("Slecht", "Bad"), Value: &low}}},
	}}
	nl := `Ons (ours), 3 vragen

helps: Wat helpt?
  meer antwoorden mogelijk, hoogstens 2, gevraagd bij works.yes
    time                     Tijd

hours: Uren?
  getal, van −1500000 tot 37,5

rated: Hoe?
  oordeel
    uwv                      UWV
  schaal: bad (Slecht) = −2,5
`
	if got := Text(book, data.Dutch); got != nl {
		t.Errorf("got\n%s", got)
	}
	en := `Ours (ours), 3 items

helps: What helps?
  multiple, at most 2 picks, asked if works.yes
    time                     Time

hours: Hours?
  number, from −1500000 to 37.5

rated: How?
  rating
    uwv                      UWV
  scale: bad (Bad) = −2.5
`
	if got := Text(book, data.English); got != en {
		t.Errorf("got\n%s", got)
	}
}

func TestClean(t *testing.T) {
	if got := Clean("c.yaml", 1, 1, data.Dutch); got != "c.yaml: 1 vraag, geen problemen; 1 regel met een gok om te bevestigen" {
		t.Error(got)
	}
	if got := Clean("c.yaml", 3, 0, data.English); got != "c.yaml: 3 items, no problems" {
		t.Error(got)
	}
}
