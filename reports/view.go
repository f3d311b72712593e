package reports

import (
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// view is a document with every text in its language: what both formats print.
type view struct {
	Title     string
	Subtitle  string
	Facts     []factView // the block under the title
	Matters   []matter   // the lines that matter most
	Holds     holdsView
	Chapters  []chapterView
	Trends    trendsView
	External  page.Table
	Method    []string
	Data      []string
	Deviation page.Table
	Bases     page.Table
	Closing   []string
}

type chapterView struct {
	Anchor   string
	Number   int
	Title    string
	Section  string
	Question string
	Finding  string
	Order    string // how certain the order is, empty where there is none
	Figures  []page.Figure
	Table    page.Table
	Summary  page.Table // of a rating or a number, without rows for another question
	Notes    []page.Note
}

func (d Document) say(text data.Text, args ...any) string { return text.Say(d.Lang, args...) }

// view puts the document into words.
func (d Document) view() view {
	v := view{
		Title:    d.Survey,
		Subtitle: prose.Capital(strings.Join(d.waveNames(), ", ")),
	}
	v.Facts, v.Matters = d.facts(), d.matters()
	for i, chapter := range d.Chapters {
		v.Chapters = append(v.Chapters, d.chapter(i+1, chapter))
	}
	v.Holds = d.holds()
	v.Trends = d.trends()
	v.External = d.external()
	v.Method, v.Data = d.Method(), d.dataSection()
	v.Deviation, v.Bases = d.deviations(), d.baseTable()
	if beside := d.beside(words.filesBeside); beside != "" {
		v.Closing = append(v.Closing, beside)
	}
	v.Closing = append(v.Closing, page.Made(d.Version, d.Lang))
	return v
}

// beside says what is only so where other files are beside the document.
func (d Document) beside(text data.Text) string {
	if d.Alone {
		return ""
	}
	return d.say(text)
}

// waveNames returns what is known of who held the wave and how it is called: its id when that is nothing.
func (d Document) waveNames() []string {
	names := slices.DeleteFunc([]string{d.Wave.Source.In(d.Lang), d.Wave.Label.In(d.Lang)}, func(name string) bool { return name == "" })
	if len(names) == 0 {
		return []string{d.say(words.wave, d.Wave.ID)}
	}
	return names
}

// bases returns the smallest and largest base of the questions that were counted; those of published means are not known.
func (d Document) bases() (low, high int) {
	for _, chapter := range d.Chapters {
		hidden := !slices.ContainsFunc(chapter.Table.Parts, func(p analysis.Part) bool { return !p.BaseHidden })
		if chapter.Table.Item.Kind == data.Number || hidden {
			continue
		}
		smallest, largest := chapter.Table.Bases()
		if high == 0 || smallest < low {
			low = smallest
		}
		high = max(high, largest)
	}
	return low, high
}

func countRange(low, high int, lang data.Lang) string {
	if low == high {
		return number.Count(low, lang)
	}
	to := " tot "
	if lang == data.English {
		to = " to "
	}
	return number.Count(low, lang) + to + number.Count(high, lang)
}

// anchor is where the chapter of an item begins.
func anchor(item string) string { return "item-" + item }

func (d Document) chapter(n int, chapter Chapter) chapterView {
	item := chapter.Table.Item
	view := chapterView{
		Anchor:   anchor(item.ID),
		Number:   n,
		Title:    item.Heading(d.Lang),
		Question: item.Text.In(d.Lang),
		Finding:  prose.Finding(chapter.Table, d.Lang),
	}
	if item.Section != "" && d.Printed.Total > 0 {
		view.Section = d.say(words.section, item.Section)
	}
	for _, figure := range chapter.Figures {
		view.Figures = append(view.Figures, figure.Described(view.Question+" "+figure.Alt+"."))
	}
	notes := page.NewFootnotes(d.Lang)
	switch item.Kind {
	case data.Rating, data.Ranking:
		view.Table = d.ratingTable(chapter.Table, notes)
		view.Summary = d.ratingSummary(chapter.Table, notes)
	case data.Number:
		view.Table = d.numberTable(chapter.Table, notes)
		view.Summary = d.numberSummary(chapter.Table)
	default:
		view.Table = d.choiceTable(chapter.Table, notes)
	}
	if chapter.Joint != nil {
		addJoint(&view.Table, chapter, d)
	}
	if chapter.Ranking != nil {
		view.Order = RankingSentence(*chapter.Ranking, d.Lang)
		addRanks(&view.Table, *chapter.Ranking, d.Lang)
	}
	view.Table.ID = "table-" + item.ID
	view.Notes = notes.Notes()
	return view
}
