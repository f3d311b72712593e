package data

import (
	"fmt"
	"slices"
	"strconv"

	"spoor/internal/pattern"
)

// ReplicateType says how replicate weights were made.
type ReplicateType string

const (
	JackknifeOne        ReplicateType = "jk1"       // each replicate leaves out one cluster
	JackknifeStratified ReplicateType = "jkn"       // each replicate leaves out one cluster of a stratum
	BootstrapReplicates ReplicateType = "bootstrap" // each replicate draws clusters anew
	BalancedReplicates  ReplicateType = "brr"       // each replicate is half of every stratum, also with Fay's rho
)

// ReplicateTypes lists every type.
func ReplicateTypes() []ReplicateType {
	return []ReplicateType{JackknifeOne, JackknifeStratified, BootstrapReplicates, BalancedReplicates}
}

// Replicates are weights that come with the answers, so that who has them need not know the strata and clusters. They are
// complete weights, not factors on the weight.
type Replicates struct {
	Columns []string      `yaml:"columns"` // names, or ranges such as rw1-rw80; [Replicates.Names] lists each
	Type    ReplicateType `yaml:"type"`
	// Degrees are the degrees of freedom that the documentation of the data tells: clusters minus strata. Without them
	// those of jk1 are the number of replicates minus 1; the other types need them.
	Degrees int       `yaml:"degrees,omitempty"`
	Scales  []float64 `yaml:"scales,omitempty"` // of jkn: for each replicate (n-1)/n, with n clusters in its stratum
	Rho     float64   `yaml:"rho,omitempty"`    // of brr: Fay's, in [0, 1)
	// AroundEstimate measures the distance of the replicates to the estimate instead of to their mean.
	AroundEstimate bool `yaml:"around_estimate,omitempty"`
}

// mostReplicates keeps a slip in a range from asking for columns without end.
const mostReplicates = 2000

var columnRange = pattern.New(`^(.*?)([0-9]+)-(.*?)([0-9]+)$`)

// Names returns the columns, each one of a range apart.
func (r Replicates) Names() []string {
	var names []string
	for _, column := range r.Columns {
		names = append(names, expandRange(column)...)
	}
	return names
}

// expandRange returns the columns of a range such as rw1-rw80 or rw01-rw80; what is none, or too long a one, is a name.
func expandRange(column string) []string {
	m := columnRange.FindStringSubmatch(column)
	if m == nil || m[1] != m[3] {
		return []string{column}
	}
	first, errFirst := strconv.Atoi(m[2])
	last, errLast := strconv.Atoi(m[4])
	if errFirst != nil || errLast != nil || last < first || last-first >= mostReplicates {
		return []string{column}
	}
	width := 0
	if len(m[2]) == len(m[4]) {
		width = len(m[2])
	}
	var names []string
	for k := first; k <= last; k++ {
		names = append(names, fmt.Sprintf("%s%0*d", m[1], width, k))
	}
	return names
}

// Check says why replicates cannot be those of a sample with these weights, "" when they can. Whoever sees it knows that it
// is about replicates.
func (r Replicates) Check(design Design) string {
	names := r.Names()
	distinct := len(slices.Compact(slices.Sorted(slices.Values(append(names, design.Weight, RespondentColumn)))))
	switch {
	case design.Weight == "":
		return "replicate weights come beside a weight; name its column as weight"
	case design.Strata != "" || design.Cluster != "" || design.FPC != "" || design.FPC2 != "":
		return "replicate weights take the place of strata, clusters and population sizes; leave either out"
	case r.Type == "":
		return "the replicates have no type; give jk1, jkn, bootstrap or brr"
	case !slices.Contains(ReplicateTypes(), r.Type):
		return fmt.Sprintf("type %q of the replicates is not one of jk1, jkn, bootstrap, brr", r.Type)
	case len(names) < 2 || len(names) > mostReplicates:
		return fmt.Sprintf("%d replicates: give from 2 to %d columns, as a list or a range such as rw1-rw80", len(names), mostReplicates)
	case distinct < len(names)+2:
		return "a column of replicate weights stands twice, or is that of the weight; name each once"
	case r.Type == JackknifeStratified && len(r.Scales) != len(names):
		return fmt.Sprintf("jkn has %d scales for %d replicates; give for each (n-1)/n, with n clusters in its stratum", len(r.Scales), len(names))
	case r.Type != JackknifeStratified && len(r.Scales) > 0:
		return fmt.Sprintf("scales are of jkn, and the type is %s; leave them out", r.Type)
	case slices.ContainsFunc(r.Scales, func(scale float64) bool { return !(scale >= 0 && scale <= 1) }) || len(r.Scales) > 0 && slices.Max(r.Scales) == 0:
		return "a scale of a replicate is (n-1)/n, from 0 to 1, and they are not all 0"
	case !(r.Rho >= 0 && r.Rho < 1) || r.Rho > 0 && r.Type != BalancedReplicates:
		return "rho is Fay's, from 0 to 1, and of brr alone"
	case r.Degrees < 0 || r.Degrees == 0 && r.Type != JackknifeOne:
		return fmt.Sprintf("%s needs its degrees of freedom, which the documentation of the data tells: clusters minus strata", r.Type)
	}
	return ""
}

// DegreesOfFreedom are those that are given, or of jk1 the number of replicates minus 1.
func (r Replicates) DegreesOfFreedom() int {
	if r.Degrees > 0 {
		return r.Degrees
	}
	return len(r.Names()) - 1
}
