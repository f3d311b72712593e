package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spoor/internal/cli"
	"spoor/internal/forms"
	"spoor/internal/study"
	"spoor/internal/study/trial"
)

type evaluateOptions struct {
	streams streams
	survey  surveyOptions
	request trial.Request
	files   []string
	level   float64
	pooled  bool
	share   string
	all     bool
	format  string
	out     string
	look    lookOptions
}

// evaluationFolder is where everything goes without --out.
const evaluationFolder = "spoor-evaluation"

func newEvaluateCmd(s streams) *cobra.Command {
	o := evaluateOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "evaluate PLAN DATA | --together FILE FILE ...",
		Short: "Evaluate an experiment by its registered plan",
		Long: strings.TrimSpace(`
Evaluate an experiment: PLAN is its registered plan (see spoor plan --register), DATA any file that wave add reads, with one row a
participant and the columns that the plan names. Everybody counts in the arm of assignment. The report has the flow of participants, the
arms at the start, the primary outcome by the registered test, the other outcomes, clusters, missing outcomes with the point at which the
verdict would tip, subgroups, and the items of CONSORT 2010 with what a person must add. Outcomes that the plan does
not name are marked, and not tested; subgroups that it does not announce are marked.

Markdown goes to standard output, without figures; --format html gives one page with its figures. --format json gives the experiment without
its participants, which can be shared. --all writes all of them, a document for Word and a workbook, with their figures into a folder.

--share writes the experiment without its participants for others, under a --name and with small counts hidden, and says first what goes out.

--together puts several experiments together, by their files of --format json and --share: by random effects, or exactly where the outcome is rare, with what
a next experiment may be expected to give.`),
		Example: `  spoor evaluate plan.yaml answers.csv --survey my-survey --format html --out result.html
  spoor evaluate plan.yaml answers.xlsx --survey my-survey --by sector --also trust.coach.top2 --lang en
  spoor evaluate plan.yaml answers.csv --survey my-survey --share a.json --name "Consortium A"
  spoor evaluate --together a.json b.json c.json --format html --out together.html`,
		Args: func(cmd *cobra.Command, args []string) error {
			if o.pooled {
				return cli.Arguments(2, math.MaxInt)(cmd, args)
			}
			return cli.Arguments(2, 2)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			written := []string{o.format}
			if o.all {
				written = forms.Of("evaluate").Forms
			}
			if err := o.look.read(cmd, written...); err != nil {
				return err
			}
			if o.all {
				if err := cli.RefuseGiven(cmd, "does not go with --all: everything is written", "format"); err != nil {
					return err
				}
			}
			if o.pooled {
				if err := cli.RefuseGiven(cmd, "is for one experiment; --together takes files of --format json and --share", "survey", "disclosure", "also", "by", "share", "name"); err != nil {
					return err
				}
				return runTogether(cmd.Context(), o)
			}
			if err := cli.RefuseGiven(cmd, "is what the plan says; it is for --together", "level"); err != nil {
				return err
			}
			if o.share != "" {
				if err := cli.RefuseGiven(cmd, "does not go with --share, which writes what can be given away", "all", "out", "format", "template"); err != nil {
					return err
				}
			} else if err := cli.RefuseGiven(cmd, "is the name under which --share FILE gives an experiment away", "name"); err != nil {
				return err
			}
			return runEvaluate(cmd.Context(), o)
		},
	}
	flags := cmd.Flags()
	registerSurvey(cmd, &o.survey.folder)
	o.survey.registerDisclosure(cmd)
	flags.StringSliceVar(&o.request.Also, "also", nil, "`answers` to show beside what was registered, such as trust.coach.top2; they are marked")
	flags.StringSliceVar(&o.request.By, "by", nil, "`item` by which the primary outcome is shown apart, though the plan does not announce that; they are marked")
	flags.BoolVar(&o.pooled, "together", false, "put the experiments of two or more files of --format json or --share together")
	cli.Level(cmd, &o.level, "with --together the confidence `level`, between 0 and 1")
	flags.StringVar(&o.share, "share", "", "`file` to write the experiment to without its participants, small counts hidden, for others to put together")
	flags.StringVar(&o.request.Share, "name", "", "`name` under which --share gives the experiment away")
	flags.BoolVar(&o.all, "all", false, "write the report in every form with its figures into a folder")
	registerFormat(cmd, &o.format, forms.Of("evaluate").Forms...)
	registerLang(cmd, &o.request.Lang)
	o.look.registerTemplate(cmd)
	flags.StringVar(&o.out, "out", "", "`file` to write, without it standard output; with --all the folder, without it "+evaluationFolder)
	return cmd
}

func runEvaluate(ctx context.Context, o evaluateOptions) error {
	r := &o.request
	r.Version, r.Look = version, o.look.Look
	var err error
	if r.PlanName, r.Plan, err = readNamed(o.files[0], "a plan"); err != nil {
		return err
	}
	r.DataName = o.files[1]
	if r.Data, err = os.ReadFile(o.files[1]); err != nil {
		return fmt.Errorf("read %s: %w", o.files[1], reason(err))
	}
	o.survey.folderOut = o.all || o.share != ""
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	if o.share != "" {
		given, err := trial.Share(ctx, source, o.request)
		if err != nil {
			return err
		}
		fmt.Fprintln(o.streams.err, given.Account)
		return writeFile(o.streams, o.share, given.Content)
	}
	evaluated, err := trial.Evaluate(ctx, source, o.request)
	if err != nil {
		return err
	}
	return o.deliver(ctx, evaluated, evaluated.Plan.ID)
}

func runTogether(ctx context.Context, o evaluateOptions) error {
	var files []trial.Shared
	for _, name := range o.files {
		content, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, reason(err))
		}
		files = append(files, trial.Shared{Name: name, Content: content})
	}
	pooled, err := trial.Together(files, o.level, o.request.Lang, version, o.look.Look)
	if err != nil {
		return err
	}
	return o.deliver(ctx, pooled, "together")
}

// rendered is a result that can be written in several forms.
type rendered interface {
	Render(form string) ([]byte, error)
	Files() ([]study.File, error)
}

// deliver writes a result in one form, or in every form with its figures into a folder.
func (o evaluateOptions) deliver(ctx context.Context, result rendered, name string) error {
	if !o.all {
		content, err := result.Render(o.format)
		if err != nil {
			return err
		}
		return deliver(o.streams, o.out, content)
	}
	files, err := result.Files()
	if err != nil {
		return err
	}
	if o.out == "" {
		o.out = evaluationFolder
	}
	if err := writeFolder(ctx, o.streams, o.out, files); err != nil {
		return err
	}
	_, err = fmt.Fprintln(o.streams.out, filepath.Join(o.out, name+".html"))
	return err
}
