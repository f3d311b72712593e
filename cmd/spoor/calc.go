package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/prose"
)

// calcSchema names the form of calcAnswer in JSON.
const calcSchema = "spoor/calc/1"

// calcAnswer is the outcome of one calculation. Shares lie in [0, 1] and differences in [-1, 1], at full precision; the
// names of methods, the conclusions and the notes are in Language.
type calcAnswer struct {
	Schema       string            `json:"schema"`
	Calculation  string            `json:"calculation"` // the name of the command
	Language     data.Lang         `json:"language"`
	Level        float64           `json:"level"`                  // of all intervals; tests conclude at 1 - level
	Population   int               `json:"population,omitempty"`   // size of the finite population
	Benchmark    *float64          `json:"benchmark,omitempty"`    // the share that was tested against
	Margin       *float64          `json:"margin,omitempty"`       // of equivalence, as a difference of shares
	Groups       []calcGroup       `json:"groups"`                 // in the order given
	Differences  []calcDifference  `json:"differences,omitempty"`  // the first group minus the second
	Tests        []calcTest        `json:"tests,omitempty"`        // the first decides
	PRange       *calcPRange       `json:"p_range,omitempty"`      // where only margins are known
	Effect       *calcEffect       `json:"effect,omitempty"`       // the size of the difference
	Conclusions  []string          `json:"conclusions,omitempty"`  // sentences
	Notes        []string          `json:"notes,omitempty"`        // cautions that belong beside the numbers
	Explanations []calcExplanation `json:"explanations,omitempty"` // with --explain: every method above
}

// calcGroup is a count of a base, with its intervals.
type calcGroup struct {
	Count     int            `json:"count"`
	Base      int            `json:"base"`
	Share     float64        `json:"share"`
	Printed   string         `json:"printed,omitempty"` // the percentage that the count was recovered from
	Score     *float64       `json:"score,omitempty"`   // the place of the group in a trend
	Intervals []calcInterval `json:"intervals,omitempty"`
}

type calcInterval struct {
	Method interval.Method `json:"method"`
	Name   string          `json:"name"`
	Low    float64         `json:"low"`
	High   float64         `json:"high"`
}

type calcDifference struct {
	Method   interval.Method `json:"method"`
	Name     string          `json:"name"`
	Estimate float64         `json:"estimate"`
	Low      float64         `json:"low"`
	High     float64         `json:"high"`
	Overlap  *int            `json:"overlap,omitempty"` // respondents in both groups that this interval supposes
}

type calcTest struct {
	Method        hypothesis.Method `json:"method"`
	Asked         hypothesis.Method `json:"asked,omitempty"` // the test that was too large, so that Method took its place
	Name          string            `json:"name"`
	Alternative   string            `json:"alternative"`
	P             float64           `json:"p"`
	Exact         bool              `json:"exact"`
	StatisticName string            `json:"statistic_name,omitempty"`
	Statistic     *float64          `json:"statistic,omitempty"`
}

type calcPRange struct {
	Method      hypothesis.Method `json:"method"`
	Name        string            `json:"name"`
	Low         float64           `json:"low"`  // at MaxOverlap
	High        float64           `json:"high"` // at MinOverlap
	MinOverlap  int               `json:"min_overlap"`
	MaxOverlap  int               `json:"max_overlap"`
	MaxPicks    int               `json:"max_picks,omitempty"`
	OtherCounts []int             `json:"other_counts,omitempty"`
}

type calcEffect struct {
	Method hypothesis.Method `json:"method"`
	Name   string            `json:"name"`
	Value  float64           `json:"value"`
}

type calcExplanation struct {
	Method  string `json:"method"`
	Name    string `json:"name"`
	Assumes string `json:"assumes"`
	Source  string `json:"source"`
}

// calcOptions are the flags of every calculation.
type calcOptions struct {
	streams streams
	level   float64
	format  string
	explain bool

	lang data.Lang
}

func (o *calcOptions) register(cmd *cobra.Command) {
	registerLevel(cmd, &o.level, "confidence `level` of the intervals, between 0 and 1; tests conclude at 1 - level")
	registerLang(cmd, &o.lang)
	cmd.Flags().BoolVar(&o.explain, "explain", false, "say what each method assumes and where it comes from")
	registerFormat(cmd, &o.format, "text", "json")
}

// start checks the flags and returns an answer to fill in.
func (o *calcOptions) start(calculation string) (calcAnswer, error) {
	return calcAnswer{Schema: calcSchema, Calculation: calculation, Language: o.lang, Level: o.level}, nil
}

// deliver writes the answer: as JSON, or as the given text with what the answer concludes, notes and explains below it.
func (o calcOptions) deliver(answer calcAnswer, text string) error {
	if !o.explain {
		answer.Explanations = nil
	}
	var out bytes.Buffer
	if o.format == "json" {
		encoder := json.NewEncoder(&out)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(answer); err != nil {
			return err
		}
		return deliver(o.streams, "", out.Bytes())
	}
	out.WriteString(text)
	for _, sentences := range [][]string{answer.Conclusions, answer.Notes} {
		if len(sentences) > 0 {
			fmt.Fprintf(&out, "\n%s\n", strings.Join(sentences, "\n"))
		}
	}
	for _, e := range answer.Explanations {
		fmt.Fprintf(&out, "\n%s\n  %s\n  %s: %s\n", prose.Capital(e.Name), e.Assumes, o.say("Bron", "Source"), strings.TrimRight(e.Source, "."))
	}
	return deliver(o.streams, "", out.Bytes())
}

// note adds sentences that the answer does not hold yet.
func (a *calcAnswer) note(sentences ...string) {
	for _, sentence := range sentences {
		if !slices.Contains(a.Notes, sentence) {
			a.Notes = append(a.Notes, sentence)
		}
	}
}

// test adds the result of a test that was asked for by name, and returns it as it was added.
func (a *calcAnswer) test(asked hypothesis.Method, result hypothesis.Result) calcTest {
	a.explainTest(result.Method)
	test := calcTest{
		Method: result.Method, Name: testName(result.Method, a.Language),
		Alternative: result.Alternative.String(), P: result.P, Exact: result.Exact,
		StatisticName: result.StatisticName,
	}
	if result.Switched {
		test.Asked = asked
	}
	if result.StatisticName != "" {
		test.Statistic = &result.Statistic
	}
	for _, text := range result.Notes {
		a.note(text.In(a.Language))
	}
	a.Tests = append(a.Tests, test)
	return test
}

// interval returns an interval as the answer gives it.
func (a *calcAnswer) interval(i interval.Interval) calcInterval {
	a.explainInterval(i.Method)
	return calcInterval{Method: i.Method, Name: intervalName(i.Method, a.Language), Low: i.Low, High: i.High}
}

// difference adds the interval of a difference, and returns it as it was added.
func (a *calcAnswer) difference(d interval.Difference) calcDifference {
	a.explainInterval(d.Method)
	difference := calcDifference{
		Method: d.Method, Name: intervalName(d.Method, a.Language),
		Estimate: d.Estimate, Low: d.Low, High: d.High,
	}
	a.Differences = append(a.Differences, difference)
	return difference
}

// group adds a count of a base with its Wilson interval.
func (a *calcAnswer) group(c counted) error {
	i, err := interval.Wilson(c.count, c.base, a.Level)
	if err != nil {
		return usageError{err}
	}
	a.Groups = append(a.Groups, calcGroup{
		Count: c.count, Base: c.base, Share: c.share(), Printed: c.printed,
		Intervals: []calcInterval{a.interval(i)},
	})
	return nil
}

func newCalcCmd(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "calc",
		Short: "Calculate with counts from another publication",
		Long: strings.TrimSpace(`
Calculate intervals and tests from counts, without a survey: a pocket calculator for whoever reads another publication.

A count and its base are written 35/43. A printed percentage with its base, 81%/43, stands for the counts that print so;
the answer says which. Every answer names its methods; --explain says what they assume and where they come from.

With --format json the numbers have full precision. Shares lie in 0 to 1, differences in -1 to 1. The schema spoor/calc/1:
  calculation, language, level    what was asked; also population, benchmark, margin
  groups       count, base, share, printed, score, and intervals (method, name, low, high)
  differences  method, name, estimate, low, high, and the overlap they suppose
  tests        method, name, alternative, p, exact, statistic; asked when another test took its place
  p_range      low, high, min_overlap, max_overlap: the p-values that fit the totals
  effect       method, name, value
  conclusions, notes, explanations (method, name, assumes, source)`),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("unknown calculation %q%s; see spoor calc --help", args[0], suggestions(cmd, args[0]))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		var unknown interface{ GetSpecifiedShortnames() string }
		if errors.As(err, &unknown) && strings.IndexAny(unknown.GetSpecifiedShortnames(), "0123456789.") == 0 {
			return usage("-%s: a count cannot be negative", unknown.GetSpecifiedShortnames())
		}
		return cmd.Root().FlagErrorFunc()(cmd, err)
	})
	cmd.AddCommand(newCalcIntervalCmd(s), newCalcSimultaneousCmd(s), newCalcCompareCmd(s), newCalcPairedCmd(s),
		newCalcTrendCmd(s), newCalcBenchmarkCmd(s))
	return cmd
}
