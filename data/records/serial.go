package records

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"spoor/internal/pattern"
)

// cellFormat says what a number in a cell is.
type cellFormat uint8

const (
	plainNumber   cellFormat = iota
	dateNumber               // days, with the time of the day behind the point
	timeNumber               // a time or a duration, as a part of a day
	percentNumber            // a percentage, as a part of one
)

// dateStyles reads which of the formats that cells refer to by number show a date, a time or a percentage.
func (w *workbook) dateStyles(part string) ([]cellFormat, error) {
	custom := map[int]cellFormat{}
	var styles []cellFormat
	inCells := false
	err := w.elements(part, func(element xml.StartElement) {
		switch element.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(attribute(element, "numFmtId")); err == nil {
				custom[id] = formatKind(attribute(element, "formatCode"))
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
				kind = builtInFormat(id)
			}
			styles = append(styles, kind)
		}
	})
	return styles, err
}

// builtInFormat returns the kind of the formats that a workbook does not spell out. (ECMA-376 part 1, 18.8.30.)
func builtInFormat(id int) cellFormat {
	switch {
	case id == 9, id == 10:
		return percentNumber
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id >= 34 && id <= 36, id >= 50 && id <= 58:
		return dateNumber
	case id >= 18 && id <= 21, id >= 32 && id <= 33, id >= 45 && id <= 47:
		return timeNumber
	}
	return plainNumber
}

var (
	elapsedTime   = pattern.New(`(?i)\[(h+|m+|s+)\]`)
	notLetters    = pattern.New(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`) // texts, escapes, padding, colours, currencies
	generalFormat = pattern.New(`(?i)general|standard`)
)

// formatKind finds out from the letters of a format code what it shows.
func formatKind(code string) cellFormat {
	code, _, _ = strings.Cut(code, ";")
	if elapsedTime.MatchString(code) {
		return timeNumber
	}
	letters := strings.ToLower(generalFormat.ReplaceAllString(notLetters.ReplaceAllString(code, ""), ""))
	switch {
	case strings.ContainsAny(letters, "yd"):
		return dateNumber
	case strings.ContainsAny(letters, "hs"):
		return timeNumber
	case strings.Contains(letters, "m"):
		return dateNumber
	case strings.Contains(letters, "%"):
		return percentNumber
	}
	return plainNumber
}

// lastSerial is 31 December 9999.
const lastSerial = 2958466

// serialText writes a serial number as 2006-01-02, 2006-01-02 15:04:05 or 15:04:05. It rounds to seconds, below which
// spreadsheets do not keep what was entered.
//
// The system of 1900 counts a 29 February 1900 that never was, so the days before it start one later.
func serialText(serial float64, kind cellFormat, epoch1904 bool) (string, bool) {
	if !(serial >= 0 && serial < lastSerial) {
		return "", false
	}
	seconds := int64(math.Round(serial * 86400))
	if kind == timeNumber {
		return fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60), true
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case epoch1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case serial < 60:
		epoch = epoch.AddDate(0, 0, 1)
	}
	moment := epoch.AddDate(0, 0, int(seconds/86400)).Add(time.Duration(seconds%86400) * time.Second)
	if seconds%86400 == 0 {
		return moment.Format(time.DateOnly), true
	}
	return moment.Format(time.DateTime), true
}
