package count

import (
	"context"
	"slices"

	"spoor/data"
	"spoor/data/count/tables"
	"spoor/data/database"
)

// WithSources returns the wave with tables in databases in the place of its files: those items of the codebook of which the
// tables have a column. What the wave says of its files, such as that they were reconstructed, does not hold for the tables.
// A wave without an id gets the name of the first table, and everybody in it counts the same.
//
// It connects to each table, all of which must have the same items.
func (s *Survey) WithSources(ctx context.Context, wave data.Wave, urls []string) (data.Wave, error) {
	source, name := data.WaveFile{URLs: urls, Given: true}, ""
	for i, url := range urls {
		parsed, err := database.Parse(url)
		if err != nil {
			return data.Wave{}, err
		}
		items, err := tables.Items(ctx, s.Codebook.AsAsked(wave), parsed)
		if err != nil {
			return data.Wave{}, err
		}
		switch {
		case i == 0:
			source.Items, name = items, parsed.Table
		case slices.ContainsFunc(urls[:i], func(before string) bool { return sameTable(before, parsed) }):
			return data.Wave{}, data.Problems{{File: parsed.String(), Message: "the table is given twice, which would count its respondents twice"}}
		case !slices.Equal(items, source.Items):
			return data.Wave{}, data.Problems{{File: parsed.String(), Message: "the table holds other items than the first; give tables with the same columns"}}
		}
	}
	return wave.FromTables(source, name), nil
}

func sameTable(url string, other database.Source) bool {
	parsed, err := database.Parse(url)
	return err == nil && parsed.String() == other.String()
}
