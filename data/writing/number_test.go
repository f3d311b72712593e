package writing

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What a column of numbers means, worked out by hand.
func TestNumbersByTheWholeColumn(t *testing.T) {
	for _, c := range []struct{ column, want string }{
		{"1.200|950|2.500", "1200|950|2500"},           // thousands: no number here has decimals
		{"1,200|950|2,500", "1200|950|2500"},           // the same as the English write it
		{"1.200|0.75|2.500", "1.200|0.75|2.500"},       // decimals: 0.75 tells
		{"18,5|36|7,25", "18.5|36|7.25"},               // a decimal comma
		{"1.200,50|1.200|950", "1200.50|1200|950"},     // 1.200,50 tells
		{"1.200.000|1.200", "1200000|1200"},            // a sign twice tells
		{"€ 1200|€ 1.200,-|1.250", "1200|1200|1250"},   // so does ,-
		{"36%|40 %|12,5%", "36|40|12.5"},               // percent
		{"1 200|12 500|950,5", "1200|12500|950.5"},     // spaces
		{"1 200,500|3", "1200.500|3"},                  // spaces set off thousands, so the comma does not
		{"-1,5|−2|- € 3,5", "-1.5|-2|-3.5"},            // minus signs
		{".5|0.125", "0.5|0.125"},                      // SPSS leaves the zero out
		{"1.200|2.500", "1.200 or 1200|2.500 or 2500"}, // nothing tells
		{"1.200", "1.200 or 1200"},
		{"1.200|1,5|2.5", "1.200 or 1200|1.5|2.5"}, // both signs set off decimals somewhere
		{"12 34|1.2.3|1,2,3|1..2|,|.|5.|--5|1e3|0x1f|Inf|NaN|½|", "no|no|no|no|no|no|no|no|no|no|no|no|no|no"},
		{"0.1234|12345.678", "0.1234|12345.678"},
	} {
		cells := strings.Split(c.column, "|")
		style := StyleOf(slices.Values(cells))
		var got []string
		for _, cell := range cells {
			text, grouped, ok := style.Read(cell)
			switch {
			case !ok:
				text = "no"
			case grouped != "":
				text += " or " + grouped
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s is read as %s, want %s", c.column, strings.Join(got, "|"), c.want)
		}
	}
}

// FuzzNumber checks that whatever is read as a number is one, in both of its readings, and reads as itself again.
func FuzzNumber(f *testing.F) {
	for _, seed := range []string{"1.200", "1.200,50", "€ 1200,-", "36 %", "-1 200,5", ".5", "1,2,3", ""} {
		f.Add(seed, byte(0))
		f.Add(seed, byte(','))
	}
	f.Fuzz(func(t *testing.T, cell string, decimal byte) {
		text, grouped, ok := (NumberStyle{decimal}).Read(cell)
		if !ok {
			return
		}
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			t.Errorf("%q is read as %q: %v", cell, text, err)
		}
		if again, _, ok := (NumberStyle{'.'}).Read(text); !ok || again != text {
			t.Errorf("%q is read as %q, and that as %q", cell, text, again)
		}
		if grouped != "" && !allDigits(strings.TrimPrefix(grouped, "-")) {
			t.Errorf("%q grouped is %q", cell, grouped)
		}
	})
}
