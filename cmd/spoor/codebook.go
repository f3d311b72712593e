package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
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
		Args:  arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return runCodebook(o) },
	}
	cmd.Flags().StringVar(&o.survey.folder, "survey", "", "`folder` of a survey; without it the built-in survey")
	registerLang(cmd, &o.lang)
	registerFormat(cmd, &o.format, "text", "json")
	cmd.AddCommand(newCodebookInitCmd(s), newCodebookCheckCmd(s), newCodebookSchemaCmd(s))
	return cmd
}

func runCodebook(o codebookOptions) error {
	survey, err := o.survey.open()
	if err != nil {
		return err
	}
	text := codebookText(survey.Codebook, o.lang)
	if o.format == "json" {
		encoded, err := json.MarshalIndent(survey.Codebook, "", "  ")
		if err != nil {
			return err
		}
		text = string(encoded) + "\n"
	}
	_, err = fmt.Fprint(o.streams.out, text)
	return err
}

func codebookText(codebook data.Codebook, lang data.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s), %d items\n", codebook.Title.In(lang), codebook.ID, len(codebook.Items))
	for _, item := range codebook.Items {
		fmt.Fprintf(&b, "\n%s: %s\n  %s\n", item.ID, item.Text.In(lang), kindText(item))
		for _, list := range [][]data.Option{item.Options, item.Rows} {
			for _, option := range list {
				fmt.Fprintf(&b, "    %-24s %s\n", option.ID, option.Label.In(lang))
			}
		}
		if len(item.Scale) > 0 {
			var points []string
			for _, point := range item.Scale {
				points = append(points, fmt.Sprintf("%s (%s)", point.ID, point.Label.In(lang)))
			}
			fmt.Fprintf(&b, "  scale: %s\n", strings.Join(points, ", "))
		}
	}
	return b.String()
}

func kindText(item data.Item) string {
	text := string(item.Kind)
	if item.MaxPicks > 0 {
		text += fmt.Sprintf(", at most %d picks", item.MaxPicks)
	}
	if len(item.Range) == 2 {
		text += fmt.Sprintf(", from %v to %v", item.Range[0], item.Range[1])
	}
	if item.AskedIf != "" {
		text += ", asked if " + item.AskedIf
	}
	return text
}
