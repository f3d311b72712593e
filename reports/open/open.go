// Package open writes what respondents typed, and how often it was given each code.
package open

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
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

// NearColumn is one that may stand beside them: the text that a text is nearly equal to, of which it has the code where its own is blank.
const NearColumn = "near"

// Text is a text and how many respondents typed it, capitals and spaces apart.
type Text struct {
	Text        string `json:"text"`                  // as it was first typed
	Respondents int    `json:"respondents,omitempty"` // 0 where it is not told
	Near        string `json:"near,omitempty"`        // the more frequent text that it is nearly equal to, where those are grouped; behind which it stands
}

// Texts are different texts, the most frequent first.
type Texts []Text

// Uncounted returns the texts by alphabet, without how many respondents typed each.
func (t Texts) Uncounted() Texts {
	out := make(Texts, len(t))
	for i, text := range t {
		out[i] = Text{Text: text.Text}
	}
	slices.SortFunc(out, func(a, b Text) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)), strings.Compare(a.Text, b.Text))
	})
	return out
}

// Grouped reports whether some text stands behind one that it is nearly equal to.
func (t Texts) Grouped() bool {
	return slices.ContainsFunc(t, func(text Text) bool { return text.Near != "" })
}

// Text returns each text on a line, after how many respondents typed it where that is told.
func (t Texts) Text() []byte {
	var out bytes.Buffer
	for _, text := range t {
		mark := ""
		if text.Near != "" {
			mark = "≈ "
		}
		if text.Respondents > 0 {
			fmt.Fprintf(&out, "%5d  ", text.Respondents)
		}
		fmt.Fprintf(&out, "%s%s\n", mark, oneLine(text.Text))
	}
	return out.Bytes()
}

// CSV returns a file of codes in which no text has one yet.
func (t Texts) CSV() ([]byte, error) {
	rows := [][]string{Columns}
	if t.Grouped() {
		rows[0] = append(slices.Clone(Columns), NearColumn)
	}
	for _, text := range t {
		rows = append(rows, append([]string{text.Text, ""}, text.Near)[:len(rows[0])])
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

	Coders *Coders `json:"coders,omitempty"` // by two coders together; nil with one
}

// Coders is the share of a code by two coders, over those whose text both coded.
type Coders struct {
	Base  int     `json:"base"`
	Both  int     `json:"both"` // respondents whose text got the code from both
	One   int     `json:"one"`  // and from one of them: counted half
	Share float64 `json:"share"`
	Low   float64 `json:"low"` // with what the coders differ in
	High  float64 `json:"high"`
}

// Coded is how often texts were given each code, and how far two coders agree.
type Coded struct {
	Item      string           `json:"item"`
	Where     string           `json:"where,omitempty"`    // condition on the respondents; "" where all are counted
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
	if c.Agreement != nil {
		rows[0] = append(rows[0], "coders_base", "coders_both", "coders_one", "coders_share", "coders_low", "coders_high")
	}
	for _, one := range c.Codes {
		row := []string{one.Code, strconv.Itoa(one.Count), strconv.Itoa(one.Base), decimal(one.Share), decimal(one.Low), decimal(one.High), decimal(c.Level), strconv.FormatBool(one.Precise)}
		if k := one.Coders; k != nil {
			row = append(row, strconv.Itoa(k.Base), strconv.Itoa(k.Both), strconv.Itoa(k.One), decimal(k.Share), decimal(k.Low), decimal(k.High))
		}
		rows = append(rows, append(row, make([]string, len(rows[0])-len(row))...))
	}
	return csvOf(rows)
}

var words = struct {
	head, both, wilson, subset, weighted, agreed, together data.Text
}{
	head: data.Text{NL: "n\tvan\tpercentage\tinterval\t  code", EN: "n\tof\tshare\tinterval\t  code"},
	both: data.Text{NL: "beiden\téén\tvan\tpercentage\tinterval\t  code", EN: "both\tone\tof\tshare\tinterval\t  code"},
	wilson: data.Text{
		NL: "%s volgens Wilson. Respondenten met een tekst zonder code: %s.",
		EN: "%s by Wilson's method. Respondents whose text has no code: %s.",
	},
	subset: data.Text{NL: "Alleen respondenten met %s.", EN: "Only respondents with %s."},
	weighted: data.Text{
		NL: "%s volgens Wilson bij de effectieve basis; de percentages zijn gewogen naar het steekproefontwerp van de golf. Respondenten met een tekst zonder code: %s.",
		EN: "%s by Wilson's method on the effective base; shares are weighted by the design of the wave. Respondents whose text has no code: %s.",
	},
	agreed: data.Text{
		NL: "Twee codeurs gaven %s van de %s verschillende teksten dezelfde code; Cohens kappa %s (%s tot %s).",
		EN: "Two coders gave %s of the %s different texts the same code; Cohen's kappa %s (%s to %s).",
	},
	together: data.Text{
		NL: "Volgens beide codeurs: een tekst waarover ze verschillen telt half, en die onzekerheid zit in het interval.",
		EN: "By both coders: a text on which they differ counts half, and its uncertainty is in the interval.",
	},
}

// Text returns the counts as a table, with how far two coders agree and the texts on which they differ.
func (c Coded) Text(lang data.Lang) []byte {
	var text bytes.Buffer
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, words.head.In(lang))
	starred := false
	for _, one := range c.Codes {
		mark := ""
		if !one.Precise {
			mark, starred = prose.Imprecise, true
		}
		digits := c.digits(one.Base)
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t  %s\n", number.Count(one.Count, lang), number.Count(one.Base, lang), number.Percent(one.Share, digits, lang)+mark, number.Range(one.Low, one.High, digits, lang), one.Code)
	}
	table.Flush() // into memory
	how := words.wilson
	if c.Weighted {
		how = words.weighted
	}
	fmt.Fprintf(&text, "\n%s\n", how.Say(lang, prose.IntervalName(c.Level, lang), number.Count(c.Uncoded, lang)))
	if c.Where != "" {
		fmt.Fprintln(&text, words.subset.Say(lang, c.Where))
	}
	if starred {
		fmt.Fprintln(&text, page.ImpreciseNote(lang).Line())
	}
	if k := c.Agreement; k != nil {
		decimals := func(x float64) string { return number.Decimals(x, 2, lang) }
		fmt.Fprintln(&text, words.agreed.Say(lang, number.Percent(k.Observed, 0, lang), number.Count(k.Texts, lang), decimals(k.Kappa), decimals(k.Low), decimals(k.High)))
	}
	for _, difference := range c.Differ {
		fmt.Fprintf(&text, "  %s / %s: %s\n", difference[1], difference[2], oneLine(difference[0]))
	}
	c.writeCoders(&text, lang)
	return text.Bytes()
}

// writeCoders writes the shares by two coders together.
func (c Coded) writeCoders(text *bytes.Buffer, lang data.Lang) {
	if !slices.ContainsFunc(c.Codes, func(one Code) bool { return one.Coders != nil }) {
		return
	}
	fmt.Fprintf(text, "\n%s\n", words.together.In(lang))
	table := tabwriter.NewWriter(text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, words.both.In(lang))
	for _, one := range c.Codes {
		k := one.Coders
		if k == nil {
			continue
		}
		digits := c.digits(k.Base)
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t  %s\n", number.Count(k.Both, lang), number.Count(k.One, lang), number.Count(k.Base, lang), number.Percent(k.Share, digits, lang), number.Range(k.Low, k.High, digits, lang), one.Code)
	}
	table.Flush() // into memory
}

// digits is how many decimals a percentage of a base has.
func (c Coded) digits(base int) int {
	if c.Digits != nil {
		return *c.Digits
	}
	return number.Digits(base)
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
