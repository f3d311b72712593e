package terminal

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

const printed = `Wat hielp?
Redenen: aantal en percentage van de respondenten, met 95%-interval. n = 47.

Antwoord                                     Aantal  Percentage  95%-interval
Werk bij een andere werkgever in de regio        28         60%        45–72%
Werk bij een andere werkgever elders             24         51%        37–65%
Scholing                                          4         9%*         3–20%

Bron: ledenonderzoek 2021.
`

func TestFit(t *testing.T) {
	for columns, want := range map[int]string{
		0: printed, 120: printed, 78: printed,
		64: `Wat hielp?
Redenen: aantal en percentage van de respondenten, met
95%-interval. n = 47.

Antwoord                        Aantal  Percentage  95%-interval
Werk bij een andere werkgever…      28         60%        45–72%
Werk bij een andere… (2)            24         51%        37–65%
Scholing                             4         9%*         3–20%

Werk bij een andere werkgever… = Werk bij een andere werkgever
  in de regio
Werk bij een andere… (2) = Werk bij een andere werkgever elders

Bron: ledenonderzoek 2021.
`,
		30: `Wat hielp?
Redenen: aantal en percentage
van de respondenten, met
95%-interval. n = 47.

Antwoord       Aantal
Werk bij een…      28
Werk bij… (2)      24
Scholing            4

Antwoord       Percentage
Werk bij een…         60%
Werk bij… (2)         51%
Scholing              9%*

Antwoord       95%-interval
Werk bij een…        45–72%
Werk bij… (2)        37–65%
Scholing              3–20%

Werk bij een… = Werk bij een
  andere werkgever in de regio
Werk bij… (2) = Werk bij een
  andere werkgever elders

Bron: ledenonderzoek 2021.
`,
	} {
		if got := Fit(printed, columns); got != want {
			t.Errorf("in %d columns:\n%s\nwant\n%s", columns, got, want)
		}
	}
}

// Whatever the width, every number stays whole, and no line is longer where words allow it.
func TestFitKeepsNumbers(t *testing.T) {
	for columns := 24; columns < 90; columns++ {
		got := Fit(printed, columns)
		for _, cell := range []string{"28", "60%", "45–72%", "24", "51%", "37–65%", "9%*", "3–20%"} {
			if !strings.Contains(got, cell) {
				t.Errorf("%s is gone in %d columns:\n%s", cell, columns, got)
			}
		}
		for _, line := range strings.Split(got, "\n") {
			if utf8.RuneCountInString(line) > columns && columns >= leastLabel+2+12 {
				t.Errorf("%q is longer than %d", line, columns)
			}
		}
	}
	if got := Fit("  a conclusion that goes on\n  and on, for longer than there is room", 20); got != "  a conclusion that\n  goes on\n  and on, for longer\n  than there is room" {
		t.Errorf("%q", got)
	}
}

// What is no terminal has no width, whatever COLUMNS says.
func TestColumnsOfAFile(t *testing.T) {
	t.Setenv("COLUMNS", "40")
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if got := Columns(file); got != 0 {
		t.Errorf("a file has %d columns", got)
	}
}
