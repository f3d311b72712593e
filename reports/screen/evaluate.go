package screen

import (
	"strings"

	"spoor/data"
	"spoor/reports/page"
)

// Role is what a file of an experiment is.
type Role string

const (
	PlanFile     Role = "plan"
	CodebookFile Role = "codebook"
	AnswersFile  Role = "answers"
)

// Brought is a file of an experiment that was opened.
type Brought struct {
	File string
	Role Role
	Used bool // false where another came in its place
}

// evaluateWords are the texts of the screen on which an experiment is evaluated.
var evaluateWords = struct {
	title, tab, contents, lead, drop, dropText, used, replaced, noPlan, noAnswers, ownQuestions, shareText, saveWhole, share, shareName, shareSee, goesOut, saveShare data.Text
	roles                                                                                                                                                             map[Role]data.Text
}{
	title: data.Text{NL: "Wat liet uw experiment zien?", EN: "What did your experiment show?"}, tab: data.Text{NL: "Werk een experiment uit", EN: "Evaluate an experiment"}, contents: data.Text{NL: "Inhoud", EN: "Contents"},
	lead: data.Text{NL: "Open het plan dat u vooraf vastlegde en het bestand met de deelnemers. Wat het plan niet noemt, wordt niet getoetst.",
		EN: "Open the plan that you registered beforehand and the file of the participants. What the plan does not name is not tested."},
	drop: data.Text{NL: "Sleep het plan en de antwoorden hierheen, samen of een voor een", EN: "Drag the plan and the answers here, together or one by one"},
	dropText: data.Text{NL: "Het plan (plan.yaml) en een export met één rij per deelnemer: CSV, Excel, SPSS of Stata. Stelde u eigen vragen? Sleep dan ook codebook.yaml mee, of de zip van uw onderzoek.",
		EN: "The plan (plan.yaml) and an export of one row a participant: CSV, Excel, SPSS or Stata. Did you ask questions of your own? Then drag in codebook.yaml too, or the zip of your survey."},
	used: data.Text{NL: "wordt gebruikt", EN: "is used"}, replaced: data.Text{NL: "vervangen door een later bestand", EN: "replaced by a later file"},
	noPlan:       data.Text{NL: "Het plan ontbreekt nog: open plan.yaml.", EN: "The plan is still missing: open plan.yaml."},
	noAnswers:    data.Text{NL: "De antwoorden ontbreken nog: open de export met één rij per deelnemer.", EN: "The answers are still missing: open the export of one row a participant."},
	ownQuestions: data.Text{NL: "Stelde u eigen vragen? Open dan ook codebook.yaml.", EN: "Did you ask questions of your own? Then open codebook.yaml too."},
	saveWhole:    data.Text{NL: "Bewaar alle cijfers", EN: "Save all figures"},
	share:        data.Text{NL: "Deel het experiment met anderen", EN: "Share the experiment with others"},
	shareText: data.Text{NL: "Wie uw experiment met andere samenneemt, heeft geen deelnemers nodig. In het deelbestand staan alleen uitkomsten, en kleine aantallen zijn verborgen.",
		EN: "Whoever puts your experiment together with others needs no participants. The file to share holds results only, and small counts are hidden."},
	shareName: data.Text{NL: "Naam waaronder anderen het zien", EN: "Name under which others see it"},
	shareSee:  data.Text{NL: "Bekijk wat de deur uitgaat", EN: "See what leaves the building"},
	goesOut:   data.Text{NL: "Dit gaat de deur uit", EN: "This leaves the building"},
	saveShare: data.Text{NL: "Bewaar het deelbestand", EN: "Save the file to share"},
	roles:     map[Role]data.Text{PlanFile: {NL: "plan", EN: "plan"}, CodebookFile: {NL: "vragenlijst", EN: "questionnaire"}, AnswersFile: {NL: "antwoorden", EN: "answers"}},
}

// experimentTabs are the screens of an experiment: before it, and after.
func (s Sector) experimentTabs(h *page.HTML, current string) {
	tabs(h, s.say(words.experiment), current, [][2]string{{"plan", s.say(words.doorPlan)}, {"evaluate", s.say(evaluateWords.tab)}})
}

// tabs links the screens that belong together.
func tabs(h *page.HTML, label, current string, of [][2]string) {
	h.Put("<nav class=\"tabs\" aria-label=\"%s\">", label)
	for _, tab := range of {
		if tab[0] == current {
			h.Put(`<a href="#%s" aria-current="page">%s</a>`, tab[0], tab[1])
		} else {
			h.Put(`<a href="#%s">%s</a>`, tab[0], tab[1])
		}
	}
	h.Put("</nav>\n")
}

// Evaluated is what an experiment showed.
type Evaluated struct {
	Report  string   // as HTML; empty where there is none yet
	Notes   []string // how the files were read
	Name    string   // under which it is shared; empty for whoever keeps it
	Account []string // what goes out then
}

// Evaluate is the screen on which an experiment is evaluated.
func (s Sector) Evaluate(brought []Brought, e Evaluated, problems []string) (title, content string) {
	title = s.say(evaluateWords.title)
	if e.Report != "" { // which has a title of its own
		over, files := page.NewFragment(s.Lang), page.NewFragment(s.Lang)
		s.experimentTabs(over, "evaluate")
		s.broughtFiles(files, brought, nil)
		return title, over.Fragment() + e.Report + s.onwards(e, problems) + files.Fragment()
	}
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", title, s.say(evaluateWords.lead))
	s.experimentTabs(h, "evaluate")
	s.alert(h, problems)
	h.Put("<form><div class=\"drop\" data-drop=\"evaluate\" data-adding><p><b>%s</b></p><p><label class=\"button\" for=\"chosen\">%s</label><input class=\"hide\" type=\"file\" multiple id=\"chosen\" data-file=\"evaluate\"></p><p class=\"soft\">%s</p></div></form>\n",
		s.say(evaluateWords.drop), s.say(keepWords.chooseMore), s.say(evaluateWords.dropText))
	s.broughtFiles(h, brought, problems)
	return title, h.Fragment()
}

// broughtFiles lists the files that were opened, and says which is still missing.
func (s Sector) broughtFiles(h *page.HTML, brought []Brought, problems []string) {
	if len(brought) == 0 {
		return
	}
	h.Put("<div class=\"brought\">\n")
	table := page.Table{ID: "opened", Caption: s.say(keepWords.opened), Header: []string{s.say(keepWords.file), s.say(evaluateWords.contents), s.say(keepWords.state)}, Words: []int{1, 2}}
	has := map[Role]bool{}
	for _, one := range brought {
		state := evaluateWords.used
		if !one.Used {
			state = evaluateWords.replaced
		}
		has[one.Role] = true
		table.Rows = append(table.Rows, page.Row{Name: one.File, Cells: []string{s.say(evaluateWords.roles[one.Role]), s.say(state)}})
	}
	h.Table(table)
	switch {
	case !has[PlanFile]:
		h.Put("<p class=\"notice\" role=\"status\">%s</p>\n", s.say(evaluateWords.noPlan))
	case !has[AnswersFile]:
		h.Put("<p class=\"notice\" role=\"status\">%s</p>\n", s.say(evaluateWords.noAnswers))
	case len(problems) > 0 && !has[CodebookFile]:
		h.Put("<p class=\"notice\" role=\"status\">%s</p>\n", s.say(evaluateWords.ownQuestions))
	}
	h.Put("<p class=\"actions\"><button type=\"button\" class=\"plain\" data-forget=\"evaluate\">%s</button></p></div>\n", s.say(keepWords.again))
}

// onwards is what can be done with what an experiment showed: keep it, or share it, with what goes out then; and how the files were read.
func (s Sector) onwards(e Evaluated, problems []string) string {
	actions := page.NewFragment(s.Lang)
	actions.Put("<p class=\"actions\"><button type=\"button\" class=\"filled\" data-do=\"evaluate.html\">%s</button> <button type=\"button\" class=\"plain\" data-print>%s</button> <button type=\"button\" class=\"plain\" data-do=\"evaluate.docx\">%s</button> <button type=\"button\" class=\"plain\" data-do=\"evaluate.xlsx\">%s</button> <button type=\"button\" class=\"plain\" data-do=\"evaluate.json\">%s</button></p>\n",
		s.say(formWords.save), s.say(formWords.print), s.say(formWords.word), s.say(formWords.excel), s.say(evaluateWords.saveWhole))
	s.alert(actions, problems)
	actions.Put("<details id=\"share\"")
	if len(e.Account)+len(problems) > 0 {
		actions.Put(" open")
	}
	actions.Put("><summary>%s</summary><p>%s</p>\n<form data-submit=\"evaluate\"><p class=\"field\"><label for=\"member\">%s</label><input id=\"member\" name=\"member\" value=\"%s\" autocomplete=\"off\" maxlength=\"80\"></p><p class=\"actions\"><button type=\"submit\" class=\"plain\">%s</button></p></form>\n",
		s.say(evaluateWords.share), s.say(evaluateWords.shareText), s.say(evaluateWords.shareName), e.Name, s.say(evaluateWords.shareSee))
	if len(e.Account) > 0 {
		actions.Put("<section role=\"status\"><h2>%s</h2>\n", s.say(evaluateWords.goesOut))
		var told []string
		for _, line := range e.Account {
			if one, listed := strings.CutPrefix(line, "- "); listed {
				told = append(told, one)
				continue
			}
			if len(told) > 0 {
				actions.List(told)
				told = nil
			}
			actions.Put("<p>%s</p>\n", line)
		}
		if len(told) > 0 {
			actions.List(told)
		}
		actions.Put("<p class=\"actions\"><button type=\"button\" class=\"filled\" data-do=\"evaluate.share\">%s</button></p></section>\n", s.say(evaluateWords.saveShare))
	}
	actions.Put("</details>\n")
	if len(e.Notes) > 0 {
		actions.Put("<details") // open where more is said than how the file was read: of answers that do not count
		if len(e.Notes) > 1 {
			actions.Put(" open")
		}
		actions.Put("><summary>%s</summary>", s.say(formWords.reads))
		actions.List(e.Notes)
		actions.Put("</details>\n")
	}
	return actions.Fragment()
}
