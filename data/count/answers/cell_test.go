package answers

import (
	"strings"
	"testing"

	"spoor/data"
)

func options(ids ...string) []data.Option {
	var out []data.Option
	for _, id := range ids {
		out = append(out, data.Option{ID: id, Label: data.Text{NL: "Het " + id, EN: "The " + id}})
	}
	return out
}

func TestWhatACellMeans(t *testing.T) {
	single := data.Item{ID: "one", Kind: data.Single, Options: options("yes", "no", "The yes")}
	multiple := data.Item{ID: "many", Kind: data.Multiple, Options: options("a", "b")}
	rating := data.Item{ID: "rated", Kind: data.Rating, Scale: options("bad", "good"), Rows: options("x")}
	number := data.Item{ID: "hours", Kind: data.Number, Range: []float64{-1, 40}}
	unusable := Cell{State: data.Unusable}
	for _, c := range []struct {
		item  data.Item
		cell  string
		want  Cell
		wrong string
	}{
		{single, "no", Cell{Code: 1}, ""},
		{single, "Het no", Cell{Code: 1}, ""},
		{single, "The yes", Cell{Code: 0}, ""}, // a label comes before an id
		{single, "", Cell{State: data.Skipped}, ""},
		{single, "#refused", Cell{State: data.Refused}, ""},
		{single, "#unusable", Cell{State: data.Unusable}, ""},
		{single, "nee", unusable, `"nee" is not among the options (yes, no, The yes); the respondent is left out of this item`},
		{rating, "good", Cell{Code: 1}, ""},
		{rating, "godo", unusable, `"godo" is not on the scale (bad, good); the respondent is left out of this item; did you mean "good"?`},
		{multiple, "1", Cell{Picked: true}, ""},
		{multiple, "0", Cell{}, ""},
		{multiple, "#dont_know", Cell{State: data.DontKnow}, ""},
		{multiple, "a", unusable, `"a" is not 1 (picked), 0 (not picked) or blank (no answer); the respondent is left out of this item`},
		{number, "12.5", Cell{Value: 12.5}, ""},
		{number, "1e1", Cell{Value: 10}, ""},
		{number, "-1", Cell{Value: -1}, ""},
		{number, "", Cell{State: data.Skipped}, ""},
		{number, "#not_asked", Cell{State: data.NotAsked}, ""},
		{number, "40.01", unusable, `"40.01" is not from -1 to 40; the respondent is left out of this item`},
		{number, "0x10", unusable, `"0x10" is not a number`},
		{number, "NaN", unusable, `"NaN" is not a number`},
		{number, "1,5", unusable, `"1,5" is not a number`},
	} {
		cells := CellsOf(c.item)
		got, wrong := cells.Read(c.cell)
		if got != c.want || !strings.HasPrefix(wrong, c.wrong) || (wrong == "") != (c.wrong == "") {
			t.Errorf("%s: %q is %+v, %q; want %+v, %q", c.item.ID, c.cell, got, wrong, c.want, c.wrong)
		}
		if known, found := cells.Known()[c.cell]; found && (known != got || wrong != "") {
			t.Errorf("%s: %q is known as %+v and read as %+v, %q", c.item.ID, c.cell, known, got, wrong)
		}
	}
}

func TestWhatTicksSayTogether(t *testing.T) {
	item := data.Item{ID: "many", Kind: data.Multiple, Options: options("a", "b", "c"), MaxPicks: 2}
	for cells, want := range map[string]struct {
		state data.State
		wrong string
	}{
		"1,1,0":                  {data.Answered, ""},
		"0,0,0":                  {data.Answered, ""},
		",,":                     {data.Skipped, ""},
		"#refused,#refused,":     {data.Refused, ""},
		"x,1,0":                  {data.Unusable, ""}, // which was said of the cell
		"1,1,1":                  {data.Unusable, "3 options picked, at most 2 allowed; the respondent is left out of this item"},
		"1,,0":                   {data.Unusable, "1 of the 3 options have neither 1 nor 0; give one for each, or leave all blank; the respondent is left out of this item"},
		"#refused,#dont_know,":   {data.Unusable, "the options give different reasons why there is no answer; give one for all; the respondent is left out of this item"},
		"#not_asked,#not_asked,": {data.NotAsked, ""},
	} {
		var ticks Ticks
		for cell := range strings.SplitSeq(cells, ",") {
			read, _ := CellsOf(item).Read(cell)
			ticks.Add(data.Option{}, read)
		}
		if state, wrong := ticks.State(item); state != want.state || wrong != want.wrong {
			t.Errorf("%s: %v, %q; want %v, %q", cells, state, wrong, want.state, want.wrong)
		}
	}
}

func TestColumnsOfADesignThatIsNotUsed(t *testing.T) {
	header := []string{data.RespondentColumn, "q", "weight", "region"}
	weighted := data.Wave{Design: data.Design{Weight: "weight"}}
	for name, c := range map[string]struct {
		header []string
		wave   data.Wave
		want   int
	}{
		"beside a design":                    {header, weighted, 0},
		"without a design":                   {header, data.Wave{}, 2},
		"of an import":                       {[]string{data.RespondentColumn, "q", "weight", "design.strata"}, data.Wave{}, 1},
		"that another could be mistaken for": {[]string{data.RespondentColumn, "p", "weight"}, weighted, 2},
	} {
		columns := append([]string{"q"}, c.wave.Design.Columns()...)
		if got := CheckHeader("a.csv", 1, c.header, columns, c.wave); len(got) != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
