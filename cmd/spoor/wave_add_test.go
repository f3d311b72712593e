package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// A workbook of Microsoft Forms, as it comes: answers joined by a semicolon, a typed answer among them, a no-break space in
// a question.
func TestAddWorkbook(t *testing.T) {
	folder := t.TempDir()
	survey, file := filepath.Join(folder, "ours"), filepath.Join(folder, "forms.xlsx")
	content := workbook(t, [][]any{
		{"Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Welke 3 situaties komen binnen uw organisatie het vaakst voor\u00a0bij einde van het re-integratietraject?", "Wanneer is een re-integratietraject geslaagd?"},
		{"1", "2026", "2026", "anonymous", "", "Herstel in eigen werk;Werk bij andere werkgever;elders aan de slag;", "Zelfstandigheid en zelfredzaamheid kandidaat is vergroot"},
		{"2", "2026", "2026", "anonymous", "", "80% - 100% WGA of IVA;", ""},
	})
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
	var out, messages bytes.Buffer
	s := streams{out: &out, err: &messages}
	for _, args := range [][]string{{"init", survey, "--from", "sector"}, {"wave", "add", file, "--id", "2026", "--survey", survey}} {
		if code := run(t.Context(), args, s); code != exitDone {
			t.Fatalf("%v: exit code %d, %s", args, code, messages.String())
		}
	}
	answers, err := os.ReadFile(filepath.Join(survey, "waves", "2026", "answers.csv"))
	if err != nil {
		t.Fatal(err)
	}
	want := "respondent,outcomes.own_work,outcomes.other_employer,outcomes.wga80_iva,outcomes.no_work_wga,outcomes.other_work_own,outcomes.other,outcomes.work_pending_norisk,success_definition\n" +
		"1,1,1,0,0,0,1,0,self_reliance\n2,0,0,1,0,0,0,0,\n"
	if string(answers) != want {
		t.Errorf("got %s", answers)
	}
}
