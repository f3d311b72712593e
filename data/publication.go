package data

import (
	"slices"

	"spoor/data/folder"
	"spoor/internal/strictyaml"
)

// Publication is what was printed about a survey: percentages as text, exactly as they stand in the figures, and the base
// where one is printed. Counts are not in it: they are recovered from the percentages, see package spoor/analysis/audit.
type Publication struct {
	Title       Text             `yaml:"title"`
	Wave        Wave             `yaml:"wave"`        // the wave that can be reconstructed from it, without files
	Respondents int              `yaml:"respondents"` // who answered the questionnaire at all
	Tables      []PrintedTable   `yaml:"tables"`
	Means       []PrintedMeans   `yaml:"means"`
	External    []ExternalFigure `yaml:"external"`
}

// PrintedTable is one figure, or one row of a battery, as printed.
type PrintedTable struct {
	Line     strictyaml.Line   `yaml:"-" json:"-"`
	Item     string            `yaml:"item"`
	Row      string            `yaml:"row"`
	Base     int               `yaml:"base"`     // the n that is printed with it; 0 when none is
	Printed  map[string]string `yaml:"printed"`  // by option: the digits as printed, "" when the label is lost
	Doubtful [][]string        `yaml:"doubtful"` // sets of options between which the source leaves open whose label is whose; one set or another

	// Prefer names, where the print cannot be right and several repairs are equally small, the one to work with, as the
	// changed numbers by option; Reason says what in the publication speaks for it.
	Prefer map[string]string `yaml:"prefer"`
	Reason Text              `yaml:"reason"`
}

// PrintedMeans are printed means of a number item, in the unit of its range.
type PrintedMeans struct {
	Line    strictyaml.Line    `yaml:"-" json:"-"`
	Item    string             `yaml:"item"`
	Printed map[string]float64 `yaml:"printed"` // by row
	Parts   bool               `yaml:"parts"`   // the rows are parts of one whole of 100
}

// Rest returns how much of 100 the printed means leave.
func (m PrintedMeans) Rest() float64 {
	rest := 100.0
	for _, row := range sortedKeys(m.Printed) {
		rest -= m.Printed[row]
	}
	return rest
}

// ExternalFigure is a percentage from another source, to set beside a row of a number item.
type ExternalFigure struct {
	Line    strictyaml.Line `yaml:"-" json:"-"`
	ID      string          `yaml:"id"`
	Item    string          `yaml:"item"`    // the item it can stand beside; empty when it stands alone
	Row     string          `yaml:"row"`     // the row it can stand beside
	Percent float64         `yaml:"percent"` // 0 to 100
	Source  Text            `yaml:"source"`
	About   Text            `yaml:"about"`
}

// ParsePublication reads a publication.yaml about a survey with that codebook. The error is a [Problems], as that of
// [ParseCodebook].
func ParsePublication(file string, source []byte, codebook Codebook) (Publication, error) {
	var publication Publication
	check := waveCheck{checker: newChecker(file, source, &publication), codebook: codebook}
	check.publication(publication)
	if problems := check.Sorted(); len(problems) > 0 {
		return Publication{}, problems
	}
	return publication, nil
}

func (c *waveCheck) publication(p Publication) {
	if p.Respondents <= 0 {
		c.missing(c.keyLine("respondents"), "respondents is %d; give the number who answered the questionnaire", p.Respondents)
	}
	switch {
	case p.Wave.ID == "":
		c.missing(c.keyLine("wave", "id"), "the wave has no id; use a plain name such as 2026")
	case !folder.SafeName(p.Wave.ID):
		c.report(c.keyLine("wave", "id"), "the wave has id %q; use a plain name such as 2026", p.Wave.ID)
	}
	if len(p.Wave.Files)+len(p.Wave.Sources)+len(p.Wave.Means)+len(p.Wave.Notes) > 0 {
		c.report(c.keyLine("wave"), "the files, means and notes of the wave follow from the tables; leave them out here")
	}
	first := map[UnitID]strictyaml.Line{}
	for _, table := range p.Tables {
		id := UnitID{table.Item, table.Row}
		if before, twice := first[id]; twice && table.Item != "" {
			c.report(table.Line, "the table of %s stands on line %d already", id, before)
		}
		first[id] = table.Line
		c.printedTable(table, p.Respondents)
	}
	c.allRows(first, "table")
	c.printedMeans(p)
	seen := map[string]bool{}
	for _, figure := range p.External {
		if seen[figure.ID] && figure.ID != "" {
			c.report(figure.Line, "external figure %q is there twice", figure.ID)
		}
		seen[figure.ID] = true
		if figure.Item != "" {
			c.part(figure.Line, "external figure", figure.Item, figure.Row, "")
		}
		if figure.Percent < 0 || figure.Percent > 100 {
			c.report(figure.Line, "percent is %v; give a percentage from 0 to 100", figure.Percent)
		}
	}
}

func (c *waveCheck) printedTable(table PrintedTable, respondents int) {
	if !c.part(table.Line, "table", table.Item, table.Row, "") {
		return
	}
	item, _ := c.codebook.Item(table.Item)
	if len(item.Answers()) == 0 {
		c.report(table.Line, "item %q is of kind %s; a table has the percentages of options", item.ID, item.Kind)
		return
	}
	if len(item.Rows) > 0 && table.Row == "" {
		c.missing(table.Line, "item %q has rows; give the row of this table", item.ID)
	}
	for _, option := range item.Answers() {
		if _, given := table.Printed[option.ID]; !given {
			c.missing(table.Line, "option %q of item %q is not in printed; use \"\" for a label that is lost", option.ID, item.ID)
		}
	}
	if len(table.Prefer) > 0 && table.Reason == (Text{}) {
		c.missing(table.Line, "prefer needs a reason: what in the publication speaks for this repair?")
	}
	for _, option := range slices.Concat(sortedKeys(table.Printed), slices.Concat(table.Doubtful...), sortedKeys(table.Prefer)) {
		c.part(table.Line, "table", table.Item, table.Row, option)
	}
	switch {
	case table.Base < 0:
		c.report(table.Line, "base is %d; leave it out when none is printed", table.Base)
	case table.Base > respondents:
		c.missing(table.Line, "base %d is more than the %d respondents", table.Base, respondents)
	}
}

func (c *waveCheck) printedMeans(p Publication) {
	first := map[string]strictyaml.Line{}
	for _, means := range p.Means {
		if before, twice := first[means.Item]; twice {
			c.report(means.Line, "the means of %s stand on line %d already", means.Item, before)
			continue
		}
		first[means.Item] = means.Line
		rows := map[UnitID]strictyaml.Line{}
		for _, row := range sortedKeys(means.Printed) {
			c.mean(PrintedMean{Line: means.Line, Item: means.Item, Row: row, N: max(p.Respondents, 1), Mean: means.Printed[row]})
			rows[UnitID{means.Item, row}] = means.Line
		}
		c.allRows(rows, "mean")
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
