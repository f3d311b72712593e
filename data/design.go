package data

import (
	"slices"
	"strings"

	"spoor/data/sums"
	"spoor/internal/strictyaml"
)

// Design names the columns that say how the respondents of a wave were drawn. They stand in every file of the wave. The
// zero value is a simple random sample: everybody counts the same.
type Design struct {
	// Weight is the number of people that a respondent stands for: a number of 0 or more.
	Weight string `yaml:"weight,omitempty"`
	// Strata are the parts of the population that were sampled apart.
	Strata string `yaml:"strata,omitempty"`
	// Cluster is what was drawn at once within a stratum, such as a company of which several people answered.
	Cluster string `yaml:"cluster,omitempty"`
	// FPC is for the stratum of the respondent the number of clusters (without clusters: of people) in the population if
	// above 1, or the fraction of them that was drawn if at most 1. It must be the same for everybody in a stratum.
	FPC string `yaml:"fpc,omitempty"`
	// FPC2 is for the cluster of the respondent the number of people in it if above 1, or the fraction of them that was drawn if
	// at most 1: the second stage of sampling, where clusters were not taken whole. It must be the same for everybody in a cluster.
	FPC2 string `yaml:"fpc2,omitempty"`
	// WholeClusters says that everybody in a drawn cluster was asked. A population of clusters is used only where that is so,
	// because it knows nothing of the sampling within clusters: where the user says it, or where the weights do.
	WholeClusters bool `yaml:"whole_clusters,omitempty"`
	// Nested says that clusters are numbered anew in each stratum, so that the same id in two strata is two clusters.
	Nested bool `yaml:"nested,omitempty"`
	// Lonely says what to do with a stratum in which one cluster was drawn, and with a cluster in which one respondent was.
	Lonely Lonely `yaml:"lonely,omitempty"`
	// Replicates are weights that came with the answers instead of strata and clusters.
	Replicates *Replicates `yaml:"replicates,omitempty"`
	// Raked says, for the reader, which known distributions the weights were fitted to, such as "sector, size".
	Raked string `yaml:"raked,omitempty"`
	// Raking is how they were, where it is known; standard errors then take account of it.
	Raking *Raking `yaml:"raking,omitempty"`
}

// Lonely says what to do where one cluster of a stratum was drawn, whose variance cannot be estimated from it. The zero value is
// LonelyFail.
type Lonely string

const (
	LonelyFail      Lonely = "fail"      // nothing is estimated
	LonelyCertainty Lonely = "certainty" // the cluster was taken with certainty: no variance
	LonelyAdjust    Lonely = "adjust"    // its distance to the mean of the whole sample instead of to its own
)

// LonelyPolicies lists every policy.
func LonelyPolicies() []Lonely { return []Lonely{LonelyFail, LonelyCertainty, LonelyAdjust} }

// Raking says how the weights of a wave were fitted to what is known of its population.
type Raking struct {
	Before  string        `yaml:"before,omitempty"` // column of the weights before it; without one all were 1
	Margins []RakedMargin `yaml:"margins"`
}

// RakedMargin is one known distribution that weights were fitted to.
type RakedMargin struct {
	Line    strictyaml.Line    `yaml:"-" json:"-"`
	Item    string             `yaml:"item"`
	Column  string             `yaml:"column"`           // the category of each respondent
	Source  string             `yaml:"source,omitempty"` // of the targets
	Targets map[string]float64 `yaml:"targets"`          // what the weights of each category add up to
}

// IsZero reports whether everybody counts the same.
func (d Design) IsZero() bool { return d == Design{} }

// Columns returns the names of the columns, each once.
func (d Design) Columns() []string {
	var names []string
	single := []string{d.Weight, d.Strata, d.Cluster, d.FPC, d.FPC2}
	if d.Raking != nil {
		single = append(single, d.Raking.Before)
		for _, margin := range d.Raking.Margins {
			single = append(single, margin.Column)
		}
	}
	for _, name := range single {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if d.Replicates != nil {
		names = append(names, d.Replicates.Names()...)
	}
	return names
}

// Detail is what sums of the design keep.
func (d Design) Detail() sums.Detail {
	return sums.Detail{Within: d.FPC2 != "", Raked: d.Raking != nil}
}

// DesignChange is what is to be changed of a design. What is nil stays; a column of "" takes the column away, and replicates
// without columns the replicates.
type DesignChange struct {
	Weight, Strata, Cluster, FPC, FPC2 *string
	WholeClusters, Nested              *bool
	Lonely                             *Lonely
	Replicates                         *Replicates
}

// WithDesign returns the wave with a change of its design. Replicate weights take the place of strata, clusters and populations,
// and these of replicate weights; other weights are not raked and have no replicates. What is said of clusters goes with them.
// Columns that are no longer used may still stand in the files of the wave.
func (w Wave) WithDesign(change DesignChange) Wave {
	old := w.Design
	if change.Weight != nil && *change.Weight != old.Weight {
		w.Design.Raked, w.Design.Raking, w.Design.Replicates = "", nil, nil
	}
	set := func(column, to *string) bool {
		if column != nil {
			*to = *column
		}
		return column != nil && *column != ""
	}
	drawn := false
	set(change.Weight, &w.Design.Weight)
	for _, field := range []struct{ from, to *string }{{change.Strata, &w.Design.Strata}, {change.Cluster, &w.Design.Cluster}, {change.FPC, &w.Design.FPC}, {change.FPC2, &w.Design.FPC2}} {
		drawn = set(field.from, field.to) || drawn
	}
	switch {
	case change.Replicates != nil && len(change.Replicates.Columns) == 0:
		w.Design.Replicates = nil
	case change.Replicates != nil:
		w.Design.Replicates = change.Replicates
		if !drawn { // with both, the check of the wave says that they do not go together
			w.Design.Strata, w.Design.Cluster, w.Design.FPC, w.Design.FPC2 = "", "", "", ""
		}
	case drawn:
		w.Design.Replicates = nil
	}
	if change.FPC2 == nil && (w.Design.Cluster == "" || w.Design.FPC == "") {
		w.Design.FPC2 = ""
	}
	if change.WholeClusters != nil {
		w.Design.WholeClusters = *change.WholeClusters
	} else if w.Design.Cluster == "" || w.Design.FPC == "" || w.Design.FPC2 != "" {
		w.Design.WholeClusters = false
	}
	if change.Nested != nil {
		w.Design.Nested = *change.Nested
	} else if w.Design.Cluster == "" || w.Design.Strata == "" {
		w.Design.Nested = false
	}
	if change.Lonely != nil {
		w.Design.Lonely = *change.Lonely
	} else if w.Design.Cluster == "" && w.Design.Strata == "" {
		w.Design.Lonely = ""
	}
	w.PassOver = passedOver(w.PassOver, old, w.Design)
	return w
}

// passedOver returns the columns that are no answers and no longer part of a design.
func passedOver(known []string, old, design Design) []string {
	var columns []string
	for _, column := range slices.Concat(known, old.Columns()) {
		if !strings.HasPrefix(column, DesignPrefix) && !slices.Contains(columns, column) && !slices.Contains(design.Columns(), column) {
			columns = append(columns, column)
		}
	}
	return columns
}

// DesignPrefix begins the names of the columns of a design that an import or a weighting wrote.
const DesignPrefix = "design."

// PassesOver reports whether a column is neither an answer nor of the design, and may stand in the files of the wave: one that
// it names as such, or that an import or a weighting wrote.
func (w Wave) PassesOver(column string) bool {
	return slices.Contains(w.PassOver, column) || strings.HasPrefix(column, DesignPrefix)
}

// design checks the design of a wave.
func (c *waveCheck) design(design Design, passOver []string) {
	if design.Raked != "" && design.Weight == "" {
		c.report(c.keyLine("design", "raked"), "raked is about weights, and the design has none; name their column as weight")
	}
	if design.WholeClusters && (design.Cluster == "" || design.FPC == "") {
		c.report(c.keyLine("design", "whole_clusters"), "whole_clusters is about the population of clusters; name the columns cluster and fpc")
	}
	if design.FPC2 != "" && (design.Cluster == "" || design.FPC == "") {
		c.report(c.keyLine("design", "fpc2"), "fpc2 is about the people within the clusters that were drawn; name the columns cluster and fpc too")
	}
	if design.FPC2 != "" && design.WholeClusters {
		c.report(c.keyLine("design", "whole_clusters"), "whole_clusters says that everybody in a cluster was asked, and fpc2 counts of how many; keep one of both")
	}
	if design.Nested && (design.Cluster == "" || design.Strata == "") {
		c.report(c.keyLine("design", "nested"), "nested is about clusters in strata; name the columns cluster and strata")
	}
	if design.Lonely != "" && !slices.Contains(LonelyPolicies(), design.Lonely) {
		c.report(c.keyLine("design", "lonely"), "lonely %q: use %s", design.Lonely, join(LonelyPolicies()))
	}
	if design.Lonely != "" && design.Cluster == "" && design.Strata == "" {
		c.report(c.keyLine("design", "lonely"), "lonely is about a stratum with one cluster; name the column strata or cluster")
	}
	if r := design.Replicates; r != nil {
		if problem := r.Check(design); problem != "" {
			c.report(c.keyLine("design", "replicates"), "%s", problem)
		}
	}
	c.passOver(design, passOver)
	c.raking(design)
	of := map[string]string{}
	for _, field := range []struct{ key, column string }{
		{"weight", design.Weight}, {"strata", design.Strata}, {"cluster", design.Cluster}, {"fpc", design.FPC}, {"fpc2", design.FPC2},
	} {
		line := c.keyLine("design", field.key)
		switch before, taken := of[field.column]; {
		case field.column == "":
			continue
		case field.column == RespondentColumn:
			c.report(line, "%s is the column of respondents; leave it out, everybody is apart already", field.key)
		case taken:
			c.report(line, "%s is the column %q, and so is %s; give each its own", field.key, field.column, before)
		}
		of[field.column] = field.key
	}
}

// passOver checks the columns that are no answers.
func (c *waveCheck) passOver(design Design, columns []string) {
	for _, column := range columns {
		switch {
		case column == "" || column == RespondentColumn:
			c.report(c.keyLine("pass_over"), "pass_over names %q; name columns that are no answers", column)
		case slices.Contains(design.Columns(), column):
			c.report(c.keyLine("pass_over"), "column %q is in the design and in pass_over; leave it out of one", column)
		}
	}
}
