package frame

import (
	"context"
	"fmt"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/sums"
)

// Tallies tallies every item in a file.
func Tallies(ctx context.Context, file answers.File) ([]data.Tally, data.Problems, error) {
	read, problems, err := Read(ctx, file)
	if err != nil {
		return nil, nil, err
	}
	var tallies []data.Tally
	for _, given := range read.Answers {
		tally, err := tallyOf(given, file.Wave.ID, read.sample, !file.Wave.Design.IsZero(), func(int) bool { return true })
		if err != nil {
			return nil, nil, fmt.Errorf("count %s: %w", data.UnitID{Item: given.Item.ID, Row: given.Row}, err)
		}
		if given.Item.Kind == data.Multiple && file.Wave.Design.Cluster == "" {
			tally.Patterns = read.sample.together(given)
		}
		tallies = append(tallies, tally)
	}
	return tallies, problems, nil
}

// tallyOf counts the answers of those respondents who are members, with sums if asked, and the nets of the item.
func tallyOf(a answers.Answers, wave string, drawn sample, withSums bool, member func(i int) bool) (data.Tally, error) {
	t, err := tallyOfAnswers(a, wave, drawn, withSums, member)
	if err != nil || a.Item.Kind != data.Multiple || len(a.Item.Nets) == 0 {
		return t, err
	}
	nets, err := tallyOfAnswers(answers.NetsOf(a), wave, drawn, withSums, member)
	t.Nets = &nets
	return t, err
}

func tallyOfAnswers(a answers.Answers, wave string, drawn sample, withSums bool, member func(i int) bool) (data.Tally, error) {
	t := data.Tally{Wave: wave, Item: a.Item.ID, Row: a.Row, Counts: make([]int, len(a.Item.Answers())), SpreadKnown: a.Item.Kind == data.Number}
	if withSums {
		detail := drawn.design.Detail()
		t.Sums, t.Others = answers.NewSums(a.Item, detail), sums.NewSample().WithDetail(detail)
		t.Population, t.Within, t.Drawn = drawn.population, drawn.within, drawn.all
	}
	if a.Item.Kind == data.Number {
		t.Values = sums.NewValues(drawn.design.Detail())
	}
	var values answers.Moments
	for i, state := range a.State {
		if !member(i) {
			continue
		}
		if withSums {
			if err := drawn.addTo(&t, a, i); err != nil {
				return data.Tally{}, err
			}
		}
		if !drawn.placed[i].Counts() {
			continue
		}
		if state != data.NotAsked {
			t.Asked++
		}
		switch state {
		case data.Answered:
			t.Answered++
			if err := addAnswer(a, &t, &values, drawn.placed[i], i); err != nil {
				return data.Tally{}, err
			}
		case data.Unusable:
			t.Unusable++
		}
	}
	values.In(&t)
	if t.Values != nil {
		t.Values.Settle()
	}
	return t, nil
}

// addAnswer adds the answer of respondent i, a number to the values.
func addAnswer(a answers.Answers, t *data.Tally, values *answers.Moments, at answers.Placed, i int) error {
	switch a.Item.Kind {
	case data.Multiple:
		for k := range a.Picked {
			if a.Picked[k][i] {
				t.Counts[k]++
			}
		}
	case data.Number:
		values.Add(a.Value[i])
		return t.Values.Add(at.Drawn(), at.Replicates, a.Value[i])
	default:
		t.Counts[a.Code[i]]++
	}
	return nil
}

// together counts what respondents chose together.
func (s sample) together(given answers.Answers) *sums.Patterns {
	found := &sums.Patterns{}
	for i, state := range given.State {
		if at := s.placed[i]; state == data.Answered && at.Counts() {
			found.Add(sums.Pattern{Stratum: at.Stratum, Picks: given.Picks(i), Respondents: 1, Weight: at.Weight, SquaredWeight: at.Weight * at.Weight})
		}
	}
	return found
}
