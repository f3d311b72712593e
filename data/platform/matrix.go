package platform

import (
	"strings"

	"spoor/data/heading"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// cellCode is the code of a column in a matrix of which each row is a choice of several: a row and an option.
var cellCode = pattern.New(`^([^_-]+)(?:[_-]|\]\[)([^_-]+)$`)

// splitMatrices makes a question of each row of a matrix in which several options of a row may be ticked. The platform takes all its columns for one.
func (e *Export) splitMatrices(s heading.Sample) {
	for _, group := range groupByQuestion(e.Columns) {
		rows := matrixRows(group)
		if len(rows) < 2 || !e.ticks(s, group) {
			continue
		}
		for _, row := range rows {
			parts := make([]string, len(row))
			for i, column := range row {
				parts[i] = column.Part
			}
			name := ""
			if len(row) > 1 {
				name = strings.TrimSpace(sharedStart(parts, "-"))
			}
			for _, column := range row {
				code := cellCode.FindStringSubmatch(column.PartCode)
				column.Question += "_" + code[1]
				column.PartCode = code[2]
				if rest := strings.TrimSpace(strings.TrimLeft(column.Part[len(name):], "- ")); name != "" && rest != "" {
					column.Text, column.Part = strings.TrimSpace(column.Text+" - "+name), rest
				}
			}
		}
	}
}

// matrixRows takes columns apart by their row, where the options of each row stand together and are the same, two or more.
func matrixRows(group []*Column) [][]*Column {
	var rows [][]*Column
	options, last := []string{}, ""
	for _, column := range group {
		code := cellCode.FindStringSubmatch(column.PartCode)
		if code == nil {
			return nil
		}
		if len(rows) == 0 || code[1] != last {
			rows, options, last = append(rows, nil), append(options, ""), code[1]
		}
		n := len(rows) - 1
		rows[n], options[n] = append(rows[n], column), options[n]+"\x00"+code[2]
	}
	for i := range rows {
		if options[i] != options[0] || len(rows[i]) < 2 {
			return nil
		}
	}
	return rows
}

// ticks reports whether columns hold nothing but whether an option was picked.
func (e *Export) ticks(s heading.Sample, group []*Column) bool {
	picked := false
	for _, column := range group {
		how, word := s.Profile(column.Index, e.HeaderRecords).Tick(column.Part)
		if how == heading.NoTick || how == heading.OwnTick && !strings.HasSuffix(writing.Fold(column.Part), word) {
			return false
		}
		picked = picked || how != heading.Unticked
	}
	return picked
}
