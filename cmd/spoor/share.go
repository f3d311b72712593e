package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study/members"
)

type shareOptions struct {
	streams   streams
	survey    surveyOptions
	own       ownOptions
	name      string
	preset    disclosure.Preset
	threshold int
	earlier   []string
	lang      data.Lang
	out       string
}

func newShareCmd(s streams) *cobra.Command {
	o := shareOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "share FILE --name NAME",
		Short: "Make counts that you can hand over, without any respondent in them",
		Long: `Make an aggregate: counts per question, with small counts hidden and as many others as it takes to keep them hidden, as JSON
with a checksum (schema spoor/aggregate/1). There is no respondent in it. Give it to whoever keeps the pool of the sector.

FILE is what spoor compare takes. What can still be derived of each hidden count is in the file, and told on standard error; what
cannot be protected is left out. Who tries this program on every table that fits can sometimes exclude more values; a higher
--threshold leaves more of them. With --earlier, the aggregate is also tried against those that were handed over before, and leaves out
what would tell a small count beside them.`,
		Example: `  spoor share answers.csv --name "Organisation A" --out a.json
  spoor share answers.csv --name "Organisation A" --disclosure strict --earlier a-2025.json --out a-2026.json`,
		Args: cli.Arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.own.files = args
			if cmd.Flags().Changed("threshold") && cmd.Flags().Changed("disclosure") {
				return cli.Usage("--threshold and --disclosure both set the threshold; give one")
			}
			if o.survey.where != "" {
				return cli.Usage("share takes no --where: what is hidden in the whole could be told from a part of it, and a pool adds up whole members; to hand over a part, make a file of it and give what you handed over before with --earlier")
			}
			if cmd.Flags().Changed("threshold") && o.threshold == 0 {
				return cli.Usage("--threshold: threshold 0 hides nothing; use 3 or more")
			}
			return runShare(cmd.Context(), o)
		},
	}
	registerSurvey(cmd, &o.survey.folder)
	cmd.Flags().BoolVar(&o.survey.strict, "strict", false, "fail with exit code 3 when any answer has a problem")
	registerLang(cmd, &o.lang)
	cmd.Flags().StringVar(&o.name, "name", "", "`name` under which a pool counts you, once (required)")
	o.own.register(cmd)
	cli.Word(cmd, &o.preset, "disclosure", "", disclosure.Presets(), "`preset` that hides counts below 3, 5 or 10, and what protects them; without it default, or what the codebook requires")
	cmd.Flags().IntVar(&o.threshold, "threshold", 0, "the smallest `count` that may be shown, 3 or more, instead of a preset")
	cmd.Flags().StringArrayVar(&o.earlier, "earlier", nil, "`file` of an aggregate that you handed over before, once for each")
	o.survey.registerWhere(cmd)
	_ = cmd.Flags().MarkHidden("where") // it is refused; the flag exists
	registerOut(cmd, &o.out, "share")
	return cmd
}

func (o shareOptions) rule() (disclosure.Rule, error) {
	if o.threshold == 0 {
		return o.preset.Rule(), nil
	}
	rule, err := disclosure.NewRule(o.threshold)
	if err != nil {
		return rule, cli.Usage("--threshold: %w", err)
	}
	return rule, nil
}

func (o shareOptions) parse() (members.ShareRequest, error) {
	rule, err := o.rule()
	if err != nil {
		return members.ShareRequest{}, err
	}
	if strings.TrimSpace(o.name) == "" {
		return members.ShareRequest{}, cli.Usage("share needs --name NAME: a pool counts each member once, by its name")
	}
	files, err := o.own.read(nil)
	if err != nil {
		return members.ShareRequest{}, err
	}
	request := members.ShareRequest{File: files[0], Member: o.name, Items: o.own.items, Respondents: o.own.respondents, Rule: rule, Lang: o.lang}
	for _, name := range o.earlier {
		before, err := readFile(name)
		if err != nil {
			return members.ShareRequest{}, err
		}
		request.Earlier = append(request.Earlier, before)
	}
	return request, nil
}

func runShare(ctx context.Context, o shareOptions) error {
	request, err := o.parse()
	if err != nil {
		return err
	}
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	shared, err := members.Share(ctx, source, request)
	if err != nil {
		return err
	}
	fmt.Fprintln(o.streams.err, shared.Account)
	return deliver(o.streams, o.out, shared.Content)
}
