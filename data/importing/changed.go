package importing

import (
	"fmt"
	"strings"

	"spoor/data"
	"spoor/data/personal"
)

// unknownText is a text that is no option of an item, nor said to be missing.
type unknownText struct {
	item, row, text string
}

const (
	maxUnknown    = 2000 // different unknown texts that are counted
	changedLeast  = 3    // times that a text must return
	changedShare  = 0.02 // of the answers to the item
	scaleShare    = 3    // part of the answers to a row that are not on its scale, above which they are on another one: a third
	unknownLetter = 200  // longest text that is counted
)

// unknown counts a text that is no option.
func (i *Importer) unknown(item data.Item, row, text string) {
	if len(text) > unknownLetter {
		return
	}
	key := unknownText{item.ID, row, text}
	if _, seen := i.unknowns[key]; !seen {
		if len(i.unknowns) == maxUnknown {
			return
		}
		i.unknownOrder = append(i.unknownOrder, key)
	}
	i.unknowns[key]++
}

// Changed returns the unknown texts that are no slips: one that returns in three answers and in 2% of those to its item, or of
// one row of it, is an option that the codebook does not have; and where more than a third of the answers are on no point of a scale,
// or several texts return, they are on another scale. Without it the item has other answers than respondents gave, and
// nobody could tell by how much; so whoever stores or compares the answers stops. Each problem says what to add.
func (i *Importer) Changed() data.Problems {
	answers := map[[2]string]int{}
	for _, p := range i.placed {
		answers[[2]string{p.base.Item, p.base.Row}] = p.base.Answered + p.base.Unusable
	}
	together := map[[2]string]int{}
	for key, n := range i.unknowns {
		together[[2]string{key.item, key.row}] += n
	}
	changed := map[[2]string][]unknownText{}
	var order [][2]string
	for _, key := range i.unknownOrder {
		n, unit := i.unknowns[key], [2]string{key.item, key.row}
		if item, _ := i.codebook.Item(key.item); item.Kind == data.Rating && scaleShare*float64(together[unit]) > float64(answers[unit]) {
			n = together[unit]
		}
		if n < changedLeast || float64(n) < changedShare*float64(answers[unit]) || personal.Within(key.text) != personal.None {
			continue // a text with something personal stands among the problems, where it is not repeated
		}
		if changed[unit] == nil {
			order = append(order, unit)
		}
		changed[unit] = append(changed[unit], key)
	}
	var problems data.Problems
	for _, unit := range order {
		item, _ := i.codebook.Item(unit[0])
		problem := data.Problem{File: i.file, Column: Base{Item: unit[0], Row: unit[1]}.Name()}
		if texts := changed[unit]; item.Kind == data.Rating && len(texts) > 1 {
			problem.Message = i.otherScale(item, texts, answers[unit])
			problems = append(problems, problem)
			continue
		}
		for _, key := range changed[unit] {
			problem.Message = i.changedOption(item, key, answers[unit])
			problems = append(problems, problem)
		}
	}
	return problems
}

// changedOption says what to add for a text that returns.
func (i *Importer) changedOption(item data.Item, key unknownText, of int) string {
	option := "option"
	if item.Kind == data.Rating {
		option = "scale point"
	}
	return fmt.Sprintf("%s stands in %d of %d answers and is no %s: that is a changed answer and no slip; "+
		"in codebook.yaml add aliases: [%s] to the %s that it is, or one of its own: {id: ..., label: {nl: %s}}",
		quoted(key.text), i.unknowns[key], of, option, yamlText(key.text), option, yamlText(key.text))
}

// otherScale says what to add for several texts that return and are on no scale of the codebook: the answers are on another one.
func (i *Importer) otherScale(item data.Item, texts []unknownText, of int) string {
	n := 0
	var shown, points []string
	const most = 8
	for k, key := range texts {
		if n += i.unknowns[key]; k >= most {
			continue
		}
		shown = append(shown, quoted(key.text))
		points = append(points, fmt.Sprintf("{id: ..., label: {nl: %s}}", yamlText(key.text)))
	}
	if len(texts) > most {
		shown, points = append(shown, fmt.Sprintf("%d more", len(texts)-most)), append(points, "...")
	}
	return fmt.Sprintf("%s stand in %d of %d answers and not on the scale (%s): that is another scale and no slip; in codebook.yaml add each under aliases "+
		"of the scale point that it is, or where this wave had a scale of its own, from worst to best, in its wave.yaml items: [{item: %s, scale: [%s]}]",
		strings.Join(shown, ", "), n, of, strings.Join(labelsOf(item.Scale), ", "), item.ID, strings.Join(points, ", "))
}

// yamlText is a text as YAML has it within brackets.
func yamlText(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\t", " ").Replace(text) + `"`
}
