package archive

import (
	"bytes"
	"strings"

	"spoor/data"
	"spoor/data/count/rows"
	localized "spoor/internal/number"
	"spoor/internal/spreadsheet"
	"spoor/reports/page"
)

// Names of the data dictionary in a package.
const (
	DictionaryName     = "dictionary.csv"
	DictionaryPageName = "dictionary.html"
)

var dictionaryWords = struct {
	title, variable, label, kind, code, meaning, missing, yes, no, n, between, variables, skip data.Text
	identity, choice, tick, number, design                                                     data.Text
}{
	title:     data.Text{NL: "Codeboek van de gegevens", EN: "Data dictionary"},
	variable:  data.Text{NL: "Variabele", EN: "Variable"},
	label:     data.Text{NL: "Label", EN: "Label"},
	kind:      data.Text{NL: "Soort", EN: "Kind"},
	code:      data.Text{NL: "Code", EN: "Code"},
	meaning:   data.Text{NL: "Betekenis", EN: "Meaning"},
	missing:   data.Text{NL: "Geen antwoord", EN: "Missing"},
	yes:       data.Text{NL: "ja", EN: "yes"},
	no:        data.Text{NL: "nee", EN: "no"},
	n:         data.Text{NL: "Aantal", EN: "Count"},
	between:   data.Text{NL: "%s tot en met %s", EN: "%s to %s"},
	variables: data.Text{NL: "%s: %d respondenten, %d variabelen", EN: "%s: %d respondents, %d variables"},
	skip:      data.Text{NL: "Een leeg veld is een vraag die werd overgeslagen.", EN: "A blank cell is a question that was skipped."},
	identity:  data.Text{NL: "nummer", EN: "number of the respondent"},
	choice:    data.Text{NL: "één antwoord", EN: "single choice"},
	tick:      data.Text{NL: "meer antwoorden mogelijk", EN: "multiple choice"},
	number:    data.Text{NL: "getal", EN: "number"},
	design:    data.Text{NL: "steekproefopzet", EN: "sample design"},
}

func kindName(v rows.Variable) data.Text {
	w := dictionaryWords
	return map[rows.Kind]data.Text{rows.Identity: w.identity, rows.Choice: w.choice, rows.Tick: w.tick, rows.Number: w.number, rows.Design: w.design, rows.Label: w.design}[v.Kind]
}

// Dictionary is the data dictionary as CSV: a row for each code of each variable, one for a variable without codes.
func (d Deposit) Dictionary() ([]byte, error) {
	var out bytes.Buffer
	writer := spreadsheet.NewWriter(&out)
	if err := writer.Write([]string{"file", "variable", "label", "question", "kind", "unit", "range", "asked_if", "code", "meaning", "missing", "count"}); err != nil {
		return nil, err
	}
	for _, answers := range d.Answers {
		for i, v := range answers.Variables {
			head := []string{answers.CSV(), v.Name, v.Label(d.Lang), v.Question(d.Lang), kindName(v).In(d.Lang), v.Item.Unit.In(d.Lang), d.between(v), v.Item.AskedIf}
			if len(v.Values) == 0 {
				if err := writer.Write(append(head, "", "", "", digits(answers.Answered(i)))); err != nil {
					return nil, err
				}
			}
			for _, value := range v.Values {
				missing := dictionaryWords.no
				if value.Missing {
					missing = dictionaryWords.yes
				}
				if err := writer.Write(append(head, digits(value.Code), value.Label.In(d.Lang), missing.In(d.Lang), digits(answers.Columns[i].Codes[value.Code]))); err != nil {
					return nil, err
				}
			}
		}
	}
	err := writer.Flush()
	return out.Bytes(), err
}

// between is the range of a number.
func (d Deposit) between(v rows.Variable) string {
	if v.Kind != rows.Number {
		return ""
	}
	return dictionaryWords.between.Say(d.Lang, localized.Written(number(v.Item.Range[0]), d.Lang), localized.Written(number(v.Item.Range[1]), d.Lang))
}

// DictionaryPage is the data dictionary as a page: for each file its variables, with a table of codes that occur in several once each.
func (d Deposit) DictionaryPage() []byte {
	w, lang := dictionaryWords, d.Lang
	h := page.NewHTML(lang, w.title.In(lang), d.Title(lang), "F1")
	h.Put("<main>\n<h1>%s</h1>\n<p>%s</p>\n<p>%s</p>\n", w.title.In(lang), d.Title(lang), w.skip.In(lang))
	for at, answers := range d.Answers {
		h.Put("<h2 id=\"%s\">%s</h2>\n", fileID(at), w.variables.Say(lang, answers.CSV(), answers.Cases, len(answers.Variables)))
		contents := page.Table{ID: "T" + digits(at+1), Caption: answers.CSV() + ", " + answers.SAV(), Header: []string{w.variable.In(lang), w.label.In(lang), w.kind.In(lang), w.n.In(lang)}, Words: []int{1, 2}}
		for i, v := range answers.Variables {
			contents.Rows = append(contents.Rows, page.Row{Name: v.Name, Cells: []string{v.Label(lang), d.kind(v), digits(answers.Answered(i))}})
		}
		h.Table(contents)
		d.items(h, at, answers)
	}
	return h.Close(page.Made(d.Version, lang))
}

func (d Deposit) kind(v rows.Variable) string {
	kind := kindName(v).In(d.Lang)
	if between := d.between(v); between != "" {
		kind += ", " + between
		if unit := v.Item.Unit.In(d.Lang); unit != "" {
			kind += " " + unit
		}
	}
	return kind
}

// items writes for each question the counts of its codes, a column for each of its variables.
func (d Deposit) items(h *page.HTML, at int, a Answers) {
	w, lang := dictionaryWords, d.Lang
	for i := 0; i < len(a.Variables); {
		item, end := a.Variables[i].Item, i
		for end < len(a.Variables) && a.Variables[end].Item.ID == item.ID {
			end++
		}
		of := a.Variables[i:end]
		if item.ID != "" && len(of[0].Values) > 0 {
			h.Put("<h3 id=\"%s\">%s</h3>\n<p>%s</p>\n", fileID(at)+"-"+item.ID, item.Heading(lang), of[0].Question(lang))
			if item.AskedIf != "" {
				h.Put("<p>%s</p>\n", d.askedIf(item))
			}
			table := page.Table{ID: "C" + digits(at+1) + "-" + item.ID, Caption: w.code.In(lang) + ": " + strings.Join(names(of), ", "), Header: []string{w.code.In(lang), w.meaning.In(lang), w.missing.In(lang)}, Words: []int{1, 2}}
			for _, v := range of {
				head := v.Part.Label.In(lang)
				if head == "" {
					head = w.n.In(lang)
				}
				table.Header = append(table.Header, head)
			}
			for _, value := range of[0].Values {
				missing := w.no
				if value.Missing {
					missing = w.yes
				}
				row := page.Row{Name: digits(value.Code), Cells: []string{value.Label.In(lang), missing.In(lang)}}
				for k := range of {
					row.Cells = append(row.Cells, digits(a.Columns[i+k].Codes[value.Code]))
				}
				table.Rows = append(table.Rows, row)
			}
			h.Table(table)
		}
		i = end
	}
}

func names(of []rows.Variable) []string {
	out := make([]string, len(of))
	for i, v := range of {
		out[i] = v.Name
	}
	return out
}
