package counts

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/counts/layout"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/inorder"
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
	Meant   Meant     // what mistyped texts are read as
}

// Meant are the names of items, rows and options that texts of a file stand for, by the text: slips that somebody confirmed.
type Meant map[string]string

// read is what a text is read as.
func (m Meant) read(text string) string {
	if name, slipped := m[text]; slipped {
		return name
	}
	return text
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
	*layout.Catalogue
	name   string
	sheets []layout.Sheet
}

// Open reads a file, all sheets of it. One that is larger than a table of counts can be holds none. The error is a [data.Problems] when
// it is about the content.
//
// In a file with tables below each other the lines differ in length, and labels hold commas, so the delimiter may be another than it
// seems: it is the one by which there are counts.
func Open(name string, content []byte, codebook data.Codebook) (File, error) {
	f := File{Catalogue: layout.NewCatalogue(codebook), name: name}
	first, err := records.Open(name, bytes.NewReader(content), records.Options{})
	if err != nil {
		return File{}, problem.Listed(err)
	}
	if f.sheets, err = layout.ReadSheets(name, content, first.Dialect(), records.Options{}); err != nil {
		return File{}, err
	}
	if first.Dialect().Format != records.Delimited || len(f.sheets) == 0 || f.HasHeader() || f.Holds() {
		return f, nil
	}
	for _, delimiter := range []string{";", "tab", ",", "|"} {
		other := f
		if other.sheets, err = layout.ReadSheets(name, content, first.Dialect(), records.Options{Delimiter: delimiter}); err == nil && (other.HasHeader() || other.Holds()) {
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
	passed   []string       // items that were not asked for
	noRows   []*layout.Part // of which a line without its row was a problem already
	assumed  []assumed
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
	r.slip(problem.Slip{}, file, line, column, message, args...)
}

// slip adds a problem with a text that was probably meant to be a name, once.
func (r *reading) slip(slip problem.Slip, file string, line int, column string, message data.Text, args ...any) {
	if slip.Meant == "" {
		slip = problem.Slip{}
	}
	one := data.Problem{File: file, Line: line, Column: column, Lang: string(r.lang()), Message: message.Say(r.lang(), args...), Slip: slip}
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
// Whole number, one above its base, counts of a single choice that do not add to the base, and a base that is missing, 0, or a total of
// ticks.
func (f File) Read(o Options) (Table, error) {
	r := reading{File: f, options: o}
	for _, s := range f.sheets {
		if s.Err != nil {
			return Table{}, s.Err
		}
	}
	for _, id := range o.Items {
		if r.ByID(id) == nil {
			r.report(f.name, 0, "", say.noItem, id, r.meantItem(id))
		}
	}
	if len(r.problems) == 0 {
		r.parts()
		r.count()
	}
	if len(r.problems) > 0 {
		inorder.By(r.problems, func(a, b data.Problem) int {
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
	return slices.IndexFunc(r.sheets, func(s layout.Sheet) bool { return s.File == file })
}

// meantItem says which item a name was probably meant to be, or which there are.
func (r *reading) meantItem(name string) string {
	if meant := suggested(r.nearestItem(name), r.lang()); meant != "" {
		return meant
	}
	return say.hasItems.Say(r.lang(), r.Titles(r.Questions, r.lang()))
}

// parts reads every table of every sheet. What is hidden, such as the counts of last year, is read where nothing else has counts.
func (r *reading) parts() {
	var without, with []string
	sheets := r.sheets
	if seen := slices.DeleteFunc(slices.Clone(sheets), func(s layout.Sheet) bool { return s.Hidden }); slices.ContainsFunc(seen, func(s layout.Sheet) bool { return len(r.PartsOf(s)) > 0 }) {
		sheets = seen
	}
	for _, s := range sheets {
		parts := r.PartsOf(s)
		r.correct(parts)
		r.drop(&parts)
		if len(parts) == 0 {
			without = append(without, s.Name)
		} else {
			with = append(with, s.Name)
		}
		for i := range parts {
			r.unclear(parts[i])
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
		if len(sheets) < len(r.sheets) {
			var hidden []string
			for _, s := range r.sheets {
				if s.Hidden {
					hidden = append(hidden, s.Name)
				}
			}
			r.note(say.hiddenSheets, r.name, listed(hidden))
		}
	}
}

// nearestItem is the title or id of an item that a name was probably meant to be; "" for none.
func (r *reading) nearestItem(name string) string {
	return layout.Meant(name, append(r.allTitles(), r.IDs()...))
}

// correct reads slips that were confirmed as what they stand for, and says so.
func (r *reading) correct(parts []layout.Part) {
	for _, p := range parts {
		for i := range p.Lines {
			l := &p.Lines[i]
			for _, text := range []*string{&l.Item, &l.Row, &l.Option} {
				if name := r.options.Meant.read(*text); name != *text {
					r.note(say.readAs, at(p.File, l.Line), *text, name)
					*text = name
				}
			}
		}
	}
}

// drop leaves out tables of something else, where there are others: none of their lines is an option, and nothing says that it would be.
func (r *reading) drop(parts *[]layout.Part) {
	isCounted := func(p layout.Part) bool {
		return slices.ContainsFunc(p.Lines, func(l layout.Line) bool { return r.IsOption(l.Option) })
	}
	if !slices.ContainsFunc(*parts, isCounted) {
		return
	}
	*parts = slices.DeleteFunc(*parts, func(p layout.Part) bool {
		if isCounted(p) || p.Named || p.Titled.Question != nil || len(p.Lines) == 0 {
			return false
		}
		r.note(say.otherTable, p.File, p.First, p.Lines[0].Option)
		return true
	})
}

// unclear reports tables of which it cannot be seen which numbers are the counts.
func (r *reading) unclear(p layout.Part) {
	if len(p.Unsure) > 0 {
		r.report(p.File, p.First, "", say.whichColumn, listed(p.Unsure))
	}
	if p.Several > 0 {
		r.report(p.File, p.Several, "", say.whichLine)
	}
}

// remark says what of a table was not read.
func (r *reading) remark(p layout.Part) {
	if len(p.Left) > 0 {
		r.note(say.ignored, p.File, listed(p.Left))
	}
	var remarks []string
	for _, l := range p.Lost {
		if l.Inside {
			r.report(p.File, l.Line, "", say.withoutNumber, problem.Quoted(l.Text))
			continue
		}
		remarks = append(remarks, problem.Quoted(l.Text))
	}
	if len(remarks) > 0 {
		r.note(say.remarks, p.File, strings.Join(remarks, ", "))
	}
}

// at names a place in a file for in a note.
func at(file string, line int) string { return fmt.Sprintf("%s:%d", file, line) }

// listed are different texts in quotes.
func listed(texts []string) string {
	out := ""
	for i, text := range texts {
		if slices.Contains(texts[:i], text) {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += `"` + text + `"`
	}
	return out
}
