package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"spoor/charts"
	"spoor/charts/housestyle"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/forms"
	"spoor/internal/study"
)

type chartOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions
	item     string
	kind     data.FigureKind
	out      string
	style    styleOptions
}

func newChartCmd(s streams) *cobra.Command {
	o := chartOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "chart ITEM --out FILE",
		Short: "Draw one item as SVG, PNG or PDF",
		Example: `  spoor chart positive_factors --out factors.svg
  spoor chart success_definition --kind pie --lang en --out success.png
  spoor chart outcomes --width 16cm --no-title --palette grey --out outcomes.png`,
		Args: cli.Arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.item = args[0]
			if err := o.style.read(cmd, o.out); err != nil {
				return err
			}
			return runChart(cmd.Context(), o)
		},
		ValidArgsFunction: completeItems(&o.survey),
	}
	o.survey.register(cmd)
	o.survey.registerWhere(cmd)
	o.survey.registerSource(cmd)
	o.estimate.register(cmd)
	registerDigits(cmd, &o.estimate.digits)
	o.survey.registerDisclosure(cmd)
	cmd.Flags().StringVar(&o.out, "out", "", "`file` to write, of which the ending says the form: "+forms.Of("chart").Endings()+" (required)")
	o.style.register(cmd, "")
	cli.Word(cmd, &o.kind, "kind", charts.Auto, study.ChartKinds(), "`kind` of figure, by itself what suits the item")
	return cmd
}

func runChart(ctx context.Context, o chartOptions) error {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return err
	}
	if o.out == "" {
		return cli.Usage("chart needs --out FILE, a name that ends in %s", forms.Of("chart").Endings())
	}
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	picture, err := opened.Chart(ctx, study.ChartRequest{Item: o.item, Kind: o.kind, Format: picture.Format(forms.Ending(o.out)), Lang: lang, Options: options, Style: o.style.Style})
	if err != nil {
		return err
	}
	return writeFile(o.streams, o.out, picture)
}

// styleOptions say how one figure is drawn.
type styleOptions struct {
	width, palette string
	study.Style
}

// register adds the flags. Where a figure comes with another flag, with is that.
func (o *styleOptions) register(cmd *cobra.Command, with string) {
	flags := cmd.Flags()
	flags.StringVar(&o.width, "width", "", "`width` of the figure"+with+", such as 16cm, 6.3in or 800px; below 600 px the drawing for a narrow column")
	flags.BoolVar(&o.Untitled, "no-title", false, "leave out the question above the figure"+with)
	flags.IntVar(&o.Density, "dpi", 300, "dots per inch (`number`) of a .png"+with)
	flags.StringVar(&o.palette, "palette", "default", "colours of the figure"+with+": default, grey, or a `file` with a house style (see docs/formats.md)")
}

// read checks the flags for a figure in that file; without a file there is none.
func (o *styleOptions) read(cmd *cobra.Command, file string) (err error) {
	if file == "" && cmd.Flags().Lookup("chart") != nil {
		return cli.RefuseGiven(cmd, "is for a figure; it goes with --chart", "width", "no-title", "dpi", "palette")
	}
	if forms.Ending(file) != "png" {
		if err := cli.RefuseGiven(cmd, "is for .png: what is drawn in lines is sharp in any size", "dpi"); err != nil {
			return err
		}
	}
	if err := housestyle.CheckDensity(o.Density); err != nil {
		return cli.Usage("--dpi %d: %w", o.Density, err)
	}
	if cmd.Flags().Changed("width") {
		if o.Width, err = housestyle.ParseWidth(o.width); err != nil {
			return cli.Usage("--width %q: %w", o.width, err)
		}
	}
	var named bool
	if o.Palette, named = housestyle.Named(o.palette); named {
		return nil
	}
	source, err := os.ReadFile(o.palette)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return study.NoPalette(o.palette)
	case err != nil:
		return fmt.Errorf("read %s: %w", o.palette, reason(err))
	}
	o.Palette, err = study.HouseStyle(o.palette, source)
	return err
}

// pictureFormat returns the format of a figure that --chart names, "" without one.
func pictureFormat(chart string) (picture.Format, error) {
	if chart == "" {
		return "", nil
	}
	format, err := picture.ParseFormat(forms.Ending(chart))
	if err != nil {
		return "", cli.Usage("--chart %s: %w", chart, err)
	}
	return format, nil
}
