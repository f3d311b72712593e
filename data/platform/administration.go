package platform

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spoor/data/heading"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// Columns in which a platform that is not known keeps its records: when somebody answered, by which token, in which state. They stand
// before the first question or behind the last one, and their cells tell what they are. What their headers say differs by platform,
// language and version.

// weightHeader is what people call the weight of a respondent.
var weightHeader = pattern.New(`^(survey|design|post|final|cal|eind|steekproef)?[ _.-]?(gewicht(en)?|weging(sfactor)?|weegfactor|weights?|wgt|wt|wfactor)([ _.-]?\d{1,2})?$`)

// HoldsWeights is the note on a column that seems to hold weights.
func HoldsWeights(column string) string {
	return fmt.Sprintf("column %q holds weights; to count by them give --weight %q to wave add", column, column)
}

// findAdministration finds those columns among the answers, and a column of weights wherever it stands. A column that a person
// keeps is left as it is.
func (e *Export) findAdministration(s heading.Sample, kept []string) {
	for i := range e.Columns {
		column := &e.Columns[i]
		if e.reader.Weighs(i) && column.Role == Answer && !column.isNamed(kept) {
			column.Role, e.Weight = Meta, column.Name // how to count by it is said where the file was opened
			continue
		}
		if column.Role != Answer || column.isNamed(kept) || !weightHeader.MatchString(writing.Fold(column.Name)) || !weights(s.Values(i, e.HeaderRecords)) {
			continue
		}
		column.Role = Meta
		e.Weight = column.Name
		e.Notes = append(e.Notes, HoldsWeights(column.Name))
	}
	if !e.bare {
		return
	}
	var lead, tail []int
	for i := 0; i < len(e.Columns) && e.isAdministration(i, s, kept); i++ {
		lead = append(lead, i)
	}
	for i := len(e.Columns) - 1; i >= len(lead) && e.isAdministration(i, s, kept); i-- {
		tail = append(tail, i)
	}
	for _, run := range [][]int{lead, tail} {
		dated := false
		for _, i := range run {
			dated = dated || e.momentsIn(i, s)
		}
		for _, i := range run {
			values := s.Values(i, e.HeaderRecords)
			if column := &e.Columns[i]; column.Role == Answer && len(values) > 0 && (dated || i == 0 && tokens(values)) {
				column.Role = Meta
			}
		}
	}
}

// momentsIn reports whether a column holds moments: several, and not all of them midnight, as in a date that a spreadsheet program made
// of an answer.
func (e *Export) momentsIn(i int, s heading.Sample) bool {
	values := s.Values(i, e.HeaderRecords)
	return len(values) > 1 && heading.All(values, moment.MatchString) && !heading.All(values, midnight.MatchString)
}

var midnight = pattern.New(`[ T]0?0[:.]00([:.]00)?$`)

// isAdministration reports whether a column may be one of those: it is no answer, holds nothing, moments, tokens of one length, or
// one text in all records.
func (e *Export) isAdministration(i int, s heading.Sample, kept []string) bool {
	column := e.Columns[i]
	if column.Role != Answer {
		return column.Role != OtherText
	}
	values := s.Values(i, e.HeaderRecords)
	if column.isNamed(kept) || strings.ContainsRune(column.Name, '?') {
		return false
	}
	if len(values) == 0 || e.momentsIn(i, s) {
		return true
	}
	const fewest = 5 // records that may tell
	if len(values) < fewest || len(values) < len(s.Records)-e.HeaderRecords {
		return false
	}
	return tokens(values) || oneText(values)
}

// tokens reports whether cells are numbers or codes of one length by which a platform knows its records: all different, no words.
func tokens(values []string) bool {
	const shortest = 8
	seen := map[string]bool{}
	for _, value := range values {
		if len(value) < shortest || len(value) != len(values[0]) || seen[value] || strings.ContainsAny(value, " \t\n") || !hasDigit.MatchString(value) {
			return false
		}
		seen[value] = true
	}
	return true
}

// oneText reports whether all cells hold the same, and that is no sign for yes or no and no number: those may be answers that all gave.
func oneText(values []string) bool {
	first := writing.Fold(values[0])
	if isTick(first) || writing.IsNumber(first) {
		return false
	}
	return heading.All(values, func(cell string) bool { return writing.Fold(cell) == first })
}

func isTick(text string) bool {
	_, known := writing.Tick(text)
	return known
}

// weights reports whether cells are weights: positive numbers around one, not all whole.
func weights(values []string) bool {
	const fewest, lowest, highest = 2, 0.5, 2.0
	sum, whole := 0.0, true
	style := writing.StyleOf(slices.Values(values))
	for _, value := range values {
		text, _, ok := style.Read(value)
		number, err := strconv.ParseFloat(text, 64)
		if !ok || err != nil || number < 0 {
			return false
		}
		sum += number
		whole = whole && number == float64(int(number))
	}
	if len(values) < fewest || whole {
		return false
	}
	mean := sum / float64(len(values))
	return mean >= lowest && mean <= highest
}
