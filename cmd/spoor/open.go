package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data/count"
	"spoor/data/platform"
	"spoor/internal/spreadsheet"
)

func newOpenCmd(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "open",
		Short: "List what respondents typed, and count it by the codes that people gave it",
		Long: strings.TrimSpace(`
open works on what respondents typed: the answers to an open item, and the texts beside an option such as "other". A wave
holds them when it was added with --keep-texts. They never stand in a report.

To code them: list them as CSV, write a code behind each text, and count. Two people who each coded a copy are compared
by Cohen's kappa.`),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("unknown command %q%s; see spoor open --help", args[0], suggestions(cmd, args[0]))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newOpenListCmd(s), newOpenCountCmd(s))
	return cmd
}

type openListOptions struct {
	streams streams
	survey  surveyOptions
	item    string
	format  string
	out     string
}

func newOpenListCmd(s streams) *cobra.Command {
	o := openListOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "list ITEM",
		Short: "List what respondents typed for an item",
		Example: `  spoor open list remarks --survey oursurvey
  spoor open list remarks --survey oursurvey --format csv --out codes.csv`,
		Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.item = args[0]
			return runOpenList(o)
		},
		ValidArgsFunction: completeItems(&o.survey),
	}
	o.survey.register(cmd)
	registerFormat(cmd, &o.format, "text", "csv", "json")
	registerOut(cmd, &o.out)
	return cmd
}

// typedText is a text and how many respondents typed it, capitals and spaces apart.
type typedText struct {
	Text        string `json:"text"` // as it was first typed
	Respondents int    `json:"respondents"`
}

func runOpenList(o openListOptions) error {
	texts, err := o.survey.texts(o.streams, o.item)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	switch o.format {
	case "csv":
		records := [][]string{codeColumns}
		for _, text := range texts {
			records = append(records, []string{text.Text, ""})
		}
		if err := spreadsheet.NewWriter(&out).WriteAll(records); err != nil {
			return err
		}
	case "json":
		encoder := json.NewEncoder(&out)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(texts); err != nil {
			return err
		}
	default:
		for _, text := range texts {
			fmt.Fprintf(&out, "%5d  %s\n", text.Respondents, strings.Join(strings.Fields(text.Text), " "))
		}
	}
	return deliver(o.streams, o.out, out.Bytes())
}

// texts reads what the respondents of a wave typed for an item, each text once, the most frequent first.
func (o surveyOptions) texts(s streams, item string) ([]typedText, error) {
	folder, err := o.open()
	if err != nil {
		return nil, err
	}
	survey := count.Of(folder)
	wave, err := survey.Wave(o.wave)
	if err != nil {
		return nil, usageError{err}
	}
	if _, known := survey.Codebook.Item(item); !known {
		_, err := results{survey: survey, wave: wave}.table(item)
		return nil, err
	}
	typed, problems, err := survey.Texts(wave, item)
	if errors.Is(err, count.ErrNoTexts) {
		return nil, fmt.Errorf("wave %s: %w", wave.ID, err)
	}
	if err != nil {
		return nil, withFolder(o.folder, err)
	}
	if len(problems) > 0 {
		problems = placed(o.folder, problems)
		if o.strict {
			return nil, inputError{problems}
		}
		fmt.Fprintln(s.err, problems)
	}
	if len(typed) == 0 {
		return nil, fmt.Errorf("wave %s has no texts for item %q", wave.ID, item)
	}
	texts := []typedText{}
	place := map[string]int{}
	for _, one := range typed {
		key := platform.Fold(one.Text)
		i, known := place[key]
		if !known {
			i = len(texts)
			place[key] = i
			texts = append(texts, typedText{Text: one.Text})
		}
		texts[i].Respondents++
	}
	slices.SortStableFunc(texts, func(a, b typedText) int { return cmp.Compare(b.Respondents, a.Respondents) })
	return texts, nil
}
