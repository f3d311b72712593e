package importing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"spoor/data"
	"spoor/data/writing"
	"spoor/internal/nearest"
)

// meaning is what a cell stands for: an option, or a reason why there is no answer, or nothing that is known.
type meaning struct {
	option  int // position among the answers; -1 without one
	state   data.State
	unknown bool
	assumed bool   // the codebook does not say that it is missing; its words do
	clash   string // why a cell that looks like several things is unknown
}

// missing reports whether the cell says why there is no answer.
func (m meaning) missing() bool { return m.option < 0 && !m.unknown }

// dictionary knows what the cells of one item may hold: the labels and aliases of its options and its missing values, first
// exactly, then as writing.Fold has them; and the ids of options where no label or alias reads like them, because an export
// writes labels, and ids are ours.
type dictionary struct {
	item    data.Item
	exact   map[string]meaning
	folded  map[string]meaning
	looked  map[string]meaning // cells that were looked up before and are in neither
	labels  []string           // what a joined cell may hold
	options []int              // the option of each label
}

// maxRemembered bounds how many cells are remembered.
const maxRemembered = 5000

func newDictionary(item data.Item) *dictionary {
	d := &dictionary{item: item, exact: map[string]meaning{}, folded: map[string]meaning{}, looked: map[string]meaning{}}
	for i, option := range item.Answers() {
		for _, text := range append([]string{option.Label.NL, option.Label.EN}, option.Aliases...) {
			d.learn(text, meaning{option: i})
		}
	}
	for i, option := range item.Answers() {
		if _, taken := d.folded[writing.Fold(option.ID)]; !taken {
			d.learn(option.ID, meaning{option: i})
		}
	}
	for _, missing := range item.Missing.Values() {
		d.learn(missing.Text, meaning{option: -1, state: missing.State})
	}
	for _, state := range []data.State{data.NotAsked, data.DontKnow, data.Refused, data.Unusable} {
		d.learn(state.Cell(), meaning{option: -1, state: state})
	}
	return d
}

// learn adds what a text stands for. What was learned first holds; texts that differ only folded stand for neither then.
func (d *dictionary) learn(text string, m meaning) {
	text = strings.TrimSpace(text)
	if _, taken := d.exact[text]; taken || text == "" {
		return
	}
	d.exact[text] = m
	if m.option >= 0 {
		d.labels, d.options = append(d.labels, text), append(d.options, m.option)
	}
	folded := writing.Fold(text)
	if before, taken := d.folded[folded]; taken && before != m {
		m = meaning{option: -1, unknown: true, clash: fmt.Sprintf("%q and another answer of the codebook differ in capitals or spaces only; add what the export writes to the aliases of one", text)}
	}
	d.folded[folded] = m
}

// look returns what a cell stands for.
func (d *dictionary) look(cell string) meaning {
	if m, ok := d.exact[cell]; ok {
		return m
	}
	if m, ok := d.looked[cell]; ok {
		return m
	}
	m, ok := d.folded[writing.Fold(cell)]
	if state, missing := writing.Missing(cell); !ok && missing {
		m = meaning{option: -1, state: state, assumed: true}
	} else if !ok {
		m = meaning{option: -1, unknown: true}
	}
	if len(d.looked) < maxRemembered && len(cell) < 200 {
		d.looked[cell] = m
	}
	return m
}

// spoiled returns the answer of which a spreadsheet program made the date in a cell, or "".
func (d *dictionary) spoiled(cell string) string {
	for _, before := range writing.BeforeAutoDate(cell) { // the likeliest first
		for _, label := range d.labels {
			if writing.Range(label) == before {
				return label
			}
		}
	}
	return ""
}

// near returns the answer that a cell was probably meant to be, or "".
func (d *dictionary) near(cell string) string {
	const shortest, longest = 3, 120
	if len(cell) < shortest || len(cell) > longest {
		return ""
	}
	return nearest.Name(cell, d.labels)
}

// notTyped are cells that a program writes, and nobody in answer to "other, namely".
var notTyped = []string{"true", "false", "waar", "onwaar"}

// typedText reports whether a cell may be what a respondent typed in place of an option. Codes, lists of codes and words of
// programs are not: they say that the export has other answers than the codebook. A text that resembles an option is: who chose
// "other" did not choose that. A date that a spreadsheet program made of an option is none.
func (d *dictionary) typedText(cell string) bool {
	if d.spoiled(cell) != "" {
		return false
	}
	letters := strings.IndexFunc(cell, unicode.IsLetter) >= 0
	return letters && !slices.Contains(notTyped, writing.Fold(cell)) && !strings.HasPrefix(cell, "#")
}

// why says what is wrong with an unknown cell.
func (d *dictionary) why(cell string, m meaning) string {
	if m.clash != "" {
		return m.clash
	}
	hint := ""
	if before := d.spoiled(cell); before != "" {
		hint = fmt.Sprintf("; did you mean %q? A spreadsheet made a date of it: export the file again, or add the date to the aliases of that option", before)
	} else if near := d.near(cell); near != "" {
		hint = fmt.Sprintf("; did you mean %q?", near)
	}
	where := "among the options"
	if d.item.Scaled() {
		where = "on the scale"
	}
	return fmt.Sprintf("%s is not %s (%s)%s", told(cell), where, strings.Join(labelsOf(d.item.Answers()), ", "), hint)
}

// labelsOf returns the label of each option, Dutch where there is one, shortened to what a message can hold.
func labelsOf(options []data.Option) []string {
	const most, longest = 8, 40
	var out []string
	for i, option := range options {
		if i == most {
			out = append(out, fmt.Sprintf("and %d more", len(options)-most))
			break
		}
		out = append(out, shortened(option.Label.In(data.Dutch), longest))
	}
	return out
}

func quoted(cell string) string { return strconv.Quote(shortened(cell, 60)) }

func shortened(text string, longest int) string {
	if letters := []rune(text); len(letters) > longest {
		return string(letters[:longest]) + "…"
	}
	return text
}

// openOption returns the position of the option that is chosen together with a free text, or -1 when there is none.
func openOption(item data.Item) int {
	return slices.IndexFunc(item.Answers(), func(o data.Option) bool { return o.Open })
}

// count returns a number of things in words.
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
