package main

import (
	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study"
	"spoor/reports/codebook"
)

type codebookOptions struct {
	streams streams
	survey  surveyOptions
	lang    data.Lang
	format  string
}

func newCodebookCmd(s streams) *cobra.Command {
	o := codebookOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "codebook",
		Short: "Show the items, options and scales of the survey; draft, check or describe a codebook",
		Args:  cli.Arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return runCodebook(o) },
	}
	registerSurvey(cmd, &o.survey.folder)
	registerLang(cmd, &o.lang)
	registerFormat(cmd, &o.format, "text", "json")
	cmd.AddCommand(newCodebookInitCmd(s), newCodebookCheckCmd(s), newCodebookSchemaCmd(s))
	return cmd
}

func runCodebook(o codebookOptions) error {
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	survey, err := study.OpenSurvey(source)
	if err != nil {
		return err
	}
	content := []byte(codebook.Text(survey.Codebook, o.lang))
	if o.format == "json" {
		if content, err = codebook.JSON(survey.Codebook); err != nil {
			return err
		}
	}
	_, err = o.streams.out.Write(content)
	return err
}
