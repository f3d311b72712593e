package study

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"spoor/analysis/claims"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/reports"
	"spoor/reports/page"
)

// claims decides the claims of the survey for a chapter. There is none when the survey has no claims.yaml, when its publication
// is about another wave, and, which is told, when respondents do not all count the same or counts are hidden.
func (r *reporting) claims(ctx context.Context) error {
	_, source, err := r.Source.Beside("claims.yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read claims: %w", err)
	}
	if published := r.Survey.Publication; published != nil && published.Wave.ID != r.Wave.ID {
		return nil
	}
	decided, err := r.Claims(ctx, ClaimsRequest{Options: r.request.Options})
	if errors.Is(err, claims.ErrDesign) || errors.Is(err, ErrHiddenCounts) {
		r.Source.Listener.Say("the report has no chapter on what holds: %v", err)
		return nil
	}
	if err != nil {
		return err
	}
	r.document.Decisions = decided.Decisions
	r.sources = []data.Input{{Name: "claims.yaml", SHA256: fmt.Sprintf("%x", sha256.Sum256(source))}}
	return nil
}

// developments follows every item over the waves up to that of the report, if there are any before it.
func (r *reporting) developments(ctx context.Context) error {
	at := slices.IndexFunc(r.Survey.Waves, func(wave data.Wave) bool { return wave.ID == r.Wave.ID })
	if at <= 0 { // the first, or tables that are no wave of the survey
		return nil
	}
	var err error
	source := r.Source
	source.Tables = nil
	if r.earlier, err = openWaves(ctx, source, r.Survey, r.Survey.Waves[:at]); err != nil {
		return err
	}
	trends, err := follow(ctx, append(slices.Clone(r.earlier), r.Study), nil, r.request.Options)
	if err != nil {
		return err
	}
	for _, followed := range trends {
		if err := r.develop(followed); err != nil {
			return err
		}
	}
	return nil
}

func (r *reporting) develop(followed trend.Trend) error {
	name := "trend-" + followed.Item.ID
	var figure page.Figure
	var files []File
	if r.drawn() {
		var err error
		if figure, files, err = r.pictures(name, "", trendDrawing(followed)); err != nil {
			return fmt.Errorf("draw %s: %w", name, err)
		}
		if AnyOffice(r.request.Formats) {
			if figure, err = r.request.Look.trend(figure, followed, r.request.Lang); err != nil {
				return fmt.Errorf("draw %s: %w", name, err)
			}
		}
	}
	table, err := trendCSV([]trend.Trend{followed}, r.request.Lang)
	if err != nil {
		return err
	}
	r.document.Developments = append(r.document.Developments, reports.Development{Trend: followed, Figure: figure})
	r.trends = append(append(r.trends, files...), File{"tables/" + name + ".csv", table})
	return nil
}
