package tables

import (
	"context"

	"spoor/data"
	"spoor/data/count/tables/server"
	"spoor/data/database"
)

// Items returns the items of which a table has a column.
func Items(ctx context.Context, codebook data.Codebook, source database.Source) ([]string, error) {
	table, err := server.Open(ctx, source)
	if err != nil {
		return nil, err
	}
	columns := table.Columns()
	if err := table.Close(); err != nil {
		return nil, err
	}
	var items []string
	for _, item := range data.ItemsIn(columns, codebook) {
		if item.Kind != data.Open {
			items = append(items, item.ID)
		}
	}
	if len(items) == 0 {
		return nil, data.Problems{{File: source.String(), Message: "no column is that of an item of the codebook; name them as in a file of respondents"}}
	}
	return items, nil
}
