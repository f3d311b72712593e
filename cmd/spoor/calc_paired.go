package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/internal/number"
)

type calcPairedOptions struct {
	calcOptions
	args        []string
	maxPicks    int
	picksGiven  bool
	otherCounts string
}

func newCalcPairedCmd(s streams) *cobra.Command {
	o := calcPairedOptions{calcOptions: calcOptions{streams: s}}
	cmd := &cobra.Command{
		Use:   "paired BOTH,FIRST,SECOND,NEITHER | COUNT/BASE COUNT/BASE",
		Short: "Compare two percentages of the same respondents",
		Long: `Compare two percentages of the same respondents: two options of one question, or the same question twice.

With four counts (who chose both, only the first, only the second, neither): McNemar's mid-P test, his exact test beside
it, and Newcombe's paired interval. With only the two totals: the range of exact p-values over every possible overlap. A
limit to the picks of one respondent (--max-picks) narrows it when the counts of the question's other options are given.`,
		Example: `  spoor calc paired 15,10,5,13
  spoor calc paired 25/43 20/43
  spoor calc paired 35/43 25/43 --max-picks 3 --others 24,20,12`,
		Args: arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.args, o.picksGiven = args, cmd.Flags().Changed("max-picks")
			if len(args) == 1 {
				return runCalcPaired(o)
			}
			return runCalcMargins(o)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	o.register(cmd)
	cmd.Flags().IntVar(&o.maxPicks, "max-picks", 0, "largest `number` of options that one respondent could choose; for totals only")
	cmd.Flags().StringVar(&o.otherCounts, "others", "", "`counts` of all other options of the question; with --max-picks")
	return cmd
}

func runCalcPaired(o calcPairedOptions) error {
	answer, err := o.start("paired")
	if err != nil {
		return err
	}
	cells, err := parseWholes(o.args[0])
	if err != nil {
		return err
	}
	if len(cells) != 4 {
		return usage("%s: give four counts, BOTH,FIRST,SECOND,NEITHER, or two totals with their base, such as 25/43 20/43", o.args[0])
	}
	if o.picksGiven || o.otherCounts != "" {
		return usage("--max-picks and --others are for two totals; four counts already tell the overlap")
	}
	both, first, second, neither := cells[0], cells[1], cells[2], cells[3]
	base := both + first + second + neither
	if base == 0 {
		return usage("%s: nobody answered; give the respondents who chose both, only the first, only the second, neither", o.args[0])
	}
	for _, count := range []int{both + first, both + second} {
		if err := answer.group(counted{count: count, base: base}); err != nil {
			return err
		}
	}
	if err := o.pairs(&answer, both, first, second, neither); err != nil {
		return err
	}
	difference := answer.Differences[0]
	answer.Conclusions = []string{o.conclude(answer.Tests[0].P, difference.Low > 0 || difference.High < 0)}
	if o.rejects(answer.Tests[0].P) != o.rejects(answer.Tests[1].P) {
		answer.Conclusions = append(answer.Conclusions, o.say(
			"De exacte toets van McNemar komt anders uit dan de mid-P-toets; de exacte is behoudender.",
			"McNemar's exact test concludes otherwise than the mid-P test; the exact one is more conservative."))
	}
	return o.deliver(answer, o.text(answer))
}

// pairs computes the difference and the tests from the four cells.
func (o calcPairedOptions) pairs(answer *calcAnswer, both, first, second, neither int) error {
	difference, err := interval.PairedNewcombe(both, first, second, neither, o.level)
	if err != nil {
		return usageError{err}
	}
	answer.difference(difference)
	midP, err := hypothesis.McNemarMidP(first, second)
	if err != nil {
		return usageError{err}
	}
	answer.test(hypothesis.MethodMcNemarMidP, midP)
	exact, err := hypothesis.McNemarExact(first, second)
	if err != nil {
		return usageError{err}
	}
	answer.test(hypothesis.MethodMcNemarExact, exact)
	if first+second == 0 {
		answer.note(o.say("Niemand koos precies één van de twee, dus er kan niets verschillen; p is 1.",
			"Nobody chose exactly one of the two, so nothing can differ; p is 1."))
	}
	return nil
}

func (o calcPairedOptions) text(answer calcAnswer) string {
	difference := answer.Differences[0]
	places := min(groupDecimals(answer.Groups), decimals(difference.High-difference.Low))
	return columns(append(o.marginRows(answer, places),
		o.differenceRow(o.say("verschil", "difference"), difference, places),
		o.testRow(o.say("toets", "test"), answer.Tests[0], o.say("tweezijdig", "two-sided")),
		o.testRow(o.say("daarnaast", "beside it"), answer.Tests[1], o.say("tweezijdig", "two-sided")),
	))
}

func (o calcPairedOptions) marginRows(answer calcAnswer, places int) [][]string {
	return [][]string{
		{"", "", "", o.intervalHeading(), o.say("methode", "method")},
		o.groupRow(o.say("eerste", "first"), answer.Groups[0], places),
		o.groupRow(o.say("tweede", "second"), answer.Groups[1], places),
	}
}

func runCalcMargins(o calcPairedOptions) error {
	answer, err := o.start("paired")
	if err != nil {
		return err
	}
	first, err := parseCounted(o.args[0])
	if err != nil {
		return err
	}
	second, err := parseCounted(o.args[1])
	if err != nil {
		return err
	}
	if first.base != second.base {
		return usage("the same respondents have one base, not %d and %d; for two groups use spoor calc compare", first.base, second.base)
	}
	limit, err := o.limit()
	if err != nil {
		return err
	}
	possible, err := hypothesis.McNemarRange(first.count, second.count, first.base, limit)
	if err != nil {
		return usageError{err}
	}
	for _, c := range []counted{first, second} {
		if err := answer.group(c); err != nil {
			return err
		}
	}
	if err := o.overlaps(&answer, possible, first, second); err != nil {
		return err
	}
	answer.explainTest(possible.Method)
	answer.PRange = &calcPRange{
		Method: possible.Method, Name: testName(possible.Method, o.lang), Low: possible.Low, High: possible.High,
		MinOverlap: possible.MinOverlap, MaxOverlap: possible.MaxOverlap,
	}
	if limit != nil {
		answer.PRange.MaxPicks, answer.PRange.OtherCounts = limit.Max, limit.Others
	}
	answer.Conclusions = []string{o.concludeRange(possible)}
	o.compareEnds(&answer)
	o.recovered(&answer)
	return o.deliver(answer, o.marginsText(answer))
}

// limit returns the pick limit, or nil without one.
func (o calcPairedOptions) limit() (*hypothesis.PickLimit, error) {
	switch {
	case !o.picksGiven && o.otherCounts != "":
		return nil, usage("--others tells something only with --max-picks, the largest number of options one respondent could choose")
	case !o.picksGiven:
		return nil, nil
	case o.maxPicks > 1 && o.otherCounts == "":
		return nil, usage("--max-picks %d narrows the overlap only with --others, the counts of the question's other options", o.maxPicks)
	}
	limit := &hypothesis.PickLimit{Max: o.maxPicks}
	if o.otherCounts != "" {
		others, err := parseWholes(o.otherCounts)
		if err != nil {
			return nil, err
		}
		limit.Others = others
	}
	return limit, nil
}

// overlaps adds the interval of the difference at both ends of the overlap. Between them it narrows as the overlap grows.
func (o calcPairedOptions) overlaps(answer *calcAnswer, possible hypothesis.Range, first, second counted) error {
	ends := []int{possible.MinOverlap}
	if possible.MaxOverlap > possible.MinOverlap {
		ends = append(ends, possible.MaxOverlap)
	}
	for _, both := range ends {
		neither := first.base - first.count - second.count + both
		difference, err := interval.PairedNewcombe(both, first.count-both, second.count-both, neither, o.level)
		if err != nil {
			return usageError{err}
		}
		answer.difference(difference)
		answer.Differences[len(answer.Differences)-1].Overlap = &both
	}
	return nil
}

func (o calcPairedOptions) concludeRange(possible hypothesis.Range) string {
	var sentence string
	switch {
	case o.rejects(possible.High):
		sentence = o.say("Er is een verschil aangetoond (α = %s), hoeveel respondenten ook beide kozen.",
			"A difference is established (α = %s), however many respondents chose both.")
	case !o.rejects(possible.Low):
		sentence = o.say("De exacte toets kan hier geen verschil aantonen (α = %s), hoeveel respondenten ook beide kozen.",
			"The exact test cannot establish a difference here (α = %s), however many respondents chose both.")
	default:
		sentence = o.say("Of er een verschil is aangetoond (α = %s), hangt af van hoeveel respondenten beide kozen; daarvoor zijn de antwoorden per respondent nodig.",
			"Whether a difference is established (α = %s) depends on how many respondents chose both; that takes the answers of each respondent.")
	}
	return fmt.Sprintf(sentence, o.alpha())
}

// compareEnds says where the interval at an end of the overlap is at odds with the exact test there.
func (o calcPairedOptions) compareEnds(answer *calcAnswer) {
	for i, difference := range answer.Differences {
		p := answer.PRange.High // the first difference is at the smallest overlap
		if i > 0 {
			p = answer.PRange.Low
		}
		excludes := difference.Low > 0 || difference.High < 0
		if excludes == o.rejects(p) {
			continue
		}
		sentence := o.say("Toets en interval zijn het oneens als %s beide kozen: het interval bevat 0 niet, maar de exacte toets vindt geen verschil; die is behoudender.",
			"Test and interval disagree if %s chose both: the interval does not contain 0, but the exact test finds no difference; it is more conservative.")
		if !excludes {
			sentence = o.say("Toets en interval zijn het oneens als %s beide kozen: de exacte toets vindt een verschil, maar het interval bevat 0.",
				"Test and interval disagree if %s chose both: the exact test finds a difference, but the interval contains 0.")
		}
		answer.Conclusions = append(answer.Conclusions, fmt.Sprintf(sentence, number.Count(*difference.Overlap, o.lang)))
	}
}

func (o calcPairedOptions) marginsText(answer calcAnswer) string {
	places := groupDecimals(answer.Groups)
	rows := o.marginRows(answer, places)
	for _, difference := range answer.Differences {
		name := fmt.Sprintf(o.say("verschil als %s beide kozen", "difference if %s chose both"), number.Count(*difference.Overlap, o.lang))
		rows = append(rows, o.differenceRow(name, difference, places))
	}
	possible := *answer.PRange
	p := o.p(possible.High)
	if possible.MinOverlap < possible.MaxOverlap {
		p = o.p(possible.Low) + o.say(" tot ", " to ") + o.p(possible.High)
	}
	return columns(append(rows, []string{o.say("toets", "test"), p, o.say("tweezijdig", "two-sided"), "", possible.Name}))
}
