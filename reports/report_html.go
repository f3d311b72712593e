package reports

import (
	"strconv"

	"spoor/reports/page"
)

// HTML returns the document as one page that needs nothing beside it: figures, style and script stand in it. What was found
// comes first; what it rests on stands behind folds, which are open on paper.
func (d Document) HTML() ([]byte, error) {
	v := d.view()
	h := page.NewHTML(d.Lang, v.Title, v.Subtitle, "matters")
	h.Put("<header>\n<h1>%s</h1>\n<dl class=\"facts\">\n", v.Title)
	for _, fact := range v.Facts {
		h.Put("<div><dt>%s</dt><dd>%s</dd></div>\n", fact.Name, fact.Value)
	}
	h.Put("</dl>\n")
	d.contents(h, v)
	h.Put("</header>\n<main>\n<section id=\"matters\">\n<h2>%s</h2>\n<ol class=\"matters\">\n", d.say(frontWords.matters))
	for _, line := range v.Matters {
		h.Put("<li>")
		if line.About != "" {
			h.Put("<a href=\"#%s\">%s</a>: ", line.Anchor, line.About)
		}
		h.Put("%s</li>\n", line.Text)
	}
	h.Put("</ol>\n</section>\n")
	v.Holds.html(h)
	for _, chapter := range v.Chapters {
		d.chapterHTML(h, chapter)
	}
	v.Trends.html(h)
	if len(v.External.Rows) > 0 {
		h.Put("<section id=\"external\">\n<h2>%s</h2>\n<p>%s</p>\n", d.say(words.external), d.say(words.externalLead))
		h.Table(v.External)
		h.Put("</section>\n")
	}
	h.Put("<details class=\"fold\" id=\"method\"><summary><h2>%s</h2></summary>\n<div>\n", d.say(words.method))
	h.Each("<p>%s</p>\n", v.Method)
	if v.Holds.About != "" {
		h.Put("<p>%s</p>\n", v.Holds.About)
	}
	h.Put("</div></details>\n<details class=\"fold\" id=\"data\"><summary><h2>%s</h2></summary>\n<div>\n", d.say(words.data))
	h.Each("<p>%s</p>\n", v.Data)
	if len(v.Deviation.Rows) > 0 {
		h.Table(v.Deviation)
	}
	h.Table(v.Bases)
	h.Put("</div></details>\n")
	if len(v.Holds.Groups) > 0 { // filled on paper, where the folds of the table stay shut
		h.Put("<section id=\"reasoning\" hidden><h2>%s</h2></section>\n", v.Holds.Reasoning)
	}
	return h.Close(v.Closing...), nil
}

// contents lists the chapters, and the parts around them that the document has, behind a fold.
func (d Document) contents(h *page.HTML, v view) {
	h.Put("<nav aria-label=\"%s\"><details><summary>%s</summary>\n<ol>\n", d.say(frontWords.contents), d.say(frontWords.contents))
	for _, chapter := range v.Chapters {
		h.Put("<li><a href=\"#%s\">%s</a></li>\n", chapter.Anchor, chapter.Title)
	}
	h.Put("</ol>\n<ul>\n")
	part := func(there bool, anchor, title string) {
		if there {
			h.Put("<li><a href=\"#%s\">%s</a></li>\n", anchor, title)
		}
	}
	part(len(v.Holds.Groups) > 0, "holds", v.Holds.Title)
	part(len(v.Trends.Items) > 0, "trends", v.Trends.Heading)
	part(len(v.External.Rows) > 0, "external", d.say(words.external))
	part(true, "method", d.say(words.method))
	part(true, "data", d.say(words.data))
	h.Put("</ul>\n</details></nav>\n")
}

// chapterHTML writes what was found, the figure, and behind a fold what both rest on. The question is the title of the figure.
func (d Document) chapterHTML(h *page.HTML, c chapterView) {
	h.Put("<section id=\"%s\">\n<div class=\"lead\">\n<h2><span class=\"number\">%s</span> %s</h2>\n<p>%s</p>\n", c.Anchor, strconv.Itoa(c.Number), c.Title, c.Finding)
	if len(c.Figures) == 0 {
		h.Put("<p class=\"question\">%s</p>\n", c.Question)
	}
	for i := range c.Figures {
		if i > 0 {
			h.Put("</div>\n<div class=\"lead\">\n")
		}
		h.Figures(c.Figures[i : i+1])
	}
	h.Put("</div>\n<details class=\"fold\"><summary>%s</summary>\n<div>\n", d.say(words.behind))
	if c.Order != "" {
		h.Put("<p>%s</p>\n", c.Order)
	}
	h.Table(c.Table)
	if len(c.Summary.Rows) > 0 {
		h.Table(c.Summary)
	}
	if len(c.Notes) > 0 || c.Section != "" {
		h.Put("<div class=\"notes\">\n")
		h.Notes(c.Notes)
		if c.Section != "" {
			h.Put("<p>%s</p>\n", c.Section)
		}
		h.Put("</div>\n")
	}
	h.Put("</div></details>\n</section>\n")
}

// html writes the table of all conclusions, one line each, which opens to its reasoning.
func (v holdsView) html(h *page.HTML) {
	if len(v.Groups) == 0 {
		return
	}
	h.Marks()
	h.Put("<section id=\"holds\">\n<h2>%s</h2>\n<p class=\"soft conclusions\">%s</p>\n<table class=\"claims\">\n", v.Title, v.Lead)
	h.Put("<thead class=\"unseen\"><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n", v.Verdict, v.Claim, v.Figure)
	for _, group := range v.Groups {
		h.Put("<tbody>\n<tr class=\"group\"><th colspan=\"3\" scope=\"rowgroup\">")
		h.Mark(group.Verdict)
		h.Put("<span class=\"word\">%s</span> <span class=\"count\">%s</span> <span class=\"meaning\">%s</span></th></tr>\n", group.Label, strconv.Itoa(len(group.Claims)), group.Meaning)
		for _, claim := range group.Claims {
			h.Put("<tr><td>")
			h.Mark(group.Verdict)
			h.Put("<span class=\"unseen\">%s</span></td><td>", group.Label)
			v.claim(h, claim)
			h.Put("</td><td>%s</td></tr>\n", claim.Measured)
		}
		h.Put("</tbody>\n")
	}
	h.Put("</table>\n</section>\n")
}

// claim writes one line, and in its fold the claim in full and its reasoning.
func (v holdsView) claim(h *page.HTML, claim claimView) {
	h.Put("<details><summary>%s</summary><div>\n<p>", claim.Line)
	if claim.Text != claim.Line {
		h.Put("<strong>%s</strong>", claim.Text)
	}
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
	h.Put("</div></details>")
}

// html writes the chapter on several waves.
func (v trendsView) html(h *page.HTML) {
	if len(v.Items) == 0 {
		return
	}
	h.Put("<section id=\"trends\">\n<h2>%s</h2>\n<p>%s</p>\n", v.Heading, v.Lead)
	for _, item := range v.Items {
		h.Put("<section id=\"%s\">\n<div class=\"lead\">\n<h3>%s</h3>\n<p>%s</p>\n", item.Anchor, item.Title, item.Finding)
		h.Figures(item.Figures)
		h.Put("</div>\n<details class=\"fold\"><summary>%s</summary>\n<div>\n", v.Behind)
		for _, table := range item.Tables {
			h.Table(table)
		}
		h.Put("<div class=\"notes\">\n")
		h.Notes(item.Notes)
		h.Put("<p>%s</p>\n</div>\n</div></details>\n</section>\n", item.Source)
	}
	h.Table(v.Asked)
	h.Put("</section>\n")
}
