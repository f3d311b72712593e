package draft

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// YAML writes the draft as a codebook.yaml. The texts of the export are taken to be in lang. How many gave each answer stands beside it
// only with counts: a codebook is sent to others.
func (d *Draft) YAML(source string, lang data.Lang, counts bool) []byte {
	w := writer{lang: lang, counts: counts}
	of := string(d.export.Platform)
	if counts {
		of = fmt.Sprintf("%s, %d responses", of, d.Responses)
	}
	w.line("# A first codebook of %s (%s). What is guessed says so: confirm it, or change it, and take", oneLine(source), of)
	w.line("# the comment away. Then: spoor codebook check, and spoor check of the export.")
	d.leftOut(&w)
	w.line("id: %s # guess: the name of the file; confirm", quote(identifiers{}.of(strings.SplitN(source, ".", 2)[0], "survey")))
	w.line("title: %s # guess: the name of the file; confirm", w.text(source))
	w.line("items:")
	for _, it := range d.items {
		w.item(it)
	}
	return w.Bytes()
}

// leftOut lists the columns that are in no item.
func (d *Draft) leftOut(w *writer) {
	var personal, other []string
	for _, column := range d.export.Columns {
		switch column.Role {
		case platform.Personal:
			personal = append(personal, column.Name)
		case platform.Meta, platform.Timing, platform.RespondentID:
			other = append(other, column.Name)
		}
	}
	for _, list := range []struct {
		what  string
		names []string
	}{{"says who the respondent is", personal}, {"is no question", other}} {
		if len(list.names) > 0 {
			w.line("# Left out because it %s: %s", list.what, oneLine(strings.Join(list.names, ", ")))
		}
	}
	for _, omitted := range d.omitted {
		w.line("# Left out: %s", oneLine(omitted))
	}
}

type writer struct {
	bytes.Buffer
	lang   data.Lang
	counts bool
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

func (w *writer) item(it item) {
	w.line("\n- id: %s", quote(it.id))
	w.line("  kind: %s%s", it.kind, remark(it.why, it.sure))
	w.line("  text: %s%s", w.text(it.text), guess(it.textGuess))
	if len(it.columns) > 0 {
		w.line("  columns: %s", list(it.columns))
	}
	if it.separator != "" {
		w.line("  separator: %s # guess: stands between the options; confirm", quote(it.separator))
	}
	if len(it.missing) > 0 {
		w.line("  missing:%s", remark("these say that there is no answer, and why", it.codesOnly()))
		for _, class := range missingClasses {
			if len(it.missing[class]) > 0 {
				w.line("    %s: %s", class, list(it.missing[class]))
			}
		}
	}
	if it.kind == data.Number {
		low, high := it.low, it.high
		if low == high {
			high++
		}
		w.line("  range: [%s, %s] # guess: the lowest and highest answer; give what is possible and confirm", number(low), number(high))
	}
	if it.maxPicks > 0 {
		w.line("  max_picks: %d # guess: nobody picked more, and many so many; confirm", it.maxPicks)
	}
	key := "options"
	if it.kind == data.Rating {
		key = "scale"
	}
	w.options(key, it.options, remark(it.order, it.ordered), it.sure)
	if it.promoters {
		w.line("  boxes: # guess: those of the net promoter score; confirm")
		for _, box := range promoterBoxes {
			w.line("  - {id: %s, label: %s, of: %s}", box.id, w.text(box.label.In(w.lang)), box.of)
		}
		w.line("  net: {label: %s, of: promoters, minus: detractors}", w.text("NPS"))
	}
	w.options("rows", it.rows, "", true)
}

// promoterBoxes are the boxes of the net promoter score, by the values of the points.
var promoterBoxes = []struct {
	id    string
	label data.Text
	of    string
}{
	{"promoters", data.Text{NL: "Promotors", EN: "Promoters"}, "[9, 10]"},
	{"passives", data.Text{NL: "Passief tevredenen", EN: "Passives"}, "[7, 8]"},
	{"detractors", data.Text{NL: "Criticasters", EN: "Detractors"}, "[0, 1, 2, 3, 4, 5, 6]"},
}

// options writes options or rows; sure says that the export tells of each option that it is one.
func (w *writer) options(key string, options []option, order string, sure bool) {
	if len(options) == 0 {
		return
	}
	w.line("  %s:%s", key, order)
	for _, o := range options {
		text := fmt.Sprintf("  - {id: %s, label: %s", quote(o.id), w.text(o.label))
		if o.value != nil {
			text += fmt.Sprintf(", value: %d", *o.value)
		}
		if len(o.columns) > 0 {
			text += ", columns: " + list(o.columns)
		}
		if len(o.aliases) > 0 {
			text += ", aliases: " + list(o.aliases)
		}
		switch {
		case o.open:
			text += ", open: true"
		case key == "options" && writing.IsOther(o.label):
			text += ", rest: true"
		}
		w.line("%s}%s", text, w.beside(o, sure))
	}
}

// beside is the comment on an option: how many chose it, where that is asked for, and what is guessed of it.
func (w *writer) beside(o option, sure bool) string {
	var parts []string
	never := o.count == 0 && len(o.columns) == 0 && !o.open && o.guess == ""
	if w.counts && !never {
		parts = append(parts, strconv.Itoa(o.count))
	}
	switch {
	case o.open && sure:
		parts = append(parts, "has a text beside it")
	case o.open:
		parts = append(parts, "guess: has a text beside it; confirm")
	case o.guess != "":
		parts = append(parts, "guess: "+oneLine(o.guess)+"; confirm")
	case never:
		parts = append(parts, "guess: nobody chose it; confirm")
	}
	if len(parts) == 0 {
		return ""
	}
	return " # " + strings.Join(parts, "; ")
}

func guess(why string) string { return remark(why, false) }

// remark says what a line follows from; unless that leaves no doubt, it is a guess.
func remark(why string, sure bool) string {
	switch {
	case why == "":
		return ""
	case sure:
		return " # " + oneLine(why)
	}
	return " # guess: " + oneLine(why) + "; confirm"
}

// text writes a text in the language of the export.
func (w *writer) text(text string) string {
	if text == anotherAnswer {
		text = data.Text{NL: "(een ander antwoord)", EN: "(another answer)"}.In(w.lang)
	}
	return fmt.Sprintf("{%s: %s}", w.lang, quote(text))
}

func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

var plainText = pattern.New(`^[A-Za-z][A-Za-z0-9_ ()/]*[A-Za-z0-9_)]$`)

// quote writes a text as YAML: as it is where that reads back as the same text, otherwise in double quotes.
func quote(text string) string {
	switch strings.ToLower(text) {
	case "yes", "no", "true", "false", "null", "on", "off":
	default:
		if plainText.MatchString(text) {
			return text
		}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(strings.ToValidUTF8(text, "\ufffd")) // a string always encodes
	var quoted strings.Builder
	for _, r := range strings.TrimSuffix(b.String(), "\n") {
		if unprintable(r) {
			fmt.Fprintf(&quoted, `\u%04X`, r)
			continue
		}
		quoted.WriteRune(r)
	}
	return quoted.String()
}

// unprintable reports whether YAML allows a sign only in quotes and written as a number.
func unprintable(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == '\ufffe' || r == '\uffff'
}

// oneLine keeps a text on the line of its comment.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return ' '
		}
		return r
	}, text)
}

func number(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
