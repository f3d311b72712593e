package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/hypothesis"
	"spoor/analysis/planning"
	"spoor/charts/picture"
)

type planOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions

	baseline, baselineN string
	target, difference  string
	n, ratio            string
	power, alpha        string
	test                string
	arms                int
	icc, attrition      string
	clusterSize         string

	format, out, chart string

	claims bool
	seed   uint64
	draws  int
}

func newPlanCmd(s streams) *cobra.Command {
	o := planOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "plan --baseline SHARE",
		Short: "Size an experiment: participants needed, power, detectable difference",
		Long: strings.TrimSpace(`
Size an experiment on a percentage, from a baseline: an answer of the survey (collaboration.uwv.bottom2), a count of a
base (7/43), or a share (23%). A baseline is uncertain itself, so the answer stands at its estimate and at both ends of
its interval; a plain share gets an interval from --baseline-n, and is taken as known without.

  --target or --difference          how many participants it takes
  --target or --difference, --n     the power of that many
  --n                               the smallest difference that so many can show

The power is exact for the test that will be used, and counts both tails. Exact power does not rise evenly with n: the
number needed is the one from which the power stays enough. Above 10,000 participants in total it is the normal
approximation of the score test, and the answer says so.

Clusters count through the design effect, 1 + (m - 1) icc: participants in clusters of m are worth that many times fewer.
Three arms or more are each compared with the first, at alpha divided by the number of comparisons: the first step of
Holm's procedure, so that the power holds whatever the other arms show.

With --claims the question is another: which conclusions of the survey's claims.yaml a new survey of n respondents would
decide, by simulation.`),
		Example: `  spoor plan --baseline trajectory_shares.other_work --target 33%
  spoor plan --baseline collaboration.uwv.bottom2 --difference -15 --attrition 15% --chart power.svg
  spoor plan --baseline 7/43 --n 100,150
  spoor plan --baseline 23% --target 33% --icc 0.05 --cluster-size 20
  spoor plan --claims --n 60,100,200`,
		Args: arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.claims {
				return runPlanClaims(cmd.Context(), o)
			}
			return runPlan(cmd.Context(), o)
		},
	}
	o.register(cmd)
	return cmd
}

func (o *planOptions) register(cmd *cobra.Command) {
	tests := append(names(planning.Tests()), string(hypothesis.MethodBinomial))
	flags := cmd.Flags()
	flags.StringVar(&o.baseline, "baseline", "", "`share` to start from: an answer such as collaboration.uwv.bottom2, a count such as 7/43, or 23% (required)")
	flags.StringVar(&o.baselineN, "baseline-n", "", "the `number` of answers behind a baseline such as 23%")
	flags.StringVar(&o.target, "target", "", "`share` to reach, such as 33%")
	flags.StringVar(&o.difference, "difference", "", "difference to show, in percentage `points`, such as +10 or -5")
	flags.StringVar(&o.n, "n", "", "`number` of participants in each group, or in the control group and the other: 100,150")
	flags.StringVar(&o.ratio, "ratio", "1", "`number` of participants in the other group for one in the control group")
	flags.StringVar(&o.power, "power", "0.80", "wanted `chance` to show the difference")
	flags.StringVar(&o.alpha, "alpha", "0.05", "two-sided significance `level`")
	flags.StringVar(&o.test, "test", "", "`test` that will be used: boschloo (default), fisher or score; with one arm binomial")
	flags.IntVar(&o.arms, "arms", 2, "`number` of groups: 1 is against the baseline itself, 2 with a control group, more each with the control group")
	flags.StringVar(&o.icc, "icc", "0", "intraclass `correlation` within clusters, 0 to 1")
	flags.StringVar(&o.clusterSize, "cluster-size", "1", "`number` of participants in a cluster")
	flags.StringVar(&o.attrition, "attrition", "0%", "`share` of participants whose outcome will be missing")
	flags.StringVar(&o.chart, "chart", "", "`file` for a figure of the power against n; its ending decides: .svg, .png or .pdf")
	flags.BoolVar(&o.claims, "claims", false, "which claims of the survey become decidable at each --n, by simulation")
	flags.Uint64Var(&o.seed, "seed", 1, "`seed` of the simulation for --claims")
	flags.IntVar(&o.draws, "draws", 500, "`number` of simulated surveys for each --n of --claims")
	complete(cmd, "test", tests)
	o.survey.register(cmd)
	o.estimate.register(cmd)
	registerFormat(cmd, &o.format, "text", "md", "json")
	registerOut(cmd, &o.out)
}

func runPlan(ctx context.Context, o planOptions) error {
	question, err := o.question()
	if err != nil {
		return usageError{err}
	}
	pictures, err := o.pictures(question)
	if err != nil {
		return err
	}
	baseline, err := o.readBaseline(ctx, o.estimate.lang)
	if err != nil {
		return err
	}
	answer, err := question.answer(baseline, o.estimate.lang)
	if err != nil {
		return err
	}
	if pictures != "" {
		figure, err := answer.figure()
		if err != nil {
			return err
		}
		if err := writeFigure(o.streams, o.chart, figure, pictures); err != nil {
			return err
		}
	}
	content, err := answer.render(o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// pictures returns the format of the figure that is asked for, "" without one.
func (o planOptions) pictures(q planQuestion) (picture.Format, error) {
	if o.chart == "" {
		return "", nil
	}
	if q.kind == detectable {
		return "", usage("--chart draws the power of one difference: add --target or --difference")
	}
	format, err := picture.ParseFormat(strings.TrimPrefix(filepath.Ext(o.chart), "."))
	if err != nil {
		return "", usage("--chart %s: %w", o.chart, err)
	}
	return format, nil
}
