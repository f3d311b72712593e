package members

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"spoor/data"
	"spoor/data/sector"
	"spoor/internal/exporttest"
	"spoor/internal/study"
)

// ownCounts are what an organisation counted of one item: what its file says, and what must be read from it.
type ownCounts struct {
	item   data.Item
	base   int
	counts []int            // of options, or of outcomes
	other  int              // other outcomes
	rows   map[string][]int // of a battery
}

func (o ownCounts) options() []data.Option {
	if o.item.Kind == data.Number {
		return o.item.Rows
	}
	return o.item.Answers()
}

// countedItems are counts of all nine items of the built-in survey, by hand.
func countedItems(t *testing.T) []ownCounts {
	t.Helper()
	survey, err := sector.Open()
	if err != nil {
		t.Fatal(err)
	}
	given := map[string]ownCounts{
		"trajectory_shares":   {base: 30, counts: []int{11, 7, 5, 4}, other: 3},
		"outcomes":            {base: 14, counts: []int{11, 7, 5, 4, 3, 2, 2}},
		"interim_results":     {base: 12, counts: []int{9, 4, 3, 3, 4}},
		"positive_factors":    {base: 14, counts: []int{11, 7, 5, 4, 3, 2, 2, 1, 1, 0, 0, 1}},
		"obstructing_factors": {base: 14, counts: []int{10, 7, 5, 4, 3, 2, 2, 1, 1, 0, 0, 1, 2}},
		"personal_traits":     {base: 32, counts: []int{11, 7, 5, 4, 3, 2}},
		"improvements":        {base: 34, counts: []int{11, 7, 5, 4, 3, 2, 2}},
		"success_definition":  {base: 27, counts: []int{11, 7, 5, 4}},
		"collaboration": {base: 12, rows: map[string][]int{"employee": {0, 1, 2, 6, 3}, "employer": {0, 1, 3, 6, 2}, "casemanager": {1, 1, 2, 7, 1}, "labour_expert": {0, 0, 4, 5, 3},
			"occupational_physician": {2, 3, 4, 2, 1}, "ohs_service": {1, 2, 3, 5, 1}, "insurer": {0, 2, 6, 3, 1}, "uwv": {3, 4, 3, 2, 0}}},
	}
	var out []ownCounts
	for _, item := range survey.Codebook.Items {
		own, ok := given[item.ID]
		if !ok {
			t.Fatalf("no counts of %s", item.ID)
		}
		own.item = item
		out = append(out, own)
	}
	return out
}

func printed(count, base int) string {
	return strings.Replace(fmt.Sprintf("%.1f%%", 100*float64(count)/float64(base)), ".", ",", 1)
}

// lines writes one line an option, and one for other outcomes.
func (o ownCounts) lines(label func(i int, o data.Option) string, cells func(count int) []string) [][]string {
	var out [][]string
	for i, option := range o.options() {
		out = append(out, append([]string{label(i, option)}, cells(o.counts[i])...))
	}
	if o.other > 0 {
		out = append(out, append([]string{"Anders"}, cells(o.other)...))
	}
	return out
}

func dutch(_ int, o data.Option) string { return o.Label.NL }

func plain(count int) []string { return []string{fmt.Sprint(count)} }

func (o ownCounts) respondents() string {
	if o.item.Kind == data.Number {
		return "Aantal trajecten"
	}
	return "Aantal respondenten"
}

// optionLayouts are tables of an item with options as people keep them.
var optionLayouts = map[string]func(o ownCounts) [][]string{
	"header and base": func(o ownCounts) [][]string {
		return append(append([][]string{{"Antwoord", "Aantal"}}, o.lines(dutch, plain)...), []string{o.respondents(), fmt.Sprint(o.base)})
	},
	"capitals": func(o ownCounts) [][]string {
		upper := func(_ int, o data.Option) string { return strings.ToUpper(o.Label.NL) }
		return append(append([][]string{{"ANTWOORD", "AANTAL"}}, o.lines(upper, plain)...), []string{"BASIS", fmt.Sprint(o.base)})
	},
	"title and remarks": func(o ownCounts) [][]string {
		rows := append([][]string{{"Vraag 3: " + o.item.Title.NL, ""}, {"", ""}, {"Resultaat", "2025"}}, o.lines(dutch, plain)...)
		return append(rows, []string{"n =", fmt.Sprint(o.base)}, []string{"", ""}, []string{"Bron: eigen administratie", ""}, []string{"Peildatum 1 januari", ""})
	},
	"no header": func(o ownCounts) [][]string {
		return append(o.lines(dutch, plain), []string{"Basis", fmt.Sprint(o.base)})
	},
	"percentages": func(o ownCounts) [][]string {
		cells := func(count int) []string { return []string{printed(count, o.base)} }
		return append(append([][]string{{"Antwoord", "%"}}, o.lines(dutch, cells)...), []string{o.respondents(), fmt.Sprint(o.base)})
	},
	"counts and percentages": func(o ownCounts) [][]string {
		cells := func(count int) []string { return []string{fmt.Sprint(count), printed(count, o.base)} }
		return append(append([][]string{{o.item.Text.NL, "Aantal", "Percentage"}}, o.lines(dutch, cells)...), []string{"Totaal respondenten", fmt.Sprint(o.base), "100%"})
	},
	"side by side": func(o ownCounts) [][]string {
		head, counts := []string{""}, []string{"Aantal"}
		for _, line := range o.lines(dutch, plain) {
			head, counts = append(head, line[0]), append(counts, line[1])
		}
		return [][]string{append(head, o.respondents()), append(counts, fmt.Sprint(o.base))}
	},
	"question on each line": func(o ownCounts) [][]string {
		rows := [][]string{{"Vraag", "Antwoord", "Aantal keer gekozen", "Aantal respondenten"}}
		for _, line := range o.lines(dutch, plain) {
			rows = append(rows, []string{o.item.Title.NL, line[0], line[1], fmt.Sprint(o.base)})
		}
		return rows
	},
	"numbered, with spaces": func(o ownCounts) [][]string {
		numbered := func(i int, o data.Option) string { return fmt.Sprintf(" %d. %s  ", i+1, o.Label.NL) }
		cells := func(count int) []string { return []string{fmt.Sprintf("%d,0", count)} }
		return append(append([][]string{{"Resultaat", "Score"}}, o.lines(numbered, cells)...), []string{o.respondents(), fmt.Sprintf("%d,0", o.base)})
	},
	"English": func(o ownCounts) [][]string {
		english := func(_ int, o data.Option) string { return o.Label.EN }
		return append(append([][]string{{"Answer", "Count"}}, o.lines(english, plain)...), []string{"Number of respondents", fmt.Sprint(o.base)})
	},
	"numbered lines, backwards": func(o ownCounts) [][]string {
		lines := o.lines(dutch, plain)
		slices.Reverse(lines)
		rows := [][]string{{"Nr", "Antwoord", "Aantal"}}
		for i, line := range lines {
			rows = append(rows, []string{fmt.Sprint(i + 1), line[0], line[1]})
		}
		return append(rows, []string{"", "n", fmt.Sprint(o.base)})
	},
	"departments": func(o ownCounts) [][]string {
		cells := func(count int) []string {
			return []string{fmt.Sprint(count / 2), fmt.Sprint(count - count/2), fmt.Sprint(count)}
		}
		return append(append([][]string{{"Antwoord", "Noord", "Zuid", "Totaal"}}, o.lines(dutch, cells)...),
			[]string{"Aantal respondenten", fmt.Sprint(o.base / 2), fmt.Sprint(o.base - o.base/2), fmt.Sprint(o.base)})
	},
	"respondents in the title": func(o ownCounts) [][]string {
		return append([][]string{{fmt.Sprintf("%s (n = %d)", o.item.Title.NL, o.base), ""}, {"", "Aantal"}}, o.lines(dutch, plain)...)
	},
	"a list in one column": func(o ownCounts) [][]string {
		var rows [][]string
		for _, line := range o.lines(dutch, plain) {
			rows = append(rows, []string{line[0] + ": " + line[1]})
		}
		return append(rows, []string{"Aantal respondenten: " + fmt.Sprint(o.base)})
	},
}

// matrixOf writes a battery with its rows below each other.
func (o ownCounts) matrixOf(label func(data.Option) string, cell func(count int) string, corner string, more func() []string) [][]string {
	head := []string{corner}
	for _, point := range o.item.Scale {
		head = append(head, label(point))
	}
	rows := [][]string{head}
	for _, row := range o.item.Rows {
		line := []string{label(row)}
		for _, count := range o.rows[row.ID] {
			line = append(line, cell(count))
		}
		rows = append(rows, append(line, more()...))
	}
	return rows
}

func nl(o data.Option) string { return o.Label.NL }

func nothing() []string { return nil }

var batteryLayouts = map[string]func(o ownCounts) [][]string{
	"matrix": func(o ownCounts) [][]string { return o.matrixOf(nl, strconv.Itoa, "Partij", nothing) },
	"matrix with totals": func(o ownCounts) [][]string {
		rows := o.matrixOf(nl, strconv.Itoa, "", func() []string { return []string{fmt.Sprint(o.base)} })
		rows[0] = append(rows[0], "Totaal")
		totals := []string{"Totaal"}
		for place := range o.item.Scale {
			sum := 0
			for _, counts := range o.rows {
				sum += counts[place]
			}
			totals = append(totals, fmt.Sprint(sum))
		}
		rows = append(rows, append(totals, fmt.Sprint(o.base*len(o.rows))))
		return append([][]string{{o.item.Title.NL}, {""}}, rows...)
	},
	"matrix, English, capitals": func(o ownCounts) [][]string {
		return o.matrixOf(func(o data.Option) string { return strings.ToUpper(o.Label.EN) }, strconv.Itoa, "Party", nothing)
	},
	"matrix of percentages": func(o ownCounts) [][]string {
		rows := o.matrixOf(nl, func(count int) string { return printed(count, o.base) }, "", func() []string { return []string{fmt.Sprint(o.base)} })
		rows[0] = append(rows[0], "n")
		return rows
	},
	"percentages without a sign": func(o ownCounts) [][]string {
		rows := o.matrixOf(nl, func(count int) string { return strings.TrimSuffix(printed(count, o.base), "%") }, "In procenten", nothing)
		return append(rows, []string{"Aantal respondenten", fmt.Sprint(o.base)})
	},
	"turned": func(o ownCounts) [][]string {
		head := []string{"Oordeel"}
		for _, row := range o.item.Rows {
			head = append(head, row.Label.NL)
		}
		rows := [][]string{head}
		for place, point := range o.item.Scale {
			line := []string{point.Label.NL}
			for _, row := range o.item.Rows {
				line = append(line, fmt.Sprint(o.rows[row.ID][place]))
			}
			rows = append(rows, line)
		}
		return rows
	},
	"long": func(o ownCounts) [][]string {
		rows := [][]string{{"Onderdeel", "Antwoord", "Aantal"}}
		for _, row := range o.item.Rows {
			for place, point := range o.item.Scale {
				name := ""
				if place == 0 {
					name = row.Label.NL // merged over the lines below
				}
				rows = append(rows, []string{name, point.Label.NL, fmt.Sprint(o.rows[row.ID][place])})
			}
		}
		return rows
	},
	"row above its options": func(o ownCounts) [][]string {
		rows := [][]string{{o.item.Text.NL, ""}}
		for i, row := range o.item.Rows {
			rows = append(rows, []string{fmt.Sprintf("%d. %s", i+1, row.Label.NL), ""})
			for place, point := range o.item.Scale {
				rows = append(rows, []string{point.Label.NL, fmt.Sprint(o.rows[row.ID][place])})
			}
			rows = append(rows, []string{"Totaal", fmt.Sprint(o.base)}, []string{"", ""})
		}
		return rows
	},
	"a table a row": func(o ownCounts) [][]string {
		var rows [][]string
		for _, row := range o.item.Rows {
			rows = append(rows, []string{o.item.Title.NL + " - " + row.Label.NL, ""}, []string{"Antwoord", "Aantal"})
			for place, point := range o.item.Scale {
				rows = append(rows, []string{point.Label.NL, fmt.Sprint(o.rows[row.ID][place])})
			}
			rows = append(rows, []string{"Aantal respondenten", fmt.Sprint(o.base)}, []string{"", ""})
		}
		return rows
	},
	"counts and percentages in two rows": func(o ownCounts) [][]string {
		top, head := []string{""}, []string{"Partij"}
		for _, point := range o.item.Scale {
			top, head = append(top, point.Label.NL, ""), append(head, "n", "%")
		}
		rows := [][]string{top, head}
		for _, row := range o.item.Rows {
			line := []string{row.Label.NL}
			for _, count := range o.rows[row.ID] {
				line = append(line, fmt.Sprint(count), printed(count, o.base))
			}
			rows = append(rows, line)
		}
		return rows
	},
}

// check compares what was read with what the test wrote.
func (o ownCounts) check(t *testing.T, got Answers, rows ...string) {
	t.Helper()
	if o.item.Kind == data.Number {
		want := data.Cases{Item: o.item.ID, Base: o.base, Counts: o.counts}
		if !slices.ContainsFunc(got.Cases, func(cases data.Cases) bool { return reflect.DeepEqual(cases, want) }) {
			t.Errorf("%s: %+v, want %+v", o.item.ID, got.Cases, want)
		}
		return
	}
	wanted := map[string][]int{"": o.counts}
	if o.rows != nil {
		wanted = o.rows
	}
	for row, counts := range wanted {
		if len(rows) > 0 && !slices.Contains(rows, row) {
			continue
		}
		at := slices.IndexFunc(got.Tallies, func(tally data.Tally) bool { return tally.Item == o.item.ID && tally.Row == row })
		switch {
		case at < 0:
			t.Errorf("%s %s was not read", o.item.ID, row)
		case got.Tallies[at].Answered != o.base || !slices.Equal(got.Tallies[at].Counts, counts):
			t.Errorf("%s %s: %v of %d, want %v of %d", o.item.ID, row, got.Tallies[at].Counts, got.Tallies[at].Answered, counts, o.base)
		}
	}
}

func readOwn(t *testing.T, name string, content []byte, o FileOptions) (Answers, error) {
	t.Helper()
	survey, err := sector.Open()
	if err != nil {
		t.Fatal(err)
	}
	return Read(t.Context(), name, content, survey.Codebook, o, study.Listener{})
}

// formsOfFile writes rows as each kind of file that people keep.
var formsOfFile = map[string]func(t *testing.T, rows [][]string) (string, []byte){
	"csv": func(t *testing.T, rows [][]string) (string, []byte) { return "own.csv", exporttest.CSV(t, rows) },
	"csv with a BOM": func(t *testing.T, rows [][]string) (string, []byte) {
		return "own.csv", append([]byte("\xef\xbb\xbf"), exporttest.CSV(t, rows)...)
	},
	"Windows-1252, tabs": func(t *testing.T, rows [][]string) (string, []byte) {
		var lines []string
		for _, row := range rows {
			lines = append(lines, strings.Join(row, "\t"))
		}
		text, err := charmap.Windows1252.NewEncoder().String(strings.Join(lines, "\r\n") + "\r\n")
		if err != nil {
			t.Fatal(err)
		}
		return "own.txt", []byte(text)
	},
	"xlsx": func(t *testing.T, rows [][]string) (string, []byte) { return "own.xlsx", exporttest.Workbook(t, rows) },
}

// README promises members that a spreadsheet of their counts is enough. It is, for each of the nine items, in every layout and file.
func TestMembersOwnTables(t *testing.T) {
	items := countedItems(t)
	if len(items) != 9 {
		t.Fatalf("%d items", len(items))
	}
	for _, own := range items {
		layouts := optionLayouts
		if own.rows != nil {
			layouts = batteryLayouts
		}
		for layout, write := range layouts {
			for form, file := range formsOfFile {
				t.Run(own.item.ID+"/"+layout+"/"+form, func(t *testing.T) {
					name, content := file(t, write(own))
					got, err := readOwn(t, name, content, FileOptions{Lang: data.Dutch})
					if err != nil {
						t.Fatal(err)
					}
					own.check(t, got)
				})
			}
		}
	}
}
