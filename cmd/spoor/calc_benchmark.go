package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"spoor/analysis/hypothesis"
)

type calcBenchmarkOptions struct {
	calcOptions
	given       string
	against     string
	margin      string
	equivalence bool // a margin is given
}

func newCalcBenchmarkCmd(s streams) *cobra.Command {
	o := calcBenchmarkOptions{calcOptions: calcOptions{streams: s}}
	cmd := &cobra.Command{
		Use:     "benchmark COUNT/BASE --against SHARE",
		Aliases: []string{"test"},
		Short:   "Test one percentage against a fixed benchmark",
		Long: `Test one percentage against a benchmark that is known without sampling error, such as a target or one half: the exact
binomial test. A benchmark that is itself an estimate from a sample takes spoor calc compare.

With --margin, also test whether the percentage is equivalent to the benchmark: closer than a margin chosen in advance.`,
		Example: `  spoor calc benchmark 24/43 --against 50%
  spoor calc benchmark 35/43 --against 0.8 --margin 0.15`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.given, o.equivalence = args[0], cmd.Flags().Changed("margin")
			return runCalcBenchmark(o)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	o.register(cmd)
	cmd.Flags().StringVar(&o.against, "against", "", "the benchmark, a `share` such as 0.5 or 50%")
	cmd.Flags().StringVar(&o.margin, "margin", "", "`difference` within which the percentage counts as equivalent, such as 0.1 or 10%")
	return cmd
}

func runCalcBenchmark(o calcBenchmarkOptions) error {
	answer, err := o.start("benchmark")
	if err != nil {
		return err
	}
	if o.against == "" {
		return usage("add --against with the benchmark, such as --against 50%%")
	}
	benchmark, err := parseShare("--against", o.against)
	if err != nil {
		return err
	}
	given, err := parseCounted(o.given)
	if err != nil {
		return err
	}
	if err := answer.group(given); err != nil {
		return err
	}
	answer.Benchmark = &benchmark
	result, err := hypothesis.Binomial(given.count, given.base, benchmark, hypothesis.TwoSided)
	if err != nil {
		return usageError{err}
	}
	answer.test(hypothesis.MethodBinomial, result)
	i := answer.Groups[0].Intervals[0]
	answer.Conclusions = []string{o.conclude(result.P, benchmark, benchmark < i.Low || benchmark > i.High)}
	if o.equivalence {
		if err := o.equivalent(&answer, given, benchmark); err != nil {
			return err
		}
	}
	o.recovered(&answer)
	return o.deliver(answer, o.text(answer))
}

func (o calcBenchmarkOptions) equivalent(answer *calcAnswer, given counted, benchmark float64) error {
	margin, err := parseMargin(o.margin)
	if err != nil {
		return err
	}
	result, err := hypothesis.EquivalenceBenchmark(given.count, given.base, benchmark, margin)
	if err != nil {
		return usageError{err}
	}
	answer.test(hypothesis.MethodEquivalenceBenchmark, result)
	answer.Margin = &margin
	answer.Conclusions = append(answer.Conclusions, o.concludeEquivalence(result.P, margin))
	return nil
}

// conclude says what the test and the interval conclude, and where they are at odds.
func (o calcBenchmarkOptions) conclude(p, benchmark float64, excludes bool) string {
	var sentence string
	switch rejects := o.rejects(p); {
	case rejects && excludes:
		sentence = o.say("Er is een verschil met %[1]s aangetoond (α = %[2]s).", "A difference from %[1]s is established (α = %[2]s).")
	case rejects:
		sentence = o.say("Toets en interval zijn het oneens (α = %[2]s): de toets vindt een verschil met %[1]s, maar het interval bevat die waarde. Vermeld beide; dit is een grensgeval.",
			"Test and interval disagree (α = %[2]s): the test finds a difference from %[1]s, but the interval contains it. Report both; this is a borderline case.")
	case excludes:
		sentence = o.say("Toets en interval zijn het oneens (α = %[2]s): %[1]s ligt buiten het interval, maar de toets vindt geen verschil. Vermeld beide; dit is een grensgeval.",
			"Test and interval disagree (α = %[2]s): %[1]s is outside the interval, but the test finds no difference. Report both; this is a borderline case.")
	default:
		sentence = o.say("Er is geen verschil met %[1]s aangetoond (α = %[2]s). Dat toont niet aan dat er geen verschil is.",
			"No difference from %[1]s is established (α = %[2]s). That does not establish that there is none.")
	}
	return fmt.Sprintf(sentence, o.plain(benchmark)+"%", o.alpha())
}

func (o calcBenchmarkOptions) text(answer calcAnswer) string {
	places := groupDecimals(answer.Groups)
	rows := [][]string{
		{"", "", "", o.intervalHeading(), o.say("methode", "method")},
		o.groupRow(o.say("gevonden", "found"), answer.Groups[0], places),
		o.testRow(o.say("toets", "test"), answer.Tests[0],
			o.say("tegen ", "against ")+o.plain(*answer.Benchmark)+"%, "+o.say("tweezijdig", "two-sided")),
	}
	if o.equivalence {
		rows = append(rows, o.testRow(o.say("gelijkwaardigheid", "equivalence"), answer.Tests[1],
			o.say("marge ", "margin ")+o.width(*answer.Margin)))
	}
	return columns(rows)
}
