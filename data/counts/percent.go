package counts

import (
	"math"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/counts/layout"
)

const mostDecimals = 4 // of a percentage that is turned back into a count; more say no more

// rounded returns a percentage with no more decimals than tell anything.
func rounded(text string) string {
	if _, decimals, _ := strings.Cut(text, "."); len(decimals) <= mostDecimals {
		return text
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(value, 'f', mostDecimals, 64)
}

// beyond reports whether a percentage is above 100.
func beyond(text string) bool {
	value, err := strconv.ParseFloat(text, 64)
	return err != nil || value > 100
}

// ofPercentages turns percentages back into counts.
func (b *basing) ofPercentages(certain, total, table layout.Mention) (respondents, bool) {
	c, name := &b.unit.placed, b.unit.name(b.lang())
	base := certain
	for _, m := range []layout.Mention{total, table} {
		if base.N == 0 {
			base = m
		}
	}
	switch {
	case base.N == 0:
		b.problem(b.unit.first, "", say.percentNoBase, name)
		return respondents{}, false
	case b.multiple && b.sumsTo100():
		b.problem(b.unit.first, "", say.percentOfTicks, name)
		return respondents{}, false
	case b.options.Recover == nil:
		b.problem(b.unit.first, "", say.percentRefused, name)
		return respondents{}, false
	}
	p := Percentages{Base: base.N, Single: !b.multiple, Rest: b.number && c.rest == ""}
	for _, text := range c.percents {
		if text == "" {
			text = "0"
		}
		p.Printed = append(p.Printed, text)
	}
	if c.rest != "" {
		p.Printed = append(p.Printed, c.rest)
	}
	fits, err := b.options.Recover(p)
	switch {
	case err != nil:
		b.problem(b.unit.first, "", say.percentMany, name, base.N)
	case len(fits) == 0:
		b.problem(b.unit.first, "", say.percentFits, name, base.N)
	case len(fits) > 1:
		b.problem(b.unit.first, "", say.percentSeveral, name, base.N, b.differing(fits))
	default:
		for place := range c.spans {
			c.spans[place] = data.Span{Low: fits[0][place], High: fits[0][place]}
		}
		b.note(say.turned, b.unit.part.File, name, base.N)
		return respondents{base.N, max(base.N, table.N)}, true
	}
	return respondents{}, false
}

// sumsTo100 reports whether percentages add up to 100, as those of ticks do, as far as they are rounded.
func (b *basing) sumsTo100() bool {
	sum, reach, options := 0.0, 0.0, 0
	for _, text := range b.unit.placed.percents {
		value, err := strconv.ParseFloat(text, 64)
		if err != nil || value == 0 {
			continue
		}
		_, decimals, _ := strings.Cut(text, ".")
		sum, reach, options = sum+value, reach+0.5*math.Pow10(-len(decimals)), options+1
	}
	const slack = 1e-9
	return options > 1 && math.Abs(sum-100) <= reach+slack
}

// differing names an option of which the counts differ between the sets that fit.
func (b *basing) differing(fits [][]int) string {
	for place := range b.unit.placed.spans {
		if fits[0][place] != fits[1][place] {
			return `"` + b.unit.Choices.Name(place, b.lang()) + `" ` + strconv.Itoa(fits[0][place]) + say.or.In(b.lang()) + strconv.Itoa(fits[1][place])
		}
	}
	return ""
}
