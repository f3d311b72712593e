package screen

import (
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/analysis/planning"
	"spoor/data"
	"spoor/data/problem"
	"spoor/internal/comparison"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Reading is how own counts were read.
type Reading struct {
	Alias   string         // of the organisation
	Notes   []string       // what was assumed
	Skipped string         // says which questions are not compared
	Slips   []problem.Slip // answers that were probably meant to be an option
	Method  []string       // how it was compared, a paragraph each
}

// Result is what comes of own counts beside the sector: the finding first, then the figure, then what these numbers could have shown, and the
// statistics last.
func (s Sector) Result(items []member.Item, read Reading) (title, content string) {
	h := page.NewFragment(s.Lang)
	title = s.say(words.compare)
	for i, item := range items {
		headline := s.headline(item)
		if i == 0 {
			title = headline
			h.Put("<p class=\"soft kicker\">%s</p>\n<h1 id=\"finding\">%s</h1>\n", s.about(item, read.Alias), headline)
		} else {
			h.Put("<section><p class=\"soft kicker\">%s</p>\n<h2 class=\"finding\">%s</h2>\n", s.about(item, read.Alias), headline)
		}
		h.Put("<p class=\"lead\">%s</p>\n", s.under(item))
		if i == 0 && len(read.Slips) > 0 {
			h.Put("<div class=\"notice\"><p>%s</p>\n", s.say(formWords.slipped))
			s.slips(h, read.Slips)
			h.Put("</div>\n")
		}
		s.dumbbell(h, item)
		if i == 0 {
			s.actions(h)
		}
		s.could(h, item)
		if i > 0 {
			h.Put("</section>\n")
		}
	}
	if read.Skipped != "" {
		h.Put("<p class=\"notice\">%s</p>\n", read.Skipped)
	}
	h.Put("<details><summary>%s</summary>", s.say(formWords.method))
	h.Each("<p>%s</p>\n", read.Method)
	h.Put("</details>\n")
	if len(read.Notes) > 0 {
		h.Put("<details><summary>%s</summary>", s.say(formWords.reads))
		h.List(read.Notes)
		h.Put("</details>\n")
	}
	return title, h.Fragment()
}

func (s Sector) about(item member.Item, alias string) string {
	return s.say(formWords.kicker, item.Own.Item.Heading(s.Lang), prose.Capital(comparison.OwnName(alias, s.Lang)))
}

// headline is the finding in one sentence.
func (s Sector) headline(item member.Item) string {
	if rest := s.restOnly(item); rest != "" {
		return s.say(formWords.restOnly, rest)
	}
	named := item
	named.Rows = slices.DeleteFunc(slices.Clone(item.Rows), func(row member.Row) bool { return item.LeftOver(row) })
	higher, lower := differing(named, member.Higher, s.Lang), differing(named, member.Lower, s.Lang)
	direction := func(labels []string, word data.Text) string {
		return s.say(formWords.some, prose.Capital(data.And(labels, s.Lang)), word.In(s.Lang))
	}
	up, down := data.Text{NL: "hoger", EN: "higher"}, data.Text{NL: "lager", EN: "lower"}
	switch {
	case len(higher) > 0 && len(lower) > 0:
		return direction(higher, up) + "; " + direction(lower, down)
	case len(higher) > 0:
		return direction(higher, up)
	case len(lower) > 0:
		return direction(lower, down)
	case item.Family > 1:
		return s.say(formWords.noneMany, item.Family)
	case item.Family == 1:
		return s.say(formWords.none)
	}
	return s.say(formWords.beside, item.Own.Item.Heading(s.Lang))
}

// restOnly returns the answers that are left over, such as "other", where they alone differ demonstrably, and else nothing.
func (s Sector) restOnly(item member.Item) string {
	var labels []string
	for _, row := range item.Rows {
		switch {
		case !row.Differs():
		case !item.LeftOver(row):
			return ""
		default:
			labels = append(labels, item.Label(row, s.Lang))
		}
	}
	return data.And(labels, s.Lang)
}

func differing(item member.Item, verdict member.Verdict, lang data.Lang) []string {
	var labels []string
	for _, row := range item.Rows {
		if row.Verdict == verdict {
			labels = append(labels, item.Label(row, lang))
		}
	}
	return labels
}

func (s Sector) under(item member.Item) string {
	differ := len(differing(item, member.Higher, s.Lang)) + len(differing(item, member.Lower, s.Lang))
	switch {
	case item.Family == 0:
		return comparison.Finding(item, "", s.Lang)
	case differ == 0:
		return s.say(formWords.noneLead, bases(item.Own, s.Lang))
	case s.restOnly(item) != "":
		return s.say(formWords.restLead)
	case differ == 1:
		return s.say(formWords.oneLead, item.Family)
	}
	return s.say(formWords.someLead, item.Family, differ)
}

// bases says how many answered the rows of a table, of those that anybody answered: "41 tot 43".
func bases(table analysis.Table, lang data.Lang) string {
	table.Parts = slices.DeleteFunc(slices.Clone(table.Parts), func(part analysis.Part) bool { return part.Answered == 0 })
	low, high := table.Bases()
	if low == high {
		return number.Count(low, lang)
	}
	return number.Count(low, lang) + data.Text{NL: " tot ", EN: " to "}.In(lang) + number.Count(high, lang)
}

// inOrder returns the rows as the figure and the tables have them: what differs first, and what is left over last.
func inOrder(item member.Item) []member.Row {
	place := func(row member.Row) int {
		switch {
		case item.LeftOver(row):
			return 2
		case row.Differs():
			return 0
		}
		return 1
	}
	return slices.SortedStableFunc(slices.Values(item.Rows), func(a, b member.Row) int { return place(a) - place(b) })
}

// dumbbell draws own shares and those of the sector above one another.
func (s Sector) dumbbell(h *page.HTML, item member.Item) {
	what := item.Own.Item
	level := number.Level(item.Options.Level, s.Lang)
	sub := s.say(formWords.besideSub, level)
	switch {
	case item.OwnUnit == member.Trajectories:
		sub = s.say(formWords.besideMean, level)
	case item.OwnUnit == member.Estimates:
		sub = s.say(formWords.besideEstimates, level)
	case what.Kind == data.Rating:
		net, _ := what.Headline()
		sub = s.say(words.subRating, prose.Label(what, net.ID, s.Lang), level, prose.Capital(s.say(formWords.ownKey, bases(item.Own, s.Lang))))
	}
	h.Put("<figure class=\"card\" aria-labelledby=\"f-%s\"><h2 id=\"f-%s\">%s</h2>\n<p class=\"soft\">%s</p>\n", what.ID, what.ID, s.say(formWords.beside, what.Heading(s.Lang)), sub)
	h.Put("<p class=\"key\"><span><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><circle class=\"dot\" cx=\"6\" cy=\"6\" r=\"5\"/></svg>%s</span> <span><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><path class=\"own\" d=\"M6 0l6 6-6 6-6-6z\"/></svg>%s</span></p>\n<ol class=\"pairs\">\n",
		s.say(formWords.sectorKey, bases(item.Sector, s.Lang)), s.say(formWords.ownKey, bases(item.Own, s.Lang)))
	for _, row := range inOrder(item) {
		s.pair(h, item, row)
	}
	h.Put("</ol>\n")
	axis(h, "axis beside")
	h.Put("<p class=\"source\">%s", prose.Source(item.Sector.Wave, s.Lang))
	if low, high := item.Own.Bases(); low == high && low > 0 && item.OwnUnit == member.Respondents {
		h.Put(" %s", s.say(formWords.colleague, number.Decimals(100/float64(low), 0, s.Lang)))
	}
	if item.Family > 0 && item.OwnUnit == member.Respondents {
		h.Put(" %s", s.say(formWords.alike))
	}
	h.Put("</p></figure>\n")
}

func (s Sector) pair(h *page.HTML, item member.Item, row member.Row) {
	what, level := item.Own.Item, item.Options.Level
	own := newLine(what, "", row.Own, level, false, s.Lang)
	sector := newLine(what, "", row.Sector, level, false, s.Lang)
	h.Put("<li><span class=\"label\">%s</span><svg class=\"track\" width=\"100%\" height=\"44\" aria-hidden=\"true\" focusable=\"false\">", item.Label(row, s.Lang))
	for _, tick := range []float64{0, .2, .4, .6, .8, 1} {
		h.Put(`<line class="tick" x1="%s" x2="%s" y1="0" y2="44"/>`, at(tick), at(tick))
	}
	if sector.drawn {
		h.Put(`<line class="range" x1="%s" x2="%s" y1="14" y2="14"/><circle class="dot" cx="%s" cy="14" r="5"/>`, at(sector.low), at(sector.high), at(sector.share))
	}
	if own.drawn {
		h.Put(`<line class="ownrange" x1="%s" x2="%s" y1="31" y2="31"/><svg x="%s" y="31" overflow="visible"><path class="own" d="M0-6l6 6-6 6-6-6z"/></svg>`, at(own.low), at(own.high), at(own.share))
	}
	h.Put("</svg><span class=\"said\">")
	shape, word := "", formWords.untested
	switch row.Verdict {
	case member.Higher:
		shape, word = "up", formWords.higher
	case member.Lower:
		shape, word = "down", formWords.lower
	case member.NotDemonstrated:
		word = formWords.same
	}
	if shape != "" {
		h.Put(`<strong><svg width="14" height="14" aria-hidden="true" focusable="false"><use href="#mark-%s"/></svg> %s</strong>`, shape, s.say(word))
	} else if row.Verdict == member.Position {
		h.Put(`<span class="soft">%s</span>`, comparison.Verdict(row, s.Lang))
	} else {
		h.Put(`<span class="soft">%s</span>`, s.say(word))
	}
	mean := what.Kind == data.Number
	h.Put("<span>%s <b>%s</b>%s</span><span>%s <b>%s</b>%s</span>", s.say(formWords.atYou), own.value, counted(row.Own, mean && item.OwnUnit != member.Trajectories, s.Lang),
		s.say(formWords.atSector), sector.value, counted(row.Sector, mean, s.Lang))
	if shape != "" {
		h.Put("<span class=\"plainly\">%s</span>", s.say(formWords.larger))
	}
	h.Put("</span></li>\n")
}

// counted is " (9 van 12)" behind a percentage of answers or trajectories, and " (n = 50)" behind a mean.
func counted(e analysis.Estimate, mean bool, lang data.Lang) string {
	switch {
	case e.Hidden || !e.Known() || e.Base == 0:
		return ""
	case mean:
		return " (n = " + number.Count(e.Base, lang) + ")"
	}
	return " (" + words.of.Say(lang, number.Count(e.Count, lang), number.Count(e.Base, lang)) + ")"
}

func (s Sector) actions(h *page.HTML) {
	h.Put("<div class=\"actions\"><button type=\"button\" class=\"filled\" data-do=\"result.html\">%s</button> <button type=\"button\" class=\"plain\" data-print>%s</button> <button type=\"button\" class=\"plain\" data-do=\"result.docx\">%s</button> <button type=\"button\" class=\"plain\" data-do=\"result.xlsx\">%s</button> <button type=\"button\" class=\"plain\" data-do=\"result.csv\">%s</button> <button type=\"button\" class=\"plain\" data-copy=\"finding\">%s</button> <button type=\"button\" class=\"plain\" data-picture=\"result.svg\">%s</button><span id=\"said\" role=\"status\"></span></div>\n<p><a href=\"#share\">%s</a> · <a href=\"#compare\">%s</a></p>\n",
		s.say(formWords.save), s.say(formWords.print), s.say(formWords.word), s.say(formWords.excel), s.say(formWords.csv), s.say(words.copySentence), s.say(formWords.copyFigure), s.say(formWords.share), s.say(formWords.again))
}

// could says which own shares these numbers would have shown to differ, and gives the tests.
func (s Sector) could(h *page.HTML, item member.Item) {
	if item.Family == 0 {
		return
	}
	level := item.Options
	visible := page.Table{ID: "v-" + item.Own.Item.ID, Caption: s.say(formWords.perAnswer), Header: []string{s.say(formWords.part), s.say(words.sector), s.say(formWords.visible), s.say(formWords.from)}}
	tests := page.Table{ID: "s-" + item.Own.Item.ID, Caption: s.say(formWords.statistics),
		Header: []string{s.say(formWords.part), s.say(formWords.difference), number.Level(level.Level, s.Lang) + "-interval", s.say(formWords.p), s.say(formWords.holm), s.say(formWords.effect)}}
	if s.Lang == data.English {
		tests.Header[2] = number.Level(level.Level, s.Lang) + " interval"
	}
	notes := page.NewFootnotes(s.Lang)
	for _, row := range inOrder(item) {
		label := item.Label(row, s.Lang)
		if d := row.Detectable; d != nil {
			visible.Rows = append(visible.Rows, page.Row{Name: label, Cells: []string{number.Percent(row.Sector.Proportion, row.Sector.Digits(), s.Lang), s.reach(*d), s.from(row)}})
		}
		if c := row.Comparison; c.Tested() && item.Own.Item.Kind != data.Number {
			tests.Rows = append(tests.Rows, page.Row{Name: label, Mark: notes.Mark(slices.Concat(row.Notes, c.Notes)...), Cells: []string{number.Points(row.Difference, row.Digits(), s.Lang),
				comparison.PointsRange(c.Interval.Low, c.Interval.High, row.Digits(), s.Lang), number.BareProbability(c.P, s.Lang), number.BareProbability(c.AdjustedP, s.Lang), comparison.EffectSize(c.EffectSize, s.Lang)}})
		}
	}
	h.Put("<section><h2>%s</h2>\n<p>%s</p>\n", s.say(formWords.could), s.say(formWords.couldText, number.Level(level.Power, s.Lang)))
	for _, table := range []page.Table{visible, tests} {
		if len(table.Rows) > 0 {
			h.Put("<details><summary>%s</summary>", table.Caption)
			h.Table(table)
			if table.ID == tests.ID {
				h.Notes(notes.Notes())
			}
			h.Put("</details>\n")
		}
	}
	h.Put("</section>\n")
}

// from says from how many own respondents on the same percentage would differ demonstrably.
func (s Sector) from(row member.Row) string {
	switch {
	case row.Verdict != member.NotDemonstrated:
		return s.say(formWords.already)
	case row.ShownFrom == 0:
		return s.say(formWords.notBelow, number.Count(planning.ShownLimit, s.Lang))
	}
	return "n = " + number.Count(row.ShownFrom, s.Lang)
}

// reach says from which own share a difference would have shown: "≤12% of ≥81%".
func (s Sector) reach(d planning.Detectable) string {
	var parts []string
	if d.Fall.Found {
		parts = append(parts, "≤"+number.Percent(d.Fall.Target, 0, s.Lang))
	}
	if d.Rise.Found {
		parts = append(parts, "≥"+number.Percent(d.Rise.Target, 0, s.Lang))
	}
	if len(parts) == 0 {
		return data.Text{NL: "geen enkel percentage", EN: "no percentage"}.In(s.Lang)
	}
	return strings.Join(parts, data.Text{NL: " of ", EN: " or "}.In(s.Lang))
}

// Unread is the result of counts that could not be compared, with why.
func (s Sector) Unread(problems []string) (title, content string) {
	h := page.NewFragment(s.Lang)
	title = s.say(formWords.compareTitle)
	h.Put("<h1>%s</h1>\n<div class=\"wrong\" role=\"alert\" tabindex=\"-1\" id=\"wrong\"><h2>%s</h2>", title, s.say(formWords.wrong))
	h.List(problems)
	h.Put("</div>\n<p class=\"actions\"><a class=\"button\" href=\"#compare\">%s</a> <a class=\"button\" href=\"#file\">%s</a></p>\n", s.say(formWords.own), s.say(formWords.forget))
	return title, h.Fragment()
}

// Failed is the screen of a request that cannot be carried out.
func (s Sector) Failed(text string) (title, content string) {
	h := page.NewFragment(s.Lang)
	title = s.say(formWords.wrong)
	h.Put("<h1>%s</h1>\n<div class=\"wrong\" role=\"alert\" tabindex=\"-1\" id=\"wrong\"><p>%s</p></div>\n<p><a href=\"#\">%s</a></p>\n", title, text, s.brand())
	return title, h.Fragment()
}
