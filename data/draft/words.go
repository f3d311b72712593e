package draft

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"spoor/data"
	"spoor/data/folder"
	"spoor/data/platform"
	"spoor/data/writing"
	"spoor/internal/inorder"
	"spoor/internal/pattern"
)

// scales are answers whose order is known, from worst or least to best or most; of yes and no, as they are asked.
var scales = [][]string{
	{"ja", "nee"},
	{"yes", "no"},
	{"zeer slecht", "heel slecht", "erg slecht", "slecht", "onvoldoende", "matig", "gaat wel", "het gaat wel", "neutraal", "redelijk", "voldoende", "ruim voldoende", "goed", "erg goed", "heel goed", "zeer goed", "uitstekend"},
	{"terrible", "very bad", "very poor", "bad", "poor", "fair", "so-so", "okay", "ok", "neutral", "average", "reasonable", "good", "very good", "excellent"},
	{"helemaal mee oneens", "helemaal oneens", "zeer mee oneens", "zeer oneens", "mee oneens", "oneens", "enigszins mee oneens", "neutraal", "niet mee eens, niet mee oneens", "enigszins mee eens", "mee eens", "eens", "zeer mee eens", "zeer eens", "helemaal mee eens", "helemaal eens"},
	{"nooit", "(bijna) nooit", "bijna nooit", "vrijwel nooit", "zelden", "af en toe", "soms", "geregeld", "regelmatig", "vaak", "meestal", "bijna altijd", "vrijwel altijd", "(bijna) altijd", "altijd"},
	{"never", "almost never", "hardly ever", "rarely", "seldom", "occasionally", "sometimes", "regularly", "often", "frequently", "usually", "very often", "almost always", "always"},
	{"nooit", "minder dan 1 keer per jaar", "minder dan één keer per jaar", "minder vaak", "jaarlijks", "elk kwartaal", "maandelijks", "wekelijks", "dagelijks"},
	{"never", "less than once a year", "less often", "yearly", "quarterly", "monthly", "weekly", "daily"},
	{"helemaal niet", "nauwelijks", "niet", "in zeer geringe mate", "in geringe mate", "in beperkte mate", "een beetje", "enigszins", "in enige mate", "in redelijke mate", "in hoge mate", "in sterke mate", "grotendeels", "in zeer hoge mate", "in zeer sterke mate", "helemaal", "volledig"},
	{"not at all", "hardly", "to a small extent", "a little", "slightly", "somewhat", "to some extent", "moderately", "to a moderate extent", "quite a bit", "a lot", "to a large extent", "very much", "to a great extent", "to a very large extent", "extremely", "completely"},
	{"zeker niet", "waarschijnlijk niet", "misschien", "misschien wel, misschien niet", "waarschijnlijk", "waarschijnlijk wel", "zeker", "zeker wel"},
	{"definitely not", "probably not", "maybe", "might or might not", "probably", "probably yes", "definitely", "definitely yes"},
	{"helemaal niet belangrijk", "onbelangrijk", "niet belangrijk", "een beetje belangrijk", "neutraal", "redelijk belangrijk", "belangrijk", "zeer belangrijk", "heel belangrijk"},
	{"not at all important", "slightly", "slightly important", "moderately", "moderately important", "very", "very important", "extremely important"},
	{"very unfavorably", "somewhat unfavorably", "neither favorably nor unfavorably (neutral)", "somewhat favorably", "very favorably"},
}

// inOrder returns the values by a scale on which all of them stand.
func inOrder(texts []string) ([]string, bool) {
	for _, scale := range scales {
		place := func(text string) int { return slices.Index(scale, writing.Fold(text)) }
		if !slices.ContainsFunc(texts, func(text string) bool { return place(text) < 0 }) {
			out := slices.Clone(texts)
			inorder.By(out, func(a, b string) int { return place(a) - place(b) })
			return out, len(out) > 1
		}
	}
	return byDegree(texts)
}

// missingClasses are the keys of a codebook under which it is declared why there is no answer, in the order in which it lists them.
var missingClasses = []string{"not_asked", "skipped", "dont_know", "refused"}

// missingClass returns the key of a cell that says why there is no answer, or nothing.
func missingClass(text string) string {
	state, missing := writing.Missing(text)
	if !missing {
		return ""
	}
	return map[data.State]string{data.NotAsked: "not_asked", data.Skipped: "skipped", data.DontKnow: "dont_know", data.Refused: "refused"}[state]
}

// programWord is what programs write where there is no answer, which no respondent could choose.
var programWord = pattern.New(`(?i)^([#<]?(na|nan|null|nil)[!>]?|[-–—.]|-\d+)$`)

// codesOnly reports whether programs wrote all that says that there is no answer.
func (it item) codesOnly() bool {
	for _, class := range missingClasses {
		for _, text := range it.missing[class] {
			if !programWord.MatchString(text) {
				return false
			}
		}
	}
	return true
}

// otherWords begin the label of an option that is chosen together with a text.
var otherWords = []string{"anders", "andere", "overig", "other"}

func isOther(label string) bool {
	folded := writing.Fold(label)
	return platform.IsOpen(label) || slices.ContainsFunc(otherWords, func(word string) bool { return strings.HasPrefix(folded, word) })
}

// identifiers makes ids that are not taken yet.
type identifiers map[string]bool

// reserve keeps an id from being what a label reads like: a cell with the label would seem to be the id of another option.
func (taken identifiers) reserve(label string) { taken[writing.Fold(label)] = true }

// release lets the option that has the label have it as its id as well.
func (taken identifiers) release(label string) { delete(taken, writing.Fold(label)) }

// NewID returns an id for an option beside others: one that none of them has, and that reads like the label of none.
func NewID(label string, beside []data.Option) string {
	taken := identifiers{}
	for _, other := range beside {
		taken[other.ID] = true
		for _, text := range []string{other.Label.NL, other.Label.EN} {
			taken.reserve(text)
		}
	}
	return taken.of(label, "option")
}

// of returns an id for a text: its first words in lower-case letters, digits and _.
func (taken identifiers) of(text, otherwise string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(r)
		case !unicode.Is(unicode.Mn, r) && r != '\'':
			gap = true
		}
		if b.Len() >= 30 && gap || b.Len() >= 45 {
			break
		}
	}
	id := b.String()
	if id == "" || folder.Reserved(id) {
		id = otherwise
	}
	if id[0] >= '0' && id[0] <= '9' {
		id = "v" + id
	}
	unique := id
	for n := 2; taken[unique]; n++ {
		unique = id + "_" + strconv.Itoa(n)
	}
	taken[unique] = true
	return unique
}
