package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/data/linking/keyed"
	"spoor/internal/cli"
	"spoor/internal/store"
	"spoor/internal/study/waves"
)

type waveAddOptions struct {
	streams streams
	survey  surveyOptions
	export  exportOptions
	request waves.AddRequest
	design  designOptions
	file    string
	lang    data.Lang

	keepIDs, keepTexts bool
	linkKey            string
}

func newWaveAddCmd(s streams) *cobra.Command {
	o := waveAddOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "add FILE --id ID --survey DIR",
		Short: "Store an export of a survey platform as a wave",
		Long: strings.TrimSpace(`
add reads an export by the codebook of the survey and stores one row a respondent in waves/ID: answers.csv and wave.yaml,
which says what the file was, with its SHA-256, and how it was read. It is stored whole or not at all. The same file a
second time changes nothing.

--store-as parquet stores answers.parquet instead, which of many respondents takes less than a tenth of the space. It has
the columns and the cells of answers.csv, all of them text, and a missing value where a cell is blank; every result is
the same. What respondents typed stays in texts.csv. --format sav stores answers.sav too, for SPSS, PSPP and R, with the labels
of the codebook in --lang, a set for each item of several answers, and why there is no answer as missing values.

Columns that say who somebody is (names, e-mail and IP addresses, places) are left out and named. Respondents are
numbered; with --keep-ids they keep the id of the platform, by which whoever can open the survey there may find out who
they are. What respondents typed is left out too, unless --keep-texts is given: then it stands in texts.csv. Read that
before you share it, for people write names.

--weight, --strata, --cluster and --fpc name the columns of the export that say how respondents were drawn, --replicates
those with replicate weights. They are stored with the answers, clusters as numbers, and every later command counts by
them; spoor wave set changes what the wave says of them. Who has no place in the design is left out.

An answer that has a problem becomes #unusable: it counts as asked and not answered, and the number of those is shown.
--strict stores nothing then.

With --replace, what people wrote in wave.yaml stays (label, source, population, fieldwork, items, notes, comments), and so
does how the wave was made, unless a flag says otherwise: its design, its texts and ids, its form, what was kept. What
becomes different is listed first. --weight "" takes a column of the design away, --keep-texts=false the texts.`),
		Example: `  spoor init oursurvey --from sector
  spoor wave add export.csv --id 2026 --survey oursurvey --label "ledenonderzoek 2026"`,
		Args: cli.Arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.file, o.request.Lang = args[0], o.lang
			o.request.KeepIDs, o.request.KeepTexts = cli.IfGiven(cmd, "keep-ids", &o.keepIDs), cli.IfGiven(cmd, "keep-texts", &o.keepTexts)
			var err error
			if o.request.Design, err = o.design.change(cmd); err != nil {
				return err
			}
			return runWaveAdd(cmd.Context(), o)
		},
	}
	flags, request := cmd.Flags(), &o.request
	flags.StringVar(&o.survey.folder, "survey", "", "`folder` of the survey that the wave is added to")
	flags.StringVar(&request.ID, "id", "", "`id` of the wave, and name of its folder, such as 2026")
	registerWaveTexts(cmd, &request.About)
	flags.BoolVar(&o.keepTexts, "keep-texts", false, "store what respondents typed, in texts.csv")
	flags.BoolVar(&o.keepIDs, "keep-ids", false, "call respondents as the platform does, instead of 1, 2, 3")
	flags.StringVar(&request.Link, "link", "", "`column` by which those who took part in another wave too are known; only a keyed hash of it is stored")
	flags.StringVar(&o.linkKey, "link-key", "", "`file` with the key of --link, outside the survey, which stays with you; made when it is not there")
	flags.BoolVar(&request.Replace, "replace", false, "replace the wave when it is there already")
	flags.BoolVar(&o.survey.strict, "strict", false, "store nothing and fail with exit code 3 when any answer has a problem")
	flags.StringSliceVar(&request.Without, "without", nil, "`items` that this wave did not ask")
	cli.Word(cmd, &request.Form, "store-as", "", waves.AnswerForms(), "`form` in which the answers are stored; without it that of the wave that is replaced, or csv")
	cli.Word(cmd, &request.Beside, "format", "", waves.BesideForms(), "`form` in which the answers are stored too, beside the others, for SPSS")
	_ = cmd.MarkFlagDirname("survey") // the flag exists
	o.export.register(cmd)
	o.design.register(cmd)
	registerLang(cmd, &o.lang)
	return cmd
}

// registerWaveTexts adds the flags for what people write of a wave.
func registerWaveTexts(cmd *cobra.Command, texts *waves.Texts) {
	flags := cmd.Flags()
	flags.StringVar(&texts.Label, "label", "", "`text` that names the wave in reports; without it the id")
	flags.StringVar(&texts.Source, "collected-by", "", "`text` at the foot of a figure: who collected the answers")
	flags.StringVar(&texts.Population, "population", "", "`text` that says whom the respondents are drawn from")
	flags.IntVar(&texts.Year, "year", 0, "`year` of the fieldwork; without it the id when that is a year")
	flags.IntVar(&texts.ReferenceYear, "reference-year", 0, "`year` that the questions were about")
}

func runWaveAdd(ctx context.Context, o waveAddOptions) (err error) {
	locked, err := lockSurvey(ctx, o.streams, o.survey.folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, locked.Discard()) }()
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	if info, err := os.Stat(o.file); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return waves.OnceOnly(o.file)
	}
	export, file, err := o.export.open(o.file)
	if err != nil {
		return err
	}
	defer file.Close()
	o.request.Export = export
	if o.linkKey != "" {
		key, err := store.Secret(o.linkKey, o.survey.folder, keyed.NewText)
		if err != nil {
			return err
		}
		if o.request.LinkKey, err = keyed.ParseKey(key); err != nil {
			return fmt.Errorf("%s %w", o.linkKey, err)
		}
	}
	// The ids of all responses are what is held; garbage of half their size is enough.
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	stored, err := waves.Add(ctx, source, o.request, locked)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(o.streams.out, stored.Text(o.lang))
	return err
}
