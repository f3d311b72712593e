package answers

import (
	"math"
	"strconv"
	"strings"
)

// What can be wrong with the columns of a design.
const (
	BlankPart       = "the %s is blank"
	BlankWeight     = "the weight is blank; give 0 to count for nothing"
	NotAWeight      = "%s is not a weight, a number of 0 or more with a decimal point"
	BlankPopulation = "the population of the stratum is blank"
	NotAPopulation  = "%s is not the size of a population, or the fraction of it that was drawn"
	OtherPopulation = "%s differs from %v on line %d; the population is the same for everybody in a stratum"
	LeftOut         = "; the respondent is left out"
)

// Decimal reads a number in decimal notation; Go also reads hexadecimal, and names for infinity.
func Decimal(cell string) (float64, bool) {
	value, err := strconv.ParseFloat(cell, 64)
	return value, err == nil && !strings.ContainsAny(cell, "xX_") && !math.IsInf(value, 0) && !math.IsNaN(value)
}
