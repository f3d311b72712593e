package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/aggregate"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/data/count"
	"spoor/internal/study"
)

type shareOptions struct {
	streams   streams
	survey    surveyOptions
	member    study.MemberOptions
	file      string
	name      string
	preset    disclosure.Preset
	threshold int
	earlier   string
	out       string
}

func newShareCmd(s streams) *cobra.Command {
	o := shareOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "share FILE --name NAME",
		Short: "Make counts that you can hand over, without any respondent in them",
		Long: `Make an aggregate: counts per question, with small counts hidden and as many others as it takes to keep them hidden, as JSON
with a checksum (schema spoor/aggregate/1). There is no respondent in it. Give it to whoever keeps the pool of the sector.

FILE is what spoor compare takes. What can still be derived of each hidden count is in the file, and told on standard error; what
cannot be protected is left out. Who tries this program on every table that fits can sometimes exclude more values; a higher
--threshold leaves more of them. With --earlier, the aggregate is also tried against one that was handed over before.`,
		Example: `  spoor share answers.csv --name "Organisation A" --out a.json
  spoor share answers.csv --name "Organisation A" --preset strict --earlier a-2025.json --out a-2026.json`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.file = args[0]
			if cmd.Flags().Changed("threshold") && cmd.Flags().Changed("preset") {
				return usage("--threshold and --preset both set the threshold; give one")
			}
			if cmd.Flags().Changed("threshold") && o.threshold == 0 {
				return usage("--threshold: threshold 0 hides nothing; use 3 or more")
			}
			if err := checkBase(cmd, o.member.Base); err != nil {
				return err
			}
			return runShare(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.survey.folder, "survey", "", "`folder` of a survey (codebook.yaml, waves/); without it the built-in survey")
	cmd.Flags().BoolVar(&o.survey.strict, "strict", false, "fail with exit code 3 when any answer has a problem")
	cmd.Flags().StringVar(&o.name, "name", "", "`name` under which a pool counts you, once (required)")
	cmd.Flags().StringSliceVar(&o.member.Items, "item", nil, "`item` to share, may be repeated; without it all that the file holds")
	cmd.Flags().IntVar(&o.member.Base, "base", 0, "`number` of respondents, where a table of counts does not hold it")
	registerEnum(cmd, &o.preset, "preset", disclosure.PresetDefault, disclosure.Presets(), "`preset` of the disclosure rule, which hides counts below 3, 5 or 10")
	cmd.Flags().IntVar(&o.threshold, "threshold", 0, "the smallest `count` that may be shown, 3 or more, instead of a preset")
	cmd.Flags().StringVar(&o.earlier, "earlier", "", "`file` of an aggregate that you handed over before")
	registerOut(cmd, &o.out)
	return cmd
}

func (o shareOptions) rule() (disclosure.Rule, error) {
	rule, err := disclosure.ParsePreset(string(o.preset))
	if err != nil {
		return rule, usage("--preset: %w", err)
	}
	if o.threshold != 0 {
		if rule, err = disclosure.NewRule(o.threshold); err != nil {
			return rule, usage("--threshold: %w", err)
		}
	}
	return rule, nil
}

func runShare(ctx context.Context, o shareOptions) error {
	rule, err := o.rule()
	if err != nil {
		return err
	}
	if strings.TrimSpace(o.name) == "" {
		return usage("share needs --name NAME: a pool counts each member once, by its name")
	}
	survey, err := o.survey.open()
	if err != nil {
		return err
	}
	for _, id := range o.member.Items {
		if _, known := survey.Codebook.Item(id); !known {
			_, err := (results{survey: count.Of(survey)}).table(id)
			return err
		}
	}
	o.member.Strict = o.survey.strict
	own, err := readMember(ctx, o.streams, o.file, survey.Codebook, o.member)
	if err != nil {
		return err
	}
	for _, note := range own.Notes {
		fmt.Fprintln(o.streams.err, note)
	}
	if err := report(o.streams, own.Problems, o.survey.strict); err != nil {
		return err
	}
	if len(own.Cases) > 0 {
		fmt.Fprintln(o.streams.err, "outcomes of trajectories are not shared: there is no sector to add them to")
	}
	tallies := slices.DeleteFunc(own.Tallies, func(t data.Tally) bool {
		return len(o.member.Items) > 0 && !slices.Contains(o.member.Items, t.Item)
	})
	shared, proposals, err := aggregate.New(o.name, survey.Codebook, tallies, rule)
	if err != nil {
		return fmt.Errorf("%s: %w", o.file, err)
	}
	if o.earlier != "" {
		before, err := readAggregate(o.earlier)
		if err != nil {
			return err
		}
		if err := shared.Beside(before); err != nil {
			return err
		}
	}
	content, err := shared.JSON()
	if err != nil {
		return err
	}
	tellShared(o.streams.err, shared, proposals)
	return deliver(o.streams, o.out, content)
}

func readAggregate(path string) (aggregate.Aggregate, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return aggregate.Aggregate{}, fmt.Errorf("read %s: %w", path, reason(err))
	}
	read, err := aggregate.Parse(source)
	if err != nil {
		return aggregate.Aggregate{}, fmt.Errorf("%s: %w", path, err)
	}
	return read, nil
}

// tellShared reports the attack on an aggregate to the owner of the data.
func tellShared(w io.Writer, shared aggregate.Aggregate, proposals []aggregate.Proposal) {
	cells := 0
	for _, table := range shared.Tables {
		cells += len(table.Cells)
	}
	fmt.Fprintf(w, "%d tables, %d of %d counts hidden (below %d, and what protects them)\n", len(shared.Tables), len(shared.Attack), cells, shared.Rule.Threshold)
	for _, d := range shared.Attack {
		fmt.Fprintf(w, "  %s: an outsider derives %s, a respondent in it %s, who knows the rule %s\n",
			partOf(d.Item, d.Row)+" "+d.Option, ranges(d.Outsider), ranges(d.Participant), ranges(d.Informed))
	}
	for _, o := range shared.Omitted {
		fmt.Fprintf(w, "left out: %s: %s\n", partOf(o.Item, o.Row), o.Reason)
	}
	for _, p := range proposals {
		var groups []string
		for _, group := range p.Groups {
			groups = append(groups, strings.Join(group, " + "))
		}
		fmt.Fprintf(w, "nothing of %s has to be hidden when these are one option: %s (keep this to yourself)\n", partOf(p.Item, p.Row), strings.Join(groups, "; "))
	}
}

func partOf(item, row string) string {
	if row == "" {
		return item
	}
	return item + "." + row
}

func ranges(spans []data.Span) string {
	var texts []string
	for _, span := range spans {
		texts = append(texts, span.String())
	}
	return strings.Join(texts, " or ")
}
