package counts

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/records"
)

// Table is what a file of counts holds.
type Table struct {
	Tallies []data.Tally // in the order of the file, of wave ""
	Cases   []data.Cases
	Notes   []string // what was assumed because the file does not say
}

// Options complete a file of counts.
type Options struct {
	Items   []string  // that are read; none for all. Of one, a table that does not say what it is of is taken to be of it
	Base    int       // the number of respondents or trajectories, where the file does not hold it; 0 is unknown
	Lang    data.Lang // of problems and notes; English where it is empty
	Recover Recover   // nil refuses percentages
}

// Recover returns the counts that printed percentages of a base can stand for, each set in the order of the percentages, or an error
// where that cannot be told. Of a single choice the counts add up to the base, less the rest where there is one.
type Recover func(p Percentages) ([][]int, error)

// Percentages are those of one question, or one row of a battery.
type Percentages struct {
	Printed []string // with a decimal point and no sign, such as 39.1
	Base    int
	Single  bool // each respondent is in one of them
	Rest    bool // or in something that is not among them
}

// File is a file that may hold counts.
type File struct {
	*catalogue
	name   string
	sheets []sheet
}

// Open reads a file, all sheets of it. One that is larger than a table of counts can be holds none. The error is a [data.Problems] when
// it is about the content.
//
// In a file with tables below each other the lines differ in length, and labels hold commas, so the delimiter may be another than it
// seems: it is the one by which there are counts.
func Open(name string, content []byte, codebook data.Codebook) (File, error) {
	f := File{catalogue: newCatalogue(codebook), name: name}
	first, err := records.Open(name, bytes.NewReader(content), records.Options{})
	if err != nil {
		return File{}, problem.Listed(err)
	}
	if f.sheets, err = readSheets(name, content, first.Dialect(), records.Options{}); err != nil {
		return File{}, err
	}
	if first.Dialect().Format != records.Delimited || len(f.sheets) == 0 || f.HasHeader() || f.Holds() {
		return f, nil
	}
	for _, delimiter := range []string{";", "tab", ",", "|"} {
		other := f
		if other.sheets, err = readSheets(name, content, first.Dialect(), records.Options{Delimiter: delimiter}); err == nil && (other.HasHeader() || other.Holds()) {
			return other, nil
		}
	}
	return f, nil
}

// reading turns a file into tallies.
type reading struct {
	File
	options  Options
	table    Table
	units    []*unit
	passed   []string // items that were not asked for
	problems data.Problems
}

func (r *reading) lang() data.Lang {
	if r.options.Lang == "" {
		return data.English
	}
	return r.options.Lang
}

// report adds a problem, once.
func (r *reading) report(file string, line int, column string, message data.Text, args ...any) {
	one := data.Problem{File: file, Line: line, Column: column, Lang: string(r.lang()), Message: message.Say(r.lang(), args...)}
	if !slices.Contains(r.problems, one) {
		r.problems = append(r.problems, one)
	}
}

func (r *reading) note(message data.Text, args ...any) {
	if text := problem.Printable(message.Say(r.lang(), args...)); !slices.Contains(r.table.Notes, text) {
		r.table.Notes = append(r.table.Notes, text)
	}
}

// Read reads the counts. A table is read by the labels in it, see the package comment; an option is given by its label or id, and for a
// number item the options are its rows, and the counts are of trajectories.
//
// The error is a [data.Problems] when it is about the content, with all that is wrong: an unknown item or option, a count that is no
// whole number, one above its base, counts of a single choice that do not add to the base, and a base that is missing, 0, or a total of
// ticks.
func (f File) Read(o Options) (Table, error) {
	r := reading{File: f, options: o}
	for _, s := range f.sheets {
		if s.err != nil {
			return Table{}, s.err
		}
	}
	for _, id := range o.Items {
		if r.byID(id) == nil {
			r.report(f.name, 0, "", say.noItem, id, didYouMean(id, r.ids(), r.lang()), r.hasItems())
		}
	}
	if len(r.problems) == 0 {
		r.parts()
		r.count()
	}
	if len(r.problems) > 0 {
		slices.SortStableFunc(r.problems, func(a, b data.Problem) int {
			if a.File != b.File {
				return r.place(a.File) - r.place(b.File)
			}
			return a.Line - b.Line
		})
		return Table{}, r.problems
	}
	return r.table, nil
}

func (r *reading) place(file string) int {
	return slices.IndexFunc(r.sheets, func(s sheet) bool { return s.file == file })
}

func (c *catalogue) ids() []string {
	var ids []string
	for _, q := range c.questions {
		ids = append(ids, q.ID)
	}
	return ids
}

func (r *reading) hasItems() string {
	return say.hasItems.Say(r.lang(), r.titles(r.questions, r.lang()))
}

// parts reads every table of every sheet.
func (r *reading) parts() {
	var without, with []string
	for _, s := range r.sheets {
		parts := r.partsOf(s)
		r.drop(&parts)
		if len(parts) == 0 {
			without = append(without, s.name)
		} else {
			with = append(with, s.name)
		}
		for i := range parts {
			r.assign(&parts[i])
			r.remark(parts[i])
		}
	}
	switch {
	case len(with) == 0 && len(r.problems) == 0:
		r.report(r.name, 0, "", say.noCounts)
	case len(r.sheets) > 1 && len(with) > 0:
		r.note(say.hasSheets, r.name, listed(with))
		if len(without) > 0 {
			r.note(say.notShown, r.name, listed(without))
		}
	}
}

// partsOf reads the tables of a sheet.
func (r *reading) partsOf(s sheet) []part {
	var parts []part
	for _, region := range r.beside(s) {
		for _, b := range r.split(region) {
			p := part{file: s.file, first: b.data[0].line, titled: b.titled(r.catalogue, region), bases: b.mentions(), lost: r.lostIn(b)}
			if !r.matrix(b, &p) && !r.wide(b, &p) {
				r.long(b, &p)
			}
			parts = append(parts, p)
		}
	}
	return parts
}

// drop leaves out tables of something else, where there are others: none of their lines is an option, and nothing says that it would be.
func (r *reading) drop(parts *[]part) {
	isCounted := func(p part) bool {
		return slices.ContainsFunc(p.lines, func(l line) bool { return r.isOption(l.option) })
	}
	if !slices.ContainsFunc(*parts, isCounted) {
		return
	}
	*parts = slices.DeleteFunc(*parts, func(p part) bool {
		if isCounted(p) || p.named || p.titled.question != nil || len(p.lines) == 0 {
			return false
		}
		r.note(say.otherTable, p.file, p.first, p.lines[0].option)
		return true
	})
}

// remark says what of a table was not read.
func (r *reading) remark(p part) {
	if len(p.left) > 0 {
		r.note(say.ignored, p.file, listed(p.left))
	}
	var remarks []string
	for _, l := range p.lost {
		if l.inside {
			r.report(p.file, l.line, "", say.withoutNumber, problem.Quoted(l.text))
			continue
		}
		remarks = append(remarks, problem.Quoted(l.text))
	}
	if len(remarks) > 0 {
		r.note(say.remarks, p.file, strings.Join(remarks, ", "))
	}
}

// at names a place in a file for in a note.
func at(file string, line int) string { return fmt.Sprintf("%s:%d", file, line) }
