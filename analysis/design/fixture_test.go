package design

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"spoor/data/sums"
)

// The expected values in testdata/expected_*.csv were made by testdata/api.R with R 4.2.2 and survey 4.1.1.

// record is a row of a fixture by column name.
type record map[string]string

func (r record) number(t *testing.T, column string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(r[column], 64)
	if err != nil {
		t.Fatalf("column %q: %v", column, err)
	}
	return x
}

func readFixture(t *testing.T, name string) []record {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 2 {
		t.Fatalf("%s has no rows", name)
	}
	records := make([]record, 0, len(rows)-1)
	for _, row := range rows[1:] {
		r := record{}
		for i, column := range rows[0] {
			r[column] = row[i]
		}
		records = append(records, r)
	}
	return records
}

// schools is one of the designs of api.R.
type schools struct {
	records    []record
	stratum    func(record) string
	cluster    string // column, or none
	population string // column, or none
	within     string // column of the population of the cluster, or none
}

// detail is what the sums keep.
func (s schools) detail() sums.Detail { return sums.Detail{Within: s.within != ""} }

func (s schools) clusterOf(r record) string {
	if s.cluster == "" {
		return ""
	}
	return r[s.cluster]
}

// design is the Design with the counts of the whole sample.
func (s schools) design(t *testing.T) Design {
	t.Helper()
	whole := sums.NewSample()
	var d Design
	if s.population != "" {
		d.Population = map[string]float64{}
	}
	if s.within != "" {
		d.Within = &SecondStage{Population: map[sums.Cluster]float64{}}
	}
	for _, r := range s.records {
		must(t, whole.Add(s.stratum(r), s.clusterOf(r), r.number(t, "pw")))
		if s.population != "" {
			d.Population[s.stratum(r)] = r.number(t, s.population)
		}
		if s.within != "" {
			d.Within.Population[sums.Cluster{Stratum: s.stratum(r), Cluster: s.clusterOf(r)}] = r.number(t, s.within)
		}
	}
	d.Sampled = whole.Sampled()
	if s.within != "" {
		d.Within.Sampled = whole.SampledWithin()
	}
	return d
}

// fill adds the schools that keep accepts to the sums.
func (s schools) fill(t *testing.T, into *sums.Sums, keep func(record) bool, picks func(record) []int) *sums.Sums {
	t.Helper()
	into = into.WithDetail(s.detail())
	for _, r := range s.records {
		if keep(r) {
			must(t, into.Add(s.stratum(r), s.clusterOf(r), r.number(t, "pw"), picks(r)...))
		}
	}
	return into
}

func designs(t *testing.T) map[string]schools {
	t.Helper()
	none := func(record) string { return "" }
	byType := func(r record) string { return r["stype"] }
	byNumber := func(r record) string { return strconv.FormatBool(r.number(t, "dnum") > 500) }
	srs, strat := readFixture(t, "apisrs.csv"), readFixture(t, "apistrat.csv")
	clus1, clus2 := readFixture(t, "apiclus1.csv"), readFixture(t, "apiclus2.csv")
	return map[string]schools{
		"srs":          {srs, none, "", "", ""},
		"srs_fpc":      {srs, none, "", "fpc", ""},
		"strat":        {strat, byType, "", "", ""},
		"strat_fpc":    {strat, byType, "", "fpc", ""},
		"weights":      {strat, none, "", "", ""},
		"clus1":        {clus1, none, "dnum", "", ""},
		"clus1_fpc":    {clus1, none, "dnum", "fpc", ""},
		"clus2":        {clus2, none, "dnum", "", ""},
		"clus2_fpc":    {clus2, none, "dnum", "fpc1", ""},
		"clus2_stages": {clus2, none, "dnum", "fpc1", "fpc2"},
		"clus1_strata": {clus1, byNumber, "dnum", "", ""},
	}
}

func everyone(record) bool { return true }

func inDomain(domain string) func(record) bool {
	return func(r record) bool { return domain == "all" || r["stype"] == domain }
}

// items are the three yes/no columns, as the options of a multiple choice.
var items = []string{"sch_wide", "comp_imp", "awards"}

func pickedItems(r record) []int {
	var picks []int
	for i, item := range items {
		if r[item] == "Yes" {
			picks = append(picks, i)
		}
	}
	return picks
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// near fails unless got is within 1e-8 of want, relative where want is above 1.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-8*max(1, math.Abs(want))) {
		t.Errorf("%s = %.15g, want %.15g (off by %.2g)", what, got, want, got-want)
	}
}

// nearRelative is for p values far below 1e-8.
func nearRelative(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-8*math.Abs(want)) {
		t.Errorf("%s = %.15g, want %.15g (off by a factor 1%+.2g)", what, got, want, got/want-1)
	}
}

// picks is the one option of those who picked it.
func picks(picked bool) []int {
	if picked {
		return []int{0}
	}
	return nil
}

// differenceOfGroups compares the share of one option between two groups.
func differenceOfGroups(d Design, first, second *sums.Sums, option int) (Difference, error) {
	groups, err := d.Groups(first, second)
	if err != nil {
		return Difference{}, err
	}
	return groups.Difference(option)
}

// proportionsOf lays a domain out and returns the shares of groups of its options.
func proportionsOf(d Design, s *sums.Sums, groups ...[]int) ([]Proportion, error) {
	domain, err := d.Domain(s)
	if err != nil {
		return nil, err
	}
	return domain.Proportions(groups...)
}

// differenceOfOptions lays a domain out and compares options of it.
func differenceOfOptions(d Design, s *sums.Sums, first, second []int) (Difference, error) {
	domain, err := d.Domain(s)
	if err != nil {
		return Difference{}, err
	}
	return domain.DifferenceOfOptions(first, second)
}
