package counts

import (
	"regexp"
	"strings"

	"spoor/data"
)

// question is an item with the names of what can be counted of it.
type question struct {
	data.Item
	choices *labels // options, the scale of a battery, or the outcomes that are the rows of a number item
	rows    *labels // of a battery; nil without
	names   []string
}

func (q *question) countable() bool { return len(q.choices.options) > 0 }

// catalogue is a codebook by what people call the things in it.
type catalogue struct {
	questions []*question
	known     map[string]named
}

// named is what a title says that it is of.
type named struct {
	question *question // nil for none
	row      string    // id of the row of a battery; "" without
}

func newCatalogue(codebook data.Codebook) *catalogue {
	c, spelled := &catalogue{known: map[string]named{}}, spellings{}
	for _, item := range codebook.Items {
		q := &question{Item: item}
		switch item.Kind {
		case data.Number:
			q.choices = newLabels(item.Rows, spelled)
		default:
			q.choices = newLabels(item.Answers(), spelled)
			if len(item.Rows) > 0 {
				q.rows = newLabels(item.Rows, spelled)
			}
		}
		for _, name := range []string{item.Title.NL, item.Title.EN, item.Text.NL, item.Text.EN} {
			if name = bare(name); name != "" {
				q.names = append(q.names, name)
			}
		}
		c.questions = append(c.questions, q)
	}
	return c
}

func (c *catalogue) byID(id string) *question {
	for _, q := range c.questions {
		if q.ID == id {
			return q
		}
	}
	return nil
}

func (c *catalogue) isOption(text string) bool {
	for _, q := range c.questions {
		if q.choices.has(text) {
			return true
		}
	}
	return false
}

// isNear reports whether a text is nearly an option.
func (c *catalogue) isNear(text string) bool {
	for _, q := range c.questions {
		if q.choices.near(text) {
			return true
		}
	}
	return false
}

func (c *catalogue) isRow(text string) bool {
	for _, q := range c.questions {
		if q.rows.has(text) {
			return true
		}
	}
	return false
}

// leadingTitle is what stands before the title of a question: its number.
var leadingTitle = regexp.MustCompile(`^((vraag|question|v|q|tabel|table|figuur|figure|grafiek|nr\.?)\s*)?\d{0,2}([.\-]\d{1,2})*[a-z]?\s*[.:)\-]*\s+|^(vraag|question|tabel|table|onderwerp|item)\s*:\s*`)

// partsOfTitle separate a question from the row of a battery that it is about.
var partsOfTitle = regexp.MustCompile(`\s+-\s+|\s*[\[(:|>]\s*|\s+/\s+|\s*\?\s*`)

// named finds the item, and the row of a battery, that a title, the text of a question, a sheet or a header names.
func (c *catalogue) named(text string) (named, bool) {
	n, ok := c.known[text]
	if !ok {
		n = c.look(text)
		c.known[text] = n
	}
	return n, n.question != nil
}

func (c *catalogue) look(text string) named {
	folded := withoutBase(leadingTitle.ReplaceAllString(fold(text), ""))
	if q := c.item(folded); q != nil {
		return named{question: q, row: q.rowIn(folded)}
	}
	if n := c.row(folded); n.question != nil {
		return n
	}
	for _, at := range partsOfTitle.FindAllStringIndex(folded, -1) {
		title, row := folded[:at[0]], strings.Trim(folded[at[1]:], " ])")
		q := c.item(title)
		if q == nil || q.rows == nil {
			continue
		}
		if place := q.rows.find(row).place; place >= 0 {
			return named{question: q, row: q.Rows[place].ID}
		}
		return named{question: q}
	}
	return c.rowWithin(folded)
}

// rowWithin finds the only row of a battery that a title has in it: "Samenwerking met UWV".
func (c *catalogue) rowWithin(folded string) named {
	const longest, fewest = 120, 3 // letters, of a title and of a label
	if len(folded) > longest {
		return named{}
	}
	var n named
	text := " " + bare(folded) + " "
	for _, q := range c.questions {
		if q.rows == nil {
			continue
		}
		for place, row := range q.Rows {
			for _, label := range []string{bare(row.Label.NL), bare(row.Label.EN)} {
				if len(label) < fewest || !strings.Contains(text, " "+label+" ") || n.question == q && n.row == q.Rows[place].ID {
					continue
				}
				if n.question != nil {
					return named{}
				}
				n = named{question: q, row: row.ID}
			}
		}
	}
	return n
}

// rowIn returns the row of a battery that stands behind its title.
func (q *question) rowIn(folded string) string {
	if q.rows == nil {
		return ""
	}
	for _, at := range partsOfTitle.FindAllStringIndex(folded, -1) {
		if place := q.rows.find(strings.Trim(folded[at[1]:], " ])")).place; place >= 0 {
			return q.Rows[place].ID
		}
	}
	return ""
}

// row finds a title that is no more than a row of a battery.
func (c *catalogue) row(folded string) named {
	var n named
	for _, q := range c.questions {
		if place := q.rows.find(folded).place; place >= 0 {
			if n.question != nil {
				return named{}
			}
			n = named{question: q, row: q.Rows[place].ID}
		}
	}
	return n
}

// item finds the one item with that name, or with a name that the text holds or begins.
func (c *catalogue) item(folded string) *question {
	const fewest, fewestWithin = 8, 10 // letters, by which a part of a title tells
	wanted := bare(folded)
	if wanted == "" {
		return nil
	}
	var exact, within []*question
	for _, q := range c.questions {
		is, holds := bare(q.ID) == wanted, false
		for _, name := range q.names {
			is = is || name == wanted
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
	for _, items := range [][]*question{exact, within} {
		if len(items) == 1 {
			return items[0]
		}
		if len(items) > 1 {
			return nil
		}
	}
	return nil
}

// title is what an item is called in messages.
func (q *question) title(lang data.Lang) string {
	for _, text := range []string{q.Heading(lang), q.Heading(data.Dutch), q.Heading(data.English)} {
		if text != "" {
			return `"` + text + `"`
		}
	}
	return `"` + q.ID + `"`
}

// titles lists what can be asked for, each with its id.
func (c *catalogue) titles(questions []*question, lang data.Lang) string {
	var out []string
	for _, q := range questions {
		if q.countable() {
			out = append(out, q.ID+" ("+strings.Trim(q.title(lang), `"`)+")")
		}
	}
	return strings.Join(out, ", ")
}
