package desk

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/exporttest"
	"spoor/reports/screen"
)

// What a button copies stands on its screen, as a figure and as a table.
func TestDeskCopiesWhatIsOnTheScreen(t *testing.T) {
	t.Parallel()
	d := sector(t)
	copies := regexp.MustCompile(`data-copy="([^"]*)"`)
	for name, request := range map[string]Request{
		"figure": {Screen: "item/positive_factors"},
		"table":  {Screen: "item/positive_factors", Form: screen.Form{"view": "table"}},
		"result": {Screen: "result", Form: screen.Form{"item": "interim_results", "n": "12", "c.trial_placement": "9", "c.volunteering": "4", "c.secondment": "3", "c.retraining": "4", "c.other": "3"}},
		"plan":   {Screen: "plan"},
	} {
		request.Lang = data.Dutch
		html := d.ask(t, request).HTML
		found := copies.FindAllStringSubmatch(html, -1)
		if (len(found) == 0) != (name == "table") {
			t.Errorf("%s copies %v", name, found)
		}
		for _, one := range found {
			if !strings.Contains(html, ` id="`+one[1]+`"`) {
				t.Errorf("%s copies %q, which is not there", name, one[1])
			}
		}
	}
}

// The tables of a comparison have its rows in the order of its figure: 4 of 47 and 30 of 36 differ, so that row comes first, and "other" last.
func TestDeskListsRowsInTheOrderOfTheFigure(t *testing.T) {
	t.Parallel()
	form := screen.Form{"item": "interim_results", "n": "36", "c.trial_placement": "14", "c.volunteering": "12", "c.secondment": "11", "c.retraining": "30", "c.other": "5"}
	html := sector(t).ask(t, Request{Screen: "result", Lang: data.Dutch, Form: form}).HTML
	texts := func(expression string) (out []string) {
		for _, one := range regexp.MustCompile(expression).FindAllStringSubmatch(html, -1) {
			out = append(out, strings.TrimRight(one[1], "¹²³ "))
		}
		return out
	}
	figure := texts(`<span class="label">([^<]*)`)
	if want := []string{"(Om)scholing", "Proefplaatsing", "Vrijwilligerswerk", "Detachering", "Anders"}; !slices.Equal(figure, want) {
		t.Errorf("the figure has %q, and not %q", figure, want)
	}
	if rows := texts(`<th scope="row" class="left">([^<]*)`); !slices.Equal(rows, slices.Concat(figure, figure)) {
		t.Errorf("the tables have %q, and the figure %q", rows, figure)
	}
}

// One respondent is no plural.
func TestDeskCountsOneRespondent(t *testing.T) {
	t.Parallel()
	d := sector(t)
	for content, want := range map[string]map[data.Lang]string{
		"Tevreden?\nJa\n":      {data.Dutch: "1 respondent uit 1 rij, 1 vraag, ", data.English: "1 respondent of 1 record, 1 question, "},
		"Tevreden?\nJa\nNee\n": {data.Dutch: "2 respondenten uit 2 rijen, 1 vraag, ", data.English: "2 respondents of 2 records, 1 question, "},
	} {
		for lang, text := range want {
			if html := d.ask(t, Request{Screen: "wave", Lang: lang, Form: screen.Form{"fresh": "yes"}}, File{Name: "a.csv", Content: []byte(content)}).HTML; !strings.Contains(html, text) {
				t.Errorf("%s: no %q in\n%s", lang, text, html)
			}
		}
	}
}

// What is shared says of each table how many answered, and each count once; what others can derive of it, and how the file was read, are
// folds of their own.
func TestDeskSaysEachCountThatIsSharedOnce(t *testing.T) {
	t.Parallel()
	file := File{Name: "own.csv", Content: []byte("vraag;antwoord;aantal;n\nTussentijdse resultaten;Proefplaatsing;29;60\nTussentijdse resultaten;Vrijwilligerswerk;14;60\n" +
		"Tussentijdse resultaten;Detachering;11;60\nTussentijdse resultaten;(Om)scholing;2;60\nTussentijdse resultaten;Anders;13;60\n")}
	html := sector(t).ask(t, Request{Screen: "share", Lang: data.Dutch, Sent: true, Form: screen.Form{"from": "file", "member": "A", "preset": "open"}}, file).HTML
	before, folds, _ := strings.Cut(html, `<details id="derived">`)
	for _, once := range []string{`Tussentijdse resultaten (<span class="nb">n = 60</span>)`, "<td>29</td><td>29</td>", "<td>2</td><td>verborgen</td>"} {
		if strings.Count(before, once) != 1 {
			t.Errorf("%q is not there once:\n%s", once, before)
		}
	}
	if strings.Contains(html, "‘Proefplaatsing’ 29") || strings.Contains(before, "blij") || !strings.Contains(folds, "verborgen. Wie alleen dit bestand heeft") {
		t.Errorf("%s", html)
	}
}

// A problem in a workbook of several sheets says on which, and the name of a sheet is text, whatever it looks like.
func TestDeskNamesTheSheetOfAProblem(t *testing.T) {
	t.Parallel()
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	workbook := exporttest.Zip(t, [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships><Relationship Id="rId1" Type="` + kind + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns:r="` + kind + `"><sheets><sheet name="&lt;img src=x&gt;" sheetId="1" r:id="rId1"/><sheet name="Aantallen" sheetId="2" r:id="rId2"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="` + kind + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + kind + `worksheet" Target="worksheets/sheet2.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", exporttest.Sheet([][]string{{"iets", "anders"}, {"<u>x</u>", "1"}})},
		{"xl/worksheets/sheet2.xml", exporttest.Sheet([][]string{{"Tussentijdse resultaten", "Aantal"}, {"Proefplaatsing", "9"}, {"Vrijwilligerswerk", "4"}, {"Detachering", "3"}, {"(Om)scholing", "4"}, {"Anders", "3"}, {"n", "12"}})},
	}...)
	d := sector(t)
	for lang, want := range map[data.Lang]string{data.Dutch: "Blad ‘&lt;img src=x&gt;’, regel 2, kolom ‘iets’: ", data.English: "Sheet ‘&lt;img src=x&gt;’, line 2, column ‘iets’: "} {
		html := d.ask(t, Request{Screen: "result", Lang: lang, Form: screen.Form{"from": "file"}}, File{Name: "eigen.xlsx", Content: workbook}).HTML
		if !strings.Contains(html, want) || strings.Contains(html, "<img") || strings.Contains(html, "<u>") {
			t.Errorf("%s: no %q in\n%s", lang, want, html)
		}
	}
}

// Beside a count the interval has the sign of a percentage, which the count does not have: 35 of 43 is 81%, 67 to 90 by Wilson.
func TestDeskWritesThePercentagesBesideACount(t *testing.T) {
	t.Parallel()
	d := sector(t)
	for form, want := range map[string]string{"count": `<b>35 van 43</b> <span class="soft"><span class="nb">67–90%</span></span>`, "share": `<b>81%</b> <span class="soft"><span class="nb">67–90</span></span>`} {
		if html := d.ask(t, Request{Screen: "item/positive_factors", Lang: data.Dutch, Form: screen.Form{"value": form}}).HTML; !strings.Contains(html, want) {
			t.Errorf("%s: no %q in\n%s", form, want, html)
		}
	}
}
