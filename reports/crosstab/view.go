// Package crosstab puts tables by groups into words: the percentages side by side, how each group differs from the rest, and whether the
// groups differ at all.
package crosstab

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/method"
	"spoor/reports/page"
)

// view is tables of one item in words, by different groups.
type view struct {
	tables   []analysis.Table
	lang     data.Lang
	main     page.Table
	overall  []string
	compared []page.Table // of groups with the rest
	notes    *page.Footnotes
}

// newView puts tables of the same item into words, of the same respondents by different groups.
func newView(lang data.Lang, tables []analysis.Table) view {
	v := view{tables: tables, lang: lang, notes: page.NewFootnotes(lang)}
	v.addMain()
	for _, table := range tables {
		for _, a := range table.Associations {
			v.overall = append(v.overall, AssociationSentence(table, a, lang))
		}
	}
	for _, table := range tables {
		v.addContrasts(table)
		v.addPairs(table)
		v.addShifts(table)
	}
	return v
}

// Markdown returns tables of one item by groups side by side, with their notes and their source.
func Markdown(lang data.Lang, tables ...analysis.Table) []byte {
	v := newView(lang, tables)
	return page.TablesMarkdown(v.question(), v.notes.Notes(), method.Foot(lang, tables...), v.overall, append([]page.Table{v.main}, v.compared...)...)
}

// Text returns tables of one item by groups side by side, as plain text in columns with their notes and their source.
func Text(lang data.Lang, tables ...analysis.Table) []byte {
	v := newView(lang, tables)
	var text bytes.Buffer
	fmt.Fprintf(&text, "%s\n%s\n\n", v.question(), v.main.Caption)
	v.main.WriteColumns(&text)
	for _, sentence := range v.overall {
		fmt.Fprintf(&text, "\n%s\n", sentence)
	}
	for _, compared := range v.compared {
		fmt.Fprintf(&text, "\n%s\n\n", compared.Caption)
		compared.WriteColumns(&text)
	}
	fmt.Fprintln(&text)
	for _, line := range append(page.Lines(v.notes.Notes()), method.Foot(lang, tables...)...) {
		fmt.Fprintln(&text, line)
	}
	return text.Bytes()
}

func (v *view) question() string { return v.tables[0].Item.Text.In(v.lang) }

// column is the estimates of all respondents, or of one group.
type column struct {
	label   string
	parts   []analysis.Part
	letters func(row, option string) string // of the groups that a line is higher than
}

// columns are all respondents, and the groups of each table; where there are several, a group says what it is one of.
func (v *view) columns() []column {
	all := []column{{words.total.In(v.lang), v.whole(), func(string, string) string { return "" }}}
	for _, table := range v.tables {
		for g, group := range table.Groups {
			label := GroupName(table, g, v.lang)
			if len(v.tables) > 1 {
				label = table.By.Heading(v.lang) + ": " + label
			}
			all = append(all, column{label, group.Parts, func(row, option string) string { return Letters(table, g, row, option) }})
		}
	}
	return all
}

// whole is the estimates of all respondents, with what every table notes of them.
func (v *view) whole() []analysis.Part {
	parts := slices.Clone(v.tables[0].Parts)
	for p := range parts {
		for _, table := range v.tables[1:] {
			parts[p].Notes = noteAlso(parts[p].Notes, table.Parts[p].Notes)
		}
	}
	return parts
}

// noteAlso returns notes with those of others that are not among them.
func noteAlso(notes, others []analysis.Note) []analysis.Note {
	notes = slices.Clip(notes)
	for _, note := range others {
		if !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	return notes
}

func (v *view) addMain() {
	table, lang := v.tables[0], v.lang
	kind := captions[table.Options.Base]
	if table.Options.Base == "" {
		kind = captions[estimate.BaseAnswered]
	}
	if table.Item.Kind == data.Number {
		kind = words.mean
	}
	var noted []analysis.Note
	var by []string
	for _, of := range v.tables {
		noted, by = noteAlso(noted, of.Notes), append(by, of.By.Heading(lang))
	}
	v.main.Caption = fmt.Sprintf(kind.In(lang), table.Item.Heading(lang)+v.notes.Mark(noted...), data.And(by, lang), prose.IntervalName(table.Options.Level, lang))
	columns := v.columns()
	v.main.Header = []string{words.answer.In(lang)}
	for _, c := range columns {
		marks := ""
		if len(table.Item.Rows) == 0 {
			marks = v.notes.Mark(c.parts[0].Notes...)
		}
		v.main.Header = append(v.main.Header, c.label+marks)
	}
	battery := len(table.Item.Rows) > 0
	for p, part := range table.Parts {
		for e, estimate := range part.Compared() {
			row := page.Row{Name: lineName(table, part.Row, estimate.Option, lang)}
			for _, c := range columns {
				row.Cells = append(row.Cells, v.cell(table, c.parts[p], c.parts[p].Compared()[e], battery)+suffix(c.letters(part.Row, estimate.Option)))
			}
			v.main.Rows = append(v.main.Rows, row)
		}
		v.addScores(table, columns, p)
		v.addSpread(table, columns, p)
	}
	if !battery {
		bases := page.Row{Name: "n"}
		for _, c := range columns {
			bases.Cells = append(bases.Cells, prose.TableBase(table, c.parts[0], lang))
		}
		v.main.Rows = append(v.main.Rows, bases)
	}
}

// addScores adds the line of the net scores of a row of a scale of which the codebook names the boxes.
func (v *view) addScores(table analysis.Table, columns []column, p int) {
	if _, found := table.Item.Score(); !found || len(table.Item.Boxes) == 0 {
		return
	}
	row := page.Row{Name: prose.RowLabel(table.Item, table.Parts[p].Row, v.lang) + ": " + prose.ScoreName(table.Item, v.lang)}
	for _, c := range columns {
		part := c.parts[p]
		cell := "–"
		switch {
		case part.Rating != nil:
			cell = fmt.Sprintf("%s (%s; n = %s)", prose.Score(part, v.lang), prose.ScoreRange(part, v.lang), prose.Base(part, v.lang))
		case part.BaseHidden || slices.ContainsFunc(part.Estimates, func(e analysis.Estimate) bool { return e.Hidden }):
			cell = prose.HiddenWord(v.lang)
		}
		row.Cells = append(row.Cells, cell)
	}
	v.main.Rows = append(v.main.Rows, row)
}

// lineName names the row of a battery and the option that a line is about.
func lineName(table analysis.Table, row, option string, lang data.Lang) string {
	switch {
	case row == "" && option == "":
		return table.Item.Heading(lang)
	case row == "":
		return prose.Label(table.Item, option, lang)
	case option == "":
		return prose.RowLabel(table.Item, row, lang)
	}
	return prose.RowLabel(table.Item, row, lang) + ": " + prose.Label(table.Item, option, lang)
}

// cell returns an estimate with its interval and, in a battery, its base: "74% (60–85; n = 41)".
func (v *view) cell(table analysis.Table, part analysis.Part, e analysis.Estimate, battery bool) string {
	lang, notes, base := v.lang, e.Notes, ""
	if battery {
		notes, base = slices.Concat(part.Notes, e.Notes), "; n = "+prose.EstimateBase(e, lang)
	}
	mark := v.notes.Mark(notes...)
	switch {
	case e.Hidden:
		return prose.Hidden(e, lang) + mark
	case e.Unknown:
		if bounds, interval := prose.Bounds(e, lang); bounds != "" {
			return fmt.Sprintf("%s (%s%s)", bounds, interval, base) + mark
		}
		return "–" + mark
	case !e.Known():
		return "–" + mark
	case table.Item.Kind == data.Number:
		return prose.WithBounds(prose.Mean(table.Item, e.Proportion, lang), e, prose.MeanRange(table.Item, e.Interval, lang), base) + mark
	}
	return prose.WithBounds(v.notes.Share(e), e, number.BareRange(e.Interval.Low, e.Interval.High, e.Digits(), lang), base) + mark
}

// AssociationSentence says whether the groups of a table differ at all, by which test, and what there is to note.
func AssociationSentence(table analysis.Table, a estimate.Association, lang data.Lang) string {
	sentence := ""
	if a.Test != "" {
		sentence = fmt.Sprintf(words.overall.In(lang), table.By.Heading(lang), number.Probability(a.P, lang), prose.Test(a.Test, lang))
		if a.Seed > 0 {
			sentence = strings.TrimSuffix(sentence, ")") + fmt.Sprintf(words.seed.In(lang), a.Seed) + ")"
		}
		if a.Degrees[1] > 0 {
			sentence = strings.TrimSuffix(sentence, ")") + fmt.Sprintf("; F(%s, %s) = %s)", number.Decimals(a.Degrees[0], 2, lang), number.Decimals(a.Degrees[1], 2, lang), number.Decimals(a.Statistic, 2, lang))
		}
		if a.Check != "" {
			sentence += fmt.Sprintf(words.check.In(lang), prose.Test(a.Check, lang), number.Probability(a.CheckP, lang))
		}
		sentence += "."
	}
	if e := a.Effect; e != nil && a.Test != "" {
		sentence += fmt.Sprintf(words.effect.In(lang), number.Decimals(e.V, 2, lang), number.Decimals(e.Interval.Low, 2, lang), number.Decimals(e.Interval.High, 2, lang), prose.IntervalName(e.Interval.Level, lang))
	}
	for _, note := range a.Notes {
		sentence = strings.TrimSpace(sentence + " " + note.In(lang))
	}
	if a.Row != "" {
		sentence = prose.RowLabel(table.Item, a.Row, lang) + ": " + sentence
	}
	return sentence
}
