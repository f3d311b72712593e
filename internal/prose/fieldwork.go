package prose

import (
	"strconv"
	"strings"

	"spoor/data"
)

var months = [12]data.Text{
	{NL: "januari", EN: "January"}, {NL: "februari", EN: "February"}, {NL: "maart", EN: "March"}, {NL: "april", EN: "April"},
	{NL: "mei", EN: "May"}, {NL: "juni", EN: "June"}, {NL: "juli", EN: "July"}, {NL: "augustus", EN: "August"},
	{NL: "september", EN: "September"}, {NL: "oktober", EN: "October"}, {NL: "november", EN: "November"}, {NL: "december", EN: "December"},
}

// Date returns a date as it stands in a sentence: "15 maart 2021", "maart 2021" or "2021".
func Date(d data.Date, lang data.Lang) string {
	begin, _, ok := d.Span()
	if !ok {
		return string(d)
	}
	parts := []string{strconv.Itoa(begin.Year())}
	if len(d) > len("2021") {
		parts = []string{months[begin.Month()-1].In(lang), parts[0]}
	}
	if len(d) > len("2021-03") {
		parts = append([]string{strconv.Itoa(begin.Day())}, parts...)
	}
	return strings.Join(parts, " ")
}

// Fieldwork returns when the fieldwork was as it stands in a sentence: "2021", "maart 2021", "maart t/m mei 2021"; "" where it is not known.
func Fieldwork(f data.Fieldwork, lang data.Lang) string {
	from, until := Date(f.From, lang), Date(f.Ends(), lang)
	switch {
	case f.InYear() == 0:
		return ""
	case f.From == "":
		return strconv.Itoa(f.Year)
	case from == until:
		return from
	}
	year := " " + strconv.Itoa(f.From.Year())
	if strings.HasSuffix(until, year) {
		from = strings.TrimSuffix(from, year)
	}
	return from + data.Text{NL: " t/m ", EN: " to "}.In(lang) + until
}
