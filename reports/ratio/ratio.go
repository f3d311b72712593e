// Package ratio says what the ratio of two numbers is, by groups or not.
package ratio

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"

	"spoor/analysis/ratio"
	"spoor/data"
	"spoor/data/count/frame"
	"spoor/data/cross"
	"spoor/internal/jsonschema"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Form names the form of a result as JSON.
const Form = "spoor/ratio/1"

// Number is an item, or one row of it.
type Number struct {
	Item data.Item
	Row  string
}

// ID is what the number is called on the command line.
func (n Number) ID() string { return data.UnitID{Item: n.Item.ID, Row: n.Row}.String() }

func (n Number) name(lang data.Lang) string {
	if n.Row == "" {
		return n.Item.Heading(lang)
	}
	return n.Item.Heading(lang) + ": " + prose.RowLabel(n.Item, n.Row, lang)
}

// Result is a ratio of all respondents and of each group.
type Result struct {
	Wave      data.Wave
	Numbers   [2]Number // what is divided, and by what
	Makers    []data.Item
	Level     float64
	Ratios    []ratio.Ratio // of all respondents first
	Threshold int           // below which counts are hidden; 0 where none are
}

var words = struct {
	caption, group, all, base, value, method, weighted, replicated, same, nobody, none, bare, hidden data.Text
}{
	caption: data.Text{NL: "%s gedeeld door %s, met %s.", EN: "%s divided by %s, with the %s."},
	group:   data.Text{NL: "Groep", EN: "Group"}, all: data.Text{NL: "Alle respondenten", EN: "All respondents"},
	base: data.Text{NL: "n", EN: "n"}, value: data.Text{NL: "Verhouding", EN: "Ratio"},
	method: data.Text{
		NL: "De som van het ene getal gedeeld door die van het andere, over wie beide gaf; dat is niet het gemiddelde van de verhoudingen per respondent. Het interval is t keer de standaardfout, die met linearisatie is bepaald",
		EN: "The sum of the one number over that of the other, of those who gave both; that is not the mean of the ratios of respondents. The interval is t times the standard error, by linearisation",
	},
	weighted:   data.Text{NL: " volgens gewichten, strata en clusters.", EN: " by the weights, strata and clusters."},
	replicated: data.Text{NL: "; hier uit de verhouding onder elk van de replicatiegewichten.", EN: "; here from the ratio under each of the replicate weights."},
	same:       data.Text{NL: ", voor een enkelvoudige steekproef.", EN: ", of a simple random sample."},
	nobody:     data.Text{NL: "Geen verhouding bij n = 0: niemand gaf beide getallen.", EN: "No ratio with n = 0: nobody gave both numbers."},
	none:       data.Text{NL: "Geen verhouding: het tweede getal telt op tot 0.", EN: "No ratio: the second number adds up to 0."},
	bare: data.Text{
		NL: "Zonder interval: te weinig respondenten of clusters om de onzekerheid te schatten, of de verhouding is bij iedereen dezelfde, wat geen zekerheid is.",
		EN: "Without an interval: too few respondents or clusters to estimate the uncertainty, or the ratio is the same for everybody, which is no certainty.",
	},
	hidden: data.Text{
		NL: "Niet getoond, om respondenten te beschermen: een groep, of wie maar een van beide getallen gaf, telt minder dan %d respondenten, of enkelen bepalen er de uitkomst. Is er één groep verborgen, dan zijn ze het alle.",
		EN: "Not shown, to protect respondents: a group, or who gave one of the two numbers only, has fewer than %d respondents, or a few make the result. Where one group is hidden, every group is.",
	},
}

// view is the table and the sentences below it.
func (r Result) view(lang data.Lang) (page.Table, []string) {
	out := page.Table{
		Caption: fmt.Sprintf(words.caption.In(lang), r.Numbers[0].name(lang), r.Numbers[1].name(lang), prose.IntervalName(r.Level, lang)),
		Header:  []string{words.group.In(lang), words.value.In(lang), prose.Capital(prose.IntervalName(r.Level, lang)), words.base.In(lang)},
	}
	sentences := []string{words.method.In(lang)}
	switch {
	case r.Wave.Design.Replicates != nil:
		sentences[0] += words.replicated.In(lang)
	case !r.Wave.Design.IsZero():
		sentences[0] += words.weighted.In(lang)
	default:
		sentences[0] += words.same.In(lang)
	}
	nobody, unknown, bare, hidden := false, false, false, false
	for _, group := range r.Ratios {
		row := page.Row{Name: r.groupName(group.Group, lang), Cells: []string{"–", "–", number.Count(group.Respondents, lang)}}
		if group.Known {
			places := places(group)
			row.Cells[0] = number.Decimals(group.Value, places, lang)
			if group.Low != nil {
				row.Cells[1] = number.Decimals(*group.Low, places, lang) + data.Text{NL: " tot ", EN: " to "}.In(lang) + number.Decimals(*group.High, places, lang)
			}
		}
		if group.Hidden {
			row.Cells[2] = "–"
		}
		bare = bare || group.Known && group.Low == nil && !group.Census
		if !group.Known && !group.Hidden {
			nobody, unknown = nobody || group.Respondents == 0, unknown || group.Respondents > 0
		}
		hidden = hidden || group.Hidden
		out.Rows = append(out.Rows, row)
	}
	if nobody {
		sentences = append(sentences, words.nobody.In(lang))
	}
	if unknown {
		sentences = append(sentences, words.none.In(lang))
	}
	if bare {
		sentences = append(sentences, words.bare.In(lang))
	}
	if hidden {
		sentences = append(sentences, fmt.Sprintf(words.hidden.In(lang), r.Threshold))
	}
	return out, append(sentences, prose.Source(r.Wave, lang))
}

// places is how many decimals show two digits of the standard error, two where it is not known and six at most; of a ratio that is rounded
// as many as that left.
func places(r ratio.Ratio) int {
	if r.Coarse && r.Low != nil {
		return min(max(-int(math.Floor(math.Log10((*r.High-*r.Low)/10))), 0), 6)
	}
	if r.Low == nil || r.StandardError == 0 {
		return 2
	}
	return min(max(1-int(math.Floor(math.Log10(r.StandardError))), 0), 6)
}

func (r Result) groupName(id string, lang data.Lang) string {
	if id == "" {
		return words.all.In(lang)
	}
	return prose.Label(cross.Of(r.Makers), id, lang)
}

// Text returns the result as plain text in columns.
func (r Result) Text(lang data.Lang) []byte {
	table, sentences := r.view(lang)
	var text bytes.Buffer
	fmt.Fprintf(&text, "%s\n\n", table.Caption)
	table.WriteColumns(&text)
	for _, sentence := range sentences {
		fmt.Fprintf(&text, "\n%s\n", sentence)
	}
	return text.Bytes()
}

// Markdown returns the result as Markdown.
func (r Result) Markdown(lang data.Lang) []byte {
	table, sentences := r.view(lang)
	return page.TablesMarkdown(r.Title(lang), nil, nil, sentences, table)
}

// CSV returns the result as a tidy table: a ratio a row.
func (r Result) CSV(lang data.Lang) ([]byte, error) {
	digits := func(value *float64) string {
		if value == nil {
			return ""
		}
		return frame.Digits(*value)
	}
	var records [][]string
	for _, one := range r.records(lang) {
		records = append(records, []string{r.Wave.ID, r.Numbers[0].ID(), r.Numbers[1].ID(), one.Group, one.Label, digits(one.answered()),
			digits(one.Ratio), digits(one.Low), digits(one.High), frame.Digits(r.Level), digits(one.StandardError)})
	}
	header := []string{"wave", "numerator", "denominator", "group", "label", "answered", "ratio", "low", "high", "level", "standard_error"}
	return frame.TidyCSV("ratio of "+r.Numbers[0].ID(), r.Wave.Subset, header, records)
}

// record is the result for other programs.
type record struct {
	Schema      string        `json:"schema"`
	Wave        string        `json:"wave"`
	Where       string        `json:"where,omitempty"` // which respondents were counted
	Numerator   string        `json:"numerator"`
	Denominator string        `json:"denominator"`
	By          []string      `json:"by,omitempty"`
	Level       float64       `json:"level"`
	Ratios      []ratioRecord `json:"ratios"`
}

type ratioRecord struct {
	Group            string   `json:"group"` // empty for all respondents
	Label            string   `json:"label"`
	Answered         *int     `json:"answered"`
	Ratio            *float64 `json:"ratio"`
	Low              *float64 `json:"low"`
	High             *float64 `json:"high"`
	StandardError    *float64 `json:"standard_error"`
	DegreesOfFreedom int      `json:"degrees_of_freedom"`
}

func (r ratioRecord) answered() *float64 {
	if r.Answered == nil {
		return nil
	}
	n := float64(*r.Answered)
	return &n
}

func (r Result) records(lang data.Lang) []ratioRecord {
	out := make([]ratioRecord, len(r.Ratios))
	for i, one := range r.Ratios {
		out[i] = ratioRecord{Group: one.Group, Label: r.groupName(one.Group, lang), Low: one.Low, High: one.High, DegreesOfFreedom: one.DegreesOfFreedom}
		if !one.Hidden {
			out[i].Answered = &one.Respondents
		}
		if one.Known {
			out[i].Ratio = &one.Value
		}
		if one.Low != nil && !one.Coarse {
			out[i].StandardError = &one.StandardError
		}
	}
	return out
}

// JSON returns the result for other programs, words in lang.
func (r Result) JSON(lang data.Lang) ([]byte, error) {
	out := record{Schema: Form, Wave: r.Wave.ID, Where: r.Wave.Subset, Numerator: r.Numbers[0].ID(), Denominator: r.Numbers[1].ID(), Level: r.Level, Ratios: r.records(lang)}
	for _, maker := range r.Makers {
		out.By = append(out.By, maker.ID)
	}
	text, err := json.MarshalIndent(out, "", "  ")
	return append(text, '\n'), err
}

// JSONSchema returns the JSON Schema of a result as JSON.
func JSONSchema() ([]byte, error) {
	return jsonschema.Written(reflect.TypeFor[record](), jsonschema.Options{Title: "spoor ratio", Also: map[string]map[string]any{
		"record.schema": {"const": Form},
	}, Texts: map[string]string{
		"record":                     "The ratio of two numbers of a wave: what the one adds up to over what the other does.",
		"record.where":               "The condition that the respondents meet who are counted; absent where all are.",
		"record.numerator":           "The number that is divided; of a battery with its row behind a point.",
		"record.denominator":         "The number that it is divided by.",
		"record.ratios":              "The ratio of all respondents, and of each group.",
		"ratioRecord.ratio":          "Null where the denominator adds up to 0, or the ratio is hidden.",
		"ratioRecord.answered":       "How many respondents gave both numbers; null where the ratio is hidden to protect them.",
		"ratioRecord.standard_error": "Linearised, or from replicate weights; null with the limits where there is none, and where the ratio is rounded to protect respondents.",
	}})
}
