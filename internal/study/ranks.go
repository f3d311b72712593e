package study

import (
	"context"
	"errors"
	"fmt"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/ooxml/sheets"
	"spoor/reports"
	"spoor/reports/results"
	"spoor/reports/workbook"
)

// RanksRequest asks how certain the order of the options of an item is.
type RanksRequest struct {
	Item    string
	Top     int     // options that make the top; 0 for as many as a respondent may pick, or 3
	Seed    *uint64 // of the draws, not 0; nil for that of a report
	Options analysis.Options
}

// errHiddenRanks refuses ranks from which hidden counts could be told.
var errHiddenRanks = errors.New("some of its counts are hidden, and ranks follow from all of them; leave --disclosure out for your own screen, or join options")

// Ranks ranks the options of a single or multiple item.
func (s *Study) Ranks(ctx context.Context, request RanksRequest) (analysis.Ranking, error) {
	item, err := s.item(request.Item)
	if err != nil {
		return analysis.Ranking{}, err
	}
	if item.Kind != data.Single && item.Kind != data.Multiple {
		return analysis.Ranking{}, Refuse("item %q is of kind %s; only the options of a single or multiple item have an order", item.ID, item.Kind)
	}
	if request.Top == 0 {
		request.Top = defaultTop(item)
	}
	if options := len(analysis.Rankable(item)); request.Top < 1 || request.Top >= options {
		return analysis.Ranking{}, Refuse("--top %d: item %q has %d options that can be ranked; give a number from 1 to %d", request.Top, item.ID, options, options-1)
	}
	if request.Seed != nil && *request.Seed == 0 {
		return analysis.Ranking{}, Refuse("--seed 0: give a number from 1")
	}
	table, err := s.Table(ctx, TableRequest{Item: request.Item, Options: request.Options})
	if err != nil {
		return analysis.Ranking{}, err
	}
	if table.Options.Disclosure != (disclosure.Rule{}) && table.Hides() {
		return analysis.Ranking{}, fmt.Errorf("rank %s: %w", item.ID, errHiddenRanks)
	}
	seed := uint64(rankingSeed)
	if request.Seed != nil {
		seed = *request.Seed
	}
	ranking, err := analysis.NewRanking(table, request.Top, seed)
	switch unused := err == nil && ranking.Seed == 0 && request.Seed != nil; {
	case unused && table.Protected():
		return analysis.Ranking{}, Refuse("--seed is for samples that are drawn again, and with --disclosure the ranks are made of the counts that are shown")
	case unused:
		return analysis.Ranking{}, Refuse("--seed is for samples that are drawn again, and of wave %s only the counts are known", s.Wave.ID)
	}
	return ranking, err
}

// RenderRanking writes a ranking in the form text, md, xlsx, csv or json.
func RenderRanking(ranking analysis.Ranking, lang data.Lang, form string) ([]byte, error) {
	switch form {
	case "json":
		return results.Ranking(ranking)
	case "md":
		return reports.RankingMarkdown(ranking, lang)
	case "csv":
		return reports.RankingCSV(ranking, lang)
	case "text":
		return reports.RankingText(ranking, lang)
	}
	found, err := results.Ranking(ranking)
	if err != nil {
		return nil, err
	}
	sheet := reports.RankingSheet(ranking, lang)
	return workbook.Sheets(sheet.Name, []sheets.Sheet{sheet}, nil, found, lang, Office(lang))
}

// defaultTop is the number of picks that a respondent has, or 3, but at most half of the options that can be ranked: to be in
// the top 3 of 4 says little.
func defaultTop(item data.Item) int {
	top := 3
	if item.MaxPicks > 1 {
		top = item.MaxPicks
	}
	return min(top, len(analysis.Rankable(item))/2)
}
