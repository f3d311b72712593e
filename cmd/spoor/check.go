package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study/waves"
	"spoor/reports/check"
)

type checkOptions struct {
	streams streams
	survey  surveyOptions
	export  exportOptions
	without []string
	files   []string
	lang    data.Lang
	format  string
}

func newCheckCmd(s streams) *cobra.Command {
	o := checkOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "check [FILE...]",
		Short: "Find everything that is wrong with an export, before it becomes a wave",
		Long: strings.TrimSpace(`
check reads exports of a survey platform by the codebook of the survey and reports every problem at once: where it is,
what is wrong, what was expected. Below that it says how many respondents are in the base of each item. Nothing is
written. With problems the exit code is 3.

Without FILE it checks the survey itself: its codebook and the files of its waves.

What an export calls things is declared in the codebook, never changed in the data: columns (of an item, option or
row), aliases (of an option), missing (not_asked, skipped, dont_know, refused) and separator (of joined answers).`),
		Example: `  spoor check export.csv --survey oursurvey
  spoor check --survey oursurvey --format json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			if len(args) == 0 {
				if err := cli.RefuseGiven(cmd, "says how an export is read; name its file", append(exportFlags, "without")...); err != nil {
					return err
				}
			}
			return runCheck(cmd.Context(), o)
		},
	}
	registerSurvey(cmd, &o.survey.folder)
	cmd.Flags().StringVar(&o.survey.wave, "wave", "", "`id` of the wave whose own wording and options are used")
	o.survey.registerDisclosure(cmd)
	cmd.Flags().StringSliceVar(&o.without, "without", nil, "`items` that are not in the export")
	o.export.register(cmd)
	registerLang(cmd, &o.lang)
	registerFormat(cmd, &o.format, "text", "json")
	return cmd
}

func runCheck(ctx context.Context, o checkOptions) error {
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	request := waves.CheckRequest{Without: o.without}
	for _, path := range o.files {
		export, file, err := o.export.open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		request.Exports = append(request.Exports, export)
	}
	all, err := waves.Check(ctx, source, request)
	if err != nil {
		return err
	}
	text, err := checkedText(all, o.lang, o.format)
	if err != nil {
		return err
	}
	if _, err := o.streams.out.Write(text); err != nil {
		return err
	}
	return waves.CheckedProblems(all)
}

func checkedText(all []check.Checked, lang data.Lang, format string) ([]byte, error) {
	if format == "json" {
		return check.JSON(all)
	}
	return check.Text(all, lang), nil
}
