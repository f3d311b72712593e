package records

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"spoor/data/biff"
	"spoor/internal/inorder"
	"spoor/internal/spreadsheet"
)

var (
	lockedWorkbook = "has a password; open it in Excel, take the password away (File, Info, Protect Workbook, Encrypt with Password) and save it as .xlsx"
	oldWorkbook    = "is a workbook of Excel 95 or older; open it in Excel or LibreOffice, choose Save as, and save it as an Excel workbook (.xlsx)"
	cutWorkbook    = "is an .xls workbook, or one with a password, and is damaged or cut off; save it as .xlsx without a password, or as CSV"
	oldDocument    = "is an old Word document (.doc); export the answers as CSV or XLSX"
	oldOther       = "is an old file of Office; save it as .xlsx or CSV"
)

func isCompound(head []byte) bool { return bytes.HasPrefix(head, []byte(biff.Magic)) }

// openXLS opens a compound file: an .xls workbook. What else it may be is named.
func openXLS(src *source, o Options) (rows, Dialect, error) {
	dialect := Dialect{Format: XLS}
	at, size, err := src.atAnyOffset()
	if err != nil {
		return nil, dialect, err
	}
	file, err := biff.OpenCompound(at, size)
	if err != nil {
		return nil, dialect, xlsProblem(src.name, err)
	}
	switch {
	case file.Has("EncryptedPackage"), file.Has("EncryptionInfo"):
		return nil, dialect, fatal(src.name, 0, "%s", lockedWorkbook)
	case file.Has(biff.StreamName):
	case file.Has("Book"):
		return nil, dialect, fatal(src.name, 0, "%s", oldWorkbook)
	case file.Has("WordDocument"):
		return nil, dialect, fatal(src.name, 0, "%s", oldDocument)
	default:
		return nil, dialect, fatal(src.name, 0, "%s", oldOther)
	}
	if o.Delimiter != "" || o.Encoding != "" {
		return nil, dialect, fatal(src.name, 0, "is a workbook; leave the delimiter and the encoding out")
	}
	book, err := biff.Open(file)
	if err != nil {
		return nil, dialect, xlsProblem(src.name, err)
	}
	chosen := -1
	for i, sheet := range book.Sheets {
		dialect.addSheet(sheet.Name, sheet.Hidden)
		if o.Sheet == sheet.Name || o.Sheet == "" && (chosen < 0 || book.Sheets[chosen].Hidden && !sheet.Hidden) {
			chosen = i
		}
	}
	switch {
	case chosen < 0 && o.Sheet != "":
		return nil, dialect, fatal(src.name, 0, "has no sheet %q; its sheets are %s", o.Sheet, strings.Join(dialect.Sheets, ", "))
	case chosen < 0:
		return nil, dialect, fatal(src.name, 0, "the workbook has no sheet with cells")
	}
	dialect.Sheet = book.Sheets[chosen].Name
	dialect.noteSheet(o.Sheet)
	reader := &xlsReader{sheetRows: &sheetRows{file: src.name, columns: o.Limits.Columns}, limits: o.Limits, epoch1904: book.Dates1904}
	reader.sheetRows.next = reader.next
	merged, err := book.Merged(book.Sheets[chosen], maxAreas)
	if err != nil {
		return nil, dialect, xlsProblem(src.name, err)
	}
	for _, m := range merged {
		reader.areas = append(reader.areas, area{firstRow: m.FirstRow, lastRow: m.LastRow, firstColumn: m.FirstColumn, lastColumn: m.LastColumn})
	}
	inorder.By(reader.areas, func(a, b area) int { return a.firstRow - b.firstRow })
	if reader.sheet, err = book.Rows(book.Sheets[chosen]); err != nil {
		return nil, dialect, xlsProblem(src.name, err)
	}
	return reader, dialect, reader.begin()
}

func xlsProblem(name string, err error) error {
	switch {
	case errors.Is(err, biff.ErrPassword):
		return fatal(name, 0, "%s", lockedWorkbook)
	case errors.Is(err, biff.ErrOlder):
		return fatal(name, 0, "%s", oldWorkbook)
	case errors.Is(err, biff.ErrOrder):
		return fatal(name, 0, "the rows of the sheet do not follow each other; save the workbook again as .xlsx")
	case errors.Is(err, biff.ErrDamaged):
		return fatal(name, 0, "%s", cutWorkbook)
	}
	return err
}

// xlsReader reads the rows of one sheet of an .xls workbook.
type xlsReader struct {
	*sheetRows
	sheet     *biff.Rows
	limits    Limits
	epoch1904 bool
	last      int
}

func (x *xlsReader) progress() (done, total int64) { return x.sheet.Progress() }

func (x *xlsReader) next() (sheetRow, error) {
	for {
		row, err := x.sheet.Read()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return sheetRow{}, err
			}
			return sheetRow{}, xlsProblem(x.file, err)
		}
		out := Record{Line: row.Number}
		x.passed += row.Number - x.last - 1
		x.last = row.Number
		size := 0
		for _, cell := range row.Cells {
			text := x.text(cell)
			if text == "" {
				continue
			}
			if cell.Column > x.limits.Columns {
				return sheetRow{}, fatal(x.file, row.Number, tooManyCells, x.limits.Columns)
			}
			if size += len(text); size > x.limits.Record {
				return sheetRow{}, fatal(x.file, row.Number, tooLongRow, bytesText(int64(x.limits.Record)))
			}
			for len(out.Cells) < cell.Column {
				out.Cells = append(out.Cells, Cell{})
			}
			out.Cells[cell.Column-1].Text = text
		}
		if len(out.Cells) > 0 {
			x.fill(&out)
			return sheetRow{record: out}, nil
		}
		x.passed++
	}
}

func (x *xlsReader) text(cell biff.Cell) string {
	switch cell.Kind {
	case biff.Bool:
		return map[bool]string{true: "TRUE", false: "FALSE"}[cell.Number != 0]
	case biff.Number:
		kind := spreadsheet.BuiltIn(cell.Format)
		if cell.Code != "" {
			kind = spreadsheet.FormatOf(cell.Code)
		}
		return spreadsheet.NumberText(strconv.FormatFloat(cell.Number, 'g', -1, 64), kind, x.epoch1904)
	}
	return cell.Text
}
