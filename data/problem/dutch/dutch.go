// Package dutch has what problems and notes of the input say in Dutch, and errors of the command. Whoever finds a problem says it once, in
// English; where a Dutch reader sees it, on a page or in a terminal, [Text] says it again, and of the command [Command].
package dutch

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"spoor/internal/inorder"
)

// said is a message in both languages: formats of fmt with the same holes, which the Dutch one may fill in another order (%[2]s).
type said struct{ english, dutch string }

// message is one that is recognised: the texts between its holes, and what may stand in each hole.
type message struct {
	between []string // one more than holes
	holes   []byte   // the verb of each: q, d, s or v
	longest string   // of the texts between
	dutch   string
}

// messages are those that a text is sought in: first those that only end another, and otherwise those with most words of their own.
type messages []message

func read(lists [][]said) messages {
	var all messages
	for _, list := range lists {
		for _, one := range list {
			all = append(all, parsed(one))
		}
	}
	inorder.By(all, func(a, b message) int {
		if a.adds() != b.adds() {
			return map[bool]int{true: -1, false: 1}[a.adds()]
		}
		return cmp.Compare(b.words(), a.words())
	})
	return all
}

var (
	inputs = [][]said{files, labelled, exports, answers, surveys, notes, trials, codebooks, claims, told, shared} // what is said of the input
	lists  = append(slices.Clone(inputs), command, requests, databases, stores, counts, conditions, analyses)     // and by the command

	ofInput   = sync.OnceValue(func() messages { return read(inputs) })
	ofCommand = sync.OnceValue(func() messages { return read(lists) })
)

// words is how many bytes of a message are its own.
func (m message) words() int {
	n := 0
	for _, text := range m.between {
		n += len(text)
	}
	return n
}

// parsed takes a format apart. Where holes are filled in another order, the number of each tells.
func parsed(s said) message {
	m := message{dutch: s.dutch}
	text, rest := "", s.english
	for rest != "" {
		at := strings.IndexByte(rest, '%')
		if at < 0 || at == len(rest)-1 {
			break
		}
		text += rest[:at]
		if verb := rest[at+1]; verb == '%' {
			text += "%"
		} else {
			m.between, m.holes, text = append(m.between, text), append(m.holes, verb), ""
		}
		rest = rest[at+2:]
	}
	m.between = append(m.between, text+rest)
	m.longest = slices.MaxFunc(m.between, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	return m
}

// Text returns what a problem or a note says in Dutch, line by line, with the place in front as it is but for its word for a column. What
// is in Dutch already, or not known, stays.
func Text(english string) string { return ofInput().text(english) }

// Command returns what an error of the command says in Dutch: of how it was called, of what a survey cannot give, or of the input.
func Command(english string) string { return ofCommand().text(english) }

func (all messages) text(english string) string {
	lines := strings.Split(english, "\n")
	for i, line := range lines {
		lines[i], _ = all.translated(line)
	}
	return strings.Join(lines, "\n")
}

const (
	between = ": "
	column  = "column "
	note    = "note: "
)

// translated returns a line in Dutch, and whether it, or what follows its place, is known.
func (all messages) translated(line string) (string, bool) {
	if place, rest := cutColumn(line); place != "" {
		if text, ok := all.translated(rest); ok {
			return place + text, true
		}
	}
	for _, weak := range []bool{false, true} {
		if text, ok := all.whole(line, weak); ok {
			return text, true
		}
		for at := 0; ; {
			next := strings.Index(line[at:], between)
			if next < 0 {
				break
			}
			at += next + len(between)
			if text, ok := all.whole(line[at:], weak); ok {
				if place, isNote := strings.CutSuffix(line[:at], note); isNote {
					return place + "let op: " + text, true
				}
				return line[:at] + text, true
			}
		}
	}
	return line, false
}

// weak reports whether a message has hardly a word of its own, so that it could be a part of any other: a list such as "a, b or c".
func (m message) weak() bool { return m.words() < len("a, b or c") && !m.adds() }

// cutColumn cuts the place in front of a message where that names a column, which has a Dutch word.
func cutColumn(line string) (place, rest string) {
	at := 0
	if !strings.HasPrefix(line, column+`"`) {
		if at = strings.Index(line, between+column+`"`); at < 0 {
			return "", line
		}
		at += len(between)
	}
	quoted, err := strconv.QuotedPrefix(line[at+len(column):])
	if err != nil {
		return "", line
	}
	rest, follows := strings.CutPrefix(line[at+len(column)+len(quoted):], between)
	if !follows {
		return "", line
	}
	return line[:at] + "kolom " + quoted + between, rest
}

// whole returns a message in Dutch, one of those that are weak or one of the others.
func (all messages) whole(text string, weak bool) (string, bool) {
	for _, m := range all {
		if m.weak() != weak || !strings.Contains(text, m.longest) {
			continue
		}
		found, ok := m.in(text)
		if !ok {
			continue
		}
		if filled, ok := m.fill(all, found); ok {
			return filled, true
		}
	}
	return text, false
}

// fill puts what stands in the holes, in Dutch, into the Dutch message. What is only added to a message that is not known is not known
// either: half of it would be in English.
func (m message) fill(all messages, found []string) (string, bool) {
	filled := make([]any, len(found))
	for i, one := range found {
		if m.holes[i] == 's' || m.holes[i] == 'v' {
			known := false
			if one, known = all.translated(one); !known && i == 0 && m.adds() {
				return "", false
			}
		}
		filled[i] = one
	}
	return fmt.Sprintf(m.dutch, filled...), true
}

// adds reports whether a message ends another.
func (m message) adds() bool {
	return len(m.holes) > 0 && m.between[0] == "" && (m.between[1] == " (" && strings.HasSuffix(m.between[len(m.between)-1], ")") || m.between[1] == " (and " || strings.HasPrefix(m.between[1], "; ") || strings.HasPrefix(m.between[1], ". "))
}

// in returns what stands in the holes of a message, where the text is that message.
func (m message) in(text string) ([]string, bool) {
	rest, ok := strings.CutPrefix(text, m.between[0])
	if !ok {
		return nil, false
	}
	found := make([]string, 0, len(m.holes))
	return m.from(0, rest, found)
}

// from fills the holes from the k-th on, each with as little as will do.
func (m message) from(k int, text string, found []string) ([]string, bool) {
	if k == len(m.holes) {
		return found, text == ""
	}
	next := m.between[k+1]
	if quoted, err := strconv.QuotedPrefix(text); err == nil {
		if rest, follows := strings.CutPrefix(text[len(quoted):], next); follows {
			if all, ok := m.from(k+1, rest, append(found, quoted)); ok {
				return all, true
			}
		}
	}
	if m.holes[k] == 'q' {
		return nil, false
	}
	if k == len(m.holes)-1 { // the last hole reaches to what ends the message
		if inside, ends := strings.CutSuffix(text, next); ends && fits(m.holes[k], inside) {
			return append(found, inside), true
		}
		return nil, false
	}
	for at := 0; at <= len(text); at++ {
		i := strings.Index(text[at:], next)
		if i < 0 {
			return nil, false
		}
		if at += i; fits(m.holes[k], text[:at]) {
			if all, ok := m.from(k+1, text[at+len(next):], append(found, text[:at])); ok {
				return all, true
			}
		}
	}
	return nil, false
}

// fits reports whether a text can stand in a hole.
func fits(verb byte, text string) bool {
	if verb != 'd' {
		return true
	}
	_, err := strconv.Atoi(text)
	return err == nil
}
