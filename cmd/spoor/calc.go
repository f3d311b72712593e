package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study"
	"spoor/internal/study/calculation"
)

// calcOptions are the flags of every calculation.
type calcOptions struct {
	streams streams
	level   float64
	digits  int
	lang    data.Lang
	format  string
	explain bool
}

func newCalcCmd(s streams) *cobra.Command {
	o := &calcOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "calc",
		Short: "Calculate with counts from another publication",
		Long: strings.TrimSpace(`
Calculate intervals and tests from counts, without a survey: a pocket calculator for whoever reads another publication.

A count and its base are written 35/43. A printed percentage with its base, 81%/43, stands for the counts that print so;
the answer says which. Every answer names its methods; --explain says what they assume and where they come from.

With --format json the numbers have full precision. Shares lie in 0 to 1, differences in -1 to 1. The schema spoor/calc/1:
  calculation, language, level    what was asked; also population, benchmark, margin
  groups       count, base, share, printed, score, expected, and intervals (method, name, low, high)
  differences  method, name, estimate, low, high, and the overlap they suppose
  tests        method, name, alternative, p, exact, statistic; asked when another test took its place
  p_range      low, high, min_overlap, max_overlap: the p-values that fit the totals
  effect       method, name, value, low, high
  conclusions, notes, explanations (method, name, assumes, source)`),
		Args: cli.OnlyBelow("calculation"),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		var unknown interface{ GetSpecifiedShortnames() string }
		if errors.As(err, &unknown) && strings.IndexAny(unknown.GetSpecifiedShortnames(), "0123456789.") == 0 {
			return cli.Usage("-%s: a count cannot be negative", unknown.GetSpecifiedShortnames())
		}
		return cli.FlagError(cmd, err)
	})
	cli.Level(cmd, &o.level, "confidence `level` of the intervals, between 0 and 1; tests conclude at 1 - level")
	registerLang(cmd, &o.lang)
	registerDigitsOf(cmd, &o.digits, "as many as tell both ends of the interval apart")
	cmd.Flags().BoolVar(&o.explain, "explain", false, "say what each method assumes and where it comes from")
	registerFormat(cmd, &o.format, "text", "json")
	cmd.PersistentFlags().AddFlagSet(cmd.Flags())
	cmd.AddCommand(o.interval(), o.simultaneous(), o.compare(), o.paired(), o.trend(), o.benchmark(), o.fit())
	return cmd
}

// command makes a calculation of a command.
func (o *calcOptions) command(cmd *cobra.Command, asked func(args []string) calculation.Calculation) *cobra.Command {
	cmd.ValidArgsFunction = cobra.NoFileCompletions
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		digits, err := parseDigitsFor(o.format, o.digits)
		if err != nil {
			return err
		}
		answer, err := study.Calc(asked(args), o.level)
		if err != nil {
			return err
		}
		answer.Digits = digits
		content, err := study.RenderCalc(answer, o.lang, o.format, o.explain)
		if err != nil {
			return err
		}
		return deliver(o.streams, "", content)
	}
	return cmd
}

func (o *calcOptions) interval() *cobra.Command {
	var request calculation.CountInterval
	var population int
	cmd := &cobra.Command{
		Use:   "interval COUNT/BASE",
		Short: "Give the confidence interval of one percentage",
		Long: `Give the confidence interval of one percentage.

A printed percentage stands for the counts that print so, halves rounded up: 81%/43 is 35 of 43. If several counts do,
each gets its interval.`,
		Example: `  spoor calc interval 35/43
  spoor calc interval 81%/43 --method all
  spoor calc interval 35/43 --population-size 120 --lang en`,
		Args: cli.Arguments(1, 1),
	}
	cli.Word(cmd, &request.Method, "method", interval.MethodWilson, calculation.CountMethods(), "`method`")
	cmd.Flags().IntVar(&population, "population-size", 0, "`number` of people in the population that the respondents were drawn from")
	return o.command(cmd, func(args []string) calculation.Calculation {
		request.Count, request.Population = args[0], cli.IfGiven(cmd, "population-size", &population)
		return request
	})
}

func (o *calcOptions) simultaneous() *cobra.Command {
	var request calculation.JointIntervals
	var base int
	cmd := &cobra.Command{
		Use:   "simultaneous COUNT,COUNT,...",
		Short: "Give intervals of several percentages that hold together",
		Long: `Give intervals that hold together for all percentages of one question, so that they may be compared with each other.

The categories of a single-choice question (goodman, sison-glaz) add up to the base; give empty categories as 0. Options of
a question that allows more answers take bonferroni-wilson with --n.`,
		Example: `  spoor calc simultaneous 24,12,4,3
  spoor calc simultaneous 35,25,24,20,12 --method bonferroni-wilson --n 43`,
		Args: cli.Arguments(1, 1),
	}
	cli.Word(cmd, &request.Method, "method", interval.MethodGoodman, interval.SimultaneousMethods(), "`method`")
	cmd.Flags().IntVar(&base, "n", 0, "`number` of respondents; without it the sum of the counts")
	return o.command(cmd, func(args []string) calculation.Calculation {
		request.Counts, request.Base = strings.Split(args[0], ","), cli.IfGiven(cmd, "n", &base)
		return request
	})
}

func (o *calcOptions) compare() *cobra.Command {
	var request calculation.TwoGroups
	var margin string
	cmd := &cobra.Command{
		Use:   "compare COUNT/BASE COUNT/BASE",
		Short: "Compare the percentages of two independent groups",
		Long: `Compare the percentages of two independent groups: the difference in percentage points with its interval, Boschloo's
exact test, Fisher's beside it, and Cohen's h. For the same respondents twice, use spoor calc paired.

With --margin, also test whether the percentages are equivalent: closer than a margin that was chosen before seeing them.`,
		Example: `  spoor calc compare 6/43 3/43
  spoor calc compare 56/70 48/80 --method miettinen-nurminen
  spoor calc compare 410/500 405/500 --margin 0.05`,
		Args: cli.Arguments(2, 2),
	}
	cli.Word(cmd, &request.Method, "method", interval.MethodNewcombe, interval.DifferenceMethods(), "`method` for the difference")
	registerMargin(cmd, &margin)
	return o.command(cmd, func(args []string) calculation.Calculation {
		request.First, request.Second, request.Margin = args[0], args[1], cli.IfGiven(cmd, "margin", &margin)
		return request
	})
}

func (o *calcOptions) paired() *cobra.Command {
	var picks int
	var others string
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
		Args: cli.Arguments(1, 2),
	}
	cmd.Flags().IntVar(&picks, "max-picks", 0, "largest `number` of options that one respondent could choose; for totals only")
	cmd.Flags().StringVar(&others, "others", "", "`counts` of all other options of the question; with --max-picks")
	return o.command(cmd, func(args []string) calculation.Calculation {
		request := calculation.SameRespondents{MaxPicks: cli.IfGiven(cmd, "max-picks", &picks), Others: cli.Separated(others)}
		if len(args) == 1 {
			request.Cells = strings.Split(args[0], ",")
		} else {
			request.Totals = [2]string{args[0], args[1]}
		}
		return request
	})
}

func (o *calcOptions) trend() *cobra.Command {
	var scores string
	cmd := &cobra.Command{
		Use:   "trend COUNT/BASE,COUNT/BASE,...",
		Short: "Test for a trend over ordered groups, such as waves",
		Long: `Test for a trend in the percentages of groups of different respondents in order, such as waves: the exact
Cochran-Armitage test, and the asymptotic one with its variance divided by N.

Groups lie equally far apart unless --scores places them.`,
		Example: `  spoor calc trend 6/43,9/50,14/60
  spoor calc trend 6/43,9/50,14/60 --scores 2021,2022,2026`,
		Args: cli.Arguments(1, 1),
	}
	cmd.Flags().StringVar(&scores, "scores", "", "`places` of the groups, such as years; without them 0,1,2,...")
	return o.command(cmd, func(args []string) calculation.Calculation {
		return calculation.OrderedGroups{Groups: strings.Split(args[0], ","), Scores: cli.Separated(scores)}
	})
}

func (o *calcOptions) benchmark() *cobra.Command {
	var request calculation.AgainstBenchmark
	var margin string
	cmd := &cobra.Command{
		Use:     "benchmark COUNT/BASE --against SHARE",
		Aliases: []string{"test"},
		Short:   "Test one percentage against a fixed benchmark",
		Long: `Test one percentage against a benchmark that is known without sampling error, such as a target or one half: the exact
binomial test. A benchmark that is itself an estimate from a sample takes spoor calc compare.

With --margin, also test whether the percentage is equivalent to the benchmark: closer than a margin chosen in advance.`,
		Example: `  spoor calc benchmark 24/43 --against 50%
  spoor calc benchmark 35/43 --against 0.8 --margin 0.15`,
		Args: cli.Arguments(1, 1),
	}
	cmd.Flags().StringVar(&request.Against, "against", "", "what is `known`, that the percentage is set against: a share such as 0.5 or 50%")
	registerMargin(cmd, &margin)
	return o.command(cmd, func(args []string) calculation.Calculation {
		request.Count, request.Margin = args[0], cli.IfGiven(cmd, "margin", &margin)
		return request
	})
}

func (o *calcOptions) fit() *cobra.Command {
	var expected string
	cmd := &cobra.Command{
		Use:   "fit COUNT,COUNT,... --expected SHARE,SHARE,...",
		Short: "Test all percentages of a question against known shares",
		Long: `Test the counts of all categories of one question against the shares of a population that are known without sampling
error, such as those of all companies: the exact multinomial test, and the chi-square test beside it.

Expected are shares, as 0.5 or 50%, or the numbers of people in the population. Printed shares may be rounded.`,
		Example: `  spoor calc fit 10,20,13 --expected 0.2,0.5,0.3
  spoor calc fit 10,20,13 --expected 1200,3100,1800`,
		Args: cli.Arguments(1, 1),
	}
	cmd.Flags().StringVar(&expected, "expected", "", "the `shares` of the population, or its numbers of people")
	return o.command(cmd, func(args []string) calculation.Calculation {
		return calculation.AgainstShares{Counts: strings.Split(args[0], ","), Expected: cli.Separated(expected)}
	})
}

func registerMargin(cmd *cobra.Command, margin *string) {
	cmd.Flags().StringVar(margin, "margin", "", "`difference` within which the percentages count as equivalent, such as 0.1 or 10%")
}
