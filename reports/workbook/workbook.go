// Package workbook writes results as workbooks for Excel: a sheet for each item with its numbers as numbers, its notes and its native
// chart, a sheet that says how it is read, contents with links, and everything that results.json holds on one sheet.
package workbook

import (
	"strings"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/ooxml/chart"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
	"spoor/internal/reasons"
	"spoor/reports"
	claimspage "spoor/reports/claims"
	"spoor/reports/page"
)

// Language is what an office program takes the texts and charts of a workbook for.
type Language struct {
	Tag   string      // "nl-NL"
	Heads chart.Words // of the columns of intervals in the numbers of a chart
}

// Charts are the native charts of items, by their ids, and of items over waves by [Followed].
type Charts map[string][]chart.Chart

// Document writes a report as a workbook. Results are its results as JSON.
func Document(d reports.Document, charts Charts, results []byte, l Language) ([]byte, error) {
	w := writer{d.Lang}
	d.Alone = true
	var all []sheets.Sheet
	if len(d.Decisions) > 0 {
		all = append(all, w.claims(d.Decisions))
	}
	for _, chapter := range d.Chapters {
		all = append(all, w.sheetOf([]analysis.Table{chapter.Table}, chapter.Joint, charts[chapter.Table.Item.ID]))
	}
	for _, development := range d.Developments {
		all = append(all, w.trend(development.Trend, charts[Followed(development.Trend.Item.ID)]))
	}
	lines := append([]string{prose.Source(d.Wave, d.Lang)}, d.Method()...)
	return w.book(d.Survey, l, all, results, append(w.readMe(d.Options.Level), append(lines, page.Made(d.Version, d.Lang))...))
}

// Tables writes tables of a survey of that title as a workbook, a sheet for each; those of one item by groups stand side by side.
func Tables(title string, tables []analysis.Table, charts Charts, results []byte, lang data.Lang, l Language) ([]byte, error) {
	w := writer{lang}
	var all []sheets.Sheet
	for _, together := range analysis.Banners(tables) {
		all = append(all, w.sheetOf(together, nil, charts[together[0].Item.ID]))
	}
	return w.book(title, l, all, results, append(w.readMe(tables[0].Options.Level), prose.TableSource(tables[0], lang)))
}

// Trends writes items over waves as a workbook, a sheet for each with its charts.
func Trends(trends []trend.Trend, drawn func(trend.Trend) []chart.Chart, results []byte, lang data.Lang, l Language) ([]byte, error) {
	w := writer{lang}
	var all []sheets.Sheet
	for _, followed := range trends {
		all = append(all, w.trend(followed, drawn(followed)))
	}
	return w.book(reports.TrendsTitle(lang), l, all, results, append(w.readMe(trends[0].Options.Level), prose.TrendSource(trends[0], lang)))
}

// Claims writes decisions on claims as a workbook.
func Claims(decisions []claims.Decision, wave data.Wave, results []byte, lang data.Lang, l Language) ([]byte, error) {
	w := writer{lang}
	return w.book(claimspage.Title(lang), l, []sheets.Sheet{w.claims(decisions)}, results, []string{prose.Source(wave, lang)})
}

// Sheets writes sheets as a workbook, with their results as JSON on another, and what there is to know of them.
func Sheets(title string, all []sheets.Sheet, about []string, results []byte, lang data.Lang, l Language) ([]byte, error) {
	return writer{lang}.book(title, l, all, results, about)
}

// book puts contents before the sheets, and behind them the results and what there is to know of them.
func (w writer) book(title string, l Language, all []sheets.Sheet, results []byte, about []string) ([]byte, error) {
	book := sheets.Book{Title: title, Lang: l.Tag, Heads: l.Heads, Of: w.say(words.chartData)}
	contents := book.Add(sheets.Sheet{Name: w.say(words.contents), Above: []sheets.Cell{sheets.Text(title).As(sheets.Title)}})
	flat, err := w.flat(results)
	if err != nil {
		return nil, err
	}
	all = append(all, flat)
	if len(about) > 0 {
		lines := []sheets.Cell{sheets.Text(w.say(words.readMe)).As(sheets.Title)}
		for _, line := range about {
			lines = append(lines, sheets.Text(line).As(sheets.Note))
		}
		all = append(all, sheets.Sheet{Name: w.say(words.readMe), Above: lines})
	}
	list := sheets.Table{Columns: []sheets.Column{{Head: w.say(words.sheet), Width: 34}, {Head: w.say(words.question), Width: 80}}}
	for _, sheet := range all {
		asked := ""
		if len(sheet.Above) > 1 && len(sheet.Tables) > 0 {
			asked = sheet.Above[1].Text
		}
		sheet.Above = append(sheet.Above, sheets.LinkTo(w.say(words.back), contents))
		list.Rows = append(list.Rows, []sheets.Cell{sheets.LinkTo(sheet.Name, ""), sheets.Text(asked)})
		list.Rows[len(list.Rows)-1][0].Link = book.Add(sheet)
	}
	book.Sheets[0].Tables = []sheets.Table{list}
	return book.Bytes()
}

func (w writer) readMe(level float64) []string {
	return strings.Split(readMe.Say(w.lang, prose.IntervalName(level, w.lang)), "\n")
}

// claims is the sheet of what holds.
func (w writer) claims(decisions []claims.Decision) sheets.Sheet {
	table := sheets.Table{Columns: []sheets.Column{{Head: w.say(words.claim), Width: 50}, {Head: w.say(words.section), Width: 11}, {Head: w.say(words.verdict), Width: 22},
		{Head: w.say(words.why), Width: 52}, {Head: w.say(words.claimNotes), Width: 44}}}
	for _, d := range decisions {
		var noted []string
		for _, note := range d.Notes {
			noted = append(noted, note.In(w.lang))
		}
		table.Rows = append(table.Rows, []sheets.Cell{sheets.Text(d.Claim.Text.In(w.lang)), sheets.Text(d.Claim.Section), sheets.Text(page.VerdictSign(d.Verdict, w.lang)),
			sheets.Text(reasons.Sentence(d, w.lang)), sheets.Text(strings.Join(noted, " "))})
	}
	return sheets.Sheet{Name: w.say(words.claims), Above: []sheets.Cell{sheets.Text(w.say(words.claims)).As(sheets.Title)}, Tables: []sheets.Table{table}, Wide: true}
}
