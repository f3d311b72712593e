package reports

import (
	"strconv"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/count/frame"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
)

var rankingSheetWords = struct{ best, worst, low, high data.Text }{
	best:  data.Text{NL: "Hoogste mogelijke plaats", EN: "Best possible rank"},
	worst: data.Text{NL: "Laagste mogelijke plaats", EN: "Worst possible rank"},
	low:   data.Text{NL: "%s, laag", EN: "%s, low"},
	high:  data.Text{NL: "%s, hoog", EN: "%s, high"},
}

// RankingSheet returns a ranking for a workbook: a row for each answer, its numbers in full precision. Cells of an answer without a rank
// are empty.
func RankingSheet(r analysis.Ranking, lang data.Lang) sheets.Sheet {
	view, bounds := rankingTable(r, lang), r.Drawn == analysis.DrawnNothing
	table := sheets.Table{Columns: []sheets.Column{{Head: view.Header[0], Width: 30}, {Head: view.Header[1]}, {Head: view.Header[2]},
		{Head: rankingSheetWords.best.In(lang), Width: 16}, {Head: rankingSheetWords.worst.In(lang), Width: 16}}}
	chances := []string{view.Header[4]}
	if bounds {
		chances = []string{rankingSheetWords.low.Say(lang, view.Header[4]), rankingSheetWords.high.Say(lang, view.Header[4])}
	}
	for _, head := range chances {
		table.Columns = append(table.Columns, sheets.Column{Head: head, Width: 16})
	}
	for i, e := range r.Table.Ranked(r.Table.Parts[0]) {
		row := make([]sheets.Cell, len(table.Columns))
		row[0] = sheets.Text(view.Rows[i].Name)
		if e.Known() {
			mark := ""
			if !e.Precise() {
				mark = "*"
			}
			row[1] = sheets.Number(e.Proportion, sheets.Percent(e.Digits(), mark))
		}
		if rank := r.Rank(e.Option); rank.Observed > 0 {
			row[2], row[3], row[4], row[5] = sheets.Count(rank.Observed), sheets.Count(rank.Best), sheets.Count(rank.Worst), sheets.Number(rank.TopLow, sheets.Percent(0, ""))
			if bounds {
				row[6] = sheets.Number(rank.TopHigh, sheets.Percent(0, ""))
			}
		}
		table.Rows = append(table.Rows, row)
	}
	title := r.Table.Item.Heading(lang)
	sheet := sheets.Sheet{Name: title, Above: []sheets.Cell{sheets.Text(title).As(sheets.Title)}, Tables: []sheets.Table{table}}
	for _, line := range []string{r.Table.Item.Text.In(lang), view.Caption, RankingSentence(r, lang)} {
		sheet.Above = append(sheet.Above, sheets.Text(line).As(sheets.Note))
	}
	for _, note := range rankingNotes(r, lang) {
		sheet.Below = append(sheet.Below, sheets.Text(note).As(sheets.Note))
	}
	return sheet
}

// RankingCSV returns a ranking as a tidy table: an option a row, in codebook order, without options that have no rank.
func RankingCSV(r analysis.Ranking, lang data.Lang) ([]byte, error) {
	header := []string{"wave", "item", "option", "label", "count", "answered", "rank", "best", "worst", "top", "top_low", "top_high", "level", "drawn", "seed"}
	seed := ""
	if r.Drawn != analysis.DrawnNothing {
		seed = strconv.FormatUint(r.Seed, 10)
	}
	var records [][]string
	for i, option := range r.Table.Item.Options {
		rank := r.Ranks[i]
		if rank.Observed == 0 {
			continue
		}
		record := []string{r.Table.Wave.ID, r.Table.Item.ID, option.ID, prose.Label(r.Table.Item, option.ID, lang)}
		for _, n := range []int{rank.Count, r.Table.Parts[0].Answered, rank.Observed, rank.Best, rank.Worst, r.Top} {
			record = append(record, strconv.Itoa(n))
		}
		records = append(records, append(record, frame.Digits(rank.TopLow), frame.Digits(rank.TopHigh), frame.Digits(r.Table.Options.Level), string(r.Drawn), seed))
	}
	return frame.TidyCSV("ranks of "+r.Table.Item.ID, r.Table.Wave.Subset, header, records)
}
