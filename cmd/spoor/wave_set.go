package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study/waves"
)

type waveSetOptions struct {
	streams streams
	survey  surveyOptions
	about   waves.Texts
	design  designOptions
	id      string
	lang    data.Lang
}

func newWaveSetCmd(s streams) *cobra.Command {
	o := waveSetOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "set ID --survey DIR",
		Short: "Change what a survey says of a wave: how respondents were drawn, its name, source, population and year",
		Long: strings.TrimSpace(`
set changes waves/ID/wave.yaml and says what it changed. Comments in the file, and what set knows nothing of, stay.

--weight, --strata, --cluster and --fpc name the columns of the answers that say how respondents were drawn; every later
command counts by them. Data that come with replicate weights instead of strata and clusters name those with --replicates
(jkn with its scales in wave.yaml). The answers are counted by the new design before it is written: a column that is not
there is refused, and who has no place in the design is said.

A value of "" takes away what the file says: --strata "".`),
		Example: `  spoor wave set 2026 --survey oursurvey --weight weight --strata region --cluster company --fpc companies
  spoor wave set 2026 --survey oursurvey --weight weight --replicates rw1-rw80 --replicate-type bootstrap --degrees 40
  spoor wave set 2026 --survey oursurvey --label "ledenonderzoek 2026" --population "alle leden"`,
		Args: cli.Arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.id = args[0]
			request, err := o.request(cmd)
			if err != nil {
				return err
			}
			return runWaveSet(cmd.Context(), o, request)
		},
	}
	cmd.Flags().StringVar(&o.survey.folder, "survey", "", "`folder` of the survey that the wave is in")
	_ = cmd.MarkFlagDirname("survey") // the flag exists
	registerWaveTexts(cmd, &o.about)
	o.design.register(cmd)
	registerLang(cmd, &o.lang)
	return cmd
}

func runWaveSet(ctx context.Context, o waveSetOptions, request waves.SetRequest) (err error) {
	locked, err := lockSurvey(ctx, o.streams, o.survey.folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, locked.Discard()) }()
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	set, err := waves.Set(ctx, source, request, locked)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(o.streams.out, set.Text(o.lang))
	return err
}

// request returns what the flags that were given are to change.
func (o *waveSetOptions) request(cmd *cobra.Command) (waves.SetRequest, error) {
	request := waves.SetRequest{ID: o.id, About: waves.Change{
		Label: cli.IfGiven(cmd, "label", &o.about.Label), Source: cli.IfGiven(cmd, "collected-by", &o.about.Source), Population: cli.IfGiven(cmd, "population", &o.about.Population),
		Year: cli.IfGiven(cmd, "year", &o.about.Year), ReferenceYear: cli.IfGiven(cmd, "reference-year", &o.about.ReferenceYear),
	}}
	var err error
	request.Design, err = o.design.change(cmd)
	return request, err
}
