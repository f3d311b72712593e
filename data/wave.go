package data

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"spoor/data/deposit"
	"spoor/data/fieldwork"
	"spoor/data/folder"
	"spoor/data/linking"
	"spoor/internal/nearest"
	"spoor/internal/strictyaml"
)

// Provenance says what the answers of a wave are.
type Provenance string

const (
	// Observed answers were given by respondents.
	Observed Provenance = "observed"
	// Reconstructed answers were made to fit published percentages: their margins are the publication's, their joint
	// distribution is invented.
	Reconstructed Provenance = "reconstructed"
	// Published results were taken over as they were printed: there are no answers behind them. A wave as a whole is never
	// published; its printed means are.
	Published Provenance = "published"
)

// RespondentColumn is the name of the column that holds the id of the respondent in every file of respondents.
const RespondentColumn = "respondent"

// Fieldwork is when the questions were asked, see [fieldwork.Fieldwork].
type Fieldwork = fieldwork.Fieldwork

// Date is a day, a month or a year, see [fieldwork.Date].
type Date = fieldwork.Date

// Wave is one round of fieldwork: when, of whom, and the files that hold its answers.
type Wave struct {
	ID          string         `yaml:"id"`
	Label       Text           `yaml:"label"`
	Source      Text           `yaml:"source"`     // who published or collected it, for the foot of a figure
	Population  Text           `yaml:"population"` // whom the respondents are drawn from
	Fieldwork   Fieldwork      `yaml:"fieldwork,omitempty"`
	Provenance  Provenance     `yaml:"provenance"`
	Respondents int            `yaml:"respondents,omitempty"` // who answered the questionnaire at all; 0 when unknown
	Design      Design         `yaml:"design,omitempty"`      // how respondents were drawn, where they do not all count the same
	PassOver    []string       `yaml:"pass_over,omitempty"`   // columns of the files that are no answers and not of the design
	Files       []WaveFile     `yaml:"files,omitempty"`
	Counts      []WaveFile     `yaml:"counts,omitempty"`  // files of counts instead of respondents, see package spoor/data/counts
	Sources     []WaveFile     `yaml:"sources,omitempty"` // tables of respondents in a database, counted where they are
	Link        *linking.Links `yaml:"link,omitempty"`    // by which those who took part in another wave too are known
	Pool        string         `yaml:"pool,omitempty"`    // the record of the pool that the counts are, by which the next is checked
	Import      *Import        `yaml:"import,omitempty"`  // the export that the files were made from
	Items       []WaveItem     `yaml:"items,omitempty"`   // asked in another way than the codebook says
	Means       []PrintedMean  `yaml:"means,omitempty"`
	Notes       []WaveNote     `yaml:"notes,omitempty"`

	Archive deposit.Archive `yaml:"archive,omitempty"` // what an archive asks of this wave, beside what the codebook says

	// Subset is the condition that the respondents meet who are counted; "" where all are.
	Subset string `yaml:"-"`

	made bool // of sources that were given, without a wave.yaml
}

// WaveFile is one file of respondents and the items it holds; or instead of a file tables in databases, each of other
// respondents, which are added.
type WaveFile struct {
	Line  strictyaml.Line `yaml:"-" json:"-"`
	Name  string          `yaml:"name,omitempty"`
	URLs  []string        `yaml:"urls,omitempty"` // see [database.Parse]
	Given bool            `yaml:"-"`              // the URLs do not stand in the wave: the user gave them
	Items []string        `yaml:"items"`
}

// PrintedMean is the mean of a number item of which nothing but the mean is known.
type PrintedMean struct {
	Line strictyaml.Line `yaml:"-" json:"-"`
	Item string          `yaml:"item"`
	Row  string          `yaml:"row,omitempty"`
	N    int             `yaml:"n"`
	Mean float64         `yaml:"mean"` // in the unit of the item's range
}

// WaveNote is a caution on an item, or on one row or option of it. It becomes a footnote wherever the number is shown.
type WaveNote struct {
	Line   strictyaml.Line `yaml:"-" json:"-"`
	Item   string          `yaml:"item"`
	Row    string          `yaml:"row,omitempty"`
	Option string          `yaml:"option,omitempty"`
	Text   Text            `yaml:"text"`
}

// YAML returns the wave as the text of a wave.yaml, which ParseWave reads back.
func (w Wave) YAML() ([]byte, error) {
	var text bytes.Buffer
	encoder := yaml.NewEncoder(&text)
	encoder.SetIndent(2)
	if err := encoder.Encode(w); err != nil {
		return nil, fmt.Errorf("write wave %s: %w", w.ID, err)
	}
	return text.Bytes(), nil
}

// ParseWave reads a wave.yaml of a survey with that codebook. The error is a [Problems], as that of [ParseCodebook].
func ParseWave(file string, source []byte, codebook Codebook) (Wave, error) {
	var wave Wave
	check := waveCheck{checker: newChecker(file, source, &wave), codebook: codebook}
	check.run(wave)
	if problems := check.Sorted(); len(problems) > 0 {
		return Wave{}, problems
	}
	return wave, nil
}

type waveCheck struct {
	checker
	codebook Codebook
}

func (c *waveCheck) run(wave Wave) {
	switch {
	case wave.ID == "":
		c.missing(c.keyLine("id"), "the wave has no id; give the name of its folder")
	case !folder.SafeName(wave.ID):
		c.report(c.keyLine("id"), "id %q: use a plain name such as 2026, without / or \\", wave.ID)
	}
	switch {
	case wave.Provenance == "":
		c.missing(c.keyLine("provenance"), "the wave has no provenance; use observed for answers of respondents")
	case wave.Provenance != Observed && wave.Provenance != Reconstructed:
		c.report(c.keyLine("provenance"), "provenance %q is not one of observed, reconstructed", wave.Provenance)
	}
	if wave.Respondents < 0 {
		c.report(c.keyLine("respondents"), "respondents is %d; give the number who answered the questionnaire", wave.Respondents)
	}
	wave.Fieldwork.Check(&c.Checker, func(key string) strictyaml.Line { return c.keyLine("fieldwork", key) })
	c.archive(wave.Archive)
	if len(wave.Files) == 0 && len(wave.Counts) == 0 && len(wave.Sources) == 0 && len(wave.Means) == 0 {
		c.missing(c.keyLine("files"), "the wave has no files")
	}
	c.items(wave)
	holder := map[string]string{}
	c.files(slices.Concat(wave.Files, wave.Counts), holder)
	c.sources(wave.Sources, holder)
	c.means(wave.Means, holder)
	c.design(wave.Design, wave.PassOver)
	c.imported(wave.Import)
	if why := wave.Link.Wrong(); why != "" {
		c.report(c.keyLine("link", "key"), "%s", why)
	}
	if wave.Pool != "" && !folder.SafeName(wave.Pool) {
		c.report(c.keyLine("pool"), "pool %q: use a plain name in the folder of the wave, without / or \\", wave.Pool)
	}
	for _, note := range wave.Notes {
		c.part(note.Line, "note", note.Item, note.Row, note.Option)
		if note.Text == (Text{}) {
			c.missing(note.Line, "the note on %s has no text", note.Item)
		}
	}
}

// files checks the files and enters in holder which of them holds each item.
func (c *waveCheck) files(files []WaveFile, holder map[string]string) {
	seen := map[string]bool{}
	for _, file := range files {
		switch {
		case len(file.URLs) > 0:
			c.report(file.Line, "urls name tables in a database; list them under sources")
		case file.Name == "":
			c.missing(file.Line, "the file has no name")
		case !folder.SafeName(file.Name):
			c.report(file.Line, "file name %q: use a plain name in the folder of the wave, without / or \\", file.Name)
		case seen[file.Name]:
			c.report(file.Line, "file %s is listed twice", file.Name)
		}
		seen[file.Name] = true
		c.held(file, "file "+file.Name, file.Name, holder)
	}
}

// held checks the items of a file or source, and enters who holds them.
func (c *waveCheck) held(file WaveFile, who, name string, holder map[string]string) {
	if len(file.Items) == 0 {
		c.missing(file.Line, "%s has no items; list those that it holds", who)
	}
	for _, id := range file.Items {
		if !c.known(file.Line, who, id) {
			continue
		}
		if before, taken := holder[id]; taken {
			c.report(file.Line, "item %q is in %s and in %s; an item stands in one file", id, before, name)
		}
		holder[id] = name
	}
}

// means checks the printed means: each of a part that has no other tally.
func (c *waveCheck) means(means []PrintedMean, holder map[string]string) {
	first := map[UnitID]strictyaml.Line{}
	for _, mean := range means {
		if !c.mean(mean) {
			continue
		}
		id := UnitID{mean.Item, mean.Row}
		if before, twice := first[id]; twice {
			c.report(mean.Line, "the mean of %s stands on line %d already", id, before)
		}
		first[id] = mean.Line
		if file, held := holder[mean.Item]; held {
			c.report(mean.Line, "item %q is in %s already; leave out its means", mean.Item, file)
		}
	}
	c.allRows(first, "mean")
}

// allRows checks that where one row of a battery is given, all are.
func (c *waveCheck) allRows(given map[UnitID]strictyaml.Line, what string) {
	for _, item := range c.codebook.Items {
		var last strictyaml.Line
		var absent []string
		for _, row := range item.Rows {
			if line, found := given[UnitID{item.ID, row.ID}]; found {
				last = max(last, line)
			} else {
				absent = append(absent, row.ID)
			}
		}
		if last > 0 && len(absent) > 0 {
			c.missing(last, "item %q has no %s for row %s; give all rows of a battery", item.ID, what, strings.Join(absent, ", "))
		}
	}
}

func (c *waveCheck) known(line strictyaml.Line, who, id string) bool {
	if id == "" {
		c.missing(line, "%s names no item", who)
		return false
	}
	_, known := c.codebook.Item(id)
	if !known {
		c.report(line, "%s refers to item %q, which the codebook does not have%s", who, id, nearest.DidYouMean(id, c.codebook.ItemIDs()))
	}
	return known
}

func (c *waveCheck) mean(mean PrintedMean) bool {
	if !c.part(mean.Line, "mean", mean.Item, mean.Row, "") {
		return false
	}
	item, _ := c.codebook.Item(mean.Item)
	switch {
	case item.Kind != Number:
		c.report(mean.Line, "item %q is of kind %s; only a number has a mean", item.ID, item.Kind)
		return false
	case len(item.Rows) > 0 && mean.Row == "":
		c.missing(mean.Line, "item %q has rows; give the row of this mean", item.ID)
		return false
	case mean.N <= 0:
		c.missing(mean.Line, "n is %d; a mean needs the number of respondents it is of", mean.N)
	case mean.Mean < item.Range[0] || mean.Mean > item.Range[1]:
		c.report(mean.Line, "mean %v is outside the range of item %q, %v to %v", mean.Mean, item.ID, item.Range[0], item.Range[1])
	}
	return true
}

// part checks a reference to an item and, where they are given, one of its rows and one of its options.
func (c *waveCheck) part(line strictyaml.Line, who, id, row, option string) bool {
	if !c.known(line, who, id) {
		return false
	}
	item, _ := c.codebook.Item(id)
	if _, known := item.Row(row); row != "" && !known {
		c.report(line, "%s refers to row %q, which item %q does not have%s", who, row, id, nearest.DidYouMean(row, IDs(item.Rows)))
		return false
	}
	if _, known := item.Answer(option); option != "" && !known {
		c.report(line, "%s refers to option %q, which item %q does not have (%s)", who, option, id, strings.Join(IDs(item.Answers()), ", "))
		return false
	}
	return true
}
