package layout

import (
	"slices"

	"spoor/data/writing"
)

// block is a table in a sheet: what stands above it, its header and its rows.
type block struct {
	leads  []row
	header *row
	data   []row
	bases  []Mention // from rows above that hold nothing but a number of respondents
}

// Mention is a number of respondents that stands outside the options.
type Mention struct {
	N, Line int
	Text    string
	Column  string // "" where it stands in a text
	Role    Role
	Table   bool // it stands above or below the table, for all that is in it
}

// splitting cuts a sheet into the tables that stand below each other.
type splitting struct {
	*Catalogue
	blocks  []block
	current block
}

func (c *Catalogue) split(s Sheet) []block {
	sp := splitting{Catalogue: c}
	before := 0
	for _, r := range s.Rows {
		gap := before > 0 && r.line > before+1
		before = r.line
		switch {
		case sp.isHeader(r, gap):
			sp.header(r)
		case len(r.Values()) == 0 || soleMention(r):
			sp.text(r, gap)
		default:
			sp.number(r, gap)
		}
	}
	sp.flush()
	return sp.blocks
}

// isHeader reports whether a row is a header though numbers stand in it: years, or options that are called by a number.
func (sp *splitting) isHeader(r row, gap bool) bool {
	values := r.Values()
	if len(values) == 0 || soleMention(r) {
		return false
	}
	years := !slices.ContainsFunc(values, func(i int) bool { return !aYear.MatchString(r.Cells[i]) })
	switch label := firstText(r); {
	case years && (label == "" || isNumberRole(RoleOf(label))):
		return gap || !hasNumbers(sp.current.data)
	case years:
		return isTextRole(RoleOf(label)) && !sp.IsOption(label)
	case len(values) < 3:
		return false
	}
	return slices.ContainsFunc(sp.Questions, func(q *Question) bool {
		return !slices.ContainsFunc(values, func(i int) bool { return !q.Choices.Has(r.Cells[i]) })
	})
}

// soleMention reports whether a row is a remark such as "n = 12" or "12 respondenten" alone.
func soleMention(r row) bool {
	only := ""
	for _, cell := range r.Cells {
		if cell != "" && only != "" && cell != only {
			return false
		}
		if cell != "" {
			only = cell
		}
	}
	return isMention(only)
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
	for from > 0 && len(data[from-1].Values()) == 0 {
		text := firstText(data[from-1])
		if _, titled := sp.Named(text); !titled || sp.IsOption(text) {
			break
		}
		from--
	}
	sp.current.data = data[:from]
	return data[from:]
}

// text places a row without numbers: a title, a header, a row of a battery, or a remark.
func (sp *splitting) text(r row, gap bool) {
	texts := r.Texts()
	started := hasNumbers(sp.current.data)
	switch {
	case len(texts) == 0: // n = 12
		sp.add(r, started)
	case len(texts) == 1:
		sp.single(r, texts[0], started, gap)
	case sp.IsOption(texts[0]) && !slices.ContainsFunc(texts[1:], func(text string) bool { return sp.IsOption(text) || RoleOf(text) != roleOther }):
		sp.current.data = append(sp.current.data, r) // an option with a remark in the place of its number
	case started && !sp.isHead(texts):
		sp.current.data = append(sp.current.data, r)
	default:
		sp.header(r)
	}
}

// isHead reports whether a row of texts below a table is the header of another, and no remark: a text in it says what a column holds.
func (sp *splitting) isHead(texts []string) bool {
	if IsBaseRole(RoleOf(texts[0])) && !slices.ContainsFunc(texts[1:], func(text string) bool { return RoleOf(text) != roleOther }) {
		return false // "n" with a word in the place of a number
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		_, titled := sp.Named(text)
		return titled || sp.IsOption(text) || isTextRole(RoleOf(text)) || isNumberRole(RoleOf(text))
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
	_, titled := sp.Named(text)
	ofRow := sp.IsRow(text)
	switch {
	case started && titled && !ofRow && !sp.IsOption(text), started && gap && ofRow && sp.current.header == nil:
		sp.flush()
		sp.current.leads = append(sp.current.leads, r)
	case started && gap && isHeaderAlone(text):
		sp.flush()
		sp.current.header = &r
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
	r := RoleOf(text)
	return r == RoleCount || r == RolePercent
}

// number places a row with numbers. Behind a gap another table begins, unless the row tells of the respondents.
func (sp *splitting) number(r row, gap bool) {
	if above := sp.above(); len(above) > 0 && !gap && sp.IsOption(firstText(r)) && !sp.goesOn(r) {
		sp.current.data = sp.current.data[:len(sp.current.data)-len(above)]
		sp.flush()
		sp.current.leads, sp.current.bases = above, append(sp.current.bases, basesOf(above)...)
	}
	if gap && hasNumbers(sp.current.data) {
		label := firstText(r)
		_, missing := writing.Missing(label)
		if label == "" || !IsBaseRole(RoleOf(label)) && (!missing || sp.IsOption(label)) && !IsOther(label) && !sp.goesOn(r) {
			sp.flush()
		}
	}
	sp.current.data = append(sp.current.data, r)
}

// above are the rows at the end of a table, behind a gap in it, that hold no number but one of respondents: they may stand above the next.
func (sp *splitting) above() []row {
	data := sp.current.data
	for i := len(data) - 1; i > 0; i-- {
		if len(data[i].Values()) > 0 && !soleMention(data[i]) && !IsBaseRole(RoleOf(firstText(data[i]))) {
			return nil
		}
		if data[i].line > data[i-1].line+1 && hasNumbers(data[:i]) {
			return slices.Clone(data[i:])
		}
	}
	return nil
}

// goesOn reports whether a row goes on with the table above it: its option is one of the same question, and new.
func (sp *splitting) goesOn(r row) bool {
	text := firstText(r)
	for _, q := range sp.Questions {
		for _, names := range []*Labels{q.Choices, q.RowLabels} {
			place := names.Find(text).Place
			if place < 0 {
				continue
			}
			same, other := false, false
			for _, above := range sp.current.data {
				at := names.Find(firstText(above)).Place
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
	sp.current.bases = append(b.bases, basesOf(b.data)...)
	sp.current.leads = b.leads
	if b.header != nil {
		sp.current.leads = append(sp.current.leads, *b.header)
	}
	for _, r := range b.data {
		if len(r.Values()) == 0 {
			sp.current.leads = append(sp.current.leads, r)
		}
	}
}

// basesOf returns the numbers of respondents in rows that hold one beside its name.
func basesOf(rows []row) []Mention {
	var bases []Mention
	for _, r := range rows {
		for _, at := range r.Values() {
			if of := RoleOf(firstText(r)); IsBaseRole(of) {
				if v := (signs{}).read(r.Cells[at]); v.Form == Whole {
					bases = append(bases, Mention{N: v.Count, Line: r.line, Text: firstText(r), Role: of, Table: true})
				}
			}
		}
	}
	return bases
}

// onlyAbout reports whether the numbers of a block are no counts of options but of the respondents, the year and the like.
func (sp *splitting) onlyAbout(b block) bool {
	return !slices.ContainsFunc(b.data, func(r row) bool {
		label := firstText(r)
		if len(r.Values()) == 0 || soleMention(r) || sp.IsOption(label) {
			return sp.IsOption(label)
		}
		of := RoleOf(label)
		return !IsBaseRole(of) && of != RoleIgnored
	})
}

func hasNumbers(rows []row) bool {
	return slices.ContainsFunc(rows, func(r row) bool { return len(r.Values()) > 0 && !soleMention(r) })
}

func firstText(r row) string {
	if texts := r.Texts(); len(texts) > 0 {
		return texts[0]
	}
	return ""
}

// titled finds the item that the texts above a block name, the nearest first, or its header or sheet does.
func (b block) titled(c *Catalogue, s Sheet) named {
	var texts []string
	if b.header != nil {
		texts = b.header.Texts()
	}
	for _, lead := range slices.Backward(b.leads) {
		texts = append(texts, lead.Texts()...)
	}
	if s.Name != "" {
		texts = append(texts, s.Name)
	}
	row := named{} // a row of a battery may stand nearer than its question
	for _, text := range texts {
		n, known := c.Named(text)
		switch {
		case !known || c.IsOption(text) && !(n.Question != nil && n.Row == ""):
		case n.Row != "":
			if row.Question == nil {
				row = n
			}
		case row.Question == nil || row.Question == n.Question:
			return named{n.Question, row.Row}
		}
	}
	return row
}

// mentions are the numbers of respondents in the texts above and below a block.
func (b block) mentions() []Mention {
	out := b.bases
	texts := slices.Clone(b.leads)
	for _, r := range b.data {
		if len(r.Values()) == 0 || soleMention(r) {
			texts = append(texts, r)
		}
	}
	if b.header != nil {
		texts = append(texts, *b.header)
	}
	for _, r := range texts {
		for _, cell := range slices.Compact(slices.Clone(r.Cells)) {
			if n, ok := textBase(cell); ok {
				out = append(out, Mention{N: n, Line: r.line, Text: cell, Role: RoleBase, Table: true})
			}
		}
	}
	return out
}

// inPercent reports whether a title or the header says, of all numbers below it, that they are percentages.
func (b block) inPercent() bool {
	rows := b.leads
	if b.header != nil && len(b.header.Texts()) > 1 {
		rows = append(slices.Clone(rows), row{Cells: b.header.Cells[:1]})
	}
	return slices.ContainsFunc(rows, func(r row) bool { return slices.ContainsFunc(r.Texts(), saysPercent) })
}
