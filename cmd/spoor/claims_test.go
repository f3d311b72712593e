package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/data/sector"
)

func TestClaims(t *testing.T) {
	code, out, message := typed("claims")
	if code != exitDone || message != "" {
		t.Fatalf("exit code %d: %s", code, message)
	}
	for _, want := range []string{
		"placement_everyone: ⊕ Zegt te veel\n  ‘Werkhervatting bij de eigen of een andere werkgever is voor iedereen een geslaagd traject’",
		"\n29 uitspraken beoordeeld (niveau 95%): houdt stand (9), onbeslist (1), aanwijzing (6), zegt te veel (6), geen cijfer (3), geen aanwijzing (3), weersproken (1).\n",
		"\n  Let op: De antwoordcategorie gaat over meer maatwerk in het algemeen;",
		"(antwoorden gereconstrueerd uit de gepubliceerde percentages).\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in the text", want)
		}
	}
	for _, line := range strings.Split(out, "\n") {
		if strings.HasPrefix(line, "  ") && len([]rune(line)) > 100 {
			t.Errorf("a line of %d letters: %s", len([]rune(line)), line)
		}
	}
}

func TestClaimsMarkdown(t *testing.T) {
	code, out, message := typed("claims", "--lang", "en", "--format", "md")
	if code != exitDone || message != "" {
		t.Fatalf("exit code %d: %s", code, message)
	}
	for _, want := range []string{
		"# What the figures support\n", "| Claim | Verdict | What decides it |\n",
		"| The top three factors that obstruct are the opposite of the top three that help (section 5.3: “het tegenovergestelde”) | **○ No indication** | In ‘Factors that obstruct’ place 3 is shared:",
		"(p from < 0.001 to 0.11, by Holm)", "These are estimates by members", "\n## What the verdicts mean\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in the Markdown", want)
		}
	}
}

// The numbers are those of package claims, which has them by hand.
func TestClaimsJSON(t *testing.T) {
	code, out, message := typed("claims", "--format", "json")
	if code != exitDone || message != "" {
		t.Fatalf("exit code %d: %s", code, message)
	}
	var answer struct {
		Schema, Wave, Provenance string
		Level                    float64
		Decisions                []struct {
			Claim    struct{ ID string }
			Verdict  string
			Sentence struct{ NL, EN string }
			Uses     []string
			Evidence []struct {
				Kind      string
				AdjustedP *struct{ Low, High float64 } `json:"adjusted_p"`
				Overlap   *struct{ Min, Max, Needed int }
			}
			Readings []struct{ Verdict string }
		}
	}
	if err := json.Unmarshal([]byte(out), &answer); err != nil {
		t.Fatal(err)
	}
	if answer.Schema != "spoor/claims/1" || answer.Wave != "2021" || answer.Provenance != "reconstructed" || answer.Level != 0.95 || len(answer.Decisions) != 29 {
		t.Errorf("%+v", answer)
	}
	d := answer.Decisions[9]
	if d.Claim.ID != "collab_room" || d.Verdict != "not-established" || len(d.Evidence) != 6 || len(d.Readings) != 12 || d.Evidence[0].Overlap.Max != 19 || d.Sentence.EN == "" {
		t.Errorf("%+v", d)
	}
}

func TestClaimsCSV(t *testing.T) {
	code, out, message := typed("claims", "--format", "csv", "--level", "0.8")
	records, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if code != exitDone || message != "" || err != nil || len(records) != 30 {
		t.Fatalf("exit code %d, %d records: %s %v", code, len(records), message, err)
	}
	// 2 * 0.0525 = 0.105 (see TestSectorVerdicts), which is below 0.2 and not below 0.05.
	for _, row := range records {
		if row[1] == "traits_top2" && row[4] != "supported" {
			t.Errorf("%v", row)
		}
	}
}

// A researcher's own survey and claims: in its folder, or named.
func TestClaimsOwnFile(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, sector.Files()); err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(folder, "claims.yaml")
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(own, "claims:\n- id: mine\n  text: {en: Most say placement}\n  asserts:\n  - majority: {item: success_definition, options: [placement]}\n")
	code, out, message := typed("claims", "--survey", folder, "--lang", "en")
	if code != exitDone || !strings.HasPrefix(out, "mine: ◐ Indication\n") || message != "" {
		t.Errorf("exit code %d: %s%s", code, out, message)
	}
	other := filepath.Join(folder, "other.yaml")
	write(other, "claims:\n- id: mine\n  text: {en: Most say placement}\n  asserts:\n  - majority: {item: success_definition, options: [plaatsing]}\n  - top: {item: outcome, options: [own_work]}\n")
	code, out, message = typed("claims", "--survey", folder, "--file", other)
	want := filepath.ToSlash(other) + ":5: vraag \"success_definition\" heeft geen optie \"plaatsing\" (er zijn: placement, self_reliance, maximum_result, rightful_wia)\n" +
		filepath.ToSlash(other) + ":6: vraag \"outcome\" staat niet in het codeboek; bedoelt u \"outcomes\"?\n"
	if code != exitProblems || out != "" || message != want {
		t.Errorf("exit code %d:\n got %s\nwant %s", code, message, want)
	}
	if err := os.Remove(own); err != nil {
		t.Fatal(err)
	}
	if code, _, message := typed("claims", "--survey", folder); code != exitFailed || !strings.Contains(message, "claims.yaml; write claims in one, or name it with --file") {
		t.Errorf("exit code %d: %s", code, message)
	}
}

func TestClaimsRefuses(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--level", "95"}, exitUsage, "spoor: --level 95: give a level between 0 and 1, such as 0.95\n"},
		{[]string{"--lang", "de"}, exitUsage, "spoor: --lang \"de\": use nl or en\n"},
		{[]string{"--format", "xml"}, exitUsage, "spoor: --format \"xml\": use text, md, html, docx, xlsx, json or csv\n"},
		{[]string{"--wave", "1999"}, exitUsage, "spoor: no wave \"1999\"; the survey has 2021\n"},
		{[]string{"extra"}, exitUsage, "spoor: spoor claims: unexpected argument \"extra\"; usage: spoor claims [flags]\n"},
		{[]string{"--file", "nowhere.yaml"}, exitFailed, "spoor: there is no file nowhere.yaml; write claims in one, or name it with --file\n"},
	} {
		if code, out, message := typed(append([]string{"claims"}, c.args...)...); code != c.code || out != "" || message != c.want {
			t.Errorf("%v: exit code %d, %q, want %d, %q", c.args, code, message, c.code, c.want)
		}
	}
}

func TestClaimsOut(t *testing.T) {
	file := filepath.Join(t.TempDir(), "claims.md")
	if code, out, message := typed("claims", "--format", "md", "--out", file); code != exitDone || out+message != "" {
		t.Fatalf("exit code %d: %s%s", code, out, message)
	}
	written, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(written), "# Wat de cijfers ondersteunen\n") {
		t.Errorf("%v: %.60s", err, written)
	}
}

// With respondents at hand a comparison is exact: of 12 respondents 2 named both, 9 trial placement only and 1
// volunteering only. R 4.2.2: 2 * pbinom(1, 10, 1/2) - dbinom(1, 10, 1/2) = 0.0117.
func TestClaimsOfRespondents(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, sector.Files()); err != nil {
		t.Fatal(err)
	}
	wave := filepath.Join(folder, "waves", "2026")
	if err := os.MkdirAll(wave, 0o755); err != nil {
		t.Fatal(err)
	}
	answers := "respondent,interim_results.trial_placement,interim_results.volunteering,interim_results.secondment,interim_results.other,interim_results.retraining\n"
	for i, picks := range []string{"1,0,0,0,0", "1,0,0,0,0", "1,0,0,0,0", "1,0,0,0,0", "1,0,0,0,0", "1,0,0,0,0", "1,0,0,0,0", "1,0,0,0,0", "1,0,0,0,0", "0,1,0,0,0", "1,1,0,0,0", "1,1,0,0,0"} {
		answers += string(rune('a'+i)) + "," + picks + "\n"
	}
	for path, text := range map[string]string{
		filepath.Join(wave, "wave.yaml"):   "id: \"2026\"\nlabel: {nl: Meting, en: Wave}\nprovenance: observed\nfiles:\n- {name: a.csv, items: [interim_results]}\n",
		filepath.Join(wave, "a.csv"):       answers,
		filepath.Join(folder, "mine.yaml"): "claims:\n- id: mine\n  text: {en: More}\n  asserts:\n  - more_often: {share: {item: interim_results, options: [trial_placement]}, than: [{item: interim_results, options: [volunteering]}]}\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, out, message := typed("claims", "--survey", folder, "--wave", "2026", "--file", filepath.Join(folder, "mine.yaml"), "--lang", "en")
	if code != exitDone || message != "" || !strings.HasPrefix(out, "mine: ✔ Holds\n") || !strings.Contains(out, "(p = 0.012).") {
		t.Errorf("exit code %d: %s%s", code, out, message)
	}
}
