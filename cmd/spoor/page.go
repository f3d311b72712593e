package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/engine"
	"spoor/internal/forms"
	"spoor/internal/study/desk"
	"spoor/reports/screen"
)

type pageOptions struct {
	streams streams
	survey  surveyOptions
	lang    data.Lang
	out     string
	zip     bool
}

func newPageCmd(s streams) *cobra.Command {
	o := pageOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "page",
		Short: "Write one page that opens by double click, with nothing to install",
		Long: strings.TrimSpace(`
Write one HTML file for members: it shows the sector, sets own numbers beside it, sizes an experiment and audits printed
percentages, in Dutch and in English. It carries the program that calculates, and opens no connection whatsoever.

Of a survey of one's own it carries the counts of one wave, never the answers of a respondent; with --disclosure small counts
are hidden in it. Where mail stops .html files, --zip writes the page packed too.`),
		Example: `  spoor page
  spoor page --out leden.html --zip
  spoor page --survey my-survey --wave 2026 --disclosure default`,
		Args: cli.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runPage(cmd.Context(), o) },
	}
	o.survey.registerWave(cmd)
	o.survey.registerDisclosure(cmd)
	registerLang(cmd, &o.lang)
	cmd.Flags().StringVar(&o.out, "out", "tweede-spoor.html", "`file` to write, a name that ends in "+forms.Of("page").Endings())
	cmd.Flags().BoolVar(&o.zip, "zip", false, "write it packed as well, beside it")
	return cmd
}

func runPage(ctx context.Context, o pageOptions) error {
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	program, support, err := engine.Packed()
	if err != nil {
		return err
	}
	page, err := desk.Page(ctx, opened, desk.PageRequest{Lang: o.lang, Engine: screen.Engine{Packed: program, Support: support}, Version: version})
	if err != nil {
		return err
	}
	if err := writeFile(o.streams, o.out, page); err != nil {
		return err
	}
	written := []string{o.out}
	if o.zip {
		packed, err := desk.Zipped(filepath.Base(o.out), page)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(o.out, filepath.Ext(o.out)) + ".zip"
		if err := writeFile(o.streams, name, packed); err != nil {
			return err
		}
		written = append(written, name)
	}
	fmt.Fprintln(o.streams.out, strings.Join(written, "\n"))
	return nil
}
