package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study"
	"spoor/internal/study/against"
)

// groupOptions are the flags of table that say how groups are compared.
type groupOptions struct {
	adjust     string
	difference interval.Method
}

func (o *groupOptions) register(cmd *cobra.Command) {
	cli.Word(cmd, &o.adjust, "adjust", "", []string{"holm", "bh", "tarone", "none"}, "`method` by which the p-values of groups are adjusted for their number, without it holm")
	cli.Word(cmd, &o.difference, "difference-interval", "", interval.DifferenceMethods(), "`method` for the interval of a difference between groups, without it newcombe")
}

// parse reads the flags into the options of a table, by groups or not.
func (o groupOptions) parse(by bool, options *analysis.Options) error {
	for _, flag := range []struct{ name, value string }{{"--adjust", o.adjust}, {"--difference-interval", string(o.difference)}} {
		if !by && flag.value != "" {
			return cli.Usage("%s is for the differences between groups; name the item that makes the groups with --by", flag.name)
		}
	}
	var err error
	if o.adjust != "" {
		if options.Adjust, err = estimate.ParseAdjustment(o.adjust); err != nil {
			return cli.Usage("--adjust: %w", err)
		}
	}
	if o.difference != "" {
		options.Difference = o.difference
	}
	return nil
}

// arguments takes the items, unless all are asked for, and among them the method of --simultaneous where that was not joined to its
// flag by =.
func (o *tableOptions) arguments(cmd *cobra.Command, args []string) error {
	known := append(interval.SimultaneousMethods(), interval.Methods()...)
	o.items = slices.Clone(args)
	at := slices.IndexFunc(args, func(arg string) bool { return slices.Contains(known, interval.Method(arg)) })
	if at >= 0 && interval.Method(o.joint) == estimate.JointDefault {
		o.joint, o.items = args[at], slices.Delete(o.items, at, at+1) // parse says of another method that it does not fit
	}
	switch {
	case o.all && len(o.items) > 0:
		return cli.Usage("--all prints every item; leave %s out, or --all", strings.Join(o.items, ", "))
	case o.all:
		return nil
	}
	return cli.Arguments(1, len(args)+1)(cmd, o.items)
}

// setAgainst sets an item against what is known of the population.
func (o tableOptions) setAgainst(ctx context.Context, opened *study.Study, options analysis.Options, lang data.Lang) (func(form string) ([]byte, error), error) {
	content, err := os.ReadFile(o.against)
	if err != nil {
		return nil, fmt.Errorf("--against: read %s: %w", o.against, reason(err))
	}
	result, err := against.Run(ctx, opened, against.Request{Item: o.items[0], File: o.against, Content: content, Options: options})
	return func(form string) ([]byte, error) { return against.Render(result, lang, form) }, err
}
