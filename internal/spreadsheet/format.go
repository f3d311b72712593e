package spreadsheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"spoor/internal/pattern"
)

// Format says what a number in a cell is.
type Format uint8

const (
	Plain   Format = iota
	Date           // days, with the time of the day behind the point
	Time           // a time or a duration, as a part of a day
	Percent        // a percentage, as a part of one
)

// BuiltIn returns the kind of the formats that a workbook does not spell out. (ECMA-376 part 1, 18.8.30.)
func BuiltIn(id int) Format {
	switch {
	case id == 9, id == 10:
		return Percent
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id >= 34 && id <= 36, id >= 50 && id <= 58:
		return Date
	case id >= 18 && id <= 21, id >= 32 && id <= 33, id >= 45 && id <= 47:
		return Time
	}
	return Plain
}

var (
	elapsedTime   = pattern.New(`(?i)\[(h+|m+|s+)\]`)
	notLetters    = pattern.New(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`) // texts, escapes, padding, colours, currencies
	generalFormat = pattern.New(`(?i)general|standard`)
)

// FormatOf finds out from the letters of a format code what it shows.
func FormatOf(code string) Format {
	code, _, _ = strings.Cut(code, ";")
	if elapsedTime.MatchString(code) {
		return Time
	}
	letters := strings.ToLower(generalFormat.ReplaceAllString(notLetters.ReplaceAllString(code, ""), ""))
	switch {
	case strings.ContainsAny(letters, "yd"):
		return Date
	case strings.ContainsAny(letters, "hs"):
		return Time
	case strings.Contains(letters, "m"):
		return Date
	case strings.Contains(letters, "%"):
		return Percent
	}
	return Plain
}

// lastSerial is 31 December 9999.
const lastSerial = 2958466

// serialText writes a serial number as 2006-01-02, 2006-01-02 15:04:05 or 15:04:05. It rounds to seconds, below which
// spreadsheets do not keep what was entered.
//
// The system of 1900 counts a 29 February 1900 that never was, so the days before it start one later.
func serialText(serial float64, kind Format, epoch1904 bool) (string, bool) {
	if !(serial >= 0 && serial < lastSerial) {
		return "", false
	}
	seconds := int64(math.Round(serial * 86400))
	if kind == Time {
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

// NumberText gives a stored number as it was entered: 15 digits is what a spreadsheet keeps, dates as ISO text, a percentage with its
// sign, as a spreadsheet writes it to CSV: 0.36 in a cell of percentages is 36%.
func NumberText(stored string, format Format, epoch1904 bool) string {
	value, err := strconv.ParseFloat(stored, 64)
	if err != nil {
		return stored
	}
	sign := ""
	if format == Percent {
		value, sign = value*100, "%"
	} else if format != Plain {
		if text, ok := serialText(value, format, epoch1904); ok {
			return text
		}
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', 15, 64), 64)
	if err != nil {
		return stored
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64) + sign
}
