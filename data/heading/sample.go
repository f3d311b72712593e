package heading

import (
	"strings"

	"spoor/data/records"
	"spoor/data/writing"
)

// Sample is the first records of an export.
type Sample struct {
	Records []records.Record
}

// Row returns the tidied texts of a record, or nothing when there is no such record.
func (s Sample) Row(i int) []string {
	if i >= len(s.Records) {
		return nil
	}
	texts := s.Records[i].Texts()
	for k := range texts {
		texts[k] = writing.Tidy(texts[k])
	}
	return texts
}

// Values returns the filled cells of a column below the header.
func (s Sample) Values(column, headerRecords int) []string {
	var out []string
	for i := headerRecords; i < len(s.Records); i++ {
		if cells := s.Records[i].Cells; column < len(cells) && strings.TrimSpace(cells[column].Text) != "" {
			out = append(out, strings.TrimSpace(cells[column].Text))
		}
	}
	return out
}

// All reports whether there are values and each of them fits.
func All(values []string, fits func(string) bool) bool {
	for _, value := range values {
		if !fits(value) {
			return false
		}
	}
	return len(values) > 0
}

// At returns a text of a record, "" beyond its end.
func At(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// Answers returns the filled cells of a column that do not say why there is no answer.
func (s Sample) Answers(column, headerRecords int) []string {
	const most = 500 // tell what a column holds
	var out []string
	for _, cell := range s.Values(column, headerRecords) {
		if _, missing := writing.Missing(cell); !missing {
			if out = append(out, cell); len(out) == most {
				break
			}
		}
	}
	return out
}

// Spelled returns a folded cell as it stands in a column.
func (s Sample) Spelled(column, headerRecords int, folded string) string {
	for _, cell := range s.Values(column, headerRecords) {
		if writing.Fold(cell) == folded {
			return writing.Tidy(cell)
		}
	}
	return folded
}
