package rows

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/columnar"
	"spoor/data/count/answers"
	"spoor/internal/spreadsheet"
)

// Cell is the value of a variable for a respondent.
type Cell struct {
	State  data.State
	Number float64 // the code of an answer or reason, or the number that was given; 0 where nothing was answered and no reason is known
	Text   string  // of a label
}

// Blank reports whether there is neither an answer nor a reason for none.
func (c Cell) Blank() bool { return c.State == data.Skipped }

// Numbering gives respondents numbers from 1 in the order in which they are met, in all files of a wave the same, so that no id of a
// platform leaves it.
type Numbering map[string]int

func (n Numbering) of(id string) int {
	if n[id] == 0 {
		n[id] = len(n) + 1
	}
	return n[id]
}

// Each reads the respondents of a file one after another, in memory that grows with their ids alone, and gives do a cell for each of the
// variables that [Columns] has. Records that cannot be used are left out, as when they are counted; what is wrong with them is told there.
// An answer that has a problem is of the state Unusable, and whoever was not asked an item by its route of the state NotAsked.
func Each(ctx context.Context, file answers.File, numbers Numbering, do func([]Cell) error) error {
	opened, err := file.Folder.Open(file.Path())
	if errors.Is(err, fs.ErrNotExist) {
		return data.Problems{{File: file.Path(), Message: answers.AbsentFile}}
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", file.Path(), err)
	}
	defer opened.Close()
	text, err := plain(file, opened, "")
	if err != nil {
		return answers.Unreadable(file.Path(), err)
	}
	r, err := newReading(file, text, numbers)
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		record, err := r.csv.Read()
		var parse *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &parse):
			continue
		case err != nil:
			return answers.Unreadable(file.Path(), err)
		}
		if cells := r.cells(record); cells != nil {
			if err := do(cells); err != nil {
				return err
			}
		}
	}
}

// plain is the text of a file that may be packed, of Parquet the columns that are needed and one more.
func plain(file answers.File, opened fs.File, more string) (io.Reader, error) {
	switch {
	case file.Columnar():
		content, err := io.ReadAll(opened)
		if err != nil {
			return nil, err
		}
		wanted := answers.ColumnsWanted(file.Items, file.Wave.Design)
		return columnar.Parquet(bytes.NewReader(content), int64(len(content)), func(name string) bool { return name == more || wanted(name) })
	case file.Compressed():
		return gzip.NewReader(opened)
	}
	return opened, nil
}

// reading reads the records of a file.
type reading struct {
	csv       *csv.Reader
	header    []string
	id        int
	variables []Variable
	at        []int // column of each variable
	meaning   map[string]answers.Cells
	first     map[string]bool // ids that stood before
	numbers   Numbering
	order     []int // of variables, each after the one that it was asked after
}

func newReading(file answers.File, text io.Reader, numbers Numbering) (*reading, error) {
	buffer := bufio.NewReaderSize(text, 1<<16)
	start, _ := buffer.Peek(1 << 16)
	if bytes.HasPrefix(start, []byte("\ufeff")) {
		_, _ = buffer.Discard(3) // they were seen
		start = start[3:]
	}
	r := &reading{csv: csv.NewReader(buffer), variables: Columns(file.Items, file.Wave.Design), meaning: map[string]answers.Cells{}, first: map[string]bool{}, numbers: numbers}
	r.csv.Comma, r.csv.FieldsPerRecord = answers.Delimiter(start), -1
	var err error
	if r.header, err = r.csv.Read(); errors.Is(err, io.EOF) {
		return nil, data.Problems{{File: file.Path(), Message: answers.EmptyFile}}
	} else if err != nil {
		return nil, data.Problems{answers.QuoteProblem(file.Path(), err, answers.NoColumns)}
	}
	if problems := answers.CheckHeader(file.Path(), 1, r.header, file.Columns(), file.Wave); len(problems) > 0 {
		return nil, problems
	}
	r.id = slices.Index(r.header, data.RespondentColumn)
	for _, v := range r.variables {
		r.at = append(r.at, slices.Index(r.header, v.Name))
		if _, known := r.meaning[v.Item.ID]; !known && v.Item.ID != "" {
			r.meaning[v.Item.ID] = answers.CellsOf(v.Item)
		}
	}
	r.order = answers.AfterConditions(len(r.variables), func(i int) data.Item { return r.variables[i].Item })
	return r, nil
}

// cells returns what a record says, nil for one that is left out.
func (r *reading) cells(record []string) []Cell {
	if len(record) != len(r.header) || record[r.id] == "" || r.first[record[r.id]] {
		return nil
	}
	r.first[record[r.id]] = true
	out := make([]Cell, len(r.variables))
	for i, v := range r.variables {
		out[i] = r.cell(v, record[r.at[i]])
	}
	out[0] = Cell{Number: float64(r.numbers.of(record[r.id]))}
	r.route(out)
	return out
}

func (r *reading) cell(v Variable, text string) Cell {
	switch v.Kind {
	case Identity:
		return Cell{}
	case Design:
		number, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return Cell{State: data.Skipped}
		}
		return Cell{Number: number}
	case Label:
		if text == "" {
			return Cell{State: data.Skipped}
		}
		return Cell{Text: spreadsheet.Text(text)}
	}
	read, _ := r.meaning[v.Item.ID].Read(text)
	switch {
	case read.State == data.Skipped:
		return Cell{State: data.Skipped}
	case read.State != data.Answered:
		return v.gone(read.State)
	case v.Kind == Number:
		return Cell{Number: read.Value}
	case v.Kind == Tick && read.Picked:
		return Cell{Number: 1}
	case v.Kind == Tick:
		return Cell{}
	}
	return Cell{Number: float64(v.Values[read.Code].Code)}
}

// gone is a cell without an answer, for a reason.
func (v Variable) gone(state data.State) Cell {
	for _, value := range v.Values {
		if value.Missing && value.ID == state.Cell() {
			return Cell{State: state, Number: float64(value.Code)}
		}
	}
	return Cell{State: state}
}

// route takes answers to items that the respondent was not asked for not asked, as [answers.MarkNotAsked] does.
func (r *reading) route(cells []Cell) {
	for _, i := range r.order {
		target, option, routed := strings.Cut(r.variables[i].Item.AskedIf, ".")
		if !routed {
			continue
		}
		chose, unusable, here := r.chose(cells, target, option)
		if here && !chose && (!unusable || cells[i].State == data.Skipped) {
			cells[i] = r.variables[i].gone(data.NotAsked)
		}
	}
}

// chose reports whether the respondent chose an option, whether that cannot be told, and whether the item stands in the file.
func (r *reading) chose(cells []Cell, target, option string) (chose, unusable, here bool) {
	for i, v := range r.variables {
		if v.Item.ID != target {
			continue
		}
		here = true
		unusable = unusable || cells[i].State == data.Unusable
		if cells[i].State != data.Answered {
			continue
		}
		if v.Kind == Tick {
			chose = chose || v.Part.ID == option && cells[i].Number == 1
			continue
		}
		for _, value := range v.Values {
			chose = chose || !value.Missing && value.ID == option && float64(value.Code) == cells[i].Number
		}
	}
	return chose, unusable, here
}
