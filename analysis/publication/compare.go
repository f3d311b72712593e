package publication

import (
	"fmt"

	"spoor/analysis"
	"spoor/analysis/audit"
)

// Difference is one printed percentage that is not what the counts of a table give.
type Difference struct {
	Figure  Figure
	Option  string // id
	Printed string // as printed, empty when the label is lost
	Counted string // what the counts give, with as many decimals
}

// Compare sets every printed percentage beside the estimate of the same option. It returns how many there are and those
// that differ. Tables of other items are passed over.
func Compare(figures []Figure, tables []analysis.Table) (printed int, differences []Difference, err error) {
	byItem := map[string]analysis.Table{}
	for _, table := range tables {
		byItem[table.Item.ID] = table
	}
	for _, figure := range figures {
		table, found := byItem[figure.Item.ID]
		if !found {
			continue
		}
		for _, cell := range figure.Table.Cells {
			estimate, _ := table.At(figure.Row, cell.ID)
			percentage, err := audit.ParsePercentage(cell.Printed)
			if err != nil {
				return 0, nil, fmt.Errorf("%s %s: %w", figure.Table.ID, cell.ID, err)
			}
			counted := ""
			if estimate.Known() {
				exact, err := audit.PrintedAs(estimate.Count, estimate.Base, percentage.Decimals, figure.Table.Rounding)
				if err != nil {
					return 0, nil, fmt.Errorf("%s %s: %w", figure.Table.ID, cell.ID, err)
				}
				counted = exact.String()
			}
			printed++
			if percentage.Lost || counted != percentage.String() {
				differences = append(differences, Difference{figure, cell.ID, cell.Printed, counted})
			}
		}
	}
	return printed, differences, nil
}
