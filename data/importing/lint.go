package importing

import (
	"fmt"

	"spoor/data"
	"spoor/data/writing"
)

// Lint returns what is allowed in a codebook and will cause trouble when an export is read by it: answers that differ in
// capitals or spaces only, labels that cannot be told apart where they are joined in one cell, and two items that ask for
// the same column. The file is for the problems.
func Lint(file string, codebook data.Codebook) data.Problems {
	var problems data.Problems
	columns := map[string]string{}
	for _, item := range codebook.Items {
		report := func(line int, format string, args ...any) {
			problems = append(problems, data.Problem{File: file, Line: line, Message: fmt.Sprintf(format, args...)})
		}
		for _, clash := range newDictionary(item).clashes() {
			report(int(item.Line), "item %q: %s", item.ID, clash)
		}
		if item.Kind == data.Multiple {
			separators := []string{";", ","}
			if item.Separator != "" {
				separators = []string{item.Separator}
			}
			for _, separator := range separators {
				if option, found := writing.Ambiguous(separator, labels(item)); found {
					report(int(item.Line), "item %q: where options are joined by %q, the label %q reads like a list of others", item.ID, separator, option)
				}
			}
		}
		for _, list := range [][]data.Option{{{Line: item.Line, Headers: item.Headers}}, item.Options, item.Rows} {
			for _, option := range list {
				for _, header := range option.Headers {
					// The columns of an option may be given within those of its question.
					name := writing.Fold(header)
					if before, taken := columns[name]; taken && before != item.ID && len(list) == 1 {
						report(int(option.Line), "item %q asks for column %q, and so does item %q", item.ID, header, before)
					} else if len(list) == 1 {
						columns[name] = item.ID
					}
				}
			}
		}
	}
	return problems
}

// clashes returns why some texts stand for nothing.
func (d *dictionary) clashes() []string {
	var out []string
	for _, label := range d.labels {
		if m := d.folded[writing.Fold(label)]; m.clash != "" {
			out = append(out, m.clash)
			m.clash = ""
			d.folded[writing.Fold(label)] = m
		}
	}
	return out
}

func labels(item data.Item) []string {
	var out []string
	for _, option := range item.Options {
		out = append(out, filled([]string{option.Label.NL, option.Label.EN})...)
	}
	return out
}
