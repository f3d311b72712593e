package records

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"spoor/data/opendocument"
	"spoor/data/problem"
)

// odsReader reads the rows of one sheet of an OpenDocument spreadsheet.
type odsReader struct {
	*sheetRows
	sheet *opendocument.Reader
}

const (
	odsContent = "content.xml"
	odsKind    = "application/vnd.oasis.opendocument."
)

// openDocument reports whether the archive is an OpenDocument spreadsheet. One with a password, and a text or a picture, are an error.
func (w *workbook) openDocument() (bool, error) {
	part, ok := w.parts["mimetype"]
	if !ok {
		return false, nil
	}
	in, err := part.Open()
	if err != nil {
		return false, nil
	}
	defer in.Close()
	const longest = 200
	kind, err := io.ReadAll(io.LimitReader(in, longest))
	if err != nil || !strings.HasPrefix(string(kind), odsKind) {
		return false, nil
	}
	locked, err := w.locked()
	switch {
	case err != nil:
		return false, err
	case locked:
		return false, fatal(w.file, 0, "has a password; open it in a spreadsheet program and save it without one")
	case !strings.HasPrefix(string(kind), odsKind+"spreadsheet"):
		return false, fatal(w.file, 0, "is an OpenDocument file, but no spreadsheet; export the answers as CSV, XLSX or ODS")
	}
	return true, nil
}

// locked reports whether the parts of an OpenDocument file are encrypted: each for itself, or all in one.
func (w *workbook) locked() (bool, error) {
	const manifest = "META-INF/manifest.xml"
	if _, ok := w.parts["encrypted-package"]; ok {
		return true, nil
	}
	if _, ok := w.parts[partName(manifest)]; !ok {
		return false, nil
	}
	locked := false
	err := w.elements(manifest, func(element xml.StartElement) {
		locked = locked || element.Name.Local == "encryption-data"
	})
	return locked, err
}

func (w *workbook) openODS(o Options) (rows, Dialect, error) {
	dialect := Dialect{Format: ODS}
	if o.Delimiter != "" || o.Encoding != "" {
		return nil, dialect, fatal(w.file, 0, "is a workbook; leave the delimiter and the encoding out")
	}
	tokens, err := w.tokens(odsContent)
	if err != nil {
		return nil, dialect, err
	}
	sheets, err := w.odsSheets()
	if err != nil {
		return nil, dialect, err
	}
	chosen := -1
	for i, sheet := range sheets {
		dialect.addSheet(sheet.Name, sheet.Hidden)
		if o.Sheet == sheet.Name || o.Sheet == "" && (chosen < 0 || sheets[chosen].Hidden && !sheet.Hidden) {
			chosen = i
		}
	}
	switch {
	case chosen < 0 && o.Sheet != "":
		return nil, dialect, fatal(w.file, 0, "has no sheet %q; its sheets are %s", o.Sheet, strings.Join(dialect.Sheets, ", "))
	case chosen < 0:
		return nil, dialect, fatal(w.file, 0, "the workbook has no sheet with cells")
	}
	dialect.Sheet = sheets[chosen].Name
	dialect.noteSheet(o.Sheet)
	part := w.parts[odsContent]
	reader := &odsReader{sheetRows: &sheetRows{file: w.file, columns: w.limits.Columns, tokens: tokens, size: int64(part.UncompressedSize64)}}
	reader.sheetRows.next = reader.next
	reader.sheet, err = opendocument.NewReader(tokens.next, sheets[chosen], opendocument.Limits{Cells: w.limits.Columns, Bytes: w.limits.Record, Repeated: func(bytes int64) error {
		return w.limits.checkExpansion(w.file, bytes, int64(part.CompressedSize64))
	}})
	if err != nil {
		return nil, dialect, reader.problem(err)
	}
	return reader, dialect, reader.begin()
}

func (w *workbook) odsSheets() ([]opendocument.Sheet, error) {
	in, err := w.parts[odsContent].Open()
	if err != nil {
		return nil, fatal(w.file, 0, "part %s of the workbook cannot be read (%v); save it again as .ods", odsContent, err)
	}
	defer in.Close()
	sheets, err := opendocument.Sheets(in)
	if err != nil {
		return nil, fatal(w.file, 0, "%s", damaged(w.file))
	}
	return sheets, nil
}

func (r *odsReader) next() (sheetRow, error) {
	row, err := r.sheet.Read()
	if errors.Is(err, io.EOF) {
		return sheetRow{}, err
	}
	if err != nil {
		return sheetRow{}, r.problem(err)
	}
	out := Record{Line: row.Number, Cells: make([]Cell, len(row.Cells))}
	for i, text := range row.Cells {
		out.Cells[i].Text = text
	}
	for _, m := range row.Merged {
		if len(r.merged) < maxAreas {
			r.merged = append(r.merged, area{firstRow: row.Number, lastRow: row.Number + m.Rows - 1, firstColumn: m.Column, lastColumn: m.Column + m.Columns - 1})
		}
	}
	r.passed = r.sheet.Blank()
	r.fill(&out)
	return sheetRow{record: out}, nil
}

// problem gives an error of the sheet the name of the file.
func (r *odsReader) problem(err error) error {
	var found *problem.Problem
	var row *opendocument.RowError
	switch {
	case errors.As(err, &found):
		return found
	case errors.As(err, &row):
		return fatal(r.file, row.Row, "%s", row.Message)
	case errors.Is(err, opendocument.ErrDamaged):
		return fatal(r.file, 0, "the sheet is cut off; save the workbook again")
	}
	return fatal(r.file, 0, "%v; save the workbook again", err)
}
