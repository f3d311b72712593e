package writing

import (
	"slices"
	"strings"

	"spoor/internal/pattern"
)

// Signs, folded, by which a cell says that an option was picked, or was not.
var (
	Picked    = Set("1", "y", "yes", "j", "ja", "true", "waar", "x", "✓", "✔", "☑", "☒", "selected", "checked", "geselecteerd", "aangevinkt")
	NotPicked = Set("", "0", "n", "no", "nee", "false", "onwaar", "☐", "not selected", "not checked", "unchecked", "niet geselecteerd", "niet aangevinkt")
)

// SplitLabels reads the labels that a cell joins with a separator, which may also stand within a label or in the text
// that a respondent typed. At each place the longest option that fits is taken; what fits no option is returned as rest,
// the text of an open "other". Options are compared as [Fold] has them. Picked holds positions in options, in order and
// without repetitions.
func SplitLabels(cell, separator string, options []string) (picked []int, rest string) {
	picked, rest = OrderOfLabels(cell, separator, options)
	slices.Sort(picked)
	return slices.Compact(picked), rest
}

// OrderOfLabels is SplitLabels with the options as they stand in the cell, each as often as it does.
func OrderOfLabels(cell, separator string, options []string) (picked []int, rest string) {
	separator = strings.TrimSpace(separator)
	text := Tidy(cell)
	var other []string
	for text != "" {
		best, length := -1, 0
		for i, option := range options {
			option = Tidy(option)
			if len(option) > length && startsWith(text, option, separator) {
				best, length = i, len(option)
			}
		}
		if best >= 0 {
			picked = append(picked, best)
		} else if length = strings.Index(text, separator); length < 0 || separator == "" {
			length = len(text)
		}
		if best < 0 && length > 0 {
			other = append(other, strings.TrimSpace(text[:length]))
		}
		text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text[length:]), separator))
	}
	return picked, strings.Join(other, separator+" ")
}

// startsWith reports whether text begins with the option and the separator or the end follows.
func startsWith(text, option, separator string) bool {
	if len(text) < len(option) || !strings.EqualFold(text[:len(option)], option) {
		return false
	}
	after := strings.TrimSpace(text[len(option):])
	return after == "" || separator != "" && strings.HasPrefix(after, separator)
}

// Ambiguous returns an option that reads like a list of other options, so that joined text cannot tell them apart.
func Ambiguous(separator string, options []string) (option string, ok bool) {
	for i, option := range options {
		others := slices.Delete(slices.Clone(options), i, i+1)
		if picked, rest := SplitLabels(option, separator, others); rest == "" && len(picked) > 0 {
			return option, true
		}
	}
	return "", false
}

// SplitCodes reads codes joined by spaces, as KoboToolbox and ODK write them.
func SplitCodes(cell string) []string { return strings.Fields(cell) }

// SplitList reads a list such as ['a' ;  'b'] or ["a", "b"], and reports whether the cell is one.
func SplitList(cell string) (items []string, ok bool) {
	cell = strings.TrimSpace(cell)
	if len(cell) < 2 || cell[0] != '[' || cell[len(cell)-1] != ']' {
		return nil, false
	}
	text := strings.TrimSpace(cell[1 : len(cell)-1])
	for text != "" {
		quote := text[0]
		if quote != '\'' && quote != '"' {
			return nil, false
		}
		end := strings.IndexByte(text[1:], quote)
		if end < 0 {
			return nil, false
		}
		items = append(items, text[1:1+end])
		text = strings.TrimSpace(text[end+2:])
		if text == "" {
			break
		}
		if text[0] != ';' && text[0] != ',' {
			return nil, false
		}
		text = strings.TrimSpace(text[1:])
	}
	return items, true
}

var otherWords = pattern.New(`^(anders?|overige?n?|other|others|andere|iets anders|rest|restcategorie|something else)( ?[,:/-]? ?(anders|overige?|other|nl|nml|namelijk|te weten|namely|please specify|specify|antwoorden|antwoord|redenen|uitkomsten|uitkomst|\.+))*$`)

// IsOther reports whether an option is called "other", by any of its Dutch or English words, and by nothing more: "other work" is an
// answer of its own.
func IsOther(label string) bool { return otherWords.MatchString(Fold(label)) }
