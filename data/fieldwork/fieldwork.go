// Package fieldwork says when the questions of a wave were asked, as exactly as it is known.
package fieldwork

import (
	"time"

	"spoor/internal/strictyaml"
)

// Fieldwork is when the questions were asked and which year they were about: in a year, or from one date until another.
type Fieldwork struct {
	Year          int  `yaml:"year,omitempty"`
	From          Date `yaml:"from,omitempty"`
	Until         Date `yaml:"until,omitempty"`          // that day, month or year included; "" where From says it all
	ReferenceYear int  `yaml:"reference_year,omitempty"` // 0 when the questions were about no particular year
}

// Date is a day, a month or a year, as exactly as it is known: 2021-03-15, 2021-03 or 2021; "" for none.
type Date string

// Span returns the moments at which the date begins and ends, or ok false where it is no date.
func (d Date) Span() (begin, end time.Time, ok bool) {
	for i, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		begin, err := time.Parse(layout, string(d))
		if err != nil {
			continue
		}
		step := [3]int{}
		step[i] = 1
		return begin, begin.AddDate(step[0], step[1], step[2]), true
	}
	return begin, end, false
}

// Year is the year of a date, 0 where it is none.
func (d Date) Year() int {
	begin, _, ok := d.Span()
	if !ok {
		return 0
	}
	return begin.Year()
}

// Ends is the date that the fieldwork ended on, "" where only a year is known.
func (f Fieldwork) Ends() Date {
	if f.Until == "" {
		return f.From
	}
	return f.Until
}

// InYear is the year of the fieldwork, or that in which it began; 0 where it is not known.
func (f Fieldwork) InYear() int {
	if f.Year != 0 {
		return f.Year
	}
	return f.From.Year()
}

// Moment is the middle of the fieldwork in years, so that waves lie as far apart as they were: 2021 for all of 2021, and 2020.7
// for March of that year. It is 0 where nothing is known.
func (f Fieldwork) Moment() float64 {
	begin, _, from := f.From.Span()
	_, end, until := f.Ends().Span()
	if !from || !until {
		return float64(f.Year)
	}
	return (inYears(begin)+inYears(end))/2 - 0.5
}

// Apart reports whether two fieldworks are known to have been at other times; where one says nothing they are not.
func (f Fieldwork) Apart(other Fieldwork) bool {
	begin, end, known := f.span()
	otherBegin, otherEnd, also := other.span()
	return known && also && (!end.After(otherBegin) || !otherEnd.After(begin))
}

// span returns the moments at which the fieldwork began and ended at the most.
func (f Fieldwork) span() (begin, end time.Time, known bool) {
	begin, _, from := f.From.Span()
	_, end, until := f.Ends().Span()
	if from && until {
		return begin, end, true
	}
	begin = time.Date(f.Year, 1, 1, 0, 0, 0, 0, time.UTC)
	return begin, begin.AddDate(1, 0, 0), f.Year != 0
}

func inYears(t time.Time) float64 {
	first := time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	if t.Day() == 1 { // months are equally long, so that those of several years lie on a grid
		return float64(t.Year()) + float64(t.Month()-1)/12
	}
	return float64(t.Year()) + t.Sub(first).Hours()/first.AddDate(1, 0, 0).Sub(first).Hours()
}

// Check reports what cannot be: a text that is no date, an end before the beginning or without one, another year than that of the dates.
// Line returns the line of a key.
func (f Fieldwork) Check(c *strictyaml.Checker, line func(key string) strictyaml.Line) {
	right := true
	for _, date := range []struct {
		key  string
		date Date
	}{{"from", f.From}, {"until", f.Until}} {
		if _, _, ok := date.date.Span(); date.date != "" && !ok {
			right = false
			c.Report(line(date.key), "fieldwork %s %q is no date; give a year, a month or a day, such as 2021, 2021-03 or 2021-03-15", date.key, date.date)
		}
	}
	if !right {
		return
	}
	begin, _, _ := f.From.Span()
	_, end, _ := f.Ends().Span()
	switch {
	case f.Until != "" && f.From == "":
		c.Missing(line("until"), "fieldwork has until and no from; give both, or from alone")
	case f.From != "" && !begin.Before(end):
		c.Report(line("until"), "fieldwork ends on %s, before it begins on %s", f.Until, f.From)
	case f.From != "" && f.Year != 0 && (f.Year < f.From.Year() || f.Year > f.Ends().Year()):
		c.Report(line("year"), "fieldwork is from %s and in the year %d; leave the year out, or make them agree", f.From, f.Year)
	}
}
