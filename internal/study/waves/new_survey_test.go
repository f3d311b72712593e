package waves

import (
	"slices"
	"testing"
	"testing/fstest"

	"spoor/internal/study"
	"spoor/internal/surveytest"
)

func TestNewSurvey(t *testing.T) {
	for _, template := range append(Templates(), TemplateExample) {
		files, err := NewSurvey(template)
		if err != nil {
			t.Fatal(err)
		}
		m := surveytest.NewMemory(nil)
		for _, file := range files {
			m.Survey[file.Name] = &fstest.MapFile{Data: file.Content}
		}
		survey, err := study.OpenSurvey(study.Source{Files: m.Survey})
		if err != nil || len(survey.Codebook.Items) == 0 {
			t.Errorf("%q: %v", template, err)
		}
		if waves := len(survey.Waves); (waves > 0) != (template == TemplateSector) {
			t.Errorf("%q has %d waves", template, waves)
		}
		if names := m.Names(); !slices.Contains(names, "codebook.yaml") {
			t.Errorf("%q has %v", template, names)
		}
	}
	if _, err := NewSurvey("other"); !surveytest.IsKind[study.Refused](err) {
		t.Error(err)
	}
}
