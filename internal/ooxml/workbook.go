package ooxml

import (
	"strconv"
)

// Cell is one cell of a workbook: a number, or a text.
type Cell struct {
	Text   string
	Number float64
	Filled bool   // whether there is a number
	Format string // of the number: "0%"; "" for the general one
}

// SheetName is the name of the sheet of a workbook that a chart carries.
const SheetName = "Sheet1"

// Workbook returns rows of cells as a workbook of one sheet, as small as one can be: what a chart carries to be edited.
func Workbook(rows [][]Cell, lang string) ([]byte, error) {
	p := NewPackage("xl/workbook.xml", "", lang)
	formats := formatsOf(rows)
	book := NewXML()
	book.Open("workbook", "xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "xmlns:r", NamespaceRelationships)
	book.Open("sheets")
	book.Empty("sheet", "name", SheetName, "sheetId", "1", "r:id", p.Relate("xl/workbook.xml", "worksheet", "xl/worksheets/sheet1.xml"))
	book.Close("sheets", "workbook")
	p.Relate("xl/workbook.xml", "styles", "xl/styles.xml")
	const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	p.Add(Part{"xl/workbook.xml", spreadsheet + "sheet.main+xml", book.Bytes()})
	p.Add(Part{"xl/worksheets/sheet1.xml", spreadsheet + "worksheet+xml", sheet(rows, formats)})
	p.Add(Part{"xl/styles.xml", spreadsheet + "styles+xml", cellStyles(formats)})
	return p.Bytes()
}

// formatsOf lists the formats of numbers; the place of one is the number of its style.
func formatsOf(rows [][]Cell) []string {
	formats := []string{""}
	for _, row := range rows {
		for _, cell := range row {
			if styleOf(formats, cell) < 0 {
				formats = append(formats, cell.Format)
			}
		}
	}
	return formats
}

func styleOf(formats []string, cell Cell) int {
	for i, format := range formats {
		if format == cell.Format {
			return i
		}
	}
	return -1
}

func sheet(rows [][]Cell, formats []string) []byte {
	x := NewXML()
	x.Open("worksheet", "xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
	x.Open("cols")
	x.Empty("col", "min", "1", "max", "1", "width", "44", "customWidth", "1")
	x.Close()
	x.Open("sheetData")
	for i, row := range rows {
		x.Open("row", "r", strconv.Itoa(i+1))
		for k, cell := range row {
			place := Address(i+1, k+1)
			switch {
			case cell.Filled:
				x.Open("c", "r", place, "s", strconv.Itoa(styleOf(formats, cell)))
				x.Text("v", Number(cell.Number))
				x.Close()
			case cell.Text != "":
				x.Open("c", "r", place, "t", "inlineStr")
				x.Open("is")
				x.Lines("t", cell.Text)
				x.Close("is", "c")
			}
		}
		x.Close()
	}
	x.Close("sheetData", "worksheet")
	return x.Bytes()
}

// cellStyles is the least that a workbook has of styles, with a format of numbers for each style.
func cellStyles(formats []string) []byte {
	x := NewXML()
	x.Open("styleSheet", "xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
	if len(formats) > 1 {
		x.Open("numFmts", "count", strconv.Itoa(len(formats)-1))
		for i, format := range formats[1:] {
			x.Empty("numFmt", "numFmtId", strconv.Itoa(164+i), "formatCode", format)
		}
		x.Close()
	}
	x.Raw([]byte(`<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>` +
		`<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`))
	x.Open("cellXfs", "count", strconv.Itoa(len(formats)))
	for i := range formats {
		format := "0"
		if i > 0 {
			format = strconv.Itoa(164 + i - 1)
		}
		x.Empty("xf", "numFmtId", format, "fontId", "0", "fillId", "0", "borderId", "0", "xfId", "0", "applyNumberFormat", "1")
	}
	x.Close("cellXfs", "styleSheet")
	return x.Bytes()
}

// Address returns the address of a cell by its row and column, both from 1: "B2".
func Address(row, column int) string { return Column(column) + strconv.Itoa(row) }

// Column returns the letters of a column, from 1: "A".
func Column(column int) string {
	letters := ""
	for ; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters
}
