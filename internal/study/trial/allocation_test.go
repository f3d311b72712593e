package trial

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/study"
	report "spoor/reports/trial"
)

// Of 122 who were assigned 40 are in the first arm, where the plan has 70 of each: R 4.2.2, binom.test(40, 122)$p.value is 0.00017985. It is told
// first, under the flow, in the JSON and in the workbook.
func TestArmsThatAreNotFilledAsPlanned(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	b.WriteString("dossier;groep;uitval;gevolgd;Werkt u weer?;Vertrouwen in de coach;Maanden tot werk;Leeftijd;Sector\n")
	for i := range 122 {
		arm := "vroege start"
		if i < 40 {
			arm = "gewone start"
		}
		fmt.Fprintf(&b, "%d;%s;nee;ja;%s;Hoog;%d;40;Zorg\n", i, arm, []string{"Ja", "Nee"}[i%2], i%30)
	}
	e := evaluated(t, survey(t), request(t, "persons.yaml", b.Bytes(), data.Dutch))
	said := "Aan de armen zijn 40 en 82 deelnemers toegewezen; gepland waren er 70 en 70. Bij loting in die verhouding komt zo’n verdeling zelden voor (p < 0,001, exacte binomiale toets). Zoek eerst uit waardoor"
	short, rest, _ := strings.Cut(string(e.Markdown()), "## Stroom van deelnemers")
	if !strings.Contains(short, "- "+said) || !strings.Contains(rest, "\n"+said) {
		t.Errorf("%s", short)
	}
	for _, sheet := range e.Sheets()[:2] {
		found := false
		for _, cell := range sheet.Above {
			found = found || strings.HasPrefix(cell.Text, said)
		}
		if !found {
			t.Errorf("sheet %s does not say it", sheet.Name)
		}
	}
	content, err := e.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var a report.Aggregate
	if err := json.Unmarshal(content, &a); err != nil {
		t.Fatal(err)
	}
	if a.Allocation == nil || a.Allocation.Test != "binomial" {
		t.Fatalf("%+v", a.Allocation)
	}
	near(t, "p", a.Allocation.P, 0.000179845775970898)
}

// A p-value that would tell a hidden number of an arm is hidden with it.
func TestTheAllocationTellsNoHiddenCount(t *testing.T) {
	t.Parallel()
	lines := bytes.SplitAfter(persons(4), []byte("\n"))
	var few []byte // eight of one arm, below the threshold
	early := 0
	for _, line := range lines {
		if bytes.Contains(line, []byte(";vroege start;")) {
			if early++; early > 8 {
				continue
			}
		}
		few = append(few, line...)
	}
	source := survey(t)
	open := evaluated(t, source, request(t, "persons.yaml", few, data.English))
	if !strings.Contains(string(open.Markdown()), "51 and 8 participants were assigned to the arms") {
		t.Error("it is not told where nothing is hidden")
	}
	source.Disclosure, source.Audience = disclosure.PresetStrict, study.Others
	e := evaluated(t, source, request(t, "persons.yaml", few, data.English))
	text := string(e.Markdown())
	if strings.Contains(text, "exact binomial test") || !strings.Contains(text, "Whether the arms were filled in the planned ratio is hidden.") {
		t.Error(text)
	}
	if a := e.Aggregate(); a.Allocation != nil {
		t.Errorf("the JSON tells it: %+v", a.Allocation)
	}
}
