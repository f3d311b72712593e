package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/topics"
	"spoor/data"
	"spoor/internal/nearest"
	"spoor/internal/study"
	"spoor/reports/brief"
)

type briefOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions
	topic    string
	all      bool
	file     string
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

A brief shows all counts, small ones too: what is protected with --disclosure elsewhere is not protected here.

The topics are those in topics.yaml of the survey; the built-in one has those that the publication asks consortia to
experiment with. --file names one's own.`),
		Example: `  spoor brief early_start
  spoor brief customisation --lang en --format html --out customisation.html
  spoor brief --all --out briefs
  spoor brief --survey my-survey --file my-topics.yaml --all`,
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.topic = args[0]
			}
			if o.all && cmd.Flags().Changed("format") {
				return usage("--format does not go with --all: every brief is written as Markdown and as HTML")
			}
			return runBrief(cmd.Context(), o)
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			list, err := o.topics(cmd.Context())
			if err != nil || len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return topicIDs(list), cobra.ShellCompDirectiveNoFileComp
		},
	}
	o.survey.register(cmd)
	o.survey.registerSource(cmd)
	o.estimate.registerMethods(cmd, study.ReportMethods())
	registerDigits(cmd, &o.estimate.digits)
	cmd.Flags().BoolVar(&o.all, "all", false, "write the briefs of all topics into a folder, with an index")
	cmd.Flags().StringVar(&o.file, "file", "", "`file` with topics; without it topics.yaml of the survey")
	registerFormat(cmd, &o.format, "md", "html")
	cmd.Flags().StringVar(&o.out, "out", "", "`file` to write, without it standard output; with --all the folder, without it "+briefFolder)
	return cmd
}

func runBrief(ctx context.Context, o briefOptions) error {
	if o.all && o.topic != "" {
		return usage("give a topic or --all, not both")
	}
	options, _, err := o.estimate.parse()
	if err != nil {
		return err
	}
	list, err := o.topics(ctx)
	if err != nil {
		return err
	}
	if list, err = o.chosen(list); err != nil {
		return err
	}
	loaded, err := load(ctx, o.streams, o.survey, options)
	if err != nil {
		return err
	}
	maker, err := newBriefMaker(ctx, o, loaded, list)
	if err != nil {
		return err
	}
	if o.all {
		return o.writeAll(ctx, maker, list)
	}
	brief, err := maker.brief(list[0], o.format == "html")
	if err != nil {
		return err
	}
	write := brief.Markdown
	if o.format == "html" {
		write = brief.HTML
	}
	content, err := write()
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// chosen returns the topics to write about.
func (o briefOptions) chosen(list []topics.Topic) ([]topics.Topic, error) {
	if o.all {
		return list, nil
	}
	known := topicIDs(list)
	if o.topic == "" {
		return nil, usage("name a topic, or give --all; there are %s", strings.Join(known, ", "))
	}
	if at := slices.Index(known, o.topic); at >= 0 {
		return list[at : at+1], nil
	}
	if near := nearest.Name(o.topic, known); near != "" {
		return nil, usage("no topic %q; did you mean %q?", o.topic, near)
	}
	return nil, usage("no topic %q; there are %s", o.topic, strings.Join(known, ", "))
}

func topicIDs(list []topics.Topic) []string {
	ids := make([]string, len(list))
	for i, topic := range list {
		ids[i] = topic.ID
	}
	return ids
}

// writeAll writes every brief in both forms, their figures and an index.
func (o briefOptions) writeAll(ctx context.Context, maker *briefMaker, list []topics.Topic) error {
	index := brief.Index{Lang: maker.lang, Survey: maker.loaded.survey.Codebook.Title.In(maker.lang)}
	var files []study.File
	for _, topic := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		brief, err := maker.brief(topic, true)
		if err != nil {
			return err
		}
		brief.Linked = true
		index.Briefs = append(index.Briefs, brief)
		if files, err = bothForms(files, topic.ID, brief.Markdown, brief.HTML); err != nil {
			return err
		}
	}
	files, err := bothForms(files, "index", index.Markdown, index.HTML)
	if err != nil {
		return err
	}
	for _, drawn := range maker.drawn() {
		files = append(files, study.File{Name: "figures/" + drawn.Name + ".svg", Content: drawn.svg})
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

func bothForms(files []study.File, name string, markdown, html func() ([]byte, error)) ([]study.File, error) {
	text, err := markdown()
	if err != nil {
		return nil, err
	}
	page, err := html()
	if err != nil {
		return nil, err
	}
	return append(files, study.File{Name: name + ".md", Content: text}, study.File{Name: name + ".html", Content: page}), nil
}

// namedFigures returns the figures of others that references name, in their order.
func namedFigures(references []topics.Reference, all []data.ExternalFigure) []data.ExternalFigure {
	var named []data.ExternalFigure
	for _, reference := range references {
		for _, figure := range all {
			if reference.External != "" && figure.ID == reference.External {
				named = append(named, figure)
			}
		}
	}
	return named
}
