package sheets

import (
	"strconv"

	"spoor/internal/ooxml"
)

// part returns the sheet; the first one is open when the book is.
func (s placedSheet) part(all *styles, open bool, drawing string) []byte {
	x := ooxml.NewXML()
	x.Open("worksheet", "xmlns", namespace, "xmlns:r", ooxml.NamespaceRelationships)
	x.Open("sheetPr")
	x.Empty("pageSetUpPr", "fitToPage", "1")
	x.Close()
	s.view(x, open)
	x.Empty("sheetFormatPr", "defaultRowHeight", "15")
	s.cols(x)
	x.Open("sheetData")
	for i, row := range s.rows {
		writeRow(x, all, i+1, s.heights[i+1], row)
	}
	x.Close("sheetData")
	if s.first > 0 {
		x.Empty("autoFilter", "ref", ooxml.Address(s.first, 1)+":"+ooxml.Address(s.last, len(s.Tables[0].Columns)))
	}
	if len(s.merges) > 0 {
		x.Open("mergeCells", "count", strconv.Itoa(len(s.merges)))
		for _, cells := range s.merges {
			x.Empty("mergeCell", "ref", cells)
		}
		x.Close()
	}
	s.links(x)
	s.printed(x)
	if drawing != "" {
		x.Empty("drawing", "r:id", drawing)
	}
	x.Close()
	return x.Bytes()
}

// view keeps the head of the first table, and the columns that are pinned, where they are.
func (s placedSheet) view(x *ooxml.XML, open bool) {
	attributes := []string{"showGridLines", "0"}
	if open {
		attributes = append(attributes, "tabSelected", "1")
	}
	x.Open("sheetViews")
	x.Open("sheetView", append(attributes, "workbookViewId", "0")...)
	if s.first > 0 {
		pane := []string{"ySplit", strconv.Itoa(s.first), "topLeftCell", ooxml.Address(s.first+1, s.Pinned+1)}
		place := "bottomLeft"
		if s.Pinned > 0 {
			pane, place = append([]string{"xSplit", strconv.Itoa(s.Pinned)}, pane...), "bottomRight"
		}
		x.Empty("pane", append(pane, "activePane", place, "state", "frozen")...)
	}
	x.Close("sheetView", "sheetViews")
}

func (s placedSheet) cols(x *ooxml.XML) {
	if len(s.widths) == 0 {
		return
	}
	x.Open("cols")
	for i, width := range s.widths {
		at := strconv.Itoa(i + 1)
		x.Empty("col", "min", at, "max", at, "width", ooxml.Number(width), "customWidth", "1")
	}
	x.Close()
}

// writeRow writes a row; without a height it has what its texts need.
func writeRow(x *ooxml.XML, all *styles, number int, height float64, row []Cell) {
	attributes := []string{"r", strconv.Itoa(number)}
	if height > 0 {
		attributes = append(attributes, "ht", ooxml.Number(height), "customHeight", "1")
	}
	x.Open("row", attributes...)
	for k, cell := range row {
		if cell.Kind == Empty && cell.Look == Plain {
			continue
		}
		attributes := []string{"r", ooxml.Address(number, k+1), "s", strconv.Itoa(all.number(styleOf(cell)))}
		switch cell.Kind {
		case Words:
			x.Open("c", append(attributes, "t", "inlineStr")...)
			x.Open("is")
			x.Lines("t", cell.Text)
			x.Close("is", "c")
		case Amount:
			x.Open("c", attributes...)
			x.Text("v", ooxml.Number(cell.Number))
			x.Close()
		case Truth:
			x.Open("c", append(attributes, "t", "b")...)
			x.Text("v", ooxml.Number(cell.Number))
			x.Close()
		default:
			x.Empty("c", attributes...)
		}
	}
	x.Close()
}

func (s placedSheet) links(x *ooxml.XML) {
	opened := false
	for i, row := range s.rows {
		for k, cell := range row {
			if cell.Link == "" {
				continue
			}
			if !opened {
				x.Open("hyperlinks")
				opened = true
			}
			x.Empty("hyperlink", "ref", ooxml.Address(i+1, k+1), "location", quoted(cell.Link)+"!A1", "display", cell.Text)
		}
	}
	if opened {
		x.Close()
	}
}

// printed says that a sheet is printed on A4, as wide as the page, with its name and the number of the page below. One too wide to be
// read so goes over several pages beside each other.
func (s placedSheet) printed(x *ooxml.XML) {
	x.Empty("pageMargins", "left", "0.5", "right", "0.5", "top", "0.6", "bottom", "0.7", "header", "0.3", "footer", "0.3")
	orientation := "portrait"
	if s.Wide || len(s.Charts) > 0 {
		orientation = "landscape"
	}
	x.Empty("pageSetup", "paperSize", "9", "orientation", orientation, "fitToWidth", strconv.Itoa(s.across()), "fitToHeight", strconv.Itoa(s.down()))
	x.Open("headerFooter")
	x.Text("oddFooter", "&L&A&R&P / &N")
	x.Close()
	breaks := s.breaks()
	if len(breaks) == 0 {
		return
	}
	count := strconv.Itoa(len(breaks))
	x.Open("rowBreaks", "count", count, "manualBreakCount", count)
	for _, row := range breaks {
		x.Empty("brk", "id", strconv.Itoa(row), "max", "16383", "man", "1")
	}
	x.Close()
}
