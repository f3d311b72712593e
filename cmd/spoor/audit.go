package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/audit/transcript"
	"spoor/analysis/publication"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/audit"
)

type auditOptions struct {
	streams     streams
	survey      surveyOptions
	file        string // tables of another publication
	lang        data.Lang
	format      string
	out         string
	reconstruct string
}

func newAuditCmd(s streams) *cobra.Command {
	o := auditOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "audit [FILE]",
		Short: "Find which counts the printed percentages can stand for",
		Long: strings.TrimSpace(`
Find, in whole numbers, which counts and bases the percentages of a publication can stand for: unique or not, at which
bases, how many did not answer, and where the print cannot be right with which smallest repairs.

Without FILE it is the publication of the survey. FILE holds tables typed from any other: as YAML, or as CSV or XLSX with
one option a line and the columns table, kind (single, multiple or rating), option and printed; and where they apply row,
title, max_picks, may_pick_none (1), base, respondents, rounding (half-up, half-even or truncation) and doubtful (1). What
belongs to a table as a whole stands on its first line. A blank under printed is a label that cannot be read. A mean of whole numbers
has kind mean with the mean under printed and, where they are known, sd, low and high (of its scale) and items: GRIM and GRIMMER
say whether such a mean and standard deviation can be right.

  table,kind,max_picks,base,option,printed      tables:
  reasons,multiple,2,120,No time,65             - id: reasons
  reasons,,,,Too far,48                           kind: multiple
                                                  max_picks: 2
                                                  base: 120
                                                  printed:
                                                  - {option: No time, percent: 65}
                                                  - {option: Too far, percent: 48}
                                                - {id: mark, kind: mean, mean: 3.45, sd: 1.02, base: 43, scale: [1, 5]}

With --reconstruct, write respondents that have exactly the counts of the survey's publication: one CSV an item, and
wave.yaml.`),
		Example: `  spoor audit
  spoor audit tables.csv
  spoor audit tables.yaml --format md --lang en
  spoor audit --reconstruct wave-2021`,
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.file = args[0]
			}
			return runAudit(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.survey.folder, "survey", "", "`folder` of a survey with a publication.yaml; without it the built-in survey")
	registerLang(cmd, &o.lang)
	cmd.Flags().StringVar(&o.reconstruct, "reconstruct", "", "write the reconstructed wave to this `folder` instead")
	registerFormat(cmd, &o.format, "text", "md", "json")
	registerOut(cmd, &o.out)
	return cmd
}

func runAudit(ctx context.Context, o auditOptions) error {
	if o.file != "" {
		return auditFile(o)
	}
	survey, err := o.survey.open()
	if err != nil {
		return err
	}
	if survey.Publication == nil {
		return fmt.Errorf("this survey has no publication.yaml, so there are no printed percentages to audit; name a file of printed tables to audit that")
	}
	if o.reconstruct != "" {
		return reconstruct(ctx, o, survey)
	}
	figures, err := publication.Audit(survey.Codebook, *survey.Publication)
	if err != nil {
		return err
	}
	content, err := renderAudit(figures, o.lang, o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// auditFile audits the tables that somebody typed from a publication.
func auditFile(o auditOptions) error {
	switch {
	case o.reconstruct != "":
		return usage("--reconstruct makes the wave of a survey; %s holds tables that belong to none", o.file)
	case o.survey.folder != "":
		return usage("give --survey or a file of printed tables, not both")
	}
	source, err := os.ReadFile(o.file)
	if err != nil {
		return fmt.Errorf("read %s: %w", o.file, reason(err))
	}
	tables, err := transcript.Parse(filepath.ToSlash(o.file), source)
	if err != nil {
		return err
	}
	figures, err := publication.AuditTables(tables)
	if err != nil {
		return err
	}
	content, err := renderAudit(figures, o.lang, o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

func reconstruct(ctx context.Context, o auditOptions, survey *data.Survey) error {
	files, err := publication.Reconstruct(survey.Codebook, *survey.Publication)
	if err != nil {
		return err
	}
	var out []study.File
	for _, file := range files {
		out = append(out, study.File{Name: file.Name, Content: file.Content})
	}
	if err := writeFolder(ctx, o.streams, o.reconstruct, out); err != nil {
		return err
	}
	fmt.Fprintf(o.streams.err, "wrote wave %s to %s: %d files\n", survey.Publication.Wave.ID, filepath.Clean(o.reconstruct), len(out))
	return nil
}

func renderAudit(figures []publication.Figure, lang data.Lang, format string) ([]byte, error) {
	switch format {
	case "json":
		return audit.JSON(figures, lang)
	case "md":
		return audit.Markdown(figures, lang)
	}
	return audit.Text(figures, lang)
}
