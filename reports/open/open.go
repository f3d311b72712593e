// Package open writes what respondents typed, and how often it was given each code.
package open

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"spoor/analysis/agreement"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/spreadsheet"
	"spoor/reports/page"
)

// Columns are the columns of a file of codes; others may stand beside them.
var Columns = []string{"text", "code"}

// Text is a text and how many respondents typed it, capitals and spaces apart.
type Text struct {
	Text        string `json:"text"` // as it was first typed
	Respondents int    `json:"respondents"`
}

// Texts are different texts, the most frequent first.
type Texts []Text

// Text returns each text on a line, after how many respondents typed it.
func (t Texts) Text() []byte {
	var out bytes.Buffer
	for _, text := range t {
		fmt.Fprintf(&out, "%5d  %s\n", text.Respondents, oneLine(text.Text))
	}
	return out.Bytes()
}

// CSV returns a file of codes in which no text has one yet.
func (t Texts) CSV() ([]byte, error) {
	rows := [][]string{Columns}
	for _, text := range t {
		rows = append(rows, []string{text.Text, ""})
	}
	return csvOf(rows)
}

// JSON returns the texts with how many respondents typed each.
func (t Texts) JSON() ([]byte, error) { return jsonOf(t) }

// Code is how many respondents typed a text with a code. Shares lie in [0, 1].
type Code struct {
	Code  string  `json:"code"`
	Count int     `json:"count"`
	Base  int     `json:"base"` // respondents whose text was coded
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`

	Precise bool `json:"precise"` // by the rule that marks percentages
}

// Coded is how often texts were given each code, and how far two coders agree.
type Coded struct {
	Item      string           `json:"item"`
	Codes     []Code           `json:"codes"`              // the most frequent first
	Uncoded   int              `json:"uncoded"`            // respondents whose text has no code
	Weighted  bool             `json:"weighted,omitempty"` // shares and intervals are those of the design; counts and bases are of respondents
	Level     float64          `json:"level"`
	Agreement *agreement.Kappa `json:"agreement,omitempty"`
	Digits    *int             `json:"-"`                // decimals of percentages; nil for those that each base carries
	Differ    [][3]string      `json:"differ,omitempty"` // text, first code, second code
}

// JSON returns the counts with numbers in full precision.
func (c Coded) JSON() ([]byte, error) { return jsonOf(c) }

// CSV returns the counts as a tidy table, one code a line.
func (c Coded) CSV() ([]byte, error) {
	decimal := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	rows := [][]string{{"code", "count", "base", "share", "low", "high", "level", "precise"}}
	for _, one := range c.Codes {
		rows = append(rows, []string{one.Code, strconv.Itoa(one.Count), strconv.Itoa(one.Base), decimal(one.Share), decimal(one.Low), decimal(one.High), decimal(c.Level), strconv.FormatBool(one.Precise)})
	}
	return csvOf(rows)
}

// Text returns the counts as a table, with how far two coders agree and the texts on which they differ.
func (c Coded) Text() []byte {
	var text bytes.Buffer
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "n\tof\tshare\tinterval\t  code")
	starred := false
	for _, one := range c.Codes {
		mark := ""
		if !one.Precise {
			mark, starred = prose.Imprecise, true
		}
		digits := number.Digits(one.Base)
		if c.Digits != nil {
			digits = *c.Digits
		}
		fmt.Fprintf(table, "%d\t%d\t%s\t%s\t  %s\n", one.Count, one.Base, number.Percent(one.Share, digits, data.English)+mark, number.Range(one.Low, one.High, digits, data.English), one.Code)
	}
	table.Flush() // into memory
	how := "by Wilson's method"
	if c.Weighted {
		how = "by Wilson's method on the effective base; shares are weighted by the design of the wave"
	}
	fmt.Fprintf(&text, "\n%s interval %s. Respondents whose text has no code: %d.\n", number.Level(c.Level, data.English), how, c.Uncoded)
	if starred {
		fmt.Fprintln(&text, page.ImpreciseNote(data.English).Line())
	}
	if k := c.Agreement; k != nil {
		decimals := func(x float64) string { return number.Decimals(x, 2, data.English) }
		fmt.Fprintf(&text, "Two coders gave %s of the %d different texts the same code; Cohen's kappa %s (%s to %s).\n",
			number.Percent(k.Observed, 0, data.English), k.Texts, decimals(k.Kappa), decimals(k.Low), decimals(k.High))
	}
	for _, difference := range c.Differ {
		fmt.Fprintf(&text, "  %s / %s: %s\n", difference[1], difference[2], oneLine(difference[0]))
	}
	return text.Bytes()
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func csvOf(rows [][]string) ([]byte, error) {
	var text bytes.Buffer
	err := spreadsheet.NewWriter(&text).WriteAll(rows)
	return text.Bytes(), err
}

func jsonOf(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(value)
	return text.Bytes(), err
}
