package reports

import (
	"strconv"

	"spoor/reports/page"
)

// Markdown returns the document as Markdown. Its figures are linked as figures/<name>.svg, unless it is alone.
func (d Document) Markdown() ([]byte, error) {
	v := d.view()
	m := page.Markdown{Alone: d.Alone && !d.Drawn}
	m.Put("# %s\n", v.Title)
	for _, fact := range v.Facts {
		m.Put("\n- %s: **%s**", fact.Name, fact.Value)
	}
	m.Put("\n\n## %s\n", d.say(frontWords.matters))
	for i, line := range v.Matters {
		m.Put("\n%s. ", strconv.Itoa(i+1))
		if line.About != "" {
			m.Put("**[%s](#%s)**: ", line.About, line.Anchor)
		}
		m.Put("%s", line.Text)
	}
	m.Put("\n")
	v.Holds.markdown(&m)
	for _, chapter := range v.Chapters {
		d.chapterMarkdown(&m, chapter)
	}
	v.Trends.markdown(&m)
	if len(v.External.Rows) > 0 {
		m.Put("\n<a id=\"external\"></a>\n\n## %s\n\n%s\n", d.say(words.external), d.say(words.externalLead))
		m.Table(v.External)
	}
	m.Put("\n<a id=\"method\"></a>\n\n## %s\n", d.say(words.method))
	m.Each("\n%s\n", v.Method)
	if v.Holds.About != "" {
		m.Put("\n%s\n", v.Holds.About)
	}
	m.Put("\n<a id=\"data\"></a>\n\n## %s\n", d.say(words.data))
	m.Each("\n%s\n", v.Data)
	if len(v.Deviation.Rows) > 0 {
		m.Table(v.Deviation)
	}
	m.Table(v.Bases)
	v.Holds.reasoning(&m)
	m.Each("\n%s\n", v.Closing)
	m.Put("\n")
	return m.Bytes(), nil
}

func (d Document) chapterMarkdown(m *page.Markdown, c chapterView) {
	m.Put("\n<a id=\"%s\"></a>\n\n## %s. %s\n", c.Anchor, strconv.Itoa(c.Number), c.Title)
	m.Put("\n%s\n", c.Finding)
	if len(c.Figures) == 0 || d.Alone && !d.Drawn {
		m.Put("\n%s\n", c.Question)
	}
	m.Figures(c.Figures)
	if c.Order != "" {
		m.Put("\n%s\n", c.Order)
	}
	m.Table(c.Table)
	if len(c.Summary.Rows) > 0 {
		m.Table(c.Summary)
	}
	m.Notes(c.Notes)
	if c.Section != "" {
		m.Put("\n*%s*\n", c.Section)
	}
}

// markdown writes the table of all conclusions, one line each; the reasoning stands at the end.
func (v holdsView) markdown(m *page.Markdown) {
	if len(v.Groups) == 0 {
		return
	}
	m.Put("\n<a id=\"holds\"></a>\n\n## %s\n\n| %s | %s | %s |\n|:---|:---|---:|", v.Title, v.Verdict, v.Claim, v.Figure)
	for _, group := range v.Groups {
		for _, claim := range group.Claims {
			m.Put("\n| %s | [%s](#%s) | %s |", group.Verdict.Sign()+" "+group.Label, claim.Line, claim.Anchor, claim.Measured)
		}
	}
	m.Put("\n")
}

// reasoning writes what each verdict rests on.
func (v holdsView) reasoning(m *page.Markdown) {
	if len(v.Groups) == 0 {
		return
	}
	m.Put("\n<a id=\"reasoning\"></a>\n\n## %s\n", v.Reasoning)
	for _, group := range v.Groups {
		m.Put("\n### %s (%s)\n\n%s\n", group.Verdict.Sign()+" "+group.Label, strconv.Itoa(len(group.Claims)), group.Meaning)
		for _, claim := range group.Claims {
			m.Put("\n- <a id=\"%s\"></a>**%s**", claim.Anchor, claim.Text)
			if claim.Section != "" {
				m.Put(" (%s)", claim.Section)
			}
			m.Put(". %s", claim.Sentence)
			for i, link := range claim.Links {
				if i == 0 {
					m.Put(" %s", v.Figures)
				} else {
					m.Put(", ")
				}
				m.Put("[%s](#%s)", link.Title, link.Anchor)
			}
			if len(claim.Links) > 0 {
				m.Put(".")
			}
			for _, note := range claim.Notes {
				m.Put("\n  %s%s", v.Note, note)
			}
		}
		m.Put("\n")
	}
}

// markdown writes the chapter on several waves.
func (v trendsView) markdown(m *page.Markdown) {
	if len(v.Items) == 0 {
		return
	}
	m.Put("\n<a id=\"trends\"></a>\n\n## %s\n\n", v.Heading)
	if v.Subtitle != "" {
		m.Put("*%s*\n\n", v.Subtitle)
	}
	m.Put("%s\n", v.Lead)
	for _, item := range v.Items {
		m.Put("\n<a id=\"%s\"></a>\n\n### %s\n\n%s\n", item.Anchor, item.Title, item.Finding)
		m.Figures(item.Figures)
		for _, table := range item.Tables {
			m.Table(table)
		}
		m.Notes(item.Notes)
		m.Put("\n%s\n", item.Source)
	}
	m.Table(v.Asked)
}
