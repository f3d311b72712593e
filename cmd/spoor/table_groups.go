package main

import (
	"github.com/spf13/cobra"

	"spoor/analysis"
)

// groupOptions are the flags of table that say how groups are compared.
type groupOptions struct {
	adjust string
}

func (o *groupOptions) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.adjust, "adjust", "", "how the p-values of groups are adjusted for their number: `method` holm (the default), bh, tarone or none")
	complete(cmd, "adjust", []string{"holm", "bh", "tarone", "none"})
}

// parse reads the flags into the options of a table by an item, which is "" without groups.
func (o groupOptions) parse(by string, options *analysis.Options) error {
	if o.adjust == "" {
		return nil
	}
	if by == "" {
		return usage("--adjust is for the differences between groups; name the item that makes the groups with --by")
	}
	var err error
	if options.Adjust, err = analysis.ParseAdjustment(o.adjust); err != nil {
		return usage("--adjust: %w", err)
	}
	return nil
}
