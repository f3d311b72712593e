package answers

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/problem"
	"spoor/internal/nearest"
)

// What can be wrong with a file and with a record.
const (
	AbsentFile    = "the file is missing, though wave.yaml lists it"
	EmptyFile     = "the file is empty; its first line must name the columns"
	NoColumns     = "the columns cannot be told apart"
	RecordLeftOut = "the record is left out"
	EmptyID       = "the id is empty; " + RecordLeftOut
	WrongQuote    = `a quote (") in the wrong place; write "" for a quote within a quoted field; `
	NoRecord      = "there is no usable record below the header"
)

// OnlySeparators reports whether a record of more than one cell has nothing in any of them, as a spreadsheet writes below its last row:
// it is no respondent, and nothing is said of it.
func OnlySeparators(record []string) bool {
	return len(record) > 1 && strings.Join(record, "") == ""
}

// OtherLength says that a record has another number of fields than the header.
func OtherLength(fields, columns int) string {
	return fmt.Sprintf("%d fields where the header has %d; %s", fields, columns, RecordLeftOut)
}

// StandsBefore says that the id of a record is that of an earlier one.
func StandsBefore(id string, line int) string {
	return fmt.Sprintf("respondent %s stands on line %d already; this record is left out", problem.Quoted(id), line)
}

// Swallows says how far a quote that is not closed reaches.
func Swallows(line int) string { return fmt.Sprintf("it takes up the records down to line %d", line) }

// leftOutOfItem ends what is said of an answer that has a problem.
const leftOutOfItem = "; the respondent is left out of this item"

// NotAskedThis says that there is an answer to an item that its respondent was not asked.
func NotAskedThis(item data.Item) string {
	return "answered, though only those who chose " + item.AskedIf + " were asked" + leftOutOfItem
}

func notATick(cell string) string {
	return problem.Quoted(cell) + " is not 1 (picked), 0 (not picked) or blank (no answer)" + leftOutOfItem
}

func notInRange(item data.Item, cell string) string {
	if value, err := strconv.ParseFloat(cell, 64); err == nil && !math.IsNaN(value) && !math.IsInf(value, 0) {
		return fmt.Sprintf("%s is not from %v to %v", problem.Quoted(cell), item.Range[0], item.Range[1]) + leftOutOfItem
	}
	return fmt.Sprintf("%s is not a number from %v to %v with a decimal point", problem.Quoted(cell), item.Range[0], item.Range[1]) + leftOutOfItem
}

func notAnOption(item data.Item, cell string) string {
	ids, labels := make([]string, 0, len(item.Answers())), []string{}
	for _, option := range item.Answers() {
		ids = append(ids, option.ID)
		labels = append(labels, option.Label.NL, option.Label.EN)
	}
	where := "among the options"
	if item.Scaled() {
		where = "on the scale"
	}
	return fmt.Sprintf("%s is not %s (%s)%s%s", problem.Quoted(cell), where, strings.Join(ids, ", "), leftOutOfItem,
		nearest.DidYouMean(cell, slices.Concat(ids, labels)))
}
