package study

import (
	"context"
	"errors"
	"testing"

	"spoor/analysis"
	"spoor/data"
)

// What takes long stops when nobody waits for it any more, whether that was so from the start or comes while it is at work.
func TestWorkThatIsCancelled(t *testing.T) {
	works := map[string]func(context.Context, *Study) error{
		"count": func(ctx context.Context, s *Study) error { _, err := s.Tallies(ctx); return err },
		"table": func(ctx context.Context, s *Study) error {
			_, err := s.Table(ctx, TableRequest{Item: "helps", By: "outcome", Options: analysis.DefaultOptions()})
			return err
		},
		"report": func(ctx context.Context, s *Study) error {
			_, err := s.Report(ctx, reportRequest(data.Dutch))
			return err
		},
		"ranks": func(ctx context.Context, s *Study) error {
			_, err := s.Ranks(ctx, RanksRequest{Item: "helps", Top: 1, Options: analysis.DefaultOptions()})
			return err
		},
	}
	for name, work := range works {
		shared := oursStudy(t)
		fresh := &Study{Source: shared.Source, Survey: shared.Survey, Wave: shared.Wave, Codebook: shared.Codebook}
		cancelled, cancel := context.WithCancel(t.Context())
		cancel()
		if err := work(cancelled, fresh); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, cancelled before it began: %v", name, err)
		}
	}
	published := builtIn(t)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := published.Claims(over, ClaimsRequest{Options: analysis.DefaultOptions()}); !errors.Is(err, context.Canceled) {
		t.Errorf("claims, cancelled before they began: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s := oursStudy(t)
	s.Source.Listener = Listener{Progress: func(Progress) { cancel() }}
	if _, err := s.Report(ctx, reportRequest(data.Dutch)); !errors.Is(err, context.Canceled) {
		t.Errorf("a report that is cancelled at its first step: %v", err)
	}
}
