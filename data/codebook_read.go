package data

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"spoor/internal/nearest"
	"spoor/internal/strictyaml"
)

var identifier = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// ParseCodebook reads a codebook.yaml. The name of the file is only used in problems.
//
// The error is a [Problems]: an unknown key, a duplicate id, a reference to nothing, and whatever a kind lacks or cannot
// have, each with its line and all at once.
func ParseCodebook(file string, source []byte) (Codebook, error) {
	var codebook Codebook
	problems := fromYAML(file, strictyaml.Decode(source, &codebook))
	check := codebookCheck{file: file, codebook: codebook, problems: problems}
	check.run()
	if len(check.problems) > 0 {
		slices.SortStableFunc(check.problems, func(a, b Problem) int { return a.Line - b.Line })
		return Codebook{}, check.problems
	}
	return codebook, nil
}

type codebookCheck struct {
	file     string
	codebook Codebook
	problems Problems
}

func (c *codebookCheck) report(line strictyaml.Line, format string, args ...any) {
	c.problems = append(c.problems, Problem{File: c.file, Line: int(line), Message: fmt.Sprintf(format, args...)})
}

func (c *codebookCheck) run() {
	if len(c.problems) > 0 {
		return // what is missing may only be misspelt
	}
	if c.codebook.ID == "" {
		c.report(1, "the codebook has no id; add a line such as id: my_survey")
	}
	if len(c.codebook.Items) == 0 {
		c.report(1, "the codebook has no items")
	}
	first := map[string]strictyaml.Line{}
	for _, item := range c.codebook.Items {
		c.id(item.Line, "item", item.ID, first)
		c.item(item)
	}
}

func (c *codebookCheck) id(line strictyaml.Line, what, id string, first map[string]strictyaml.Line) {
	if before, taken := first[id]; taken {
		c.report(line, "%s id %q is taken already on line %d", what, id, before)
		return
	}
	first[id] = line
	if !identifier.MatchString(id) {
		c.report(line, "%s id %q: use lower-case letters, digits and _, beginning with a letter", what, id)
	}
}

func (c *codebookCheck) item(item Item) {
	if !slices.Contains(Kinds(), item.Kind) {
		c.report(item.Line, "item %q: kind %q is not one of %s", item.ID, item.Kind, join(Kinds()))
		return
	}
	if item.Text == (Text{}) {
		c.report(item.Line, "item %q has no text; add the question as text: {nl: ..., en: ...}", item.ID)
	}
	choice, rating := item.Kind == Single || item.Kind == Multiple, item.Kind == Rating
	c.list(item, "options", item.Options, choice, choice, 2)
	c.list(item, "scale", item.Scale, rating, rating, 2)
	c.list(item, "rows", item.Rows, rating, rating || item.Kind == Number, 1)
	if item.Kind != Multiple && item.MaxPicks != 0 {
		c.report(item.Line, "item %q: max_picks belongs to kind multiple, not %s", item.ID, item.Kind)
	}
	if item.MaxPicks < 0 || (item.Kind == Multiple && item.MaxPicks > len(item.Options)) {
		c.report(item.Line, "item %q: max_picks is %d, with %d options to pick from", item.ID, item.MaxPicks, len(item.Options))
	}
	if item.Kind != Number && len(item.Range) > 0 {
		c.report(item.Line, "item %q: range belongs to kind number, not %s", item.ID, item.Kind)
	}
	if item.Kind == Number && (len(item.Range) != 2 || item.Range[0] >= item.Range[1]) {
		c.report(item.Line, "item %q: a number needs its lowest and highest value, such as range: [0, 100]", item.ID)
	}
	c.reference(item)
}

// list checks one list of options: enough of them where the kind needs it, none where it has no meaning, ids unique.
func (c *codebookCheck) list(item Item, name string, options []Option, needed, allowed bool, least int) {
	if !allowed && len(options) > 0 {
		c.report(item.Line, "item %q: %s has no meaning for kind %s", item.ID, name, item.Kind)
		return
	}
	if needed && len(options) < least {
		c.report(item.Line, "item %q: kind %s needs %s, at least %d", item.ID, item.Kind, name, least)
	}
	first := map[string]strictyaml.Line{}
	for _, option := range options {
		c.id(option.Line, strings.TrimSuffix(name, "s"), option.ID, first)
		if option.Label == (Text{}) {
			c.report(option.Line, "%q in %s of item %q has no label", option.ID, name, item.ID)
		}
	}
}

// reference checks asked_if: an earlier or later item, and one of its options.
func (c *codebookCheck) reference(item Item) {
	if item.AskedIf == "" {
		return
	}
	target, option, found := strings.Cut(item.AskedIf, ".")
	other, known := c.codebook.Item(target)
	switch {
	case !known:
		c.report(item.Line, "item %q: asked_if refers to item %q, which does not exist%s", item.ID, target, didYouMean(target, c.codebook.ItemIDs()))
	case !found || other.Kind != Single && other.Kind != Multiple:
		c.report(item.Line, "item %q: asked_if must be item.option of a single or multiple item, not %q", item.ID, item.AskedIf)
	default:
		if _, known := other.Answer(option); !known {
			c.report(item.Line, "item %q: asked_if refers to option %q, which item %q does not have%s", item.ID, option, target, didYouMean(option, ids(other.Options)))
		}
	}
}

// didYouMean returns "; did you mean "x"?" or nothing.
func didYouMean(name string, candidates []string) string {
	if near := nearest.Name(name, candidates); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

func join[T ~string](names []T) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = string(name)
	}
	return strings.Join(out, ", ")
}
