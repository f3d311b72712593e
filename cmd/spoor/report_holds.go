package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/data"
)

// holds decides the claims of the survey for a chapter of the report, and returns the file that they stand in. There is no
// chapter when the survey has no claims.yaml, when its publication is about another wave, and, which is told, when
// respondents do not all count the same or counts are hidden.
func holds(ctx context.Context, o reportOptions, loaded results, options analysis.Options) ([]claims.Decision, []data.Input, error) {
	_, source, err := o.survey.beside("claims.yaml", "")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read claims: %w", err)
	}
	if publication := loaded.survey.Publication; publication != nil && publication.Wave.ID != loaded.wave.ID {
		return nil, nil, nil
	}
	list, err := readClaims(claimsOptions{survey: o.survey}, loaded.survey.Codebook.AsAsked(loaded.wave))
	if err != nil {
		return nil, nil, err
	}
	basis, err := claimsBasis(ctx, loaded, list, options)
	var decisions []claims.Decision
	if err == nil {
		decisions, err = claims.Decide(list, basis)
	}
	if errors.Is(err, claims.ErrDesign) || errors.Is(err, errHiddenCounts) {
		fmt.Fprintf(o.streams.err, "the report has no chapter on what holds: %v\n", err)
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return decisions, []data.Input{{Name: "claims.yaml", SHA256: fmt.Sprintf("%x", sha256.Sum256(source))}}, nil
}
