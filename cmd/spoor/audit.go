package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"spoor/analysis/published"
	"spoor/data"
	"spoor/reports"
)

type auditOptions struct {
	streams     streams
	survey      surveyOptions
	lang        string
	format      string
	out         string
	reconstruct string
}

func newAuditCmd(s streams) *cobra.Command {
	o := auditOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "audit",
		Short: "Find which counts the printed percentages can stand for",
		Long: `Find, in whole numbers, which counts and bases the percentages of the publication can stand for: unique or not, at
which bases, and where the print cannot be right with which smallest repairs.

With --reconstruct, write respondents that have exactly those counts: one CSV an item, and wave.yaml.`,
		Example: `  spoor audit
  spoor audit --format md --lang en
  spoor audit --reconstruct wave-2021`,
		Args: arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runAudit(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.survey.folder, "survey", "", "`folder` of a survey with a publication.yaml; without it the built-in survey")
	cmd.Flags().StringVar(&o.lang, "lang", "nl", "`language` of the result: nl or en")
	cmd.Flags().StringVar(&o.reconstruct, "reconstruct", "", "write the reconstructed wave to this `folder` instead")
	complete(cmd, "lang", []string{"nl", "en"})
	registerFormat(cmd, &o.format, "text", "md", "json")
	registerOut(cmd, &o.out)
	return cmd
}

func runAudit(_ context.Context, o auditOptions) error {
	lang, err := data.ParseLang(o.lang)
	if err != nil {
		return usage("--lang: %w", err)
	}
	if err := format(o.format, "text", "md", "json"); err != nil {
		return err
	}
	survey, err := o.survey.open()
	if err != nil {
		return err
	}
	if survey.Publication == nil {
		return fmt.Errorf("this survey has no publication.yaml, so there are no printed percentages to audit")
	}
	if o.reconstruct != "" {
		return reconstruct(o, survey)
	}
	figures, err := published.Audit(survey.Codebook, *survey.Publication)
	if err != nil {
		return err
	}
	content, err := renderAudit(figures, lang, o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

func reconstruct(o auditOptions, survey *data.Survey) error {
	files, err := published.Reconstruct(survey.Codebook, *survey.Publication)
	if err != nil {
		return err
	}
	var out []outputFile
	for _, file := range files {
		out = append(out, outputFile{file.Name, file.Content})
	}
	if err := writeFolder(o.reconstruct, out); err != nil {
		return err
	}
	fmt.Fprintf(o.streams.err, "wrote wave %s to %s: %d files\n", survey.Publication.Wave.ID, filepath.Clean(o.reconstruct), len(out))
	return nil
}

func renderAudit(figures []published.Figure, lang data.Lang, format string) ([]byte, error) {
	switch format {
	case "json":
		return reports.AuditJSON(figures, lang)
	case "md":
		return reports.AuditMarkdown(figures, lang)
	}
	return reports.AuditText(figures, lang)
}
