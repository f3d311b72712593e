package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"spoor/analysis/interval"
	"spoor/internal/number"
)

type calcSimultaneousOptions struct {
	calcOptions
	counts    string
	method    interval.Method
	base      int
	baseGiven bool
}

func newCalcSimultaneousCmd(s streams) *cobra.Command {
	o := calcSimultaneousOptions{calcOptions: calcOptions{streams: s}}
	cmd := &cobra.Command{
		Use:   "simultaneous COUNT,COUNT,...",
		Short: "Give intervals of several percentages that hold together",
		Long: `Give intervals that hold together for all percentages of one question, so that they may be compared with each other.

The categories of a single-choice question (goodman, sison-glaz) add up to the base; give empty categories as 0. Options of
a question that allows more answers take bonferroni-wilson with --base.`,
		Example: `  spoor calc simultaneous 24,12,4,3
  spoor calc simultaneous 35,25,24,20,12 --method bonferroni-wilson --base 43`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.counts, o.baseGiven = args[0], cmd.Flags().Changed("base")
			return runCalcSimultaneous(o)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	o.register(cmd)
	registerEnum(cmd, &o.method, "method", interval.MethodGoodman, interval.SimultaneousMethods(), "`method`")
	cmd.Flags().IntVar(&o.base, "base", 0, "`number` of respondents; without it the sum of the counts")
	return cmd
}

func runCalcSimultaneous(o calcSimultaneousOptions) error {
	answer, err := o.start("simultaneous")
	if err != nil {
		return err
	}
	counts, err := parseWholes(o.counts)
	if err != nil {
		return err
	}
	base, err := o.respondents(o.method, counts)
	if err != nil {
		return err
	}
	intervals, err := interval.Simultaneous(o.method, counts, base, o.level)
	if err != nil {
		return usageError{err}
	}
	for i, count := range counts {
		answer.Groups = append(answer.Groups, calcGroup{
			Count: count, Base: base, Share: counted{count: count, base: base}.share(),
			Intervals: []calcInterval{answer.interval(intervals[i])},
		})
	}
	if len(counts) > 1 {
		answer.note(fmt.Sprintf(
			o.say("Deze %d intervallen gelden samen: in ongeveer %s van zulke steekproeven bevatten ze alle het werkelijke percentage.",
				"These %d intervals hold together: in about %s of such samples all of them contain the true percentage."),
			len(counts), number.Level(o.level, o.lang)))
	}
	if answer.Groups[0].Intervals[0].Method != o.method {
		answer.note(o.say("Alle antwoorden vallen in één categorie; de intervallen van Goodman vervangen dan die van Sison en Glaz.",
			"All answers are in one category; Goodman's intervals then take the place of those of Sison and Glaz."))
	}
	return o.deliver(answer, o.text(answer))
}

// respondents returns the base: the one given, or the sum of the counts where each respondent is in one category.
func (o calcSimultaneousOptions) respondents(method interval.Method, counts []int) (int, error) {
	sum := 0
	for _, count := range counts {
		sum += count
	}
	switch {
	case !o.baseGiven && method == interval.MethodBonferroniWilson:
		return 0, usage("--method %s is for questions that allow more answers: add --base with the number of respondents", method)
	case !o.baseGiven && sum == 0:
		return 0, usage("%s: the counts add up to 0; give the number of respondents in each category", o.counts)
	case !o.baseGiven:
		return sum, nil
	case o.base < 1 || o.base > largestCount:
		return 0, usage("--base %d: give the number of respondents who answered", o.base)
	}
	return o.base, nil
}

func (o calcSimultaneousOptions) text(answer calcAnswer) string {
	places := groupDecimals(answer.Groups)
	rows := [][]string{{"", "", o.say("simultaan ", "joint ") + o.intervalHeading(), o.say("methode", "method")}}
	for _, group := range answer.Groups {
		rows = append(rows, o.groupRow("", group, places)[1:])
	}
	return columns(rows)
}
