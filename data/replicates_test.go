package data

import (
	"strings"
	"testing"
)

func TestNamesOfReplicates(t *testing.T) {
	for column, want := range map[string]string{
		"rw1-rw3": "rw1 rw2 rw3", "rw08-rw11": "rw08 rw09 rw10 rw11", "rw9-rw11": "rw9 rw10 rw11", "w_2020_1-w_2020_2": "w_2020_1 w_2020_2",
		"first": "first", "a1-b3": "a1-b3", "rw3-rw1": "rw3-rw1", "rw1-rw99999999": "rw1-rw99999999", "rw1-rw99999999999999999999": "rw1-rw99999999999999999999",
	} {
		if got := strings.Join((Replicates{Columns: []string{column}}).Names(), " "); got != want {
			t.Errorf("%s: %s, want %s", column, got, want)
		}
	}
}

func TestReplicatesAreChecked(t *testing.T) {
	good := Replicates{Columns: []string{"rw1-rw3"}, Type: JackknifeOne}
	weighted := Design{Weight: "w"}
	if problem := good.Check(weighted); problem != "" || good.DegreesOfFreedom() != 2 {
		t.Errorf("%s, %d degrees of freedom", problem, good.DegreesOfFreedom())
	}
	with := func(change func(*Replicates)) Replicates {
		r := good
		change(&r)
		return r
	}
	for want, c := range map[string]struct {
		replicates Replicates
		design     Design
	}{
		"come beside a weight":                     {good, Design{}},
		"take the place of strata":                 {good, Design{Weight: "w", Strata: "s"}},
		`type "jk" of the replicates is not one`:   {with(func(r *Replicates) { r.Type = "jk" }), weighted},
		"1 replicates: give from 2":                {with(func(r *Replicates) { r.Columns = []string{"rw1"} }), weighted},
		"stands twice":                             {with(func(r *Replicates) { r.Columns = []string{"rw1-rw3", "rw2"} }), weighted},
		"or is that of the weight":                 {with(func(r *Replicates) { r.Columns = []string{"rw1", "w"} }), weighted},
		"jkn has 0 scales for 3 replicates":        {with(func(r *Replicates) { r.Type = JackknifeStratified }), weighted},
		"scales are of jkn, and the type is jk1":   {with(func(r *Replicates) { r.Scales = []float64{1, 1, 1} }), weighted},
		"a scale of a replicate is (n-1)/n":        {with(func(r *Replicates) { r.Type, r.Scales, r.Degrees = JackknifeStratified, []float64{0, 0, 0}, 2 }), weighted},
		"rho is Fay's":                             {with(func(r *Replicates) { r.Rho = 0.3 }), weighted},
		"bootstrap needs its degrees of freedom":   {with(func(r *Replicates) { r.Type = BootstrapReplicates }), weighted},
		"2001 replicates: give from 2 to 2000 col": {with(func(r *Replicates) { r.Columns = []string{"rw1-rw2000", "x"} }), weighted},
	} {
		if got := c.replicates.Check(c.design); !strings.Contains(got, want) {
			t.Errorf("%+v: %q, want %q", c.replicates, got, want)
		}
	}
}
