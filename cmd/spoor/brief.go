package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spoor/internal/cli"
	"spoor/internal/forms"
	"spoor/internal/study"
	"spoor/internal/study/trial"
)

type briefOptions struct {
	streams  streams
	look     lookOptions
	survey   surveyOptions
	estimate estimateOptions
	topic    string
	all      bool
	file     string
	plan     string
	format   string
	out      string
}

// briefFolder is where all briefs go without --out.
const briefFolder = "spoor-briefs"

func newBriefCmd(s streams) *cobra.Command {
	o := briefOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "brief TOPIC | --all",
		Short: "Write what an experiment on a topic starts from",
		Long: strings.TrimSpace(`
Write the brief that an experiment starts from: what the figures say about a topic, which conclusions on it hold, how many
participants a small, a medium and a large effect take (5, 10 and 20 percentage points, at the estimate of the baseline
and at both ends of its interval), what the data do not say, and what to record.

One TOPIC is written as Markdown without figures, or with --format html as one page with its figures. --all writes the
briefs of every topic into a folder, in both forms, with their figures and an index.

With --disclosure small counts are hidden, and what would give them away: a size for an experiment that starts from one, and conclusions.

The topics are those in topics.yaml of the survey; the built-in one has those that the publication asks consortia to
experiment with. --file names one's own.`),
		Example: `  spoor brief early_start
  spoor brief customisation --lang en --format html --out customisation.html
  spoor brief early_start --plan plan.yaml --out early_start.docx
  spoor brief --all --out briefs
  spoor brief --survey my-survey --file my-topics.yaml --all`,
		Args: cli.Arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.topic = args[0]
			}
			if o.all && o.topic != "" {
				return cli.Usage("give a topic or --all, not both")
			}
			if o.all && o.plan != "" {
				return cli.Usage("--plan does not go with --all: an experiment is on one topic")
			}
			if o.all {
				if err := cli.RefuseGiven(cmd, "does not go with --all: every brief is written as Markdown and as HTML", "format"); err != nil {
					return err
				}
			}
			if err := o.look.read(cmd, o.format); err != nil {
				return err
			}
			return runBrief(cmd.Context(), o)
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			opened, request, err := o.open(cmd.Context())
			if err != nil || len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			list, _ := opened.Topics(request)
			return study.TopicIDs(list), cobra.ShellCompDirectiveNoFileComp
		},
	}
	o.survey.register(cmd)
	o.survey.registerWhere(cmd)
	o.survey.registerDisclosure(cmd)
	o.look.register(cmd, false)
	o.survey.registerSource(cmd)
	o.estimate.registerMethods(cmd, study.ReportMethods())
	registerDigits(cmd, &o.estimate.digits)
	cmd.Flags().BoolVar(&o.all, "all", false, "write the briefs of all topics into a folder, with an index")
	cmd.Flags().StringVar(&o.file, "file", "", "`file` with topics; without it topics.yaml of the survey")
	cmd.Flags().StringVar(&o.plan, "plan", "", "`file` with the registered plan of the experiment, which the brief sets beside the figures")
	registerFormat(cmd, &o.format, forms.Of("brief").Forms...)
	cmd.Flags().StringVar(&o.out, "out", "", "`file` to write, of which the ending says the form: "+forms.Of("brief").Endings()+", without it standard output; with --all the folder, without it "+briefFolder)
	return cmd
}

// open opens the survey, and returns the request that the flags make.
func (o briefOptions) open(ctx context.Context) (*study.Study, study.BriefRequest, error) {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return nil, study.BriefRequest{}, err
	}
	request := study.BriefRequest{Topic: o.topic, Options: options, Lang: lang, Version: version, Look: o.look.Look}
	if request.Name, request.Source, err = readNamed(o.file, "topics"); err != nil {
		return nil, request, err
	}
	o.survey.folderOut = o.all
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil || o.plan == "" {
		return opened, request, err
	}
	name, source, err := readNamed(o.plan, "a plan")
	if err != nil {
		return nil, request, err
	}
	request.Registered, err = trial.ForBrief(name, source, opened.Codebook)
	return opened, request, err
}

func runBrief(ctx context.Context, o briefOptions) error {
	opened, request, err := o.open(ctx)
	if err != nil {
		return err
	}
	if o.all {
		return o.writeAll(ctx, opened, request)
	}
	content, err := opened.Brief(ctx, request, o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// writeAll writes every brief in both forms, their figures and an index.
func (o briefOptions) writeAll(ctx context.Context, opened *study.Study, request study.BriefRequest) error {
	files, err := opened.Briefs(ctx, request)
	if err != nil {
		return err
	}
	if o.out == "" {
		o.out = briefFolder
	}
	if err := writeFolder(ctx, o.streams, o.out, files); err != nil {
		return err
	}
	fmt.Fprintln(o.streams.out, filepath.Join(o.out, "index.md"))
	fmt.Fprintln(o.streams.out, filepath.Join(o.out, "index.html"))
	return nil
}
