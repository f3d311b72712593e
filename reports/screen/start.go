package screen

import (
	"slices"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/reasons"
	"spoor/reports/page"
)

// mostFindings is how many findings the first screen shows.
const mostFindings = 5

// Start is the first screen: what can be done, that nothing is sent, and what holds.
func (s Sector) Start() (title, content string) {
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", s.heading(), s.say(words.lead))
	h.Put("<nav aria-label=\"%s\"><ul class=\"doors\">\n", s.say(words.what))
	door := func(screen, name, text string) {
		h.Put("<li><a href=\"#%s\"><b>%s</b><span>%s</span></a></li>\n", screen, name, text)
	}
	if len(s.Tables) > 0 {
		door("item/"+s.Tables[0].Item.ID, s.say(words.doorSector), s.say(words.doorSectorText, len(s.Tables)))
	}
	door("compare", s.say(words.doorCompare), s.say(words.doorCompareText))
	door("plan", s.say(words.doorPlan), s.say(words.doorPlanText))
	if len(s.Decisions) > 0 {
		door("claims", s.say(words.doorClaims), s.say(words.doorClaimsText, len(s.Decisions)))
	}
	h.Put("</ul></nav>\n<section class=\"privacy\" id=\"privacy\"><p><b>%s</b> %s</p>\n<details><summary>%s</summary><ol>", s.say(words.stays), s.say(words.cannot), s.say(words.howChecked))
	h.Each("<li>%s</li>", []string{s.say(words.check1), s.say(words.check2), s.say(words.check3)})
	h.Put("</ol><p class=\"soft\">%s</p></details></section>\n", s.say(words.closing))
	s.findings(h)
	return s.brand(), h.Fragment()
}

// findings lists conclusions that hold, with the share that each is about first.
func (s Sector) findings(h *page.HTML) {
	held := 0
	var shown []claims.Decision
	for _, d := range s.Decisions {
		if d.Verdict != claims.Supported {
			continue
		}
		held++
		if aboutRespondents(d) {
			continue
		}
		if _, _, ok := s.measured(d); ok && len(shown) < mostFindings {
			shown = append(shown, d)
		}
	}
	if len(shown) == 0 {
		return
	}
	h.Put("<section><h2>%s</h2>\n<p class=\"soft\">%s</p>\n<ul class=\"findings\">\n", s.say(words.holds), s.say(words.holdsText))
	for _, d := range shown {
		l, item, _ := s.measured(d)
		h.Put("<li><a href=\"#item/%s\"><b>%s</b>", item, l.value)
		bar(h, l, "track")
		h.Put("<span><strong>%s</strong><span class=\"soft\">%s: %s</span></span></a></li>\n", d.Claim.Text.In(s.Lang), l.label, l.sentence)
	}
	h.Put("</ul>\n<p>%s <a href=\"#claims\">%s</a></p></section>\n", s.say(words.ofHolds, len(s.Decisions), held), s.say(words.seeAll))
}

// aboutRespondents reports whether a decision is only on numbers of those who answered: that a percentage was printed rightly.
func aboutRespondents(d claims.Decision) bool {
	return !slices.ContainsFunc(d.Evidence, func(e claims.Evidence) bool { return e.Kind != claims.KindPrinted && e.Kind != claims.KindArithmetic })
}

// measured is the first share that a decision rests on, where that is one answer.
func (s Sector) measured(d claims.Decision) (l line, item string, ok bool) {
	for _, part := range d.Evidence {
		if part.Share == nil {
			continue
		}
		share := part.Share.Share
		table, _, known := s.table(share.Item)
		option := ""
		switch {
		case !known:
			continue
		case len(share.Options) == 1:
			option = share.Options[0]
		case len(share.Options) > 1:
			option = netOf(table.Item, share.Options)
		}
		e, found := table.At(share.Row, option)
		if !found || e.Hidden || e.Base == 0 || table.Item.Kind == data.Number {
			continue
		}
		label := prose.Label(table.Item, option, s.Lang)
		if share.Row != "" {
			label = rowLabel(table.Item, share.Row, s.Lang) + ", " + label
		}
		return newLine(table.Item, label, e, table.Options.Level, false, s.Lang), share.Item, true
	}
	return line{}, "", false
}

// netOf is the net of exactly these options, or "".
func netOf(item data.Item, options []string) string {
	for _, net := range item.Combined() {
		if len(net.Of) == len(options) {
			same := true
			for i := range options {
				same = same && net.Of[i] == options[i]
			}
			if same {
				return net.ID
			}
		}
	}
	return ""
}

// Claims lists all conclusions, or those of one verdict.
func (s Sector) Claims(only string) (title, content string) {
	title = s.say(words.conclusions)
	h := page.NewFragment(s.Lang)
	h.Put("<h1>%s</h1>\n", title)
	counts := map[claims.Verdict]int{}
	for _, d := range s.Decisions {
		counts[d.Verdict]++
	}
	h.Put("<p class=\"lead\">%s</p>\n<form><fieldset class=\"choice\"><legend>%s</legend><div>", s.say(words.ofHolds, len(s.Decisions), counts[claims.Supported]), s.say(words.filter))
	radio(h, "verdict", "", s.say(words.all), only == "")
	for _, v := range claims.Verdicts() {
		if counts[v] > 0 {
			radio(h, "verdict", string(v), page.VerdictWord(v, s.Lang)+" ("+number.Count(counts[v], s.Lang)+")", only == string(v))
		}
	}
	h.Put("</div></fieldset></form>\n<ul class=\"claims\">\n")
	for _, v := range claims.Verdicts() {
		for _, d := range s.Decisions {
			if d.Verdict == v && (only == "" || only == string(v)) {
				s.decision(h, d, "")
			}
		}
	}
	h.Put("</ul>\n<section><h2>%s</h2><dl>\n", s.say(words.verdict))
	for _, v := range claims.Verdicts() {
		if counts[v] > 0 {
			h.Put("<dt>")
			h.Verdict(v)
			h.Put("</dt><dd>%s</dd>\n", v.Meaning().In(s.Lang))
		}
	}
	h.Put("</dl></section>\n")
	return title, h.Fragment()
}

// decision writes a conclusion with its verdict and what decides it, on the screen of a question or on that of all.
func (s Sector) decision(h *page.HTML, d claims.Decision, on string) {
	h.Put("<li>")
	h.Verdict(d.Verdict)
	h.Put("<details><summary>%s</summary><p class=\"soft\">%s", d.Claim.Text.In(s.Lang), reasons.Sentence(d, s.Lang))
	if d.Claim.Section != "" {
		h.Put(" %s", s.say(words.section, d.Claim.Section))
	}
	h.Put("</p>")
	for _, note := range d.Notes {
		h.Put("<p class=\"soft\">%s</p>", note.In(s.Lang))
	}
	for _, id := range d.Uses {
		if table, _, ok := s.table(id); ok && id != on {
			h.Put("<p><a href=\"#item/%s\">%s</a></p>", id, table.Item.Heading(s.Lang))
		}
	}
	h.Put("</details></li>\n")
}

// radio writes one choice of several.
func radio(h *page.HTML, name, value, label string, chosen bool) {
	id := name + "-" + value
	if chosen {
		h.Put(`<label><input type="radio" id="%s" name="%s" value="%s" checked><span>%s</span></label>`, id, name, value, label)
		return
	}
	h.Put(`<label><input type="radio" id="%s" name="%s" value="%s"><span>%s</span></label>`, id, name, value, label)
}

// picker writes a choice from a list.
func picker(h *page.HTML, name, label, chosen string, options [][2]string) {
	h.Put(`<p class="field"><label for="%s">%s</label><select id="%s" name="%s">`, name, label, name, name)
	for _, option := range options {
		if option[0] == chosen {
			h.Put(`<option value="%s" selected>%s</option>`, option[0], option[1])
		} else {
			h.Put(`<option value="%s">%s</option>`, option[0], option[1])
		}
	}
	h.Put("</select></p>\n")
}
