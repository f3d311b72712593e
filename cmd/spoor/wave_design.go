package main

import (
	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
)

// designOptions are the flags that say how the respondents of a wave were drawn.
type designOptions struct {
	columns    data.Design // without replicates
	replicates data.Replicates
}

func (o *designOptions) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.columns.Weight, "weight", "", "`column` with the weight of each respondent")
	flags.StringVar(&o.columns.Strata, "strata", "", "`column` with the stratum that each respondent was drawn in")
	flags.StringVar(&o.columns.Cluster, "cluster", "", "`column` with the cluster that each respondent was drawn with")
	flags.StringVar(&o.columns.FPC, "fpc", "", "`column` with the number of clusters (or people) in the population of the stratum")
	flags.StringVar(&o.columns.FPC2, "fpc2", "", "`column` with the number of people in the cluster, where part of each cluster was drawn")
	flags.BoolVar(&o.columns.WholeClusters, "whole-clusters", false, "everybody in a drawn cluster was asked, so that --fpc can be used as it is")
	flags.BoolVar(&o.columns.Nested, "nested", false, "clusters are numbered anew in each stratum")
	cli.Word(cmd, &o.columns.Lonely, "lonely", "", data.LonelyPolicies(), "`policy` for a stratum in which one cluster was drawn; without it nothing is estimated")
	flags.StringSliceVar(&o.replicates.Columns, "replicates", nil, "`columns` with replicate weights, which come instead of strata and clusters, as a list or a range such as rw1-rw80")
	cli.Word(cmd, &o.replicates.Type, "replicate-type", "", data.ReplicateTypes(), "`type` of the replicate weights, by how they were made")
	flags.IntVar(&o.replicates.Degrees, "degrees", 0, "degrees of freedom of the replicate weights: `number` of clusters minus strata; of jk1 without it the replicates minus 1")
	flags.BoolVar(&o.replicates.AroundEstimate, "around-estimate", false, "measure the replicates from the estimate instead of from their mean")
}

// check refuses flags about replicate weights without them.
func (o designOptions) check() error {
	if r := o.replicates; len(r.Columns) == 0 && (r.Type != "" || r.Degrees != 0 || r.AroundEstimate) {
		return cli.Usage("--replicate-type, --degrees and --around-estimate are about replicate weights; name their columns with --replicates")
	}
	return nil
}

// change returns what the flags that were given change of a design.
func (o *designOptions) change(cmd *cobra.Command) (data.DesignChange, error) {
	c := &o.columns
	change := data.DesignChange{
		Weight: cli.IfGiven(cmd, "weight", &c.Weight), Strata: cli.IfGiven(cmd, "strata", &c.Strata), Cluster: cli.IfGiven(cmd, "cluster", &c.Cluster), FPC: cli.IfGiven(cmd, "fpc", &c.FPC),
		FPC2:          cli.IfGiven(cmd, "fpc2", &c.FPC2),
		WholeClusters: cli.IfGiven(cmd, "whole-clusters", &c.WholeClusters), Nested: cli.IfGiven(cmd, "nested", &c.Nested), Lonely: cli.IfGiven(cmd, "lonely", &c.Lonely),
	}
	change.Replicates = cli.IfGiven(cmd, "replicates", &o.replicates)
	return change, o.check()
}
