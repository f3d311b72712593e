package desk

import (
	"bytes"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/study/trial"
	"spoor/reports/screen"
)

// Nothing that the page says names a flag or a command where the page has a way of its own; what remains says as much, in its quotation marks.
func TestDeskNamesNoCommand(t *testing.T) {
	t.Parallel()
	d := sector(t)
	for _, test := range []struct {
		lang       data.Lang
		said, want string
	}{
		{data.Dutch, "some counts are hidden, so own answers cannot be taken out; compare without --leave-out", "sommige aantallen zijn verborgen, dus eigen antwoorden zijn er niet uit te halen; haal het vinkje weg bij ‘Wij deden zelf mee aan dit onderzoek’"},
		{data.English, "has nothing (see spoor check); see spoor wave add. More", "has nothing"},
		{data.English, `put the item above it, or with --item (a)`, "put the item above it (a)"},
		{data.Dutch, "Het tweede spoor; in cijfers", "Het tweede spoor; in cijfers"},
		{data.English, `"Goedd" is no answer; did you mean "Goed"?`, "‘Goedd’ is no answer; did you mean ‘Goed’?"},
		{data.English, `"a \"b\"" is no number, 5" is`, `‘a \"b\"’ is no number, 5" is`},
	} {
		if got := (asking{Desk: d, Request: Request{Lang: test.lang}}).inWords(test.said); got != test.want {
			t.Errorf("%q is said as %q, want %q", test.said, got, test.want)
		}
	}
}

// What is shared of an experiment is what the command shares, byte for byte, and its account is shown before.
func TestDeskSharesAnExperiment(t *testing.T) {
	t.Parallel()
	d := sector(t)
	codebook, plan, answers := example(t, "codebook.yaml"), example(t, "persons.yaml"), example(t, "persons.csv")
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		want, err := trial.Share(t.Context(), study.Source{Files: newFolder([]study.File{{Name: "codebook.yaml", Content: codebook.Content}}).files},
			trial.Request{PlanName: plan.Name, Plan: plan.Content, DataName: answers.Name, Data: answers.Content, Lang: lang, Version: d.version, Share: "A & B"})
		if err != nil {
			t.Fatal(err)
		}
		request := Request{Screen: "evaluate", Lang: lang, Form: screen.Form{"member": " A & B "}}
		shown := d.ask(t, request, codebook, plan, answers).HTML
		for _, line := range strings.Split(strings.TrimSpace(want.Account), "\n") {
			if first, _, _ := strings.Cut(line, " "); !strings.Contains(shown, first) {
				t.Errorf("no %q in\n%s", first, shown)
			}
		}
		request.Do = "evaluate.share"
		if saved := d.ask(t, request, codebook, plan, answers).Files; !strings.Contains(shown, `data-do="evaluate.share"`) || len(saved) != 1 || !bytes.Equal([]byte(saved[0].Content), want.Content) {
			t.Errorf("the page saves\n%s\nand the command\n%s", saved, want.Content)
		}
	}
	if shown := d.ask(t, Request{Screen: "evaluate", Lang: data.Dutch, Form: screen.Form{}}, codebook, plan, answers).HTML; strings.Contains(shown, `data-do="evaluate.share"`) {
		t.Error("an experiment without a name can be shared")
	}
}
