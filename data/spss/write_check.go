package spss

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of what is written.
const (
	maxName  = 64
	maxWidth = 1<<15 - 1
)

// reserved are words of the language of SPSS, which no variable may be called.
var reserved = []string{"ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"}

// ValidName reports whether a variable may be called so.
func ValidName(name string) bool {
	if name == "" || len(name) > maxName || !utf8.ValidString(name) || strings.HasSuffix(name, ".") || slices.Contains(reserved, strings.ToUpper(name)) {
		return false
	}
	for i, r := range name {
		first := unicode.IsLetter(r) || r == '@'
		if !first && (i == 0 || !unicode.IsDigit(r) && !strings.ContainsRune("._$#", r)) {
			return false
		}
	}
	return true
}

// NameFor returns the name of a variable that is nearest to a text and that taken does not have; it is entered there in capitals.
func NameFor(text string, taken map[string]bool) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._@$#", r) {
			return r
		}
		return '_'
	}, text)
	name = strings.TrimRight(cut(name, maxName), ".")
	if !ValidName(name) {
		name = strings.TrimRight(cut("v_"+name, maxName), ".")
	}
	for base, n := name, 2; taken[strings.ToUpper(name)]; n++ {
		ending := fmt.Sprintf("_%d", n)
		name = cut(base, maxName-len(ending)) + ending
	}
	taken[strings.ToUpper(name)] = true
	return name
}

// cut returns at most so many bytes of a text, in whole characters.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

func (d Dictionary) check() error {
	if len(d.Variables) == 0 {
		return fmt.Errorf("an SPSS file needs a variable")
	}
	names := map[string]Variable{}
	for _, v := range d.Variables {
		key := strings.ToUpper(v.Name)
		if _, twice := names[key]; twice {
			return fmt.Errorf("variable %s stands twice in an SPSS file", v.Name)
		}
		names[key] = v
		if err := v.check(); err != nil {
			return fmt.Errorf("variable %q: %w", v.Name, err)
		}
	}
	if weight, known := names[strings.ToUpper(d.Weight)]; d.Weight != "" && (!known || weight.Width > 0) {
		return fmt.Errorf("the weight %s is no number of an SPSS file", d.Weight)
	}
	for _, set := range d.Sets {
		if len(set.Name) < 2 || set.Name[0] != '$' || !ValidName(set.Name[1:]) {
			return fmt.Errorf("set %q: its name is to begin with $, and a letter", set.Name)
		}
		if len(set.Variables) < 2 {
			return fmt.Errorf("set %s has %d variables; it takes two or more", set.Name, len(set.Variables))
		}
		for _, name := range set.Variables {
			if _, known := names[strings.ToUpper(name)]; !known {
				return fmt.Errorf("set %s: there is no variable %s", set.Name, name)
			}
		}
	}
	return nil
}

func (v Variable) check() error {
	switch discrete := len(v.Missing.Numbers) + len(v.Missing.Texts); {
	case !ValidName(v.Name):
		return fmt.Errorf("SPSS has no such name")
	case v.Width < 0 || v.Width > maxWidth:
		return fmt.Errorf("a string of %d bytes; 1 to %d can be written", v.Width, maxWidth)
	case v.Width > 0 && (v.Missing.Ranged || len(v.Missing.Numbers) > 0), v.Width == 0 && len(v.Missing.Texts) > 0:
		return fmt.Errorf("its missing values are not of its own kind")
	case discrete > 3, v.Missing.Ranged && discrete > 1:
		return fmt.Errorf("%d missing values; SPSS has three, or a range and one", discrete)
	}
	return nil
}
