package weighting

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"spoor/internal/pattern"
)

// amount is a number as it is written in a file of margins. It is read from its text because a point or comma before
// three digits stands for thousands to one reader and for decimals to another.
type amount string

var (
	ambiguous   = pattern.New(`^[1-9]\d{0,2}[.,]\d{3}$`)
	grouped     = pattern.New(`^[1-9]\d{0,2}([.,]\d{3}){2,}$`)
	withComma   = pattern.New(`^\d+,\d+$`)
	pointsAside = strings.NewReplacer(".", "", ",", "")
)

// read returns the number. The error says what is wrong with its text and how to write it.
func (a amount) read() (float64, error) {
	text := strings.TrimSpace(string(a))
	decimal := strings.Replace(text, ",", ".", 1)
	switch {
	case text == "":
		return 0, fmt.Errorf("has no number; give one of 0 or more, with a point before decimals, as in 10.5")
	case ambiguous.MatchString(text):
		return 0, fmt.Errorf("is %s, which can be %s or %s; write %s, or %s", text, fewest(decimal), pointsAside.Replace(text), pointsAside.Replace(text), otherDecimals(decimal))
	case grouped.MatchString(text):
		return 0, fmt.Errorf("is %s; write %s, without points or commas between thousands", text, pointsAside.Replace(text))
	case withComma.MatchString(text):
		return 0, fmt.Errorf("is %s; write %s, with a point before decimals", text, decimal)
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || !(value >= 0) || math.IsInf(value, 1) {
		return 0, fmt.Errorf("is %s; give a number of 0 or more", text)
	}
	return value, nil
}

// fewest drops the zeros that end a decimal number.
func fewest(decimal string) string { return strings.TrimSuffix(strings.TrimRight(decimal, "0"), ".") }

// otherDecimals writes a number of three decimals with another number of them, which nobody takes for thousands.
func otherDecimals(decimal string) string {
	switch short := fewest(decimal); {
	case !strings.Contains(short, "."):
		return short + ".0"
	case len(short) < len(decimal):
		return short
	}
	return decimal + "0"
}
