package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
)

// Dialect is how a spreadsheet expects its CSV; "" is the form that programs read: commas, decimal points, UTF-8.
type Dialect string

// ExcelNL is what Excel in Dutch opens by a double click: semicolons, decimal commas, and UTF-8 with a byte order mark.
const ExcelNL Dialect = "excel-nl"

// Dialects lists the dialects that may be asked for.
func Dialects() []Dialect { return []Dialect{ExcelNL} }

// texts are the columns of our files that hold no numbers, also where a cell of theirs looks like one, as a section 3.4.
var texts = []string{"wave", "item", "row", "option", "label", "group", "by", "question", "section", "claim", "text", "code", "id", "title", "name", "member", "alias", "notes", "note"}

// Of returns a file of comma-separated values that [Writer] wrote in the dialect. Numbers keep every digit.
func (d Dialect) Of(content []byte) ([]byte, error) {
	if d == "" {
		return content, nil
	}
	reader := csv.NewReader(bytes.NewReader(content))
	reader.FieldsPerRecord = -1
	records, err := reader.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("write CSV for %s: %w", d, err)
	}
	var out bytes.Buffer
	out.WriteString("\ufeff")
	writer := csv.NewWriter(&out)
	writer.Comma, writer.UseCRLF = ';', true
	for i, record := range records {
		for k, cell := range record {
			if i > 0 && decimal(cell) && !slices.Contains(texts, records[0][min(k, len(records[0])-1)]) {
				record[k] = strings.Replace(cell, ".", ",", 1)
			}
		}
		if err := writer.Write(record); err != nil {
			return nil, err
		}
	}
	writer.Flush()
	return out.Bytes(), writer.Error()
}

// decimal reports whether a cell is a number with a decimal point, as our files have it.
func decimal(cell string) bool {
	whole, rest, found := strings.Cut(strings.TrimPrefix(cell, "-"), ".")
	fraction, exponent, scaled := strings.Cut(rest, "e")
	digits := func(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }
	return found && digits(whole) && digits(fraction) && (!scaled || digits(strings.TrimLeft(exponent, "+-")))
}
