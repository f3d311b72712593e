package screen

import (
	"cmp"
	"slices"
	"strconv"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Levels are the levels of an interval that can be chosen.
var Levels = []string{"0.80", "0.90", "0.95", "0.99"}

// Shown says how a question is shown; the zero value is as usual.
type Shown struct {
	Level string // one of Levels
	Order string // most or asked
	Value string // share or count
	View  string // figure or table
	Still bool   // without anything that an engine must answer, for whoever has none
}

// Item is the screen of one question. The table is at the level that was chosen; whole is the figure of all answers of a battery, none for
// others.
func (s Sector) Item(table analysis.Table, whole []page.Figure, shown Shown) (title, content string) {
	item := table.Item
	_, place, _ := s.table(item.ID)
	title = item.Heading(s.Lang)
	h := page.NewFragment(s.Lang)
	if shown.Still {
		s.figure(h, table, nil, shown)
		s.resting(h, item)
		return title, h.Fragment()
	}
	s.searching(h, "")
	h.Put("<form class=\"controls\">\n<div class=\"where\">")
	var questions [][2]string
	for _, other := range s.Tables {
		questions = append(questions, [2]string{other.Item.ID, other.Item.Heading(s.Lang)})
	}
	picker(h, "item", s.say(words.question), item.ID, questions)
	h.Put("<p class=\"steps\">")
	if place > 0 {
		h.Put("<a href=\"#item/%s\">%s</a> ", s.Tables[place-1].Item.ID, s.say(words.previous))
	}
	h.Put("<span class=\"soft\">%s</span>", s.say(words.place, place+1, len(s.Tables)))
	if place+1 < len(s.Tables) {
		h.Put(" <a href=\"#item/%s\">%s</a>", s.Tables[place+1].Item.ID, s.say(words.next))
	}
	h.Put("</p></div>\n<div class=\"choices\">")
	first := words.mostNamed
	if item.Kind == data.Rating || item.Kind == data.Number { // of which nothing is named
		first = words.highest
	}
	choices(h, "order", s.say(words.order), cmp.Or(shown.Order, "most"), [][2]string{{"most", s.say(first)}, {"asked", s.say(words.asAsked)}})
	if item.Kind != data.Number {
		choices(h, "value", s.say(words.value), cmp.Or(shown.Value, "share"), [][2]string{{"share", s.say(words.percentage)}, {"count", s.say(words.count)}})
	}
	var levels [][2]string
	for _, level := range Levels {
		share, err := strconv.ParseFloat(level, 64)
		if err != nil {
			panic(err) // one of the constants above
		}
		levels = append(levels, [2]string{level, number.Level(share, s.Lang)})
	}
	choices(h, "level", s.say(words.interval), cmp.Or(shown.Level, "0.95"), levels)
	choices(h, "view", s.say(words.view), cmp.Or(shown.View, "figure"), [][2]string{{"figure", s.say(words.figure)}, {"table", s.say(words.table)}})
	h.Put("</div></form>\n")
	s.figure(h, table, whole, shown)
	h.Put("<div class=\"actions\"><span class=\"soft\">%s:</span>", s.say(words.download))
	for _, form := range []string{"svg", "png", "csv", "xlsx"} {
		h.Put(` <button type="button" class="plain" data-do="item.%s">%s</button>`, form, map[string]string{"svg": "SVG", "png": "PNG", "csv": "CSV", "xlsx": "Excel"}[form])
	}
	if shown.View != "table" { // which has no sentence
		h.Put(" <button type=\"button\" class=\"plain\" data-copy=\"read\">%s</button>", s.say(words.copySentence))
	}
	h.Put(" <button type=\"button\" class=\"plain\" data-picture=\"item.svg\">%s</button><span id=\"said\" role=\"status\"></span></div>\n", s.say(formWords.copyFigure))
	s.resting(h, item)
	h.Put("<details><summary>%s</summary><p>%s</p></details>\n", s.say(words.read), s.say(words.readText, number.Level(table.Options.Level, s.Lang)))
	if notes := s.notes(table); len(notes) > 0 {
		h.Put("<details><summary>%s</summary>", s.say(words.notes))
		h.List(notes)
		h.Put("</details>\n")
	}
	return title, h.Fragment()
}

func choices(h *page.HTML, name, label, chosen string, options [][2]string) {
	h.Put("<fieldset class=\"choice\"><legend>%s</legend><div>", label)
	for _, option := range options {
		radio(h, name, option[0], option[1], option[0] == chosen)
	}
	h.Put("</div></fieldset>\n")
}

// figure writes the bars of a question, or the same as a table.
func (s Sector) figure(h *page.HTML, table analysis.Table, whole []page.Figure, shown Shown) {
	drawn := lines(table, shown.Value == "count", s.Lang)
	if shown.Order != "asked" {
		inorder.By(drawn, func(a, b line) int { return cmp.Compare(b.share, a.share) })
		drawn = residualLast(table, drawn, s.Lang)
	}
	h.Put("<figure class=\"card\" aria-labelledby=\"f-%s\"><h1 id=\"f-%s\">%s</h1>\n<p class=\"soft\">%s</p>\n", table.Item.ID, table.Item.ID, table.Item.Text.In(s.Lang), s.subtitle(table))
	if shown.View == "table" {
		s.asTable(h, table, drawn)
	} else {
		read := ""
		if len(drawn) > 0 {
			read = drawn[0].label + ": " + drawn[0].sentence
		}
		if shown.Still {
			h.Put("<ul class=\"bars\">\n")
		} else {
			h.Put("<p class=\"read\" id=\"read\" aria-live=\"polite\">%s</p>\n<ul class=\"bars\" tabindex=\"0\" aria-label=\"%s\">\n", read, table.Item.Heading(s.Lang))
		}
		for _, l := range drawn {
			h.Put("<li data-read=\"%s\"><span class=\"label\">%s</span>", l.label+": "+l.sentence, l.label)
			bar(h, l, "track")
			h.Put("<span class=\"number\"><b>%s</b> <span class=\"soft\">%s</span></span></li>\n", l.value, l.detail)
		}
		h.Put("</ul>\n")
		axis(h, "axis")
		if len(whole) > 0 {
			h.Put("<details id=\"whole\"><summary>%s</summary>", data.Text{NL: "Alle oordelen", EN: "All ratings"}.In(s.Lang))
			h.Images(whole)
			h.Put("</details>\n")
		}
	}
	h.Put("<p class=\"source\">%s</p></figure>\n", prose.Source(table.Wave, s.Lang))
}

// residualLast puts open and residual answers at the end, whatever their share.
func residualLast(table analysis.Table, drawn []line, lang data.Lang) []line {
	rest := map[string]bool{}
	for _, option := range table.Item.Options {
		if option.Residual() {
			rest[prose.Label(table.Item, option.ID, lang)] = true
		}
	}
	inorder.By(drawn, func(a, b line) int {
		switch {
		case rest[a.label] == rest[b.label]:
			return 0
		case rest[a.label]:
			return 1
		}
		return -1
	})
	return drawn
}

func (s Sector) subtitle(table analysis.Table) string {
	low, high := table.Bases()
	base := "n = " + number.Count(low, s.Lang)
	if low != high {
		base = data.Text{NL: "n = %s tot %s", EN: "n = %s to %s"}.Say(s.Lang, number.Count(low, s.Lang), number.Count(high, s.Lang))
	}
	level := number.Level(table.Options.Level, s.Lang)
	switch item := table.Item; {
	case item.Kind == data.Rating:
		net, _ := item.Headline()
		return s.say(words.subRating, prose.Label(item, net.ID, s.Lang), level, base)
	case item.Kind == data.Number:
		return s.say(words.subMean, level, base)
	case item.Kind == data.Multiple && item.MaxPicks > 0:
		return s.say(words.subMultiple, item.MaxPicks, level, base)
	}
	return s.say(words.sub, level, base)
}

// asTable writes the bars as a table.
func (s Sector) asTable(h *page.HTML, table analysis.Table, drawn []line) {
	view := page.Table{ID: "t-" + table.Item.ID, Caption: table.Item.Heading(s.Lang), Header: []string{s.say(words.answer), s.say(words.percentage), s.say(words.streak, number.Level(table.Options.Level, s.Lang)), s.say(words.count)}}
	if table.Item.Kind == data.Number {
		view.Header = view.Header[:3]
	}
	plain := lines(table, false, s.Lang)
	counted := lines(table, true, s.Lang)
	for _, l := range drawn {
		at := slices.IndexFunc(plain, func(p line) bool { return p.label == l.label })
		cells := []string{plain[at].value, plain[at].detail, counted[at].value}
		view.Rows = append(view.Rows, page.Row{Name: l.label, Cells: cells[:len(view.Header)-1]})
	}
	h.Table(view)
}

// resting lists the conclusions that rest on a question.
func (s Sector) resting(h *page.HTML, item data.Item) {
	if len(s.Decisions) == 0 {
		return
	}
	h.Put("<section><h2>%s</h2>\n", s.say(words.rests))
	some := false
	for _, d := range s.Decisions {
		if slices.Contains(d.Uses, item.ID) {
			if !some {
				h.Put("<ul class=\"claims\">\n")
			}
			some = true
			s.decision(h, d, item.ID)
		}
	}
	if some {
		h.Put("</ul></section>\n")
	} else {
		h.Put("<p class=\"soft\">%s</p></section>\n", s.say(words.noneRest))
	}
}

// notes are the cautions on a table, each once.
func (s Sector) notes(table analysis.Table) []string {
	var out []string
	add := func(notes []analysis.Note) {
		for _, note := range notes {
			if text := note.In(s.Lang); !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
	}
	add(table.Notes)
	for _, part := range table.Parts {
		add(part.Notes)
		for _, e := range part.Estimates {
			add(e.Notes)
		}
	}
	return out
}
