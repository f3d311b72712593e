package screen

import (
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/writing"
	"spoor/internal/prose"
	"spoor/reports/page"
)

var searchWords = struct{ title, label, search, found, one, nothing data.Text }{
	title:   data.Text{NL: "Zoeken", EN: "Search"},
	label:   data.Text{NL: "Zoek in vragen en antwoorden", EN: "Search questions and answers"},
	search:  data.Text{NL: "Zoek", EN: "Search"},
	one:     data.Text{NL: "1 vraag gevonden", EN: "1 question found"},
	found:   data.Text{NL: "%d vragen gevonden", EN: "%d questions found"},
	nothing: data.Text{NL: "Niets gevonden. Zoek op een deel van een woord, zoals ‘werkgever’.", EN: "Nothing found. Search for a part of a word, such as ‘employer’."},
}

// searching is the form by which questions and answers are searched.
func (s Sector) searching(h *page.HTML, sought string) {
	h.Put("<form class=\"search\" role=\"search\" data-submit=\"search\"><p class=\"field\"><label for=\"q\">%s</label><span class=\"pair\"><input type=\"search\" id=\"q\" name=\"q\" value=\"%s\" autocomplete=\"off\" maxlength=\"80\"> <button type=\"submit\" class=\"plain\">%s</button></span></p></form>\n",
		s.say(searchWords.label), sought, s.say(searchWords.search))
}

// Search lists the questions in which a text stands, or in whose answers it does, whatever its capitals.
func (s Sector) Search(sought string) (title, content string) {
	title = s.say(searchWords.title)
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n", title)
	s.searching(h, sought)
	key := writing.Fold(sought)
	if key == "" {
		return title, h.Fragment()
	}
	type hit struct {
		table   analysis.Table
		answers []string
	}
	var found []hit
	for _, table := range s.Tables {
		answers := s.hits(table, key)
		if answers != nil || strings.Contains(writing.Fold(table.Item.Heading(s.Lang)+" "+table.Item.Text.In(s.Lang)), key) {
			found = append(found, hit{table, answers})
		}
	}
	said := s.say(searchWords.found, len(found))
	switch len(found) {
	case 0:
		said = s.say(searchWords.nothing)
	case 1:
		said = s.say(searchWords.one)
	}
	h.Put("<p role=\"status\">%s</p>\n<ul class=\"hits\">\n", said)
	for _, one := range found {
		h.Put("<li><a href=\"#item/%s\">%s</a>", one.table.Item.ID, one.table.Item.Heading(s.Lang))
		h.Each("<p class=\"soft\">%s</p>", one.answers)
		h.Put("</li>\n")
	}
	h.Put("</ul>\n")
	return title, h.Fragment()
}

// hits are the answers to a question in which a folded text stands, each with what was answered.
func (s Sector) hits(table analysis.Table, key string) []string {
	var out []string
	for _, l := range lines(table, false, s.Lang) {
		if strings.Contains(writing.Fold(l.label), key) {
			out = append(out, l.label+": "+l.sentence)
		}
	}
	if table.Item.Kind == data.Rating {
		for _, point := range table.Item.Scale {
			if label := prose.Label(table.Item, point.ID, s.Lang); strings.Contains(writing.Fold(label), key) {
				out = append(out, label)
			}
		}
	}
	return out
}
