package brief

import (
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
	Rows    []indexRow
	Source  string
	Closing string
}

type indexRow struct{ File, Title, Claims, Sizes string }

// Markdown returns the index as Markdown.
func (i Index) Markdown() ([]byte, error) {
	v := i.view("md")
	var m page.Markdown
	m.Put("# %s\n\n*%s*\n\n%s\n\n|", v.Title, i.Survey, v.Lead)
	m.Each(" %s |", v.Header)
	m.Put("\n| :--- | :--- | :--- |")
	for _, row := range v.Rows {
		m.Put("\n| [%s](%s) | %s | %s |", row.Title, row.File, row.Claims, row.Sizes)
	}
	m.Put("\n\n%s %s\n", v.Source, v.Closing)
	return m.Bytes(), nil
}

// HTML returns the index as a page.
func (i Index) HTML() ([]byte, error) {
	v := i.view("html")
	h := page.NewHTML(i.Lang, v.Title, i.Survey, "")
	h.Put("<header>\n<h1>%s</h1>\n<p class=\"subtitle\">%s</p>\n</header>\n", v.Title, i.Survey)
	h.Put("<main>\n<p>%s</p>\n<div class=\"scroll\"><table class=\"text\">\n<thead><tr>", v.Lead)
	h.Each("<th scope=\"col\" class=\"left\">%s</th>", v.Header)
	h.Put("</tr></thead>\n<tbody>\n")
	for _, row := range v.Rows {
		h.Put("<tr><th scope=\"row\" class=\"left\"><a href=\"%s\">%s</a></th>", row.File, row.Title)
		h.Each("<td class=\"left\">%s</td>", []string{row.Claims, row.Sizes})
		h.Put("</tr>\n")
	}
	h.Put("</tbody></table></div>\n")
	return h.Close(v.Source, v.Closing), nil
}

func (i Index) view(ending string) indexView {
	b := Brief{Lang: i.Lang}
	v := indexView{Title: b.say(words.index), Lead: b.say(words.ownIndexLead),
		Header: []string{b.say(words.topic), b.say(words.indexClaims), b.say(words.indexSizes)}}
	for _, brief := range i.Briefs {
		if brief.Published {
			v.Lead = b.say(words.indexLead)
		}
		row := indexRow{File: brief.Topic.ID + "." + ending, Title: brief.Topic.Title.In(i.Lang), Claims: b.say(words.noneClaims), Sizes: b.say(words.noneSizes)}
		if len(brief.Decisions) > 0 {
			row.Claims = reports.VerdictCounts(brief.Decisions, i.Lang)
		}
		for _, plan := range brief.Plans {
			if brief.Topic.Sizing != (data.Text{}) {
				row.Sizes = b.say(words.otherSizes)
				break
			}
			if len(plan.Sizes) > 1 && plan.Sizes[1].Most() > 0 {
				row.Sizes = brief.answer(plan) + ": " + brief.medium(plan)
				break
			}
		}
		v.Rows = append(v.Rows, row)
		v.Source = prose.Source(brief.Wave, i.Lang)
		v.Closing = page.Made(brief.Version, i.Lang)
	}
	return v
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
