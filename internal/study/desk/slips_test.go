package desk

import (
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"spoor/data"
	"spoor/reports/screen"
)

var proposal = regexp.MustCompile(`data-act="(meant\|[^"]*)" data-value="([^"]*)"`)

// ids are lines of so many respondents with an answer.
func ids(n int, answer string) (lines string) {
	for i := range n {
		lines += fmt.Sprintf("%s%d,%s\n", answer[:2], i, answer)
	}
	return lines
}

// Every slip in a file is a proposal to click; what was clicked is used, is said, and goes along to what is shared. Proposals that were not
// taken stay.
func TestDeskReadsSlipsAsProposed(t *testing.T) {
	t.Parallel()
	d := sector(t)
	for name, test := range map[string]struct {
		lang      data.Lang
		file      string
		proposals int // with the button for all, where there are several
		want      string
	}{
		"an answer":             {data.Dutch, "Antwoord;Aantal\nProefplaatsng;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\nAantal respondenten;12\n", 1, "Bij u <b>75%</b> (9 van 12)"},
		"two answers":           {data.Dutch, "Antwoord;Aantal\nProefplaatsng;9\nVrijwilligerswerk;4\nDetacheering;3\n(Om)scholing;4\nAnders;3\nAantal respondenten;12\n", 3, "Bij u <b>25%</b> (3 van 12)"},
		"a question":            {data.Dutch, "Vraag;Antwoord;Aantal\nTusentijdse resultaten;Proefplaatsing;9\nTusentijdse resultaten;Vrijwilligerswerk;4\nTusentijdse resultaten;Detachering;3\nTusentijdse resultaten;(Om)scholing;4\nTusentijdse resultaten;Anders;3\nTusentijdse resultaten;Aantal respondenten;12\n", 1, "Bij u <b>75%</b> (9 van 12)"},
		"a row of a battery":    {data.Dutch, "Partij;Zeer slecht;Slecht;Neutraal;Goed;Zeer goed\nWerkgevers;0;1;3;6;2\n", 1, "(8 van 12)"},
		"a header":              {data.Dutch, "Proefplaatsing;Vrijwilligerswek;Detachering;(Om)scholing;Anders;Aantal respondenten\n9;4;3;4;3;12\n", 1, "Bij u <b>33%</b> (4 van 12)"},
		"English":               {data.English, "Answer,Count\nTrial placement,9\nVoluntering,4\nSecondment,3\n(Re)training,4\nOther,3\nNumber of respondents,12\n", 1, "Yours <b>33%</b> (4 of 12)"},
		"an export":             {data.Dutch, "Tussentijdse resultaten\n" + strings.Repeat("Proefplaatsing\n", 9) + strings.Repeat("Detachering\n", 2) + "Detacheering\n", 1, "Bij u <b>25%</b> (3 van 12)"},
		"columns of the survey": {data.Dutch, "respondent,success_definition\n" + ids(9, "placement") + ids(2, "self_reliance") + ids(1, "Terechte WIA / IVA uitkering zonder loonsantie"), 1, "(1 van 12)"},
		"a slip of many":        {data.Dutch, "respondent,success_definition\n" + ids(9, "placement") + ids(5, "Terechte WIA / IVA uitkering zonder loonsantie"), 1, "(5 van 14)"},
		"markup":                {data.Dutch, "Antwoord;Aantal\nProefplaatsin<b>;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\nAantal respondenten;12\n", 1, "Bij u <b>75%</b> (9 van 12)"},
	} {
		file := File{"eigen.csv", []byte(test.file)}
		form := screen.Form{"from": "file"}
		answer := d.ask(t, Request{Screen: "result", Lang: test.lang, Form: form}, file)
		found := proposal.FindAllStringSubmatch(answer.HTML, -1)
		if len(found) != test.proposals || strings.Contains(answer.HTML, "plaatsin<b>") {
			t.Errorf("%s: %d proposals in\n%s", name, len(found), answer.HTML)
			continue
		}
		last := found[len(found)-1]
		answer = d.ask(t, Request{Screen: "result", Lang: test.lang, Form: form, Act: html.UnescapeString(last[1]), Value: html.UnescapeString(last[2])}, file)
		if !strings.Contains(answer.HTML, test.want) {
			t.Errorf("%s: no %q in\n%s", name, test.want, answer.HTML)
		}
		said := map[data.Lang]string{data.Dutch: "gelezen als", data.English: "read as"}[test.lang]
		if !strings.Contains(answer.HTML, said) {
			t.Errorf("%s: what was assumed is not said in\n%s", name, answer.HTML)
		}
		form["meant"] = answer.Form["meant"]
		if !json.Valid([]byte(form["meant"])) {
			t.Errorf("%s: kept as %q", name, form["meant"])
		}
		form["member"], form["preset"] = "A", "open"
		if shared := d.ask(t, Request{Screen: "share", Lang: test.lang, Form: form}, file); !strings.Contains(shared.HTML, "share.json") {
			t.Errorf("%s: %s", name, shared.HTML)
		}
	}
}
