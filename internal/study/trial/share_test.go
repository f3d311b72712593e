package trial

import (
	"bytes"
	"context"
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/schematest"
	"spoor/internal/study"
	report "spoor/reports/trial"
)

func given(t *testing.T, plan string, content []byte, name string) Given {
	t.Helper()
	source, r := survey(t), request(t, plan, content, data.Dutch)
	source.Audience, r.Share = study.Others, name
	shared, err := Share(context.Background(), source, r)
	if err != nil {
		t.Fatal(err)
	}
	return shared
}

// What is given away hides small counts without being asked, says in Dutch what it tells, and is the example of docs/formats.md.
func TestAnExperimentIsGivenAwayWithoutItsParticipants(t *testing.T) {
	t.Parallel()
	shared := given(t, "employers.yaml", employers(4, 12), " Consortium A ")
	for _, want := range []string{"Dit gaat eruit, onder de naam ‘Consortium A’", "- toegewezen: 73 (6 clusters) bij gewone start", "- Werk: Ja: 17 van 64 (6 clusters) bij gewone start en 17 van 52 (6 clusters) bij vroege start",
		"Aantallen onder 5 zijn verborgen"} {
		if !strings.Contains(shared.Account, want) {
			t.Errorf("it does not say %q:\n%s", want, shared.Account)
		}
	}
	if err := schematest.Compile(t, report.JSONSchema).JSON(t, shared.Content); err != nil {
		t.Error(err)
	}
	text, err := os.ReadFile("../../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("(?ms)^```json experiment.json\n(.*?)^```$").FindSubmatch(text)
	if example == nil || !bytes.Equal(example[1], shared.Content) {
		t.Errorf("docs/formats.md has another example:\n%s", shared.Content)
	}

	small := bytes.ReplaceAll(persons(4), []byte(";Ja;"), []byte(";Nee;"))
	hidden := given(t, "persons.yaml", bytes.Replace(small, []byte(";Nee;"), []byte(";Ja;"), 2), "A")
	if !strings.Contains(hidden.Account, "- Werk: Ja: verborgen") || !bytes.Contains(hidden.Content, []byte(`"effect": null`)) || !bytes.Contains(hidden.Content, []byte(`"threshold": 5`)) {
		t.Errorf("two with the outcome go out:\n%s\n%s", hidden.Account, hidden.Content)
	}
	r := request(t, "persons.yaml", persons(4), data.Dutch)
	r.Share = " "
	var refused study.Refused
	if _, err := Share(context.Background(), survey(t), r); !errors.As(err, &refused) {
		t.Errorf("without a name: %v", err)
	}
}

// Two organisations may carry out one plan. The same experiment twice, kept and given away, counts once; topics have to be one.
func TestWhatIsGivenAwayGoesTogether(t *testing.T) {
	t.Parallel()
	a, b := Shared{"a.json", given(t, "persons.yaml", persons(4), "A").Content}, Shared{"b.json", given(t, "persons.yaml", persons(5), "B").Content}
	p, err := Together([]Shared{a, b, shared(t, "persons.yaml", "other", persons(6))}, 0.95, data.Dutch, "1", study.Look{})
	if err != nil || len(p.Experiments) != 3 || !strings.Contains(string(p.Markdown()), "| Eerder beginnen met spoor 2 (A) |") {
		t.Errorf("%+v, %v", p.Experiments, err)
	}
	again := Shared{"again.json", bytes.Replace(a.Content, []byte(`"name": "A"`), []byte(`"name": "C"`), 1)}
	if _, err := Together([]Shared{a, again}, 0.95, data.Dutch, "1", study.Look{}); err == nil || !strings.Contains(err.Error(), "which a.json holds already") {
		t.Errorf("one experiment twice: %v", err)
	}
	topic := func(s Shared, id string) Shared {
		return Shared{s.Name, bytes.Replace(s.Content, []byte(`"title"`), []byte(`"topic": "`+id+`", "title"`), 1)}
	}
	if _, err := Together([]Shared{topic(a, "early_start"), topic(b, "prevention")}, 0.95, data.Dutch, "1", study.Look{}); err == nil || !strings.Contains(err.Error(), `b.json: is on the topic "prevention", and a.json is on "early_start"`) {
		t.Errorf("two topics: %v", err)
	}
}
