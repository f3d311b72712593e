package platform

import (
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
