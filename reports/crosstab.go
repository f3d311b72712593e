package reports

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
	"spoor/reports/page"
)

// crosstabView is a table by groups in words: the percentages, how each group differs from the rest, and whether the
// groups differ at all.
type crosstabView struct {
	question  string
	main      page.Table
	overall   []string
	contrasts page.Table // without rows where nothing was compared
	shifts    page.Table // of whole scales; without rows otherwise
	notes     *page.Footnotes
}

func newCrosstabView(table analysis.Table, lang data.Lang) crosstabView {
	view := crosstabView{question: table.Item.Text.In(lang), notes: page.NewFootnotes(lang)}
	view.addMain(table, lang)
	view.addOverall(table, lang)
	view.addContrasts(table, lang)
	view.addShifts(table, lang)
	return view
}

// column is the estimates of all respondents, or of one group.
type column struct {
	label string
	parts []analysis.Part
	marks string
}

func (v *crosstabView) addMain(table analysis.Table, lang data.Lang) {
	interval := prose.IntervalName(table.Options.Level, lang)
	kind := crosstabWords[table.Options.Base]
	if table.Options.Base == "" {
		kind = crosstabWords[estimate.BaseAnswered]
	}
	if table.Item.Kind == data.Number {
		kind = crosstabMean
	}
	marks := v.notes.Mark(table.Notes...)
	v.main.Caption = fmt.Sprintf(kind.In(lang), table.Item.Heading(lang)+marks, table.By.Heading(lang), interval)
	columns := []column{{label: crosstabTotal.In(lang), parts: table.Parts}}
	for _, group := range table.Groups {
		columns = append(columns, column{label: prose.Label(table.By, group.ID, lang), parts: group.Parts})
	}
	v.main.Header = []string{crosstabAnswer.In(lang)}
	for i := range columns {
		if len(table.Item.Rows) == 0 {
			columns[i].marks = v.notes.Mark(columns[i].parts[0].Notes...)
		}
		v.main.Header = append(v.main.Header, columns[i].label+columns[i].marks)
	}
	battery := len(table.Item.Rows) > 0
	for p, part := range table.Parts {
		for e, estimate := range part.Compared() {
			row := page.Row{Name: lineName(table, part.Row, estimate.Option, lang)}
			for _, c := range columns {
				row.Cells = append(row.Cells, v.cell(table, c.parts[p], c.parts[p].Compared()[e], battery, lang))
			}
			v.main.Rows = append(v.main.Rows, row)
		}
		v.addScores(table, columns, p, lang)
		v.addSpread(table, columns, p, lang)
	}
	if !battery {
		bases := page.Row{Name: "n"}
		for _, c := range columns {
			bases.Cells = append(bases.Cells, baseText(table, c.parts[0], lang))
		}
		v.main.Rows = append(v.main.Rows, bases)
	}
}

// addScores adds the line of the net scores of a row of a scale of which the codebook names the boxes.
func (v *crosstabView) addScores(table analysis.Table, columns []column, p int, lang data.Lang) {
	if _, found := table.Item.Score(); !found || len(table.Item.Boxes) == 0 {
		return
	}
	row := page.Row{Name: prose.RowLabel(table.Item, table.Parts[p].Row, lang) + ": " + prose.ScoreName(table.Item, lang)}
	for _, c := range columns {
		part := c.parts[p]
		cell := "–"
		switch {
		case part.Rating != nil:
			cell = fmt.Sprintf("%s (%s; n = %s)", prose.Score(part, lang), prose.ScoreRange(part, lang), prose.Base(part, lang))
		case part.BaseHidden || slices.ContainsFunc(part.Estimates, func(e analysis.Estimate) bool { return e.Hidden }):
			cell = prose.HiddenWord(lang)
		}
		row.Cells = append(row.Cells, cell)
	}
	v.main.Rows = append(v.main.Rows, row)
}

// baseText is how many the percentages of a part are of, or that it is hidden.
func baseText(table analysis.Table, part analysis.Part, lang data.Lang) string {
	switch {
	case part.BaseHidden:
		return prose.HiddenWord(lang)
	case len(part.Estimates) > 0:
		return number.Count(part.Estimates[0].Base, lang)
	case table.Options.Base == estimate.BaseAsked:
		return number.Count(part.Asked, lang)
	}
	return number.Count(part.Answered, lang)
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
func (v *crosstabView) cell(table analysis.Table, part analysis.Part, e analysis.Estimate, battery bool, lang data.Lang) string {
	notes := e.Notes
	if battery {
		notes = slices.Concat(part.Notes, e.Notes)
	}
	mark := v.notes.Mark(notes...)
	base := ""
	if battery {
		base = "; n = " + prose.EstimateBase(e, lang)
	}
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
		return withBounds(prose.Mean(table.Item, e.Proportion, lang), e, prose.MeanRange(table.Item, e.Interval, lang), base) + mark
	}
	return withBounds(v.notes.Share(e), e, number.BareRange(e.Interval.Low, e.Interval.High, e.Digits(), lang), base) + mark
}

// withBounds puts the interval and the base of an estimate behind it in brackets; without sampling error there is no interval.
func withBounds(value string, e analysis.Estimate, bounds, base string) string {
	if e.Exact() {
		bounds, base = "", strings.TrimPrefix(base, "; ")
	}
	if bounds+base == "" {
		return value
	}
	return value + " (" + bounds + base + ")"
}

func (v *crosstabView) addOverall(table analysis.Table, lang data.Lang) {
	for _, a := range table.Associations {
		v.overall = append(v.overall, AssociationSentence(table, a, lang))
	}
}

// AssociationSentence says whether the groups of a table differ at all, by which test, and what there is to note.
func AssociationSentence(table analysis.Table, a estimate.Association, lang data.Lang) string {
	sentence := ""
	if a.Test != "" {
		sentence = fmt.Sprintf(crosstabOverall.In(lang), table.By.Heading(lang), number.Probability(a.P, lang), prose.Test(a.Test, lang))
		if a.Seed > 0 {
			sentence = strings.TrimSuffix(sentence, ")") + fmt.Sprintf(crosstabSeed.In(lang), a.Seed) + ")"
		}
		if a.Degrees[1] > 0 {
			sentence = strings.TrimSuffix(sentence, ")") + fmt.Sprintf("; F(%s, %s) = %s)", number.Decimals(a.Degrees[0], 2, lang), number.Decimals(a.Degrees[1], 2, lang), number.Decimals(a.Statistic, 2, lang))
		}
		if a.Check != "" {
			sentence += fmt.Sprintf(crosstabCheck.In(lang), prose.Test(a.Check, lang), number.Probability(a.CheckP, lang))
		}
		sentence += "."
	}
	for _, note := range a.Notes {
		sentence = strings.TrimSpace(sentence + " " + note.In(lang))
	}
	if a.Row != "" {
		sentence = prose.RowLabel(table.Item, a.Row, lang) + ": " + sentence
	}
	return sentence
}

func (v *crosstabView) addContrasts(table analysis.Table, lang data.Lang) {
	v.contrasts.Caption = fmt.Sprintf(crosstabContrasts.In(lang), prose.IntervalName(table.Options.Level, lang))
	v.contrasts.Words = []int{1}
	v.contrasts.Header = []string{crosstabAnswer.In(lang), table.By.Heading(lang), crosstabDifference.In(lang), crosstabInterval.In(lang), "p"}
	weighted := !table.Wave.Design.IsZero()
	if means := table.Item.Kind == data.Number; means {
		weighted = true // no exact tests either
		if !prose.InPercent(table.Item) {
			v.contrasts.Caption = fmt.Sprintf(crosstabMeanContrasts.In(lang), prose.IntervalName(table.Options.Level, lang))
		}
	}
	if !weighted {
		v.contrasts.Header[4] = "p (Boschloo)"
		v.contrasts.Header = append(v.contrasts.Header, "p (Fisher)")
	}
	adjustment := table.Options.Adjustment()
	if adjustment != estimate.AdjustNone {
		v.contrasts.Header = append(v.contrasts.Header, adjustedHeader[adjustment])
	}
	for _, group := range table.Groups {
		for _, c := range group.Contrasts {
			row := page.Row{Name: lineName(table, c.Row, c.Option, lang), Mark: v.notes.Mark(c.Notes...)}
			row.Cells = append([]string{prose.Label(table.By, group.ID, lang)}, differenceCells(table.Item, c.Comparison, weighted, lang)...)
			row.Cells = row.Cells[:len(v.contrasts.Header)-1] // without the adjusted p where there is none
			v.contrasts.Rows = append(v.contrasts.Rows, row)
		}
	}
}

func differenceCells(item data.Item, c analysis.Comparison, weighted bool, lang data.Lang) []string {
	probability := func(p float64) string { return number.BareProbability(p, lang) }
	cells := []string{"–", "–", "–", "–"}
	if c.Known() {
		cells[0], cells[1] = prose.BareChange(item, c.Difference, c.Digits(), lang), prose.ChangeRange(item, c, lang)
	}
	if c.Tested() {
		cells[2], cells[3] = probability(c.P), probability(c.AdjustedP)
	}
	if weighted {
		return cells
	}
	fisher := "–"
	if c.Tested() {
		fisher = probability(c.FisherP)
	}
	return slices.Insert(cells, 3, fisher)
}

// tables are the tables to print.
func (v crosstabView) tables() []page.Table {
	return slices.DeleteFunc([]page.Table{v.main, v.contrasts, v.shifts}, func(table page.Table) bool { return len(table.Rows) == 0 })
}

func crosstabText(table analysis.Table, lang data.Lang) []byte {
	view := newCrosstabView(table, lang)
	var text bytes.Buffer
	fmt.Fprintf(&text, "%s\n%s\n\n", view.question, view.main.Caption)
	view.main.WriteColumns(&text)
	for _, sentence := range view.overall {
		fmt.Fprintf(&text, "\n%s\n", sentence)
	}
	for _, compared := range view.tables()[1:] {
		fmt.Fprintf(&text, "\n%s\n\n", compared.Caption)
		compared.WriteColumns(&text)
	}
	fmt.Fprintln(&text)
	for _, line := range append(page.Lines(view.notes.Notes()), Foot(table, lang)...) {
		fmt.Fprintln(&text, line)
	}
	return text.Bytes()
}
