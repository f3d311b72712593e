// Package published connects a publication to the audit of its figures: it hands the printed percentages of each item to
// package spoor/analysis/audit, and makes a wave of respondents from the counts that come back.
package publication

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"spoor/analysis/audit"
	"spoor/data"
)

// Figure is the audit of one printed table: an item, or one row of a battery.
type Figure struct {
	Item        data.Item
	Row         string // id of the row, empty for an item without rows
	Table       audit.Table
	Finding     audit.Finding
	Reason      data.Text   // why the first of several equally small repairs comes first; empty when nothing was preferred
	Mean        *audit.Mean // a printed mean in the place of percentages, of which Table and Finding say nothing; nil otherwise
	MeanFinding audit.MeanFinding
	Alone       bool // of no survey: no counts are taken from it, so no reading or repair is the one in use
}

// Audit audits every table of a publication: items in the order of the codebook, rows in the order of the battery.
func Audit(ctx context.Context, codebook data.Codebook, publication data.Publication) ([]Figure, error) {
	var figures []Figure
	for _, item := range codebook.Items {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		sources := printedOf(item, publication)
		if len(sources) == 0 {
			continue
		}
		tables := make([]audit.Table, len(sources))
		for i, printed := range sources {
			tables[i] = tableOf(item, printed, publication.Respondents)
		}
		findings, err := auditRows(tables)
		if err != nil {
			return nil, fmt.Errorf("audit %s: %w", item.ID, err)
		}
		for i, finding := range findings {
			figure := Figure{Item: item, Row: sources[i].Row, Table: tables[i], Finding: finding}
			if err := figure.prefer(sources[i]); err != nil {
				return nil, err
			}
			figures = append(figures, figure)
		}
	}
	return figures, nil
}

// printedOf returns the tables of one item, in the order of its rows.
func printedOf(item data.Item, publication data.Publication) []data.PrintedTable {
	var tables []data.PrintedTable
	for _, row := range rowIDs(item) {
		for _, printed := range publication.Tables {
			if printed.Item == item.ID && printed.Row == row {
				tables = append(tables, printed)
			}
		}
	}
	return tables
}

func rowIDs(item data.Item) []string {
	if len(item.Rows) == 0 {
		return []string{""}
	}
	ids := make([]string, len(item.Rows))
	for i, row := range item.Rows {
		ids[i] = row.ID
	}
	return ids
}

// tableOf takes what an answer is from the codebook: nobody in the base of a multiple item picked nothing.
func tableOf(item data.Item, printed data.PrintedTable, respondents int) audit.Table {
	table := audit.Table{ID: item.ID, Base: printed.Base, Respondents: respondents, MaxPicks: item.MaxPicks, Doubtful: printed.Doubtful}
	if printed.Row != "" {
		table.ID += "." + printed.Row
	}
	switch item.Kind {
	case data.Multiple:
		table.Kind = audit.Multiple
	case data.Rating:
		table.Kind = audit.Rating
	default:
		table.Kind = audit.Single
	}
	for _, option := range item.Answers() {
		table.Cells = append(table.Cells, audit.Cell{ID: option.ID, Printed: printed.Printed[option.ID]})
	}
	return table
}

// prefer moves the repair that the publication's own text speaks for to the front. The others stay in the list.
func (f *Figure) prefer(printed data.PrintedTable) error {
	if len(printed.Prefer) == 0 {
		return nil
	}
	repairs := f.Finding.Repairs.List
	at := slices.IndexFunc(repairs, func(repair audit.Repair) bool {
		changed := map[string]string{}
		for _, change := range repair.Changes {
			changed[change.Cell] = change.To
		}
		return maps.Equal(changed, printed.Prefer)
	})
	if at < 0 {
		return fmt.Errorf("%s: the preferred repair %v is not among the smallest repairs that fit", f.Table.ID, printed.Prefer)
	}
	f.Finding.Repairs.List = slices.Concat(repairs[at:at+1], repairs[:at], repairs[at+1:])
	f.Reason = printed.Reason
	return nil
}

// Counts returns the counts that the figure stands for, and their base: those of the first reading that fits or, when
// the print cannot be right, of the first of its smallest repairs. The error says why there are none.
//
// A figure with several readings or repairs has others that fit as well; its [Notes] name them.
func (f Figure) Counts() (counts []int, base int, err error) {
	if counts, ok := f.Finding.Counts(); ok {
		return counts, f.Finding.Base, nil
	}
	if repairs := f.Finding.Repairs.List; len(repairs) > 0 && repairs[0].Fit.Unique() {
		return repairs[0].Fit.Counts[0], repairs[0].Fit.Base, nil
	}
	return nil, 0, fmt.Errorf("%s: the printed percentages do not determine the counts (bases that fit: %v)", f.Table.ID, f.Finding.Bases)
}
