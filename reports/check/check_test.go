package check

import (
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/importing"
)

func TestText(t *testing.T) {
	export := Checked{File: "a.csv", Platform: "plain", Read: 1400, Kept: 1, Notes: []string{"a note"}, LeftOut: []data.ImportCount{{Reason: "unfinished", N: 2}, {Reason: "test", N: 1}},
		Bases: []importing.Base{{Item: "works", Answered: 1}, {Item: "rated", Row: "uwv", Answered: 0, DontKnow: 1}}}
	export.Found(data.Problems{{File: "a.csv", Line: 2, Message: "wrong"}, {File: "a.csv", Line: 3, Message: "wrong"}})
	wave := Checked{File: "waves/2026"}
	all := []Checked{export, wave}
	if Total(all) != 2 {
		t.Errorf("total %d", Total(all))
	}
	nl := "a.csv:2: wrong (2 times; lines 2, 3)\n" +
		"a.csv: opmerking: a note\n" +
		"a.csv: 2 problemen (alle hetzelfde); 1.400 rijen, 1 respondent, 2 weggelaten als niet afgemaakt, 1 weggelaten als test\n" +
		"vraag      beantwoord  weet niet\n" +
		"works               1          0\n" +
		"rated.uwv           0          1\n" +
		"\nwaves/2026: 0 problemen\n"
	if got := string(Text(all, data.Dutch)); got != nl {
		t.Errorf("got\n%s\nwant\n%s", got, nl)
	}
	if got := string(Text(all, data.English)); !strings.Contains(got, "a.csv: 2 problems (all alike); 1,400 records, 1 respondent, 2 left out as unfinished, 1 left out as test\n") ||
		!strings.Contains(got, "item       answered  don't know\n") {
		t.Errorf("got\n%s", got)
	}
	content, err := JSON(all)
	if err != nil || !strings.Contains(string(content), `"platform": "plain"`) || !strings.HasPrefix(string(content), "{\n  \"checked\": [") {
		t.Errorf("got %s: %v", content, err)
	}
}
