package desk

import (
	"strings"
	"testing"

	"spoor/data"
	"spoor/reports/screen"
)

// What is found of printed percentages is a list of facts with the verdict above it. 25 and 19 of 44 are 57 and 43%; nothing makes 57 and
// 46% of one answer each.
func TestDeskAuditsPrintedPercentages(t *testing.T) {
	t.Parallel()
	d := sector(t)
	for lines, want := range map[string][]string{
		"Ja 57\nNee 43%":           {"Deze percentages kunnen kloppen", "<dt>Vermelde basis</dt><dd>44</dd>", "25", "19"},
		"Ja: 57; 46":               {"Deze percentages kunnen"},
		"Ja 57\nNee 46":            {"Deze percentages kunnen zo niet kloppen", "<dt>Correctie"},
		"<b>Ja</b> 57\nNee veel":   {`role="alert"`},
		"<script>x</script> 57\nB": {`role="alert"`},
	} {
		answer := d.ask(t, Request{Screen: "audit", Lang: data.Dutch, Sent: true, Form: screen.Form{"lines": lines, "n": "44"}})
		for _, part := range want {
			if !strings.Contains(answer.HTML, part) {
				t.Errorf("%q: no %q in\n%s", lines, part, answer.HTML)
			}
		}
		if strings.Contains(answer.HTML, "<script") || strings.Contains(answer.HTML, "<b>Ja") || strings.Contains(answer.HTML, "<pre") {
			t.Errorf("%q: %s", lines, answer.HTML)
		}
	}
}

// A comparison says from how many colleagues the same percentage would differ: 4 of 12 beside 4 of 47 from 27 (see analysis/planning). Its
// figure can be copied.
func TestDeskSaysWhatMoreColleaguesWouldShow(t *testing.T) {
	t.Parallel()
	d := sector(t)
	form := screen.Form{"item": "interim_results", "n": "12", "c.trial_placement": "9", "c.volunteering": "4", "c.secondment": "3", "c.retraining": "4", "c.other": "3"}
	answer := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: form})
	for _, want := range []string{"aantoonbaar anders vanaf", "n\u00a0=\u00a027</span></td>", "niet bij 1.000 of minder", `data-copy="finding"`, `id="finding"`} {
		if !strings.Contains(answer.HTML, want) {
			t.Errorf("no %q in\n%s", want, answer.HTML)
		}
	}
	picture := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: form, Do: "result.svg"})
	if len(picture.Files) != 1 || !strings.HasPrefix(picture.Files[0].Content, "<svg") && !strings.HasPrefix(picture.Files[0].Content, "<?xml") {
		t.Errorf("%+v", picture)
	}
}
