package claims

import (
	"slices"

	"spoor/analysis/outlook"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// sheetWords head the columns of an outlook in a workbook, behind the number of respondents.
var sheetWords = struct{ name, decided, atBest, supported, contradicted data.Text }{
	name:         data.Text{NL: "Meer respondenten", EN: "More respondents"},
	decided:      data.Text{NL: "n = %s: te beslissen", EN: "n = %s: decidable"},
	atBest:       data.Text{NL: "n = %s: met de antwoorden van elke respondent", EN: "n = %s: with the answers of each respondent"},
	supported:    data.Text{NL: "n = %s: ondersteund", EN: "n = %s: supported"},
	contradicted: data.Text{NL: "n = %s: weersproken", EN: "n = %s: contradicted"},
}

// Sheet returns the outlook for a workbook: a row for each claim, with its chances as shares in full precision for each number of
// respondents. Cells of a claim that no survey decides are empty.
func (o Outlook) Sheet(lang data.Lang) sheets.Sheet {
	sheet := sheets.Sheet{Name: sheetWords.name.In(lang), Above: []sheets.Cell{sheets.Text(outlookWords.title.In(lang)).As(sheets.Title)}, Wide: true, Pinned: 1}
	for _, line := range o.conclusions(lang) {
		sheet.Above = append(sheet.Above, sheets.Text(line).As(sheets.Note))
	}
	table := sheets.Table{Columns: []sheets.Column{{Head: prose.Capital(outlookWords.conclusion.In(lang)), Width: 60}, {Head: prose.Capital(outlookWords.now.In(lang)), Width: 20}}}
	for _, n := range o.Simulation.Sizes {
		for _, head := range []data.Text{sheetWords.decided, sheetWords.atBest, sheetWords.supported, sheetWords.contradicted} {
			table.Columns = append(table.Columns, sheets.Column{Head: head.Say(lang, number.Count(n, lang)), Width: 16})
		}
	}
	for _, claim := range o.Claims {
		cells := []sheets.Cell{sheets.Text(claim.Claim.Text.In(lang)), sheets.Text(page.VerdictSign(claim.Today, lang))}
		for _, at := range claim.At {
			cells = append(cells, chanceCells(at)...)
		}
		missing := len(table.Columns) - len(cells)
		table.Rows = append(table.Rows, append(cells, slices.Repeat([]sheets.Cell{{}}, missing)...))
	}
	sheet.Tables = []sheets.Table{table}
	for _, note := range o.notes(lang) {
		sheet.Below = append(sheet.Below, sheets.Text(note).As(sheets.Note))
	}
	return sheet
}

// chanceCells are the chances at one number of respondents.
func chanceCells(at outlook.Chances) []sheets.Cell {
	var cells []sheets.Cell
	for _, share := range []float64{at.Decided(), min(1, at.Decided()+at.NeedsRespondents), at.Supported, at.Contradicted} {
		cells = append(cells, sheets.Number(share, sheets.Percent(0, "")))
	}
	return cells
}
