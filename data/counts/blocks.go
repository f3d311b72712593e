package counts

import (
	"slices"

	"spoor/data/platform"
)

// block is a table in a sheet: what stands above it, its header and its rows.
type block struct {
	leads  []row
	header *row
	data   []row
	bases  []mention // from rows above that hold nothing but a number of respondents
}

// mention is a number of respondents that stands outside the options.
type mention struct {
	n, line int
	text    string
	column  string // "" where it stands in a text
	role    role
	table   bool // it stands above or below the table, for all that is in it
}

// splitting cuts a sheet into the tables that stand below each other.
type splitting struct {
	*catalogue
	blocks  []block
	current block
}

func (c *catalogue) split(s sheet) []block {
	sp := splitting{catalogue: c}
	before := 0
	for _, r := range s.rows {
		gap := before > 0 && r.line > before+1
		before = r.line
		switch {
		case sp.isHeader(r):
			sp.header(r)
		case len(r.values()) == 0 || soleMention(r):
			sp.text(r, gap)
		default:
			sp.number(r, gap)
		}
	}
	sp.flush()
	return sp.blocks
}

// isHeader reports whether a row is a header though numbers stand in it: years, or options that are called by a number.
func (sp *splitting) isHeader(r row) bool {
	values := r.values()
	if len(values) == 0 || soleMention(r) {
		return false
	}
	years := !slices.ContainsFunc(values, func(i int) bool { return !aYear.MatchString(r.cells[i]) })
	switch label := firstText(r); {
	case years && label == "":
		return !hasNumbers(sp.current.data)
	case years:
		return isTextRole(roleOf(label)) && !sp.isOption(label)
	case len(values) < 3:
		return false
	}
	return slices.ContainsFunc(sp.questions, func(q *question) bool {
		return !slices.ContainsFunc(values, func(i int) bool { return !q.choices.has(r.cells[i]) })
	})
}

// soleMention reports whether a row is a remark such as "n = 12" alone.
func soleMention(r row) bool {
	only := ""
	for _, cell := range r.cells {
		if cell != "" && only != "" && cell != only {
			return false
		}
		if cell != "" {
			only = cell
		}
	}
	return countedCell.MatchString(only)
}

// header begins a table, if one with numbers is above it.
func (sp *splitting) header(r row) {
	if hasNumbers(sp.current.data) {
		titles := sp.titlesBelow()
		sp.flush()
		sp.current.leads = append(sp.current.leads, titles...)
	}
	if sp.current.header != nil {
		sp.current.leads = append(sp.current.leads, *sp.current.header)
	}
	sp.current.leads = append(sp.current.leads, sp.current.data...) // remarks between
	sp.current.data = nil
	sp.current.header = &r
}

// titlesBelow takes the titles that stand below the numbers of a table from it: they are of the next one.
func (sp *splitting) titlesBelow() []row {
	data := sp.current.data
	from := len(data)
	for from > 0 && len(data[from-1].values()) == 0 {
		text := firstText(data[from-1])
		if _, titled := sp.named(text); !titled || sp.isOption(text) {
			break
		}
		from--
	}
	sp.current.data = data[:from]
	return data[from:]
}

// text places a row without numbers: a title, a header, a row of a battery, or a remark.
func (sp *splitting) text(r row, gap bool) {
	texts := r.texts()
	started := hasNumbers(sp.current.data)
	switch {
	case len(texts) == 0: // n = 12
		sp.add(r, started)
	case len(texts) == 1:
		sp.single(r, texts[0], started, gap)
	case sp.isOption(texts[0]) && !slices.ContainsFunc(texts[1:], func(text string) bool { return sp.isOption(text) || roleOf(text) != roleOther }):
		sp.current.data = append(sp.current.data, r) // an option with a remark in the place of its number
	case started && !sp.isHead(texts):
		sp.current.data = append(sp.current.data, r)
	default:
		sp.header(r)
	}
}

// isHead reports whether a row of texts below a table is the header of another, and no remark: a text in it says what a column holds.
func (sp *splitting) isHead(texts []string) bool {
	if isBaseRole(roleOf(texts[0])) && !slices.ContainsFunc(texts[1:], func(text string) bool { return roleOf(text) != roleOther }) {
		return false // "n" with a word in the place of a number
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		_, titled := sp.named(text)
		return titled || sp.isOption(text) || isTextRole(roleOf(text)) || isNumberRole(roleOf(text))
	})
}

func (sp *splitting) add(r row, data bool) {
	if data {
		sp.current.data = append(sp.current.data, r)
	} else {
		sp.current.leads = append(sp.current.leads, r)
	}
}

// single places a row with one text.
func (sp *splitting) single(r row, text string, started, gap bool) {
	_, titled := sp.named(text)
	ofRow := sp.isRow(text)
	switch {
	case started && titled && !ofRow && !sp.isOption(text), started && gap && ofRow && sp.current.header == nil:
		sp.flush()
		sp.current.leads = append(sp.current.leads, r)
	case started:
		sp.current.data = append(sp.current.data, r)
	case sp.current.header == nil && isHeaderAlone(text):
		sp.current.header = &r
	default:
		sp.add(r, sp.current.header != nil)
	}
}

// isHeaderAlone reports whether one text names a column of numbers.
func isHeaderAlone(text string) bool {
	r := roleOf(text)
	return r == roleCount || r == rolePercent
}

// number places a row with numbers. Behind a gap another table begins, unless the row tells of the respondents.
func (sp *splitting) number(r row, gap bool) {
	if gap && hasNumbers(sp.current.data) {
		label := firstText(r)
		_, missing := platform.Missing(label)
		if label == "" || !isBaseRole(roleOf(label)) && !missing && !isOther(label) && !sp.goesOn(r) {
			sp.flush()
		}
	}
	sp.current.data = append(sp.current.data, r)
}

// goesOn reports whether a row goes on with the table above it: its option is one of the same question, and new.
func (sp *splitting) goesOn(r row) bool {
	text := firstText(r)
	for _, q := range sp.questions {
		for _, names := range []*labels{q.choices, q.rows} {
			place := names.find(text).place
			if place < 0 {
				continue
			}
			same, other := false, false
			for _, above := range sp.current.data {
				at := names.find(firstText(above)).place
				same, other = same || at == place, other || at >= 0
			}
			if other && !same {
				return true
			}
		}
	}
	return false
}

// flush ends the block. One with nothing that is counted tells the block that follows of the respondents.
func (sp *splitting) flush() {
	b := sp.current
	sp.current = block{}
	if hasNumbers(b.data) && !sp.onlyAbout(b) {
		sp.blocks = append(sp.blocks, b)
		return
	}
	sp.current.bases = b.bases
	for _, r := range b.data {
		for _, at := range r.values() {
			if of := roleOf(firstText(r)); isBaseRole(of) {
				if v := (signs{}).read(r.cells[at]); v.form == whole {
					sp.current.bases = append(sp.current.bases, mention{n: v.count, line: r.line, text: firstText(r), role: of, table: true})
				}
			}
		}
	}
	sp.current.leads = b.leads
	if b.header != nil {
		sp.current.leads = append(sp.current.leads, *b.header)
	}
	for _, r := range b.data {
		if len(r.values()) == 0 {
			sp.current.leads = append(sp.current.leads, r)
		}
	}
}

// onlyAbout reports whether the numbers of a block are no counts of options but of the respondents, the year and the like.
func (sp *splitting) onlyAbout(b block) bool {
	return !slices.ContainsFunc(b.data, func(r row) bool {
		label := firstText(r)
		if len(r.values()) == 0 || soleMention(r) || sp.isOption(label) {
			return sp.isOption(label)
		}
		of := roleOf(label)
		return !isBaseRole(of) && of != roleIgnored
	})
}

func hasNumbers(rows []row) bool {
	return slices.ContainsFunc(rows, func(r row) bool { return len(r.values()) > 0 && !soleMention(r) })
}

func firstText(r row) string {
	if texts := r.texts(); len(texts) > 0 {
		return texts[0]
	}
	return ""
}

// titled finds the item that the texts above a block name, the nearest first, or its header or sheet does.
func (b block) titled(c *catalogue, s sheet) named {
	var texts []string
	if b.header != nil {
		texts = b.header.texts()
	}
	for _, lead := range slices.Backward(b.leads) {
		texts = append(texts, lead.texts()...)
	}
	if s.name != "" {
		texts = append(texts, s.name)
	}
	row := named{} // a row of a battery may stand nearer than its question
	for _, text := range texts {
		n, known := c.named(text)
		switch {
		case !known || c.isOption(text) && !(n.question != nil && n.row == ""):
		case n.row != "":
			if row.question == nil {
				row = n
			}
		case row.question == nil || row.question == n.question:
			return named{n.question, row.row}
		}
	}
	return row
}

// mentions are the numbers of respondents in the texts above and below a block.
func (b block) mentions() []mention {
	out := b.bases
	texts := slices.Clone(b.leads)
	for _, r := range b.data {
		if len(r.values()) == 0 || soleMention(r) {
			texts = append(texts, r)
		}
	}
	if b.header != nil {
		texts = append(texts, *b.header)
	}
	for _, r := range texts {
		for _, cell := range slices.Compact(slices.Clone(r.cells)) {
			if n, ok := textBase(cell); ok {
				out = append(out, mention{n: n, line: r.line, text: cell, role: roleBase, table: true})
			}
		}
	}
	return out
}

// inPercent reports whether a title or the header says, of all numbers below it, that they are percentages.
func (b block) inPercent() bool {
	rows := b.leads
	if b.header != nil && len(b.header.texts()) > 1 {
		rows = append(slices.Clone(rows), row{cells: b.header.cells[:1]})
	}
	return slices.ContainsFunc(rows, func(r row) bool { return slices.ContainsFunc(r.texts(), saysPercent) })
}
