package spss

import (
	"math"
	"strconv"
	"time"
)

// Format is how a value is shown: its kind, and how many decimals.
type Format struct {
	Kind     int
	Width    int
	Decimals int
}

func formatOf(packed uint32) Format {
	return Format{Kind: int(packed >> 16 & 0xff), Width: int(packed >> 8 & 0xff), Decimals: int(packed & 0xff)}
}

// Kinds of formats that hold a moment, as seconds since 14 October 1582.
const (
	formatDate     = 20
	formatDateTime = 22
	formatADate    = 23
	formatJDate    = 24
	formatMoYr     = 28
	formatQYr      = 29
	formatWkYr     = 30
	formatEDate    = 38
	formatSDate    = 39
	formatYMDHMS   = 41
)

var epoch = time.Date(1582, time.October, 14, 0, 0, 0, 0, time.UTC)

// Moment reports whether values of the format are dates, with or without the time of day.
func (f Format) Moment() bool {
	switch f.Kind {
	case formatDate, formatDateTime, formatADate, formatJDate, formatMoYr, formatQYr, formatWkYr, formatEDate, formatSDate, formatYMDHMS:
		return true
	}
	return false
}

// Write writes a number as text: a date as 2026-03-01, or 2026-03-01 14:20:53; a duration in seconds and all else as a number with a
// point.
func (f Format) Write(number float64) string {
	if !f.Moment() || math.Abs(number) > 1e12 {
		return strconv.FormatFloat(number, 'f', -1, 64)
	}
	whole := math.Floor(number)
	days := math.Floor(whole / 86400) // first, as the seconds of centuries do not fit a duration
	at := epoch.AddDate(0, 0, int(days)).Add(time.Duration(whole-days*86400) * time.Second)
	if f.Kind == formatDateTime || f.Kind == formatYMDHMS {
		return at.Format("2006-01-02 15:04:05")
	}
	return at.Format("2006-01-02")
}

// NumberFormat shows a number in so many places, decimals and the point among them.
func NumberFormat(width, decimals int) Format { return Format{formatNumber, width, decimals} }

// DateFormat and DateTimeFormat show a number of seconds as a day, and as a day and a time.
var (
	DateFormat     = Format{Kind: formatDate, Width: 11}
	DateTimeFormat = Format{Kind: formatDateTime, Width: 20}
)
