package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/nearest"
	"spoor/internal/prose"
	"spoor/internal/study/written"
)

// planBaseline is the share that an experiment starts from.
type planBaseline struct {
	name     string // of the answer in the survey, or ""
	source   string // of the survey, or ""
	share    float64
	count    int // 0 for a mean or a share without counts
	base     int // 0 where the share is taken as known
	interval *interval.Interval
	notes    []string
}

// readBaseline reads --baseline: an answer of the survey, a count of a base, or a share.
func (o planOptions) readBaseline(ctx context.Context, lang data.Lang) (planBaseline, error) {
	options, _, err := o.estimate.parse()
	if err != nil {
		return planBaseline{}, err
	}
	if o.baseline == "" {
		return planBaseline{}, usage("plan needs --baseline: an answer such as collaboration.uwv.bottom2, a count such as 7/43, or a share such as 23%%")
	}
	if strings.IndexFunc(o.baseline, unicode.IsLetter) >= 0 || strings.Contains(o.baseline, "/") {
		if o.baselineN != "" {
			return planBaseline{}, usage("--baseline %s has a base already; leave --baseline-n out", o.baseline)
		}
		if strings.Contains(o.baseline, "/") {
			return countedBaseline(o.baseline, options)
		}
		return o.surveyBaseline(ctx, options, lang)
	}
	return o.plainBaseline(options)
}

func countedBaseline(text string, options analysis.Options) (planBaseline, error) {
	c, err := written.ParseCounted(text)
	if err != nil {
		return planBaseline{}, usage("--baseline %w", err)
	}
	bounds, err := interval.Proportion(options.Method, c.Count, c.Base, options.Level)
	if err != nil {
		return planBaseline{}, usage("--baseline %s: %w", text, err)
	}
	return planBaseline{share: c.Share(), count: c.Count, base: c.Base, interval: &bounds}, nil
}

// plainBaseline reads a share; with --baseline-n it has an interval, at that many answers.
func (o planOptions) plainBaseline(options analysis.Options) (planBaseline, error) {
	share, err := written.ParseShare("--baseline", o.baseline)
	if err != nil {
		return planBaseline{}, usageError{err}
	}
	if o.baselineN == "" {
		return planBaseline{share: share}, nil
	}
	n, err := written.ParseWhole(o.baselineN)
	if err != nil {
		return planBaseline{}, usage("--baseline-n: %w", err)
	}
	if n == 0 {
		return planBaseline{}, usage("--baseline-n 0: give the number of answers behind %s, or leave it out", o.baseline)
	}
	effective := map[interval.Method]func(p, n, level float64) (interval.Interval, error){
		interval.MethodWilson: interval.WilsonEffective, interval.MethodClopperPearson: interval.ClopperPearsonEffective,
	}[options.Method]
	if effective == nil {
		return planBaseline{}, usage("--interval %s takes counts: give --baseline as a count such as 7/43, or use wilson or clopper-pearson", options.Method)
	}
	bounds, err := effective(share, float64(n), options.Level)
	if err != nil {
		return planBaseline{}, usage("--baseline %s: %w", o.baseline, err)
	}
	return planBaseline{share: share, base: n, interval: &bounds}, nil
}

// surveyBaseline finds an answer of the survey: item.option, item.row of a number, item.row.option of a battery.
func (o planOptions) surveyBaseline(ctx context.Context, options analysis.Options, lang data.Lang) (planBaseline, error) {
	loaded, err := load(ctx, o.streams, o.survey, options)
	if err != nil {
		return planBaseline{}, err
	}
	parts := strings.Split(o.baseline, ".")
	table, err := loaded.table(parts[0])
	if err != nil {
		return planBaseline{}, err
	}
	item := table.Item
	if item.Kind == data.Number && !prose.InPercent(item) {
		return planBaseline{}, usage("--baseline %s: %s holds numbers, not shares", o.baseline, item.ID)
	}
	known := answerNames(table)
	place := slices.IndexFunc(known, func(a answerName) bool { return a.text == o.baseline })
	if place < 0 {
		return planBaseline{}, unknownAnswer(o.baseline, item.ID, known)
	}
	part, estimate := known[place].part, known[place].estimate
	if !estimate.Known() {
		return planBaseline{}, fmt.Errorf("--baseline %s: nobody answered this, so there is no share to start from", o.baseline)
	}
	b := planBaseline{
		name: answerLabel(item, part.Row, estimate.Option, lang), source: prose.TableSource(table, lang),
		share: estimate.Proportion, count: estimate.Count, base: estimate.Base, interval: &estimate.Interval,
	}
	for _, note := range slices.Concat(table.Notes, part.Notes, estimate.Notes) {
		b.notes = append(b.notes, note.In(lang))
	}
	return b, nil
}

// answerName is how an estimate of a table is named on the command line.
type answerName struct {
	text     string
	part     analysis.Part
	estimate analysis.Estimate
}

func answerNames(table analysis.Table) []answerName {
	var known []answerName
	for _, part := range table.Parts {
		for _, estimate := range slices.Concat(part.Estimates, part.Nets) {
			ids := slices.DeleteFunc([]string{table.Item.ID, part.Row, estimate.Option}, func(id string) bool { return id == "" })
			known = append(known, answerName{strings.Join(ids, "."), part, estimate})
		}
	}
	return known
}

func unknownAnswer(text, item string, known []answerName) error {
	var all []string
	for _, a := range known {
		all = append(all, a.text)
	}
	if near := nearest.Name(text, all); near != "" {
		return usage("--baseline %s: no such answer; did you mean %q?", text, near)
	}
	return usage("--baseline %s: no such answer; %s has %s", text, item, strings.Join(all, ", "))
}

// answerLabel names an answer: the item, its row and the option.
func answerLabel(item data.Item, row, option string, lang data.Lang) string {
	parts := []string{item.Title.In(lang)}
	if row != "" {
		parts = append(parts, prose.RowLabel(item, row, lang))
	}
	if option != "" {
		parts = append(parts, prose.Label(item, option, lang))
	}
	return strings.Join(parts, ": ")
}
