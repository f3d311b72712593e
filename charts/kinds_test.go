package charts

import (
	"errors"
	"slices"
	"testing"

	"spoor/data"
)

// Every kind has its words, and is drawn of the items that it suits and of no others. Every item that can be drawn has a kind.
func TestKinds(t *testing.T) {
	tables, external := sectorTables(t)
	seen := map[data.FigureKind]bool{Auto: true}
	for _, k := range kinds {
		if seen[k.name] || k.called == "" || k.alt.NL == "" || k.alt.EN == "" || len(k.suits) == 0 {
			t.Errorf("%+v", k)
		}
		seen[k.name] = true
		for _, table := range tables {
			_, err := Draw(k.name, table, external, Options{})
			var unfit KindError
			if suits := slices.Contains(k.suits, table.Item.Kind); suits && err != nil || !suits && !errors.As(err, &unfit) {
				t.Errorf("%s of %s: %v", k.name, table.Item.ID, err)
			}
		}
	}
	for _, of := range []data.Kind{data.Single, data.Multiple, data.Rating, data.Number} {
		if Alt(Auto, data.Item{Kind: of}, data.English) == "" {
			t.Errorf("nothing draws items of kind %s", of)
		}
	}
	if _, err := Draw("radar", tables[0], nil, Options{}); err == nil || err.Error() != `no kind of chart "radar": use auto, `+joined(Kinds()) {
		t.Error(err)
	}
}

func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		item data.Item
		want []string
	}{
		"all that suit": {data.Item{Kind: data.Single, Figures: []data.FigureKind{"bars", "stacked", "pie"}}, nil},
		"none":          {data.Item{Kind: data.Open}, nil},
		"unknown and unfit": {data.Item{Kind: data.Rating, Figures: []data.FigureKind{"cake", "battery", "pie"}},
			[]string{`figure "cake" is not one of ` + joined(Kinds()), `figure "pie" is for items of kind single, not rating`}},
		"bars of a rating": {data.Item{Kind: data.Rating, Figures: []data.FigureKind{"bars"}}, []string{`figure "bars" is for items of kind single, multiple, not rating`}},
	} {
		if got := Check(c.item); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
