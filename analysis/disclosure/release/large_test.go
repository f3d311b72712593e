package release

import (
	"fmt"
	"slices"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// newLarge makes so many respondents who were asked so many items of five answers, and to which of eight groups they belong.
func newLarge(respondents, items int) ring {
	options := func(n int) (list []data.Option) {
		for i := range n {
			list = append(list, data.Option{ID: fmt.Sprintf("o%d", i)})
		}
		return list
	}
	r := ring{codebook: data.Codebook{Items: []data.Item{{ID: "g", Kind: data.Single, Options: options(8)}}}}
	for i := range items {
		r.codebook.Items = append(r.codebook.Items, data.Item{ID: fmt.Sprintf("q%d", i), Kind: data.Single, Options: options(5)})
	}
	random := testRandom(1)
	for range respondents {
		kind := [][]int{{random.IntN(8)}}
		for range items {
			kind = append(kind, []int{min(random.IntN(5), random.IntN(5))})
		}
		r.kinds, r.counts = append(r.kinds, kind), append(r.counts, 1)
	}
	return r
}

// Forty items by eight groups are protected in less than half a minute: go test -run x -bench Large -benchtime 1x. With -short it is
// ten items.
func BenchmarkProtectLarge(b *testing.B) {
	items := 40
	if testing.Short() {
		items = 10
	}
	r, rule := newLarge(400, items), disclosure.PresetDefault.Rule()
	all := r.tables(rule, "g", "")
	for _, item := range r.codebook.Items[1:] {
		all = slices.Concat(all, r.tables(rule, item.ID, ""), r.tables(rule, item.ID, "g"))
	}
	wave := r.wave()
	crosstabs := map[string]data.Crosstab{}
	count := wave.Crosstab
	wave.Crosstab = func(item, by string) (data.Crosstab, error) {
		if c, found := crosstabs[item+by]; found {
			return c, nil
		}
		c, err := count(item, by)
		crosstabs[item+by] = c
		return c, err
	}
	for b.Loop() {
		kept, err := Protect(b.Context(), wave, rule, Beside{}, all)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(hiddenCounts(kept, r)), "hidden")
		if _, err := Bounds(b.Context(), wave, kept); err != nil {
			b.Fatal(err)
		}
	}
}
