package claims

import (
	"slices"
	"strings"
	"unicode/utf8"

	"spoor/data"
	"spoor/internal/nearest"
	"spoor/internal/strictyaml"
)

// Parse reads a file of claims about a survey with that codebook. The name of the file is only used in problems.
//
// The error is a [data.Problems]: an unknown key, a duplicate id, a reference to nothing, an assertion that its item
// cannot carry, each with its line and all at once. As long as a key is unknown or a value of the wrong type, nothing is
// called missing: it may only be misspelt.
func Parse(file string, source []byte, codebook data.Codebook) ([]Claim, error) {
	var content struct {
		Line   strictyaml.Line
		Claims []Claim
	}
	c := checker{strictyaml.Check(file, source, &content), codebook}
	if len(content.Claims) == 0 {
		c.Missing(max(content.Line, 1), "the file has no claims; list them under claims:")
	}
	first := map[string]strictyaml.Line{}
	for _, claim := range content.Claims {
		c.claim(claim, first)
	}
	if problems := c.Sorted(); len(problems) > 0 {
		return nil, problems
	}
	return content.Claims, nil
}

// checker collects the problems of one file.
type checker struct {
	strictyaml.Checker
	codebook data.Codebook
}

func (c *checker) claim(claim Claim, first map[string]strictyaml.Line) {
	before, taken := first[claim.ID]
	switch {
	case claim.ID == "":
		c.Missing(claim.Line, "the claim has no id")
	case taken:
		c.Report(claim.Line, "claim id %q is taken already on line %d", claim.ID, before)
	case !data.IsID(claim.ID):
		c.Report(claim.Line, "claim id %q: use lower-case letters, digits and _, beginning with a letter", claim.ID)
	}
	if !taken {
		first[claim.ID] = claim.Line
	}
	if claim.Text == (data.Text{}) {
		c.Missing(claim.Line, "claim %q has no text; add what is claimed as text: {nl: ..., en: ...}", claim.ID)
	}
	if len(claim.Asserts) == 0 && claim.Beyond == (data.Text{}) {
		c.Missing(claim.Line, "claim %q asserts nothing; add asserts: with at least one of %s, or beyond: {nl: ..., en: ...} if no figure bears on it",
			claim.ID, join(Kinds()))
	}
	if words := len(strings.Fields(claim.Wording)); words > MostWords {
		c.Report(claim.Line, "wording of claim %q has %d words; give the %d that decide it at most", claim.ID, words, MostWords)
	}
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		if letters := utf8.RuneCountInString(claim.Short.In(lang)); letters > MostLetters {
			c.Report(claim.Line, "short of claim %q has %d letters in %s; at most %d fit on one line", claim.ID, letters, lang, MostLetters)
		}
	}
	for _, assertion := range claim.Asserts {
		c.assertion(assertion)
	}
}

func (c *checker) assertion(a Assertion) {
	switch kinds := a.kinds(); {
	case len(kinds) == 0:
		c.Missing(a.Line, "the assertion is empty; give one of %s", join(Kinds()))
		return
	case len(kinds) > 1:
		c.Report(a.Line, "%s stand in one assertion; begin each with a dash of its own", join(kinds))
		return
	}
	switch {
	case a.Majority != nil:
		c.shares(*a.Majority)
	case a.Printed != nil:
		c.printed(*a.Printed)
	case a.About != nil:
		c.about(*a.About)
	case a.MoreOften != nil:
		c.comparison(*a.MoreOften)
	case a.LessOften != nil:
		c.comparison(*a.LessOften)
	case a.Top != nil:
		c.ranking(*a.Top, 1)
	case a.Order != nil:
		c.ranking(*a.Order, 2)
	case a.Mirror != nil:
		c.mirror(*a.Mirror)
	case a.Answered != nil:
		if a.Answered.By < 1 {
			c.Missing(a.Answered.Line, "by is %d; give the number of respondents that is claimed", a.Answered.By)
		}
	default:
		c.arithmetic(*a.Arithmetic)
	}
}

// item looks an item up; it reports one that is not there.
func (c *checker) item(line strictyaml.Line, id string) (data.Item, bool) {
	item, known := c.codebook.Item(id)
	switch {
	case id == "":
		c.Missing(line, "no item is named")
	case !known:
		c.Report(line, "item %q is not in the codebook%s", id, nearest.Hint(id, c.codebook.ItemIDs()))
	}
	return item, known
}

// shares checks shares of respondents, and reports whether their item is known and has options.
func (c *checker) shares(s Shares) (data.Item, bool) {
	item, known := c.item(s.Line, s.Item)
	if !known {
		return item, false
	}
	if len(item.Answers()) == 0 {
		c.Report(s.Line, "item %q is of kind %s and has no options to take a share of", item.ID, item.Kind)
		return item, false
	}
	c.rows(s, item)
	c.options(s.Line, item, s.Options)
	switch {
	case len(s.Options) == 0:
		c.Missing(s.Line, "options are missing; item %q has %s", item.ID, strings.Join(data.IDs(item.Answers()), ", "))
	case item.Kind == data.Multiple && len(s.Options) > 1:
		c.Report(s.Line, "%d options of item %q, of which a respondent can pick several, do not add up to a share; give one", len(s.Options), item.ID)
	}
	return item, true
}

func (c *checker) rows(s Shares, item data.Item) {
	if len(item.Rows) > 0 && len(s.Rows) == 0 {
		c.Missing(s.Line, "item %q has rows; give those that are meant: %s", item.ID, strings.Join(data.IDs(item.Rows), ", "))
	}
	for i, row := range s.Rows {
		_, known := item.Row(row)
		switch {
		case len(item.Rows) == 0:
			c.Report(s.Line, "item %q has no rows; leave rows out", item.ID)
			return
		case !known:
			c.Report(s.Line, "item %q has no row %q%s", item.ID, row, nearest.Hint(row, data.IDs(item.Rows)))
		case slices.Contains(s.Rows[:i], row):
			c.Report(s.Line, "row %q stands twice", row)
		}
	}
}

func (c *checker) options(line strictyaml.Line, item data.Item, options []string) {
	for i, option := range options {
		_, known := item.Answer(option)
		switch {
		case !known:
			c.Report(line, "item %q has no option %q%s", item.ID, option, nearest.Hint(option, data.IDs(item.Answers())))
		case slices.Contains(options[:i], option):
			c.Report(line, "option %q stands twice", option)
		}
	}
}

// candidates returns the ids of the options that can be ranked: all but open and residual ones.
func candidates(item data.Item) []string {
	var found []string
	for _, option := range item.Options {
		if !option.Residual() {
			found = append(found, option.ID)
		}
	}
	return found
}

func join[T ~string](names []T) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = string(name)
	}
	return strings.Join(out, ", ")
}
