package screen

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/data/problem"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Form is what stands in the fields of a screen, by their names.
type Form map[string]string

// Wrong is a field with what is wrong with it.
type Wrong struct{ Field, Text string }

// Filled is a form of own counts that was checked: the counts as a table that every reader of such tables takes, or what is wrong.
type Filled struct {
	Table string
	Wrong []Wrong
	Parts map[string]string // texts beside fields that follow from them, by id
}

// Comparable are the questions that own counts can be filled in for.
func (s Sector) Comparable() []analysis.Table {
	var out []analysis.Table
	for _, table := range s.Tables {
		if table.Item.Kind == data.Single || table.Item.Kind == data.Multiple || table.Item.Kind == data.Rating {
			out = append(out, table)
		}
	}
	return out
}

// asked is the question that a form is about: the chosen one, or the first.
func (s Sector) asked(form Form) (analysis.Table, bool) {
	list := s.Comparable()
	for _, table := range list {
		if table.Item.ID == form["item"] {
			return table, true
		}
	}
	if len(list) == 0 {
		return analysis.Table{}, false
	}
	return list[0], true
}

// Compare is the form for own counts, with what is wrong in it where it was sent.
func (s Sector) Compare(form Form, wrong []Wrong) (title, content string) {
	title = s.say(formWords.compareTitle)
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", title, s.say(formWords.compareLead))
	s.tabs(h, "compare")
	table, ok := s.asked(form)
	if !ok {
		return title, h.Fragment()
	}
	s.errors(h, wrong)
	item := table.Item
	h.Put("<form data-submit=\"result\">\n<div class=\"pair\">")
	var questions [][2]string
	for _, other := range s.Comparable() {
		questions = append(questions, [2]string{other.Item.ID, other.Item.Heading(s.Lang)})
	}
	picker(h, "item", s.say(words.question), item.ID, questions)
	colleagues := formWords.colleagues
	if item.Kind == data.Rating { // each row has a base of its own
		colleagues = formWords.mostColleagues
	}
	stepper(h, "n", s.say(colleagues), form["n"], s.Lang)
	h.Put("</div>\n<p class=\"asked\">%s</p>\n", item.Text.In(s.Lang))
	if item.Kind == data.Rating {
		s.grid(h, table, form)
	} else {
		h.Put("<div class=\"rows\" role=\"table\"><div class=\"row head\" role=\"row\"><span role=\"columnheader\">%s</span><span role=\"columnheader\">%s</span><span role=\"columnheader\">%s</span><span role=\"columnheader\">%s (n = %s)</span></div>\n",
			s.say(words.answer), s.say(formWords.yours), s.say(formWords.atYours), s.say(formWords.sectorColumn), number.Count(table.Parts[0].Answered, s.Lang))
		for _, e := range table.Parts[0].Estimates {
			l := newLine(item, prose.Label(item, e.Option, s.Lang), e, table.Options.Level, false, s.Lang)
			h.Put("<div class=\"row\" role=\"row\"><span role=\"rowheader\" class=\"label\">%s</span><span role=\"cell\">", l.label)
			stepper(h, "c."+e.Option, "", form["c."+e.Option], s.Lang, l.label)
			h.Put("</span><b role=\"cell\" id=\"own.%s\">–</b><span role=\"cell\" class=\"beside\">", e.Option)
			bar(h, l, "track")
			h.Put("<span>%s <span class=\"soft\">(%s)</span></span></span></div>\n", l.value, s.say(words.of, number.Count(e.Count, s.Lang), number.Count(e.Base, s.Lang)))
		}
		h.Put("</div>\n")
	}
	h.Put("<p class=\"soft\" id=\"sum\" role=\"status\"></p>\n")
	s.who(h, form)
	h.Put("<p class=\"actions\"><button type=\"submit\" class=\"filled\">%s</button></p></form>\n", s.say(formWords.see))
	return title, h.Fragment()
}

// grid is the form of a battery: for each row how many chose each point of the scale.
func (s Sector) grid(h *page.HTML, table analysis.Table, form Form) {
	item := table.Item
	h.Put("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table class=\"grid\"><thead><tr><th scope=\"col\">%s</th>", item.Heading(s.Lang), s.say(formWords.part))
	for _, point := range item.Scale {
		h.Put("<th scope=\"col\">%s</th>", point.Label.In(s.Lang))
	}
	h.Put("</tr></thead><tbody>\n")
	for _, row := range item.Rows {
		h.Put("<tr><th scope=\"row\">%s</th>", row.Label.In(s.Lang))
		for _, point := range item.Scale {
			name := "c." + row.ID + "." + point.ID
			h.Put(`<td data-point="%s"><input id="%s" name="%s" value="%s" inputmode="numeric" autocomplete="off" maxlength="6" aria-label="%s"></td>`, point.Label.In(s.Lang), name, name, form[name], row.Label.In(s.Lang)+", "+point.Label.In(s.Lang))
		}
		h.Put("</tr>\n")
	}
	h.Put("</tbody></table></div>\n")
}

// who asks whether the organisation took part, and its name.
func (s Sector) who(h *page.HTML, form Form) {
	h.Put("<p class=\"field\"><label for=\"alias\">%s</label><input id=\"alias\" name=\"alias\" value=\"%s\" autocomplete=\"off\" maxlength=\"80\" placeholder=\"%s\"></p>\n", s.say(formWords.name), form["alias"], s.say(formWords.namePlace))
	if form["took"] != "" {
		h.Put("<p class=\"check\"><input type=\"checkbox\" id=\"took\" name=\"took\" checked><label for=\"took\">%s</label></p>\n", s.say(formWords.tookPart))
		return
	}
	h.Put("<p class=\"check\"><input type=\"checkbox\" id=\"took\" name=\"took\"><label for=\"took\">%s</label></p>\n", s.say(formWords.tookPart))
}

func (s Sector) tabs(h *page.HTML, current string) {
	tabs(h, s.say(formWords.compareTitle), current, [][2]string{{"compare", s.say(formWords.own)}, {"file", s.say(formWords.file)}})
}

// errors lists what is wrong, each with a link to its field.
func (s Sector) errors(h *page.HTML, wrong []Wrong) {
	if len(wrong) == 0 {
		return
	}
	h.Put("<div class=\"wrong\" role=\"alert\" tabindex=\"-1\" id=\"wrong\"><h2>%s</h2><ul>", s.say(formWords.wrong))
	for _, one := range wrong {
		if one.Field == "" {
			h.Put("<li>%s</li>", one.Text)
		} else {
			h.Put("<li><button type=\"button\" data-focus=\"%s\">%s</button></li>", one.Field, one.Text)
		}
	}
	h.Put("</ul></div>\n")
}

// stepper is a field for a count with a button at either side. Without a label of its own it is named by what it counts.
func stepper(h *page.HTML, name, label, value string, lang data.Lang, of ...string) {
	what := label
	if len(of) > 0 {
		what = of[0]
	}
	if label != "" {
		h.Put(`<p class="field"><label for="%s">%s</label>`, name, label)
	}
	h.Put(`<span class="stepper"><button type="button" tabindex="-1" data-step="-1" data-for="%s" aria-label="%s">−</button><input id="%s" name="%s" value="%s" inputmode="numeric" autocomplete="off" maxlength="6" aria-label="%s"><button type="button" tabindex="-1" data-step="1" data-for="%s" aria-label="%s">+</button></span>`,
		name, formWords.fewer.Say(lang, what), name, name, value, what, name, formWords.more.Say(lang, what))
	if label != "" {
		h.Put("</p>\n")
	}
}

// Fill checks a form of own counts. While somebody types, fields that are still empty are no fault.
func (s Sector) Fill(form Form, typing bool) Filled {
	table, ok := s.asked(form)
	if !ok {
		return Filled{}
	}
	f := filling{s, form, typing, Filled{Parts: map[string]string{}}}
	if table.Item.Kind == data.Rating {
		f.rating(table.Item)
	} else {
		f.options(table.Item)
	}
	return f.made
}

type filling struct {
	Sector
	form   Form
	typing bool
	made   Filled
}

func (f *filling) wrong(field string, text data.Text, args ...any) {
	f.made.Wrong = append(f.made.Wrong, Wrong{field, f.say(text, args...)})
}

// count reads a field; known is false where it is empty or wrong, which was said then.
func (f *filling) count(field, label string) (n int, known bool) {
	text := strings.TrimSpace(f.form[field])
	if text == "" {
		if !f.typing {
			f.wrong(field, formWords.empty, label)
		}
		return 0, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(text, ".", ""))
	if err != nil || n < 0 {
		f.wrong(field, formWords.whole, label, text)
		return 0, false
	}
	return n, true
}

func (f *filling) options(item data.Item) {
	n, known := f.count("n", f.say(formWords.colleagues))
	if known && n < member.DefaultMinimum && !f.typing {
		f.wrong("n", formWords.fewest, f.say(formWords.colleagues), member.DefaultMinimum)
	}
	var b strings.Builder
	b.WriteString("item,option,count,base\n")
	sum := 0
	for _, option := range item.Options {
		label := option.Label.In(f.Lang)
		c, read := f.count("c."+option.ID, label)
		part := "–"
		switch {
		case read && known && c > n:
			f.wrong("c."+option.ID, formWords.above, label, c, n)
		case read && known && n > 0:
			part = number.Percent(float64(c)/float64(n), 0, f.Lang)
		}
		f.made.Parts["own."+option.ID] = part
		sum += c
		fmt.Fprintf(&b, "%s,%s,%d,%d\n", item.ID, option.ID, c, n)
	}
	f.made.Parts["sum"] = f.say(formWords.sum, sum)
	if known {
		f.made.Parts["sum"] = f.say(formWords.sumOf, sum, n)
	}
	most := item.MaxPicks
	if item.Kind == data.Single {
		most = 1
	}
	if known && most > 0 && sum > n*most {
		f.made.Parts["sum"] = f.say(formWords.aboveSum, sum, n, most, n*most)
		f.made.Wrong = append(f.made.Wrong, Wrong{"n", f.made.Parts["sum"]})
	}
	f.made.Table = b.String()
}

func (f *filling) rating(item data.Item) {
	var b strings.Builder
	b.WriteString("item,row,option,count\n")
	n, known := 0, strings.TrimSpace(f.form["n"]) != ""
	if known {
		n, known = f.count("n", f.say(formWords.mostColleagues))
	}
	var fewest, most rowSum
	for _, row := range item.Rows {
		sum, filled := 0, 0
		for _, point := range item.Scale {
			field := "c." + row.ID + "." + point.ID
			if strings.TrimSpace(f.form[field]) == "" {
				continue
			}
			c, read := f.count(field, row.Label.In(f.Lang)+", "+point.Label.In(f.Lang))
			if read {
				filled, sum = filled+1, sum+c
			}
		}
		if filled == 0 { // a row that is left out
			continue
		}
		for _, point := range item.Scale { // an empty cell of a row that was filled in is nobody
			c, err := strconv.Atoi(strings.TrimSpace(f.form["c."+row.ID+"."+point.ID]))
			if err != nil {
				c = 0
			}
			fmt.Fprintf(&b, "%s,%s,%s,%d\n", item.ID, row.ID, point.ID, c)
		}
		label := row.Label.In(f.Lang)
		switch first := "c." + row.ID + "." + item.Scale[0].ID; {
		case known && sum > n:
			f.wrong(first, formWords.above, label, sum, n)
		case sum < member.DefaultMinimum && !f.typing:
			f.wrong(first, formWords.fewest, label, member.DefaultMinimum)
		}
		if fewest.label == "" || sum < fewest.sum {
			fewest = rowSum{label, sum}
		}
		if sum > most.sum {
			most = rowSum{label, sum}
		}
		f.made.Table = b.String()
	}
	if fewest.sum < most.sum {
		f.made.Parts["sum"] = f.say(formWords.rowSums, fewest.sum, fewest.label, most.sum, most.label)
	}
	if f.made.Table == "" && !f.typing {
		f.wrong("c."+item.Rows[0].ID+"."+item.Scale[0].ID, formWords.empty, item.Rows[0].Label.In(f.Lang))
	}
}

// rowSum is how many answered a row of a battery.
type rowSum struct {
	label string
	sum   int
}

// Choose is the screen on which a file is opened, with what is wrong with the one that was, and the slips in it to confirm by a click.
func (s Sector) Choose(form Form, name string, wrong []string, slips []problem.Slip) (title, content string) {
	title = s.say(formWords.compareTitle)
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n", title)
	s.tabs(h, "file")
	if len(wrong) > 0 {
		h.Put("<div class=\"wrong\" role=\"alert\" tabindex=\"-1\" id=\"wrong\"><h2>%s</h2>", s.unread(name))
		h.List(wrong)
		s.slips(h, slips)
		h.Put("</div>\n")
	}
	h.Put("<form data-submit=\"result\"><div class=\"drop\" data-drop=\"result\"><p><b>%s</b></p><p><label class=\"button\" for=\"chosen\">%s</label><input class=\"hide\" type=\"file\" id=\"chosen\" data-file=\"result\" accept=\".csv,.tsv,.txt,.xlsx,.xls,.ods,.sav,.dta,.zip\"></p><p class=\"soft\">%s</p></div>\n",
		s.say(formWords.drop), s.say(formWords.choose), s.say(formWords.dropText))
	s.who(h, form)
	h.Put("</form>\n")
	return title, h.Fragment()
}

// slips offers to read what was probably mistyped as what was meant.
func (s Sector) slips(h *page.HTML, slips []problem.Slip) {
	if len(slips) == 0 {
		return
	}
	h.Put("<p class=\"actions\">")
	all := map[string]string{}
	for i, slip := range slips {
		all[slip.Text] = slip.Meant
		h.Put("<button type=\"button\" class=\"plain\" id=\"slip%s\" data-act=\"meant|%s\" data-value=\"%s\">%s</button> ", strconv.Itoa(i), slip.Text, slip.Meant, s.say(formWords.readAs, problem.Printable(slip.Text), slip.Meant))
	}
	if len(all) > 1 {
		value, err := json.Marshal(all)
		if err != nil {
			panic(err) // texts
		}
		h.Put("<button type=\"button\" class=\"filled\" data-act=\"meant|\" data-value=\"%s\">%s</button>", string(value), s.say(formWords.readAll))
	}
	h.Put("</p>\n")
}

// unread heads what is wrong with a file.
func (s Sector) unread(name string) string {
	if name == "" {
		return s.say(formWords.unread)
	}
	return s.say(formWords.unread) + ": " + name
}
