// Package codebook writes what a survey asks, and what was found in its codebook.
package codebook

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

var words = struct {
	item, items, scale, together, balance, picks, within, askedIf, clean, guess, guesses data.Text
	single, multiple, rating, ranking, figure, open                                      data.Text
}{
	item:     data.Text{NL: "1 vraag", EN: "1 item"},
	items:    data.Text{NL: "%s vragen", EN: "%s items"},
	scale:    data.Text{NL: "schaal", EN: "scale"},
	together: data.Text{NL: "samen", EN: "together"},
	balance:  data.Text{NL: "%s: %s min %s", EN: "%s: %s minus %s"},
	picks:    data.Text{NL: ", hoogstens %d", EN: ", at most %d picks"},
	within:   data.Text{NL: ", van %s tot %s", EN: ", from %s to %s"},
	askedIf:  data.Text{NL: ", gevraagd bij %s", EN: ", asked if %s"},
	clean:    data.Text{NL: "%s: %s, geen problemen", EN: "%s: %s, no problems"},
	guess:    data.Text{NL: "; 1 regel met een gok om te bevestigen", EN: "; 1 line with a guess to confirm"},
	guesses:  data.Text{NL: "; %s regels met een gok om te bevestigen", EN: "; %s lines with a guess to confirm"},
	single:   data.Text{NL: "één antwoord", EN: "single"},
	ranking:  data.Text{NL: "rangorde", EN: "ranking"},
	multiple: data.Text{NL: "meer antwoorden mogelijk", EN: "multiple"},
	rating:   data.Text{NL: "oordeel", EN: "rating"},
	figure:   data.Text{NL: "getal", EN: "number"},
	open:     data.Text{NL: "open vraag", EN: "open"},
}

// Text lists the items of a codebook with their options and scales.
func Text(codebook data.Codebook, lang data.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s), %s\n", codebook.Title.In(lang), codebook.ID, items(len(codebook.Items), lang))
	for _, item := range codebook.Items {
		fmt.Fprintf(&b, "\n%s: %s\n  %s\n", item.ID, item.Text.In(lang), kind(item, lang))
		for _, list := range [][]data.Option{item.Options, item.Rows} {
			for _, option := range list {
				fmt.Fprintf(&b, "    %-24s %s\n", option.ID, option.Label.In(lang))
			}
		}
		if len(item.Scale) > 0 {
			var points []string
			for _, point := range item.Scale {
				text := fmt.Sprintf("%s (%s)", point.ID, point.Label.In(lang))
				if point.Value != nil {
					text += " = " + written(*point.Value, lang)
				}
				points = append(points, text)
			}
			fmt.Fprintf(&b, "  %s: %s\n", words.scale.In(lang), strings.Join(points, ", "))
		}
		for _, net := range slices.Concat(item.Boxes, item.Nets) {
			fmt.Fprintf(&b, "  %s: %s (%s): %s\n", words.together.In(lang), net.ID, net.Label.In(lang), strings.Join(net.Of, ", "))
		}
		if score, found := item.Score(); found && len(item.Boxes) > 0 {
			fmt.Fprintf(&b, "  %s\n", words.balance.Say(lang, prose.ScoreName(item, lang), score.Of, score.Minus))
		}
	}
	return b.String()
}

func items(n int, lang data.Lang) string { return number.Counted(n, words.item, words.items, lang) }

// kind says what kind of item it is, and what limits its answers.
func kind(item data.Item, lang data.Lang) string {
	text := kindName(item.Kind).In(lang)
	if item.MaxPicks > 0 {
		text += words.picks.Say(lang, item.MaxPicks)
	}
	if len(item.Range) == 2 {
		text += words.within.Say(lang, written(item.Range[0], lang), written(item.Range[1], lang))
	}
	if item.AskedIf != "" {
		text += words.askedIf.Say(lang, item.AskedIf)
	}
	return text
}

// written is a number of a codebook with all its digits.
func written(value float64, lang data.Lang) string {
	return number.Written(strconv.FormatFloat(value, 'f', -1, 64), lang)
}

func kindName(kind data.Kind) data.Text {
	switch kind {
	case data.Single:
		return words.single
	case data.Multiple:
		return words.multiple
	case data.Rating:
		return words.rating
	case data.Ranking:
		return words.ranking
	case data.Number:
		return words.figure
	}
	return words.open
}

// JSON returns a codebook for another program.
func JSON(codebook data.Codebook) ([]byte, error) {
	encoded, err := json.MarshalIndent(codebook, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write codebook: %w", err)
	}
	return append(encoded, '\n'), nil
}

// Clean says that a codebook of so many items has no problems, and how many guesses of a draft still stand in it.
func Clean(name string, n, guesses int, lang data.Lang) string {
	text := words.clean.Say(lang, name, items(n, lang))
	switch {
	case guesses == 1:
		text += words.guess.In(lang)
	case guesses > 1:
		text += words.guesses.Say(lang, number.Count(guesses, lang))
	}
	return text
}
