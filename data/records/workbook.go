package records

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// workbook is the package of parts that an .xlsx file is. Only the parts that hold the texts, the formats of dates and
// one sheet are read. (ECMA-376, Office Open XML.)
//
// Workbooks are read here, and not by excelize, which writes them, for what it does with files that are not what they seem.
// Measured with its version 2.11.1 (streaming rows, raw values, at most 16 MiB of a part in memory) on the kinds of files
// that the tests of this package have: a part of 1 MB that expands to one shared text of 1 GiB took 7 GiB of memory and 70 s
// (here refused at once), a row of 8 million cells 470 MiB and 21 s (refused at once), 20,000 rows with a cell in the last
// column 14 s (refused at the first), and a part that is longer than the directory says gave no rows and no error. A formula
// that was never computed is a blank cell to it and an error value a text, which decide bases. An honest sheet of 200,000
// rows of 30 cells takes both about 20 MiB, and it twice the time: 28 s against 14 s.
type workbook struct {
	file   string
	limits Limits
	parts  map[string]*zip.File // by name in lower case
	all    []*zip.File
	inside bool // of an archive
}

const (
	maxParts  = 10_000
	maxMemory = 256 << 20 // of what must be held: a file that cannot be read at any offset, the shared texts
)

type sheetEntry struct {
	name, relation string
	hidden         bool
}

// openArchive opens a workbook, or the one export in another zip archive.
func openArchive(src *source, o Options, inside bool) (rows, Dialect, error) {
	dialect := Dialect{Format: XLSX}
	at, size, err := src.atAnyOffset()
	if err != nil {
		return nil, dialect, err
	}
	archive, err := zip.NewReader(at, size)
	if err != nil {
		return nil, dialect, fatal(src.name, 0, "%s", damaged(src.name))
	}
	book := &workbook{file: src.name, limits: o.Limits, parts: map[string]*zip.File{}, all: archive.File, inside: inside}
	if len(archive.File) > maxParts {
		return nil, dialect, fatal(src.name, 0, "is a zip archive of %d files, not a workbook", len(archive.File))
	}
	for _, part := range archive.File {
		book.parts[partName(part.Name)] = part
	}
	if kind, err := book.openDocument(); err != nil || kind {
		if err != nil {
			return nil, dialect, err
		}
		return book.openODS(o)
	}
	if !book.isWorkbook() {
		if named := book.named(); named != "" {
			return nil, dialect, fatal(src.name, 0, "%s", named)
		}
		return book.packed(o)
	}
	if o.Delimiter != "" || o.Encoding != "" {
		return nil, dialect, fatal(src.name, 0, "is a workbook; leave the delimiter and the encoding out")
	}
	reader, err := book.open(o.Sheet, &dialect)
	return reader, dialect, err
}

// damaged says that an archive cannot be read, by what its name says that it is.
func damaged(name string) string {
	if strings.EqualFold(path.Ext(name), ".zip") {
		return "the zip archive is damaged or cut off; download it again"
	}
	return "the workbook is damaged or cut off; save it again as .xlsx"
}

// isWorkbook reports whether the archive has what every .xlsx file has.
func (w *workbook) isWorkbook() bool {
	relations, err := w.relations("_rels/.rels", "")
	if err != nil {
		return true // what is wrong with it is said where it is read
	}
	_, has := w.parts[w.main(relations)]
	return has && !strings.HasSuffix(w.main(relations), ".bin")
}

// main is the part that lists the sheets.
func (w *workbook) main(relations relations) string {
	if main := relations.ofKind("/officeDocument"); main != "" && !strings.HasPrefix(main, "word/") && !strings.HasPrefix(main, "ppt/") {
		return main
	}
	return "xl/workbook.xml"
}

// atAnyOffset returns the file for reading at any offset, from memory where it cannot be had otherwise.
func (s *source) atAnyOffset() (io.ReaderAt, int64, error) {
	if at, ok := s.in.(io.ReaderAt); ok && s.seeker != nil {
		return io.NewSectionReader(at, s.start, s.size), s.size, nil
	}
	whole, err := io.ReadAll(io.LimitReader(s.buffer, maxMemory+1))
	if err != nil {
		return nil, 0, err
	}
	if len(whole) > maxMemory {
		return nil, 0, fatal(s.name, 0, "has more than %s and does not come from a file; save it and name the file", bytesText(maxMemory))
	}
	return bytes.NewReader(whole), int64(len(whole)), nil
}

func (w *workbook) open(sheet string, dialect *Dialect) (rows, error) {
	relations, err := w.relations("_rels/.rels", "")
	if err != nil {
		return nil, err
	}
	main := w.main(relations)
	entries, epoch1904, err := w.sheets(main)
	if err != nil {
		return nil, err
	}
	relations, err = w.relations(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), path.Dir(main))
	if err != nil {
		return nil, err
	}
	part, err := w.choose(entries, relations, sheet, dialect)
	if err != nil {
		return nil, err
	}
	reader := &sheetReader{sheetRows: &sheetRows{file: w.file, columns: w.limits.Columns}, book: w, epoch1904: epoch1904}
	reader.sheetRows.next = reader.next
	if shared := relations.ofKind("/sharedStrings"); shared != "" {
		if reader.shared, err = w.sharedStrings(shared); err != nil {
			return nil, err
		}
	}
	if styles := relations.ofKind("/styles"); styles != "" {
		if reader.styles, err = w.dateStyles(styles); err != nil {
			return nil, err
		}
	}
	if reader.tokens, err = w.tokens(part); err != nil {
		return nil, err
	}
	reader.sheetRows.tokens = reader.tokens
	reader.areas = w.merged(part)
	reader.size = int64(w.parts[part].UncompressedSize64)
	return reader, reader.begin()
}

// named says what an archive is that other programs write for something else than exports, or nothing.
func (w *workbook) named() string {
	if _, ok := w.parts["xl/workbook.bin"]; ok {
		return "is an .xlsb workbook; save it as .xlsx or CSV"
	}
	return ""
}

// choose returns the part of the named sheet, or of the first one that is not hidden.
func (w *workbook) choose(entries []sheetEntry, relations relations, name string, dialect *Dialect) (string, error) {
	part, hidden := "", false
	for _, entry := range entries {
		target := relations.byID(entry.relation)
		if !strings.HasSuffix(target.kind, "/worksheet") {
			continue
		}
		dialect.addSheet(entry.name, entry.hidden)
		if name == entry.name || name == "" && (part == "" || hidden && !entry.hidden) {
			part, hidden, dialect.Sheet = target.part, entry.hidden, entry.name
		}
	}
	switch {
	case part == "" && name != "":
		return "", fatal(w.file, 0, "has no sheet %q; its sheets are %s", name, strings.Join(dialect.Sheets, ", "))
	case part == "":
		return "", fatal(w.file, 0, "the workbook has no sheet with cells")
	}
	dialect.noteSheet(name)
	return part, nil
}

func (d *Dialect) addSheet(name string, hidden bool) {
	d.Sheets = append(d.Sheets, name)
	if hidden {
		d.Hidden = append(d.Hidden, name)
	}
}

// noteSheet says which sheet is read of several, where none was named.
func (d *Dialect) noteSheet(named string) {
	if named == "" && len(d.Sheets) > 1 {
		d.Notes = append(d.Notes, "the workbook has "+strings.Join(d.Sheets, ", ")+"; read is "+d.Sheet+" (to make that explicit: --sheet \""+d.Sheet+"\")")
	}
}

// sheets reads the list of sheets and whether dates count from 1904.
func (w *workbook) sheets(part string) (entries []sheetEntry, epoch1904 bool, err error) {
	err = w.elements(part, func(element xml.StartElement) {
		switch element.Name.Local {
		case "workbookPr":
			value := attribute(element, "date1904")
			epoch1904 = value == "1" || value == "true"
		case "sheet":
			entry := sheetEntry{name: attribute(element, "name"), hidden: attribute(element, "state") != "" && attribute(element, "state") != "visible"}
			for _, a := range element.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" {
					entry.relation = a.Value
				}
			}
			entries = append(entries, entry)
		}
	})
	return entries, epoch1904, err
}

type relation struct{ id, kind, part string }

type relations []relation

func (r relations) byID(id string) relation {
	for _, target := range r {
		if target.id == id {
			return target
		}
	}
	return relation{}
}

// ofKind returns the first part whose kind ends so, or an empty name.
func (r relations) ofKind(suffix string) string {
	for _, target := range r {
		if strings.HasSuffix(target.kind, suffix) {
			return target.part
		}
	}
	return ""
}

// relations reads which parts belong to the part in folder. A workbook without the list has none.
func (w *workbook) relations(part, folder string) (relations, error) {
	if _, ok := w.parts[partName(part)]; !ok {
		return nil, nil
	}
	var out relations
	err := w.elements(part, func(element xml.StartElement) {
		if element.Name.Local != "Relationship" {
			return
		}
		target := attribute(element, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		out = append(out, relation{attribute(element, "Id"), attribute(element, "Type"), partName(target)})
	})
	return out, err
}

// elements calls visit for each element of a part.
func (w *workbook) elements(part string, visit func(xml.StartElement)) error {
	tokens, err := w.tokens(part)
	if err != nil {
		return err
	}
	for {
		token, err := tokens.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if element, ok := token.(xml.StartElement); ok {
			visit(element)
		}
	}
}

func partName(name string) string { return strings.ToLower(strings.TrimPrefix(name, "/")) }

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}
