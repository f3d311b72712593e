package data

import (
	"testing"

	"spoor/data/folder"
)

func FuzzParseCodebook(f *testing.F) {
	for _, seed := range []string{questionnaire, single, "items: [~]", "items:\n- {kind: rating, scale: [~, ~], rows: [~]}", "id: &a [*a]", "\t", "items: [{asked_if: .}]"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		codebook, err := ParseCodebook("codebook.yaml", source)
		if err != nil {
			if len(err.(Problems)) == 0 {
				t.Error("an error without a problem")
			}
			return
		}
		// Whatever is accepted can be counted: no two columns share a name.
		seen := map[string]bool{RespondentColumn: true}
		for _, item := range codebook.Items {
			for _, column := range item.Columns() {
				if seen[column] {
					t.Errorf("column %q stands for two things", column)
				}
				seen[column] = true
			}
		}
	})
}

func FuzzParseWave(f *testing.F) {
	codebook := parseQuestionnaire(f)
	for _, seed := range []string{yamlOfWave, ownItems, "id: w\nprovenance: observed\nfiles: [~]", "means: [{item: hours, n: 1, mean: 1e308}]", "notes: [{}]", "- x"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		wave, err := ParseWave("wave.yaml", source, codebook)
		if err != nil {
			return
		}
		text, err := wave.YAML()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseWave("wave.yaml", text, codebook); err != nil {
			t.Errorf("does not read back what it writes: %v in\n%s", err, text)
		}
	})
}

func FuzzParsePublication(f *testing.F) {
	codebook := parseQuestionnaire(f)
	for _, seed := range []string{printed, "tables: [~]", "means: [{item: hours, printed: {\"\": 1}}]", "external: [~]"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		publication, err := ParsePublication("publication.yaml", source, codebook)
		if err == nil && (publication.Respondents <= 0 || !folder.SafeName(publication.Wave.ID)) {
			t.Errorf("accepted %+v", publication)
		}
	})
}
