package claims_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/claimstest"
	"spoor/internal/reasons"
)

func TestFrame(t *testing.T) {
	list, basis := claimstest.BuiltIn(t)
	decisions, err := claims.Decide(list, basis)
	if err != nil {
		t.Fatal(err)
	}
	frame, err := reasons.Frame(decisions, basis, data.English)
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := frame.WriteCSV(&text); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&text).ReadAll()
	if err != nil || len(records) != 1+len(list) {
		t.Fatalf("%d records: %v", len(records), err)
	}
	row := map[string]string{}
	for i, name := range records[0] {
		row[name] = of(t, records, "mirror_top3")[i]
	}
	for name, want := range map[string]string{"wave": "2021", "claim": "mirror_top3", "section": "5.3", "verdict": "not-established", "label": "no indication",
		"items": "positive_factors obstructing_factors", "p_low": "", "p_high": "", "level": "0.95", "provenance": "reconstructed"} {
		if row[name] != want {
			t.Errorf("%s is %q, want %q", name, row[name], want)
		}
	}
	if low := of(t, records, "own_work_third")[8]; !strings.HasPrefix(low, "0.90098801") { // as in TestSectorVerdicts
		t.Errorf("p_low of own_work_third is %s", low)
	}
}

// of returns the record of a claim.
func of(t *testing.T, records [][]string, claim string) []string {
	t.Helper()
	for _, record := range records {
		if record[1] == claim {
			return record
		}
	}
	t.Fatalf("no record of %s", claim)
	return nil
}

// Every verdict has words for readers in both languages, and no two the same.
func TestVerdictWords(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range claims.Verdicts() {
		for _, text := range []string{v.Label().NL, v.Label().EN, v.Meaning().NL, v.Meaning().EN} {
			if text == "" || seen[text] {
				t.Errorf("%s: %q is empty or not its own", v, text)
			}
			seen[text] = true
		}
	}
}
