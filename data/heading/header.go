package heading

import (
	"strings"

	"spoor/data/writing"
	"spoor/internal/pattern"
)

// Cut is a place in a header where what the columns of one question share may end, and what is of this column alone may begin.
type Cut struct {
	Stem, Part string
	Strong     bool // people write headers so; the other places are in the names of variables, where it may be by chance
}

// Signs between a question and an option, in texts that people read.
var textSeparators = []string{" - ", " – ", " — ", " | ", " > ", " -> ", " » ", " / ", ": ", "? ", "... "}

var (
	choiceHeader = pattern.New(`^(.+?)\s*\(choice=(.+)\)$`)         // REDCap with labels
	dottedHeader = pattern.New(`^(\w+)\.(\w[\w.]*)\.$`)             // name[option] after R took its brackets away
	namedOption  = pattern.New(`^(\pL[\pL\d_]*)[#/.:_](\pL.*)$`)    // kanaal#Persoonlijk bezoek
	letterHeader = pattern.New(`^(.*\d)[ _.]?([a-z])$`)             // v4a, v4b
	numberHeader = pattern.New(`^(.*\p{L}\)?)[ _.-]{0,3}(\d+)$`)    // v_1, Oordeel 2
	dottedText   = pattern.New(`^(.+?[^.])\.{2,}([^.].*?)\.{0,3}$`) // Wat.helpt...Tijd
)

// leadingSigns stand before the part where two separators meet: "Wat helpt? - Scholing".
var leadingSigns = pattern.New(`^([-–—:|>/»]\s+)+`)

// nameSeparators stand in names of variables.
const nameSeparators = "_./:-#"

// Cuts returns the places where a header may be cut, the shortest stem first.
func Cuts(header string) []Cut {
	var out []Cut
	add := func(stem, part string, strong bool) {
		stem, part = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(stem), " _.-–—:/|>#")), strings.TrimSpace(leadingSigns.ReplaceAllString(strings.TrimSpace(part), ""))
		if stem == "" || part == "" {
			return
		}
		for k, one := range out {
			if writing.Fold(one.Stem) == writing.Fold(stem) {
				out[k].Strong = one.Strong || strong
				return
			}
		}
		out = append(out, Cut{stem, part, strong})
	}
	if text, part, ok := PartInBrackets(header); ok {
		add(text, part, true)
		return out
	}
	if m := choiceHeader.FindStringSubmatch(header); m != nil {
		add(m[1], m[2], true)
		return out
	}
	for i := range header {
		for _, separator := range textSeparators {
			if strings.HasPrefix(header[i:], separator) {
				stem := header[:i]
				if separator == "? " {
					stem += "?"
				}
				add(stem, header[i+len(separator):], true)
			}
		}
	}
	if m := dottedHeader.FindStringSubmatch(header); m != nil {
		add(m[1], m[2], true)
	}
	if m := namedOption.FindStringSubmatch(header); m != nil {
		add(m[1], m[2], m[0][len(m[1])] == '#')
	}
	if strings.Contains(header, " ") && len(out) > 0 {
		return out
	}
	for i := 1; i < len(header)-1; i++ {
		if strings.IndexByte(nameSeparators, header[i]) >= 0 && strings.IndexByte(nameSeparators, header[i+1]) < 0 && !strings.Contains(header, " ") {
			add(header[:i], header[i+1:], false)
		}
	}
	for _, form := range []*pattern.Pattern{numberHeader, letterHeader, dottedText} {
		if m := form.FindStringSubmatch(header); m != nil {
			add(m[1], m[2], form == dottedText)
		}
	}
	return out
}

// PartInBrackets splits "Question [Row]" at the bracket that the last one closes.
func PartInBrackets(header string) (text, part string, ok bool) {
	if !strings.HasSuffix(header, "]") {
		return header, "", false
	}
	depth := 0
	for i := len(header) - 1; i >= 0; i-- {
		switch header[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				return strings.TrimSpace(header[:i]), strings.TrimSpace(header[i+1 : len(header)-1]), i > 0
			}
		}
	}
	return header, "", false
}
