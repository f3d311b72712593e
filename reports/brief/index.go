package brief

import (
	"slices"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports"
	"spoor/reports/page"
)

// indexView is an index of briefs with every text in its language.
type indexView struct {
	Title   string
	Lead    string
	Header  []string
	Sizes   string // heads what an experiment takes, in words; the other columns but the first are counts
	Rows    []indexRow
	Same    []string // what every brief has alike, once
	Source  string
	Closing string
}

// indexRow is one brief, with a cell for each column but the first.
type indexRow struct {
	File, Title string
	Cells       []string
}

// Markdown returns the index as Markdown.
func (i Index) Markdown() ([]byte, error) {
	v := i.view("md")
	var m page.Markdown
	m.Put("# %s\n\n*%s*\n\n%s\n\n|", v.Title, i.Survey, v.Lead)
	m.Each(" %s |", v.Header)
	m.Put("\n|")
	for range v.Header {
		m.Put(" :--- |")
	}
	for _, row := range v.Rows {
		m.Put("\n| [%s](%s) |", row.Title, row.File)
		m.Each(" %s |", row.Cells)
	}
	m.Put("\n\n")
	m.Each("%s\n\n", v.Same)
	m.Put("%s %s\n", v.Source, v.Closing)
	return m.Bytes(), nil
}

// HTML returns the index as a page.
func (i Index) HTML() ([]byte, error) {
	v := i.view("html")
	h := page.NewHTML(i.Lang, v.Title, i.Survey, "")
	h.Put("<header>\n<h1>%s</h1>\n<p class=\"subtitle\">%s</p>\n</header>\n", v.Title, i.Survey)
	h.Put("<main>\n<p>%s</p>\n<div class=\"scroll\"><table>\n<thead><tr>", v.Lead)
	words := func(column int) bool { return column == 0 || v.Header[column] == v.Sizes }
	for column, name := range v.Header {
		if words(column) {
			h.Put("<th scope=\"col\" class=\"left\">%s</th>", name)
		} else {
			h.Put("<th scope=\"col\">%s</th>", name)
		}
	}
	h.Put("</tr></thead>\n<tbody>\n")
	for _, row := range v.Rows {
		h.Put("<tr><th scope=\"row\" class=\"left\"><a href=\"%s\">%s</a></th>", row.File, row.Title)
		for k, cell := range row.Cells {
			if words(k + 1) {
				h.Put("<td class=\"left\">%s</td>", cell)
			} else {
				h.Put("<td>%s</td>", cell)
			}
		}
		h.Put("</tr>\n")
	}
	h.Put("</tbody></table></div>\n")
	h.Each("<p>%s</p>\n", v.Same)
	return h.Close(v.Source, v.Closing), nil
}

func (i Index) view(ending string) indexView {
	b := Brief{Lang: i.Lang}
	v := indexView{Title: b.say(words.index), Lead: b.say(words.ownIndexLead), Header: []string{b.say(words.topic)}}
	for _, verdict := range claims.Verdicts() {
		v.Header = append(v.Header, prose.Capital(verdict.Label().In(i.Lang)))
	}
	v.Sizes = b.say(words.indexSizes)
	v.Header = append(v.Header, v.Sizes)
	for _, brief := range i.Briefs {
		if brief.Published {
			v.Lead = b.say(words.indexLead)
		}
		v.Rows = append(v.Rows, indexRow{File: brief.Topic.ID + "." + ending, Title: brief.Topic.Title.In(i.Lang), Cells: brief.indexCells()})
		v.Source = prose.Source(brief.Wave, i.Lang)
		v.Closing = page.Made(brief.Version, i.Lang)
	}
	v.keepWhatDiffers(i.Lang)
	return v
}

// noCount stands where a brief has no conclusion with that verdict.
const noCount = "–"

// indexCells are what the index says of a brief: how many conclusions have each verdict, and what an experiment takes.
func (b Brief) indexCells() []string {
	var cells []string
	for _, verdict := range claims.Verdicts() {
		cell := noCount
		if n := reports.CountVerdict(b.Decisions, verdict); n > 0 {
			cell = number.Count(n, b.Lang)
		}
		cells = append(cells, cell)
	}
	sizes := b.say(words.noneSizes)
	for _, plan := range b.Plans {
		if b.Topic.Sizing != (data.Text{}) {
			sizes = b.say(words.otherSizes)
			break
		}
		if len(plan.Sizes) > 1 && plan.Sizes[1].Most() > 0 {
			sizes = b.answer(plan) + ": " + b.medium(plan)
			break
		}
	}
	return append(cells, sizes)
}

// keepWhatDiffers takes out the columns in which all briefs say the same, and says that once under the table; of verdicts that no
// conclusion has nothing is said. One brief differs from none, and keeps what it has.
func (v *indexView) keepWhatDiffers(lang data.Lang) {
	for column := len(v.Header) - 1; column > 0 && len(v.Rows) > 0; column-- {
		cell := func(row indexRow) string { return row.Cells[column-1] }
		differs := len(v.Rows) == 1
		for _, row := range v.Rows[1:] {
			differs = differs || cell(row) != cell(v.Rows[0])
		}
		if differs && (len(v.Rows) > 1 || cell(v.Rows[0]) != noCount) {
			continue
		}
		if same := cell(v.Rows[0]); same != noCount {
			v.Same = append([]string{words.sameForAll.Say(lang, v.Header[column], same)}, v.Same...)
		}
		v.Header = slices.Delete(v.Header, column, column+1)
		for i := range v.Rows {
			v.Rows[i].Cells = slices.Delete(v.Rows[i].Cells, column-1, column)
		}
	}
}

// medium is what a medium effect takes over the interval of the baseline.
func (b Brief) medium(p Plan) string {
	sizes := p.Sizes[1]
	least := sizes.Most()
	for _, group := range []int{sizes.Estimate.Group, sizes.Low.Group, sizes.High.Group} {
		if group > 0 {
			least = min(least, group)
		}
	}
	if least == sizes.Most() {
		return number.Count(least, b.Lang)
	}
	return b.say(words.sizesTo, number.Count(least, b.Lang), number.Count(sizes.Most(), b.Lang))
}
