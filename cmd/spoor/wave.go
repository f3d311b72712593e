package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"spoor/data"
)

func newWaveCmd(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "wave",
		Short: "Add a round of fieldwork to a survey, or list those it has",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("unknown command %q%s; see spoor wave --help", args[0], suggestions(cmd, args[0]))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newWaveAddCmd(s), newWaveListCmd(s))
	return cmd
}

type waveListOptions struct {
	streams streams
	survey  surveyOptions
	format  string
	lang    data.Lang
}

func newWaveListCmd(s streams) *cobra.Command {
	o := waveListOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the waves of a survey",
		Args:  arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return runWaveList(o) },
	}
	cmd.Flags().StringVar(&o.survey.folder, "survey", "", "`folder` of a survey; without it the built-in survey")
	registerLang(cmd, &o.lang)
	_ = cmd.MarkFlagDirname("survey") // the flag exists
	registerFormat(cmd, &o.format, "text", "json")
	return cmd
}

// listedWave is what a list says of one wave.
type listedWave struct {
	ID          string `json:"id"`
	Label       string `json:"label"`
	Year        int    `json:"year,omitempty"`
	Respondents int    `json:"respondents,omitempty"`
	Items       int    `json:"items"`
	Provenance  string `json:"provenance"`
	Source      string `json:"source,omitempty"` // the export that it was made from
	SHA256      string `json:"sha256,omitempty"`
}

func runWaveList(o waveListOptions) error {
	survey, err := o.survey.open()
	if err != nil {
		return err
	}
	waves := []listedWave{}
	for _, wave := range survey.Waves {
		one := listedWave{ID: wave.ID, Label: wave.Label.In(o.lang), Year: wave.Fieldwork.Year, Respondents: wave.Respondents, Provenance: string(wave.Provenance)}
		for _, item := range survey.Codebook.Items {
			if wave.Asks(item.ID) {
				one.Items++
			}
		}
		if wave.Import != nil {
			one.Source, one.SHA256 = wave.Import.Source, wave.Import.SHA256
		}
		waves = append(waves, one)
	}
	var text bytes.Buffer
	if o.format == "json" {
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(waves); err != nil {
			return err
		}
	} else {
		waveTable(&text, waves)
	}
	_, err = o.streams.out.Write(text.Bytes())
	return err
}

func waveTable(text *bytes.Buffer, waves []listedWave) {
	table := tabwriter.NewWriter(text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "wave\tlabel\tyear\trespondents\titems\tprovenance\tsource")
	for _, wave := range waves {
		cells := []string{wave.ID, wave.Label, known(wave.Year), known(wave.Respondents), strconv.Itoa(wave.Items), wave.Provenance, wave.Source}
		fmt.Fprintln(table, strings.TrimRight(strings.Join(cells, "\t"), "\t"))
	}
	table.Flush()
}

// known writes a number that is 0 when nobody said it.
func known(n int) string {
	if n == 0 {
		return "-"
	}
	return strconv.Itoa(n)
}
