package crosswalk

import (
	"slices"
	"testing"

	"spoor/data"
)

func options(pairs ...string) []data.Option {
	var out []data.Option
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, data.Option{ID: pairs[i], Label: data.Text{NL: pairs[i+1]}})
	}
	return out
}

var codebook = data.Codebook{Items: []data.Item{
	{ID: "contact", Kind: data.Single, Text: data.Text{NL: "Hoe hebt u contact?"}, Options: options("mail", "Per e-mail", "visit", "Bezoek aan huis", "none", "Geen contact")},
	{ID: "rated", Kind: data.Rating, Text: data.Text{NL: "Hoe ging het?"}, Rows: options("all", "alles"), Scale: options("bad", "Slecht", "good", "Goed")},
	{ID: "works", Kind: data.Single, Text: data.Text{NL: "Werkt u?"}, Options: options("yes", "Ja", "no", "Nee")},
	{ID: "hours", Kind: data.Number, Text: data.Text{NL: "Hoeveel uur?"}},
}}

func wave(id string, items []data.WaveItem, asks ...string) data.Wave {
	return data.Wave{ID: id, Items: items, Files: []data.WaveFile{{Name: "answers.csv", Items: asks}}}
}

func TestWavesTellEveryChange(t *testing.T) {
	t.Parallel()
	later := wave("2026", []data.WaveItem{
		{Item: "contact", Options: options("email", "per  E-MAIL", "visits", "Bezoeken aan huis", "chat", "Chat", "none", "Geen contact")},
		{Item: "rated", Scale: options("awful", "Zeer slecht", "bad", "Slecht", "good", "Goed")},
		{Item: "works", Labels: map[string]data.WaveLabel{"no": {NL: "Nee, niet"}}},
	}, "contact", "rated", "works")
	items := Waves(codebook, wave("2021", nil, "contact", "rated", "works", "hours"), later)
	var changes []data.ItemChange
	for _, item := range items {
		changes = append(changes, item.Change)
	}
	if want := []data.ItemChange{data.OptionsChanged, OtherScale, data.Relabelled, data.DroppedItem}; !slices.Equal(changes, want) {
		t.Errorf("got %v, want %v", changes, want)
	}
	contact := items[0]
	if p := contact.Proposal; p == nil || p.Basis["email"] != ByLabel || p.Basis["visits"] != Near || p.Bridge["email"][0] != "mail" || p.Bridge["visits"][0] != "visit" ||
		len(p.Bridge) != 2 || !slices.Equal(p.Alone, []string{"chat"}) {
		t.Errorf("got %+v", contact.Proposal)
	}
	if len(contact.Answers) != 3 || contact.Answers[0].Change != data.SameItem || contact.Answers[1].Change != data.Relabelled || contact.Answers[2].Change != data.NewItem {
		t.Errorf("got %+v", contact.Answers)
	}
	if rated := items[1]; rated.Proposal != nil || len(rated.Answers) != 1 || rated.Answers[0].After.ID != "awful" {
		t.Errorf("a point that the codebook lacks stands for none: %+v", rated)
	}
	if works := items[2].Answers; len(works) != 1 || works[0].Basis != ByID || works[0].Before.Label.NL != "Nee" {
		t.Errorf("got %+v", works)
	}
}

// A bridge that people wrote is followed, and nothing is proposed in its place.
func TestWavesKeepDeclaredBridge(t *testing.T) {
	t.Parallel()
	own := data.WaveItem{Item: "contact", Options: options("digital", "Digitaal", "visit", "Bezoek aan huis", "none", "Geen contact"), Bridge: map[string][]string{"digital": {"mail"}}}
	items := Waves(codebook, wave("2021", nil, "contact"), wave("2026", []data.WaveItem{own}, "contact"))
	if len(items) != 1 || items[0].Proposal != nil || items[0].Answers[0].Basis != Declared || items[0].Answers[0].Before.ID != "mail" {
		t.Errorf("got %+v", items)
	}
}

// Labels of few different letters that say something else are not taken for one another.
func TestNearLabelsThatTurn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Bezoek aan huis", "Bezoeken aan huis", true}, {"Telefonisch", "telefonisch contact", false}, {"Mee eens", "Mee oneens", false}, {"Tevreden", "Ontevreden", false},
		{"Eens per week", "Niet eens per week", false}, {"Agree", "Disagree", false}, {"Satisfied", "Very satisfied", false}, {"10 tot 20 uur", "10 tot 25 uur", false},
		{"Werkgever", "Werkgevers", true}, {"Goed", "Slecht", false}, {"Ja", "Nee", false}, {"Important", "Unimportant", false}, {"Café één", "Cafe een", true},
		{"Zeeën", "Niet zeeen", false}, {"Coaching", "Coachen", true},
	} {
		if got := near(data.Option{Label: data.Text{NL: c.a}}, data.Option{Label: data.Text{NL: c.b}}); got != c.want {
			t.Errorf("near(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestExportProposesOwnItems(t *testing.T) {
	t.Parallel()
	found := map[string]Found{
		"contact": {Asked: true, Text: "Hoe heeft u contact?", Options: []string{"Bezoeken aan huis", "Chat"}, Unused: []string{"visit", "none"}},
		"rated":   {Asked: true, Text: "Hoe ging het?", Scale: []string{"Zeer slecht", "slecht", "Goed"}},
		"works":   {Asked: true},
	}
	items := Export(codebook, found, []data.Item{{ID: "new", Kind: data.Single, Headers: []string{"Q9"}}})
	contact, rated := items[0].Proposal, items[1].Proposal
	if got := data.IDs(contact.Options); !slices.Equal(got, []string{"mail", "none", "bezoeken_aan_huis", "chat"}) || contact.Bridge["bezoeken_aan_huis"][0] != "visit" ||
		contact.Text.NL != "Hoe heeft u contact?" || !slices.Equal(contact.Alone, []string{"chat"}) {
		t.Errorf("got %v %+v", got, contact)
	}
	if got := data.IDs(rated.Scale); items[1].Change != OtherScale || !slices.Equal(got, []string{"zeer_slecht", "bad", "good"}) || rated.Text != (data.Text{}) {
		t.Errorf("got %v %+v", got, rated)
	}
	if items[2].Change != data.SameItem || items[2].Proposal != nil || items[3].Change != data.DroppedItem || items[4].Change != data.NewItem || items[4].Columns[0] != "Q9" {
		t.Errorf("got %+v", items[2:])
	}
}
