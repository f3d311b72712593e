package design

import (
	"errors"

	"spoor/analysis/design/weigh"
	"spoor/data/sums"
)

// ErrNoRespondents is returned when no respondent with a positive weight is in the domain.
var ErrNoRespondents = weigh.ErrNone

// ErrLonelyStratum is wrapped by the error about a stratum in which one cluster was sampled.
var ErrLonelyStratum = errors.New("its variance cannot be estimated: join it to a similar stratum, or choose the policy certainty or adjust")

// ErrLonelyCluster is wrapped by the error about a cluster of which one respondent was drawn.
var ErrLonelyCluster = errors.New("the variance within it cannot be estimated: choose the policy certainty or adjust")

// Lonely says what to do with a stratum in which one cluster was sampled, and with a cluster in which one respondent was. If that
// is the whole population there is nothing to decide: it adds no variance.
type Lonely string

// Policies for a stratum with one cluster, or a cluster with one respondent; the zero value is LonelyFail.
const (
	LonelyFail      Lonely = "fail"      // refuse, with the name of the stratum
	LonelyCertainty Lonely = "certainty" // the cluster was taken with certainty: no variance
	LonelyAdjust    Lonely = "adjust"    // its distance to the mean of the whole sample instead of to its own, as survey.lonely.psu of R
)

// Policies lists the policies for a stratum with one cluster.
func Policies() []Lonely { return []Lonely{LonelyFail, LonelyCertainty, LonelyAdjust} }

// SecondStage is the sampling of respondents within the clusters that were drawn.
type SecondStage struct {
	// Sampled is the number of respondents drawn in each cluster of the whole sample, from [sums.Sums.SampledWithin]; nil means
	// that the sums that are estimated hold the whole sample.
	Sampled map[sums.Cluster]int
	// Population is, for each cluster, the number of people in it if above 1, or the fraction of them that was drawn if at most 1.
	Population map[sums.Cluster]float64
}

// Design describes how the sample was drawn. The zero value is weighted sampling with replacement, with the strata and
// clusters that the sums carry.
type Design struct {
	// Sampled is the number of clusters drawn in each stratum of the whole sample, from [sums.Sums.Sampled]. Nil means that the
	// sums that are estimated hold the whole sample; a domain needs it, because a cluster without members of the domain
	// still varies.
	Sampled map[string]int
	// Population is, for each stratum, the number of clusters in the population if above 1, or the fraction of them that
	// was drawn if at most 1. Nil means sampling with replacement.
	Population map[string]float64
	// Within is the second stage of sampling: how many respondents were drawn in each cluster, and from how many. Nil means that
	// clusters are taken as they are: whole where Population is given.
	Within *SecondStage
	// Raked says what the weights were fitted to. Nil means that they are taken as they are.
	Raked *Calibration
	// Nested says that the same name of a cluster in two strata is two clusters; otherwise that is an error.
	Nested bool
	// Lonely is the policy for a stratum with one cluster.
	Lonely Lonely
	// Replicates says how the replicate weights that the sums hold make a variance; then nothing else of the design is used.
	// Without it the variance is Taylor linearised.
	Replicates *ReplicateDesign
}
