package layout

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"spoor/data"
	"spoor/data/writing"
	"spoor/internal/nearest"
	"spoor/internal/pattern"
)

// Labels are compared in steps, and the first step that finds any decides: as they stand; folded, with one kind of quote, dash and
// ellipsis; by their letters and digits; without a number or "of which" before them; by the words at the beginning of one label, for a
// long one is often cut short; and "other" by any of its words. Labels go before ids in each.

var (
	alike   = strings.NewReplacer("’", "'", "‘", "'", "`", "'", "´", "'", "“", `"`, "”", `"`, "„", `"`, "–", "-", "—", "-", "−", "-", "‑", "-", "…", "...")
	leading = pattern.New(`^(\(?\d{1,2}[a-z]?[.):]+|\(?[a-z][.):]|[-•*·>]|\d{1,2} ?[-=]|(optie|antwoord|option|answer|factor|nr\.?) \d{1,2}[.:)]?)\s*`)
	thereof = pattern.New(`^(waarvan|daarvan|wv|w\.v\.|of which|of whom|thereof)[: ]+`)
)

const formsOfLabel = 4 // exact, folded, bare, bare without what stands before it

// Labels are the options or rows of an item, by what people call them.
type Labels struct {
	Options []data.Option
	byLabel [formsOfLabel - 1]map[string][]int // by form, the places with that label
	byID    [formsOfLabel - 1]map[string][]int
	other   int // place of the one option for what is none of the others; -1 without
	known   map[string]Found
	spelled Spellings
}

// Spellings keep the forms of each text of a file, which is looked up among the labels of every item.
type Spellings map[string]spelling

type spelling struct {
	forms      [formsOfLabel - 1]string
	unnumbered string // folded, without what stands before it
	bare       string // of that
	short      string // of that, without its bracket
	cut        bool   // it breaks off
	other      bool   // it is "other", by any of its words
}

func (s Spellings) of(text string) spelling {
	one, ok := s[text]
	if !ok {
		one = spelling{forms: formsOf(text), cut: strings.HasSuffix(alike.Replace(text), "...")}
		one.unnumbered = thereof.ReplaceAllString(leading.ReplaceAllString(one.forms[1], ""), "")
		one.bare, one.short = bare(one.unnumbered), bare(cutAfter.ReplaceAllString(one.unnumbered, ""))
		one.other = IsOther(one.unnumbered)
		s[text] = one
	}
	return one
}

// Found says which option a text is.
type Found struct {
	Place     int   // -1 for none
	Assumed   bool  // by a part of the label, which is said
	Ambiguous []int // places of those that it may be
}

func NewLabels(options []data.Option, spelled Spellings) *Labels {
	l := &Labels{Options: options, other: -1, known: map[string]Found{}, spelled: spelled}
	for step := range l.byLabel {
		l.byLabel[step], l.byID[step] = map[string][]int{}, map[string][]int{}
	}
	others := 0
	for place, option := range options {
		isRest := option.Residual() || IsOther(option.ID)
		for _, text := range append([]string{option.Label.NL, option.Label.EN}, option.Aliases...) {
			if text == "" {
				continue
			}
			isRest = isRest || IsOther(text)
			for step, form := range formsOf(text) {
				l.byLabel[step][form] = withPlace(l.byLabel[step][form], place)
			}
		}
		for step, form := range formsOf(option.ID) {
			l.byID[step][form] = withPlace(l.byID[step][form], place)
		}
		if isRest {
			others++
			l.other = place
		}
	}
	if others > 1 {
		l.other = -1
	}
	return l
}

func withPlace(places []int, place int) []int {
	if slices.Contains(places, place) {
		return places
	}
	return append(places, place)
}

func formsOf(text string) [formsOfLabel - 1]string { return [...]string{text, Fold(text), bare(text)} }

// Find finds the option or row that a text names.
func (l *Labels) Find(text string) Found {
	if l == nil || text == "" {
		return Found{Place: -1}
	}
	known, ok := l.known[text]
	if !ok {
		known = l.look(text)
		l.known[text] = known
	}
	return known
}

func (l *Labels) Has(text string) bool { return l.Find(text).Place >= 0 }

func (l *Labels) look(text string) Found {
	const longest = 400 // letters, of a label
	if len(text) > longest {
		return Found{Place: -1}
	}
	is := l.spelled.of(text)
	for step, form := range is.forms {
		if f, ok := l.step(step, form); ok {
			return l.notBoth(text, f)
		}
	}
	if f, ok := l.step(len(is.forms)-1, is.bare); ok {
		return f
	}
	if l.other >= 0 && is.other {
		return Found{Place: l.other}
	}
	if f, ok := l.begins(is); ok {
		return f
	}
	return Found{Place: -1}
}

var aside = pattern.New(`\s*\([^)]*\)\s*`)

// notBoth gives up an option whose name without its brackets is another: "(Zeer) goed" counts both.
func (l *Labels) notBoth(text string, f Found) Found {
	if f.Place < 0 || !strings.Contains(text, "(") {
		return f
	}
	other, ok := l.step(formsOfLabel-2, bare(aside.ReplaceAllString(text, " ")))
	if !ok || other.Place < 0 || other.Place == f.Place {
		return f
	}
	return Found{Place: -1, Ambiguous: []int{other.Place, f.Place}}
}

func (l *Labels) step(step int, form string) (Found, bool) {
	if form == "" {
		return Found{}, false
	}
	for _, places := range [][]int{l.byLabel[step][form], l.byID[step][form]} {
		switch {
		case len(places) == 1:
			return Found{Place: places[0]}, true
		case len(places) > 1:
			return Found{Place: -1, Ambiguous: places}, true
		}
	}
	return Found{}, false
}

var cutAfter = pattern.New(`\s*(\(.*|\.\.\..*|:.*)$`)

// begins finds the one label that begins with the words of a text, or with those before its bracket. One that breaks off may do so
// within a word.
func (l *Labels) begins(is spelling) (Found, bool) {
	const fewest = 8 // letters, by which a part of a label tells
	for _, wanted := range []string{is.bare, is.short} {
		if len(wanted) < fewest {
			continue
		}
		var places []int
		for form, at := range l.byLabel[formsOfLabel-2] {
			if hasWords(form, wanted) || is.cut && strings.HasPrefix(form, wanted) {
				for _, place := range at {
					places = withPlace(places, place)
				}
			}
		}
		slices.Sort(places)
		switch {
		case len(places) == 1:
			return Found{Place: places[0], Assumed: true}, true
		case len(places) > 1:
			return Found{Place: -1, Ambiguous: places}, true
		}
	}
	return Found{}, false
}

// hasWords reports whether a text begins with the words of another.
func hasWords(text, words string) bool {
	return strings.HasPrefix(text, words) && (len(text) == len(words) || text[len(words)] == ' ')
}

// Fold returns a text in lower case with single spaces, one kind of each sign and none at its end.
func Fold(text string) string {
	return strings.TrimRight(alike.Replace(writing.Fold(text)), " .:;*")
}

// bare keeps letters and digits, without accents, and what tells WW+ and C# from WW and C.
func bare(text string) string {
	var out strings.Builder
	for _, letter := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case unicode.IsLetter(letter), unicode.IsDigit(letter), letter == '+', letter == '#':
			out.WriteRune(letter)
		case !unicode.Is(unicode.Mn, letter):
			out.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func IsOther(text string) bool { return writing.IsOther(Fold(text)) }

// In returns what the options are called in a language, their ids where they have no label.
func (l *Labels) In(lang data.Lang) []string {
	out := make([]string, len(l.Options))
	for place := range l.Options {
		out[place] = l.Name(place, lang)
	}
	return out
}

// Name is what an option is called in a language.
func (l *Labels) Name(place int, lang data.Lang) string {
	option := l.Options[place]
	for _, text := range []string{option.Label.In(lang), option.Label.NL, option.Label.EN} {
		if text != "" {
			return text
		}
	}
	return option.ID
}

// Near reports whether a text is nearly one of the labels.
func (l *Labels) Near(text string) bool {
	return l.Has(text) || Meant(text, l.In(data.Dutch)) != "" || Meant(text, l.In(data.English)) != ""
}

// Meant returns the label that a mistyped one was probably meant to be, in a language where it is one of that; "" for none.
func (l *Labels) Meant(text string, lang data.Lang) string {
	for _, names := range [][]string{l.In(lang), l.In(data.Dutch), l.In(data.English)} {
		if meant := Meant(text, names); meant != "" {
			return meant
		}
	}
	return ""
}

// Meant returns the name that a mistyped one was probably meant to be; "" for none.
func Meant(text string, names []string) string {
	return nearest.Name(leading.ReplaceAllString(Fold(text), ""), names)
}

// IsPartOf reports whether a line counts part of the one above it.
func IsPartOf(option string) bool { return thereof.MatchString(Fold(option) + " ") }
