package claims

import (
	"strconv"

	"spoor/data"
)

// answered sets a number of respondents against the bases of the items that were put to everybody. Fewer answers to an item
// neither show nor exclude the number: a respondent may have skipped it. More answers than respondents cannot be.
//
// Found is the smallest and the largest base, "41-47", or one number where they are equal. Means that were published without
// a base of their own do not count.
func (e evaluation) answered(a Answered) Evidence {
	low, high := 0, 0
	for _, item := range e.Codebook.Items {
		if item.Kind == data.Open || item.Kind == data.Number || item.AskedIf != "" {
			continue
		}
		for _, row := range append([]data.Option{{}}, item.Rows...) {
			_, base := e.counts(unit{item.ID, row.ID})
			if base == 0 {
				continue
			}
			if low == 0 || base < low {
				low = base
			}
			high = max(high, base)
		}
	}
	part := Evidence{Kind: KindAnswered, Found: strconv.Itoa(low)}
	if high > low {
		part.Found += "-" + strconv.Itoa(high)
	}
	switch {
	case high > a.By:
		part.Direction, part.Verdict = -1, ArithmeticWrong
	case low == a.By:
		part.Direction, part.Verdict = 1, Supported
	default:
		part.Verdict = NotEstablished
	}
	return part
}
