package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/store"
	"spoor/internal/study"
	"spoor/reports/waves"
)

func newWaveCmd(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "wave",
		Short: "Add a round of fieldwork to a survey, change what it says of one, or list those it has",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("unknown command %q%s; see spoor wave --help", args[0], suggestions(cmd, args[0]))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newWaveAddCmd(s), newWaveSetCmd(s), newWaveListCmd(s))
	return cmd
}

// lockSurvey begins to write in a survey: whoever else wants to waits until Discard, and what is read of the survey from here
// on is what is there when the wave is put in its place.
func lockSurvey(ctx context.Context, s streams, folder string) (surveyStore, error) {
	if folder == "" {
		return surveyStore{}, usage("--survey: give the folder of the survey that is written to; spoor init DIR --from sector makes one of the built-in survey")
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
		Args:  arguments(0, 0),
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
