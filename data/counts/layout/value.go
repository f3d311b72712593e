package layout

import (
	"strconv"
	"strings"

	"spoor/internal/pattern"
)

// form is how a cell writes a number.
type form uint8

const (
	NoNumber form = iota
	Whole         // a count
	Percent       // with a sign
	Fraction      // with decimals that are not zero: no count
	Doubtful      // 9,000 is nine or nine thousand
)

// value is a number in a cell.
type value struct {
	Form  form
	Count int    // of a whole number
	Text  string // digits of a percentage or fraction, with a decimal point
}

var (
	digitsOnly   = pattern.New(`^\d{1,12}$`)
	withPercent  = pattern.New(`^(\d{1,3}(?:[.,]\d+)?) ?(?:%|procent)$`)
	countAndRest = pattern.New(`^(\d{1,9}) ?\( ?\d{1,3}(?:[.,]\d+)? ?%? ?\)$`)
	restAndCount = pattern.New(`^\d{1,3}(?:[.,]\d+)? ?% ?\((?:n ?= ?)?(\d{1,9})\)$`)
	spacedGroups = pattern.New(`^\d{1,3}([ '’]\d{3})+$`)
	signedGroups = pattern.New(`^[1-9]\d{0,2}(?:(\.\d{3})+|(,\d{3})+)$`)
	decimals     = pattern.New(`^(\d{1,12})([.,])(\d+)$`)
	countedCell  = pattern.New(`(?i)^\(? ?n ?[=:] ?(\d{1,9}) ?\)?$`)
	withUnit     = pattern.New(`(?i)^(\d{1,9}) ?(?:x|×|keer|maal|times|respondent(?:en|s)?|personen|deelnemers?|mensen|people|organisaties|trajecten|leden|st\.?|stuks)$`)
	nearlyNumber = pattern.New(`^[-+−<>≤≥~±]? ?\d[\d.,'’ ]*( ?[xX×%*†])?$`)
	aYear        = pattern.New(`^(19|20)\d\d([-/](19|20)?\d\d)?$`)
)

// isValue reports whether a cell is a number, or meant as one.
func isValue(cell string) bool {
	if cell == "" || !strings.ContainsAny(cell, "0123456789") {
		return false
	}
	return (nearlyNumber.MatchString(cell) || countAndRest.MatchString(cell) || restAndCount.MatchString(cell) ||
		withPercent.MatchString(cell) || countedCell.MatchString(cell) || withUnit.MatchString(cell))
}

// signs tells what a point and a comma set off in a column: ' ' unknown, 't' thousands, 'd' decimals.
type signs struct{ point, comma byte }

// signsOf looks at all cells of a column, for one cell alone may not tell. A sign with other than three digits after it sets off
// decimals, one that stands there twice thousands.
func signsOf(cells []string) signs {
	out := signs{' ', ' '}
	sets := func(sign string, what byte) {
		if sign == "." {
			out.point = what
		} else {
			out.comma = what
		}
	}
	for _, certain := range []bool{false, true} {
		for _, cell := range cells {
			m := decimals.FindStringSubmatch(cell)
			switch {
			case m == nil && signedGroups.MatchString(cell) && certain:
				sets(strings.Trim(cell, "0123456789")[:1], 't')
			case m == nil:
			case len(m[3]) != 3 && certain:
				sets(m[2], 'd')
			case len(m[3]) == 3 && m[3] != "000" && m[1] != "0" && !certain:
				sets(m[2], 't')
			}
		}
	}
	return out
}

// read reads a cell. A number that only makes sense as a count with thousands is that: 1.500 people are no one and a half.
func (s signs) read(cell string) value {
	cell = strings.TrimSpace(strings.TrimRight(cell, "*†"))
	for _, form := range []*pattern.Pattern{countAndRest, restAndCount, countedCell, withUnit} {
		if m := form.FindStringSubmatch(cell); m != nil {
			return wholeNumber(m[1])
		}
	}
	switch {
	case digitsOnly.MatchString(cell):
		return wholeNumber(cell)
	case withPercent.MatchString(cell):
		return value{Form: Percent, Text: strings.Replace(withPercent.FindStringSubmatch(cell)[1], ",", ".", 1)}
	case spacedGroups.MatchString(cell):
		return wholeNumber(digits(cell))
	}
	m := decimals.FindStringSubmatch(cell)
	grouped := signedGroups.MatchString(cell)
	switch {
	case m == nil && grouped:
		return wholeNumber(digits(cell))
	case m == nil:
		return value{}
	}
	sets := s.point
	if m[2] == "," {
		sets = s.comma
	}
	zero := strings.Trim(m[3], "0") == ""
	switch {
	case grouped && (sets == 't' || !zero && sets != 'd'):
		return wholeNumber(digits(cell))
	case grouped && zero && sets == ' ' && m[1] != "0":
		return value{Form: Doubtful, Text: m[1] + "." + m[3]}
	case zero:
		v := wholeNumber(m[1])
		v.Text = m[1] + "." + m[3]
		return v
	}
	return value{Form: Fraction, Text: m[1] + "." + m[3]}
}

func wholeNumber(digits string) value {
	count, err := strconv.Atoi(digits)
	if err != nil {
		return value{}
	}
	return value{Form: Whole, Count: count, Text: strconv.Itoa(count)}
}

func digits(cell string) string {
	return strings.Map(func(letter rune) rune {
		if letter < '0' || letter > '9' {
			return -1
		}
		return letter
	}, cell)
}

// hundredfold returns a number of decimals in text as the percentage that it is a part of one: 0.75 is 75.
func hundredfold(text string) string {
	whole, decimals, _ := strings.Cut(text, ".")
	for len(decimals) < 2 {
		decimals += "0"
	}
	whole = strings.TrimLeft(whole+decimals[:2], "0")
	if whole == "" {
		whole = "0"
	}
	if decimals = decimals[2:]; decimals == "" {
		return whole
	}
	return whole + "." + decimals
}
