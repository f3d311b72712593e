package blocks

import (
	"strings"
	"unicode/utf8"
)

// Run is a piece of text with one look.
type Run struct {
	Text               string
	Bold, Italic, Code bool
	Anchor             string // where it leads to within the document
	Mark               string // of a footnote, in place of a text
}

const marks = "⁰¹²³⁴⁵⁶⁷⁸⁹"

var ordinary = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

func superscript(digits string) string { return ordinary.Replace(digits) }

// Runs reads a text with emphasis, links and code. Superscripts that known names become marks of footnotes.
func Runs(text string, known func(mark string) bool) []Run {
	p := inline{rest: text, known: known}
	p.read("")
	return p.runs
}

// inline is a text that is being read.
type inline struct {
	rest  string
	look  Run
	runs  []Run
	known func(string) bool
}

// read reads until what ends it, or to the end of the text.
func (p *inline) read(until string) {
	for p.rest != "" {
		switch {
		case until != "" && strings.HasPrefix(p.rest, until):
			p.rest = p.rest[len(until):]
			return
		case p.rest[0] == '\\' && len(p.rest) > 1:
			_, size := utf8.DecodeRuneInString(p.rest[1:])
			p.put(p.rest[1 : 1+size])
			p.rest = p.rest[1+size:]
		case strings.HasPrefix(p.rest, "**"):
			p.within("**", func(r *Run) { r.Bold = true })
		case p.rest[0] == '*' && len(p.rest) > 1 && p.rest[1] != ' ' && strings.Contains(p.rest[1:], "*"):
			p.within("*", func(r *Run) { r.Italic = true })
		case p.rest[0] == '`' && strings.Contains(p.rest[1:], "`"):
			code, rest, _ := strings.Cut(p.rest[1:], "`")
			before := p.look
			p.look.Code = true
			p.put(code)
			p.look, p.rest = before, rest
		case strings.HasPrefix(p.rest, "[^"):
			mark, rest, found := strings.Cut(p.rest[2:], "]")
			if !found {
				p.put(p.rest)
				p.rest = ""
				return
			}
			if last := len(p.runs) - 1; last >= 0 && p.runs[last].Mark != "" { // "¹ ²" is not "¹²"
				p.runs = append(p.runs, Run{Text: "\u202f"})
			}
			p.runs, p.rest = append(p.runs, Run{Mark: superscript(mark)}), rest
		case p.rest[0] == '[':
			p.link()
		case strings.HasPrefix(p.rest, "&lt;"):
			p.put("<")
			p.rest = p.rest[4:]
		default:
			p.plain()
		}
	}
}

// within reads what stands between two signs of emphasis.
func (p *inline) within(sign string, look func(*Run)) {
	before := p.look
	look(&p.look)
	p.rest = p.rest[len(sign):]
	p.read(sign)
	p.look = before
}

// link reads a link: one to a place in the document leads there, of another one its text is left.
func (p *inline) link() {
	end := strings.Index(p.rest, "](")
	close := -1
	if end > 0 {
		close = strings.Index(p.rest[end:], ")")
	}
	if close < 0 {
		p.put("[")
		p.rest = p.rest[1:]
		return
	}
	target, label, rest := p.rest[end+2:end+close], p.rest[1:end], p.rest[end+close+1:]
	before := p.look
	if strings.HasPrefix(target, "#") {
		p.look.Anchor = target[1:]
	}
	p.rest = label
	p.read("")
	p.look, p.rest = before, rest
}

// plain reads letters up to the next sign, and marks of footnotes among them.
func (p *inline) plain() {
	r, size := utf8.DecodeRuneInString(p.rest)
	if strings.ContainsRune(marks, r) {
		end := len(p.rest) - len(strings.TrimLeft(p.rest, marks))
		mark := p.rest[:end]
		p.rest = p.rest[end:]
		if !p.known(mark) {
			p.put(mark)
			return
		}
		p.runs = append(p.runs, Run{Mark: mark})
		if rest, found := strings.CutPrefix(p.rest, "\u202f"); found && strings.ContainsAny(firstRune(rest), marks) {
			p.runs, p.rest = append(p.runs, Run{Text: "\u202f"}), rest
		}
		return
	}
	p.put(p.rest[:size])
	p.rest = p.rest[size:]
}

func firstRune(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return text[:size]
}

// put adds text with the look of now, to the run before it where that looks the same.
func (p *inline) put(text string) {
	next := p.look
	if last := len(p.runs) - 1; last >= 0 && p.runs[last].Mark == "" {
		same := p.runs[last]
		same.Text = ""
		if same == p.look {
			p.runs[last].Text += text
			return
		}
	}
	next.Text = text
	p.runs = append(p.runs, next)
}

// Plain is a text without its looks and marks.
func Plain(text string) string {
	var b strings.Builder
	for _, r := range Runs(text, func(string) bool { return false }) {
		b.WriteString(r.Text + r.Mark)
	}
	return b.String()
}
