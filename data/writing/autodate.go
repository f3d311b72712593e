package writing

import (
	"fmt"
	"strconv"
	"strings"

	"spoor/internal/pattern"
)

// monthNumber names the months as spreadsheet programs in Dutch and English show them.
var monthNumber = map[string]int{
	"jan": 1, "feb": 2, "mrt": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
	"januari": 1, "february": 2, "februari": 2, "january": 1, "maart": 3, "march": 3, "april": 4, "juni": 6, "june": 6, "juli": 7, "july": 7,
	"augustus": 8, "august": 8, "september": 9, "oktober": 10, "october": 10, "november": 11, "december": 12,
}

var (
	dateParts = pattern.New(`^(\d{1,4}|[a-z]{3,9})[-/. ]+(\d{1,4}|[a-z]{3,9})(?:[-/. ]+(\d{2,4}))?\.?$`)
	noTime    = pattern.New(`[ t]0?0:00(:00(\.0+)?)?$`)
	twoParts  = pattern.New(`^(\d{1,4}) ?[-/–] ?(\d{1,4})$`)
)

// BeforeAutoDate returns the texts that a spreadsheet program may have taken for a date, the likeliest first: 1-2 for 1-feb, where
// a range runs up, and 2-1 after it. A month with a year, such as feb-50, was 2-50. Nothing is returned for another cell, nor for
// two numbers, which are what they are.
func BeforeAutoDate(cell string) []string {
	m := dateParts.FindStringSubmatch(noTime.ReplaceAllString(strings.ToLower(strings.TrimSpace(cell)), ""))
	if m == nil {
		return nil
	}
	first, second, third := datePart(m[1]), datePart(m[2]), datePart(m[3])
	switch {
	case first.month && second.month:
		return nil
	case third.text == "" && second.month: // 1-feb
		return dayAndMonth(first.value, second.value)
	case third.text == "" && first.month: // feb-50, feb-01
		if texts := dayAndMonth(second.value, first.value); texts != nil {
			return texts
		}
		return monthAndYear(first.value, second)
	case third.text == "":
		return nil
	case len(first.text) == 4 && !second.month && len(third.text) <= 2: // 2026-02-01
		return wholeDate(third.value, second.value, first)
	case second.month: // 1-feb-2026
		return wholeDate(first.value, second.value, third)
	case first.month: // Feb 1 2026
		return wholeDate(second.value, first.value, third)
	case len(first.text) <= 2 && len(second.text) <= 2: // 1-2-2026, or 2/1/2026
		if second.value > 12 {
			return wholeDate(second.value, first.value, third)
		}
		return wholeDate(first.value, second.value, third)
	}
	return nil
}

// part is a number or a month in a date.
type part struct {
	text  string
	value int
	month bool // it is named
}

func datePart(text string) part {
	if number, named := monthNumber[text]; named {
		return part{text, number, true}
	}
	value, err := strconv.Atoi(text)
	if err != nil { // another word, or nothing
		return part{text: text, value: -1}
	}
	return part{text: text, value: value}
}

// dayAndMonth returns what a day of a month was, in either order of the two.
func dayAndMonth(day, month int) []string {
	if day < 1 || day > 31 || month < 1 || month > 12 {
		return nil
	}
	low, high := min(day, month), max(day, month)
	if low == high {
		return []string{fmt.Sprintf("%d-%d", low, high)}
	}
	return []string{fmt.Sprintf("%d-%d", low, high), fmt.Sprintf("%d-%d", high, low)}
}

// monthAndYear returns what a month of a year was; with a year of two digits it may also be meant as that of its century.
func monthAndYear(month int, year part) []string {
	if year.value < 0 || month < 1 || month > 12 {
		return nil
	}
	if len(year.text) <= 2 {
		return []string{fmt.Sprintf("%d-%d", month, year.value)}
	}
	return []string{fmt.Sprintf("%d-%d", month, year.value%100), fmt.Sprintf("%d-%d", month, year.value)}
}

// wholeDate returns what a date was: a day and a month to which a spreadsheet program added the year, or a month and a year to
// which it added the first day.
func wholeDate(day, month int, year part) []string {
	texts := dayAndMonth(day, month)
	if len(texts) > 0 && day == 1 {
		texts = append(texts, monthAndYear(month, year)...)
	}
	return texts
}

// Range returns a text of two numbers as [BeforeAutoDate] writes it: 1-3 for 1/3 and for 01 - 03. It is empty for another text.
func Range(text string) string {
	m := twoParts.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return ""
	}
	return fmt.Sprintf("%d-%d", datePart(m[1]).value, datePart(m[2]).value)
}

// NamesMonth reports whether a cell is a day or year with the name of a month, which nobody is asked for in a choice.
func NamesMonth(cell string) bool {
	m := dateParts.FindStringSubmatch(strings.ToLower(strings.TrimSpace(cell)))
	return m != nil && m[3] == "" && len(BeforeAutoDate(cell)) > 0
}
