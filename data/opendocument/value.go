package opendocument

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"spoor/internal/pattern"
)

// NoStoredValue is the text of a cell with a formula that was never computed.
const NoStoredValue = "#FORMULA!"

// value is what a cell holds: a number with 15 digits, which is what a spreadsheet keeps; a percentage with its sign, as a spreadsheet
// writes it to CSV; a date or time as ISO text, to the second; TRUE or FALSE; or the text that it shows, also of an error.
func value(cell xml.StartElement, shown string) string {
	switch attribute(cell, "value-type") {
	case "float", "currency":
		return number(attribute(cell, "value"), 1, "", shown)
	case "percentage":
		return number(attribute(cell, "value"), 100, "%", shown)
	case "date":
		return dateText(attribute(cell, "date-value"), shown)
	case "time":
		return timeText(attribute(cell, "time-value"), shown)
	case "boolean":
		if written := attribute(cell, "boolean-value"); written != "" {
			return strings.ToUpper(written)
		}
	case "string":
		if written := attribute(cell, "string-value"); written != "" {
			return written
		}
	case "":
		if shown == "" && attribute(cell, "formula") != "" {
			return NoStoredValue
		}
	}
	return shown
}

func number(stored string, times float64, sign, shown string) string {
	value, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
		return shown
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value*times, 'g', 15, 64), 64)
	if err != nil {
		return shown
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64) + sign
}

// dateText writes a date, with the time of the day where it has one, rounded to seconds.
func dateText(stored, shown string) string {
	stored = strings.TrimSuffix(stored, "Z")
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		moment, err := time.Parse(layout, stored)
		if err != nil {
			continue
		}
		moment = moment.Round(time.Second)
		if moment.Hour() == 0 && moment.Minute() == 0 && moment.Second() == 0 {
			return moment.Format(time.DateOnly)
		}
		return moment.Format(time.DateTime)
	}
	return shown
}

var duration = pattern.New(`^(-?)P(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8}(?:[.,]\d+)?)S)?)?$`)

// timeText writes a time of the day, or a duration of more than a day, as 15:04:05.
func timeText(stored, shown string) string {
	parts := duration.Regexp().FindStringSubmatch(stored)
	if parts == nil {
		return shown
	}
	seconds := 0.0
	for i, unit := range []float64{86400, 3600, 60, 1} {
		if written := parts[i+2]; written != "" {
			value, err := strconv.ParseFloat(strings.Replace(written, ",", ".", 1), 64)
			if err != nil {
				return shown
			}
			seconds += value * unit
		}
	}
	whole := int64(math.Round(seconds))
	return fmt.Sprintf("%s%02d:%02d:%02d", parts[1], whole/3600, whole/60%60, whole%60)
}
