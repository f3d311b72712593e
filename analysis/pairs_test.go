package analysis

import (
	"os"
	"slices"
	"strings"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/data/count"
)

// ofGroups is a crosstab of a yes or no question: how many of each group said yes, and how many answered.
func ofGroups(groups ...[2]int) data.Crosstab {
	tally := func(yes, n int) data.Tally {
		return data.Tally{Wave: "w", Item: "q", Asked: n, Answered: n, Counts: []int{yes, n - yes}}
	}
	options := []data.Option{{ID: "yes"}, {ID: "no"}}
	c := data.Crosstab{Item: data.Item{ID: "q", Kind: data.Single, Options: options}, By: data.Item{ID: "b", Kind: data.Single}}
	yes, n := 0, 0
	for _, g := range groups {
		yes, n = yes+g[0], n+g[1]
	}
	c.Whole = []data.Tally{tally(yes, n)}
	for i, g := range groups {
		id := string(rune('a' + i))
		c.By.Options = append(c.By.Options, data.Option{ID: id})
		c.Groups = append(c.Groups, data.Group{ID: id, Tallies: []data.Tally{tally(g[0], g[1])}, Rest: []data.Tally{tally(yes-g[0], n-g[1])}})
	}
	return c
}

// paired makes the table of a crosstab with its groups two by two.
func paired(t *testing.T, wave data.Wave, crosstab data.Crosstab, options Options) Table {
	t.Helper()
	table, err := NewCrosstab(wave, crosstab, options)
	if err == nil {
		table, err = table.WithPairs(crosstab)
	}
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// P-values are those of R 4.2.2: Boschloo by maximizing the chance of what fisher.test orders (optimize over p), adjusted by p.adjust(b,
// "holm"), and fisher.test beside them. The fourth group is too small to be compared.
func TestPairsOfGroups(t *testing.T) {
	t.Parallel()
	table := paired(t, data.Wave{ID: "w"}, ofGroups([2]int{24, 30}, [2]int{10, 28}, [2]int{15, 40}, [2]int{0, 19}), DefaultOptions())
	want := []struct {
		first, second       int
		p, adjusted, fisher float64
		than                []int
	}{
		{0, 1, 0.000725280088799292, 0.00145056017759858, 0.001161116357217672, []int{1, 2}},
		{0, 2, 0.000341180966235319, 0.00102354289870596, 0.000580281483680402, nil},
		{1, 2, 1, 1, 1, nil},
	}
	pairs := slices.DeleteFunc(slices.Clone(table.Pairs), func(p Pair) bool { return p.Option != "yes" })
	if len(pairs) != len(want) {
		t.Fatalf("%d pairs", len(pairs))
	}
	for i, w := range want {
		p := pairs[i]
		if p.First != w.first || p.Second != w.second || p.Family != 3 {
			t.Errorf("pair %d: %d and %d of a family of %d", i, p.First, p.Second, p.Family)
		}
		agree(t, "p", p.P, w.p, 1e-9)
		agree(t, "adjusted", p.AdjustedP, w.adjusted, 1e-9)
		agree(t, "Fisher", p.FisherP, w.fisher, 1e-12)
		if got := table.HigherThan(i, "", "yes"); !slices.Equal(got, w.than) {
			t.Errorf("group %d is higher than %v, want %v", i, got, w.than)
		}
	}
	if got := table.HigherThan(2, "", "no"); !slices.Equal(got, []int{0}) {
		t.Errorf("of the other answer: %v", got)
	}
	frame, err := table.Frame(data.English)
	if err != nil {
		t.Fatal(err)
	}
	if csv, err := frame.CSV("t"); err != nil || !strings.Contains(string(csv), ",higher_than,question,") || !strings.Contains(string(csv), ",b c,") {
		t.Errorf("%v\n%s", err, csv)
	}
}

// The difference between two sectors of a stratified sample of clusters, against R 4.2.2, survey 4.1.1: svyby(~factors.training,
// ~sector, subset(des, !is.na(factors.start) & sector %in% c("care", "office")), svymean, covmat = TRUE), svycontrast(b, c(1, -1)) and
// 2 * pt(-abs(t), degf(g)). For contact the effective base of the offices is below 20.
func TestPairsFollowTheDesign(t *testing.T) {
	t.Parallel()
	survey, err := count.Open(os.DirFS("testdata/members"))
	if err != nil {
		t.Fatal(err)
	}
	wave, err := survey.Wave("2026-design")
	if err != nil {
		t.Fatal(err)
	}
	counted, _, err := survey.Crosstab(t.Context(), wave, "factors", "sector")
	if err != nil {
		t.Fatal(err)
	}
	var options []string
	for _, p := range paired(t, wave, counted, DefaultOptions()).Pairs {
		options = append(options, p.Option)
		if p.Option == "training" {
			agree(t, "difference", p.Difference, -0.164509628302732, 1e-12)
			agree(t, "p", p.P, 0.0997551867000956, 1e-12)
		}
	}
	if !slices.Equal(options, []string{"training", "other"}) {
		t.Errorf("compared: %v", options)
	}
}

func TestNoPairsOfWhatIsHiddenOrOverlaps(t *testing.T) {
	t.Parallel()
	options := DefaultOptions()
	options.Disclosure = disclosure.Preset("default").Rule()
	for _, p := range paired(t, data.Wave{ID: "w"}, ofGroups([2]int{2, 30}, [2]int{20, 40}, [2]int{25, 40}), options).Pairs {
		if p.First == 0 || p.Second == 0 {
			t.Errorf("a hidden count is compared: %+v", p)
		}
	}
	overlapping := ofGroups([2]int{24, 30}, [2]int{10, 28})
	overlapping.By.Kind = data.Multiple
	table := paired(t, data.Wave{ID: "w"}, overlapping, DefaultOptions())
	if len(table.Pairs) > 0 || table.Lettered || !slices.ContainsFunc(table.Notes, func(n Note) bool { return strings.HasPrefix(n.EN, "No letters") }) {
		t.Errorf("%+v", table.Notes)
	}
}

func TestLetter(t *testing.T) {
	t.Parallel()
	for group, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := Letter(group); got != want {
			t.Errorf("%d: %s, want %s", group, got, want)
		}
	}
}
