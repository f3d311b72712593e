package layout

import (
	"strings"

	"spoor/data"
	"spoor/internal/pattern"
)

// Question is an item with the names of what can be counted of it.
type Question struct {
	data.Item
	Choices   *Labels // options, the scale of a battery, or the outcomes that are the rows of a number item
	RowLabels *Labels // of a battery; nil without
	names     []string
}

func (q *Question) Countable() bool { return len(q.Choices.Options) > 0 }

// Catalogue is a codebook by what people call the things in it.
type Catalogue struct {
	Questions []*Question
	known     map[string]named
}

// named is what a title says that it is of.
type named struct {
	Question *Question // nil for none
	Row      string    // id of the row of a battery; "" without
}

func NewCatalogue(codebook data.Codebook) *Catalogue {
	c, spelled := &Catalogue{known: map[string]named{}}, Spellings{}
	for _, item := range codebook.Items {
		q := &Question{Item: item}
		switch item.Kind {
		case data.Number:
			q.Choices = NewLabels(item.Rows, spelled)
		default:
			q.Choices = NewLabels(item.Answers(), spelled)
			if len(item.Rows) > 0 {
				q.RowLabels = NewLabels(item.Rows, spelled)
			}
		}
		for _, name := range []string{item.Title.NL, item.Title.EN, item.Text.NL, item.Text.EN} {
			if name = bare(name); name != "" {
				q.names = append(q.names, name)
			}
		}
		c.Questions = append(c.Questions, q)
	}
	return c
}

func (c *Catalogue) ByID(id string) *Question {
	for _, q := range c.Questions {
		if q.ID == id {
			return q
		}
	}
	return nil
}

func (c *Catalogue) IsOption(text string) bool {
	for _, q := range c.Questions {
		if q.Choices.Has(text) {
			return true
		}
	}
	return false
}

// IsNear reports whether a text is nearly an option.
func (c *Catalogue) IsNear(text string) bool {
	for _, q := range c.Questions {
		if q.Choices.Near(text) {
			return true
		}
	}
	return false
}

func (c *Catalogue) IsRow(text string) bool {
	for _, q := range c.Questions {
		if q.RowLabels.Has(text) {
			return true
		}
	}
	return false
}

// leadingTitle is what stands before the title of a question: its number.
var leadingTitle = pattern.New(`^((vraag|question|v|q|tabel|table|figuur|figure|grafiek|nr\.?)\s*)?\d{0,2}([.\-]\d{1,2})*[a-z]?\s*[.:)\-]*\s+|^(vraag|question|tabel|table|onderwerp|item)\s*:\s*`)

// partsOfTitle separate a question from the row of a battery that it is about.
var partsOfTitle = pattern.New(`\s+-\s+|\s*[\[(:|>]\s*|\s+/\s+|\s*\?\s*`)

// Named finds the item, and the row of a battery, that a title, the text of a question, a sheet or a header names.
func (c *Catalogue) Named(text string) (named, bool) {
	n, ok := c.known[text]
	if !ok {
		n = c.look(text)
		c.known[text] = n
	}
	return n, n.Question != nil
}

func (c *Catalogue) look(text string) named {
	folded := withoutBase(leadingTitle.ReplaceAllString(Fold(text), ""))
	if q := c.item(folded); q != nil {
		return named{Question: q, Row: q.rowIn(folded)}
	}
	if n := c.row(folded); n.Question != nil {
		return n
	}
	for _, at := range partsOfTitle.Regexp().FindAllStringIndex(folded, -1) {
		title, row := folded[:at[0]], strings.Trim(folded[at[1]:], " ])")
		q := c.item(title)
		if q == nil || q.RowLabels == nil {
			continue
		}
		if place := q.RowLabels.Find(row).Place; place >= 0 {
			return named{Question: q, Row: q.Rows[place].ID}
		}
		return named{Question: q}
	}
	return c.rowWithin(folded)
}

// rowWithin finds the only row of a battery that a title has in it: "Samenwerking met UWV".
func (c *Catalogue) rowWithin(folded string) named {
	const longest, fewest = 120, 3 // letters, of a title and of a label
	if len(folded) > longest {
		return named{}
	}
	var n named
	text := " " + bare(folded) + " "
	for _, q := range c.Questions {
		if q.RowLabels == nil {
			continue
		}
		for place, row := range q.Rows {
			for _, label := range []string{bare(row.Label.NL), bare(row.Label.EN)} {
				if len(label) < fewest || !strings.Contains(text, " "+label+" ") || n.Question == q && n.Row == q.Rows[place].ID {
					continue
				}
				if n.Question != nil {
					return named{}
				}
				n = named{Question: q, Row: row.ID}
			}
		}
	}
	return n
}

// rowIn returns the row of a battery that stands behind its title.
func (q *Question) rowIn(folded string) string {
	if q.RowLabels == nil {
		return ""
	}
	for _, at := range partsOfTitle.Regexp().FindAllStringIndex(folded, -1) {
		if place := q.RowLabels.Find(strings.Trim(folded[at[1]:], " ])")).Place; place >= 0 {
			return q.Rows[place].ID
		}
	}
	return ""
}

// row finds a title that is no more than a row of a battery.
func (c *Catalogue) row(folded string) named {
	var n named
	for _, q := range c.Questions {
		if place := q.RowLabels.Find(folded).Place; place >= 0 {
			if n.Question != nil {
				return named{}
			}
			n = named{Question: q, Row: q.Rows[place].ID}
		}
	}
	return n
}

// item finds the one item with that name, or with a name that the text holds or begins.
func (c *Catalogue) item(folded string) *Question {
	const fewest, fewestWithin = 8, 10 // letters, by which a part of a title tells
	wanted := bare(folded)
	if wanted == "" {
		return nil
	}
	var exact, within []*Question
	ofNumbers := isNumberRole(RoleOf(folded)) // "Hoe vaak" is what a column holds, though a question begins with it
	for _, q := range c.Questions {
		is, holds := bare(q.ID) == wanted, false
		for _, name := range q.names {
			is = is || name == wanted
			if ofNumbers {
				continue
			}
			holds = holds || len(name) >= fewestWithin && strings.Contains(" "+wanted+" ", " "+name+" ") ||
				len(wanted) >= fewest && strings.HasPrefix(name+" ", wanted+" ") || len(wanted) >= 2*fewest && strings.HasPrefix(name, wanted)
		}
		switch {
		case is:
			exact = append(exact, q)
		case holds:
			within = append(within, q)
		}
	}
	for _, items := range [][]*Question{exact, within} {
		if len(items) == 1 {
			return items[0]
		}
		if len(items) > 1 {
			return nil
		}
	}
	return nil
}

// Quoted is what an item is called in messages.
func (q *Question) Quoted(lang data.Lang) string {
	for _, text := range []string{q.Heading(lang), q.Heading(data.Dutch), q.Heading(data.English)} {
		if text != "" {
			return `"` + text + `"`
		}
	}
	return `"` + q.ID + `"`
}

// Titles lists what can be asked for, each with its id.
func (c *Catalogue) Titles(questions []*Question, lang data.Lang) string {
	var out []string
	for _, q := range questions {
		if q.Countable() {
			out = append(out, q.ID+" ("+strings.Trim(q.Quoted(lang), `"`)+")")
		}
	}
	return strings.Join(out, ", ")
}

// IDs returns the ids of all items.
func (c *Catalogue) IDs() []string {
	var ids []string
	for _, q := range c.Questions {
		ids = append(ids, q.ID)
	}
	return ids
}
