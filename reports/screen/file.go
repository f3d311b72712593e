package screen

import (
	"crypto/sha256"
	_ "embed" // style and script
	"encoding/base64"
	"slices"
	"strings"

	"spoor/data"
	"spoor/internal/prose"
	"spoor/reports/page"
)

//go:embed style.css
var style string

//go:embed script.js
var script string

// Engine is the program that calculates in the browser.
type Engine struct {
	Packed  []byte // the program for js/wasm by gzip
	Support string // the script by which Go runs in a browser, of the same release
	Survey  string // what the program opens; empty for the built-in survey
}

// Static is a screen as it stands in the file, for whoever reads it before the engine runs, or without.
type Static struct {
	Screen  string // its address, such as item/outcomes
	Content string
}

// menu are the screens of the menu, in order.
func (s Sector) menu() [][2]string {
	var menu [][2]string
	if len(s.Tables) > 0 {
		menu = append(menu, [2]string{"item/" + s.Tables[0].Item.ID, s.say(words.sector)})
	}
	menu = append(menu, [2]string{"compare", s.say(words.compare)}, [2]string{"plan", s.say(words.experiment)})
	if len(s.Decisions) > 0 {
		menu = append(menu, [2]string{"claims", s.say(words.conclusions)})
	}
	return append(menu, [2]string{"audit", s.say(words.printed)}, [2]string{"wave", s.say(keepWords.keep)})
}

// Frame is what stands around every screen: what comes before it, and what after.
func (s Sector) Frame() (before, after string) {
	h := page.NewFragment(s.Lang)
	h.Put("<a class=\"skip\" href=\"#main\" data-skip>%s</a>\n<header class=\"top\"><div class=\"wrap\"><a class=\"brand\" href=\"#\">%s</a>\n<nav aria-label=\"%s\"><ul>", s.say(words.skip), s.brand(), s.say(words.menu))
	for _, one := range s.menu() {
		h.Put("<li><a href=\"#%s\">%s</a></li>", one[0], one[1])
	}
	h.Put("</ul></nav>\n<div class=\"lang\" role=\"group\" aria-label=\"%s\">", s.say(words.language))
	for _, one := range [][3]string{{"nl", "NL", "Nederlands"}, {"en", "EN", "English"}} {
		pressed := "false"
		if one[0] == string(s.Lang) {
			pressed = "true"
		}
		h.Put("<button type=\"button\" data-lang=\"%s\" lang=\"%s\" aria-pressed=\"%s\" title=\"%s\">%s</button>", one[0], one[0], pressed, one[2], one[1])
	}
	h.Put("</div></div></header>\n")
	before = h.Fragment()
	f := page.NewFragment(s.Lang)
	f.Put("<footer><div class=\"wrap\"><p>%s <a href=\"#privacy\">%s</a></p>\n<p><span class=\"of\">%s</span> %s</p></div></footer>\n", s.say(words.stays), s.say(words.howChecked), prose.Source(s.Wave, s.Lang), s.say(words.made, s.Version))
	return before, f.Fragment()
}

// partSize is how many bytes of the engine stand in one element.
const partSize = 1 << 18

// File is the whole page in one file: the screens as they stand, and the engine that makes them anew. It fetches and sends nothing: its policy
// forbids both, and allows only its own script and style, by their SHA-256.
func (s Sector) File(screens []Static, engine Engine, description string) []byte {
	before, after := s.Frame()
	policy := "default-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'; img-src data: blob:; worker-src blob:; style-src " + hash(style) +
		"; script-src " + hash(threadScript) + " " + hash(script) + " 'wasm-unsafe-eval'"
	h := page.NewFragment(s.Lang)
	h.Put("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"description\" content=\"%s\">\n<meta name=\"generator\" content=\"spoor %s\">\n<title>%s</title>\n",
		string(s.Lang), policy, description, s.Version, s.brand())
	var b strings.Builder
	b.WriteString(h.Fragment())
	text := func(id, content string) {
		b.WriteString("<script type=\"text/plain\" id=\"" + id + "\">" + base64.StdEncoding.EncodeToString([]byte(content)) + "</script>\n")
	}
	b.WriteString("<style>" + style + "</style>\n")
	text("worker", engine.Support+"\n"+workerScript)
	b.WriteString("<script>" + threadScript + "</script>\n</head>\n<body>\n" + page.Marks())
	b.WriteString("<div id=\"before\">" + before + "</div>\n")
	n := page.NewFragment(s.Lang)
	n.Put("<noscript><p class=\"notice wrap\">%s</p></noscript>\n<p id=\"state\" class=\"wrap soft\" role=\"status\" data-loading=\"%s\"></p>\n", s.say(words.noScript), s.say(words.loading))
	b.WriteString(n.Fragment())
	b.WriteString("<main id=\"main\" class=\"wrap\" tabindex=\"-1\">\n")
	for _, one := range screens {
		o := page.NewFragment(s.Lang)
		o.Put("<div class=\"screen\" data-screen=\"%s\">\n", one.Screen)
		b.WriteString(o.Fragment() + one.Content + "</div>\n")
	}
	b.WriteString("</main>\n<div id=\"after\">" + after + "</div>\n")
	text("survey", engine.Survey)
	b.WriteString("<script>" + script + "</script>\n")
	for part := range slices.Chunk(engine.Packed, partSize) { // after the script, which takes them one by one while the file is read
		b.WriteString("<script type=\"text/plain\" class=\"engine\">" + dense(part) + "</script>\n")
	}
	b.WriteString("</body>\n</html>\n")
	return []byte(b.String())
}

//go:embed thread.js
var threadScript string

//go:embed worker.js
var workerScript string

// hash is how a policy allows a script or a style: by its SHA-256.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Description says what a page is about, for whoever finds the file.
func (s Sector) Description() string {
	return data.Text{NL: "%s: cijfers met onzekerheidsmarges", EN: "%s: figures with their uncertainty"}.Say(s.Lang, s.brand())
}
