// Package tallytest holds what the tests of the engines share: a file with what an engine could get wrong, and when tallies are
// the same.
package tallytest

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"spoor/data"
	"spoor/data/sums"
)

// Wave has an item of every kind in one file, and a design.
var Wave = WaveOf("{weight: weight, strata: region, cluster: company, fpc: companies}")

// WaveOf is such a wave of another design.
func WaveOf(design string) string {
	return `id: w
provenance: observed
design: ` + design + `
files: [{name: a.csv, items: [works, helps, rated, hours, remarks]}]
`
}

// StageDesigns are designs of the columns of Stages: of two stages, of raked weights, and of both.
var StageDesigns = []string{
	"{weight: weight, strata: region, cluster: company, fpc: companies, fpc2: staff}",
	"{weight: weight, strata: region, raking: {before: first, margins: [{item: works, column: m1, targets: {a: 7, b: 4}}, {item: works, column: m2, targets: {x: 5, y: 6}}]}}",
	"{weight: weight, cluster: company, fpc: companies, fpc2: staff, raking: {margins: [{item: works, column: m1, targets: {a: 7, b: 4}}]}}",
}

// Stages are answers of clusters of which a part was drawn, with weights from before raking.
const Stages = Header + `,weight,region,company,companies,staff,first,m1,m2
1,yes,1,0,0,good,bad,12,x,1.5,n,p,9,4,1,a,x
2,no,,,,bad,bad,1,x,2,n,p,9,4,2.5,b,x
3,yes,1,1,0,good,good,3,x,0,n,q,9,5.0,0,a,y
4,yes,1,1,0,good,good,3.5,x,0.25,n,q,9,5,0.125,a,y
5,no,,,,,bad,3,x,1,s,r,9,0.5,1,b,y
6,yes,0,1,0,bad,,40,x,1.75,s,r,9,0.5,1,b,x
7,,,,,,,0.1,x,2.5,s,t,9,3,1,a,x
8,#not_asked,#not_asked,#not_asked,#not_asked,#not_asked,bad,,x,1,s,t,9,3,2,b,y
9,yes,1,0,0,good,good,12,,1,s,t,9,3,2,b,y
`

// Header is that of its file, without the design.
const Header = "respondent,works,helps.time,helps.money,helps.other,rated.boss,rated.doctor,hours,remarks"

// Same fails when tallies differ.
func Same(t *testing.T, got, want []data.Tally) {
	t.Helper()
	if err := Difference(got, want); err != nil {
		t.Fatal(err)
	}
}

// Difference says where tallies differ: counts must be equal, and sums to the last few digits, as they are added in another order.
func Difference(got, want []data.Tally) error {
	if len(got) != len(want) {
		return fmt.Errorf("%d tallies, want %d", len(got), len(want))
	}
	for i := range got {
		if err := different(got[i], want[i]); err != nil {
			return fmt.Errorf("%s %s: %w", want[i].Item, want[i].Row, err)
		}
	}
	return nil
}

func different(a, b data.Tally) error {
	for _, pair := range [][2]*sums.Sums{{a.Sums, b.Sums}, {a.Others, b.Others}, {a.Drawn, b.Drawn}} {
		if err := differentSums(pair[0], pair[1]); err != nil {
			return err
		}
	}
	if err := differentValues(a.Values, b.Values); err != nil {
		return err
	}
	if err := differentPatterns(a.Patterns, b.Patterns); err != nil {
		return err
	}
	if (a.Nets == nil) != (b.Nets == nil) {
		return fmt.Errorf("nets %+v, want %+v", a.Nets, b.Nets)
	}
	if a.Nets != nil {
		if err := different(*a.Nets, *b.Nets); err != nil {
			return err
		}
	}
	if !close([]float64{a.Sum, a.SumOfSquares}, []float64{b.Sum, b.SumOfSquares}) {
		return fmt.Errorf("sums %v and %v, want %v and %v", a.Sum, a.SumOfSquares, b.Sum, b.SumOfSquares)
	}
	a.Sums, a.Others, a.Drawn, a.Values, a.Patterns, a.Nets, a.Sum, a.SumOfSquares = nil, nil, nil, nil, nil, nil, 0, 0
	b.Sums, b.Others, b.Drawn, b.Values, b.Patterns, b.Nets, b.Sum, b.SumOfSquares = nil, nil, nil, nil, nil, nil, 0, 0
	if !reflect.DeepEqual(a, b) {
		return fmt.Errorf("%+v, want %+v", a, b)
	}
	return nil
}

func differentPatterns(got, want *sums.Patterns) error {
	if got == nil || want == nil {
		if got != want {
			return fmt.Errorf("patterns %v, want %v", got, want)
		}
		return nil
	}
	if a, b := got.All(), want.All(); got.Kept() != want.Kept() || !slices.EqualFunc(a, b, samePattern) {
		return fmt.Errorf("patterns %v (kept %t), want %v (%t)", a, got.Kept(), b, want.Kept())
	}
	return nil
}

func samePattern(a, b sums.Pattern) bool {
	return a.Stratum == b.Stratum && slices.Equal(a.Picks, b.Picks) && a.Respondents == b.Respondents &&
		close([]float64{a.Weight, a.SquaredWeight}, []float64{b.Weight, b.SquaredWeight})
}

func differentSums(got, want *sums.Sums) error {
	if got == nil || want == nil {
		if got != want {
			return fmt.Errorf("sums %v, want %v", got, want)
		}
		return nil
	}
	a, b := got.Cells(), want.Cells()
	if len(a) != len(b) {
		return fmt.Errorf("sums %+v, want %+v", a, b)
	}
	if x, y := got.Replicated(), want.Replicated(); !close(x.Weights, y.Weights) || !slices.EqualFunc(x.Picked, y.Picked, close) {
		return fmt.Errorf("replicates %+v, want %+v", x, y)
	}
	for i := range a {
		if !sameCell(a[i], b[i]) {
			return fmt.Errorf("sums %+v, want %+v", a[i], b[i])
		}
	}
	return nil
}

func sameCell(a, b sums.Cell) bool {
	added := func(c sums.Cell) []float64 {
		return slices.Concat([]float64{c.Weight, c.SquaredWeight, c.Before}, c.Picked, c.SquaredPicked, c.SquaredPairs, c.PickedBefore)
	}
	return close(added(a), added(b)) && a.Stratum == b.Stratum && a.Cluster == b.Cluster && a.Margins == b.Margins &&
		a.Respondents == b.Respondents && a.ZeroWeight == b.ZeroWeight && slices.Equal(a.Counts, b.Counts)
}

func differentValues(got, want *sums.Values) error {
	if got == nil || want == nil {
		if got != want {
			return fmt.Errorf("values %v, want %v", got, want)
		}
		return nil
	}
	a, b := got.All(), want.All()
	low, high := got.Range()
	least, greatest := want.Range()
	if got.Kept() != want.Kept() || got.Placed() != want.Placed() || got.Respondents() != want.Respondents() || low != least || high != greatest || len(a) != len(b) {
		return fmt.Errorf("%d values of %d from %v to %v (kept %t), want %d of %d from %v to %v (kept %t)",
			len(a), got.Respondents(), low, high, got.Kept(), len(b), want.Respondents(), least, greatest, want.Kept())
	}
	for i := range a {
		if a[i].At != b[i].At || a[i].Y != b[i].Y || a[i].Respondents != b[i].Respondents || !close(a[i].Replicates, b[i].Replicates) ||
			!close([]float64{a[i].Weight, a[i].SquaredWeight, a[i].Before}, []float64{b[i].Weight, b[i].SquaredWeight, b[i].Before}) {
			return fmt.Errorf("value %+v, want %+v", a[i], b[i])
		}
	}
	return nil
}

// close reports whether sums differ by no more than what adding them in another order rounds off.
func close(got, want []float64) bool {
	return slices.EqualFunc(got, want, func(x, y float64) bool { return math.Abs(x-y) <= 1e-12*math.Abs(y) })
}

// Design are answers below the header and the columns of a design.
var Design = []string{
	"1,yes,1,0,0,good,bad,12,x,1.5,n,p,9\n2,no,,,,bad,bad,1,x,2,n,q,9\n3,yes,1,1,0,good,good,3,x,0,s,r,4\n4,yes,0,1,0,,,,x,0.1,s,r,4\n5,,0,0,1,,,,x,,n,p,9\n",
	"1,yes,1,0,0,good,bad,12,x,-1,,,\n2,yes,1,0,0,good,bad,12,x,a,n,p,\n3,yes,1,0,0,good,bad,12,x,1,n,p,0\n4,yes,1,0,0,good,bad,12,x,1,n,p,7\n5,yes,1,0,0,good,bad,12,x,1,n,p,8\n",
	"0,,,,,,,,,1e200,0,0,1\n2,yes,1,0,0,good,bad,12,x,1,n,p,1\n",
	"1,no,1,0,0,good,bad,12,x,1,NaN,NaN,2\n1,no,1,0,0,good,bad,12,x,1,NaN,NaN,3\n01,no,1,0,0,good,bad,12,x,1e2,n,p,0.5\n",
}
