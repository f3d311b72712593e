package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/design"
	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study/waves"
)

type weighOptions struct {
	streams streams
	look    lookOptions
	survey  surveyOptions
	to      string
	store   waves.StoreRequest
	caps    design.RakeOptions
	lang    data.Lang
	digits  int
	format  string
	out     string
}

func newWeighCmd(s streams) *cobra.Command {
	o := weighOptions{streams: s, caps: design.RakeOptions{Tolerance: 1e-12}} // shares agree to every digit that is printed
	cmd := &cobra.Command{
		Use:   "weigh --to FILE --survey DIR",
		Short: "Fit the weights of a wave to what is known of its population, by raking",
		Long: strings.TrimSpace(`
weigh rakes the weights of a wave (1 for everybody where it has none) until the shares of one or more single items are those
of the population, and says what that costs: how far the weights run apart, and how many respondents are left by their
design effect. The file of margins names the items and the population by option, in numbers or percentages:

  source: trade register, 1 January 2026
  margins:
  - item: sector
    population: {care: 1200, build+industry: 800, office: 2000}

Options joined with + count as one. Who gave no answer to an item keeps the share that those without an answer had. With
total: N the weights add up to N people, otherwise to the number of respondents. Caps keep weights between multiples of
their mean; then more rounds may be needed.

With --id the wave is stored with its new weights as a wave of that id, strata and clusters included, and every later
command counts by them. Standard errors take account of the weighing: the weights from before and the category of everybody
in each distribution are stored too, and a share that was weighed to is known. It holds the same respondents as the old wave,
so leave one of both out of a trend (--waves). Weights that do not fit are not stored.`),
		Example: `  spoor weigh --survey members --wave 2026 --to margins.yaml
  spoor weigh --survey members --wave 2026 --to margins.yaml --lower 0.3 --upper 3 --id 2026-weighted`,
		Args: cli.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.look.read(cmd, o.format); err != nil {
				return err
			}
			return runWeigh(cmd.Context(), o)
		},
	}
	flags := cmd.Flags()
	o.survey.register(cmd)
	o.survey.registerDisclosure(cmd)
	flags.StringVar(&o.to, "to", "", "`file` with the margins of the population")
	flags.StringVar(&o.store.ID, "id", "", "`id` of the wave to store; without it nothing is stored")
	flags.StringVar(&o.store.Label, "label", "", "`text` that names the new wave in reports; without it that of the old one, weighted")
	flags.BoolVar(&o.store.Replace, "replace", false, "replace the wave of that id when it is there already")
	flags.Float64Var(&o.caps.Lower, "lower", 0, "smallest weight, as a `multiple` of the mean weight below 1")
	flags.Float64Var(&o.caps.Upper, "upper", 0, "largest weight, as a `multiple` of the mean weight above 1")
	flags.IntVar(&o.caps.MaxIterations, "rounds", 1000, "`number` of rounds over all margins after which to give up")
	registerLang(cmd, &o.lang)
	registerDigitsOf(cmd, &o.digits, "1")
	_ = cmd.MarkFlagFilename("to", "yaml", "yml") // the flag exists
	o.look.registerTemplate(cmd)
	registerForms(cmd, &o.format, &o.out, "weigh")
	return cmd
}

func runWeigh(ctx context.Context, o weighOptions) (err error) {
	if err := o.check(); err != nil {
		return err
	}
	digits, err := parseDigitsFor(o.format, o.digits)
	if err != nil {
		return err
	}
	var locked surveyStore // where a wave is stored
	if o.store.ID != "" {
		if locked, err = lockSurvey(ctx, o.streams, o.survey.folder); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, locked.Discard()) }()
	}
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	if err := waves.CheckWeightedID(opened, o.store.ID); err != nil {
		return err
	}
	margins, err := os.ReadFile(o.to)
	if err != nil {
		return fmt.Errorf("read %s: %w", o.to, reason(err))
	}
	weighted, failed := waves.Weight(ctx, opened, waves.WeightRequest{Name: o.to, Margins: margins, Caps: o.caps})
	if failed != nil && !errors.Is(failed, design.ErrNotConverged) {
		return failed
	}
	title := opened.Codebook.Title.In(o.lang)
	content, err := o.look.Written(o.format, o.lang, title, func(form string) ([]byte, error) { return waves.RenderWeights(weighted, digits, o.lang, form) })
	if err != nil {
		return err
	}
	if err := deliver(o.streams, o.out, content); err != nil {
		return err
	}
	if failed != nil || o.store.ID == "" {
		return failed
	}
	o.store.Lang = o.lang
	stored, err := weighted.Store(o.store, locked)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(o.streams.err, stored.Text(o.lang))
	return err
}

// check reads the flags.
func (o weighOptions) check() error {
	switch {
	case o.to == "":
		return cli.Usage("--to: give the file that says how the population is distributed; see spoor weigh --help")
	case o.store.ID != "" && o.survey.folder == "":
		return cli.Usage("--id: the built-in survey cannot be added to; name a folder with --survey")
	case o.caps.MaxIterations < 1:
		return cli.Usage("--rounds %d: give a number from 1", o.caps.MaxIterations)
	case o.caps.Lower < 0 || o.caps.Lower >= 1:
		return cli.Usage("--lower %v: give a multiple of the mean weight from 0 to 1, such as 0.3", o.caps.Lower)
	case o.caps.Upper < 0 || o.caps.Upper > 0 && o.caps.Upper <= 1:
		return cli.Usage("--upper %v: give a multiple of the mean weight above 1, such as 3", o.caps.Upper)
	}
	return nil
}
