package main

import (
	"github.com/spf13/cobra"

	"spoor/analysis/hypothesis"
	"spoor/analysis/planning"
	goal "spoor/data/plan"
	"spoor/internal/cli"
	"spoor/internal/study/experiment"
)

// registerExperiment adds the flags of an experiment, less those that other commands have as well.
func registerExperiment(cmd *cobra.Command, r *experiment.Request) {
	flags := cmd.Flags()
	flags.StringVar(&r.Baseline, "baseline", "", "`share` to start from: an answer such as collaboration.uwv.bottom2, a count such as 7/43, or 23% (required)")
	flags.StringVar(&r.BaselineN, "baseline-n", "", "the `number` of answers behind a baseline such as 23%")
	flags.StringVar(&r.Target, "target", "", "`share` to reach, such as 33%")
	flags.StringVar(&r.Change, "change", "", "difference to show, in percentage `points`, such as +10 or -5")
	flags.StringVar(&r.N, "n", "", "`number` of participants in each group, or in the control group and the other: 100,150")
	flags.StringVar(&r.Ratio, "ratio", "1", "`number` of participants in the other group for one in the control group")
	flags.StringVar(&r.Alpha, "alpha", "0.05", "two-sided significance `level`; with --equivalence that of each of two one-sided tests")
	cli.Word(cmd, &r.Test, "test", "", append(planning.Tests(), hypothesis.MethodBinomial), "`test` that will be used, without it boschloo, or binomial with one arm")
	flags.IntVar(&r.Arms, "arms", 2, "`number` of groups: 1 is against the baseline itself, 2 with a control group, more each with the control group")
	flags.StringVar(&r.ICC, "icc", "0", "intraclass `correlation` within clusters, 0 to 1")
	flags.StringVar(&r.ClusterSize, "cluster-size", "1", "`number` of participants in a cluster")
	flags.StringVar(&r.Attrition, "attrition", "0%", "`share` of participants whose outcome will be missing")
	flags.StringVar(&r.NonInferiority, "noninferiority", "", "`margin` that the other group is not to be worse by, such as 10%, or with --sd of a mean")
	flags.StringVar(&r.Equivalence, "equivalence", "", "`margin` that the groups are to differ by less than, such as 10%, or with --sd of a mean")
	cli.Word(cmd, &r.Goal, "goal", "", []goal.Goal{goal.Raise, goal.Lower}, "`way` that is better, for --noninferiority; without it raise")
}

// registerPrecision adds the flags of how precise a survey is to be.
func registerPrecision(cmd *cobra.Command, r *experiment.MarginRequest) {
	flags := cmd.Flags()
	flags.StringVar(&r.Margin, "margin", "", "`difference` within which a survey is to know a share, such as 5%, or with --sd a mean")
	flags.StringVar(&r.SD, "sd", "", "expected standard `deviation` of the mean that a margin is for")
	flags.IntVar(&r.Population, "population-size", 0, "`number` of people in the population that the respondents will be drawn from")
	flags.StringVar(&r.Deff, "deff", "", "`number` of times that clusters and weights enlarge the variance (design effect)")
	flags.StringVar(&r.Together, "joint", "", "`number` of percentages of which the intervals are to hold together, or all: those of all answers to a question of one answer, whatever they are")
}
