package members

import (
	"testing"

	_ "spoor/charts/picture/pdf"
	_ "spoor/charts/picture/raster"
	"spoor/internal/study"
	"spoor/internal/surveytest"
)

func opened(t *testing.T, source study.Source) *study.Study {
	t.Helper()
	one, err := study.Open(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	return one
}

// oursStudy is the latest wave of the survey of the tests, and builtIn the built-in survey.
func oursStudy(t *testing.T) *study.Study {
	return opened(t, study.Source{Files: surveytest.Ours(), Place: "ours"})
}

func builtIn(t *testing.T) *study.Study { return opened(t, study.Source{}) }

// hear lets a study say what it says to notes.
func hear(s *study.Study) *surveytest.Notes {
	said := &surveytest.Notes{}
	s.Source.Listener = study.Listener{Note: said.Add}
	return said
}

// near reports whether two numbers agree to the eight digits that the values of reference are given in.
func near(a, b float64) bool { return a-b < 5e-9 && b-a < 5e-9 }
