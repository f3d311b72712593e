package layout

// Line is what a table says of one option of an item, or of the respondents to it.
type Line struct {
	Line                       int
	Item, Row, Option          string // as the file has them
	ItemColumn, RowColumn, Col string // what those columns are called
	Given                      map[Role]Given
}

// Given is a number of a line.
type Given struct {
	value
	Cell   string // as it stands in the file
	Column string
}

// Part is one table of a file, as lines.
type Part struct {
	File    string
	First   int // line of the file
	Lines   []Line
	Titled  named // what stands above the table, or on the sheet
	Matched bool  // its cells belong to the item for certain
	Bases   []Mention
	Named   bool     // a header says that the numbers are counts or percentages
	Left    []string // columns that were not read
	Lost    []lost   // lines with a text and no number
	Unsure  []string // columns of numbers of which it cannot be seen which are the counts
	Several int      // line of the file, of a second line of counts of which that cannot be seen; 0 without
	Options bool     // there are options beside or above those
}

// lost is a line without a number.
type lost struct {
	Line   int
	Text   string
	Inside bool // of the table, with numbers below it, and nearly the label of an option
}

// PartsOf reads the tables of a sheet.
func (c *Catalogue) PartsOf(s Sheet) []Part {
	var parts []Part
	for _, region := range c.beside(s) {
		for _, b := range c.split(region) {
			p := Part{File: s.File, First: b.data[0].line, Titled: b.titled(c, region), Bases: b.mentions(), Lost: c.lostIn(b)}
			if !c.matrix(b, &p) && !c.wide(b, &p) {
				c.long(b, &p)
			}
			parts = append(parts, p)
		}
	}
	return parts
}
