package desk

import (
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/draft"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/internal/nearest"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/study/waves"
	"spoor/reports/screen"
)

// recognised is what an export holds, as the screen shows it.
func (a asking) recognised(looked waves.Looked) screen.Recognised {
	out := screen.Recognised{File: a.files[0].Name, Platform: looked.Checked.Platform, Read: looked.Checked.Read, Kept: looked.Checked.Kept,
		Guesses: len(looked.Guesses), Codebook: a.Form["codebook"], Ours: a.Form["base"] == "ours"}
	for _, left := range looked.Checked.LeftOut {
		out.LeftOut = append(out.LeftOut, screen.Omitted{Reason: left.Reason, Count: left.N})
	}
	for _, column := range looked.Columns {
		switch item := looked.Used[column.Index]; {
		case column.Role == platform.Personal:
			out.Personal = append(out.Personal, column.Name)
		case item != "" || column.Role == platform.Answer:
			out.Columns = append(out.Columns, column.Names()[0])
			if item == "" {
				out.Unused = append(out.Unused, column.Name)
			}
		}
	}
	for _, list := range []data.Problems{looked.Wrong, looked.Warnings} {
		for _, problem := range list {
			out.Mistakes = append(out.Mistakes, a.placed(problem))
		}
	}
	for _, unknown := range looked.Unknown {
		out.Unknown = append(out.Unknown, a.unknown(unknown, looked.Codebook))
	}
	for _, group := range looked.Checked.Problems {
		if !isUnknown(group, looked.Unknown) {
			text := a.placed(group.Problem)
			if group.Count > 1 {
				text += " (" + number.Count(group.Count, a.Lang) + "×)"
			}
			out.Others = append(out.Others, text)
		}
	}
	out.Questions, out.Items = len(looked.Codebook.Items), a.items(looked)
	return out
}

// isUnknown reports whether a problem is about an answer that is no option, which is shown with what it may be.
func isUnknown(group importing.Group, all []importing.Unknown) bool {
	for _, unknown := range all {
		if strings.HasPrefix(group.Message, strconv.Quote(unknown.Text)) {
			return true
		}
	}
	return false
}

// unknown is an answer that is no option, with the options that it may be, the nearest first.
func (a asking) unknown(unknown importing.Unknown, codebook data.Codebook) screen.Unknown {
	item, _ := codebook.Item(unknown.Item)
	out := screen.Unknown{Item: item.ID, Title: item.Heading(a.Lang), Text: unknown.Text, Count: unknown.N}
	names := labels(item.Answers(), a.Lang)
	near := nearest.Name(unknown.Text, names)
	for i, option := range item.Answers() {
		one := [2]string{option.ID, names[i]}
		if names[i] == near {
			out.Options = append([][2]string{one}, out.Options...)
			out.Near = option.ID
		} else {
			out.Options = append(out.Options, one)
		}
	}
	return out
}

func (a asking) items(looked waves.Looked) []screen.Asked {
	answered := map[string]int{}
	for _, base := range looked.Checked.Bases {
		answered[base.Item] = max(answered[base.Item], base.Answered)
	}
	guesses := looked.Guesses
	take := func(before int, item data.Item) []screen.Guessed {
		var out []screen.Guessed
		for len(guesses) > 0 && (before == 0 || guesses[0].Line < before) {
			out = append(out, a.guessed(guesses[0], looked.Codebook.Title, item))
			guesses = guesses[1:]
		}
		return out
	}
	var items []screen.Asked
	for i, item := range looked.Codebook.Items {
		before := 0
		if i == 0 {
			if top := take(int(item.Line), data.Item{}); len(top) > 0 {
				items = append(items, screen.Asked{Guesses: top, From: 1, To: int(item.Line) - 1})
			}
		}
		if i+1 < len(looked.Codebook.Items) {
			before = int(looked.Codebook.Items[i+1].Line)
		}
		one := screen.Asked{ID: item.ID, Kind: item.Kind, Text: item.Text.In(a.Lang), Answered: answered[item.ID], Columns: item.Headers, From: int(item.Line), To: before - 1, Editing: a.Form["edit"] == item.ID}
		if before == 0 {
			one.To = len(looked.Codebook.Items) + len(a.Form["codebook"])
		}
		one.Guesses = take(before, item)
		for _, list := range []struct {
			name  string
			parts []data.Option
		}{{"options", item.Options}, {"scale", item.Scale}, {"rows", item.Rows}} {
			for _, option := range list.parts {
				one.Parts = append(one.Parts, screen.Part{Of: list.name, ID: option.ID, Label: option.Label.In(a.Lang), Columns: option.Headers, Aliases: option.Aliases})
			}
		}
		items = append(items, one)
	}
	return items
}

// guessed is a guess with the line that confirms it. Of an option it says its label, of a list what is in it, of a text that in the
// language of the page.
func (a asking) guessed(guess draft.Guess, title data.Text, item data.Item) screen.Guessed {
	for _, list := range []struct {
		key   string
		parts []data.Option
	}{{"options", item.Options}, {"scale", item.Scale}, {"rows", item.Rows}} {
		for _, part := range list.parts {
			if int(part.Line) == guess.Line {
				return screen.Guessed{Line: guess.Line, Key: "option", Value: part.Label.In(a.Lang)}
			}
		}
	}
	key, value, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(guess.Said), "- "), ":")
	out := screen.Guessed{Line: guess.Line, Key: key, Value: strings.TrimSpace(value)}
	switch key {
	case "title":
		if out.Value = title.In(a.Lang); item.ID != "" {
			out.Value = item.Title.In(a.Lang)
		}
	case "text":
		out.Value = item.Text.In(a.Lang)
	case "range":
		if len(item.Range) == 2 {
			bound := func(value float64) string {
				return number.Written(strconv.FormatFloat(value, 'f', -1, 64), a.Lang)
			}
			out.Value = throughText.Say(a.Lang, bound(item.Range[0]), bound(item.Range[1]))
		}
	case "separator":
		out.Value = prose.Quote(item.Separator)
	case "options", "scale":
		out.Value = strings.Join(labels(item.Answers(), a.Lang), ", ")
	}
	return out
}

// throughText is a range with both of its ends.
var throughText = data.Text{NL: "%s tot en met %s", EN: "%s to %s"}

func labels(parts []data.Option, lang data.Lang) []string {
	var out []string
	for _, part := range parts {
		out = append(out, part.Label.In(lang))
	}
	return out
}
