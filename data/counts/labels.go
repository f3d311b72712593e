package counts

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"spoor/data"
	"spoor/data/platform"
	"spoor/internal/nearest"
)

// Labels are compared in steps, and the first step that finds any decides: as they stand; folded, with one kind of quote, dash and
// ellipsis; by their letters and digits; without a number or "of which" before them; by the words at the beginning of one label, for a
// long one is often cut short; and "other" by any of its words. Labels go before ids in each.

var (
	alike      = strings.NewReplacer("’", "'", "‘", "'", "`", "'", "´", "'", "“", `"`, "”", `"`, "„", `"`, "–", "-", "—", "-", "−", "-", "‑", "-", "…", "...")
	leading    = regexp.MustCompile(`^(\(?\d{1,2}[a-z]?[.):]+|\(?[a-z][.):]|[-•*·>]|\d{1,2} ?[-=]|(optie|antwoord|option|answer|factor|nr\.?) \d{1,2}[.:)]?)\s*`)
	thereof    = regexp.MustCompile(`^(waarvan|daarvan|wv|w\.v\.|of which|of whom|thereof)[: ]+`)
	otherWords = regexp.MustCompile(`^(anders?|overige?n?|other|others|andere|iets anders|rest|restcategorie|something else)( ?[,:/-]? ?(anders|overige?|other|nl|nml|namelijk|te weten|namely|please specify|specify|antwoorden|antwoord|redenen|uitkomsten|uitkomst|\.+))*$`)
)

const formsOfLabel = 4 // exact, folded, bare, bare without what stands before it

// labels are the options or rows of an item, by what people call them.
type labels struct {
	options []data.Option
	byLabel [formsOfLabel - 1]map[string][]int // by form, the places with that label
	byID    [formsOfLabel - 1]map[string][]int
	other   int // place of the one option for what is none of the others; -1 without
	known   map[string]found
	spelled spellings
}

// spellings keep the forms of each text of a file, which is looked up among the labels of every item.
type spellings map[string]spelling

type spelling struct {
	forms      [formsOfLabel - 1]string
	unnumbered string // folded, without what stands before it
	bare       string // of that
	short      string // of that, without its bracket
	cut        bool   // it breaks off
	other      bool   // it is "other", by any of its words
}

func (s spellings) of(text string) spelling {
	one, ok := s[text]
	if !ok {
		one = spelling{forms: formsOf(text), cut: strings.HasSuffix(alike.Replace(text), "...")}
		one.unnumbered = thereof.ReplaceAllString(leading.ReplaceAllString(one.forms[1], ""), "")
		one.bare, one.short = bare(one.unnumbered), bare(cutAfter.ReplaceAllString(one.unnumbered, ""))
		one.other = isOther(one.unnumbered)
		s[text] = one
	}
	return one
}

// found says which option a text is.
type found struct {
	place     int   // -1 for none
	assumed   bool  // by a part of the label, which is said
	ambiguous []int // places of those that it may be
}

func newLabels(options []data.Option, spelled spellings) *labels {
	l := &labels{options: options, other: -1, known: map[string]found{}, spelled: spelled}
	for step := range l.byLabel {
		l.byLabel[step], l.byID[step] = map[string][]int{}, map[string][]int{}
	}
	others := 0
	for place, option := range options {
		isRest := option.Open || option.Other || isOther(option.ID)
		for _, text := range append([]string{option.Label.NL, option.Label.EN}, option.Aliases...) {
			if text == "" {
				continue
			}
			isRest = isRest || isOther(text)
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

func formsOf(text string) [formsOfLabel - 1]string { return [...]string{text, fold(text), bare(text)} }

// find finds the option or row that a text names.
func (l *labels) find(text string) found {
	if l == nil || text == "" {
		return found{place: -1}
	}
	known, ok := l.known[text]
	if !ok {
		known = l.look(text)
		l.known[text] = known
	}
	return known
}

func (l *labels) has(text string) bool { return l.find(text).place >= 0 }

func (l *labels) look(text string) found {
	const longest = 400 // letters, of a label
	if len(text) > longest {
		return found{place: -1}
	}
	is := l.spelled.of(text)
	for step, form := range is.forms {
		if f, ok := l.step(step, form); ok {
			return f
		}
	}
	if f, ok := l.step(len(is.forms)-1, is.bare); ok {
		return f
	}
	if l.other >= 0 && is.other {
		return found{place: l.other}
	}
	if f, ok := l.begins(is); ok {
		return f
	}
	return found{place: -1}
}

func (l *labels) step(step int, form string) (found, bool) {
	if form == "" {
		return found{}, false
	}
	for _, places := range [][]int{l.byLabel[step][form], l.byID[step][form]} {
		switch {
		case len(places) == 1:
			return found{place: places[0]}, true
		case len(places) > 1:
			return found{place: -1, ambiguous: places}, true
		}
	}
	return found{}, false
}

var cutAfter = regexp.MustCompile(`\s*(\(.*|\.\.\..*|:.*)$`)

// begins finds the one label that begins with the words of a text, or with those before its bracket. One that breaks off may do so
// within a word.
func (l *labels) begins(is spelling) (found, bool) {
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
			return found{place: places[0], assumed: true}, true
		case len(places) > 1:
			return found{place: -1, ambiguous: places}, true
		}
	}
	return found{}, false
}

// hasWords reports whether a text begins with the words of another.
func hasWords(text, words string) bool {
	return strings.HasPrefix(text, words) && (len(text) == len(words) || text[len(words)] == ' ')
}

// fold returns a text in lower case with single spaces, one kind of each sign and none at its end.
func fold(text string) string {
	return strings.TrimRight(alike.Replace(platform.Fold(text)), " .:;*")
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

func isOther(text string) bool { return otherWords.MatchString(fold(text)) }

// in returns what the options are called in a language, their ids where they have no label.
func (l *labels) in(lang data.Lang) []string {
	out := make([]string, len(l.options))
	for place := range l.options {
		out[place] = l.name(place, lang)
	}
	return out
}

// name is what an option is called in a language.
func (l *labels) name(place int, lang data.Lang) string {
	option := l.options[place]
	for _, text := range []string{option.Label.In(lang), option.Label.NL, option.Label.EN} {
		if text != "" {
			return text
		}
	}
	return option.ID
}

// near reports whether a text is nearly one of the labels.
func (l *labels) near(text string) bool {
	return l.has(text) || didYouMean(text, l.in(data.Dutch), data.Dutch)+didYouMean(text, l.in(data.English), data.English) != ""
}

// didYouMean returns the label that a mistyped one was probably meant to be, as a question.
func didYouMean(text string, names []string, lang data.Lang) string {
	near := nearest.Name(leading.ReplaceAllString(fold(text), ""), names)
	if near == "" {
		return ""
	}
	return say.didYouMean.Say(lang, near)
}
