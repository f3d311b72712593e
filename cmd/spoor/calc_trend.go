package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/hypothesis"
	"spoor/internal/number"
)

type calcTrendOptions struct {
	calcOptions
	groups string
	scores string
}

func newCalcTrendCmd(s streams) *cobra.Command {
	o := calcTrendOptions{calcOptions: calcOptions{streams: s}}
	cmd := &cobra.Command{
		Use:   "trend COUNT/BASE,COUNT/BASE,...",
		Short: "Test for a trend over ordered groups, such as waves",
		Long: `Test for a trend in the percentages of groups of different respondents in order, such as waves: the exact
Cochran-Armitage test, and the asymptotic one with its variance divided by N.

Groups lie equally far apart unless --scores places them.`,
		Example: `  spoor calc trend 6/43,9/50,14/60
  spoor calc trend 6/43,9/50,14/60 --scores 2021,2022,2026`,
		Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.groups = args[0]
			return runCalcTrend(o)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	o.register(cmd)
	cmd.Flags().StringVar(&o.scores, "scores", "", "`places` of the groups, such as years; without them 0,1,2,...")
	return cmd
}

func runCalcTrend(o calcTrendOptions) error {
	answer, err := o.start("trend")
	if err != nil {
		return err
	}
	var counts, bases []int
	for _, text := range strings.Split(o.groups, ",") {
		c, err := parseCounted(text)
		if err != nil {
			return err
		}
		if err := answer.group(c); err != nil {
			return err
		}
		counts, bases = append(counts, c.count), append(bases, c.base)
	}
	scores, err := parseScores(o.scores, len(counts))
	if err != nil {
		return err
	}
	exact, err := hypothesis.TrendExact(counts, bases, scores, hypothesis.TwoSided)
	if err != nil {
		return usageError{err}
	}
	asymptotic, err := hypothesis.Trend(counts, bases, scores, hypothesis.TwoSided)
	if err != nil {
		return usageError{err}
	}
	for i := range answer.Groups {
		answer.Groups[i].Score = &scores[i]
	}
	answer.test(hypothesis.MethodTrendExact, exact)
	if !exact.Switched {
		answer.test(hypothesis.MethodTrend, asymptotic)
	}
	o.conclude(&answer, asymptotic)
	o.recovered(&answer)
	return o.deliver(answer, o.text(answer, asymptotic.Statistic))
}

// conclude says whether there is a trend and which way it goes; z is that of the asymptotic test.
func (o calcTrendOptions) conclude(answer *calcAnswer, asymptotic hypothesis.Result) {
	decides := answer.Tests[0].P
	sentence := o.say("Er is geen trend aangetoond (α = %s). Dat toont niet aan dat er geen trend is.",
		"No trend is established (α = %s). That does not establish that there is none.")
	switch {
	case o.rejects(decides) && asymptotic.Statistic > 0:
		sentence = o.say("Er is een stijgende trend aangetoond (α = %s).", "A rising trend is established (α = %s).")
	case o.rejects(decides):
		sentence = o.say("Er is een dalende trend aangetoond (α = %s).", "A falling trend is established (α = %s).")
	}
	answer.Conclusions = []string{fmt.Sprintf(sentence, o.alpha())}
	if o.rejects(decides) != o.rejects(asymptotic.P) {
		answer.Conclusions = append(answer.Conclusions, o.say("De asymptotische toets komt anders uit; de exacte toets gaat voor.",
			"The asymptotic test concludes otherwise; the exact test comes first."))
	}
	answer.note(o.say(
		"De asymptotische toets deelt de variantie door N, zoals prop.trend.test in R; wie door N−1 deelt (coin), vindt een chikwadraat die (N−1)/N maal zo groot is.",
		"The asymptotic test divides the variance by N, as R's prop.trend.test; dividing by N−1 (coin) makes the chi-square (N−1)/N times as large."))
}

func (o calcTrendOptions) text(answer calcAnswer, z float64) string {
	places := groupDecimals(answer.Groups)
	rows := [][]string{{"", "", "", o.intervalHeading(), o.say("methode", "method")}}
	for i, group := range answer.Groups {
		name := fmt.Sprintf(o.say("groep %d", "group %d"), i+1)
		if o.scores != "" {
			name += " (" + strings.TrimSpace(strings.Split(o.scores, ",")[i]) + ")"
		}
		rows = append(rows, o.groupRow(name, group, places))
	}
	for i, test := range answer.Tests {
		name, detail := o.say("toets", "test"), o.say("tweezijdig", "two-sided")
		if i > 0 {
			name = o.say("daarnaast", "beside it")
		}
		if !test.Exact {
			detail = "z = " + minus(number.Decimals(z, 2, o.lang)) + "; χ² = " + number.Decimals(z*z, 2, o.lang)
		}
		rows = append(rows, o.testRow(name, test, detail))
	}
	return columns(rows)
}

// parseScores reads the places of the groups: 0, 1, 2, ... without any.
func parseScores(text string, groups int) ([]float64, error) {
	var scores []float64
	if text == "" {
		for i := range groups {
			scores = append(scores, float64(i))
		}
		return scores, nil
	}
	for _, field := range strings.Split(text, ",") {
		score, err := strconv.ParseFloat(strings.TrimSpace(field), 64)
		if err != nil || math.IsNaN(score) || math.IsInf(score, 0) {
			return nil, usage("--scores %s: %q is not a number; give one for every group, such as 2021,2023,2026", text, field)
		}
		scores = append(scores, score)
	}
	return scores, nil
}
