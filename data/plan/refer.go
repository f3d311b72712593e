package plan

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/internal/nearest"
)

// cutAnswer returns the item that an answer is of, and what stands behind it.
func cutAnswer(answer string) (item, rest string) {
	item, rest, _ = strings.Cut(answer, ".")
	return item, rest
}

// Refer returns what a reference such as item.row.option is to, or says in words why it is to nothing that can be compared.
func Refer(answer string, codebook data.Codebook) (Answer, string) {
	id, rest := cutAnswer(answer)
	item, known := codebook.Item(id)
	if !known {
		return Answer{}, fmt.Sprintf("item %q is not in the codebook%s", id, nearest.Hint(id, codebook.ItemIDs()))
	}
	of := Answer{Item: item}
	if item.Kind == data.Open || item.Kind == data.Ranking {
		return Answer{}, fmt.Sprintf("item %q is of kind %s, of which arms are not compared", id, item.Kind)
	}
	if len(item.Rows) > 0 {
		row, behind, _ := strings.Cut(rest, ".")
		if _, known := item.Row(row); !known {
			return Answer{}, fmt.Sprintf("item %q has rows; name one of %s", id, strings.Join(data.IDs(item.Rows), ", "))
		}
		of.Row, rest = row, behind
	}
	switch {
	case rest == "" && (item.Kind == data.Number || item.Kind == data.Rating):
		return of, ""
	case item.Kind == data.Number:
		return Answer{}, fmt.Sprintf("%q is too much; item %q holds a number", rest, id)
	case rest == "":
		return Answer{}, fmt.Sprintf("item %q has several answers; name one of %s", id, strings.Join(answersOf(item), ", "))
	}
	of.Option = rest
	if _, known := item.Answer(rest); known {
		of.Options = []string{rest}
		return of, ""
	}
	for _, net := range item.Combined() {
		if net.ID == rest {
			of.Options = net.Of
			return of, ""
		}
	}
	return Answer{}, fmt.Sprintf("item %q has no answer %q%s", id, rest, nearest.Hint(rest, answersOf(item)))
}

// answersOf lists what can be chosen, and what is counted together.
func answersOf(item data.Item) []string {
	all := data.IDs(item.Answers())
	for _, net := range item.Combined() {
		if !slices.Contains(all, net.ID) {
			all = append(all, net.ID)
		}
	}
	return all
}

// Known returns what is known of participants at the start: a number, of which the mean is shown, or for any other item each of its answers.
func Known(answer string, codebook data.Codebook) ([]Answer, string) {
	of, wrong := Refer(answer, codebook)
	if wrong == "" {
		return []Answer{of}, ""
	}
	item, known := codebook.Item(answer)
	if !known || len(item.Rows) > 0 || item.Kind != data.Single && item.Kind != data.Multiple {
		return nil, wrong
	}
	var all []Answer
	for _, option := range item.Options {
		all = append(all, Answer{Item: item, Option: option.ID, Options: []string{option.ID}})
	}
	return all, ""
}
