package screen

import (
	"spoor/data"
	"spoor/reports/page"
)

// Audited is what a column of printed percentages can stand for, as pairs of a name and a text.
type Audited struct {
	Possible bool // whether the percentages can be right as they are printed
	Lines    [][2]string
}

// Audit is the screen on which printed percentages are typed, with what they can stand for.
func (s Sector) Audit(form Form, found []Audited, problems []string) (title, content string) {
	title = s.say(formWords.auditTitle)
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", title, s.say(formWords.auditLead))
	s.alert(h, problems)
	h.Put("<form data-submit=\"audit\"><p class=\"field\"><label for=\"lines\">%s</label><textarea id=\"lines\" name=\"lines\" rows=\"6\" maxlength=\"5000\">%s</textarea></p>\n", s.say(formWords.auditHow), form["lines"])
	h.Put("<p class=\"field\"><label for=\"n\">%s</label><input id=\"n\" name=\"n\" value=\"%s\" inputmode=\"numeric\" autocomplete=\"off\" maxlength=\"9\"></p>\n", s.say(formWords.auditBase), form["n"])
	kind := form["kind"]
	if kind == "" {
		kind = string(data.Single)
	}
	choices(h, "kind", s.say(formWords.auditKind), kind, [][2]string{{string(data.Single), s.say(formWords.single)}, {string(data.Multiple), s.say(formWords.multiple)}})
	if kind == string(data.Multiple) {
		h.Put("<p class=\"field\"><label for=\"most\">%s</label><input id=\"most\" name=\"most\" value=\"%s\" inputmode=\"numeric\" autocomplete=\"off\" maxlength=\"3\"></p>\n", s.say(formWords.picks), form["most"])
	}
	h.Put("<p class=\"actions\"><button type=\"submit\" class=\"filled\">%s</button></p></form>\n", s.say(formWords.auditSee))
	for _, one := range found {
		verdict := formWords.canBe
		if !one.Possible {
			verdict = formWords.cannotBe
		}
		h.Put("<section class=\"panel\" role=\"status\"><h2>%s</h2><dl class=\"facts\">\n", s.say(verdict))
		for _, line := range one.Lines {
			h.Put("<div><dt>%s</dt><dd>%s</dd></div>\n", line[0], line[1])
		}
		h.Put("</dl></section>\n")
	}
	return title, h.Fragment()
}
