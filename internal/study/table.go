package study

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/reports"
	"spoor/reports/method"
	"spoor/reports/results"
)

// TableRequest asks for the percentages of one item.
type TableRequest struct {
	Item    string
	By      string // item whose options are the groups to compare; "" for the whole wave
	Options analysis.Options
}

// Table counts an item and estimates it. Where the counts of the whole wave will do, all its problems are reported; groups and
// percentages of responses need the file of respondents that holds the item, and only that.
func (s *Study) Table(ctx context.Context, request TableRequest) (analysis.Table, error) {
	options := s.protected(request.Options)
	if !slices.Contains(interval.Methods(), options.Method) && s.Wave.Design.IsZero() {
		return analysis.Table{}, Refuse("--interval: %s is for a weighted sample, and wave %s has no design in its wave.yaml; use one of %s",
			options.Method, s.Wave.ID, join(interval.Methods()))
	}
	if _, err := s.item(request.Item); err != nil {
		return analysis.Table{}, err
	}
	if _, found := s.Codebook.Item(request.By); request.By != "" && !found {
		return analysis.Table{}, unknownItem(s.Codebook, request.By, "--by: no item %q to make groups of; %sthe survey has %s")
	}
	if options.Base == estimate.BaseResponses && options.Disclosure != (disclosure.Rule{}) {
		return analysis.Table{}, Refused{fmt.Errorf("--base responses: %w", analysis.ErrHiddenResponses)}
	}
	ofResponses := options.Base == estimate.BaseResponses && s.Wave.HoldsRespondents(request.Item)
	if request.By == "" && !ofResponses {
		return s.estimate(ctx, request.Item, options)
	}
	crosstab, problems, err := s.Survey.Crosstab(ctx, s.Wave, request.Item, request.By)
	if err := s.Source.Heard(problems, err); err != nil {
		return analysis.Table{}, err
	}
	table, err := analysis.NewCrosstab(s.Wave, crosstab, options)
	if err != nil {
		return analysis.Table{}, err
	}
	table, err = s.protectRouted(ctx, table)
	return s.alone(ctx, table, crosstab, err)
}

// RenderTable writes a table in the form text, md, csv, json or xlsx.
func (s *Study) RenderTable(table analysis.Table, lang data.Lang, form string) ([]byte, error) {
	switch form {
	case "csv":
		return tableCSV(table, lang)
	case "xlsx":
		return s.tablesWorkbook([]analysis.Table{table}, lang)
	case "json":
		return results.Tables([]analysis.Table{table}, lang)
	case "md":
		return reports.TableMarkdown(table, s.External(), lang)
	}
	return reports.TableText(table, s.External(), lang)
}

func tableCSV(table analysis.Table, lang data.Lang) ([]byte, error) {
	frame, err := table.Frame(lang)
	if err != nil {
		return nil, fmt.Errorf("table of %s: %w", table.Item.ID, err)
	}
	return frame.CSV("table of " + table.Item.ID)
}

func join[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = string(value)
	}
	return strings.Join(texts, ", ")
}

// ExplainTable says below a table, in the form text or md, what each of its methods assumes and where it comes from.
func ExplainTable(table analysis.Table, lang data.Lang, form string) []byte {
	if form == "md" {
		return method.OfTable(table, lang).Markdown(lang)
	}
	return []byte(method.OfTable(table, lang).Text(lang))
}
