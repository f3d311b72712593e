package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"spoor/internal/cli"
	"spoor/internal/study/waves"
)

type poolOptions struct {
	streams streams
	survey  surveyOptions
	files   []string
	request waves.PoolRequest
}

func newPoolCmd(s streams) *cobra.Command {
	o := poolOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "pool AGGREGATE... --id ID --survey DIR",
		Short: "Add the aggregates of members up to a wave of the sector",
		Long: `Add the aggregates that members made with spoor share up to a wave, on which report, table, compare and trend run as on any
other. Nobody needs an answer of a respondent for it. A count that a member hides is added as bounds.

A pool takes three members or more, each once, with the same version of the codebook and the same rule. It is refused when
adding and subtracting the earlier pools in the same folder would show what one or two members answered.

The wave is stored in waves/ID of the survey, whole or not at all.`,
		Example: `  spoor init oursurvey --from sector
  spoor pool a.json b.json c.json --id 2026 --survey oursurvey
  spoor report --survey oursurvey --wave 2026`,
		Args: cli.Arguments(1, 10000),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			return runPool(cmd.Context(), o)
		},
	}
	registerLang(cmd, &o.request.Lang)
	cmd.Flags().StringVar(&o.survey.folder, "survey", "", "`folder` of the survey that the wave is added to")
	cmd.Flags().StringVar(&o.request.ID, "id", "", "`id` of the wave, and name of its folder, such as 2026")
	_ = cmd.MarkFlagDirname("survey") // the flag exists
	cmd.Flags().StringVar(&o.request.Label, "label", "", "`text` that names the wave in reports; without it the id")
	cmd.Flags().IntVar(&o.request.Year, "year", 0, "`year` in which the answers were given")
	return cmd
}

func runPool(ctx context.Context, o poolOptions) (err error) {
	if o.request.ID == "" {
		return cli.Usage("--id: give the wave an id, such as --id 2026")
	}
	for _, path := range o.files {
		file, err := readFile(path)
		if err != nil {
			return err
		}
		o.request.Aggregates = append(o.request.Aggregates, file)
	}
	locked, err := lockSurvey(ctx, o.streams, o.survey.folder) // so that two pools cannot both be the first
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, locked.Discard()) }()
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	pooled, err := waves.Pool(ctx, source, o.request)
	if err != nil {
		return err
	}
	for _, file := range pooled.Files {
		if err := locked.Put(file.Name, file.Content); err != nil {
			return err
		}
	}
	if err := locked.Commit(); err != nil {
		return err
	}
	fmt.Fprintln(o.streams.err, pooled.Account)
	_, err = fmt.Fprintln(o.streams.out, filepath.Join(o.survey.folder, "waves", o.request.ID))
	return err
}
