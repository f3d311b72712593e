package records

import (
	"encoding/xml"
	"strconv"

	"spoor/internal/spreadsheet"
)

// dateStyles reads which of the formats that cells refer to by number show a date, a time or a percentage.
func (w *workbook) dateStyles(part string) ([]spreadsheet.Format, error) {
	custom := map[int]spreadsheet.Format{}
	var styles []spreadsheet.Format
	inCells := false
	err := w.elements(part, func(element xml.StartElement) {
		switch element.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(attribute(element, "numFmtId")); err == nil {
				custom[id] = spreadsheet.FormatOf(attribute(element, "formatCode"))
			}
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "cellXfs":
			inCells = true
		case "xf":
			if !inCells {
				return
			}
			id, err := strconv.Atoi(attribute(element, "numFmtId"))
			kind, known := custom[id]
			if err == nil && !known {
				kind = spreadsheet.BuiltIn(id)
			}
			styles = append(styles, kind)
		}
	})
	return styles, err
}
