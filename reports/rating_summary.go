package reports

import (
	"slices"
	"strconv"
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// ratingSummary is the table beside that of a battery: the balance of both ends of the scale with its interval, the median
// and the mean. It has no rows where there is nothing to summarize.
func (d Document) ratingSummary(table analysis.Table, notes *page.Footnotes) page.Table {
	item := table.Item
	switch {
	case len(item.Scale) == 0 || !hasRating(table):
		return page.Table{}
	case item.Kind == data.Ranking:
		return d.rankSummary(table, notes)
	}
	view := page.Table{ID: "table-" + item.ID + "-summary", Caption: d.summaryCaption(item), Header: []string{d.say(words.row)}}
	score, scored := item.Score()
	if scored {
		view.Header = append(view.Header, prose.Capital(prose.ScoreName(item, d.Lang)), prose.Capital(prose.IntervalName(d.Options.Level, d.Lang)))
		view.Caption = d.say(words.captionNet, prose.Capital(prose.ScoreName(item, d.Lang)), prose.Rating(item, score.Of, d.Lang), prose.Rating(item, score.Minus, d.Lang)) + " " + view.Caption
	}
	view.Words = []int{len(view.Header)}
	view.Header = append(view.Header, d.say(words.median), d.say(words.mean), d.say(words.base))
	for _, part := range table.RankedParts() {
		row := page.Row{Name: prose.RowLabel(item, part.Row, d.Lang), Mark: notes.Mark(part.Notes...)}
		row.Cells = make([]string, len(view.Header)-1)
		row.Cells[0], row.Cells[len(row.Cells)-1] = d.say(words.none), prose.Base(part, d.Lang)
		switch rating := part.Rating; {
		case rating != nil:
			if scored {
				row.Cells[0], row.Cells[1] = prose.Score(part, d.Lang), prose.ScoreRange(part, d.Lang)
			}
			row.Cells[len(row.Cells)-3], row.Cells[len(row.Cells)-2] = medianLabel(item, rating.Median, d.Lang), number.Decimals(rating.Mean, 1, d.Lang)
		case slices.ContainsFunc(part.Estimates, func(e analysis.Estimate) bool { return e.Hidden }):
			row.Cells[0] = prose.HiddenWord(d.Lang)
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

// rankSummary is the table beside that of a ranking: the mean rank of each option with its interval, over those who ranked it.
func (d Document) rankSummary(table analysis.Table, notes *page.Footnotes) page.Table {
	view := page.Table{ID: "table-" + table.Item.ID + "-summary", Caption: d.say(words.captionRank),
		Header: []string{d.say(words.answer), d.say(words.meanRank), prose.Capital(prose.IntervalName(d.Options.Level, d.Lang)), d.say(words.rankedBy)}}
	for _, part := range table.RankedParts() {
		row := page.Row{Name: prose.RowLabel(table.Item, part.Row, d.Lang), Cells: []string{d.say(words.none), "", ""}}
		if rating := part.Rating; rating != nil {
			row.Mark = notes.Mark(slices.Concat(part.Notes, rating.Rank.Notes)...)
			row.Cells = []string{number.Decimals(rating.Mean, 1, d.Lang), number.Decimals(rating.Rank.Number.Low, 1, d.Lang) + "–" + number.Decimals(rating.Rank.Number.High, 1, d.Lang), number.Count(rating.Rank.Base, d.Lang)}
			if rating.Rank.Census {
				row.Cells[1] = d.say(words.none)
			}
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

func hasRating(table analysis.Table) bool {
	for _, part := range table.Parts {
		if part.Rating != nil {
			return true
		}
	}
	return false
}

// summaryCaption says on which scale median and mean are.
func (d Document) summaryCaption(item data.Item) string {
	points, last := item.Points(), len(item.Scale)-1
	at := func(i int) string { return d.decimal(strconv.FormatFloat(points[i], 'f', -1, 64)) }
	first, best := item.Scale[0].Label.In(d.Lang), item.Scale[last].Label.In(d.Lang)
	if first == at(0) && best == at(last) {
		return d.say(words.captionMeanBare, first, best)
	}
	return d.say(words.captionMean, at(0), at(last), first, best)
}

// decimal writes a number with the sign of the language.
func (d Document) decimal(text string) string {
	if d.Lang == data.Dutch {
		return strings.Replace(text, ".", ",", 1)
	}
	return text
}

// medianLabel names the point that the median lies on, or halfway between two points what that counts for.
func medianLabel(item data.Item, median float64, lang data.Lang) string {
	points := item.Points()
	if at := slices.Index(points, median); at >= 0 {
		return item.Scale[at].Label.In(lang)
	}
	var around []string
	for i, point := range points {
		if i > 0 && (points[i-1] < median) != (point < median) {
			around = []string{item.Scale[i-1].Label.In(lang), item.Scale[i].Label.In(lang)}
		}
	}
	return strings.Join(around, " / ")
}
