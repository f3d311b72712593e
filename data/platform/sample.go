package platform

import (
	"regexp"
	"strings"

	"spoor/data/records"
)

// sample is the first records of an export.
type sample struct {
	records []records.Record
}

// row returns the tidied texts of a record, or nothing when there is no such record.
func (s sample) row(i int) []string {
	if i >= len(s.records) {
		return nil
	}
	texts := s.records[i].Texts()
	for k := range texts {
		texts[k] = tidy(texts[k])
	}
	return texts
}

// values returns the filled cells of a column below the header.
func (s sample) values(column, headerRecords int) []string {
	var out []string
	for i := headerRecords; i < len(s.records); i++ {
		if cells := s.records[i].Cells; column < len(cells) && strings.TrimSpace(cells[column].Text) != "" {
			out = append(out, strings.TrimSpace(cells[column].Text))
		}
	}
	return out
}

// all reports whether there are values and each of them fits.
func all(values []string, fits func(string) bool) bool {
	for _, value := range values {
		if !fits(value) {
			return false
		}
	}
	return len(values) > 0
}

var (
	countCell   = regexp.MustCompile(`^\d+$`)
	percentCell = regexp.MustCompile(`^\d+([.,]\d+)? ?%$`)
	totalHeader = regexp.MustCompile(`^(tot(al|aal|\.)?|n|count|aantal|base|basis)$|^(tot\.?|total|totaal|number of|aantal) (respondents?|respondenten|responses?)$`)
)

// aggregate returns why the records are counts of groups and not respondents, or nothing. A table of counts names its
// totals, and holds little else than counts and percentages.
func (s sample) aggregate() string {
	totals, percentages, header := "", "", 0
	width := len(s.records[0].Cells)
	for i := 0; i < min(2, len(s.records)); i++ {
		for _, name := range s.row(i) {
			if totalHeader.MatchString(Fold(name)) {
				header = i + 1
				if totals == "" {
					totals = name
				}
			}
		}
	}
	if totals == "" {
		return ""
	}
	numbers := 0
	for column := 1; column < width; column++ {
		values := s.values(column, header)
		isPercent := all(values, percentCell.MatchString)
		if isPercent && percentages == "" {
			percentages = at(s.row(header-1), column)
		}
		if isPercent || all(values, countCell.MatchString) {
			numbers++
		}
	}
	if percentages == "" || numbers*10 < (width-1)*9 {
		return ""
	}
	return `is a table of counts, not of respondents: the column "` + totals + `" counts people and "` + percentages + `" holds percentages`
}
