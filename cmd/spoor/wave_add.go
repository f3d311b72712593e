package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/data/importing"
)

type waveAddOptions struct {
	streams    streams
	survey     surveyOptions
	export     exportOptions
	file       string
	id         string
	label      string
	source     string
	population string
	year       int
	reference  int
	keepTexts  bool
	replace    bool
	format     string
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

--format parquet stores answers.parquet instead, which of many respondents takes less than a tenth of the space. It has
the columns and the cells of answers.csv, all of them text, and a missing value where a cell is blank; every result is
the same. What respondents typed stays in texts.csv.

Columns that say who somebody is (names, e-mail and IP addresses, places) are left out and named. Respondents are
numbered; with --keep-ids they keep the id of the platform, by which whoever can open the survey there may find out who
they are. What respondents typed is left out too, unless --keep-texts is given: then it stands in texts.csv. Read that
before you share it, for people write names.

--weight, --strata, --cluster and --fpc name the columns of the export that say how respondents were drawn. They are
stored with the answers, clusters as numbers, and every later command counts by them. Who has no place in the design is
left out.

An answer that has a problem becomes #unusable: it counts as asked and not answered, and the number of those is shown.
--strict stores nothing then.

With --replace, what wave.yaml says by hand (label, source, population, fieldwork, items, notes) stays.`),
		Example: `  spoor init oursurvey --from sector
  spoor wave add export.csv --id 2026 --survey oursurvey --label "ledenonderzoek 2026"`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.file = args[0]
			return runWaveAdd(cmd.Context(), o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.survey.folder, "survey", "", "`folder` of the survey that the wave is added to")
	flags.StringVar(&o.id, "id", "", "`id` of the wave, and name of its folder, such as 2026")
	flags.StringVar(&o.label, "label", "", "`text` that names the wave in reports; without it the id")
	flags.StringVar(&o.source, "source", "", "`text` at the foot of a figure: who collected the answers")
	flags.StringVar(&o.population, "population", "", "`text` that says whom the respondents are drawn from")
	flags.IntVar(&o.year, "year", 0, "`year` of the fieldwork; without it the id when that is a year")
	flags.IntVar(&o.reference, "reference-year", 0, "`year` that the questions were about")
	flags.BoolVar(&o.keepTexts, "keep-texts", false, "store what respondents typed, in texts.csv")
	flags.BoolVar(&o.export.keepIds, "keep-ids", false, "call respondents as the platform does, instead of 1, 2, 3")
	flags.BoolVar(&o.replace, "replace", false, "replace the wave when it is there already")
	flags.BoolVar(&o.survey.strict, "strict", false, "store nothing and fail with exit code 3 when any answer has a problem")
	flags.StringSliceVar(&o.export.without, "without", nil, "`items` that this wave did not ask")
	registerEnum(cmd, &o.format, "format", formCSV, []string{formCSV, formParquet}, "`form` in which the answers are stored")
	_ = cmd.MarkFlagDirname("survey") // the flag exists
	o.export.register(cmd)
	o.export.registerDesign(cmd)
	return cmd
}

func runWaveAdd(ctx context.Context, o waveAddOptions) (err error) {
	if o.survey.folder == "" {
		return usage("--survey: give the folder of the survey that the wave is added to; spoor init DIR --from sector makes one of the built-in survey")
	}
	if o.id == "" {
		return usage("--id: give the wave an id, such as --id 2026")
	}
	locked, err := lockSurvey(ctx, o.streams, o.survey.folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, locked.Discard()) }()
	survey, err := o.survey.open()
	if err != nil {
		return err
	}
	wave, old, err := o.start(survey)
	if err != nil {
		return err
	}
	if info, err := os.Stat(o.file); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return fmt.Errorf("%s can be read once only, and a wave keeps the checksum of its export: save it as a file first", o.file)
	}
	file, err := o.export.open(o.file)
	if err != nil {
		return err
	}
	defer file.close()
	sum, err := checksum(o.file)
	if err != nil {
		return err
	}
	file.describe(o.streams)
	o.survey.tellGuesses(o.streams)
	importer, err := importing.Open(o.file, file.export, survey.Codebook.AsAsked(wave), o.export.importing())
	if err != nil {
		return err
	}
	store := newWaveStore(locked, o.survey.folder, o.id, old)
	// The ids of all responses are what is held; garbage of half their size is enough.
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	if err := o.write(ctx, file, importer, store); err != nil {
		return err
	}
	o.complete(&wave, file, importer, sum)
	if err := store.describe(wave, survey.Codebook); err != nil {
		return err
	}
	twin, err := store.twin(survey.Waves)
	if err != nil {
		return err
	}
	if twin != "" {
		fmt.Fprintf(o.streams.err, "%s: note: wave %s has exactly these answers; as two waves they would be compared with themselves\n", o.file, twin)
	}
	return o.keep(store, importer)
}

// start returns the wave to add to: what people wrote about the one that is there, or a new one.
func (o waveAddOptions) start(survey *data.Survey) (wave data.Wave, old *data.Wave, err error) {
	wave = data.Wave{ID: o.id, Label: data.Text{NL: o.id}}
	for i, known := range survey.Waves {
		if known.ID == o.id {
			wave, old = known, &survey.Waves[i]
		}
	}
	if year, err := strconv.Atoi(o.id); err == nil && wave.Fieldwork.Year == 0 && year >= 1900 && year < 2200 {
		wave.Fieldwork.Year = year
	}
	wave.Provenance, wave.Means, wave.Counts, wave.Design = data.Observed, nil, nil, data.Design{}
	for _, text := range []struct {
		from string
		to   *data.Text
	}{{o.label, &wave.Label}, {o.source, &wave.Source}, {o.population, &wave.Population}} {
		if text.from != "" {
			*text.to = data.Text{NL: text.from}
		}
	}
	if o.year != 0 {
		wave.Fieldwork.Year = o.year
	}
	if o.reference != 0 {
		wave.Fieldwork.ReferenceYear = o.reference
	}
	trial := wave
	trial.Files = []data.WaveFile{{Name: answersFile(o.format), Items: survey.Codebook.ItemIDs()[:1]}}
	var wrong data.Problems
	if err := parses(trial, survey.Codebook); errors.As(err, &wrong) {
		return wave, old, usage("--id: %s", wrong[0].Message)
	} else if err != nil {
		return wave, old, err
	}
	return wave, old, nil
}

// parses reports what is wrong with a wave as it would be read back.
func parses(wave data.Wave, codebook data.Codebook) error {
	text, err := wave.YAML()
	if err != nil {
		return err
	}
	_, err = data.ParseWave("wave.yaml", text, codebook)
	return err
}

// write stores the answers, and prints what is wrong with them.
func (o waveAddOptions) write(ctx context.Context, file *opened, importer *importing.Importer, store *waveStore) error {
	if err := store.begin(answersFile(o.format), importer.Header(), o.keepTexts); err != nil {
		return err
	}
	damaged, err := file.each(ctx, o.streams, importer, store.add)
	if err != nil {
		return err
	}
	if err := store.end(); err != nil {
		return err
	}
	problems := importer.Problems()
	for _, problem := range problems.Groups() {
		fmt.Fprintln(o.streams.err, problem)
	}
	for _, note := range append(importer.Notes(), file.export.Summary().Doubts...) {
		fmt.Fprintf(o.streams.err, "%s: note: %s\n", o.file, note)
	}
	switch {
	case damaged || importer.Kept() == 0:
		return inputError{errors.New("nothing was stored; see the problem above")}
	case len(importer.Changed()) > 0:
		return inputError{fmt.Errorf("%w\nnothing was stored", importer.Changed())}
	case len(importer.Items()) == 0:
		return errors.New("no item with options, a scale or numbers is in the export, and a wave needs one; nothing was stored")
	case problems.Total() > 0 && o.survey.strict:
		return inputError{fmt.Errorf("%s; nothing was stored", numberOf(problems.Total(), "problem"))}
	}
	return nil
}

// complete writes into the wave what was read and how.
func (o waveAddOptions) complete(wave *data.Wave, file *opened, importer *importing.Importer, sum string) {
	dialect, summary := file.reader.Dialect(), file.export.Summary()
	wave.Respondents, wave.Design = importer.Kept(), importer.Design()
	wave.Files = []data.WaveFile{{Name: answersFile(o.format), Items: importer.Items()}}
	imported := &data.Import{
		Source: filepath.Base(o.file), SHA256: sum, Platform: string(file.export.Platform), Format: dialect.Format, Encoding: dialect.Encoding,
		Delimiter: dialect.Delimiter, Sheet: dialect.Sheet, Design: o.export.design, Keep: names(o.export.keep), KeepColumn: o.export.keepColumn, Personal: file.personal(),
		Ids: data.IdsSequence, Read: summary.Read, Kept: importer.Kept(), Unusable: summary.Unusable, Problems: importer.Problems().Total(),
	}
	for _, rule := range file.export.Rules {
		imported.Rules = append(imported.Rules, fmt.Sprintf("%s: %s", rule.Reason, rule.Text))
	}
	for _, left := range summary.LeftOut {
		imported.LeftOut = append(imported.LeftOut, data.ImportCount{Reason: string(left.Reason), N: left.N})
	}
	if o.export.keepIds {
		imported.Ids = data.IdsPlatform
	}
	if o.keepTexts {
		imported.Texts = textsFile
	}
	wave.Import = imported
}

// keep puts the wave in its place, unless it is there already.
func (o waveAddOptions) keep(store *waveStore, importer *importing.Importer) error {
	same, err := store.same()
	if err != nil {
		return err
	}
	wave, there, place := store.wave, store.old != nil, filepath.ToSlash(store.folder)
	switch {
	case there && same:
		_, err := fmt.Fprintf(o.streams.out, "wave %s is in %s already, the same; nothing was written\n", wave.ID, place)
		return err
	case there && !o.replace:
		return fmt.Errorf("wave %s is in %s already and would become another; --replace replaces it. Nothing was written", wave.ID, place)
	}
	if err := store.commit(); err != nil {
		return err
	}
	text := fmt.Sprintf("wave %s is in %s: %s, %s", wave.ID, place, numberOf(wave.Respondents, "respondent"), numberOf(len(importer.Items()), "item"))
	if n := importer.Problems().Total(); n > 0 {
		text += fmt.Sprintf("; %s left answers out, see above", numberOf(n, "problem"))
	}
	_, err = fmt.Fprintln(o.streams.out, text)
	return err
}

// checksum returns the SHA-256 of a file.
func checksum(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("open %s: %w", path, reason(err))
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", fmt.Errorf("read %s: %w", path, reason(err))
	}
	return fmt.Sprintf("%x", hash.Sum(nil)), nil
}
