package reports

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/count"
	"spoor/internal/sectortest"
)

// told is a file of a story of the command, which holds what a person read there.
func told(t *testing.T, story, name string) string {
	t.Helper()
	archive, err := txtar.ParseFile("../cmd/spoor/testdata/script/" + story + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range archive.Files {
		if file.Name == name {
			return string(file.Data)
		}
	}
	t.Fatalf("%s holds no %s", story, name)
	return ""
}

// members is a table of the example survey, by the groups of another item or, with "", without.
func members(t *testing.T, wave, item, by string) analysis.Table {
	t.Helper()
	survey, err := count.Open(os.DirFS("../analysis/testdata/members"))
	if err != nil {
		t.Fatal(err)
	}
	of, err := survey.Wave(wave)
	if err != nil {
		t.Fatal(err)
	}
	options := analysis.DefaultOptions()
	var table analysis.Table
	if by == "" {
		tallies, _, countErr := survey.Count(t.Context(), of)
		asked, found := survey.Codebook.Item(item)
		if countErr != nil || !found {
			t.Fatal(countErr)
		}
		table, err = analysis.NewTable(of, asked, tallies, options)
	} else {
		counted, _, countErr := survey.Crosstab(t.Context(), of, item, by)
		if countErr != nil {
			t.Fatal(countErr)
		}
		table, err = analysis.NewCrosstab(of, counted, options)
	}
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestTablesByGroups compares them with what the stories of the command tell.
func TestTablesByGroups(t *testing.T) {
	for _, c := range []struct {
		item, file string
		lang       data.Lang
		write      func([]analysis.Table, []data.ExternalFigure, data.Lang) []byte
	}{
		{"factors", "factors.txt", data.English, TablesText},
		{"quality", "quality.txt", data.English, TablesText},
		{"advice", "advice.md", data.Dutch, TablesMarkdown},
	} {
		got := c.write([]analysis.Table{members(t, "2026", c.item, "sector")}, nil, c.lang)
		if want := told(t, "crosstab", c.file); string(got) != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.item, got, want)
		}
	}
}

// TestTableOfNumbers finds in a table what R 4.2.2 gives for x, the durations of wave 2026: mean(x) 12.46429, t.test(x) 11.19994 to 13.72863,
// sd(x) 4.721187, quantile(x, c(.25, .5, .75), type = 2) 8.5, 13 and 17, sort(x)[c(qbinom(.025, 56, p), qbinom(.975, 56, p) + 1)] 7 and 12, 12 and
// 15, 15 and 18 for p = 1/4, 1/2, 3/4, range(x) 3 and 19, of length(x) 56.
func TestTableOfNumbers(t *testing.T) {
	table := members(t, "2026", "duration", "")
	const want = "12.5 11.2 13.7 56 8.5 7 12 13 12 15 17 15 18 4.7 3 19"
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		for name, write := range map[string]func([]analysis.Table, []data.ExternalFigure, data.Lang) []byte{"text": TablesText, "Markdown": TablesMarkdown} {
			content := write([]analysis.Table{table}, nil, lang)
			if got := strings.ReplaceAll(numbers(string(content)), ",", "."); !strings.Contains(strings.ReplaceAll(got, " 95", ""), want) {
				t.Errorf("%s %s: the numbers %s\nwant %s", name, lang, got, want)
			}
		}
	}
}

var figure = regexp.MustCompile(`[0-9]+(?:[.,][0-9]+)*`)

func numbers(text string) string { return strings.Join(figure.FindAllString(text, -1), " ") }

// TestRanking compares a ranking with what the story of the command tells, and its Markdown with its text.
func TestRanking(t *testing.T) {
	table := sectortest.BuiltIn(t).Table(t, "success_definition")
	ranking, err := analysis.NewRanking(table, 2, 1)
	if err != nil {
		t.Fatal(err)
	}
	text, err := RankingText(ranking, data.English)
	if want := told(t, "ranks", "success.txt"); err != nil || string(text) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, text, want)
	}
	markdown, err := RankingMarkdown(ranking, data.English)
	if err != nil {
		t.Fatal(err)
	}
	for _, estimate := range ranking.Table.Parts[0].Estimates {
		label := ranking.Table.Item.Options[0].Label.EN
		for _, option := range ranking.Table.Item.Options {
			if option.ID == estimate.Option {
				label = option.Label.EN
			}
		}
		if !bytes.Contains(markdown, []byte("| "+label+" |")) {
			t.Errorf("no row of %s in\n%s", label, markdown)
		}
	}
}
