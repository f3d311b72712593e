package estimate

import (
	"fmt"
	"slices"

	"spoor/analysis/design"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/sums"
)

// permutations is how often respondents are dealt out to groups: enough for p-values to two digits around 0.05.
const permutations = 9999

// mostPermuted is the number of respondents above which that takes longer than a blink, and chi-square is as good.
const mostPermuted = 20_000

// Association says whether the answers to one row of an item differ between the groups at all: one test for all options
// and groups together, to be read before the contrasts.
type Association struct {
	Row string
	// Test is permutation (a multiple item, or small expected counts), chi-square, kruskal-wallis (a rating),
	// mann-whitney-exact (one in two groups of which one is small), rank-test (a
	// rating in a weighted sample), rao-scott (another item of a weighted sample, or many respondents), welch-anova (a number) or wald
	// (a number in a weighted sample). It is empty where there is no test, and a note says why.
	Test      hypothesis.Method
	P         float64 // in [0, 1]; 1 without a test
	Statistic float64
	// Degrees are the degrees of freedom of a test by F: of its numerator and its denominator; both 0 for another test.
	Degrees [2]float64
	Seed    uint64 // of the permutations; 0 for another test
	// Check is a second test of the same by another method, with CheckP; empty where there is none.
	Check  hypothesis.Method
	CheckP float64
	// Effect is how strong the association of a single choice is; nil of another item, and without a test.
	Effect *Effect
	Notes  []Note
}

// Effect is the size of an association: Cramér's V in [0, 1], corrected for bias, see [interval.CramersV].
type Effect struct {
	V        float64
	Interval interval.Interval
}

// Associate tests one row of a crosstab.
func (s Source) Associate(crosstab data.Crosstab, row int) (Association, error) {
	a := Association{Row: s.tally.Row, P: 1, CheckP: 1}
	var groups []data.Tally
	for _, group := range crosstab.Groups {
		if group.Tallies[row].Answered > 0 {
			groups = append(groups, group.Tallies[row])
		}
	}
	switch {
	case crosstab.Overlapping():
		a.Notes = append(a.Notes, overlapNoTestNote())
		return a, nil
	case len(groups) < 2:
		a.Notes = append(a.Notes, oneGroupNote())
		return a, nil
	case slices.ContainsFunc(groups, func(group data.Tally) bool { return unusable(group).TooMany() }):
		a.Notes = append(a.Notes, untestedNote())
		return a, nil
	}
	var err error
	switch {
	case s.item.Kind == data.Number:
		s.equalMeans(&a, groups)
	case s.weighted && s.item.Scaled():
		s.rankTest(&a, groups)
	case s.weighted:
		err = s.raoScott(&a, groups)
	case s.item.Kind == data.Multiple:
		err = s.permuteOptions(&a, crosstab, groups)
	case s.item.Scaled():
		err = s.kruskalWallis(&a, groups)
	default:
		err = s.chiSquare(&a, groups)
	}
	return a, err
}

func (a *Association) fill(r hypothesis.Result) {
	a.Test, a.P, a.Statistic = r.Method, r.P, r.Statistic
	a.Notes = append(a.Notes, r.Notes...)
}

// raoScott tests a weighted sample. A sample that leaves no variance has no test, and a note says so.
func (s Source) raoScott(a *Association, groups []data.Tally) error {
	result, err := s.groupsByOptions(groups)
	if err != nil {
		a.Notes = append(a.Notes, noRaoScottNote(err))
		return nil
	}
	a.weighted(design.MethodRaoScott, result.SecondOrder)
	if s.item.Kind == data.Multiple {
		return nil
	}
	answered := 0
	for _, group := range groups {
		answered += group.Answered
	}
	return s.effect(a, result.FirstOrder.Statistic, float64(answered)/result.GeneralizedDeff, groups)
}

// effect adds the size of an association between groups and options, with that statistic of n respondents.
func (s Source) effect(a *Association, statistic, n float64, groups []data.Tally) error {
	options := slices.DeleteFunc(chosen(groups, len(s.item.Options)), func(chose bool) bool { return !chose })
	v, bounds, err := interval.CramersV(statistic, n, len(groups), len(options), s.options.Level)
	if err != nil {
		return err
	}
	a.Effect = &Effect{v, bounds}
	return nil
}

// chosen says of each option whether anybody in the groups chose it.
func chosen(groups []data.Tally, options int) []bool {
	found := make([]bool, options)
	for i := range found {
		found[i] = slices.ContainsFunc(groups, func(group data.Tally) bool { return group.Counts[i] > 0 })
	}
	return found
}

func (a *Association) weighted(method hypothesis.Method, test design.Test) {
	a.Test, a.P, a.Statistic, a.Degrees = method, test.P, test.Statistic, [2]float64{test.Numerator, test.Denominator}
}

// rankTest tests a scale of a weighted sample, as the Kruskal-Wallis test does one of counts. A sample that leaves no variance
// has no test, and a note says so.
func (s Source) rankTest(a *Association, groups []data.Tally) {
	all := make([]*sums.Sums, len(groups))
	for g, group := range groups {
		all[g] = group.Sums
	}
	result, err := s.design.RankTest(all)
	if err != nil {
		a.Notes = append(a.Notes, noRaoScottNote(err))
		return
	}
	a.weighted(design.MethodRankTest, result)
}

func (s Source) groupsByOptions(groups []data.Tally) (design.ChiSquare, error) {
	all := make([]*sums.Sums, len(groups))
	for g, group := range groups {
		all[g] = group.Sums
	}
	if s.item.Kind == data.Multiple {
		return s.design.GroupsByOptions(all)
	}
	crossed, err := sums.Cross(all)
	if err != nil {
		return design.ChiSquare{}, err
	}
	return s.design.RaoScott(crossed, len(groups), len(s.item.Answers()))
}

// permuteOptions deals whole respondents out to the groups, and checks that with the Rao-Scott test; many respondents get
// that test alone.
func (s Source) permuteOptions(a *Association, crosstab data.Crosstab, groups []data.Tally) error {
	if s.tally.Answered > mostPermuted {
		return s.raoScott(a, groups)
	}
	patterns := make([]hypothesis.Pattern, len(crosstab.Patterns))
	for i, pattern := range crosstab.Patterns {
		patterns[i] = hypothesis.Pattern(pattern)
	}
	if check, err := s.groupsByOptions(groups); err == nil {
		a.Check, a.CheckP = design.MethodRaoScott, check.SecondOrder.P
	}
	return s.permute(a, patterns)
}

func (s Source) permute(a *Association, patterns []hypothesis.Pattern) error {
	result, err := hypothesis.Permutation(patterns, len(s.item.Answers()), hypothesis.Permutations{Number: permutations, Seed: s.options.Seed})
	if err != nil {
		return fmt.Errorf("permute respondents: %w", err)
	}
	a.fill(result)
	a.Seed = s.options.Seed
	return nil
}

// fewAnswers is below how many answers of a group the chi-square distribution of the Kruskal-Wallis test is too rough.
const fewAnswers = 5

// kruskalWallis tests a scale. Of two groups of which one is small it is exact, as the Mann-Whitney test, which ranks in the same way.
func (s Source) kruskalWallis(a *Association, groups []data.Tally) error {
	counts := countsOf(groups, len(s.item.Scale), nil)
	result, err := hypothesis.KruskalWallis(counts)
	if err != nil {
		return err
	}
	if len(groups) == 2 && min(groups[0].Answered, groups[1].Answered) < fewAnswers {
		exact, err := hypothesis.MannWhitneyExact(counts[0], counts[1], hypothesis.TwoSided)
		if err != nil {
			return err
		}
		if exact.Exact {
			a.Check, a.CheckP = result.Method, result.P
			result = exact
		}
	}
	a.fill(result)
	return nil
}

// chiSquare tests a single choice, by permutation where expected counts are too small for chi-square.
func (s Source) chiSquare(a *Association, groups []data.Tally) error {
	chosen, answered := chosen(groups, len(s.item.Options)), 0
	options := len(slices.DeleteFunc(slices.Clone(chosen), func(chose bool) bool { return !chose }))
	if options < 2 {
		a.Notes = append(a.Notes, oneAnswerNote())
		return nil
	}
	result, err := hypothesis.ChiSquare(countsOf(groups, len(chosen), chosen))
	if err != nil {
		return err
	}
	for _, group := range groups {
		answered += group.Answered
	}
	if err := s.effect(a, result.Statistic, float64(answered), groups); err != nil {
		return err
	}
	if len(result.Notes) == 0 || s.tally.Answered > mostPermuted {
		a.fill(result)
		return nil
	}
	a.Check, a.CheckP = result.Method, result.P
	patterns := make([]hypothesis.Pattern, len(chosen))
	for i := range patterns {
		patterns[i] = hypothesis.Pattern{Picks: []int{i}, Counts: make([]int, len(groups))}
		for g, group := range groups {
			patterns[i].Counts[g] = group.Counts[i]
		}
	}
	return s.permute(a, patterns)
}

// countsOf returns the counts of the groups, of those options that keep says, or of all.
func countsOf(groups []data.Tally, options int, keep []bool) [][]int {
	table := make([][]int, len(groups))
	for g, group := range groups {
		for i := range options {
			if keep == nil || keep[i] {
				table[g] = append(table[g], group.Counts[i])
			}
		}
	}
	return table
}
