package screen

import (
	"strconv"
	"strings"

	"spoor/data"
	"spoor/internal/number"
	"spoor/reports/page"
)

// Recognised is what an export was found to hold.
type Recognised struct {
	File, Platform string
	Read, Kept     int // responses, and those that become respondents
	LeftOut        []Omitted
	Personal       []string // columns that are left out because they say who the respondent is
	Unused         []string // columns of answers that no question has
	Columns        []string // that a question can be in
	Questions      int
	Items          []Asked
	Guesses        int
	Unknown        []Unknown // answers that are no option
	Mistakes       []string  // in the codebook
	Others         []string  // other problems, each with its place
	Problems       []string  // by which nothing could be done
	Codebook       string
	Ours           bool // the codebook is that of the survey of the page
}

// Omitted are responses that are left out, by why.
type Omitted struct {
	Reason string
	Count  int
}

// Asked is one question of a codebook in the making. Without an id it is the head of the codebook, which can hold guesses as well.
type Asked struct {
	ID, Text string
	Kind     data.Kind
	Answered int
	Columns  []string
	Guesses  []Guessed
	From, To int // lines of the codebook
	Parts    []Part
	Editing  bool
}

// Part is an option, a row or a point of a scale.
type Part struct {
	Of               string // options, scale or rows
	ID, Label        string
	Columns, Aliases []string
}

// Guessed is what was guessed: the line of the codebook, its key, such as kind, and what it says.
type Guessed struct {
	Line       int
	Key, Value string
}

// guessedAs is a guess in words.
func (s Sector) guessedAs(guess Guessed) string {
	if kind, known := keepWords.kinds[data.Kind(guess.Value)]; known && guess.Key == "kind" {
		guess.Value = s.say(kind)
	}
	name, known := keepWords.keys[guess.Key]
	switch {
	case !known:
		return guess.Key + ": " + guess.Value
	case guess.Value == "":
		return s.say(name)
	}
	return s.say(name) + ": " + guess.Value
}

// Unknown is an answer that is no option of its question, with the options that it may be.
type Unknown struct {
	Item, Title, Text string
	Count             int
	Options           [][2]string
	Near              string // the option that it resembles; "" for none
}

// mostAsked is how many questions are listed; a list of more is of no use on a screen.
const mostAsked = 400

// NewWave is the screen on which an export becomes a wave.
func (s Sector) NewWave(form Form, r Recognised) (title, content string) {
	title = s.say(keepWords.waveTitle)
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", title, s.say(keepWords.waveLead))
	s.keepTabs(h, "wave")
	s.alert(h, r.Problems)
	h.Put("<form data-submit=\"wave\">")
	if r.File == "" {
		s.leftOut(h, r.LeftOut)
		h.Put("<div class=\"drop\" data-drop=\"wave\"><p><b>%s</b></p><p><label class=\"button\" for=\"chosen\">%s</label><input class=\"hide\" type=\"file\" id=\"chosen\" data-file=\"wave\"></p><p class=\"soft\">%s</p></div></form>\n",
			s.say(keepWords.waveDrop), s.say(formWords.choose), s.say(keepWords.waveDropText))
		return title, h.Fragment()
	}
	s.recognised(h, r)
	s.mending(h, r)
	s.questions(h, r)
	h.Put("<section><h2>%s</h2>\n", s.say(keepWords.saveAs))
	s.describes(h, form, "label", "year", "source", "population")
	h.Put("<p class=\"actions\"><button type=\"button\" class=\"filled\" data-do=\"wave.zip\">%s</button> <button type=\"button\" class=\"plain\" data-forget=\"wave\">%s</button></p><p class=\"soft\">%s</p></section>\n",
		s.say(keepWords.saveZip), s.say(formWords.forget), s.say(keepWords.zipText))
	h.Put("<details id=\"by-hand\"><summary>%s</summary><p class=\"field\"><label for=\"codebook\">%s</label><textarea id=\"codebook\" name=\"codebook\" rows=\"20\" spellcheck=\"false\">%s</textarea></p><p class=\"actions\"><button type=\"submit\" class=\"plain\">%s</button></p></details></form>\n",
		s.say(keepWords.byHand), s.say(keepWords.byHandText), r.Codebook, s.say(keepWords.readAgain))
	return title, h.Fragment()
}

// recognised says what the file holds, and what of it is left out.
func (s Sector) recognised(h *page.HTML, r Recognised) {
	h.Put("<section><h2>%s</h2>\n<p><b>%s</b>: %s</p>\n", s.say(keepWords.recognised), r.File, s.say(keepWords.found, s.counted(r.Kept, keepWords.respondents), s.counted(r.Read, keepWords.records), s.counted(r.Questions, keepWords.asked), s.counted(r.Guesses, keepWords.guesses)))
	s.leftOut(h, r.LeftOut)
	if len(r.Personal) > 0 {
		h.Put("<p>%s</p><ul class=\"kept\">\n", s.say(keepWords.personal))
		for _, column := range r.Personal {
			h.Put("<li>%s <button type=\"button\" class=\"link\" data-act=\"columns|%s\">%s</button></li>\n", column, column, s.say(keepWords.isAnswer))
		}
		h.Put("</ul>\n")
	}
	if len(r.Unused) > 0 && r.Kept > 0 {
		h.Put("<details><summary>%s</summary>", s.say(keepWords.unused, number.Count(len(r.Unused), s.Lang)))
		h.List(r.Unused[:min(len(r.Unused), mostAsked)])
		h.Put("</details>\n")
	}
	act, text := "ours", keepWords.useOurs
	if r.Ours {
		act, text = "draft", keepWords.useDraft
	}
	h.Put("<p class=\"actions\"><button type=\"button\" class=\"plain\" data-act=\"%s\">%s</button></p></section>\n", act, s.say(text))
}

// leftOut says which responses are left out, each with what counts them after all.
func (s Sector) leftOut(h *page.HTML, all []Omitted) {
	for _, left := range all {
		reason, known := keepWords.reasons[left.Reason]
		if !known {
			reason = data.Text{NL: left.Reason}
		}
		h.Put("<p>%s: %s. <button type=\"button\" class=\"plain\" data-act=\"keep|%s\">%s</button></p>\n", s.counted(left.Count, keepWords.leftOut), s.say(reason), left.Reason, s.say(keepWords.keepAll))
	}
}

// mending lists what is wrong, with what can be clicked to mend it.
func (s Sector) mending(h *page.HTML, r Recognised) {
	if len(r.Mistakes)+len(r.Unknown)+len(r.Others) == 0 {
		return
	}
	h.Put("<section><h2>%s</h2>\n", s.say(keepWords.mend))
	if len(r.Mistakes) > 0 {
		h.Put("<p>%s</p>", s.say(keepWords.mistakes))
		h.List(r.Mistakes)
	}
	if len(r.Unknown) > 0 {
		h.Put("<p>%s</p><ul class=\"mend\">\n", s.say(keepWords.unknown))
		for i, unknown := range r.Unknown[:min(len(r.Unknown), mostAsked)] {
			id := "as" + strconv.Itoa(i)
			h.Put("<li><span><b>%s</b>: ‘%s’ (%s×)</span> <label class=\"hide\" for=\"%s\">%s</label><select id=\"%s\">", unknown.Title, unknown.Text, number.Count(unknown.Count, s.Lang), id, s.say(keepWords.countAs), id)
			for _, option := range unknown.Options {
				selected(h, option[0], option[1], option[0] == unknown.Near)
			}
			selected(h, "", s.say(keepWords.itsOwn), unknown.Near == "")
			h.Put("</select> <button type=\"button\" class=\"plain\" data-from=\"%s\" data-act=\"%s\">%s</button></li>\n", id, "set|alias|"+unknown.Item+"||"+unknown.Text, s.say(keepWords.countAs))
		}
		h.Put("</ul>\n")
	}
	if len(r.Others) > 0 {
		h.Put("<p>%s</p>", s.say(keepWords.others))
		h.List(r.Others[:min(len(r.Others), mostAsked)])
	}
	h.Put("</section>\n")
}

func selected(h *page.HTML, value, label string, chosen bool) {
	h.Put(`<option value="%s"`, value)
	if chosen {
		h.Put(" selected")
	}
	h.Put(">%s</option>", label)
}

// questions lists the questions, with what was guessed of each and what can be changed.
func (s Sector) questions(h *page.HTML, r Recognised) {
	if len(r.Items) == 0 {
		return
	}
	h.Put("<section><h2>%s</h2>\n<p>%s</p>\n", s.say(keepWords.questions), s.say(keepWords.questionsText))
	if r.Guesses > 0 {
		h.Put("<p class=\"actions\"><button type=\"button\" class=\"plain\" data-act=\"confirm|\">%s</button></p>\n", s.say(keepWords.confirmAll, s.counted(r.Guesses, keepWords.guesses)))
	}
	h.Put("<datalist id=\"columns\">")
	for _, column := range r.Columns[:min(len(r.Columns), mostAsked)] {
		h.Put("<option value=\"%s\"></option>", column)
	}
	h.Put("</datalist>\n<ul class=\"asks\">\n")
	for _, item := range r.Items[:min(len(r.Items), mostAsked)] {
		s.item(h, item)
	}
	h.Put("</ul>\n")
	if more := len(r.Items) - mostAsked; more > 0 {
		h.Put("<p class=\"notice\">%s</p>\n", s.say(keepWords.more, number.Count(more, s.Lang)))
	}
	h.Put("</section>\n")
}

func (s Sector) item(h *page.HTML, item Asked) {
	h.Put("<li><div class=\"ask\">")
	if item.ID == "" {
		h.Put("<span><b>%s</b></span>", s.say(keepWords.head))
	} else {
		h.Put("<span><b>%s</b><br><span class=\"soft\">%s · %s · n = %s</span></span>", item.Text, item.ID, s.say(keepWords.kinds[item.Kind]), number.Count(item.Answered, s.Lang))
		if !item.Editing {
			h.Put("<button type=\"button\" class=\"plain\" id=\"%s\" data-act=\"%s\" aria-label=\"%s\">%s</button>", "edit-"+item.ID, "edit|"+item.ID, s.say(keepWords.change)+": "+item.Text, s.say(keepWords.change))
		}
	}
	h.Put("</div>\n")
	if len(item.Guesses) > 0 {
		h.Put("<ul class=\"guesses\">\n")
		for _, guess := range item.Guesses {
			line := strconv.Itoa(guess.Line)
			said := s.guessedAs(guess)
			h.Put("<li><span>%s %s</span> <button type=\"button\" class=\"plain\" id=\"%s\" data-act=\"%s\" aria-label=\"%s\">%s</button></li>\n", s.say(keepWords.guessed), said, "guess"+line, "confirm|"+line, s.say(keepWords.right)+": "+said, s.say(keepWords.right))
		}
		if len(item.Guesses) > 1 {
			h.Put("<li><button type=\"button\" class=\"link\" data-act=\"%s\">%s</button></li>\n", "confirm|"+strconv.Itoa(item.From)+"-"+strconv.Itoa(item.To), s.say(keepWords.allRight))
		}
		h.Put("</ul>\n")
	}
	if item.Editing {
		s.editing(h, item)
	}
	h.Put("</li>\n")
}

// editing has the fields of one question.
func (s Sector) editing(h *page.HTML, item Asked) {
	h.Put("<div class=\"panel\">")
	field := func(key, part, label, value, list string) {
		id := strings.TrimSuffix("e-"+key+"-"+part, "-")
		act := "set|" + key + "|" + item.ID + "|" + part
		h.Put("<p class=\"field\"><label for=\"%s\">%s</label><input id=\"%s\" value=\"%s\" data-act=\"%s\" autocomplete=\"off\"", id, label, id, value, act)
		if list != "" {
			h.Put(" list=\"%s\"", list)
		}
		h.Put("></p>\n")
	}
	field("text", "", s.say(words.question), item.Text, "")
	h.Put("<div class=\"pair even\">")
	field("id", "", s.say(keepWords.shortName), item.ID, "")
	h.Put("<p class=\"field\"><label for=\"e-kind\">%s</label><select id=\"e-kind\" data-act=\"%s\">", s.say(formWords.auditKind), "set|kind|"+item.ID+"|")
	for _, kind := range data.Kinds() {
		selected(h, string(kind), s.say(keepWords.kinds[kind]), kind == item.Kind)
	}
	h.Put("</select></p>\n")
	field("columns", "", s.say(keepWords.column), strings.Join(item.Columns, ", "), "columns")
	h.Put("</div>\n")
	for i, part := range item.Parts {
		h.Put("<fieldset><legend>%s</legend><div class=\"pair even\">", part.ID)
		field("label", part.ID, s.say(keepWords.label), part.Label, "")
		if len(part.Columns) > 0 {
			field("columns", part.ID, s.say(keepWords.column), strings.Join(part.Columns, ", "), "columns")
		}
		s.same(h, item, i)
		h.Put("</div>")
		if len(part.Aliases) > 0 {
			h.Put("<p class=\"soft\">%s: %s</p>", s.say(keepWords.aliases), strings.Join(part.Aliases, ", "))
		}
		h.Put("<p>")
		for _, one := range []struct {
			key  string
			text data.Text
		}{{"earlier", keepWords.earlier}, {"drop", keepWords.drop}} {
			h.Put("<button type=\"button\" class=\"link\" data-act=\"%s\" aria-label=\"%s\">%s</button> ", "set|"+one.key+"|"+item.ID+"|"+part.ID, s.say(one.text)+": "+part.Label, s.say(one.text))
		}
		h.Put("</p></fieldset>\n")
	}
	h.Put("<p class=\"actions\"><button type=\"button\" class=\"plain\" data-act=\"edit|\">%s</button> <button type=\"button\" class=\"link\" data-act=\"%s\">%s</button></p></div>\n", s.say(keepWords.ready), "set|drop|"+item.ID+"|", s.say(keepWords.dropItem))
}

// same offers to count a part as another one of its question.
func (s Sector) same(h *page.HTML, item Asked, at int) {
	part := item.Parts[at]
	id := "e-merge-" + part.ID
	h.Put("<p class=\"field\"><label for=\"%s\">%s</label><select id=\"%s\" data-act=\"%s\">", id, s.say(keepWords.sameAs), id, "set|merge|"+item.ID+"|"+part.ID)
	selected(h, part.ID, s.say(keepWords.noOther), true)
	for i, other := range item.Parts {
		if i != at && other.Of == part.Of {
			selected(h, other.ID, other.Label, false)
		}
	}
	h.Put("</select></p>\n")
}
