package importing_test

import (
	"strings"
	"testing"

	"spoor/data/importing"
	"spoor/data/platform"
)

const revealing = "Personeelsnr;Q1;Q4;Q5\n4711;Ja;8;bel 06-12345678\n4712;Nee;0612345678;mail a@example.org\n4713;jan@example.org;8;fijn\n4714;Ja;8;\n4714;Ja;8;\n"

func TestPersonalDataIsNotRepeated(t *testing.T) {
	codebook := parse(t, questionnaire)
	i, err := open("a.csv", revealing, codebook, importing.Options{Without: []string{"helps", "rated"}}, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := run(t, i)
	for _, secret := range []string{"4711", "4712", "4713", "4714", "06-1234", "061234", "example"} {
		if all := got.records + got.problems + got.notes; strings.Contains(all, secret) {
			t.Errorf("%s is repeated:\n%s", secret, all)
		}
	}
	for _, want := range []string{
		`a.csv:3: column "Q4": the cell, with a telephone number that is not shown here, is not from 0 to 40`,
		`a.csv:6: column "Personeelsnr": response of the same person stands on line 5 already`,
	} {
		if !strings.Contains(got.problems, want) {
			t.Errorf("no %s in\n%s", want, got.problems)
		}
	}
	if !strings.Contains(got.notes, "remarks: 2 texts with an e-mail address, telephone number, postcode or the like;") {
		t.Errorf("notes: %s", got.notes)
	}
	if _, err := open("a.csv", revealing, codebook, importing.Options{Without: []string{"helps", "rated"}, KeepIds: true}, platform.Options{}); err == nil ||
		!strings.Contains(err.Error(), `a.csv: column "Personeelsnr": holds the ids and says who the respondent is by its name; leave out --keep-ids`) {
		t.Errorf("keep the ids: %v", err)
	}
}
