package analysis

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/data/count/frame"
)

// frameHeader are the columns that every frame has; countCell is the place of the count in it.
var frameHeader = []string{"wave", "item", "row", "option", "label", "count", "answered", "asked", "proportion", "low", "high", "level", "method", "precise", "provenance", "notes"}

// possibleHeader are the columns that a frame has under a rule: the least and the most respondents that a hidden count can be of.
var possibleHeader = []string{"possible_low", "possible_high"}

// Places of columns.
const (
	rowCell        = 2
	countCell      = 5
	proportionCell = 8
)

// Frame returns tables as one tidy frame, one estimate a row, with the columns that any of them has: see [Table.Frame]. Cells are empty in
// the columns that a table does not have.
func Frame(tables []Table, lang data.Lang) (frame.Frame, error) {
	var header []string
	headers, all := make([][]string, len(tables)), make([][][]string, len(tables))
	for i, table := range tables {
		headers[i], all[i] = table.records(lang)
		header = withColumns(header, headers[i])
	}
	var records [][]string
	for i := range tables {
		for _, record := range all[i] {
			wide := make([]string, len(header))
			for k, name := range headers[i] {
				wide[slices.Index(header, name)] = record[k]
			}
			records = append(records, wide)
		}
	}
	return frame.New(header, records)
}

// withColumns returns a header with the columns of another that it lacks, each behind the one that stands before it there.
func withColumns(header, other []string) []string {
	at := 0
	for _, name := range other {
		if found := slices.Index(header, name); found >= 0 {
			at = found + 1
			continue
		}
		header = slices.Insert(header, at, name)
		at++
	}
	return header
}

// Frame returns the table as a tidy frame, one estimate a row: numbers with every digit they have, empty cells where there
// is no estimate, notes in lang and joined by a space. With groups those of all respondents come first, and there are columns
// for the group and its difference from the rest; with weights, columns for the precision; under a rule of
// disclosure, columns for the least and the most respondents that a hidden count can be of. A scale of four points or more has
// for each row also the lines net, median and mean, each with a column of that name: the net score is a difference in [-1, 1], the others
// are what the points count for, from 1 for the worst without values. Of a part of the respondents the column where has the condition on them. The last columns have the question, and of a battery its row, in words. What is counted together has a line of its own, with
// the id of the net as option. Of a number item the column mean stands in the place of proportion, in the
// unit of the item as its limits, standard error and differences are, and there are columns for what else is known of it. With groups a rating has for each row also the line superiority, the
// chance of a higher rating than the rest, with its test. Where groups are compared in pairs
// there is a column for those that a line is higher than.
func (t Table) Frame(lang data.Lang) (frame.Frame, error) { return Frame([]Table{t}, lang) }

func (t Table) records(lang data.Lang) (header []string, records [][]string) {
	header = slices.Clone(frameHeader)
	if t.Item.Kind == data.Number {
		header[proportionCell] = estimate.Mean
	}
	weighted := !t.Wave.Design.IsZero()
	if len(t.Groups) > 0 {
		header = append(header, groupHeader...)
	}
	if weighted {
		header = append(header, weightHeader...)
	}
	if t.Protected() {
		header = append(header, possibleHeader...)
	}
	rated := t.Item.Scaled() && slices.ContainsFunc(t.Parts, func(p Part) bool { return p.Rating != nil || len(p.Nets) > 0 })
	if rated {
		header = append(header, ratingHeader...)
	}
	if t.Item.Kind == data.Number {
		header = append(header, numberHeader...)
	}
	for _, group := range append([]Group{{Parts: t.Parts}}, t.Groups...) {
		for _, part := range group.Parts {
			for _, estimate := range slices.Concat(part.Estimates, part.Nets) {
				record := t.record(part, estimate, lang)
				if len(t.Groups) > 0 {
					record = append(record, t.groupCells(group, part.Row, estimate)...)
				}
				if weighted {
					record = append(record, weightCells(estimate)...)
				}
				if t.Protected() {
					record = append(record, possibleCells(estimate)...)
				}
				if rated {
					record = append(record, make([]string, len(ratingHeader))...)
				}
				if t.Item.Kind == data.Number {
					record = append(record, t.numberCells(estimate)...)
				}
				records = append(records, record)
			}
			records = append(records, t.ratingRecords(group, part, len(header), lang)...)
			records = append(records, t.shiftRecords(group, part, len(header), lang)...)
		}
	}
	if t.Lettered {
		header = append(header, "higher_than")
		for i, record := range records {
			records[i] = append(record, t.higherCell(record))
		}
	}
	if t.Wave.Subset != "" {
		header = append(header, "where")
		for i, record := range records {
			records[i] = append(record, t.Wave.Subset)
		}
	}
	header = append(header, "question", "row_label")
	for i, record := range records {
		row, _ := t.Item.Row(record[rowCell])
		records[i] = append(record, t.Item.Text.In(lang), row.Label.In(lang))
	}
	return header, records
}

func (t Table) record(part Part, estimate Estimate, lang data.Lang) []string {
	option, _ := t.Item.Answer(estimate.Option)
	label := option.Label.In(lang)
	if net, found := t.Item.Net(estimate.Option); found {
		label = net.Label.In(lang)
	}
	if t.Item.Kind == data.Number {
		row, _ := t.Item.Row(part.Row)
		label = row.Label.In(lang)
	}
	record := []string{t.Wave.ID, t.Item.ID, part.Row, estimate.Option, label, "", strconv.Itoa(part.Answered), strconv.Itoa(part.Asked), "", "", "", "", "", "",
		string(t.Provenance), t.notesOf(part, estimate, lang)}
	if part.BaseHidden {
		record[6], record[7] = "hidden", "hidden"
	}
	switch {
	case estimate.Hidden:
		record[5] = "hidden"
	case estimate.Unknown:
		record[5] = fmt.Sprintf("%d-%d", estimate.Possible.Low, estimate.Possible.High)
		if _, _, bounded := estimate.Bounded(); bounded {
			record[9], record[10] = frame.Digits(estimate.Interval.Low), frame.Digits(estimate.Interval.High)
			record[11], record[12] = frame.Digits(estimate.Interval.Level), string(estimate.Interval.Method)
		}
	case t.Item.Kind != data.Number:
		record[5] = strconv.Itoa(estimate.Count)
	}
	if estimate.Known() {
		value, low, high := estimate.InUnit()
		record[proportionCell], record[9], record[10] = frame.Digits(value), frame.Digits(low), frame.Digits(high)
		record[11], record[12] = frame.Digits(estimate.Interval.Level), string(estimate.Interval.Method)
		if estimate.Option != "" {
			record[13] = strconv.FormatBool(estimate.Precise())
		}
	}
	return record
}

// possibleCells are the cells below possibleHeader, empty where that says nothing.
func possibleCells(e Estimate) []string {
	if _, _, told := e.HiddenShare(); !told {
		return make([]string, len(possibleHeader))
	}
	return []string{strconv.Itoa(e.Possible.Low), strconv.Itoa(e.Possible.High)}
}

// notesOf joins every note that a reader of the estimate must see: on the item, the row and the estimate itself.
func (t Table) notesOf(part Part, estimate Estimate, lang data.Lang) string {
	var texts []string
	for _, notes := range [][]Note{t.Notes, part.Notes, estimate.Notes} {
		for _, note := range notes {
			texts = append(texts, note.In(lang))
		}
	}
	return strings.Join(texts, " ")
}
