package outlook

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/parallel"
)

// Simulation says how new surveys are drawn.
type Simulation struct {
	Sizes []int  // respondents to each question, one simulation for each
	Draws int    // surveys for each size
	Seed  uint64 // the same seed gives the same surveys
}

// The most that a simulation may ask.
const (
	mostRespondents = 10_000
	mostDraws       = 100_000
)

// Outlook says how a claim would fare in new surveys.
type Outlook struct {
	Claim claims.Claim
	Today claims.Verdict // on the counts at hand
	At    []Chances      // one for each size; none for a claim about the numbers themselves, which no survey changes
}

// Chances are the shares of new surveys in which a claim gets a verdict, in [0, 1]; together 1.
type Chances struct {
	N                int
	Supported        float64
	NeedsRespondents float64 // supported for some overlaps of the answers to a question, and not for others
	Undecided        float64 // direction only, or not established
	Contradicted     float64
}

// Decided returns the share of surveys that decide the claim whatever the overlap of the answers.
func (c Chances) Decided() float64 { return c.Supported + c.Contradicted }

// Foresee returns for each claim how likely it is to be decided by a new survey, if the true shares are those that the
// counts at hand have.
//
// Respondents are drawn with replacement from those at hand, for each question and row apart. Where a respondent could
// pick several options, which of them go together is not known from counts; it is as audit.Deal makes it. Values of a
// number item are drawn as 0 or 1 with the mean as the chance, the widest spread. Where the print has several readings,
// the first holds. Only the counts of a new survey are used, as those of the wave at hand.
//
// It is an error when a size or the number of draws is not positive or too large, and when the claims cannot be decided on
// the basis, see claims.Decide. Where done is not nil it hears how many of all surveys are drawn, a hundred times at most, and the last time
// all of them.
func Foresee(ctx context.Context, list []claims.Claim, basis claims.Basis, s Simulation, done func(drawn, all int)) ([]Outlook, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	today, err := claims.Decide(list, basis)
	if err != nil {
		return nil, err
	}
	outlooks := make([]Outlook, len(list))
	var tested []claims.Claim
	var places []int
	for i, decision := range today {
		outlooks[i] = Outlook{Claim: decision.Claim, Today: decision.Verdict}
		if claim := testable(decision.Claim); len(claim.Asserts) > 0 {
			tested = append(tested, claim)
			places = append(places, i)
		}
	}
	populations, err := newPopulations(tested, basis)
	if err != nil {
		return nil, err
	}
	basis.Readings, basis.Pairs = nil, nil
	drawn, all := 0, len(s.Sizes)*s.Draws
	step := func() {
		drawn++
		if done != nil && drawn*100/all > (drawn-1)*100/all {
			done(drawn, all)
		}
	}
	for _, n := range s.Sizes {
		counts, err := s.run(ctx, n, tested, basis, populations, step)
		if err != nil {
			return nil, err
		}
		for k, place := range places {
			outlooks[place].At = append(outlooks[place].At, counts[k].chances(n, s.Draws))
		}
	}
	return outlooks, nil
}

func (s Simulation) check() error {
	if s.Draws < 1 || s.Draws > mostDraws {
		return fmt.Errorf("%d draws: give a number from 1 to %d", s.Draws, mostDraws)
	}
	if len(s.Sizes) == 0 {
		return errors.New("no number of respondents: give one or more, such as 60,100,200")
	}
	for _, n := range s.Sizes {
		if n < 1 || n > mostRespondents {
			return fmt.Errorf("%d respondents: give a number from 1 to %d", n, mostRespondents)
		}
	}
	return nil
}

// testable returns the claim without what it says about the numbers themselves.
func testable(claim claims.Claim) claims.Claim {
	claim.Asserts = slices.DeleteFunc(slices.Clone(claim.Asserts), func(a claims.Assertion) bool {
		return slices.Contains([]claims.Kind{claims.KindPrinted, claims.KindAnswered, claims.KindArithmetic}, a.Kind())
	})
	return claim
}

// tried counts the verdicts on one claim.
type tried struct{ supported, needs, contradicted int }

func (t tried) chances(n, draws int) Chances {
	share := func(count int) float64 { return float64(count) / float64(draws) }
	return Chances{N: n, Supported: share(t.supported), NeedsRespondents: share(t.needs), Contradicted: share(t.contradicted),
		Undecided: share(draws - t.supported - t.needs - t.contradicted)}
}

// run draws the surveys of one size. Each has random numbers of its own, so that their order does not matter.
func (s Simulation) run(ctx context.Context, n int, list []claims.Claim, basis claims.Basis, populations []population, step func()) ([]tried, error) {
	counts := make([]tried, len(list))
	var lock sync.Mutex
	return counts, parallel.Each(s.Draws, func(draw int) error {
		verdicts, err := s.survey(ctx, n, draw, list, basis, populations)
		if err != nil {
			return err
		}
		lock.Lock()
		defer lock.Unlock()
		for i, verdict := range verdicts {
			counts[i].add(verdict)
		}
		step()
		return nil
	})
}

func (t *tried) add(verdict claims.Verdict) {
	switch verdict {
	case claims.Supported:
		t.supported++
	case claims.NeedsRespondents:
		t.needs++
	case claims.Contradicted:
		t.contradicted++
	}
}

// survey draws one survey and decides the claims on it.
func (s Simulation) survey(ctx context.Context, n, draw int, list []claims.Claim, basis claims.Basis, populations []population) ([]claims.Verdict, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(s.Seed, uint64(draw)))
	basis.Tallies = make([]data.Tally, len(populations))
	for i, p := range populations {
		basis.Tallies[i] = p.draw(n, random)
	}
	decisions, err := claims.Decide(list, basis)
	if err != nil {
		return nil, err
	}
	verdicts := make([]claims.Verdict, len(decisions))
	for i, decision := range decisions {
		verdicts[i] = decision.Verdict
	}
	return verdicts, nil
}
