package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/analysis/design"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study"
	"spoor/internal/study/ratio"
	"spoor/reports/method"
)

type tableOptions struct {
	streams  streams
	look     lookOptions
	survey   surveyOptions
	estimate estimateOptions
	items    []string
	all      bool
	letters  bool
	against  string
	by       []string
	groups   groupOptions
	base     estimate.Base
	joint    string
	explain  bool
	seed     uint64
	format   string
	out      string
}

func newTableCmd(s streams) *cobra.Command {
	o := tableOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "table ITEM...",
		Short: "Print the percentages of items with their bases and intervals",
		Long: strings.TrimSpace(`
Print the percentages of items with their bases and intervals.

With --by each group of respondents gets a column, is set against the rest, and one test says whether the groups differ
at all. A group is an option of a single or multiple item in the same file; --by a,b puts the groups of both side by side, and
--by 'a*b' makes groups of both together. With --letters the groups of an item are compared two by two as well, and a letter
points to each that is lower beyond chance. P-values are adjusted for the number of comparisons of an item by the groups of one:
by Holm, which suits a conclusion; with --adjust bh by Benjamini and Hochberg, which suits looking around; with
--adjust tarone without the comparisons that could never reach the level.

NUMBER/NUMBER is the ratio of what two numbers add up to, such as hours for each client, with --by of each group.

Where wave.yaml says how respondents were drawn (spoor wave set), percentages are weighted, and their intervals and tests
follow the sampling design. Then --interval is wilson, korn-graubard, logit or beta.`),
		Example: `  spoor table positive_factors
  spoor table collaboration --format csv --out collaboration.csv
  spoor table positive_factors --base responses --simultaneous
  spoor table success_definition --simultaneous sison-glaz
  spoor table factors --survey members --by sector
  spoor table factors --survey members --by sector --adjust bh
  spoor table factors advice --survey members --by sector,size,'sector*size'
  spoor table --all --survey members --by sector --out tables.xlsx
  spoor table sector --survey members --against population.csv
  spoor table hours/clients --survey members --by sector`,
		Args: o.arguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.look.read(cmd, o.format); err != nil {
				return err
			}
			if len(o.by) == 0 {
				if err := cli.RefuseGiven(cmd, "is for groups; name the item that makes them with --by", "seed", "letters"); err != nil {
					return err
				}
			}
			if o.against != "" && (len(o.items) != 1 || len(o.by) > 0 || o.joint != "" || o.explain) {
				return cli.Usage("--against is for one item of all respondents, without --by, --simultaneous and --explain: spoor table ITEM --against FILE")
			}
			if ratio.Asked(o.items...) {
				if err := cli.OnlyWith(cmd, "a ratio", "is for percentages", "by", "level", "survey", "wave", "where", "engine", "source", "connect", "disclosure", "strict", "lang", "format", "template", "out", "overwrite", "csv-for"); err != nil {
					return err
				}
			}
			return runTable(cmd.Context(), o)
		},
		ValidArgsFunction: completeItems(&o.survey),
	}
	o.survey.register(cmd)
	o.survey.registerWhere(cmd)
	o.survey.registerEngine(cmd)
	o.survey.registerSource(cmd)
	o.estimate.registerMethods(cmd, slices.Concat(interval.Methods(), []interval.Method{design.MethodKornGraubard, design.MethodBeta}))
	registerDigits(cmd, &o.estimate.digits)
	o.survey.registerDisclosure(cmd)
	o.register(cmd)
	o.look.registerTemplate(cmd)
	registerForms(cmd, &o.format, &o.out, "table")
	return cmd
}

func (o *tableOptions) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&o.by, "by", nil, "`item` whose options are the groups to compare; several side by side, as a,b, or crossed, as 'a*b'")
	flags.BoolVar(&o.all, "all", false, "print every item, of those that can be set against the groups where there are")
	flags.StringVar(&o.against, "against", "", "what is `known` of the population, that the answers are set against: a file with for each answer its share, or how many people")
	flags.BoolVar(&o.letters, "letters", false, "compare the groups of an item two by two, and mark what is higher by the letters of the others")
	o.groups.register(cmd)
	cli.Word(cmd, &o.base, "base", estimate.BaseAnswered, estimate.Bases(), "what percentages are `of`")
	flags.StringVar(&o.joint, "simultaneous", "", "let the intervals of the options hold together, by `method`: "+strings.Join(cli.Names(interval.SimultaneousMethods()), ", "))
	flags.Lookup("simultaneous").NoOptDefVal = string(estimate.JointDefault)
	flags.BoolVar(&o.explain, "explain", false, "say below the table what each of its methods assumes and where it comes from")
	flags.Uint64Var(&o.seed, "seed", 1, "`number` that the permutation test of groups starts from")
	cli.Complete(cmd, "simultaneous", cli.Names(interval.SimultaneousMethods()))
}

// parse reads the flags that say how estimates are made.
func (o tableOptions) parse() (analysis.Options, data.Lang, error) {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return analysis.Options{}, "", err
	}
	options.Base = o.base
	switch options.Joint = interval.Method(o.joint); options.Joint {
	case "", estimate.JointDefault:
	default:
		if options.Joint, err = interval.ParseSimultaneous(o.joint); err != nil {
			return analysis.Options{}, "", cli.Usage("--simultaneous: %w", err)
		}
	}
	if err := o.groups.parse(len(o.by) > 0, &options); err != nil {
		return analysis.Options{}, "", err
	}
	options.Seed = o.seed
	return options, lang, nil
}

func runTable(ctx context.Context, o tableOptions) error {
	options, lang, err := o.parse()
	if err != nil {
		return err
	}
	if err := digitsFit(o.estimate.digits, o.format); err != nil {
		return err
	}
	if o.explain && !slices.Contains([]string{"text", "md", "html", "docx"}, o.format) {
		return cli.Usage("--explain is for --format text, md, html or docx; in %s every number names its method", o.format)
	}
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	write, err := o.answer(ctx, opened, options, lang)
	if err != nil {
		return err
	}
	content, err := o.look.Written(o.format, lang, opened.Codebook.Title.In(lang), write)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// answer counts what is asked for, and returns how it is written.
func (o tableOptions) answer(ctx context.Context, opened *study.Study, options analysis.Options, lang data.Lang) (func(form string) ([]byte, error), error) {
	if o.against != "" {
		return o.setAgainst(ctx, opened, options, lang)
	}
	if ratio.Asked(o.items...) {
		return func(form string) ([]byte, error) {
			return ratio.Written(ctx, opened, o.items, o.by, options, lang, form)
		}, nil
	}
	tables, err := opened.Banner(ctx, study.BannerRequest{Items: o.items, By: o.by, Letters: o.letters, Options: options})
	return func(form string) ([]byte, error) {
		content, err := opened.RenderTables(tables, lang, form)
		if err == nil && o.explain {
			content = append(content, method.BelowTables(tables, lang, form)...)
		}
		return content, err
	}, err
}
