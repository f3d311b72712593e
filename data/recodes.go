package data

import (
	"strings"

	"spoor/internal/strictyaml"
)

// Missing lists the answers of an export that say why there is no answer, in four classes. A value belongs to no class
// unless it stands here: "n.v.t." may be a real option, and 99 a real number.
type Missing struct {
	NotAsked []string `yaml:"not_asked,omitempty"` // never saw the question, or it did not apply
	Skipped  []string `yaml:"skipped,omitempty"`   // was asked, gave no answer
	DontKnow []string `yaml:"dont_know,omitempty"` // said so
	Refused  []string `yaml:"refused,omitempty"`   // said so
}

// MissingValue is one value and its class.
type MissingValue struct {
	Text  string
	State State
}

// IsZero reports whether nothing is declared.
func (m Missing) IsZero() bool { return len(m.Values()) == 0 }

// Values returns all declared values, class by class.
func (m Missing) Values() []MissingValue {
	var out []MissingValue
	for _, class := range []struct {
		state  State
		values []string
	}{{NotAsked, m.NotAsked}, {Skipped, m.Skipped}, {DontKnow, m.DontKnow}, {Refused, m.Refused}} {
		for _, value := range class.values {
			out = append(out, MissingValue{value, class.state})
		}
	}
	return out
}

// recodes checks what an item says about reading an export: values of one meaning each, and nothing that its kind cannot use.
func (c *codebookCheck) recodes(item Item) {
	if item.Separator != "" && item.Kind != Multiple && item.Kind != Ranking {
		c.report(item.Line, "item %q: separator belongs to kind multiple or ranking, not %s", item.ID, item.Kind)
	}
	for _, row := range item.Rows {
		if len(row.Aliases) > 0 {
			c.report(row.Line, "row %q of item %q has aliases; a row is found by its columns, so name those", row.ID, item.ID)
		}
	}
	for _, point := range item.Scale {
		if len(point.Headers) > 0 {
			c.report(point.Line, "scale point %q of item %q has columns; those belong to rows", point.ID, item.ID)
		}
	}
	meaning := map[string]string{}
	for _, option := range item.Answers() {
		for _, value := range append([]string{option.ID, option.Label.NL, option.Label.EN}, option.Aliases...) {
			meaning[value] = option.ID
		}
	}
	class := map[string]State{}
	for _, missing := range item.Missing.Values() {
		option, taken := meaning[missing.Text]
		before, twice := class[missing.Text]
		switch {
		case strings.TrimSpace(missing.Text) == "":
			c.report(item.Line, "item %q: missing has an empty value; a blank cell is missing already", item.ID)
		case taken:
			c.report(item.Line, "item %q: %q is missing and also option %q; it can be one of them", item.ID, missing.Text, option)
		case twice && before != missing.State:
			c.report(item.Line, "item %q: %q is in two classes of missing; it can be in one", item.ID, missing.Text)
		}
		class[missing.Text] = missing.State
	}
}

// aliases checks that each alias stands for one option only.
func (c *codebookCheck) aliases(item Item, options []Option) {
	meaning := map[string]string{}
	known := func(option Option, line strictyaml.Line, value string, alias bool) {
		if before, taken := meaning[value]; taken && before != option.ID && alias {
			c.report(line, "alias %q of %q in item %q also stands for %q; it can stand for one option", value, option.ID, item.ID, before)
		} else if value != "" {
			meaning[value] = option.ID
		}
	}
	for _, option := range options {
		for _, value := range []string{option.ID, option.Label.NL, option.Label.EN} {
			known(option, option.Line, value, false)
		}
	}
	for _, option := range options {
		for _, alias := range option.Aliases {
			if strings.TrimSpace(alias) == "" {
				c.report(option.Line, "%q of item %q has an empty alias; leave it out", option.ID, item.ID)
			}
			known(option, option.Line, alias, true)
		}
	}
}
