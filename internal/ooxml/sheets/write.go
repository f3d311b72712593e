package sheets

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"spoor/internal/ooxml"
)

const (
	namespace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	spreadsheet   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	workbookPart  = "xl/workbook.xml"
	defaultColumn = 9.0 // width of a column without one of its own, in digits
)

// placedSheet is a sheet of which every cell has its place.
type placedSheet struct {
	Sheet
	rows     [][]Cell
	first    int // row of the head of the first table, from 1; 0 without tables
	last     int // its last row
	merges   []string
	heights  map[int]float64 // of rows, from 1, in points
	columns  int             // of the widest table
	widths   []float64       // of the columns
	block    int             // column of the numbers of charts, from 1
	chartsAt []int           // row of the numbers of each chart
	drawnAt  []int           // row of each chart
	drawnIn  int             // column before that of the charts
	right    int             // column that is printed last
}

// Bytes returns the workbook as a file.
func (b Book) Bytes() ([]byte, error) {
	p := ooxml.NewPackage(workbookPart, b.Title, b.Lang)
	all := &styles{}
	all.number(style{})
	placed := make([]placedSheet, len(b.Sheets))
	ids := make([]string, len(b.Sheets))
	charts := 0
	var parts []ooxml.Part
	for i, sheet := range b.Sheets {
		placed[i] = b.place(sheet)
		name := "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml"
		ids[i] = p.Relate(workbookPart, "worksheet", name)
		drawing := ""
		if len(sheet.Charts) > 0 {
			drawn := "xl/drawings/drawing" + strconv.Itoa(i+1) + ".xml"
			drawing = p.Relate(name, "drawing", drawn)
			b.draw(p, placed[i], drawn, &charts)
		}
		parts = append(parts, ooxml.Part{Name: name, Type: spreadsheet + "worksheet+xml", Content: placed[i].part(all, i == 0, drawing)})
	}
	p.Relate(workbookPart, "styles", "xl/styles.xml")
	p.Add(ooxml.Part{Name: workbookPart, Type: spreadsheet + "sheet.main+xml", Content: workbook(placed, ids)})
	for _, part := range parts {
		p.Add(part)
	}
	p.Add(ooxml.Part{Name: "xl/styles.xml", Type: spreadsheet + "styles+xml", Content: all.part()})
	return p.Bytes()
}

// workbook names the sheets, what their filters are of, and what is printed of them.
func workbook(placed []placedSheet, ids []string) []byte {
	x := ooxml.NewXML()
	x.Open("workbook", "xmlns", namespace, "xmlns:r", ooxml.NamespaceRelationships)
	x.Open("bookViews")
	x.Empty("workbookView", "activeTab", "0")
	x.Close()
	x.Open("sheets")
	for i, sheet := range placed {
		x.Empty("sheet", "name", sheet.Name, "sheetId", strconv.Itoa(i+1), "r:id", ids[i])
	}
	x.Close("sheets")
	x.Open("definedNames")
	for i, sheet := range placed { // in the order of their names, as Excel has them
		if sheet.first > 0 {
			x.Text("definedName", sheet.within(1, sheet.first, len(sheet.Tables[0].Columns), sheet.last), "name", "_xlnm._FilterDatabase", "localSheetId", strconv.Itoa(i), "hidden", "1")
		}
	}
	for i, sheet := range placed {
		switch {
		case sheet.Source:
			x.Text("definedName", sheet.within(1, 1, sheet.onFirstPage(), len(sheet.Above)), "name", "_xlnm.Print_Area", "localSheetId", strconv.Itoa(i))
		case len(sheet.Charts) > 0:
			x.Text("definedName", sheet.within(1, 1, sheet.right, sheet.end()), "name", "_xlnm.Print_Area", "localSheetId", strconv.Itoa(i))
		}
	}
	for i, sheet := range placed {
		if sheet.first > 0 && !sheet.Source {
			row := strconv.Itoa(sheet.first)
			titles := quoted(sheet.Name) + "!$" + row + ":$" + row
			if sheet.across() > 1 && sheet.Pinned > 0 {
				titles = quoted(sheet.Name) + "!$A:$" + ooxml.Column(sheet.Pinned) + "," + titles
			}
			x.Text("definedName", titles, "name", "_xlnm.Print_Titles", "localSheetId", strconv.Itoa(i))
		}
	}
	x.Close("definedNames", "workbook")
	return x.Bytes()
}

func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// within names cells of the sheet from one corner to the other.
func (s placedSheet) within(left, top, right, bottom int) string {
	corner := func(column, row int) string { return "$" + ooxml.Column(column) + "$" + strconv.Itoa(row) }
	return quoted(s.Name) + "!" + corner(left, top) + ":" + corner(right, bottom)
}

// A chart stands beside the tables, and under them where they are wide, so that it is seen with them and the page is not printed too small;
// not where many rows would lie between.
const (
	wideTable = 120.0 // in digits
	fewRows   = 60
)

// place lays a sheet out: lines, tables, lines, and right of them the numbers of its charts.
func (b Book) place(sheet Sheet) placedSheet {
	s := placedSheet{Sheet: sheet}
	for _, line := range sheet.Above {
		s.rows = append(s.rows, []Cell{line})
	}
	if len(s.rows) > 0 && len(sheet.Tables) > 0 {
		s.rows = append(s.rows, nil)
	}
	for i, table := range sheet.Tables {
		s.table(i, table)
	}
	if len(sheet.Below) > 0 {
		s.rows = append(s.rows, nil)
	}
	for _, line := range sheet.Below {
		s.rows = append(s.rows, []Cell{line})
	}
	s.measure()
	s.wrap()
	s.drawnIn, s.block = s.columns+1, s.columns+chartColumns+3
	s.right = s.block - 2
	top := s.first + 1 // below the head, which is repeated on each page
	under := 0         // row of the first chart where it stands under the tables
	if s.width() > wideTable && len(s.rows) <= fewRows {
		under, s.drawnIn, s.block, s.right = len(s.rows)+2, 0, s.columns+2, s.columns
	}
	for _, c := range sheet.Charts {
		s.chartsAt = append(s.chartsAt, top)
		s.drawnAt = append(s.drawnAt, max(top, under))
		if under > 0 {
			under += chartRows(c.Height) + 1
		}
		s.put(top-1, s.block-1, Text(b.Of).As(Strong))
		numbers := c.Rows(b.Heads)
		for i, row := range numbers {
			for k, cell := range row {
				put := Text(cell.Text)
				if cell.Filled {
					put = Number(cell.Number, cell.Format)
				}
				s.put(top+i, s.block-1+k, put)
			}
		}
		top += max(len(numbers), chartRows(c.Height)) + 2
	}
	return s
}

// put puts a cell at a row and column, both from 0.
func (s *placedSheet) put(row, column int, cell Cell) {
	for len(s.rows) <= row {
		s.rows = append(s.rows, nil)
	}
	for len(s.rows[row]) <= column {
		s.rows[row] = append(s.rows[row], Cell{})
	}
	s.rows[row][column] = cell
}

func (s *placedSheet) table(i int, table Table) {
	if i > 0 {
		s.rows = append(s.rows, nil, []Cell{Text(table.Caption).As(Strong)})
	}
	s.groups(table)
	var head []Cell
	for k, column := range table.Columns {
		cell := Text(column.Head).As(Head)
		if slices.ContainsFunc(table.Rows, func(row []Cell) bool { return k < len(row) && row[k].Kind == Amount }) {
			cell.Look = numbers
		}
		cell.apart = cell.Look == Head && k > 0 && head[k-1].Look == numbers && !table.Dense
		head = append(head, cell)
	}
	s.rows = append(s.rows, head)
	if i == 0 {
		s.first = len(s.rows)
	}
	for _, row := range table.Rows {
		for k := range row {
			row[k].dense = table.Dense
			row[k].apart = head[k].apart && row[k].Kind == Words
			row[k].right = head[k].Look == numbers && row[k].Kind == Words && !table.Dense
		}
		s.rows = append(s.rows, row)
	}
	if i == 0 {
		s.last = len(s.rows)
	}
	s.columns = max(s.columns, len(table.Columns))
}

// groups puts the names of groups of columns over their heads.
func (s *placedSheet) groups(table Table) {
	var row []Cell
	found := false
	for from := 0; from < len(table.Columns); {
		name, to := table.Columns[from].Group, from+1
		for to < len(table.Columns) && name != "" && table.Columns[to].Group == name {
			to++
		}
		over := Text(name).As(Head)
		over.across = to - from
		row = append(append(row, over), make([]Cell, to-from-1)...)
		if name != "" {
			found = true
		}
		if to-from > 1 {
			at := len(s.rows) + 1
			s.merges = append(s.merges, ooxml.Address(at, from+1)+":"+ooxml.Address(at, to))
		}
		from = to
	}
	if found {
		s.rows = append(s.rows, row)
	}
}

// Widths of columns, in digits.
const (
	narrowest = 8.0
	widest    = 52.0
	alone     = 74.0 // of a sheet without a table: no wider than a page in the widest font, for one column that is wider is cut off in print
)

// width is that of all columns of the tables.
func (s *placedSheet) width() float64 {
	width := 0.0
	for _, one := range s.widths {
		width += one
	}
	return width
}

// onePage is how wide a sheet can be, in digits, and still be read when it is printed on one page across.
const onePage = 220.0

// across is how many pages the sheet takes beside each other in print; charts are not cut.
func (s *placedSheet) across() int {
	if len(s.Charts) > 0 || s.Source {
		return 1
	}
	return max(1, int(math.Ceil(s.width()/onePage)))
}

// onFirstPage is how many columns stand on one page in print.
func (s *placedSheet) onFirstPage() int {
	width := 0.0
	for k, one := range s.widths {
		if width += one; width > alone {
			return max(1, k)
		}
	}
	return len(s.widths)
}

// Of a page across, in points: the room between its margins, and the width of a digit.
const (
	pageWidth  = 770.0
	pageHeight = 500.0
	digitWidth = 5.3
	smallest   = 0.6 // of its size across, at which a sheet is still read
)

// down is how many pages a sheet with charts takes under each other in print: one where it is read easily then, so that no chart is cut;
// otherwise 0, as many as it takes.
func (s *placedSheet) down() int {
	if len(s.Charts) == 0 {
		return 0
	}
	if min(1, pageHeight/s.high(1, s.end())) >= smallest*min(1, pageWidth/s.wide()) {
		return 1
	}
	return 0
}

// breaks are the rows below which a new page begins in print: above each chart that would be cut otherwise.
func (s *placedSheet) breaks() []int {
	if len(s.Charts) == 0 || s.down() == 1 {
		return nil
	}
	room := pageHeight / min(1, pageWidth/s.wide())
	var rows []int
	from, head := 1, 0.0 // the first row of the page, and what is repeated above it
	for i, c := range s.Charts {
		at := s.drawnAt[i]
		if at > from && head+s.high(from, at+chartRows(c.Height)) > room {
			rows = append(rows, at-1)
			from, head = at, max(cellHeight, s.heights[s.first])
		}
	}
	return rows
}

// high is how high the rows from one to another are, in points.
func (s *placedSheet) high(from, to int) float64 {
	high := 0.0
	for row := from; row <= to; row++ {
		high += max(cellHeight, s.heights[row])
	}
	return high
}

// wide is how wide what is printed of a sheet with charts is, in points.
func (s *placedSheet) wide() float64 {
	return digitWidth * (s.width() + float64(s.right-s.columns)*defaultColumn)
}

// end is the last row of the sheet, or of its charts.
func (s *placedSheet) end() int { return max(len(s.rows), s.bottom()) }

// wrap gives lines the whole width of the tables, and the height that they need.
func (s *placedSheet) wrap() {
	if s.columns == 0 {
		s.columns, s.widths = 1, []float64{alone}
	}
	columns, width := s.columns, s.width()
	if s.Source { // of which these are printed
		columns, width = s.onFirstPage(), 0
		for _, one := range s.widths[:columns] {
			width += one
		}
	}
	s.heights = map[int]float64{}
	for i, row := range s.rows {
		if len(row) != 1 || row[0].Look != Note {
			s.heights[i+1] = s.height(row)
			continue
		}
		if columns > 1 {
			s.merges = append(s.merges, ooxml.Address(i+1, 1)+":"+ooxml.Address(i+1, columns))
		}
		lines := math.Ceil(float64(utf8.RuneCountInString(row[0].Text)) / (width * 1.05))
		s.heights[i+1] = max(1, lines) * lineHeight
	}
}

// Heights of lines, in points: of a note, of a cell, of a title.
const (
	lineHeight  = 13.5
	cellHeight  = 15.0
	titleHeight = 21.0
)

// height is what the texts of a row need in the widths of their columns; 0 for one line, which has the height that rows have.
func (s *placedSheet) height(row []Cell) float64 {
	lines := 1.0
	for k, cell := range row {
		switch {
		case cell.Look == Title:
			return titleHeight
		case cell.Kind == Words && cell.Look != link && k < len(s.widths) && len(row) > 1 && !cell.dense:
			width := 0.0
			for _, one := range s.widths[k:min(len(s.widths), k+max(1, cell.across))] {
				width += one
			}
			lines = max(lines, math.Ceil(float64(utf8.RuneCountInString(cell.Text))/(width*1.08)))
		}
	}
	if lines == 1 {
		return 0
	}
	return lines * cellHeight
}

// measure gives each column the width of what stands in it, within bounds.
func (s *placedSheet) measure() {
	s.widths = make([]float64, s.columns)
	for _, table := range s.Tables {
		for k, column := range table.Columns {
			width := max(narrowest, longestWord(column.Head)+2)
			for _, row := range table.Rows {
				if k < len(row) && row[k].Kind == Words {
					width = max(width, float64(utf8.RuneCountInString(row[k].Text))+2)
				}
			}
			width = min(width, widest)
			if column.Width > 0 {
				width = column.Width
			}
			s.widths[k] = max(s.widths[k], width)
		}
	}
}

func longestWord(text string) float64 {
	longest := 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return float64(longest)
}
