package platform

import (
	"regexp"
	"strconv"
	"strings"
)

// autoDate is how a spreadsheet program in Dutch or English shows a day and a month that it made of a text such as 1-2.
var autoDate = regexp.MustCompile(`^([1-9]|[12]\d|3[01])-(jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)\.?$`)

var monthNumber = map[string]int{
	"jan": 1, "feb": 2, "mrt": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}

// BeforeAutoDate returns the text that a spreadsheet program took for a date: 1-2 for 1-feb. It is empty for another cell.
func BeforeAutoDate(cell string) string {
	m := autoDate.FindStringSubmatch(strings.ToLower(strings.TrimSpace(cell)))
	if m == nil {
		return ""
	}
	return m[1] + "-" + strconv.Itoa(monthNumber[m[2]])
}
