package writing

import (
	"iter"
	"strings"
)

// NumberStyle says how the numbers of one column are written. A point or comma in a single cell can set off decimals or
// thousands: "1.200" is 1200 beside "950" and "2.500", and 1.2 beside "0.75". So the column decides.
type NumberStyle struct {
	Decimal byte // the decimal sign, '.' or ','; 0 where the column does not tell
}

// NumberEvidence gathers what the cells of a column tell of its style. The zero value has seen no cell.
type NumberEvidence struct {
	decimal, grouped [2]bool // by sign: one that can only set off decimals, one that may set off thousands
	whole            bool    // a number without a sign
}

// Add looks at a cell.
func (e *NumberEvidence) Add(cell string) {
	n, ok := splitNumber(cell)
	switch {
	case !ok:
	case n.decimal != 0:
		e.decimal[signs(n.decimal)] = true
	case n.doubtful:
		e.grouped[signs(n.sign)] = true
	default:
		e.whole = true
	}
}

// signs is the place of a point or a comma.
func signs(sign byte) int {
	if sign == '.' {
		return 0
	}
	return 1
}

// Style returns the style of the column, from what its cells can only mean: a sign that stands twice sets off thousands; of two
// different signs the last one sets off decimals; and so does one that stands alone and is not followed by three digits, or
// follows a zero or more than three digits. Where no cell tells, but every number with a sign has it before three digits and
// other numbers have none, the sign sets off thousands. Cells that contradict each other tell nothing.
func (e *NumberEvidence) Style() NumberStyle {
	both := [2]byte{'.', ','}
	for k, sign := range both {
		told := e.decimal[0] || e.decimal[1]
		switch {
		case e.decimal[k] && !e.decimal[1-k]:
			return NumberStyle{sign}
		case !told && e.whole && e.grouped[k] && !e.grouped[1-k]:
			return NumberStyle{other(sign)}
		}
	}
	return NumberStyle{}
}

// Grouped reports whether the signs of doubtful cells set off thousands in the style of the column.
func (e *NumberEvidence) Grouped() bool {
	style := e.Style()
	return style.Decimal == '.' && e.grouped[signs(',')] || style.Decimal == ',' && e.grouped[signs('.')]
}

// StyleOf returns the style of a column with these cells.
func StyleOf(cells iter.Seq[string]) NumberStyle {
	var e NumberEvidence
	for cell := range cells {
		e.Add(cell)
	}
	return e.Style()
}

func other(sign byte) byte {
	if sign == '.' {
		return ','
	}
	return '.'
}

// Read returns a number with a decimal point and without signs for thousands. A sign for money or percent and spaces between
// thousands are dropped. Where the style does not tell what the only sign in the cell sets off, text is what it is with
// decimals and grouped what it is with thousands; otherwise grouped is empty. It is not ok when the cell holds no number.
func (s NumberStyle) Read(cell string) (text, grouped string, ok bool) {
	n, ok := splitNumber(cell)
	if !ok {
		return "", "", false
	}
	switch {
	case !n.doubtful:
		return n.text(), "", true
	case s.Decimal == 0:
		return n.text(), n.minus + n.whole + n.part, true
	case s.Decimal == n.sign:
		return n.text(), "", true
	}
	return n.minus + n.whole + n.part, "", true
}

// splitCell is a number taken apart.
type splitCell struct {
	minus       string
	whole, part string // digits before and after the decimal sign
	sign        byte   // the sign in it that may set off decimals, 0 without one
	decimal     byte   // the sign that can only set off decimals in numbers written like this, 0 where it does not tell
	doubtful    bool   // the only sign in it may also set off thousands
}

func (n splitCell) text() string {
	if n.part == "" {
		return n.minus + n.whole
	}
	return n.minus + n.whole + "." + n.part
}

// longestNumber is how many digits a number has at most.
const longestNumber = 30

func splitNumber(cell string) (splitCell, bool) {
	text := strings.TrimSpace(strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2212", "-").Replace(cell))
	for _, unit := range []string{"€", "$", "£", "%", "EUR", "eur", "Eur", "euro", "Euro"} {
		if rest, found := strings.CutPrefix(text, unit); found {
			text = strings.TrimSpace(rest)
		} else if rest, found := strings.CutSuffix(text, unit); found {
			text = strings.TrimSpace(rest)
		}
	}
	var n splitCell
	if rest, found := strings.CutPrefix(text, "-"); found {
		n.minus, text = "-", strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), "€"))
	}
	for _, ending := range []string{",-", ",--", ".-", ",="} { // a whole amount of money
		if rest, found := strings.CutSuffix(text, ending); found {
			text, n.decimal = rest, ending[0]
			break
		}
	}
	points, commas := strings.Count(text, "."), strings.Count(text, ",")
	last := strings.LastIndexAny(text, ".,")
	switch {
	case points+commas == 0:
		n.whole = text
	case n.decimal != 0 || points > 1 && commas == 0 || commas > 1 && points == 0: // all signs set off thousands
		sign := text[last]
		if n.decimal == sign {
			return splitCell{}, false
		}
		n.decimal = other(sign)
		whole, fine := ungroup(text, sign)
		if !fine {
			return splitCell{}, false
		}
		n.whole = whole
	case points > 0 && commas > 0:
		n.sign, n.decimal = text[last], text[last]
		whole, fine := ungroup(text[:last], other(n.sign))
		if !fine || strings.IndexByte(text[:last], n.sign) >= 0 {
			return splitCell{}, false
		}
		n.whole, n.part = whole, text[last+1:]
	default:
		n.sign, n.whole, n.part = text[last], text[:last], text[last+1:]
		if len(n.part) == 3 && len(n.whole) >= 1 && len(n.whole) <= 3 && n.whole[0] != '0' {
			n.doubtful = true
		} else {
			n.decimal = n.sign
		}
	}
	if strings.Contains(n.whole, " ") {
		whole, fine := ungroup(n.whole, ' ')
		if !fine {
			return splitCell{}, false
		}
		if n.whole = whole; n.doubtful { // spaces set off thousands, so the sign does not
			n.doubtful, n.decimal = false, n.sign
		}
	}
	if n.whole == "" && n.part != "" {
		n.whole = "0" // SPSS leaves the zero out
	}
	if !allDigits(n.whole) || n.part != "" && !allDigits(n.part) || n.part == "" && n.sign != 0 || len(n.whole)+len(n.part) > longestNumber {
		return splitCell{}, false
	}
	return n, true
}

// ungroup takes out the signs between groups of three digits.
func ungroup(text string, sign byte) (string, bool) {
	groups := strings.Split(text, string(sign))
	for k, group := range groups {
		if !allDigits(group) || len(group) > 3 && len(groups) > 1 || k > 0 && len(group) != 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func allDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// IsNumber reports whether a cell holds a number, in whichever style.
func IsNumber(text string) bool {
	_, _, ok := (NumberStyle{}).Read(text)
	return ok
}
