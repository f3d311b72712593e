package importing

import (
	"fmt"
	"strings"

	"spoor/data"
	"spoor/data/linking"
	"spoor/data/platform"
)

// linkColumn is the column by which respondents are known again.
type linkColumn struct {
	column platform.Column
	at     int // its place in a record; 0 without one
	blank  int // respondents without
	short  int // of whom so many have a number that was shortened
}

// findLink finds the column of links. It may be one that says who somebody is: nothing of it is stored but the link.
func (i *Importer) findLink() error {
	if i.options.Link == "" {
		return nil
	}
	column, err := i.export.Find(i.options.Link)
	if err != nil {
		return data.Problems{{File: i.file, Message: fmt.Sprintf("link: %v", err)}}
	}
	i.link = linkColumn{column: column, at: len(i.header)}
	i.header = append(i.header, linking.Column)
	return nil
}

// isLink reports whether a column is that of links.
func (i *Importer) isLink(column platform.Column) bool {
	return i.link.at > 0 && column.Index == i.link.column.Index
}

func (i *Importer) readLink(r platform.Response) {
	if i.link.at == 0 {
		return
	}
	link := i.options.Links.Link(r.Text(i.link.column.Index))
	if link == "" {
		i.link.blank++
		if linking.Shortened(strings.TrimSpace(r.Text(i.link.column.Index))) {
			i.link.short++
		}
	}
	i.record.Cells[i.link.at] = link
}

// linkNotes says how many respondents have no link.
func (i *Importer) linkNotes() []string {
	var notes []string
	if n := i.link.blank - i.link.short; n > 0 {
		notes = append(notes, fmt.Sprintf("%s without a cell in %q to link by: nobody can tell whether they took part before", count(n, "respondent"), i.link.column.Name))
	}
	if i.link.short > 0 {
		notes = append(notes, fmt.Sprintf("%s whose number in %q a spreadsheet shortened, as in 1,23E+05, get no link: set the column to text and export it again", count(i.link.short, "respondent"), i.link.column.Name))
	}
	return notes
}
