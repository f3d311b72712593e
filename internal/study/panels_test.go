package study

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/surveytest"
)

const panelCodebook = `id: ours
title: {nl: Ons}
items:
- {id: works, kind: single, text: {nl: "Werkt u?"}, options: [{id: "yes", label: {nl: Ja}}, {id: "no", label: {nl: Nee}}]}
- {id: helps, kind: multiple, max_picks: 1, text: {nl: "Wat helpt?"}, options: [{id: money, label: {nl: Geld}}, {id: time, label: {nl: Tijd}}]}
- {id: hours, kind: number, range: [0, 60], text: {nl: "Hoeveel uur?"}}
`

// panelWaves is a survey of two waves. Of a, b and c the answers are in both; d came twice under one link, e and f only once.
func panelWaves(key, more string) fstest.MapFS {
	wave := func(id, key string) string {
		return fmt.Sprintf("id: %s\nprovenance: observed\nlink: {key: %s}\n%sfiles: [{name: answers.csv, items: [works, helps, hours]}]\n", id, key, more)
	}
	const header = "respondent,design.link,w,works,helps.money,helps.time,hours\n"
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"codebook.yaml":     panelCodebook,
		"waves/1/wave.yaml": wave("\"1\"", "0123456789abcdef"), "waves/2/wave.yaml": wave("\"2\"", key),
		"waves/1/answers.csv": header + "1,la,1,no,1,0,10\n2,lb,1,no,0,1,20\n3,lc,1,yes,1,1,30\n4,ld,1,yes,1,0,40\n5,le,1,no,1,0,50\n6,,1,no,1,0,50\n",
		"waves/2/answers.csv": header + "1,lc,1,yes,1,0,33\n2,lb,1,yes,1,0,22\n3,la,1,#refused,0,1,10\n4,ld,1,no,1,0,1\n5,ld,1,no,1,0,2\n6,lf,1,no,1,0,50\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func panelTrends(t *testing.T, source Source) ([]string, string, string) {
	t.Helper()
	var said surveytest.Notes
	source.Listener = Listener{Note: said.Add}
	trends, err := Trend(t.Context(), source, TrendRequest{Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	var panels []string
	for _, followed := range trends {
		for _, p := range followed.Panels {
			for _, row := range p.Rows {
				line := fmt.Sprint(followed.Item.ID, " ", p.Linked, p.Both, " n=", row.N, row.Flow)
				for _, c := range row.Changes {
					line += fmt.Sprint(" ", c.Option.ID, []int{c.Always, c.Gained, c.Lost, c.Never})
				}
				if row.Mean != nil {
					line += fmt.Sprintf(" %.4f", row.Mean.Difference)
				}
				for _, r := range row.Stayed {
					line += fmt.Sprint(" ", r.Option.ID, " ", r.Came, "/", r.Of)
				}
				panels = append(panels, line)
			}
		}
	}
	text, err := RenderTrends(trends, analysis.DefaultOptions(), data.Dutch, "text", Look{})
	if err != nil {
		t.Fatal(err)
	}
	return panels, string(text), said.String()
}

// Who took part twice is known by the link; an answer with too many picks is none, and of a link that two respondents have nothing is known.
func TestTrendOfLinkedWaves(t *testing.T) {
	t.Parallel()
	panels, text, said := panelTrends(t, Source{Files: panelWaves("0123456789abcdef", "pass_over: [w]\n"), Place: "ours"})
	want := []string{
		"works [5 4] 3 n=2 [[1 0] [1 0]] yes[1 1 0 0] no[0 0 1 1] yes 1/1 no 2/3", // c stayed, b changed; a refused, of d it is not known who came back
		"hours [5 4] 3 n=3 [] 1.6667", // 10, 20, 30 became 10, 22, 33
	}
	if !slices.Equal(panels, want) { // of helps too many answers cannot be used for a test
		t.Errorf("got\n%s", strings.Join(panels, "\n"))
	}
	for _, part := range []string{
		"Wie aan 1 en 2 meededen (3 van de 5 en 4 respondenten met een koppeling), met gepaard 95%-interval (Newcombe).",
		"Ja        2  50%  100%      1     0                       +50   −27 tot +91  0,50       1,00      1,00\n",
		"Antwoord  Ja  Nee\nJa         1    0\nNee        1    0\n",
		"Nee             2    3         67%         21–94\n",
		"Gemiddelde  3  20,0  21,7      +1,7  −2,1 tot +5,5  0,20\n",
		"Van deze golven is bekend wie aan beide meedeed.",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in\n%s", part, text)
		}
	}
	if strings.Contains(text, "Niet bekend is wie") || strings.Contains(text, "lb") {
		t.Errorf("got %s", text)
	}
	if !strings.Contains(said, "wave 2: note: 1 link of several respondents; of none of them") {
		t.Errorf("got %s", said)
	}
}

// The panels stand in one table with the rest, under one header, also where the first item or the last has none. The numbers are those above;
// R 4.2.2: t.test(c(0, 2, 3)) for the mean, and prop.test(1, 1, correct = FALSE)$conf.int and of 2 of 3 for who stayed.
func TestPanelsAsCSV(t *testing.T) {
	t.Parallel()
	trends, err := Trend(t.Context(), Source{Files: panelWaves("0123456789abcdef", "pass_over: [w]\n")}, TrendRequest{Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	content, err := RenderTrends(trends, analysis.DefaultOptions(), data.Dutch, "csv", Look{})
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(content)).ReadAll() // as many cells in each
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, record := range records[1:] {
		if !strings.HasPrefix(record[0], "panel") {
			continue
		}
		line := ""
		for i, cell := range record {
			if value, err := strconv.ParseFloat(cell, 64); err == nil {
				cell = strconv.FormatFloat(value, 'g', 4, 64)
			}
			if cell != "" && !slices.Contains([]string{"item", "label", "level"}, records[0][i]) {
				line += records[0][i] + "=" + cell + " "
			}
		}
		got = append(got, strings.TrimSpace(line))
	}
	if want := panelRows; !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

var panelRows = []string{
	"what=panel_change option=yes from=1 wave=2 base=2 value=0.5 low=-0.2726 high=0.9055 method=newcombe-paired test=mcnemar-midp p=0.5 p_adjusted=1 family=2 linked_from=5 linked_to=4 both=3 always=1 gained=1 lost=0 never=0 p_exact=1",
	"what=panel_change option=no from=1 wave=2 base=2 value=-0.5 low=-0.9055 high=0.2726 method=newcombe-paired test=mcnemar-midp p=0.5 p_adjusted=1 family=2 linked_from=5 linked_to=4 both=3 always=0 gained=0 lost=1 never=1 p_exact=1",
	"what=panel_flow option=yes from=1 wave=2 count=1 base=2 to_option=yes linked_from=5 linked_to=4 both=3",
	"what=panel_flow option=yes from=1 wave=2 count=0 base=2 to_option=no linked_from=5 linked_to=4 both=3",
	"what=panel_flow option=no from=1 wave=2 count=1 base=2 to_option=yes linked_from=5 linked_to=4 both=3",
	"what=panel_flow option=no from=1 wave=2 count=0 base=2 to_option=no linked_from=5 linked_to=4 both=3",
	"what=panel_stayed option=yes from=1 wave=2 count=1 base=1 value=1 low=0.2065 high=1 method=wilson linked_from=5 linked_to=4 both=3",
	"what=panel_stayed option=no from=1 wave=2 count=2 base=3 value=0.6667 low=0.2077 high=0.9385 method=wilson linked_from=5 linked_to=4 both=3",
	"what=panel_mean from=1 wave=2 base=3 value=1.667 low=-2.128 high=5.461 method=student test=student p=0.1994 linked_from=5 linked_to=4 both=3 before=20 after=21.67",
}

// Waves of other keys are not matched; of a part of the respondents, under a preset and weighted nothing is shown, and that is said.
func TestTrendWithoutPanel(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		key, more string
		source    Source
		want      string
	}{
		"another key": {"fedcba9876543210", "pass_over: [w]\n", Source{}, ""},
		"weighted":    {"0123456789abcdef", "design: {weight: w}\n", Source{}, "waves 1 and 2: note: who took part twice is known, and what changed among them is not shown: a wave is weighted"},
		"a part":      {"0123456789abcdef", "pass_over: [w]\n", Source{Where: "hours >= 0"}, "--where counts a part"},
	} {
		c.source.Files, c.source.Place = panelWaves(c.key, c.more), "ours"
		panels, notes, said := panelTrends(t, c.source)
		if len(panels) > 0 || !strings.Contains(said, c.want) || strings.Contains(said, "who took part twice") != (c.want != "") {
			t.Errorf("%s: got %v, %s", name, panels, said)
		}
		if strings.Contains(notes, "niet getoond") != (c.want != "") || strings.Contains(notes, "eigen tabel") || strings.Contains(notes, "Niet bekend is wie") != (c.want == "") {
			t.Errorf("%s: %s", name, notes)
		}
	}
}

// Where only some waves are linked, what is known of those is shown and said, and of the others that it is not known: each pair that is
// tested, the last with the first as well.
func TestTrendOfPartlyLinkedWaves(t *testing.T) {
	t.Parallel()
	files := panelWaves("0123456789abcdef", "pass_over: [w]\n")
	third := func(link, answers string) {
		files["waves/3/wave.yaml"] = &fstest.MapFile{Data: []byte("id: \"3\"\nprovenance: observed\n" + link + "pass_over: [w]\nfiles: [{name: answers.csv, items: [works, helps, hours]}]\n")}
		files["waves/3/answers.csv"] = &fstest.MapFile{Data: []byte(answers)}
	}
	for name, c := range map[string]struct {
		link, answers string
		panels        int // of works
		want          []string
	}{
		"not linked": {"", "respondent,w,works,helps.money,helps.time,hours\n1,1,yes,1,0,33\n2,1,yes,1,0,22\n3,1,no,0,1,10\n", 1, []string{
			"Van 1–2 is bekend wie aan beide meedeed. De toets van golf naar golf gaat uit van verschillende respondenten; wat er veranderde bij wie twee keer meedeed, staat in een eigen tabel.",
			"Van 1–3 en 2–3 is niet bekend wie aan beide meedeed. De toets gaat uit",
		}},
		"nobody again": {"link: {key: 0123456789abcdef}\n", "respondent,design.link,w,works,helps.money,helps.time,hours\n1,lx,1,yes,1,0,33\n2,le,1,yes,1,0,22\n3,ly,1,no,0,1,10\n", 2, []string{
			"Van 1–2 en 1–3 is bekend wie aan beide meedeed.", "Van 2–3 heeft volgens de koppeling niemand aan beide meegedaan; klopt dat niet, dan staat de kolom van --link in een van beide anders geschreven, zoals zonder nullen vooraan.",
		}},
		"no links in the cells": {"link: {key: 0123456789abcdef}\n", "respondent,design.link,w,works,helps.money,helps.time,hours\n1,,1,yes,1,0,33\n2,,1,yes,1,0,22\n3,,1,no,0,1,10\n", 1, []string{
			"Van 1–2 is bekend wie aan beide meedeed.", "Van 1–3 en 2–3 is niet bekend wie aan beide meedeed. De toets gaat uit van verschillende respondenten; een golf heeft geen respondent met een koppeling.",
		}},
	} {
		third(c.link, c.answers)
		panels, text, _ := panelTrends(t, Source{Files: files, Place: "ours"})
		of := 0
		for _, line := range panels {
			if strings.HasPrefix(line, "works") {
				of++
			}
		}
		if of != c.panels {
			t.Errorf("%s: got %d panels of works, want %d: %v", name, of, c.panels, panels)
		}
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: got\n%s\nwant %q", name, text, want)
			}
		}
	}
}
