package count

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"spoor/data"
)

func TestSheet(t *testing.T) {
	survey := crosstabSurvey(t, crosstabAnswers)
	both := survey.Waves[0] // its answers stand in two files
	one := both
	one.Files = one.Files[:1]
	sheet, problems, err := survey.Sheet(t.Context(), one)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	header, rest, _ := strings.Cut(crosstabAnswers, "\n")
	for _, column := range strings.Split(header, ",") {
		if !slices.Contains(sheet.Columns, column) {
			t.Errorf("column %s is not in %v", column, sheet.Columns)
		}
	}
	lines := strings.Split(strings.TrimSpace(rest), "\n")
	if len(sheet.Cells) != len(lines) || len(sheet.Weights) != len(lines) || slices.Contains(sheet.Placed, false) {
		t.Fatalf("%+v", sheet)
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, sheet.Cells[i][0]+",") {
			t.Errorf("record %d is %v, want %s", i, sheet.Cells[i], line)
		}
	}
	if sheet.Answers[0].Item.ID != one.Files[0].Items[0] || len(sheet.Answers[0].State) != len(lines) {
		t.Errorf("%+v", sheet.Answers[0])
	}
	if _, _, err := survey.Sheet(t.Context(), both); err == nil || !strings.Contains(err.Error(), "do not all stand in one file of respondents; put them in one") {
		t.Error(err)
	}
	invented := one
	invented.Provenance = data.Reconstructed
	if _, _, err := survey.Sheet(t.Context(), invented); !errors.Is(err, ErrMarginsOnly) {
		t.Error(err)
	}
	unplaced := crosstabSurvey(t, strings.Replace(crosstabAnswers, lines[0], lines[0][:strings.LastIndex(lines[0], ",")+1], 1))
	one = unplaced.Waves[0]
	one.Files = one.Files[:1]
	if sheet, problems, err = unplaced.Sheet(t.Context(), one); err != nil || len(problems) != 1 || sheet.Placed[0] || !sheet.Placed[1] {
		t.Errorf("%+v, %v, %v", sheet.Placed, problems, err)
	}
}

func TestRakedIsAboutWeights(t *testing.T) {
	codebook := crosstabSurvey(t, crosstabAnswers).Codebook
	_, err := data.ParseWave("wave.yaml", []byte("id: w\nprovenance: observed\ndesign: {raked: sector}\nfiles: [{name: a.csv, items: [sector]}]\n"), codebook)
	if err == nil || !strings.Contains(err.Error(), "wave.yaml:3: raked is about weights, and the design has none") {
		t.Error(err)
	}
	wave := data.Wave{Design: data.Design{Weight: "w", Raked: "sector"}}
	if got := wave.WithDesign(data.DesignChange{Strata: new("s")}).Design; got.Raked != "sector" {
		t.Errorf("other strata: %+v", got)
	}
	if got := wave.WithDesign(data.DesignChange{Weight: new("v")}).Design; got.Raked != "" {
		t.Errorf("other weights: %+v", got)
	}
}
