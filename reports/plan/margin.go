package plan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"spoor/analysis/planning"
	"spoor/data"
	"spoor/internal/jsonschema"
	"spoor/internal/number"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Margin is how many respondents a survey takes to know a share or a mean within a margin.
type Margin struct {
	Asked       planning.Precision
	Attrition   float64 // the share of those who are asked that will not answer
	Respondents int
	Rows        []MarginRow // the margin asked for and others, by margin from wide to narrow
	Levels      []float64   // of the columns of Rows
}

// MarginRow is how many respondents one margin takes at each level; 0 where it takes more than 10^9.
type MarginRow struct {
	Margin      float64
	Respondents []int
}

// Invited is how many have to be asked.
func (m Margin) Invited() int { return int(math.Ceil(float64(m.Respondents)/(1-m.Attrition) - 1e-9)) }

// MarginSchema names the form of a margin in JSON.
const MarginSchema = "spoor/margin/1"

type marginDocument struct {
	Schema       string            `json:"schema"`
	Margin       float64           `json:"margin"` // of a share, or in the unit of a mean
	Level        float64           `json:"level"`
	Share        *float64          `json:"share,omitempty"`
	SD           *float64          `json:"sd,omitempty"`
	Population   int               `json:"population,omitempty"`
	DesignEffect float64           `json:"design_effect"`
	Together     *int              `json:"together"`
	Method       string            `json:"method"`
	Attrition    float64           `json:"attrition"`
	Respondents  int               `json:"respondents"`
	Invited      int               `json:"invited"`
	Table        []marginRowRecord `json:"table"`
}

type marginRowRecord struct {
	Margin      float64 `json:"margin"`
	Level       float64 `json:"level"`
	Respondents *int    `json:"respondents"` // null where it takes more than 10^9
}

// MarginJSONSchema returns the JSON Schema of a margin as JSON.
func MarginJSONSchema() ([]byte, error) {
	share := map[string]any{"minimum": 0, "maximum": 1}
	return jsonschema.Written(reflect.TypeFor[marginDocument](), jsonschema.Options{Title: "spoor margin", Also: map[string]map[string]any{
		"marginDocument.schema": {"const": MarginSchema}, "marginDocument.level": share, "marginDocument.method": {"enum": []string{"wilson", "student", "thompson"}}, "marginDocument.share": share, "marginRowRecord.level": share,
	}, Texts: map[string]string{
		"marginDocument":              "How many respondents a survey takes to know a share or a mean within a margin.",
		"marginDocument.invited":      "How many are to be asked, where the share attrition of them does not answer.",
		"marginDocument.together":     "How many percentages of which the intervals hold together; null for those of all answers to a question of one answer.",
		"marginRowRecord.respondents": "Null where it takes more than 10^9.",
	}})
}

// JSON returns the margin as JSON, which has no words of a language.
func (m Margin) JSON(data.Lang) ([]byte, error) {
	out := marginDocument{
		Schema: MarginSchema, Margin: m.Asked.Margin, Level: m.Asked.Level, Population: m.Asked.Population, DesignEffect: m.Asked.DesignEffect,
		Together: &m.Asked.Together, Method: "wilson", Attrition: m.Attrition, Respondents: m.Respondents, Invited: m.Invited(),
	}
	switch {
	case m.Asked.Whole:
		out.Together, out.Method = nil, "thompson"
	case m.Asked.SD > 0:
		out.SD, out.Method = &m.Asked.SD, "student"
	default:
		out.Share = &m.Asked.Share
	}
	for _, row := range m.Rows {
		for i, n := range row.Respondents {
			record := marginRowRecord{Margin: row.Margin, Level: m.Levels[i]}
			if n > 0 {
				record.Respondents = &n
			}
			out.Table = append(out.Table, record)
		}
	}
	content, err := json.MarshalIndent(out, "", "  ")
	return append(content, '\n'), err
}

var marginWords = struct {
	title, share, shares, mean, means, whole, invited, everybody, column, assumptions, together, population, deff, average, random, widest, thompson data.Text
}{
	title: data.Text{NL: "Hoeveel respondenten zijn nodig voor deze marge?", EN: "How many respondents does this margin take?"},
	share: data.Text{
		NL: "Om een percentage rond %s met een marge van %s procentpunten te kennen (%s-interval) zijn %s respondenten nodig.",
		EN: "To know a percentage around %s within %s percentage points (%s interval) takes %s respondents.",
	},
	shares: data.Text{
		NL: "Om %s percentages rond %s tegelijk met een marge van %s procentpunten te kennen (samen %s) zijn %s respondenten nodig.",
		EN: "To know %s percentages around %s at once within %s percentage points (together %s) takes %s respondents.",
	},
	mean: data.Text{
		NL: "Om een gemiddelde bij een standaardafwijking van %s met een marge van %s te kennen (%s-interval) zijn %s respondenten nodig.",
		EN: "To know a mean within %[2]s where the standard deviation is %[1]s (%[3]s interval) takes %[4]s respondents.",
	},
	means: data.Text{
		NL: "Om %s gemiddelden bij een standaardafwijking van %s tegelijk met een marge van %s te kennen (samen %s) zijn %s respondenten nodig.",
		EN: "To know %[1]s means at once within %[3]s where the standard deviation is %[2]s (together %[4]s) takes %[5]s respondents.",
	},
	whole: data.Text{
		NL: "Om de percentages van alle antwoorden op één vraag tegelijk met een marge van %s procentpunten te kennen (samen %s) zijn %s respondenten nodig, welke percentages het ook worden.",
		EN: "To know the percentages of all answers to one question at once within %s percentage points (together %s) takes %s respondents, whatever the percentages are.",
	},
	invited: data.Text{
		NL: "Als %s niet antwoordt, zijn daarvoor %s mensen te vragen.",
		EN: "If %s do not answer, that means asking %s people.",
	},
	everybody: data.Text{
		NL: "Dat is meer dan de populatie van %s: met zoveel non-respons wordt deze marge niet gehaald.",
		EN: "That is more than the population of %s: with so much non-response this margin is not reached.",
	},
	column:      data.Text{NL: "marge", EN: "margin"},
	assumptions: data.Text{NL: "Aannames", EN: "Assumptions"},
	random: data.Text{
		NL: "Een aselecte steekproef. Een marge zegt niets over wie niet antwoordt.",
		EN: "A random sample. A margin says nothing about those who do not answer.",
	},
	average: data.Text{
		NL: "De marge is de halve breedte van het interval: dat van Wilson voor een percentage, dat van Student voor een gemiddelde.",
		EN: "The margin is half the width of the interval: Wilson's of a percentage, Student's of a mean.",
	},
	widest: data.Text{
		NL: "Rond 50% is het interval het breedst; met --baseline telt een ander percentage.",
		EN: "An interval is widest around 50%; with --baseline another percentage counts.",
	},
	population: data.Text{NL: "De populatie telt %s mensen en er wordt zonder teruglegging getrokken.", EN: "The population has %s people, drawn without replacement."},
	deff:       data.Text{NL: "Clusters en wegingen maken de variantie %s maal zo groot (designeffect).", EN: "Clusters and weights make the variance %s times as large (design effect)."},
	thompson: data.Text{
		NL: "De vraag heeft één antwoord; de marge is die van Thompson (1987) en geldt voor elk aantal antwoorden. Met --joint 4 gelden vier percentages samen zoals de intervallen van Goodman, of vier percentages van verschillende vragen (Bonferroni); dat vraagt meer.",
		EN: "The question has one answer; the margin is Thompson's (1987), and holds for any number of answers. With --joint 4 four percentages hold together as Goodman's intervals do, or four of several questions (Bonferroni); that takes more.",
	},
	together: data.Text{
		NL: "%s intervallen gelden samen (Bonferroni): elk apart heeft een hoger betrouwbaarheidsniveau.",
		EN: "%s intervals hold together (Bonferroni): each by itself has a higher confidence level.",
	},
}

func (m Margin) points(margin float64, lang data.Lang) string {
	if m.Asked.SD == 0 {
		margin *= 100
	}
	return number.Written(strconv.FormatFloat(math.Round(margin*1e6)/1e6, 'f', -1, 64), lang)
}

// sentences are the answer, first how many respondents and then how many to ask.
func (m Margin) sentences(lang data.Lang) []string {
	level, n := number.Level(m.Asked.Level, lang), number.Count(m.Respondents, lang)
	share, sd, margin := number.Level(math.Round(m.Asked.Share*1000)/1000, lang), unit(m.Asked.SD, lang), m.points(m.Asked.Margin, lang)
	together := number.Count(m.Asked.Together, lang)
	var said []string
	switch {
	case m.Asked.Whole:
		said = append(said, marginWords.whole.Say(lang, margin, level, n))
	case m.Asked.SD > 0 && m.Asked.Together > 1:
		said = append(said, marginWords.means.Say(lang, together, sd, margin, level, n))
	case m.Asked.SD > 0:
		said = append(said, marginWords.mean.Say(lang, sd, margin, level, n))
	case m.Asked.Together > 1:
		said = append(said, marginWords.shares.Say(lang, together, share, margin, level, n))
	default:
		said = append(said, marginWords.share.Say(lang, share, margin, level, n))
	}
	if m.Attrition > 0 {
		said = append(said, marginWords.invited.Say(lang, number.Level(m.Attrition, lang), number.Count(m.Invited(), lang)))
		if m.Asked.Population > 0 && m.Invited() > m.Asked.Population {
			said = append(said, marginWords.everybody.Say(lang, number.Count(m.Asked.Population, lang)))
		}
	}
	return said
}

func (m Margin) assumptions(lang data.Lang) []string {
	lines := []string{marginWords.average.In(lang)}
	if m.Asked.Whole {
		lines[0] = marginWords.thompson.In(lang)
	} else if m.Asked.SD == 0 && m.Asked.Share == 0.5 {
		lines = append(lines, marginWords.widest.In(lang))
	}
	if m.Asked.Population > 0 {
		lines = append(lines, marginWords.population.Say(lang, number.Count(m.Asked.Population, lang)))
	}
	if m.Asked.DesignEffect != 1 {
		lines = append(lines, marginWords.deff.Say(lang, number.Written(strconv.FormatFloat(m.Asked.DesignEffect, 'f', -1, 64), lang)))
	}
	if m.Asked.Together > 1 {
		lines = append(lines, marginWords.together.Say(lang, number.Count(m.Asked.Together, lang)))
	}
	return append(lines, marginWords.random.In(lang))
}

// table has a row a margin and a column a level.
func (m Margin) table(lang data.Lang) [][]string {
	head := []string{marginWords.column.In(lang)}
	for _, level := range m.Levels {
		head = append(head, number.Level(level, lang))
	}
	rows := [][]string{head}
	for _, row := range m.Rows {
		cells := []string{"± " + m.points(row.Margin, lang)}
		for _, n := range row.Respondents {
			cell := "> " + number.Count(1_000_000_000, lang)
			if n > 0 {
				cell = number.Count(n, lang)
			}
			cells = append(cells, cell)
		}
		rows = append(rows, cells)
	}
	return rows
}

// Text returns the margin as plain text.
func (m Margin) Text(lang data.Lang) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s\n\n%s\n\n%s\n%s\n", marginWords.title.In(lang), strings.Join(m.sentences(lang), "\n"), page.Columns(m.table(lang)), marginWords.assumptions.In(lang))
	for _, line := range m.assumptions(lang) {
		fmt.Fprintf(&out, "- %s\n", line)
	}
	return out.Bytes()
}

// Sheet returns the margin as a sheet: its numbers as numbers, in full precision.
func (m Margin) Sheet(lang data.Lang) sheets.Sheet {
	title := marginWords.title.In(lang)
	sheet := sheets.Sheet{Name: title, Above: []sheets.Cell{sheets.Text(title).As(sheets.Title)}}
	for _, line := range m.sentences(lang) {
		sheet.Above = append(sheet.Above, sheets.Text(line).As(sheets.Note))
	}
	format := sheets.Percent(1, "")
	if m.Asked.SD > 0 {
		format = ""
	}
	texts, table := m.table(lang), sheets.Table{}
	for _, head := range texts[0] {
		table.Columns = append(table.Columns, sheets.Column{Head: prose.Capital(head), Width: 18})
	}
	for i, row := range m.Rows {
		cells := []sheets.Cell{sheets.Number(row.Margin, format)}
		for k, n := range row.Respondents {
			cell := sheets.Count(n)
			if n == 0 {
				cell = sheets.Text(texts[i+1][k+1])
			}
			cells = append(cells, cell)
		}
		table.Rows = append(table.Rows, cells)
	}
	sheet.Tables = []sheets.Table{table}
	sheet.Below = append(sheet.Below, sheets.Text(marginWords.assumptions.In(lang)).As(sheets.Strong))
	for _, line := range m.assumptions(lang) {
		sheet.Below = append(sheet.Below, sheets.Text(line).As(sheets.Note))
	}
	return sheet
}

// Markdown returns the margin as Markdown.
func (m Margin) Markdown(lang data.Lang) []byte {
	var out page.Markdown
	out.Put("# %s\n\n%s\n\n", marginWords.title.In(lang), strings.Join(m.sentences(lang), " "))
	out.Grid(m.table(lang), 1)
	out.Put("\n%s:\n\n", marginWords.assumptions.In(lang))
	out.Each("- %s\n", m.assumptions(lang))
	return out.Bytes()
}
