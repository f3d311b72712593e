package topics

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/folder"
	"spoor/internal/nearest"
	"spoor/internal/strictyaml"
)

// Survey is what a file of topics may refer to.
type Survey struct {
	Codebook data.Codebook
	External []data.ExternalFigure
	Claims   []string // ids
}

// Parse reads a file of topics about a survey. The name of the file is only used in problems.
//
// The error is a [data.Problems]: an unknown key, a duplicate id, a reference to nothing, each with its line and all at
// once. As long as a key is unknown or a value of the wrong type, nothing is called missing: it may only be misspelt.
func Parse(file string, source []byte, survey Survey) ([]Topic, error) {
	var content struct {
		Line   strictyaml.Line
		Topics []Topic
	}
	c := checker{strictyaml.Check(file, source, &content), survey}
	if len(content.Topics) == 0 {
		c.Missing(max(content.Line, 1), "the file has no topics; list them under topics:")
	}
	first := map[string]strictyaml.Line{}
	for i := range content.Topics {
		c.topic(&content.Topics[i], first)
	}
	if problems := c.Sorted(); len(problems) > 0 {
		return nil, problems
	}
	return content.Topics, nil
}

// checker collects the problems of one file.
type checker struct {
	strictyaml.Checker
	survey Survey
}

func (c *checker) topic(t *Topic, first map[string]strictyaml.Line) {
	before, taken := first[t.ID]
	switch {
	case t.ID == "":
		c.Missing(t.Line, "the topic has no id")
	case taken:
		c.Report(t.Line, "topic id %q is taken already on line %d", t.ID, before)
	case t.ID == "index" || !data.IsID(t.ID):
		c.Report(t.Line, "topic id %q: use lower-case letters, digits and _, beginning with a letter, and not index", t.ID)
	}
	if folder.Reserved(t.ID) {
		c.Report(t.Line, "topic id %q: a file is called by it, and Windows keeps that name for a device; use another", t.ID)
	}
	if !taken {
		first[t.ID] = t.Line
	}
	if t.Title == (data.Text{}) {
		c.Missing(t.Line, "topic %q has no title; add title: {nl: ..., en: ...}", t.ID)
	}
	if len(t.Evidence) == 0 {
		c.Missing(t.Line, "topic %q has no evidence; list answers of the survey, such as item.option", t.ID)
	}
	for i, text := range t.Evidence {
		if slices.Contains(t.Evidence[:i], text) {
			c.Report(t.Line, "topic %q: evidence %q stands twice", t.ID, text)
		}
		reference, problem := c.survey.refer(text)
		if problem != "" {
			c.Report(t.Line, "topic %q: evidence %q: %s", t.ID, text, problem)
		}
		t.References = append(t.References, reference)
	}
	for i, id := range t.Claims {
		switch {
		case slices.Contains(t.Claims[:i], id):
			c.Report(t.Line, "topic %q: claim %q stands twice", t.ID, id)
		case !slices.Contains(c.survey.Claims, id):
			c.Report(t.Line, "topic %q: there is no claim %q%s", t.ID, id, nearest.Hint(id, c.survey.Claims))
		}
	}
	if len(t.Outcomes) == 0 {
		c.Missing(t.Line, "topic %q has no outcomes; say what an experiment should record", t.ID)
	}
	for i := range t.Baselines {
		c.baseline(t.ID, &t.Baselines[i])
	}
}

func (c *checker) baseline(topic string, b *Baseline) {
	switch {
	case b.Goal == "":
		c.Missing(b.Line, "topic %q: the baseline has no goal; use raise or lower", topic)
	case b.Goal != Raise && b.Goal != Lower:
		c.Report(b.Line, "topic %q: goal %q is not one of raise, lower", topic, b.Goal)
	}
	if b.Of == (data.Text{}) {
		c.Missing(b.Line, "topic %q: the baseline does not say of what; add of: {nl: trajecten, en: trajectories} or whom an experiment would count", topic)
	}
	if b.Answer == "" {
		c.Missing(b.Line, "topic %q: the baseline has no answer", topic)
		return
	}
	reference, problem := c.survey.refer(b.Answer)
	if problem != "" {
		c.Report(b.Line, "topic %q: baseline %q: %s", topic, b.Answer, problem)
		return
	}
	b.Reference = reference
	if reference.External != "" {
		return
	}
	item, _ := c.survey.Codebook.Item(reference.Item)
	switch {
	case len(item.Rows) > 0 && reference.Row == "":
		c.Report(b.Line, "topic %q: baseline %q has several rows; name one of %s", topic, b.Answer, strings.Join(data.IDs(item.Rows), ", "))
	case item.Kind != data.Number && reference.Option == "":
		c.Report(b.Line, "topic %q: baseline %q has several answers; name one of %s", topic, b.Answer, strings.Join(answers(item), ", "))
	case item.Kind == data.Number && !slices.Equal(item.Range, []float64{0, 100}):
		c.Report(b.Line, "topic %q: baseline %q is no percentage; experiments are sized on percentages", topic, b.Answer)
	}
}

// refer resolves a reference, or says why it cannot.
func (s Survey) refer(text string) (Reference, string) {
	parts := strings.Split(text, ".")
	if parts[0] == "external" {
		var known []string
		for _, figure := range s.External {
			known = append(known, figure.ID)
		}
		id := strings.Join(parts[1:], ".")
		if !slices.Contains(known, id) {
			return Reference{}, fmt.Sprintf("there is no external figure %q%s", id, nearest.Hint(id, known))
		}
		return Reference{External: id}, ""
	}
	item, known := s.Codebook.Item(parts[0])
	if !known {
		return Reference{}, fmt.Sprintf("item %q is not in the codebook%s", parts[0], nearest.Hint(parts[0], s.Codebook.ItemIDs()))
	}
	if item.Kind == data.Open {
		return Reference{}, fmt.Sprintf("item %q holds free text, which is not counted", item.ID)
	}
	reference, rest := Reference{Item: item.ID}, parts[1:]
	if len(item.Rows) > 0 && len(rest) > 0 {
		if _, found := item.Row(rest[0]); !found {
			return Reference{}, fmt.Sprintf("item %q has no row %q%s", item.ID, rest[0], nearest.Hint(rest[0], data.IDs(item.Rows)))
		}
		reference.Row, rest = rest[0], rest[1:]
	}
	if len(rest) > 0 {
		if !slices.Contains(answers(item), rest[0]) {
			return Reference{}, fmt.Sprintf("item %q has no answer %q%s", item.ID, rest[0], nearest.Hint(rest[0], answers(item)))
		}
		reference.Option, rest = rest[0], rest[1:]
	}
	if len(rest) > 0 {
		return Reference{}, fmt.Sprintf("%q is too much; write item, item.option, item.row or item.row.option", strings.Join(rest, "."))
	}
	return reference, ""
}

// answers returns the ids of what can be chosen, and of what is counted together.
func answers(item data.Item) []string {
	all := data.IDs(item.Answers())
	for _, net := range item.Combined() {
		all = append(all, net.ID)
	}
	return all
}
