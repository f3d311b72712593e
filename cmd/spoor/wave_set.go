package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/study"
)

type waveSetOptions struct {
	streams streams
	survey  surveyOptions
	about   study.WaveTexts
	design  data.Design
	weights replicateOptions
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
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.id = args[0]
			return runWaveSet(cmd.Context(), o, cmd.Flags().Changed)
		},
	}
	cmd.Flags().StringVar(&o.survey.folder, "survey", "", "`folder` of the survey that the wave is in")
	_ = cmd.MarkFlagDirname("survey") // the flag exists
	registerWaveTexts(cmd, &o.about)
	registerDesign(cmd, &o.design)
	cmd.Flags().BoolVar(&o.design.WholeClusters, "whole-clusters", false, "everybody in a drawn cluster was asked, so that the population of --fpc can be used as it is")
	cmd.Flags().BoolVar(&o.design.Nested, "nested", false, "clusters are numbered anew in each stratum")
	o.weights.register(cmd)
	registerLang(cmd, &o.lang)
	return cmd
}

func runWaveSet(ctx context.Context, o waveSetOptions, given func(flag string) bool) (err error) {
	request, err := o.request(given)
	if err != nil {
		return err
	}
	locked, err := lockSurvey(ctx, o.streams, o.survey.folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, locked.Discard()) }()
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	set, err := study.SetWave(ctx, source, request, locked)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(o.streams.out, set.Text(o.lang))
	return err
}

// request returns what the flags that were given are to change.
func (o waveSetOptions) request(given func(flag string) bool) (study.SetWaveRequest, error) {
	request := study.SetWaveRequest{ID: o.id}
	for flag, to := range map[string]struct {
		from *string
		to   **string
	}{
		"label": {&o.about.Label, &request.About.Label}, "source": {&o.about.Source, &request.About.Source}, "population": {&o.about.Population, &request.About.Population},
		"weight": {&o.design.Weight, &request.Design.Weight}, "strata": {&o.design.Strata, &request.Design.Strata},
		"cluster": {&o.design.Cluster, &request.Design.Cluster}, "fpc": {&o.design.FPC, &request.Design.FPC},
	} {
		if given(flag) {
			*to.to = to.from
		}
	}
	if given("year") {
		request.About.Year = &o.about.Year
	}
	if given("reference-year") {
		request.About.ReferenceYear = &o.about.ReferenceYear
	}
	if given("whole-clusters") {
		request.Design.WholeClusters = &o.design.WholeClusters
	}
	if given("nested") {
		request.Design.Nested = &o.design.Nested
	}
	var err error
	request.Design.Replicates, err = o.weights.parse(given)
	return request, err
}
