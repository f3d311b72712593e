package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/database"
	"spoor/internal/cli"
	"spoor/internal/forms"
	"spoor/internal/store"
	"spoor/internal/study"
)

// surveyOptions are the flags that say which answers are read, and how strictly. They mean the same in every command.
type surveyOptions struct {
	folder  string
	wave    string
	strict  bool
	engine  count.Engine
	sources []string // tables in databases, instead of the files of the wave
	where   string   // condition on the respondents who are counted
	connect bool     // to databases that a wave names

	disclosure disclosure.Preset // by which small counts are hidden; "" for what the codebook requires
	command    *cobra.Command    // that was called
	folderOut  bool              // it writes a folder, named or not
}

func (o *surveyOptions) register(cmd *cobra.Command) {
	o.registerWave(cmd)
	cmd.Flags().BoolVar(&o.strict, "strict", false, "fail with exit code 3 when any answer has a problem")
}

// registerEngine adds --engine to a command whose counts show that engines agree.
func (o *surveyOptions) registerEngine(cmd *cobra.Command) {
	cli.Word(cmd, &o.engine, "engine", count.EngineAuto, count.Engines(), "`engine` that counts a file, by its size, in memory or while it is read")
}

// registerWave adds the flags that say which wave is meant.
func (o *surveyOptions) registerWave(cmd *cobra.Command) {
	o.command = cmd
	registerSurvey(cmd, &o.folder)
	cmd.Flags().StringVar(&o.wave, "wave", "", "`id` of the wave; without it the latest")
	cmd.Flags().BoolVar(&o.connect, "connect", false, "connect to the databases that the waves of the survey name, and send them your password; without it only to the hosts in "+hostsVariable)
}

// registerSurvey adds --survey.
func registerSurvey(cmd *cobra.Command, folder *string) {
	cmd.Flags().StringVar(folder, "survey", "", "`folder` of a survey (codebook.yaml, waves/); without it the built-in survey")
	_ = cmd.MarkFlagDirname("survey") // the flag exists
}

// registerSource adds --source to a command that takes its answers from one wave.
func (o *surveyOptions) registerSource(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&o.sources, "source", nil, "count a table in a database in the place of the files of the wave, by its design: `URL` "+database.Form+
		"; may be repeated for tables of other respondents. The password comes from PGPASSWORD or .pgpass, or from CLICKHOUSE_PASSWORD")
}

// source says which answers are meant, to whatever reads them.
func (o surveyOptions) source(s streams) (study.Source, error) {
	source := study.Source{Place: o.folder, Wave: o.wave, Tables: o.sources, Engine: cmp.Or(o.engine, count.EngineAuto), Where: o.where, Strict: o.strict, Consent: o.consent(s), Listener: s.listener(),
		Disclosure: o.disclosure, Audience: o.audience(s)}
	if o.command != nil && s.publishing != nil {
		verify := o.command.Flags().Lookup("verify")
		s.publishing.folder, s.publishing.ctx, s.publishing.streams = o.folder, o.command.Context(), s
		s.publishing.made = verify != nil && verify.Changed
		source.Opened = &s.publishing.opened
	}
	if o.folder == "" {
		return source, nil
	}
	contents, err := store.Folder(o.folder) // read until the program ends
	if err != nil {
		return study.Source{}, err
	}
	if err := store.Recover(o.folder, s.tidied); err != nil {
		return study.Source{}, err
	}
	source.Files = contents
	return source, nil
}

// registerWhere adds --where to a command that counts respondents.
func (o *surveyOptions) registerWhere(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.where, "where", "", "count only respondents who meet a `condition` on their answers, such as 'role = coach and hours >= 24', by ids or labels: =, !=, <, <=, >, >=, in (a, b), and, or, not; the others stay in the sample of a design")
}

// registerDisclosure adds --disclosure to a command that shows counts of a wave.
func (o *surveyOptions) registerDisclosure(cmd *cobra.Command) {
	o.command = cmd
	cli.Word(cmd, &o.disclosure, "disclosure", "", disclosure.Presets(), "`preset` that hides counts below 3, 5 or 10, and what protects them; without it what the codebook requires of files")
}

// audience is who will see the result: a file is for others, also one that standard output was sent to, and so is whatever reads
// what small counts were asked to be hidden in, unless it is a terminal.
func (o *surveyOptions) audience(s streams) study.Audience {
	if o.command == nil || o.command.Flags().Lookup("disclosure") == nil {
		return study.Nobody
	}
	for _, name := range []string{"out", "chart"} {
		if flag := o.command.Flags().Lookup(name); flag != nil && flag.Value.String() != "" {
			return study.Others
		}
	}
	out := s.out
	if l, ok := out.(announced); ok {
		out = l.Writer
	}
	if file, ok := out.(*os.File); ok {
		info, err := file.Stat()
		if err == nil && (info.Mode().IsRegular() || o.disclosure != "" && !isTerminal(file)) {
			return study.Others
		}
	}
	if o.folderOut {
		return study.Others
	}
	return study.OwnScreen
}

// hostsVariable names the hosts that may be connected to because a survey says so, separated by commas.
const hostsVariable = "SPOOR_HOSTS"

// consent asks for a connection that a survey names whether the user said so, and says where it goes.
func (o surveyOptions) consent(s streams) database.Consent {
	allowed := database.ConsentTo(strings.Split(os.Getenv(hostsVariable), ","), o.connect)
	var told sync.Map // tables are opened side by side
	return func(source database.Source) error {
		if err := allowed(source); err != nil {
			return err
		}
		line := fmt.Sprintf("connecting to %s as %s", source.Host, source.As())
		if _, before := told.LoadOrStore(line, true); !before {
			s.say(line)
		}
		return nil
	}
}

// open opens the survey for commands that count nothing.
func (o surveyOptions) open() (*data.Survey, error) {
	source, err := o.source(streams{err: io.Discard})
	if err != nil {
		return nil, err
	}
	survey, err := study.OpenSurvey(source)
	if err != nil {
		return nil, err
	}
	return survey.Survey, nil
}

// study opens the survey and finds the wave in it.
func (o surveyOptions) study(ctx context.Context, s streams) (*study.Study, error) {
	source, err := o.source(s)
	if err != nil {
		return nil, err
	}
	return study.Open(ctx, source)
}

// estimateOptions are the flags that say how estimates are made and worded.
type estimateOptions struct {
	level  float64
	method interval.Method
	lang   data.Lang
	digits int // decimals of percentages; automatic for those that each base carries
}

// registerDigits adds --digits to a command that prints percentages of respondents.
func registerDigits(cmd *cobra.Command, digits *int) {
	registerDigitsOf(cmd, digits, "0 below a base of 1,000, 1 below 100,000, and 2 above")
}

// registerDigitsOf adds --digits to a command whose percentages have, without it, the decimals that a text says.
func registerDigitsOf(cmd *cobra.Command, digits *int, without string) {
	cmd.Flags().IntVar(digits, "digits", automatic, "`number` of decimals of percentages, 0 to 4; without it "+without)
	cmd.Flags().Lookup("digits").DefValue = "0" // which help does not print
}

// digitsFit refuses decimals for a form that has numbers in full precision.
func digitsFit(digits int, form string) error {
	if digits != automatic && (form == "csv" || form == "json") {
		return cli.Usage("--digits is for what people read; %s has every number in full precision", form)
	}
	return nil
}

// parseDigitsFor is parseDigits for a result in a form that may have every number in full precision.
func parseDigitsFor(form string, digits int) (*int, error) {
	parsed, err := parseDigits(digits)
	return parsed, errors.Join(err, digitsFit(digits, form))
}

// parseDigits returns the decimals that are asked for, nil for those that each base carries.
func parseDigits(digits int) (*int, error) {
	switch {
	case digits == automatic:
		return nil, nil
	case digits < 0 || digits > mostDigits:
		return nil, cli.Usage("--digits %d: give a number of decimals from 0 to %d", digits, mostDigits)
	}
	return &digits, nil
}

func (o *estimateOptions) register(cmd *cobra.Command) { o.registerMethods(cmd, interval.Methods()) }

// registerMethods is register for a command that takes only some interval methods.
func (o *estimateOptions) registerMethods(cmd *cobra.Command, known []interval.Method) {
	cli.Level(cmd, &o.level, "confidence `level` of the intervals, between 0 and 1")
	registerInterval(cmd, &o.method, known)
	registerLang(cmd, &o.lang)
	o.digits = automatic
}

func registerInterval(cmd *cobra.Command, method *interval.Method, known []interval.Method) {
	cli.Word(cmd, method, "interval", interval.MethodWilson, known, "interval `method`")
}

// automatic is the value of --digits that was not given.
const automatic = -1

// mostDigits is more decimals than any base carries.
const mostDigits = 4

func (o estimateOptions) parse() (analysis.Options, data.Lang, error) {
	options := analysis.DefaultOptions()
	var err error
	if options.Digits, err = parseDigits(o.digits); err != nil {
		return analysis.Options{}, "", err
	}
	options.Level, options.Method = o.level, o.method
	return options, o.lang, nil
}

// completeItems completes the id of an item of the survey.
func completeItems(o *surveyOptions) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		survey, err := o.open()
		if err != nil || len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var items []string
		for _, item := range survey.Codebook.Items {
			items = append(items, item.ID+"\t"+item.Heading(data.English))
		}
		return items, cobra.ShellCompDirectiveNoFileComp
	}
}

// registerForms adds --format and --out to a command that writes one file.
func registerForms(cmd *cobra.Command, format, out *string, command string) {
	registerFormat(cmd, format, forms.Of(command).Forms...)
	registerOut(cmd, out, command)
}

// registerFormat adds --format; the first form is the default.
func registerFormat(cmd *cobra.Command, value *string, known ...string) {
	cli.Word(cmd, value, "format", known[0], known, "`form` of the result")
}

var languages = []data.Lang{data.Dutch, data.English}

// registerLang adds --lang.
func registerLang(cmd *cobra.Command, value *data.Lang) {
	cli.Word(cmd, value, "lang", data.Dutch, languages, "`language` of the result")
}

// registerOut adds --out to a command that writes one file.
func registerOut(cmd *cobra.Command, value *string, command string) {
	cmd.Flags().StringVar(value, "out", "", "`file` to write, of which the ending says the form: "+forms.Of(command).Endings()+"; without it standard output")
}
