package data

import (
	"fmt"
	"slices"

	"spoor/data/database"
)

// FromTables returns the wave with tables in databases in the place of its files. What the wave says of its files, such as that
// they were reconstructed, does not hold for the tables. A wave without an id gets that name, and everybody in it counts the
// same.
func (w Wave) FromTables(source WaveFile, name string) Wave {
	if w.ID == "" {
		w.ID, w.Label, w.Provenance, w.made = name, Text{NL: name, EN: name}, Observed, true
	}
	w.Files, w.Counts, w.Means, w.Import, w.Sources = nil, nil, nil, nil, []WaveFile{source}
	w.Respondents = 0 // that was the number behind the files
	if w.Provenance == Reconstructed {
		w.Provenance, w.Notes = Observed, nil // which say what was invented
	}
	return w
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

// RespondentFiles are the files and sources that hold the answers of respondents.
func (w Wave) RespondentFiles() []WaveFile { return slices.Concat(w.Files, w.Sources) }

// HoldsRespondents reports whether the wave has the answers of respondents to an item, in a file or in a database.
func (w Wave) HoldsRespondents(item string) bool {
	return slices.ContainsFunc(w.RespondentFiles(), func(f WaveFile) bool { return slices.Contains(f.Items, item) })
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
			if err := parsed.InFile(); err != nil {
				c.report(source.Line, "%v", err)
			}
		}
		c.held(source, "the source", fmt.Sprintf("source %d", i+1), holder)
	}
}
