package frame

import (
	"context"
	"fmt"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/cross"
)

// Ratio is what the respondents, or those of one group, gave of two numbers: those who gave both.
type Ratio struct {
	Group       string // option that makes it; "" for all
	Over, Under data.Tally
	// Above are what each gave of the first number above what the ratio of the two makes of the second: they add up to 0, and their
	// total has the variance of the ratio, times the square of the total of the second (linearisation).
	Above data.Tally
}

// Value returns the ratio of the totals, weighted where there are weights; it is not known where the second number adds up to 0.
func (r Ratio) Value() (value float64, known bool) {
	over, under := r.Over.Sums.Total(), r.Under.Sums.Total()
	if under.Respondents == 0 || under.Picked[0] == 0 {
		return 0, false
	}
	return over.Picked[0] / under.Picked[0], true
}

// Ratios reads two numbers of a file, each a [answers.Unit.Column]: of all respondents first, then of the groups that items make.
func Ratios(ctx context.Context, file answers.File, over, under string, makers []data.Item) ([]Ratio, data.Problems, error) {
	read, problems, err := Read(ctx, file)
	if err != nil {
		return nil, nil, err
	}
	pair := [2]answers.Answers{}
	for i, column := range []string{over, under} {
		at := slices.IndexFunc(read.Answers, func(a answers.Answers) bool {
			return answers.Unit{Item: a.Item, Row: a.Row}.Column() == column
		})
		if at < 0 {
			return nil, nil, fmt.Errorf("no number %q in %s", column, file.Path())
		}
		pair[i] = read.Answers[at]
	}
	both := togetherGiven(pair)
	all, err := ratioOf(file.Wave.ID, read.sample, pair, both, func(int) bool { return true })
	if err != nil || len(makers) == 0 {
		return []Ratio{all}, problems, err
	}
	ratios, groups := []Ratio{all}, groupsOf(data.Crosstab{Makers: makers}, read.Answers)
	for g, option := range cross.Of(makers).Options {
		ratio, err := ratioOf(file.Wave.ID, read.sample, pair, both, func(i int) bool { return groups.has(i, g) })
		if err != nil {
			return nil, nil, err
		}
		ratio.Group = option.ID
		ratios = append(ratios, ratio)
	}
	return ratios, problems, nil
}

// togetherGiven says of each respondent whether both numbers were given, or why not.
func togetherGiven(pair [2]answers.Answers) []data.State {
	states := slices.Clone(pair[0].State)
	for i, state := range pair[1].State {
		if states[i] == data.Answered {
			states[i] = state
		}
	}
	return states
}

func ratioOf(wave string, drawn sample, pair [2]answers.Answers, both []data.State, member func(i int) bool) (Ratio, error) {
	var out Ratio
	of := func(to *data.Tally, item data.Item, values []float64) (err error) {
		*to, err = tallyOf(answers.Answers{Item: item, State: both, Value: values}, wave, drawn, true, member)
		return err
	}
	if err := of(&out.Over, pair[0].Item, pair[0].Value); err != nil {
		return Ratio{}, err
	}
	if err := of(&out.Under, pair[1].Item, pair[1].Value); err != nil {
		return Ratio{}, err
	}
	value, known := out.Value()
	if !known {
		return out, nil
	}
	above := make([]float64, len(both))
	for i, state := range both {
		if state == data.Answered {
			above[i] = pair[0].Value[i] - value*pair[1].Value[i]
		}
	}
	err := of(&out.Above, data.Item{ID: pair[0].Item.ID, Kind: data.Number}, above)
	return out, err
}
