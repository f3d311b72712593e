package main

import (
	"github.com/spf13/cobra"

	"spoor/data"
)

// replicateOptions are the flags that name replicate weights, which come with the data instead of strata and clusters.
type replicateOptions struct {
	columns []string
	kind    data.ReplicateType
	degrees int
	around  bool
}

func (o *replicateOptions) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&o.columns, "replicates", nil, "`columns` with replicate weights, as a list or a range such as rw1-rw80")
	registerEnum(cmd, &o.kind, "replicate-type", "", data.ReplicateTypes(), "`type` of the replicate weights, by how they were made")
	flags.IntVar(&o.degrees, "degrees", 0, "degrees of freedom of the replicate weights: `number` of clusters minus strata; of jk1 without it the replicates minus 1")
	flags.BoolVar(&o.around, "around-estimate", false, "measure the replicates from the estimate instead of from their mean")
}

// parse returns what the flags say, nil where they say nothing of replicates.
func (o replicateOptions) parse(given func(flag string) bool) (*data.Replicates, error) {
	if !given("replicates") {
		if o.kind != "" || o.degrees != 0 || o.around {
			return nil, usage("--replicate-type, --degrees and --around-estimate are about replicate weights; name their columns with --replicates")
		}
		return nil, nil
	}
	return &data.Replicates{Columns: o.columns, Type: o.kind, Degrees: o.degrees, AroundEstimate: o.around}, nil
}
