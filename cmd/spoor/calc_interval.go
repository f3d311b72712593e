package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/interval"
	"spoor/internal/number"
)

// listedCounts is how many counts of one printed percentage are each given an interval; of more, only the ends are.
const listedCounts = 12

// allMethods stands for every method.
const allMethods interval.Method = "all"

type calcIntervalOptions struct {
	calcOptions
	given      string
	method     interval.Method
	population int
	finite     bool // the population is given
}

func newCalcIntervalCmd(s streams) *cobra.Command {
	o := calcIntervalOptions{calcOptions: calcOptions{streams: s}}
	cmd := &cobra.Command{
		Use:   "interval COUNT/BASE",
		Short: "Give the confidence interval of one percentage",
		Long: `Give the confidence interval of one percentage.

A printed percentage stands for the counts that print so, halves rounded up: 81%/43 is 35 of 43. If several counts do,
each gets its interval.`,
		Example: `  spoor calc interval 35/43
  spoor calc interval 81%/43 --method all
  spoor calc interval 35/43 --population 120 --lang en`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.given, o.finite = args[0], cmd.Flags().Changed("population")
			return runCalcInterval(o)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	o.register(cmd)
	known := append(interval.Methods(), interval.MethodWilsonFinite, interval.MethodHypergeometric, allMethods)
	registerEnum(cmd, &o.method, "method", interval.MethodWilson, known, "`method`")
	cmd.Flags().IntVar(&o.population, "population", 0, "`size` of the population that the respondents were drawn from")
	return cmd
}

func runCalcInterval(o calcIntervalOptions) error {
	answer, err := o.start("interval")
	if err != nil {
		return err
	}
	methods, err := o.methods()
	if err != nil {
		return err
	}
	given, err := parsePrinted(o.given)
	if err != nil {
		return err
	}
	answer.Population = o.population
	for _, count := range given.listed() {
		group := calcGroup{Count: count, Base: given.base, Share: given.at(count).share(), Printed: given.printed}
		for _, method := range methods {
			i, err := o.interval(method, count, given.base)
			if err != nil {
				return usageError{err}
			}
			group.Intervals = append(group.Intervals, answer.interval(i))
		}
		answer.Groups = append(answer.Groups, group)
	}
	o.notes(&answer, given)
	return o.deliver(answer, o.text(answer))
}

// methods returns the methods to use. With a population, each finite one comes after the one it narrows.
func (o calcIntervalOptions) methods() ([]interval.Method, error) {
	finite := o.method == interval.MethodHypergeometric || o.method == interval.MethodWilsonFinite
	switch {
	case !o.finite && finite:
		return nil, usage("--method %s needs the size of the population: add --population", o.method)
	case !o.finite && o.method == allMethods:
		return interval.Methods(), nil
	case !o.finite:
		return []interval.Method{o.method}, nil
	}
	wilson := []interval.Method{interval.MethodWilson, interval.MethodWilsonFinite}
	exact := []interval.Method{interval.MethodClopperPearson, interval.MethodHypergeometric}
	switch o.method {
	case interval.MethodWilson, interval.MethodWilsonFinite:
		return wilson, nil
	case interval.MethodClopperPearson, interval.MethodHypergeometric:
		return exact, nil
	case allMethods:
		return append(wilson, exact...), nil
	}
	return nil, usage("--method %s is not made for a finite population: use wilson, hypergeometric or all", o.method)
}

func (o calcIntervalOptions) interval(method interval.Method, count, base int) (interval.Interval, error) {
	switch method {
	case interval.MethodWilsonFinite:
		return interval.WilsonFinite(count, base, o.population, o.level)
	case interval.MethodHypergeometric:
		return interval.Hypergeometric(count, base, o.population, o.level)
	}
	return interval.Proportion(method, count, base, o.level)
}

// listed returns the counts that get an interval: all, or of many only the lowest and the highest.
func (p printedShare) listed() []int {
	if p.high-p.low >= listedCounts {
		return []int{p.low, p.high}
	}
	var counts []int
	for count := p.low; count <= p.high; count++ {
		counts = append(counts, count)
	}
	return counts
}

func (o calcIntervalOptions) notes(answer *calcAnswer, given printedShare) {
	count := func(n int) string { return number.Count(n, o.lang) }
	switch {
	case given.low < given.high:
		answer.note(fmt.Sprintf(
			o.say("%s van %s kan elk aantal van %s tot en met %s zijn (halven naar boven afgerond).",
				"%s of %s can be any count from %s to %s (halves rounded up)."),
			given.printed, count(given.base), count(given.low), count(given.high)))
		if len(answer.Groups) <= given.high-given.low {
			answer.note(o.say("Alleen het laagste en het hoogste aantal staan hierboven.", "Only the lowest and the highest count are shown."))
		}
	default:
		o.recovered(answer)
	}
	for _, i := range answer.Groups[0].Intervals {
		switch {
		case i.Method != interval.MethodWald:
		case i.Low == i.High:
			answer.note(o.say("Het Wald-interval heeft bij 0% en 100% geen breedte; dat is schijnzekerheid.",
				"The Wald interval has no width at 0% and 100%; that is false certainty."))
		default:
			answer.note(o.say("Het Wald-interval is bij kleine aantallen en bij percentages dicht bij 0 of 100 te smal; gebruik het alleen om een cijfer van elders na te rekenen.",
				"The Wald interval is too narrow for small numbers and for percentages near 0 or 100; use it only to reproduce a figure made elsewhere."))
		}
	}
	if o.finite {
		answer.note(fmt.Sprintf(
			o.say("Een bekende populatie (%s) verkleint alleen de steekproeffout; non-respons is geen steekproef.",
				"A known population (%s) narrows sampling error only; non-response is not sampling."), count(o.population)))
	}
}

// text gives every count a sentence, and its intervals with their methods.
func (o calcIntervalOptions) text(answer calcAnswer) string {
	places := groupDecimals(answer.Groups)
	var text strings.Builder
	for i, group := range answer.Groups {
		if i > 0 && len(group.Intervals) > 1 {
			text.WriteString("\n")
		}
		headline := o.headline(group, places)
		if len(group.Intervals) == 1 {
			only := group.Intervals[0]
			fmt.Fprintf(&text, "%s %s %s (%s).\n", headline, o.intervalHeading(), o.span(only.Low, only.High, places), only.Name)
			continue
		}
		rows := [][]string{{"", o.intervalHeading(), o.say("methode", "method")}}
		for _, i := range group.Intervals {
			rows = append(rows, []string{"", o.span(i.Low, i.High, places), i.Name})
		}
		fmt.Fprintf(&text, "%s\n%s", headline, columns(rows))
	}
	return text.String()
}

// headline says what the count is, or where nobody or everybody chose the option, which percentages its first interval
// leaves possible.
func (o calcIntervalOptions) headline(group calcGroup, places int) string {
	first := group.Intervals[0]
	of := o.of(group.Count, group.Base)
	switch {
	case group.Count > 0 && group.Count < group.Base:
		return fmt.Sprintf(o.say("%s is %s.", "%s is %s."), of, o.percent(group.Share, places))
	case first.Low == first.High && group.Count == 0:
		return fmt.Sprintf(o.say("%s: niemand.", "%s: nobody."), of)
	case first.Low == first.High:
		return fmt.Sprintf(o.say("%s: iedereen.", "%s: everybody."), of)
	case group.Count == 0:
		return fmt.Sprintf(o.say("%s: niemand; tot %s is hiermee verenigbaar.", "%s: nobody; up to %s is compatible with that."),
			of, o.percent(first.High, places))
	}
	return fmt.Sprintf(o.say("%s: iedereen; vanaf %s is hiermee verenigbaar.", "%s: everybody; %s or more is compatible with that."),
		of, o.percent(first.Low, places))
}
