package study

import (
	"context"
	"sync"
	"testing"

	_ "spoor/charts/picture/pdf"
	_ "spoor/charts/picture/raster"
	"spoor/internal/surveytest"
)

var oursOpened = sync.OnceValues(func() (*Study, error) { return opened(Source{Files: surveytest.Ours(), Place: "ours"}) })

var builtInOpened = sync.OnceValues(func() (*Study, error) { return opened(Source{}) })

// opened opens a study and counts it, so that tests that run side by side can share it.
func opened(source Source) (*Study, error) {
	ctx := context.Background()
	one, err := Open(ctx, source)
	if err != nil {
		return nil, err
	}
	_, err = one.Tallies(ctx)
	return one, err
}

// oursStudy is the latest wave of ours, and builtIn the built-in survey. They are counted once; a test that wants to hear what
// is said takes a copy with a listener of its own.
func oursStudy(t *testing.T) *Study { return copied(t, oursOpened) }

func builtIn(t *testing.T) *Study { return copied(t, builtInOpened) }

func copied(t *testing.T, open func() (*Study, error)) *Study {
	t.Helper()
	shared, err := open()
	if err != nil {
		t.Fatal(err)
	}
	own := *shared
	return &own
}

// hear lets a study say what it says to notes.
func hear(s *Study) *surveytest.Notes {
	said := &surveytest.Notes{}
	s.Source.Listener = Listener{Note: said.Add}
	return said
}

// near reports whether two numbers agree to the eight digits that the values of reference are given in.
func near(a, b float64) bool { return a-b < 5e-9 && b-a < 5e-9 }
