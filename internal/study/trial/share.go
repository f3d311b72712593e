package trial

import (
	"context"
	"strings"

	"spoor/internal/study"
)

// Given is an experiment without its participants, to be handed over.
type Given struct {
	Content []byte
	Account string // what it tells, a line each
}

// Share evaluates an experiment and returns what may be told of it, under the name in the request. Small counts are hidden by the rule asked for,
// by the one that the codebook requires, or else by the default one.
func Share(ctx context.Context, source study.Source, request Request) (Given, error) {
	request.Share = strings.TrimSpace(request.Share)
	if request.Share == "" {
		return Given{}, study.Refuse("--share needs --name NAME: others see whose experiment it is")
	}
	r, err := evaluate(ctx, source, request)
	if err != nil {
		return Given{}, err
	}
	content, err := r.JSON()
	return Given{content, r.Account()}, err
}
