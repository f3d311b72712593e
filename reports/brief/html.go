package brief

import "spoor/reports/page"

// HTML returns the brief as one page that needs nothing beside it.
func (b Brief) HTML() ([]byte, error) {
	v := b.view()
	h := page.NewHTML(b.Lang, v.Title, v.Subtitle, "short")
	h.Put("<header>\n<h1>%s</h1>\n<p class=\"subtitle\">%s", v.Title, v.Subtitle)
	if b.Linked {
		h.Put(" · <a href=\"index.html\">%s</a>", b.say(words.back))
	}
	h.Put("</p>\n</header>\n<main>\n<section id=\"short\">\n<h2>%s</h2>\n", b.say(words.short))
	h.List(v.Short)
	h.Put("</section>\n")
	if v.About != "" {
		h.Put("<section id=\"about\">\n<h2>%s</h2>\n<p>%s</p>\n</section>\n", b.say(words.about), v.About)
	}
	b.evidenceHTML(h, v)
	b.claimsHTML(h, v)
	b.sizesHTML(h, v)
	b.registeredHTML(h, b.registered())
	h.Put("<section id=\"limits\">\n<h2>%s</h2>\n", b.say(words.limits))
	h.List(v.Limits)
	h.Put("</section>\n<section id=\"outcomes\">\n<h2>%s</h2>\n<p>%s</p>\n", b.say(words.outcomes), b.say(words.outcomesEach))
	h.List(v.Outcomes)
	h.Put("<p>%s</p>\n", b.say(words.outcomesBefore))
	h.List(v.Before)
	h.Put("</section>\n<section id=\"method\">\n<h2>%s</h2>\n", b.say(words.method))
	h.Each("<p>%s</p>\n", v.Method)
	h.Put("</section>\n")
	return h.Close(v.Source, v.Closing), nil
}

func (b Brief) evidenceHTML(h *page.HTML, v briefView) {
	h.Put("<section id=\"evidence\">\n<h2>%s</h2>\n<p>%s</p>\n", b.say(words.evidence), v.EvidenceLead)
	for _, e := range v.Evidence {
		h.Put("<h3>%s</h3>\n", e.Title)
		h.Each("<p>%s</p>\n", e.Sentences)
		h.Figures(e.Figures)
		if len(e.Notes) > 0 {
			h.Put("<div class=\"notes\">\n")
			h.Notes(e.Notes)
			h.Put("</div>\n")
		}
	}
	if len(v.Others) > 0 {
		h.Put("<h3>%s</h3>\n<p>%s</p>\n", b.say(words.others), b.say(words.othersLead))
		h.List(v.Others)
	}
	if len(v.Written) > 0 {
		h.Put("<h3>%s</h3>\n", b.say(words.written))
		h.List(v.Written)
	}
	h.Put("</section>\n")
}

func (b Brief) claimsHTML(h *page.HTML, v briefView) {
	h.Marks()
	h.Put("<section id=\"claims\">\n<h2>%s</h2>\n<p>%s</p>\n", b.say(words.claims), v.ClaimsLead)
	for _, claim := range v.Claims {
		h.Put("<div class=\"claim\">\n<p>")
		h.Verdict(claim.Verdict)
		h.Put(": %s</p>\n<p>%s</p>\n", claim.Text, claim.Sentence)
		for _, note := range claim.Notes {
			h.Put("<p class=\"notes\">%s%s</p>\n", b.say(words.noteMark), note)
		}
		h.Put("</div>\n")
	}
	if len(v.Verdicts) > 0 {
		h.Put("<h3>%s</h3>\n<ul>\n", b.say(words.verdicts))
		for _, verdict := range v.Verdicts {
			h.Put("<li>")
			h.Verdict(verdict.Verdict)
			h.Put(": %s</li>\n", verdict.Meaning)
		}
		h.Put("</ul>\n")
	}
	h.Put("</section>\n")
}

func (b Brief) sizesHTML(h *page.HTML, v briefView) {
	h.Put("<section id=\"sizes\">\n<h2>%s</h2>\n<p>%s</p>\n", b.say(words.sizes), v.SizesLead)
	for _, plan := range v.Plans {
		h.Put("<h3>%s</h3>\n<p>%s</p>\n", plan.Title, plan.Lead)
		if len(plan.Table.Rows) == 0 {
			continue
		}
		h.Table(plan.Table)
		if plan.Cluster != "" {
			h.Put("<p>%s</p>\n", plan.Cluster)
		}
		h.Put("<p>%s <code>%s</code></p>\n", b.say(words.planCommand), plan.Command)
	}
	if v.Reading != "" {
		h.Put("<p>%s</p>\n", v.Reading)
	}
	h.Put("</section>\n")
}
