package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/internal/number"
)

type calcCompareOptions struct {
	calcOptions
	first, second string
	method        interval.Method
	margin        string
	equivalence   bool // a margin is given
}

func newCalcCompareCmd(s streams) *cobra.Command {
	o := calcCompareOptions{calcOptions: calcOptions{streams: s}}
	cmd := &cobra.Command{
		Use:   "compare COUNT/BASE COUNT/BASE",
		Short: "Compare the percentages of two independent groups",
		Long: `Compare the percentages of two independent groups: the difference in percentage points with its interval, Boschloo's
exact test, Fisher's beside it, and Cohen's h. For the same respondents twice, use spoor calc paired.

With --margin, also test whether the percentages are equivalent: closer than a margin that was chosen before seeing them.`,
		Example: `  spoor calc compare 6/43 3/43
  spoor calc compare 56/70 48/80 --method miettinen-nurminen
  spoor calc compare 410/500 405/500 --margin 0.05`,
		Args: arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.first, o.second, o.equivalence = args[0], args[1], cmd.Flags().Changed("margin")
			return runCalcCompare(o)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	o.register(cmd)
	registerEnum(cmd, &o.method, "method", interval.MethodNewcombe, interval.DifferenceMethods(), "`method` for the difference")
	cmd.Flags().StringVar(&o.margin, "margin", "", "`difference` within which the percentages count as equivalent, such as 0.1 or 10%")
	return cmd
}

func runCalcCompare(o calcCompareOptions) error {
	answer, err := o.start("compare")
	if err != nil {
		return err
	}
	first, err := parseCounted(o.first)
	if err != nil {
		return err
	}
	second, err := parseCounted(o.second)
	if err != nil {
		return err
	}
	if err := o.fill(&answer, o.method, first, second); err != nil {
		return err
	}
	difference, boschloo, fisher := answer.Differences[0], answer.Tests[0], answer.Tests[1]
	answer.Conclusions = append(answer.Conclusions, o.conclude(boschloo.P, difference.Low > 0 || difference.High < 0))
	if o.rejects(boschloo.P) != o.rejects(fisher.P) {
		answer.Conclusions = append(answer.Conclusions, o.say(
			"De exacte toets van Fisher komt anders uit dan die van Boschloo; Fisher is behoudender.",
			"Fisher's exact test concludes otherwise than Boschloo's; Fisher's is more conservative."))
	}
	if o.equivalence {
		answer.Conclusions = append(answer.Conclusions, o.concludeEquivalence(answer.Tests[2].P, *answer.Margin))
	}
	o.recovered(&answer)
	return o.deliver(answer, o.text(answer))
}

// fill computes the groups, the difference, the tests and the effect size.
func (o calcCompareOptions) fill(answer *calcAnswer, method interval.Method, first, second counted) error {
	for _, c := range []counted{first, second} {
		if err := answer.group(c); err != nil {
			return err
		}
	}
	difference, err := interval.Compare(method, first.count, first.base, second.count, second.base, o.level)
	if err != nil {
		return usageError{err}
	}
	answer.difference(difference)
	boschloo, err := hypothesis.Boschloo(first.count, first.base, second.count, second.base, hypothesis.TwoSided)
	if err != nil {
		return usageError{err}
	}
	answer.test(hypothesis.MethodBoschloo, boschloo)
	fisher, err := hypothesis.Fisher(first.count, first.base, second.count, second.base, hypothesis.TwoSided)
	if err != nil {
		return usageError{err}
	}
	answer.test(hypothesis.MethodFisher, fisher)
	h, err := hypothesis.CohensH(first.share(), second.share())
	if err != nil {
		return usageError{err}
	}
	answer.explainTest(hypothesis.MethodCohensH)
	answer.Effect = &calcEffect{hypothesis.MethodCohensH, testName(hypothesis.MethodCohensH, o.lang), h}
	if !o.equivalence {
		return nil
	}
	margin, err := parseMargin(o.margin)
	if err != nil {
		return err
	}
	equivalence, err := hypothesis.EquivalenceTwo(first.count, first.base, second.count, second.base, margin)
	if err != nil {
		return usageError{err}
	}
	answer.test(hypothesis.MethodEquivalenceTwo, equivalence)
	answer.Margin = &margin
	return nil
}

func (o calcCompareOptions) text(answer calcAnswer) string {
	difference := answer.Differences[0]
	places := min(groupDecimals(answer.Groups), decimals(difference.High-difference.Low))
	rows := [][]string{
		{"", "", "", o.intervalHeading(), o.say("methode", "method")},
		o.groupRow(o.say("eerste groep", "first group"), answer.Groups[0], places),
		o.groupRow(o.say("tweede groep", "second group"), answer.Groups[1], places),
		o.differenceRow(o.say("verschil", "difference"), difference, places),
	}
	rows = append(rows, o.testRow(o.say("toets", "test"), answer.Tests[0], o.say("tweezijdig", "two-sided")))
	rows = append(rows, o.testRow(o.say("daarnaast", "beside it"), answer.Tests[1], o.say("tweezijdig", "two-sided")))
	if o.equivalence {
		within := o.say("marge ", "margin ") + o.width(*answer.Margin)
		rows = append(rows, o.testRow(o.say("gelijkwaardigheid", "equivalence"), answer.Tests[2], within))
	}
	h := answer.Effect.Value
	rows = append(rows, []string{
		o.say("effectgrootte", "effect size"), "h = " + minus(number.Decimals(h, 2, o.lang)), o.effectSize(h), "", answer.Effect.Name,
	})
	return columns(rows)
}

// differenceRow is the row of a difference in a table with the columns of groupRow.
func (o calcOptions) differenceRow(name string, d calcDifference, places int) []string {
	return []string{name, o.points(d.Estimate, places) + " " + o.percentagePoints(), "", o.pointSpan(d.Low, d.High, places), d.Name}
}

// testRow is the row of a test in a table with the columns of groupRow.
func (o calcOptions) testRow(name string, test calcTest, detail string) []string {
	return []string{name, o.p(test.P), detail, "", test.Name}
}

// width returns a margin in percentage points: "10 procentpunt".
func (o calcOptions) width(margin float64) string {
	return o.plain(margin) + " " + o.percentagePoints()
}

func minus(text string) string { return strings.Replace(text, "-", "−", 1) }

// effectSize names Cohen's h by his convention.
func (o calcOptions) effectSize(h float64) string {
	switch h = math.Abs(h); {
	case h < 0.2:
		return o.say("zeer klein", "very small")
	case h < 0.5:
		return o.say("klein", "small")
	case h < 0.8:
		return o.say("middelgroot", "medium")
	}
	return o.say("groot", "large")
}

// conclude says what the test and the interval of a difference conclude, and where they are at odds.
func (o calcOptions) conclude(p float64, excludes bool) string {
	var sentence string
	switch rejects := o.rejects(p); {
	case rejects && excludes:
		sentence = o.say("Er is een verschil aangetoond (α = %s).", "A difference is established (α = %s).")
	case rejects:
		sentence = o.say("Toets en interval zijn het oneens (α = %s): de toets vindt een verschil, maar het interval bevat 0. Vermeld beide; dit is een grensgeval.",
			"Test and interval disagree (α = %s): the test finds a difference, but the interval contains 0. Report both; this is a borderline case.")
	case excludes:
		sentence = o.say("Toets en interval zijn het oneens (α = %s): het interval bevat 0 niet, maar de toets vindt geen verschil. Vermeld beide; dit is een grensgeval.",
			"Test and interval disagree (α = %s): the interval does not contain 0, but the test finds no difference. Report both; this is a borderline case.")
	default:
		sentence = o.say("Er is geen verschil aangetoond (α = %s). Dat toont niet aan dat er geen verschil is.",
			"No difference is established (α = %s). That does not establish that there is none.")
	}
	return fmt.Sprintf(sentence, o.alpha())
}

func (o calcOptions) concludeEquivalence(p, margin float64) string {
	if o.rejects(p) {
		return fmt.Sprintf(o.say("Gelijkwaardigheid binnen %s is aangetoond (α = %s), mits de marge vooraf is gekozen.",
			"Equivalence within %s is established (α = %s), provided that the margin was chosen in advance."), o.width(margin), o.alpha())
	}
	return fmt.Sprintf(o.say("Gelijkwaardigheid binnen %s is niet aangetoond (α = %s).", "Equivalence within %s is not established (α = %s)."),
		o.width(margin), o.alpha())
}
