package publication

import (
	"context"
	"fmt"
	"slices"

	"spoor/analysis/audit"
	"spoor/analysis/audit/transcript"
	"spoor/data"
)

// AuditTables audits printed tables that stand in no publication of a survey: items in the order in which they first occur,
// and the rows of a battery together, see [audit.AuditBattery]. The items of the figures have the options as they were
// typed, in both languages.
func AuditTables(ctx context.Context, tables []transcript.Table) ([]Figure, error) {
	var figures []Figure
	done := map[string]bool{}
	for _, table := range tables {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if done[table.Item] {
			continue
		}
		done[table.Item] = true
		if table.Mean != nil {
			means, err := auditMeans(table.Item, tables)
			if err != nil {
				return nil, err
			}
			figures = append(figures, means...)
			continue
		}
		var rows []transcript.Table
		var bare []audit.Table
		for _, row := range tables {
			if row.Item == table.Item {
				rows, bare = append(rows, row), append(bare, row.Table)
			}
		}
		findings, err := auditRows(bare)
		if err != nil {
			return nil, fmt.Errorf("audit %s: %w", table.Item, err)
		}
		item := itemOf(rows)
		for i, finding := range findings {
			figure := item
			figure.Options, figure.Scale = nil, nil
			if options := cellOptions(bare[i]); item.Kind == data.Rating {
				figure.Scale = options
			} else {
				figure.Options = options
			}
			figures = append(figures, Figure{Item: figure, Row: rows[i].Row, Table: bare[i], Finding: finding, Alone: true})
		}
	}
	return figures, nil
}

// auditMeans audits the printed means of one item, by row where it has rows.
func auditMeans(item string, tables []transcript.Table) ([]Figure, error) {
	rows := slices.DeleteFunc(slices.Clone(tables), func(t transcript.Table) bool { return t.Item != item || t.Mean == nil })
	of := itemOf(rows)
	of.Kind = data.Number
	var figures []Figure
	for _, row := range rows {
		finding, err := audit.AuditMean(*row.Mean)
		if err != nil {
			return nil, fmt.Errorf("audit %s: %w", item, err)
		}
		figures = append(figures, Figure{Item: of, Row: row.Row, Table: audit.Table{ID: row.ID}, Mean: row.Mean, MeanFinding: finding, Alone: true})
	}
	return figures, nil
}

// auditRows audits the tables of one item: together when they are the rows of a battery with one printed base.
func auditRows(tables []audit.Table) ([]audit.Finding, error) {
	battery := tables[0].Base > 0
	for _, table := range tables {
		battery = battery && table.Kind == audit.Rating && table.Base == tables[0].Base
	}
	if battery {
		found, err := audit.AuditBattery(tables)
		return found.Rows, err
	}
	findings := make([]audit.Finding, len(tables))
	for i, table := range tables {
		finding, err := audit.Audit(table)
		if err != nil {
			return nil, err
		}
		findings[i] = finding
	}
	return findings, nil
}

func itemOf(rows []transcript.Table) data.Item {
	first := rows[0]
	item := data.Item{ID: first.Item, Title: bothLanguages(first.Item), MaxPicks: first.MaxPicks}
	if first.Title != "" {
		item.Title = bothLanguages(first.Title)
	}
	switch first.Kind {
	case audit.Multiple:
		item.Kind = data.Multiple
	case audit.Rating:
		item.Kind = data.Rating
	default:
		item.Kind = data.Single
	}
	for _, row := range rows {
		if row.Row != "" {
			item.Rows = append(item.Rows, data.Option{ID: row.Row, Label: bothLanguages(row.Row)})
		}
	}
	return item
}

func cellOptions(table audit.Table) []data.Option {
	options := make([]data.Option, len(table.Cells))
	for i, cell := range table.Cells {
		options[i] = data.Option{ID: cell.ID, Label: bothLanguages(cell.ID)}
	}
	return options
}

func bothLanguages(text string) data.Text { return data.Text{NL: text, EN: text} }
