package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"spoor/analysis/aggregate"
	"spoor/data"
	"spoor/internal/study"
)

type poolOptions struct {
	streams streams
	survey  surveyOptions
	files   []string
	label   string
	year    int
	id      string
}

// poolRecord is the name of the file, in the folder of a pooled wave, by which the next pool is checked.
const poolRecord = "pool.json"

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
		Args: arguments(1, 10000),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			return runPool(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.survey.folder, "survey", "", "`folder` of the survey that the wave is added to")
	cmd.Flags().StringVar(&o.id, "id", "", "`id` of the wave, and name of its folder, such as 2026")
	_ = cmd.MarkFlagDirname("survey") // the flag exists
	cmd.Flags().StringVar(&o.label, "label", "", "`label` of the wave in figures and reports; without it its id")
	cmd.Flags().IntVar(&o.year, "year", 0, "`year` in which the answers were given")
	return cmd
}

func runPool(ctx context.Context, o poolOptions) (err error) {
	switch {
	case o.survey.folder == "":
		return usage("--survey: give the folder of the survey that the wave is added to; spoor init DIR --from sector makes one of the built-in survey")
	case o.id == "":
		return usage("--id: give the wave an id, such as --id 2026")
	}
	locked, err := lockSurvey(ctx, o.streams, o.survey.folder) // so that two pools cannot both be the first
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, locked.Discard()) }()
	survey, err := o.survey.open()
	if err != nil {
		return err
	}
	var aggregates []aggregate.Aggregate
	for _, file := range o.files {
		read, err := readAggregate(file)
		if err != nil {
			return err
		}
		aggregates = append(aggregates, read)
	}
	pool, err := aggregate.NewPool(survey.Codebook, aggregates)
	if err != nil {
		return err
	}
	if err := o.besideEarlier(pool, survey); err != nil {
		return err
	}
	files, err := o.waveFiles(pool, survey.Codebook)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, file := range files {
		if err := locked.Put(file.Name, file.Content); err != nil {
			return err
		}
	}
	if err := locked.Commit(); err != nil {
		return err
	}
	fmt.Fprintf(o.streams.err, "%d members, %d tables; %s is for whoever keeps the pool: do not publish it\n", len(pool.Members), len(pool.Tables), poolRecord)
	_, err = fmt.Fprintln(o.streams.out, filepath.Join(o.survey.folder, "waves", o.id))
	return err
}

// besideEarlier checks that the wave is new, and that the pools in the folder do not tell too much beside this one, each apart
// nor together.
func (o poolOptions) besideEarlier(pool aggregate.Pool, survey *data.Survey) error {
	var earlier []aggregate.Record
	for _, wave := range survey.Waves {
		if wave.ID == o.id {
			return usage("%s has a wave %s already; give another --id", o.survey.folder, wave.ID)
		}
		path := filepath.Join(o.survey.folder, "waves", wave.ID, poolRecord)
		source, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", path, reason(err))
		}
		record, err := aggregate.ParseRecord(source)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if err := pool.Beside(record); err != nil {
			return fmt.Errorf("beside wave %s: %w", wave.ID, err)
		}
		earlier = append(earlier, record)
	}
	return pool.Combined(earlier)
}

// waveFiles returns the files of the pooled wave.
func (o poolOptions) waveFiles(pool aggregate.Pool, codebook data.Codebook) ([]study.File, error) {
	label := o.label
	if label == "" {
		label = o.id
	}
	members := len(pool.Members)
	wave := data.Wave{
		ID: o.id, Label: data.Text{NL: label, EN: label}, Provenance: data.Observed, Fieldwork: data.Fieldwork{Year: o.year},
		Source:     data.Text{NL: fmt.Sprintf("optelling van %d organisaties", members), EN: fmt.Sprintf("pool of %d organisations", members)},
		Population: data.Text{NL: fmt.Sprintf("respondenten van %d organisaties die hun aantallen deelden", members), EN: fmt.Sprintf("respondents of %d organisations that shared their counts", members)},
		Counts:     []data.WaveFile{{Name: "counts.csv", Items: pool.Items()}},
	}
	description, err := wave.YAML()
	if err != nil {
		return nil, err
	}
	if _, err := data.ParseWave("wave.yaml", description, codebook); err != nil {
		return nil, usage("--id: %w", err)
	}
	frame, err := pool.Frame(codebook)
	if err != nil {
		return nil, err
	}
	var counts bytes.Buffer
	if err := frame.WriteCSV(&counts); err != nil {
		return nil, err
	}
	record, err := pool.JSON()
	if err != nil {
		return nil, err
	}
	folder := "waves/" + o.id + "/"
	return []study.File{{Name: folder + "wave.yaml", Content: description}, {Name: folder + "counts.csv", Content: counts.Bytes()}, {Name: folder + poolRecord, Content: record}}, nil
}
