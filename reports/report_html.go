package reports

import (
	"strconv"

	"spoor/reports/page"
)

// HTML returns the document as one page that needs nothing beside it: figures and style stand in it.
func (d Document) HTML() ([]byte, error) {
	v := d.view()
	h := page.NewHTML(d.Lang, v.Title, v.Subtitle, "summary")
	h.Put("<header>\n<h1>%s</h1>\n<p class=\"subtitle\">%s</p>\n</header>\n", v.Title, v.Subtitle)
	d.contents(h, v)
	h.Put("<main>\n<section id=\"summary\">\n<h2>%s</h2>\n", d.say(words.summary))
	h.Each("<p>%s</p>\n", v.Lead)
	h.Put("<ul class=\"summary\">\n")
	for _, line := range v.Summary {
		h.Put("<li><a href=\"#%s\">%s</a>: %s", line.Anchor, line.Title, line.Text)
		if line.Noted {
			h.Put(" %s", d.say(words.seeNotes))
		}
		h.Put("</li>\n")
	}
	h.Put("</ul>\n</section>\n")
	v.Holds.html(h)
	for _, chapter := range v.Chapters {
		d.chapterHTML(h, chapter)
	}
	v.Trends.html(h)
	if len(v.External.Rows) > 0 {
		h.Put("<section id=\"external\">\n<h2>%s</h2>\n<p>%s</p>\n\n", d.say(words.external), d.say(words.externalLead))
		h.Table(v.External)
		h.Put("</section>\n")
	}
	h.Put("<section id=\"method\">\n<h2>%s</h2>\n", d.say(words.method))
	h.Each("<p>%s</p>\n", v.Method)
	h.Put("</section>\n<section id=\"data\">\n<h2>%s</h2>\n", d.say(words.data))
	h.Each("<p>%s</p>\n", v.Data)
	if len(v.Deviation.Rows) > 0 {
		h.Put("\n")
		h.Table(v.Deviation)
	}
	h.Put("\n")
	h.Table(v.Bases)
	h.Put("</section>\n")
	return h.Close(v.Closing...), nil
}

// contents lists the chapters, and the parts around them that the document has.
func (d Document) contents(h *page.HTML, v view) {
	h.Put("<nav aria-label=\"%s\">\n<h2>%s</h2>\n<ol>\n", d.say(words.contents), d.say(words.contents))
	for _, chapter := range v.Chapters {
		h.Put("<li><a href=\"#%s\">%s</a></li>\n", chapter.Anchor, chapter.Title)
	}
	h.Put("</ol>\n<ul>\n")
	part := func(there bool, anchor, title string) {
		if there {
			h.Put("<li><a href=\"#%s\">%s</a></li>\n", anchor, title)
		}
	}
	part(true, "summary", d.say(words.summary))
	part(len(v.Holds.Groups) > 0, "holds", v.Holds.Title)
	part(len(v.Trends.Items) > 0, "trends", v.Trends.Heading)
	part(len(v.External.Rows) > 0, "external", d.say(words.external))
	part(true, "method", d.say(words.method))
	part(true, "data", d.say(words.data))
	h.Put("</ul>\n</nav>\n")
}

func (d Document) chapterHTML(h *page.HTML, c chapterView) {
	h.Put("<section id=\"%s\">\n<div class=\"lead\">\n<h2><span class=\"number\">%s</span> %s</h2>\n", c.Anchor, strconv.Itoa(c.Number), c.Title)
	if c.Section != "" {
		h.Put("<p class=\"section\">%s</p>\n", c.Section)
	}
	h.Put("<p class=\"question\">%s: %s</p>\n<p>%s", d.say(words.question), c.Question, c.Finding)
	if c.Order != "" {
		h.Put(" %s", c.Order)
	}
	h.Put("</p>\n")
	for i := range c.Figures {
		if i > 0 {
			h.Put("</div>\n<div class=\"lead\">\n")
		}
		h.Figures(c.Figures[i : i+1])
	}
	h.Put("</div>\n\n")
	h.Table(c.Table)
	if len(c.Summary.Rows) > 0 {
		h.Put("\n")
		h.Table(c.Summary)
	}
	if len(c.Notes) > 0 {
		h.Put("<div class=\"notes\">\n")
		h.Notes(c.Notes)
		h.Put("</div>\n")
	}
	h.Put("</section>\n")
}

// html writes the chapter on which conclusions hold.
func (v holdsView) html(h *page.HTML) {
	if len(v.Groups) == 0 {
		return
	}
	h.Put("<section id=\"holds\">\n<h2>%s</h2>\n", v.Title)
	h.Each("<p>%s</p>\n", v.Lead)
	for _, group := range v.Groups {
		h.Put("<h3>%s (%s)</h3>\n<p>%s</p>\n", group.Label, strconv.Itoa(len(group.Claims)), group.Meaning)
		for _, claim := range group.Claims {
			h.Put("<div class=\"claim\">\n<p><strong>%s</strong>", claim.Text)
			if claim.Section != "" {
				h.Put(" (%s)", claim.Section)
			}
			h.Put("</p>\n<p>%s", claim.Sentence)
			for i, link := range claim.Links {
				if i == 0 {
					h.Put(" %s", v.Figures)
				} else {
					h.Put(", ")
				}
				h.Put("<a href=\"#%s\">%s</a>", link.Anchor, link.Title)
			}
			if len(claim.Links) > 0 {
				h.Put(".")
			}
			h.Put("</p>\n")
			for _, note := range claim.Notes {
				h.Put("<p class=\"notes\">%s%s</p>\n", v.Note, note)
			}
			h.Put("</div>\n")
		}
	}
	h.Put("</section>\n")
}

// html writes the chapter on several waves.
func (v trendsView) html(h *page.HTML) {
	if len(v.Items) == 0 {
		return
	}
	h.Put("<section id=\"trends\">\n<h2>%s</h2>\n<p>%s</p>\n\n", v.Heading, v.Lead)
	h.Table(v.Asked)
	for _, item := range v.Items {
		h.Put("<section id=\"%s\">\n<div class=\"lead\">\n<h3>%s</h3>\n", item.Anchor, item.Title)
		h.Put("<p class=\"question\">%s: %s</p>\n<p>%s</p>\n", v.Question, item.Question, item.Finding)
		h.Figures(item.Figures)
		h.Put("</div>\n")
		for _, table := range item.Tables {
			h.Put("\n")
			h.Table(table)
		}
		h.Put("<div class=\"notes\">\n")
		h.Notes(item.Notes)
		h.Put("<p>%s</p>\n</div>\n</section>\n", item.Source)
	}
	h.Put("</section>\n")
}
