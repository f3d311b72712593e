package screen

import (
	"strconv"

	"spoor/data"
	"spoor/reports/page"
)

// Starting is a share that an experiment can start from.
type Starting struct {
	Value, Label, Source string // what is asked for it, and how it reads
}

// Planned is the answer about an experiment.
type Planned struct {
	Each, Total                string // participants; empty without an answer
	Conclusions, Assumes, Note []string
	Curve                      []page.Figure // none where there is no curve
}

// Plan is the screen on which an experiment is sized.
func (s Sector) Plan(form Form, starts []Starting, answer Planned, problem string) (title, content string) {
	title = s.say(formWords.planTitle)
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", title, s.say(formWords.planLead))
	s.experimentTabs(h, "plan")
	h.Put("<div class=\"sides\"><form data-live>\n<fieldset class=\"options\"><legend>%s</legend>", s.say(formWords.baseline))
	for i, start := range starts {
		checked := form["start"] == start.Value
		h.Put(`<label><input type="radio" name="start" id="%s" value="%s"`, "start"+strconv.Itoa(i), start.Value)
		if checked {
			h.Put(" checked")
		}
		h.Put("><span><b>%s</b><br><span class=\"soft\">%s</span></span></label>\n", start.Label, start.Source)
	}
	h.Put(`<label><input type="radio" name="start" id="start-typed" value="typed"`)
	if form["start"] == "typed" {
		h.Put(" checked")
	}
	h.Put("><span><b>%s</b></span></label><p class=\"field\"><input id=\"baseline\" name=\"baseline\" value=\"%s\" data-chooses=\"start-typed\" autocomplete=\"off\" maxlength=\"12\" aria-label=\"%s\"></p></fieldset>\n", s.say(formWords.typed), form["baseline"], s.say(formWords.typed))
	for _, field := range []struct {
		name  string
		label data.Text
	}{{"target", formWords.target}, {"size", formWords.clusters}, {"icc", formWords.icc}, {"attrition", formWords.attrition}} {
		h.Put("<p class=\"field\"><label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" value=\"%s\" autocomplete=\"off\" maxlength=\"12\"></p>\n", field.name, s.say(field.label), field.name, field.name, form[field.name])
	}
	choices(h, "power", s.say(formWords.power), form["power"], [][2]string{{"0.80", "80%"}, {"0.90", "90%"}})
	h.Put("</form>\n<section class=\"panel\" aria-label=\"%s\" role=\"status\">", s.say(formWords.participants))
	switch {
	case problem != "":
		h.Put("<p class=\"notice\">%s</p>", problem)
	default:
		if answer.Each != "" {
			h.Put("<p class=\"large\"><b>%s</b> %s, <b>%s</b> %s</p>\n", answer.Each, s.say(formWords.perGroup), answer.Total, s.say(formWords.total))
		}
		h.Put("<div id=\"protocol\">")
		h.Each("<p>%s</p>\n", answer.Conclusions)
		h.Put("</div>")
		for _, note := range answer.Note {
			h.Put("<p class=\"notice\">%s</p>", note)
		}
		h.Images(answer.Curve)
		h.Put("<p class=\"actions\"><button type=\"button\" class=\"filled\" data-copy=\"protocol\">%s</button> <button type=\"button\" class=\"plain\" data-print>%s</button><span id=\"said\" role=\"status\"></span></p>", s.say(formWords.copyProtocol), s.say(formWords.print))
	}
	h.Put("</section></div>\n")
	if len(answer.Assumes) > 0 && problem == "" {
		h.Put("<details><summary>%s</summary>", s.say(formWords.assumes))
		h.List(answer.Assumes)
		h.Put("</details>\n")
	}
	return title, h.Fragment()
}
