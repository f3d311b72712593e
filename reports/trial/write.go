package trial

import "spoor/reports/page"

// Markdown returns the report as Markdown, with links to its figures.
func (r Report) Markdown() []byte {
	var m page.Markdown
	m.Put("# %s\n\n*%s*\n", r.Title(), r.Subtitle())
	markdown(&m, r.sections())
	m.Put("\n%s\n", page.Made(r.Version, r.Lang))
	return m.Bytes()
}

func markdown(m *page.Markdown, sections []section) {
	for _, s := range sections {
		m.Put("\n## %s\n", s.title)
		m.Each("\n%s\n", s.text)
		m.Each("\n- %s", s.list)
		if len(s.list) > 0 {
			m.Put("\n")
		}
		m.Figures(s.figures)
		for _, t := range s.tables {
			m.Table(t)
		}
		m.Each("\n%s\n", s.after)
	}
}

// HTML returns the report as one page with its figures in it.
func (r Report) HTML() []byte {
	h := page.NewHTML(r.Lang, r.Title(), r.Subtitle(), "short")
	h.Put("<header>\n<h1>%s</h1>\n<p class=\"subtitle\">%s</p>\n</header>\n<main>\n", r.Title(), r.Subtitle())
	html(h, r.sections(), h.Figures)
	return h.Close(page.Made(r.Version, r.Lang))
}

// Fragment returns the report to stand within a page that allows no style but its own: its figures are images there.
func (r Report) Fragment() string {
	h := page.NewFragment(r.Lang)
	h.Put("<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", r.Title(), r.Subtitle())
	html(h, r.sections(), h.Images)
	return h.Fragment()
}

func html(h *page.HTML, sections []section, draw func([]page.Figure)) {
	for _, s := range sections {
		h.Put("<section id=\"%s\">\n<h2>%s</h2>\n", s.id, s.title)
		h.Each("<p>%s</p>\n", s.text)
		if len(s.list) > 0 {
			h.List(s.list)
		}
		draw(s.figures)
		for _, t := range s.tables {
			h.Table(t)
		}
		h.Each("<p>%s</p>\n", s.after)
		h.Put("</section>\n")
	}
}
