package members

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"spoor/analysis/aggregate"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/share"
)

// ShareRequest asks for counts that an organisation can hand over.
type ShareRequest struct {
	File        File
	Member      string          // the name under which a pool counts the organisation, once
	Items       []string        // without them all that the file holds
	Respondents int             // of a table of counts that does not say how many; 0 when it does
	Rule        disclosure.Rule // the zero value for the preset that the codebook requires, or the default one
	Earlier     []study.File    // aggregates that were handed over before
	Lang        data.Lang
}

// Shared is an aggregate with what its owner is to know of it.
type Shared struct {
	Aggregate aggregate.Aggregate
	Proposals []aggregate.Proposal
	Content   []byte     // of the file to hand over
	Account   share.Told // what is hidden and what can be derived; not for others
}

// Share makes an aggregate of the answers of an organisation. It goes by the codebook of the survey; its waves are not read.
func Share(ctx context.Context, source study.Source, request ShareRequest) (Shared, error) {
	survey, err := study.OpenSurvey(source)
	if err != nil {
		return Shared{}, err
	}
	if request.Rule, err = sharingRule(request.Rule, survey.Codebook); err != nil {
		return Shared{}, err
	}
	for _, id := range request.Items {
		if _, err := comparableItem(survey.Codebook, id); err != nil {
			return Shared{}, err
		}
	}
	own, err := ownAnswers(ctx, source, request.File, survey.Codebook, FileOptions{Items: request.Items, Base: request.Respondents, Lang: request.Lang})
	if err != nil {
		return Shared{}, err
	}
	if len(own.Cases) > 0 {
		source.Listener.Say("%s", share.CasesStay(request.Lang))
	}
	tallies := slices.DeleteFunc(own.Tallies, func(tally data.Tally) bool {
		return len(request.Items) > 0 && !slices.Contains(request.Items, tally.Item)
	})
	var earlier []aggregate.Aggregate
	for _, file := range request.Earlier {
		before, err := ParseAggregate(file)
		if err != nil {
			return Shared{}, err
		}
		earlier = append(earlier, before)
	}
	var shared Shared
	if shared.Aggregate, shared.Proposals, err = aggregate.New(ctx, request.Member, survey.Codebook, tallies, request.Rule, earlier...); err != nil {
		return Shared{}, fmt.Errorf("%s: %w", request.File.Name, err)
	}
	shared.Account = share.Account(shared.Aggregate, shared.Proposals, survey.Codebook, request.Lang)
	shared.Content, err = shared.Aggregate.JSON()
	return shared, err
}

// sharingRule returns the rule by which counts are shared: one that hides less than the codebook requires is refused.
func sharingRule(asked disclosure.Rule, codebook data.Codebook) (disclosure.Rule, error) {
	required := disclosure.Preset(cmp.Or(string(codebook.Disclosure), string(disclosure.PresetDefault)))
	switch {
	case asked == (disclosure.Rule{}):
		return required.Rule(), nil
	case codebook.Disclosure != "" && asked.Threshold < required.Rule().Threshold:
		return disclosure.Rule{}, study.Refuse("a threshold of %d hides less than the codebook requires: --disclosure %s", asked.Threshold, required)
	}
	return asked, nil
}

// ParseAggregate reads a file as one that an organisation handed over.
func ParseAggregate(f study.File) (aggregate.Aggregate, error) {
	read, err := aggregate.Parse(f.Content)
	if err != nil {
		return aggregate.Aggregate{}, study.Unusable{Err: fmt.Errorf("%s: %w", f.Name, err)}
	}
	return read, nil
}
