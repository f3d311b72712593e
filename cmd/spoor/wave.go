package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/store"
	"spoor/internal/study"
	stored "spoor/internal/study/waves"
	"spoor/reports/waves"
)

func newWaveCmd(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "wave",
		Short: "Add a round of fieldwork to a survey, change what it says of one, or list those it has",
		Args:  cli.OnlyBelow("command"),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newWaveAddCmd(s), newWaveSetCmd(s), newWaveListCmd(s), newWaveDiffCmd(s))
	return cmd
}

// lockSurvey begins to write in a survey: whoever else wants to waits until Discard, and what is read of the survey from here
// on is what is there when the wave is put in its place.
func lockSurvey(ctx context.Context, s streams, folder string) (surveyStore, error) {
	if folder == "" {
		return surveyStore{}, cli.Usage("--survey: give the folder of the survey that is written to; spoor init DIR --from sector makes one of the built-in survey")
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return surveyStore{}, fmt.Errorf("there is no folder %s", folder)
	}
	locked, err := store.Begin(ctx, folder, s.storing())
	return surveyStore{locked}, err
}

// surveyStore is a survey that is locked.
type surveyStore struct{ *store.Transaction }

func (s surveyStore) Create(name string) (io.Writer, error) { return s.Transaction.Create(name) }

func (s surveyStore) Open(name string) (io.ReadCloser, error) { return os.Open(s.Staged(name)) }

type waveListOptions struct {
	streams streams
	survey  surveyOptions
	format  string
	lang    data.Lang
}

func newWaveListCmd(s streams) *cobra.Command {
	o := waveListOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the waves of a survey",
		Args:  cli.Arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return runWaveList(o) },
	}
	registerSurvey(cmd, &o.survey.folder)
	registerLang(cmd, &o.lang)
	registerFormat(cmd, &o.format, "text", "json")
	return cmd
}

func runWaveList(o waveListOptions) error {
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	survey, err := study.OpenSurvey(source)
	if err != nil {
		return err
	}
	list := waves.List(survey.Survey, o.lang)
	content := waves.Text(list, o.lang)
	if o.format == "json" {
		if content, err = waves.JSON(list); err != nil {
			return err
		}
	}
	_, err = o.streams.out.Write(content)
	return err
}

type waveDiffOptions struct {
	waveListOptions
	export  exportOptions
	request stored.DiffRequest
}

func newWaveDiffCmd(s streams) *cobra.Command {
	o := waveDiffOptions{waveListOptions: waveListOptions{streams: s}}
	cmd := &cobra.Command{
		Use:   "diff [WAVE] WAVE|EXPORT --survey DIR",
		Short: "List which items and answers of two waves, or of an export and the codebook, are the same, reworded, new or gone",
		Long: `diff sets two questionnaires side by side: those of two waves, or the codebook beside a wave or an export. Answers of an export
that are no option are slips or other answers by the rule of spoor check.

--write writes what is proposed (items: and bridge:) into the wave.yaml of the later wave, with a comment above each guess. With
an export --id names the wave; where it is not stored yet, waves/ID/proposal.yaml takes it, which spoor wave add reads.`,
		Example: `  spoor wave diff 2021 2026 --survey oursurvey
  spoor wave diff export.csv --survey oursurvey --id 2027 --write`,
		Args: cli.Arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.request.To = args[len(args)-1]
			if len(args) == 2 {
				o.request.From = args[0]
			}
			return runWaveDiff(cmd.Context(), o)
		},
	}
	registerSurvey(cmd, &o.survey.folder)
	cmd.Flags().BoolVar(&o.request.Write, "write", false, "write what is proposed, to be confirmed by a person")
	cmd.Flags().StringVar(&o.request.ID, "id", "", "`id` of the wave that the export is, or will be")
	o.export.register(cmd)
	registerLang(cmd, &o.lang)
	registerFormat(cmd, &o.format, "text", "json")
	return cmd
}

func runWaveDiff(ctx context.Context, o waveDiffOptions) (err error) {
	var locked surveyStore
	if o.request.Write {
		if locked, err = lockSurvey(ctx, o.streams, o.survey.folder); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, locked.Discard()) }()
	}
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	if info, err := os.Stat(o.request.To); err == nil && info.Mode().IsRegular() {
		export, file, err := o.export.open(o.request.To)
		if err != nil {
			return err
		}
		defer file.Close()
		o.request.Export = &export
	}
	diff, err := stored.Diff(ctx, source, o.request, locked)
	if err != nil {
		return err
	}
	content, err := diff.Write(o.format, o.request.Write, o.lang)
	if err != nil {
		return err
	}
	_, err = o.streams.out.Write(content)
	return err
}
