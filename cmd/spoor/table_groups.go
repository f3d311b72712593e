package main

import (
	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
)

// groupOptions are the flags of table that say how groups are compared.
type groupOptions struct {
	adjust     string
	difference interval.Method
}

func (o *groupOptions) register(cmd *cobra.Command) {
	registerEnum(cmd, &o.adjust, "adjust", "", []string{"holm", "bh", "tarone", "none"}, "`method` by which the p-values of groups are adjusted for their number, without it holm")
	registerEnum(cmd, &o.difference, "difference-interval", "", interval.DifferenceMethods(), "`method` for the interval of a difference between groups, without it newcombe")
}

// parse reads the flags into the options of a table by an item, which is "" without groups.
func (o groupOptions) parse(by string, options *analysis.Options) error {
	for _, flag := range []struct{ name, value string }{{"--adjust", o.adjust}, {"--difference-interval", string(o.difference)}} {
		if by == "" && flag.value != "" {
			return usage("%s is for the differences between groups; name the item that makes the groups with --by", flag.name)
		}
	}
	var err error
	if o.adjust != "" {
		if options.Adjust, err = estimate.ParseAdjustment(o.adjust); err != nil {
			return usage("--adjust: %w", err)
		}
	}
	if o.difference != "" {
		options.Difference = o.difference
	}
	return nil
}

// tableArguments takes the item, and after it the method of --simultaneous where that was not joined to its flag by =.
func tableArguments(joint *string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 2 && interval.Method(*joint) == estimate.JointDefault {
			for i, other := range []int{1, 0} {
				if method, err := interval.ParseSimultaneous(args[i]); err == nil {
					*joint, args[0], args[1] = string(method), args[other], ""
					return nil
				}
			}
			if _, err := interval.ParseSimultaneous(args[1]); err != nil {
				return usage("--simultaneous: %w", err)
			}
		}
		return arguments(1, 1)(cmd, args)
	}
}
