package compare

import "spoor/reports/page"

// HTML returns the page, which needs nothing beside it: figures and style stand in it.
func (c Comparison) HTML() ([]byte, error) {
	v := c.view()
	h := page.NewHTML(c.Lang, v.Title, v.Subtitle, "summary")
	h.Put("<header>\n<h1>%s</h1>\n<p class=\"subtitle\">%s</p>\n</header>\n", v.Title, v.Subtitle)
	h.Put("<main>\n<section id=\"summary\">\n<h2>%s</h2>\n", c.say(words.summary))
	if len(v.Summary) > 0 {
		h.Put("<ul class=\"summary\">\n")
		for _, line := range v.Summary {
			h.Put("<li><a href=\"#%s\">%s</a>: %s</li>\n", line.Anchor, line.Title, line.Text)
		}
		h.Put("</ul>\n")
	}
	h.Each("<p class=\"soft\">%s</p>\n", v.Lead)
	h.Put("</section>\n")
	for _, chapter := range v.Chapters {
		h.Put("<section id=\"%s\">\n<h2>%s</h2>\n", chapter.Anchor, chapter.Title)
		if len(v.Chapters) > 1 { // of one item the summary says it
			h.Put("<p>%s</p>\n", chapter.Finding)
		}
		h.Figures(chapter.Figures)
		c.behind(h, chapter)
		h.Put("</section>\n")
	}
	h.Put("<details class=\"fold\" id=\"method\"><summary><h2>%s</h2></summary>\n<div>\n", c.say(words.method))
	h.Each("<p>%s</p>\n", v.Method)
	h.Put("</div></details>\n")
	return h.Close(v.Closing...), nil
}

// behind writes the table that everybody reads, and the tests and notes behind a fold.
func (c Comparison) behind(h *page.HTML, chapter comparedView) {
	for i, table := range chapter.Tables {
		if i == 1 {
			h.Put("<details class=\"fold\"><summary>%s</summary>\n<div>\n", c.say(words.behind))
		}
		h.Put("\n")
		h.Table(table)
	}
	if len(chapter.Tables) == 1 && len(chapter.Notes) > 0 {
		h.Put("<details class=\"fold\"><summary>%s</summary>\n<div>\n", c.say(words.notes))
	}
	if len(chapter.Notes) > 0 {
		h.Put("<div class=\"notes\">\n")
		h.Notes(chapter.Notes)
		h.Put("</div>\n")
	}
	if len(chapter.Tables) > 1 || len(chapter.Tables) == 1 && len(chapter.Notes) > 0 {
		h.Put("</div></details>\n")
	}
}

// Markdown returns the page as Markdown. Its figures are linked as figures/<name>.svg, unless it is alone.
func (c Comparison) Markdown() ([]byte, error) {
	v := c.view()
	m := page.Markdown{Alone: c.Alone}
	m.Put("# %s\n\n*%s*\n\n## %s\n", v.Title, v.Subtitle, c.say(words.summary))
	for _, line := range v.Summary {
		m.Put("\n- **[%s](#%s)**: %s", line.Title, line.Anchor, line.Text)
	}
	m.Put("\n")
	m.Each("\n%s\n", v.Lead)
	for _, chapter := range v.Chapters {
		m.Put("\n<a id=\"%s\"></a>\n\n## %s\n", chapter.Anchor, chapter.Title)
		if len(v.Chapters) > 1 {
			m.Put("\n%s\n", chapter.Finding)
		}
		m.Figures(chapter.Figures)
		for _, table := range chapter.Tables {
			m.Table(table)
		}
		m.Notes(chapter.Notes)
	}
	m.Put("\n<a id=\"method\"></a>\n\n## %s\n", c.say(words.method))
	m.Each("\n%s\n", v.Method)
	m.Each("\n%s\n", v.Closing)
	return m.Bytes(), nil
}
