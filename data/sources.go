package data

import (
	"context"
	"fmt"
	"slices"

	"spoor/data/database"
)

// WithSources returns the wave with tables in databases in the place of its files: those items of the codebook of which the
// tables have a column. What the wave says of its files, such as that they were reconstructed, does not hold for the tables.
// A wave without an id gets the name of the first table, and everybody in it counts the same.
//
// It connects to each table, all of which must have the same items.
func (s *Survey) WithSources(ctx context.Context, wave Wave, urls []string) (Wave, error) {
	source := WaveFile{URLs: urls}
	for i, url := range urls {
		parsed, err := database.Parse(url)
		if err != nil {
			return Wave{}, err
		}
		items, err := s.itemsInTable(ctx, wave, parsed)
		if err != nil {
			return Wave{}, err
		}
		switch {
		case i == 0:
			source.Items = items
		case slices.ContainsFunc(urls[:i], func(before string) bool { return sameTable(before, parsed) }):
			return Wave{}, Problems{{File: parsed.String(), Message: "the table is given twice, which would count its respondents twice"}}
		case !slices.Equal(items, source.Items):
			return Wave{}, Problems{{File: parsed.String(), Message: "the table holds other items than the first; give tables with the same columns"}}
		}
		if wave.ID == "" {
			wave.ID, wave.Label, wave.Provenance, wave.made = parsed.Table(), Text{NL: parsed.Table(), EN: parsed.Table()}, Observed, true
		}
	}
	wave.Files, wave.Counts, wave.Means, wave.Import, wave.Sources = nil, nil, nil, nil, []WaveFile{source}
	wave.Respondents = 0 // that was the number behind the files
	if wave.Provenance == Reconstructed {
		wave.Provenance, wave.Notes = Observed, nil // which say what was invented
	}
	return wave, nil
}

func sameTable(url string, other database.Source) bool {
	parsed, err := database.Parse(url)
	return err == nil && parsed.String() == other.String()
}

// itemsInTable returns the items of which a table has a column.
func (s *Survey) itemsInTable(ctx context.Context, wave Wave, source database.Source) ([]string, error) {
	table, err := source.Open(ctx)
	if err != nil {
		return nil, err
	}
	columns := table.Columns()
	if err := table.Close(); err != nil {
		return nil, err
	}
	var items []string
	for _, item := range itemsIn(columns, s.Codebook.AsAsked(wave)) {
		if item.Kind != Open {
			items = append(items, item.ID)
		}
	}
	if len(items) == 0 {
		return nil, Problems{{File: source.String(), Message: "no column is that of an item of the codebook; name them as in a file of respondents"}}
	}
	return items, nil
}

// tables are the tables that the results of a wave are made from.
func (w Wave) tables() []Input {
	var inputs []Input
	for _, source := range w.Sources {
		for _, url := range source.URLs {
			if parsed, err := database.Parse(url); err == nil { // checked when the wave was read
				inputs = append(inputs, Input{Name: parsed.String()})
			}
		}
	}
	return inputs
}

// respondents are the files and sources that hold the answers of respondents.
func (w Wave) respondents() []WaveFile { return slices.Concat(w.Files, w.Sources) }

// HoldsRespondents reports whether the wave has the answers of respondents to an item, in a file or in a database.
func (w Wave) HoldsRespondents(item string) bool {
	return slices.ContainsFunc(w.respondents(), func(f WaveFile) bool { return slices.Contains(f.Items, item) })
}

// sources checks the tables in databases.
func (c *waveCheck) sources(sources []WaveFile, holder map[string]string) {
	for i, source := range sources {
		if source.Name != "" {
			c.report(source.Line, "a source has urls and no name; list a file under files")
		}
		if len(source.URLs) == 0 {
			c.missing(source.Line, "the source has no urls; give one as %s", database.Form)
		}
		tables := map[string]bool{}
		for _, url := range source.URLs {
			parsed, err := database.Parse(url)
			switch {
			case err != nil:
				c.report(source.Line, "%v", err)
				continue
			case tables[parsed.String()]:
				c.report(source.Line, "%s is listed twice, which would count its respondents twice", parsed)
			}
			tables[parsed.String()] = true
		}
		c.held(source, "the source", fmt.Sprintf("source %d", i+1), holder)
	}
}
