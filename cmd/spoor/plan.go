package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/store"
	"spoor/internal/study"
	"spoor/internal/study/experiment"
	"spoor/internal/study/trial"
	"spoor/reports/plan"
)

type planOptions struct {
	streams streams
	look    lookOptions
	survey  surveyOptions
	request experiment.Request
	lang    data.Lang
	format  string
	digits  int
	out     string
	chart   string
	style   styleOptions

	register string // file of a plan to register
	margin   experiment.MarginRequest
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

  --target or --change              how many participants it takes
  --target or --change, and --n     the power of that many
  --n                               the smallest difference that so many can show

The power is exact for the test that will be used, and counts both tails. Exact power does not rise evenly with n: the
number needed is the one from which the power stays enough. Above 10,000 participants in total it is the normal
approximation of the score test, and the answer says so.

With --cluster-size the test is Student's t on the means of clusters, with the clusters minus the groups as degrees of freedom:
participants in clusters of m are worth 1 + (m - 1) icc times fewer, m being those that attrition leaves, and few clusters
show little however many participants they hold. Below 10 clusters in a group the answer warns.
Three arms or more are each compared with the first, at alpha divided by the number of comparisons: the first step of
Holm's procedure, so that the power holds whatever the other arms show.

Which conclusions of the survey a new survey of so many respondents would decide: see spoor claims --n.

--margin says how many respondents a survey takes to know a share within so many points, around --baseline or 50%, or with --sd a mean
within so much of its unit; --attrition is the share that will not answer. A table beside it has other margins and levels.

--noninferiority says what it takes to show that a group is not worse than the control group by so many points, --equivalence that the two differ
by less; with --sd means, in their unit. Non-inferiority is judged as spoor evaluate does, equivalence as spoor calc does with --margin.

--register FILE checks the plan of an experiment (arms, outcomes, tests, sizes; see docs/formats.md) by the codebook of the survey, and puts
a checksum in the file by which everybody can see that it was not changed since. spoor evaluate evaluates the experiment by it.`),
		Example: `  spoor plan --baseline trajectory_shares.other_work --target 33%
  spoor plan --baseline collaboration.uwv.bottom2 --change -15 --attrition 15% --chart power.svg
  spoor plan --baseline 7/43 --n 100,150
  spoor plan --baseline 23% --target 33% --icc 0.05 --cluster-size 20
  spoor plan --margin 5% --population-size 120
  spoor plan --baseline 80% --noninferiority 10%
  spoor plan --register plan.yaml --survey my-survey`,
		Args: cli.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.register != "" {
				return o.registerPlan(cmd)
			}
			if err := o.look.read(cmd, o.format); err != nil {
				return err
			}
			if o.margin.Margin != "" {
				return o.forMargin(cmd)
			}
			if o.request.Close() {
				return o.forCloseness(cmd)
			}
			if err := errors.Join(o.unused(cmd), o.style.read(cmd, o.chart)); err != nil {
				return err
			}
			return runPlan(cmd.Context(), o)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (o *planOptions) addFlags(cmd *cobra.Command) {
	r := &o.request
	registerExperiment(cmd, r)
	registerPrecision(cmd, &o.margin)
	registerPower(cmd, &r.Power)
	cmd.Flags().StringVar(&o.chart, "chart", "", "`file` for a figure of the power against n; its ending decides: .svg, .png or .pdf")
	o.style.register(cmd, " of --chart")
	cmd.Flags().StringVar(&o.register, "register", "", "check the plan in this `file` and put its checksum in")
	o.survey.registerWave(cmd)
	o.survey.registerWhere(cmd)
	o.survey.registerDisclosure(cmd)
	cli.Level(cmd, &r.Level, "confidence `level` of the interval of the baseline, between 0 and 1")
	registerInterval(cmd, &r.Method, interval.Methods())
	registerLang(cmd, &o.lang)
	registerDigitsOf(cmd, &o.digits, "1 where they have any")
	o.look.registerTemplate(cmd)
	registerForms(cmd, &o.format, &o.out, "plan")
}

func registerPower(cmd *cobra.Command, power *string) {
	cmd.Flags().StringVar(power, "power", "0.80", "wanted `chance` to show the difference")
}

// unused refuses flags that the question does not use.
func (o planOptions) unused(cmd *cobra.Command) error {
	if err := errors.Join(
		cli.RefuseGiven(cmd, "is for the respondents of a survey; it goes with --margin", "population-size", "joint"),
		cli.RefuseGiven(cmd, "goes with --margin, --noninferiority or --equivalence", "sd", "deff"),
		cli.RefuseGiven(cmd, "goes with --noninferiority", "goal"),
	); err != nil {
		return err
	}
	r := o.request
	if !r.OfSurvey() {
		if err := cli.RefuseGiven(cmd, "is for a baseline from the survey, such as collaboration.uwv.bottom2", "survey", "wave", "where", "connect"); err != nil {
			return err
		}
	}
	if r.Certain() {
		if err := cli.RefuseGiven(cmd, "is for the interval of a baseline, and "+r.Baseline+" has none without --baseline-n", "level", "interval"); err != nil {
			return err
		}
	}
	if r.N != "" && (r.Target != "" || r.Change != "") && o.chart == "" {
		return cli.RefuseGiven(cmd, "is what --n with --target or --change asks for; leave one of them out", "power")
	}
	return nil
}

// registerPlan puts the checksum in the file of a plan.
func (o planOptions) registerPlan(cmd *cobra.Command) error {
	if err := cli.OnlyWith(cmd, "--register", "would stand in the file", "register", "survey", "lang", "overwrite"); err != nil {
		return err
	}
	name, source, err := readNamed(o.register, "a plan")
	if err != nil {
		return err
	}
	survey, err := o.survey.open()
	if err != nil {
		return err
	}
	registered, err := trial.Register(name, source, survey.Codebook)
	if err != nil {
		return err
	}
	if !registered.Before {
		// The file is a person's, who asked for the checksum in it.
		if err := store.WriteFile(name, registered.Content, store.FileOptions{Overwrite: true, Tidied: o.streams.tidied}); err != nil {
			return err
		}
	}
	_, err = fmt.Fprint(o.streams.out, registered.Say(name, o.lang))
	return err
}

// forMargin says how many respondents a margin takes.
func (o planOptions) forMargin(cmd *cobra.Command) error {
	if err := cli.OnlyWith(cmd, "--margin", "is for an experiment", "margin", "sd", "population-size", "deff", "joint", "baseline", "attrition", "level", "lang", "format", "template", "out", "overwrite"); err != nil {
		return err
	}
	if cmd.Flags().Changed("population-size") && o.margin.Population == 0 {
		return cli.Usage("--population-size 0: give the number of people in the population, or leave it out")
	}
	o.margin.Share, o.margin.Attrition, o.margin.Level = o.request.Baseline, o.request.Attrition, o.request.Level
	content, err := study.PlanMargin(o.margin, o.lang, o.format, o.look.Look)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// forCloseness says what it takes to show that a group is not worse by a margin, or as good as equal.
func (o planOptions) forCloseness(cmd *cobra.Command) error {
	if err := cli.OnlyWith(cmd, o.request.CloseFlag(), "is for another question", "noninferiority", "equivalence", "goal", "baseline", "target", "change",
		"sd", "deff", "n", "ratio", "power", "alpha", "icc", "cluster-size", "attrition", "lang", "format", "template", "out", "overwrite"); err != nil {
		return err
	}
	if o.request.N != "" {
		if err := cli.RefuseGiven(cmd, "is what --n asks for; leave one of them out", "power"); err != nil {
			return err
		}
	}
	content, err := study.PlanCloseness(o.request, o.margin.SD, o.margin.Deff, o.lang, o.format, o.look.Look)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

func runPlan(ctx context.Context, o planOptions) error {
	format, err := pictureFormat(o.chart)
	if err != nil {
		return err
	}
	digits, err := parseDigitsFor(o.format, o.digits)
	if err != nil {
		return err
	}
	answer, err := o.answer(ctx)
	if err != nil {
		return err
	}
	answer.Digits = digits
	if o.chart != "" {
		drawn, err := study.PlanChart(answer, format, o.style.Style, o.lang)
		if err != nil {
			return err
		}
		if err := writeFile(o.streams, o.chart, drawn); err != nil {
			return err
		}
	}
	content, err := study.RenderPlan(answer, o.lang, o.format, o.look.Look)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

func (o planOptions) answer(ctx context.Context) (plan.Answer, error) {
	if !o.request.OfSurvey() {
		return study.Plan(o.request)
	}
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return plan.Answer{}, err
	}
	return opened.Plan(ctx, o.request)
}
