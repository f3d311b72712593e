package study

import (
	"slices"
	"testing"
	"testing/fstest"
)

func TestNewSurvey(t *testing.T) {
	for _, template := range append(Templates(), TemplateExample) {
		files, err := NewSurvey(template)
		if err != nil {
			t.Fatal(err)
		}
		m := newMemory(nil)
		for _, file := range files {
			m.survey[file.Name] = &fstest.MapFile{Data: file.Content}
		}
		survey, err := OpenSurvey(Source{Files: m.survey})
		if err != nil || len(survey.Codebook.Items) == 0 {
			t.Errorf("%q: %v", template, err)
		}
		if waves := len(survey.Waves); (waves > 0) != (template == TemplateSector) {
			t.Errorf("%q has %d waves", template, waves)
		}
		if names := m.names(); !slices.Contains(names, "codebook.yaml") {
			t.Errorf("%q has %v", template, names)
		}
	}
	if _, err := NewSurvey("other"); !isKind[Refused](err) {
		t.Error(err)
	}
}
