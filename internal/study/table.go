package study

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/reports"
	"spoor/reports/results"
)

// TableRequest asks for the percentages of one item.
type TableRequest struct {
	Item    string
	By      string // item whose options are the groups to compare; "" for the whole wave
	Options analysis.Options
}

// Table counts an item and estimates it, as [Study.Banner] does.
func (s *Study) Table(ctx context.Context, request TableRequest) (analysis.Table, error) {
	banner := BannerRequest{Items: []string{request.Item}, Options: request.Options}
	if request.By != "" {
		banner.By = []string{request.By}
	}
	tables, err := s.Banner(ctx, banner)
	if err != nil {
		return analysis.Table{}, err
	}
	return tables[0], nil
}

// checkMethod refuses an interval for a weighted sample where there is no design.
func (s *Study) checkMethod(options analysis.Options) error {
	if slices.Contains(interval.Methods(), options.Method) || !s.Wave.Design.IsZero() {
		return nil
	}
	return Refuse("--interval: %s is for a weighted sample, and wave %s has no design in its wave.yaml; use one of %s", options.Method, s.Wave.ID, join(interval.Methods()))
}

// RenderTable writes a table in the form text, md, csv, json or xlsx.
func (s *Study) RenderTable(table analysis.Table, lang data.Lang, form string) ([]byte, error) {
	return s.RenderTables([]analysis.Table{table}, lang, form)
}

// RenderTables writes tables in the form text, md, csv, json or xlsx: those of one item by groups side by side.
func (s *Study) RenderTables(tables []analysis.Table, lang data.Lang, form string) ([]byte, error) {
	switch form {
	case "csv":
		frame, err := analysis.Frame(tables, lang)
		if err != nil {
			return nil, fmt.Errorf("table of %s: %w", tables[0].Item.ID, err)
		}
		return frame.CSV("table of " + tables[0].Item.ID)
	case "xlsx":
		return s.tablesWorkbook(tables, lang)
	case "json":
		return results.Tables(tables, lang)
	case "md":
		return reports.TablesMarkdown(tables, s.External(), lang), nil
	}
	return reports.TablesText(tables, s.External(), lang), nil
}

func join[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = string(value)
	}
	return strings.Join(texts, ", ")
}
