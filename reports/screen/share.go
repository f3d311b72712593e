package screen

import (
	"strconv"

	"spoor/data"
	"spoor/internal/number"
	"spoor/reports/page"
)

// Shared is what goes out with a file to share, and what whoever shares it is to know.
type Shared struct {
	Sum     string // how many counts go out
	Tables  []Leaving
	Omitted []string // of what nothing goes out
	Derived []string // what others can still derive of what is hidden
	Joined  []string // answers that could be joined
	Notes   []string // how the file was read
}

// Leaving is a table of a file to share. Its base goes out too.
type Leaving struct {
	Title  string
	Base   int
	Counts []LeavingCount
}

// LeavingCount is one count: as it is, and as it goes out, empty where it is hidden.
type LeavingCount struct {
	Label string
	Count int
	Out   string
}

// Share is the screen of a file to share: what goes out, count by count, before it is saved.
func (s Sector) Share(form Form, shared Shared, problems []string) (title, content string) {
	title = s.say(formWords.shareTitle)
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", title, s.say(formWords.shareLead))
	if len(problems) > 0 {
		h.Put("<div class=\"wrong\" role=\"alert\" tabindex=\"-1\" id=\"wrong\"><h2>%s</h2>", s.say(formWords.wrong))
		h.List(problems)
		h.Put("</div>\n")
	}
	preset := form["preset"]
	if preset == "" {
		preset = "default"
	}
	h.Put("<form data-submit=\"share\"><p class=\"field\"><label for=\"member\">%s</label><input id=\"member\" name=\"member\" value=\"%s\" autocomplete=\"off\" maxlength=\"80\"></p>\n", s.say(formWords.shareName), form["member"])
	choices(h, "preset", s.say(formWords.preset), preset, [][2]string{{"open", s.say(formWords.presetOpen)}, {"default", s.say(formWords.presetDefault)}, {"strict", s.say(formWords.presetStrict)}})
	h.Put("<p class=\"actions\"><button type=\"submit\" class=\"%s\">%s</button></p></form>\n", map[bool]string{true: "filled", false: "plain"}[len(shared.Tables) == 0], s.say(formWords.shareSee))
	if len(shared.Tables) == 0 {
		return title, h.Fragment()
	}
	h.Put("<section><h2>%s</h2>\n<p>%s</p>\n", s.say(formWords.leaves), shared.Sum)
	h.Each("<p>%s</p>\n", shared.Omitted)
	for i, of := range shared.Tables {
		table := page.Table{ID: "leaving-" + strconv.Itoa(i), Caption: of.Title + " (n = " + number.Count(of.Base, s.Lang) + ")", Header: []string{s.say(words.answer), s.say(formWords.yours), s.say(formWords.shown)}}
		for _, one := range of.Counts {
			out := one.Out
			if out == "" {
				out = s.say(formWords.hidden)
			}
			table.Rows = append(table.Rows, page.Row{Name: one.Label, Cells: []string{number.Count(one.Count, s.Lang), out}})
		}
		h.Table(table)
	}
	h.Put("<p class=\"actions\"><button type=\"button\" class=\"filled\" data-do=\"share.json\">%s</button></p></section>\n", s.say(formWords.saveShare))
	for _, fold := range []struct {
		id    string
		title data.Text
		lines []string
	}{{"derived", formWords.warned, shared.Derived}, {"joined", formWords.joined, shared.Joined}, {"notes", formWords.reads, shared.Notes}} {
		if len(fold.lines) > 0 {
			h.Put("<details id=\"%s\"><summary>%s</summary>", fold.id, s.say(fold.title))
			h.List(fold.lines)
			h.Put("</details>\n")
		}
	}
	return title, h.Fragment()
}

// NothingLeft says that a file to share would hold no count.
func (s Sector) NothingLeft() string { return s.say(formWords.nothingLeft) }
