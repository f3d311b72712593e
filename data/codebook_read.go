package data

import (
	"slices"
	"strings"

	"spoor/data/folder"
	"spoor/internal/nearest"
	"spoor/internal/strictyaml"
)

// IDPattern is the regular expression of an id: of an item, an option, a claim, a topic.
const IDPattern = `^[a-z][a-z0-9_]*$`

// IsID reports whether a text may be an id, as IDPattern does: every command asks it of every id, so no expression is compiled for it.
func IsID(text string) bool {
	for i, c := range []byte(text) {
		if (c < 'a' || c > 'z') && (i == 0 || c != '_' && (c < '0' || c > '9')) {
			return false
		}
	}
	return text != ""
}

// ParseCodebook reads a codebook.yaml. The name of the file is only used in problems.
//
// The error is a [Problems]: an unknown key, a duplicate id, a reference to nothing, and whatever a kind lacks or cannot
// have, each with its line and all at once. As long as a key is unknown or a value of the wrong type, nothing is called
// missing: it may only be misspelt. What the checks find is among the problems.
func ParseCodebook(file string, source []byte, checks ...Check) (Codebook, error) {
	var codebook Codebook
	check := codebookCheck{checker: newChecker(file, source, &codebook), codebook: &codebook, checks: checks}
	for i := range codebook.Items {
		codebook.Items[i].resolve()
	}
	check.run()
	if problems := check.Sorted(); len(problems) > 0 {
		return Codebook{}, problems
	}
	for i := range codebook.Items {
		codebook.Items[i].ranked()
	}
	return codebook, nil
}

type codebookCheck struct {
	checker
	codebook *Codebook
	checks   []Check
}

// Check says what is wrong with an item by what this package does not know, such as a figure that nobody draws: one message each.
type Check func(Item) []string

func (c *codebookCheck) run() {
	if c.codebook.ID == "" {
		c.missing(c.keyLine("id"), "the codebook has no id; add a line such as id: my_survey")
	}
	if len(c.codebook.Items) == 0 {
		c.missing(c.keyLine("items"), "the codebook has no items")
	}
	if preset := c.codebook.Disclosure; preset != "" && !slices.Contains(DisclosurePresets(), preset) {
		c.report(c.keyLine("disclosure"), "disclosure %q is not one of %s%s", preset, join(DisclosurePresets()), nearest.DidYouMean(string(preset), texts(DisclosurePresets())))
	}
	c.archive(c.codebook.Archive)
	first := map[string]strictyaml.Line{}
	for _, item := range c.codebook.Items {
		c.id(item.Line, "item", item.ID, first)
		if item.ID == RespondentColumn {
			c.report(item.Line, "item id %q is the name of the column of respondents; use another", item.ID)
		}
		c.item(item)
	}
}

func (c *codebookCheck) id(line strictyaml.Line, what, id string, first map[string]strictyaml.Line) {
	before, taken := first[id]
	switch {
	case id == "":
		c.missing(line, "the %s has no id", what)
		return
	case taken:
		c.report(line, "%s id %q is taken already on line %d", what, id, before)
		return
	case !IsID(id):
		c.report(line, "%s id %q: use lower-case letters, digits and _, beginning with a letter", what, id)
	case what == "item" && folder.Reserved(id):
		c.report(line, "item id %q: files are called by it, and Windows keeps that name for a device; use another", id)
	}
	first[id] = line
}

func (c *codebookCheck) item(item Item) {
	if item.Kind == "" {
		c.missing(item.Line, "item %q has no kind; give one of %s", item.ID, join(Kinds()))
		return
	}
	if !slices.Contains(Kinds(), item.Kind) {
		c.report(item.Line, "item %q: kind %q is not one of %s%s", item.ID, item.Kind, join(Kinds()), nearest.DidYouMean(string(item.Kind), texts(Kinds())))
		return
	}
	if item.Text == (Text{}) {
		c.missing(item.Line, "item %q has no text; add the question as text: {nl: ..., en: ...}", item.ID)
	}
	choice, rating := item.Kind == Single || item.Kind == Multiple || item.Kind == Ranking, item.Kind == Rating
	c.list(item, "options", "option", item.Options, choice, choice, 2)
	c.list(item, "scale", "scale point", item.Scale, rating, rating, 2)
	c.list(item, "rows", "row", item.Rows, rating, rating || item.Kind == Number, 1)
	c.combined(item)
	c.limits(item)
	c.recodes(item)
	for _, check := range c.checks {
		for _, wrong := range check(item) {
			c.report(item.Line, "item %q: %s", item.ID, wrong)
		}
	}
	c.reference(item)
}

func (c *codebookCheck) limits(item Item) {
	for _, option := range slices.Concat(item.Options, item.Rows, item.Scale) {
		if option.Exclusive && item.Kind != Multiple {
			c.report(option.Line, "item %q: exclusive belongs to an option of kind multiple, not %s", item.ID, item.Kind)
		}
	}
	switch {
	case item.Kind != Multiple && item.Kind != Ranking && item.MaxPicks != 0:
		c.report(item.Line, "item %q: max_picks belongs to kind multiple or ranking, not %s", item.ID, item.Kind)
	case item.MaxPicks < 0:
		c.report(item.Line, "item %q: max_picks is %d; leave it out where there is no limit", item.ID, item.MaxPicks)
	case item.Kind == Ranking && item.MaxPicks == 1:
		c.report(item.Line, "item %q: max_picks is 1, and one option is no ranking; give it the kind single", item.ID)
	case item.MaxPicks > len(item.Options):
		c.missing(item.Line, "item %q: max_picks is %d, with %d options to pick from", item.ID, item.MaxPicks, len(item.Options))
	}
	switch {
	case item.Kind != Number && len(item.Range) > 0:
		c.report(item.Line, "item %q: range belongs to kind number, not %s", item.ID, item.Kind)
	case item.Kind != Number && item.Unit != (Text{}):
		c.report(item.Line, "item %q: unit belongs to kind number, not %s", item.ID, item.Kind)
	case item.Kind == Number && (len(item.Range) != 2 || !(item.Range[0] < item.Range[1])):
		c.missing(item.Line, "item %q: a number needs its lowest and highest value, such as range: [0, 100]", item.ID)
	}
}

// list checks one list of options: enough of them where the kind needs it, none where it has no meaning, ids and labels
// unique. A label may stand in a file in place of the id, so it must say which option is meant.
func (c *codebookCheck) list(item Item, name, one string, options []Option, needed, allowed bool, least int) {
	if !allowed && len(options) > 0 {
		c.report(item.Line, "item %q: %s has no meaning for kind %s", item.ID, name, item.Kind)
		return
	}
	if needed && len(options) < least {
		c.missing(item.Line, "item %q: kind %s needs %s, at least %d", item.ID, item.Kind, name, least)
	}
	first := map[string]strictyaml.Line{}
	labels := map[string]string{}
	for _, option := range options {
		c.id(option.Line, one, option.ID, first)
		if option.Label == (Text{}) {
			c.missing(option.Line, "%s %q of item %q has no label", one, option.ID, item.ID)
		}
		reported := false
		for _, label := range []string{option.Label.NL, option.Label.EN} {
			if before, taken := labels[label]; taken && before != option.ID && label != "" {
				if reported {
					continue // the labels are the same in both languages
				}
				reported = true
				c.report(option.Line, "%s %q of item %q has the label of %q, %q; nobody could tell them apart", one, option.ID, item.ID, before, label)
			} else {
				labels[label] = option.ID
			}
		}
	}
	c.valueless(item, one, options)
	c.aliases(item, options)
	c.idsAndLabels(item, one, options)
}

// idsAndLabels refuses an id that reads like the label of another option: nobody could tell what a cell with it means.
func (c *codebookCheck) idsAndLabels(item Item, one string, options []Option) {
	for _, option := range options {
		for _, other := range options {
			if other.ID == option.ID {
				continue
			}
			for _, text := range []string{other.Label.NL, other.Label.EN} {
				if option.ID != "" && strings.EqualFold(strings.TrimSpace(text), option.ID) {
					c.report(option.Line, "%s id %q of item %q is also what %q is called, %q; give one of them another id", one, option.ID, item.ID, other.ID, text)
					break
				}
			}
		}
	}
}

// reference checks asked_if: another item, and one of its options.
func (c *codebookCheck) reference(item Item) {
	if item.AskedIf == "" {
		return
	}
	target, option, found := strings.Cut(item.AskedIf, ".")
	other, known := c.codebook.Item(target)
	switch {
	case target == item.ID:
		c.report(item.Line, "item %q: asked_if refers to the item itself", item.ID)
	case !known:
		c.missing(item.Line, "item %q: asked_if refers to item %q, which does not exist%s", item.ID, target, nearest.DidYouMean(target, c.codebook.ItemIDs()))
	case !found || option == "" || other.Kind != Single && other.Kind != Multiple:
		c.report(item.Line, "item %q: asked_if must be item.option of a single or multiple item, not %q", item.ID, item.AskedIf)
	default:
		if _, known := other.Answer(option); !known {
			c.missing(item.Line, "item %q: asked_if refers to option %q, which item %q does not have%s", item.ID, option, target, nearest.DidYouMean(option, IDs(other.Options)))
		}
	}
}

func join[T ~string](names []T) string { return strings.Join(texts(names), ", ") }

func texts[T ~string](names []T) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = string(name)
	}
	return out
}
