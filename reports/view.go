package reports

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// view is a document with every text in its language: what both templates print.
type view struct {
	Lang      data.Lang
	Title     string
	Subtitle  string
	Lead      []string
	Summary   []summaryLine
	Holds     holdsView
	Chapters  []chapterView
	Trends    trendsView
	External  tableView
	Method    []string
	Data      []string
	Deviation tableView
	Bases     tableView
	Closing   []string
}

// summaryLine is what stands out in a chapter. Noted says that its numbers need the notes of the chapter.
type summaryLine struct {
	Anchor, Title, Text string
	Noted               bool
}

type chapterView struct {
	Anchor   string
	Number   int
	Title    string
	Section  string
	Question string
	Finding  string
	Order    string // how certain the order is, empty where there is none
	Figures  []figureView
	Table    tableView
	Notes    []noteView
}

// figureView is a figure with what a reader hears who cannot see it.
type figureView struct {
	Figure
	Alt string
}

// figureKind says in a word what kind of picture a figure is.
func (d Document) figureKind(item data.Item, figure Figure) string {
	switch kind := data.FigureKind(figure.Kind); {
	case kind == data.Pie:
		return d.phrase("pie")
	case kind == data.Stacked:
		return d.phrase("stacked")
	case item.Kind == data.Rating:
		return d.phrase("battery")
	}
	return d.phrase("bars")
}

// tableView is a table with its first row as header and its first column naming the rows.
type tableView struct {
	ID      string // unique within the document
	Caption string
	Header  []string
	Words   []int // columns of words, which go to the left as the first does; the others hold numbers
	Rows    []rowView

	imprecise bool // some percentage in it is marked
}

type rowView struct {
	Name  string
	Mark  string // superscript of its footnotes
	Cells []string
}

type noteView struct{ Mark, Text string }

// Left reports whether a column of the table goes to the left.
func (t tableView) Left(column int) bool { return column == 0 || slices.Contains(t.Words, column) }

func (d Document) phrase(key string, args ...any) string {
	text, known := phrases[key]
	if !known {
		panic("reports: no phrase " + key)
	}
	if len(args) == 0 {
		return text.In(d.Lang)
	}
	return fmt.Sprintf(text.In(d.Lang), args...)
}

// view puts the document into words.
func (d Document) view() view {
	v := view{
		Lang:     d.Lang,
		Title:    d.Survey,
		Subtitle: capitalize(strings.Join(d.waveNames(), ", ")),
	}
	interval := prose.IntervalName(d.Options.Level, d.Lang)
	v.Lead = []string{d.phrase("lead", d.waveName(), interval)}
	if d.Wave.Provenance == data.Reconstructed {
		v.Lead = append(v.Lead, d.phrase("leadReconstructed"))
	}
	if low, high := d.bases(); high > 0 && high <= 100 {
		v.Lead = append(v.Lead, d.phrase("bases", countRange(low, high, d.Lang)))
	}
	for i, chapter := range d.Chapters {
		c := d.chapter(i+1, chapter)
		v.Chapters = append(v.Chapters, c)
		v.Summary = append(v.Summary, summaryLine{c.Anchor, c.Title, c.Finding, hasNotes(chapter.Table)})
	}
	v.Holds = d.holds()
	v.Trends = d.trends()
	v.External = d.external()
	v.Method, v.Data = d.method(), d.dataSection()
	v.Deviation, v.Bases = d.deviations(), d.baseTable()
	v.Closing = []string{d.phrase("filesBeside"), d.phrase("generated", d.Version)}
	return v
}

// waveNames returns what is known of who held the wave and how it is called: its id when that is nothing.
func (d Document) waveNames() []string {
	names := slices.DeleteFunc([]string{d.Wave.Source.In(d.Lang), d.Wave.Label.In(d.Lang)}, func(name string) bool { return name == "" })
	if len(names) == 0 {
		return []string{d.phrase("wave", d.Wave.ID)}
	}
	return names
}

// waveName returns the names of the wave in one, "OVAL/KoM 2021 (ledenonderzoek 2021)".
func (d Document) waveName() string {
	names := d.waveNames()
	if len(names) == 1 {
		return names[0]
	}
	return fmt.Sprintf("%s (%s)", names[0], names[1])
}

// bases returns the smallest and largest base of the questions that were counted; those of published means are not known.
func (d Document) bases() (low, high int) {
	for _, chapter := range d.Chapters {
		if chapter.Table.Item.Kind == data.Number {
			continue
		}
		smallest, largest := chapter.Table.Bases()
		if high == 0 || smallest < low {
			low = smallest
		}
		high = max(high, largest)
	}
	return low, high
}

func countRange(low, high int, lang data.Lang) string {
	if low == high {
		return number.Count(low, lang)
	}
	to := " tot "
	if lang == data.English {
		to = " to "
	}
	return number.Count(low, lang) + to + number.Count(high, lang)
}

// hasNotes reports whether a table has cautions, on the whole or on a row or an answer of it.
func hasNotes(table analysis.Table) bool {
	noted := len(table.Notes) > 0
	for _, part := range table.Parts {
		noted = noted || len(part.Notes) > 0
		for _, estimate := range part.Estimates {
			noted = noted || len(estimate.Notes) > 0
		}
	}
	return noted
}

func (d Document) chapter(n int, chapter Chapter) chapterView {
	item := chapter.Table.Item
	view := chapterView{
		Anchor:   "item-" + item.ID,
		Number:   n,
		Title:    item.Heading(d.Lang),
		Question: item.Text.In(d.Lang),
		Finding:  prose.Finding(chapter.Table, d.Lang),
	}
	if item.Section != "" && d.Printed.Total > 0 {
		view.Section = d.phrase("section", item.Section)
	}
	for _, figure := range chapter.Figures {
		view.Figures = append(view.Figures, figureView{figure, d.figureKind(item, figure) + ". " + view.Finding})
	}
	notes := &footnotes{lang: d.Lang}
	switch item.Kind {
	case data.Rating:
		view.Table = d.ratingTable(chapter.Table, notes)
	case data.Number:
		view.Table = d.numberTable(chapter.Table, notes)
	default:
		view.Table = d.choiceTable(chapter.Table, notes)
	}
	if chapter.Joint != nil {
		addJoint(&view.Table, chapter, d)
	}
	if chapter.Ranking != nil {
		view.Order = RankingSentence(*chapter.Ranking, d.Lang)
		addRanks(&view.Table, *chapter.Ranking, d.Lang)
	}
	view.Table.ID = "table-" + item.ID
	view.Notes = notes.list
	if view.Table.imprecise {
		view.Notes = append(view.Notes, noteView{imprecise, d.phrase("imprecise")})
	}
	return view
}

// imprecise marks percentages that are not reliable by the rule of analysis.Reliable.
const imprecise = "*"

// percent returns a percentage, marked where it is imprecise.
func (t *tableView) percent(e analysis.Estimate) string {
	if e.Hidden {
		return ""
	}
	k, n := e.Count, e.Base
	if e.Weighted != nil {
		n = int(min(e.Weighted.EffectiveBase, float64(n)))
		k = int(math.Round(e.Proportion * float64(n)))
	}
	if analysis.Reliable(k, n) {
		return number.Percent(e.Proportion)
	}
	t.imprecise = true
	return number.Percent(e.Proportion) + imprecise
}

// footnotes numbers notes in the order in which they are first met; the same text keeps its number.
type footnotes struct {
	lang data.Lang
	list []noteView
}

func (f *footnotes) mark(notes ...analysis.Note) string {
	var marks []string
	for _, note := range notes {
		text := note.In(f.lang)
		at := slices.IndexFunc(f.list, func(n noteView) bool { return n.Text == text })
		if at < 0 {
			at = len(f.list)
			f.list = append(f.list, noteView{superscript(at + 1), text})
		}
		marks = append(marks, f.list[at].Mark)
	}
	return strings.Join(marks, "\u202f")
}

func superscript(n int) string {
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	var b strings.Builder
	for _, digit := range fmt.Sprint(n) {
		b.WriteRune([]rune(digits)[digit-'0'])
	}
	return b.String()
}

func (d Document) choiceTable(table analysis.Table, notes *footnotes) tableView {
	part, item := table.Parts[0], table.Item
	interval := prose.IntervalName(d.Options.Level, d.Lang)
	view := tableView{Header: []string{d.phrase("answer"), d.phrase("count"), d.phrase("percentage"), capitalize(interval)}}
	title := item.Heading(d.Lang) + notes.mark(slices.Concat(table.Notes, part.Notes)...)
	if item.Kind == data.Multiple {
		limit := ""
		if item.MaxPicks > 0 {
			limit = d.phrase("atMost", item.MaxPicks)
		}
		caption := "captionMultiple"
		if table.Options.Base == analysis.BaseResponses {
			caption = "captionResponses"
		}
		view.Caption = d.phrase(caption, title, interval, limit, baseOf(table, part))
	} else {
		view.Caption = d.phrase("captionSingle", title, interval, baseOf(table, part))
	}
	for _, estimate := range table.Ranked(part) {
		row := rowView{Name: prose.Label(item, estimate.Option, d.Lang), Mark: notes.mark(estimate.Notes...)}
		row.Cells = []string{number.Count(estimate.Count, d.Lang), d.phrase("none"), ""}
		if estimate.Hidden {
			row.Cells[0], row.Cells[1] = prose.HiddenWord(d.Lang), ""
		}
		if estimate.Known() {
			row.Cells[1], row.Cells[2] = view.percent(estimate), number.Range(estimate.Interval.Low, estimate.Interval.High)
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

// addJoint adds the intervals that hold together to the table of the same item.
func addJoint(view *tableView, chapter Chapter, d Document) {
	view.Header = append(view.Header, d.phrase("joint"))
	for i, estimate := range chapter.Table.Ranked(chapter.Table.Parts[0]) {
		joint, _ := chapter.Joint.At("", estimate.Option)
		cell := ""
		if joint.Known() {
			cell = number.Range(joint.Interval.Low, joint.Interval.High)
		}
		view.Rows[i].Cells = append(view.Rows[i].Cells, cell)
	}
}

func (d Document) ratingTable(table analysis.Table, notes *footnotes) tableView {
	item := table.Item
	view := tableView{Header: []string{d.phrase("row")}}
	title := item.Heading(d.Lang) + notes.mark(table.Notes...)
	view.Caption = d.phrase("captionRating", title, prose.IntervalName(d.Options.Level, d.Lang))
	for _, point := range item.Scale {
		view.Header = append(view.Header, point.Label.In(d.Lang))
	}
	ends := len(table.Parts[0].Ends) > 0
	if ends {
		view.Header = append(view.Header, capitalize(prose.TopLabel(item, d.Lang)), capitalize(prose.BottomLabel(item, d.Lang)))
	}
	view.Header = append(view.Header, d.phrase("base"))
	for _, part := range table.RankedParts() {
		row := rowView{Name: prose.RowLabel(item, part.Row, d.Lang), Mark: notes.mark(part.Notes...)}
		for _, estimate := range part.Estimates {
			row.Cells = append(row.Cells, d.bracketed(estimate, number.Percent(estimate.Proportion))+notes.mark(estimate.Notes...))
		}
		for _, estimate := range part.Ends {
			row.Cells = append(row.Cells, d.bracketed(estimate, view.percent(estimate)))
		}
		row.Cells = append(row.Cells, number.Count(part.Answered, d.Lang))
		view.Rows = append(view.Rows, row)
	}
	return view
}

// bracketed returns a percentage with its interval, "74% (60–85)".
func (d Document) bracketed(e analysis.Estimate, percentage string) string {
	switch {
	case e.Hidden:
		return prose.HiddenWord(d.Lang)
	case !e.Known():
		return d.phrase("none")
	}
	return fmt.Sprintf("%s (%s)", percentage, number.BareRange(e.Interval.Low, e.Interval.High))
}

func (d Document) numberTable(table analysis.Table, notes *footnotes) tableView {
	item := table.Item
	interval := prose.IntervalName(d.Options.Level, d.Lang)
	view := tableView{Header: []string{d.phrase("row"), d.phrase("mean"), capitalize(interval), d.phrase("base")}}
	view.Caption = d.phrase("captionNumber", item.Heading(d.Lang)+notes.mark(table.Notes...), interval)
	beside := map[string]string{}
	for _, figure := range d.External {
		if figure.Item == item.ID {
			beside[figure.Row] = fmt.Sprintf("%s: %s", number.Percent(figure.Percent/100), figure.Source.In(d.Lang))
		}
	}
	if len(beside) > 0 {
		view.Words = []int{len(view.Header)}
		view.Header = append(view.Header, d.phrase("other"))
	}
	for _, part := range table.Parts {
		mean := part.Estimates[0]
		row := rowView{Name: prose.RowLabel(item, part.Row, d.Lang), Mark: notes.mark(slices.Concat(part.Notes, mean.Notes)...)}
		row.Cells = []string{d.phrase("none"), "", number.Count(part.Answered, d.Lang)}
		if mean.Hidden {
			row.Cells[0], row.Cells[2] = prose.HiddenWord(d.Lang), ""
		}
		if mean.Known() {
			row.Cells[0], row.Cells[1] = prose.Mean(item, mean.Proportion, d.Lang), prose.MeanRange(item, mean.Interval, d.Lang)
		}
		if len(beside) > 0 {
			row.Cells = append(row.Cells, beside[part.Row])
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

// capitalize makes the first letter of a text a capital, also behind a bracket: "(zeer) goed" becomes "(Zeer) goed".
func capitalize(text string) string {
	bracket := len(text) - len(strings.TrimPrefix(text, "("))
	first, size := utf8.DecodeRuneInString(text[bracket:])
	if size == 0 {
		return text
	}
	return text[:bracket] + string(unicode.ToUpper(first)) + text[bracket+size:]
}
