package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/publication"
	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study/printed"
)

type auditOptions struct {
	streams     streams
	look        lookOptions
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
		Args: cli.Arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.file = args[0]
			}
			if err := errors.Join(o.unused(cmd), o.look.read(cmd, o.format)); err != nil {
				return err
			}
			return runAudit(cmd.Context(), o)
		},
	}
	registerSurvey(cmd, &o.survey.folder)
	registerLang(cmd, &o.lang)
	cmd.Flags().StringVar(&o.reconstruct, "reconstruct", "", "write the reconstructed wave to this `folder` instead")
	o.look.registerTemplate(cmd)
	registerForms(cmd, &o.format, &o.out, "audit")
	return cmd
}

// unused refuses flags that do not go with what is audited, or with making a wave of it.
func (o auditOptions) unused(cmd *cobra.Command) error {
	switch {
	case o.file != "" && o.reconstruct != "":
		return cli.Usage("--reconstruct makes the wave of a survey; %s holds tables that belong to none", o.file)
	case o.file != "" && o.survey.folder != "":
		return cli.Usage("give --survey or a file of printed tables, not both")
	case o.reconstruct != "":
		return cli.RefuseGiven(cmd, "is for an audit; --reconstruct writes a wave instead", "format", "lang", "out")
	}
	return nil
}

func runAudit(ctx context.Context, o auditOptions) error {
	if o.file != "" {
		content, err := os.ReadFile(o.file)
		if err != nil {
			return fmt.Errorf("read %s: %w", o.file, reason(err))
		}
		return o.deliver(printed.AuditTables(ctx, o.file, content))
	}
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	if o.reconstruct == "" {
		return o.deliver(printed.Audit(ctx, source))
	}
	wave, files, err := printed.Reconstruct(ctx, source)
	if err != nil {
		return err
	}
	if err := writeFolder(ctx, o.streams, o.reconstruct, files); err != nil {
		return err
	}
	o.streams.say(fmt.Sprintf("wrote wave %s to %s: %d files", wave.ID, filepath.Clean(o.reconstruct), len(files)))
	return nil
}

func (o auditOptions) deliver(figures []publication.Figure, err error) error {
	if err != nil {
		return err
	}
	content, err := o.look.Written(o.format, o.lang, "", func(form string) ([]byte, error) { return printed.Render(figures, o.lang, form) })
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}
