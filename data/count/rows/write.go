package rows

import (
	"context"
	"io"
	"strconv"
	"strings"
	"time"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/spss"
	"spoor/internal/spreadsheet"
)

// Written is what a CSV file holds for a cell of a variable: a code, a number, a text, or nothing.
func (c Cell) Written(v Variable) string {
	switch {
	case c.Blank():
		return ""
	case v.Kind == Label:
		return c.Text
	}
	return strconv.FormatFloat(c.Number, 'f', -1, 64)
}

// WriteCSV writes the respondents of a file with a column for each variable.
func (s Summary) WriteCSV(ctx context.Context, out io.Writer, file answers.File, numbers Numbering) error {
	writer := spreadsheet.NewWriter(out)
	record := make([]string, len(s.Variables))
	for i, v := range s.Variables {
		record[i] = v.Name
	}
	if err := writer.Write(record); err != nil {
		return err
	}
	err := Each(ctx, file, numbers, func(cells []Cell) error {
		for i, cell := range cells {
			record[i] = cell.Written(s.Variables[i])
		}
		return writer.Write(record)
	})
	if err != nil {
		return err
	}
	return writer.Flush()
}

// WriteSAV writes the respondents of a file as a system file of SPSS: with labels in a language, reasons for no answer as missing values,
// a multiple-response set for each item of several answers, and the weight of the design. Its date is that on which the fieldwork ended.
func (s Summary) WriteSAV(ctx context.Context, out io.Writer, file answers.File, numbers Numbering, title string, lang data.Lang) error {
	writer, err := spss.NewWriter(out, s.dictionary(file, title, lang))
	if err != nil {
		return err
	}
	values := make([]spss.Value, len(s.Variables))
	err = Each(ctx, file, numbers, func(cells []Cell) error {
		for i, cell := range cells {
			values[i] = spss.Value{Number: cell.Number, Text: cell.Text, Missing: cell.Blank()}
		}
		return writer.Write(values)
	})
	if err != nil {
		return err
	}
	return writer.Close()
}

// dictionary says who the variables are.
func (s Summary) dictionary(file answers.File, title string, lang data.Lang) spss.Dictionary {
	d := spss.Dictionary{Label: title, Cases: int64(s.Cases), Made: made(file.Wave.Fieldwork)}
	taken, sets := map[string]bool{}, map[string]int{}
	for i, v := range s.Variables {
		variable := v.spss(s.Columns[i], lang)
		variable.Name = spss.NameFor(v.Name, taken)
		d.Variables = append(d.Variables, variable)
		if v.Weight {
			d.Weight = variable.Name
		}
		if v.Kind != Tick {
			continue
		}
		at, known := sets[v.Item.ID]
		if !known {
			at = len(d.Sets)
			sets[v.Item.ID] = at
			d.Sets = append(d.Sets, spss.Set{Label: v.Question(lang), Counted: "1"})
		}
		d.Sets[at].Variables = append(d.Sets[at].Variables, variable.Name)
	}
	named := map[string]bool{}
	for _, item := range file.Items {
		if at, known := sets[item.ID]; known {
			d.Sets[at].Name = "$" + strings.TrimPrefix(spss.NameFor(cutName(item.ID), named), "$")
		}
	}
	return d
}

// cutName leaves room for the sign that begins the name of a set.
func cutName(id string) string { return id[:min(len(id), 63)] }

// made is the last day of the fieldwork; the zero time where no date is known.
func made(f data.Fieldwork) time.Time {
	if _, end, ok := f.Ends().Span(); ok {
		return end.AddDate(0, 0, -1)
	}
	if f.Year > 0 {
		return time.Date(f.Year, time.December, 31, 0, 0, 0, 0, time.UTC)
	}
	return time.Time{}
}

// spss is the variable as SPSS has it, without its name.
func (v Variable) spss(column Column, lang data.Lang) spss.Variable {
	out := spss.Variable{Label: v.Label(lang), Measure: v.measure()}
	low, high := v.Gone()
	if low < high {
		out.Missing = spss.Missing{Ranged: true, Low: float64(low), High: float64(high)}
	}
	width := 4
	for _, value := range v.Values {
		out.Labels = append(out.Labels, spss.ValueLabel{Number: float64(value.Code), Label: value.Label.In(lang)})
		width = max(width, len(strconv.Itoa(value.Code)))
	}
	switch v.Kind {
	case Label:
		out.Width = max(1, column.Width)
	case Identity, Number, Design:
		width = max(width, column.widest()+2)
		if column.Decimals > 0 {
			width += column.Decimals + 1
		}
		out.Format = spss.NumberFormat(min(width, 40), column.Decimals)
	default:
		out.Format = spss.NumberFormat(width, 0)
	}
	return out
}

// measure is the level of measurement.
func (v Variable) measure() spss.Measure {
	switch {
	case v.Kind == Number, v.Kind == Design:
		return spss.Scale
	case v.Kind == Choice && v.Item.Scaled():
		return spss.Ordinal
	}
	return spss.Nominal
}
