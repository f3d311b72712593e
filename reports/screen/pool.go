package screen

import (
	"spoor/internal/number"
	"spoor/reports/page"
)

// Opened is a file that is added up, with the member that it is of, or why it is not.
type Opened struct{ File, Member, Why string }

// Pooled is the sum of what members shared.
type Pooled struct {
	Members int
	Items   []PooledItem
	Left    []string // questions that too few members share
}

// PooledItem is the sum of one question.
type PooledItem struct {
	Title   string
	Members int // that share it
	Counts  []PooledCount
}

// PooledCount is the sum of one answer, as a count or as bounds.
type PooledCount struct{ Label, Count, Base string }

// keepTabs are the screens for whoever keeps the survey.
func (s Sector) keepTabs(h *page.HTML, current string) {
	tabs(h, s.say(keepWords.keep), current, [][2]string{{"wave", s.say(keepWords.newWave)}, {"pool", s.say(keepWords.pool)}})
}

// alert says what is wrong, where anything is.
func (s Sector) alert(h *page.HTML, problems []string) {
	if len(problems) == 0 {
		return
	}
	h.Put("<div class=\"wrong\" role=\"alert\" tabindex=\"-1\" id=\"wrong\"><h2>%s</h2>", s.say(formWords.wrong))
	h.List(problems)
	h.Put("</div>\n")
}

// Pool is the screen on which whoever keeps the sector adds up what members shared.
func (s Sector) Pool(form Form, opened []Opened, pooled Pooled, problems []string) (title, content string) {
	title = s.say(keepWords.poolTitle)
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", title, s.say(keepWords.poolLead))
	s.keepTabs(h, "pool")
	s.alert(h, problems)
	h.Put("<form data-submit=\"pool\"><div class=\"drop\" data-drop=\"pool\" data-adding><p><b>%s</b></p><p><label class=\"button\" for=\"chosen\">%s</label><input class=\"hide\" type=\"file\" multiple id=\"chosen\" data-file=\"pool\" accept=\".json,.zip\"></p><p class=\"soft\">%s</p></div>\n",
		s.say(keepWords.poolDrop), s.say(keepWords.chooseMore), s.say(keepWords.poolDropText))
	if len(opened) > 0 {
		table := page.Table{ID: "opened", Caption: s.say(keepWords.opened), Header: []string{s.say(keepWords.file), s.say(keepWords.member), s.say(keepWords.state)}, Words: []int{1, 2}}
		for _, one := range opened {
			state := one.Why
			if state == "" {
				state = s.say(keepWords.readable)
			}
			table.Rows = append(table.Rows, page.Row{Name: one.File, Cells: []string{one.Member, state}})
		}
		h.Table(table)
		h.Put("<p class=\"actions\"><button type=\"button\" class=\"plain\" data-forget=\"pool\">%s</button></p>\n", s.say(keepWords.again))
	}
	if pooled.Members == 0 {
		h.Put("</form>\n")
		return title, h.Fragment()
	}
	h.Put("<section><h2>%s</h2><p>%s</p>\n", s.say(keepWords.sum, number.Count(pooled.Members, s.Lang)), s.say(keepWords.sumText))
	for i, item := range pooled.Items {
		table := page.Table{ID: "sum-" + number.Count(i, s.Lang), Caption: s.say(keepWords.shareIt, item.Title, number.Count(item.Members, s.Lang)), Header: []string{s.say(words.answer), s.say(words.count), "n"}}
		for _, count := range item.Counts {
			table.Rows = append(table.Rows, page.Row{Name: count.Label, Cells: []string{count.Count, count.Base}})
		}
		h.Table(table)
	}
	if len(pooled.Left) > 0 {
		h.Put("<details><summary>%s</summary>", s.say(keepWords.left))
		h.List(pooled.Left)
		h.Put("</details>\n")
	}
	h.Put("</section>\n<section><h2>%s</h2>\n", s.say(keepWords.saveAs))
	s.describes(h, form, "label", "year")
	h.Put("<p class=\"actions\"><button type=\"button\" class=\"filled\" data-do=\"pool.zip\">%s</button></p><p class=\"soft\">%s</p></section></form>\n", s.say(keepWords.saveZip), s.say(keepWords.zipText))
	return title, h.Fragment()
}

// describes asks what a wave is called, and what people are to know of it.
func (s Sector) describes(h *page.HTML, form Form, fields ...string) {
	h.Put("<div class=\"pair even\">")
	for _, name := range append([]string{"id"}, fields...) {
		label := keepWords.about[name]
		h.Put("<p class=\"field\"><label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" value=\"%s\" autocomplete=\"off\" maxlength=\"200\"></p>\n", name, s.say(label), name, name, form[name])
	}
	h.Put("</div>\n")
}
