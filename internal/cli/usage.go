package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"spoor/internal/nearest"
)

// UsageError is a fault in how the command was called.
type UsageError struct{ error }

// Usage makes an error of how the command was called.
func Usage(format string, args ...any) error { return UsageError{fmt.Errorf(format, args...)} }

// OnlyBelow is the check of the arguments of a command that does nothing but hold others: one that is left is the name of none of them.
// What they are is a command or a calculation.
func OnlyBelow(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		var names []string
		for _, sub := range cmd.Commands() {
			names = append(names, sub.Name())
		}
		near := nearest.Name(args[0], names)
		if near != "" {
			near = strconv.Quote(near)
		}
		return Usage("unknown %s %q%s", what, args[0], instead(cmd, near))
	}
}

// instead ends what is said of an unknown name: with the one that was probably meant, where there is one, and where the known ones are listed.
func instead(cmd *cobra.Command, near string) string {
	if near == "" {
		return "; see " + cmd.CommandPath() + " --help"
	}
	return "; did you mean " + near + "? See " + cmd.CommandPath() + " --help"
}

// Arguments returns a check that there are from least to most arguments, named in the usage line of the command.
func Arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return Usage("%s needs an argument: %s", cmd.CommandPath(), cmd.UseLine())
		case len(args) > most:
			return Usage("%s: unexpected argument %q; usage: %s", cmd.CommandPath(), args[most], cmd.UseLine())
		}
		return nil
	}
}

// FlagError is what is wrong with the flags of a command line, as an error of usage: which flag, its value, and what would be
// right.
func FlagError(cmd *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	var wrong UsageError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &wrong):
		return wrong
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		return Usage("%w%s", err, instead(cmd, nearFlag(cmd, unknown.GetSpecifiedName())))
	case !errors.As(err, &invalid):
		return Usage("%w%s", err, instead(cmd, ""))
	}
	right := invalid.Unwrap().Error()
	switch invalid.GetFlag().Value.Type() {
	case "int":
		right = "give a whole number"
	case "uint64":
		right = "give a whole number, 0 or more"
	case "float64":
		right = "give a number with a decimal point, such as 0.2"
	case "bool":
		right = "give true or false"
	}
	return Usage("--%s %q: %s", invalid.GetFlag().Name, invalid.GetValue(), right)
}

// nearFlag says which flag of a command was probably meant, or nothing.
func nearFlag(cmd *cobra.Command, name string) string {
	var known []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) {
		if !flag.Hidden {
			known = append(known, flag.Name)
		}
	})
	if near := nearest.Name(name, known); near != "" {
		return "--" + near
	}
	return ""
}

// RefuseGiven refuses those of the flags that were given, because of why they cannot be used.
func RefuseGiven(cmd *cobra.Command, why string, flags ...string) error {
	for _, name := range flags {
		if cmd.Flags().Changed(name) {
			return Usage("--%s %s", name, why)
		}
	}
	return nil
}

// RefuseEmpty refuses those of the flags, of texts, that were given empty, as by a variable of a script that has no value: they would
// count as not given.
func RefuseEmpty(cmd *cobra.Command, flags ...string) error {
	for _, name := range flags {
		if !cmd.Flags().Changed(name) {
			continue
		}
		flag := cmd.Flags().Lookup(name)
		texts := []string{flag.Value.String()}
		if several, ok := flag.Value.(pflag.SliceValue); ok {
			texts = several.GetSlice()
		}
		if len(texts) == 0 || slices.ContainsFunc(texts, func(text string) bool { return strings.TrimSpace(text) == "" }) {
			return Usage("--%s is empty; give its value, or leave the flag out", name)
		}
	}
	return nil
}

// OnlyWith refuses flags that were given beside a flag with which only some go, because of why others do not.
func OnlyWith(cmd *cobra.Command, flag, why string, some ...string) error {
	var other error
	cmd.Flags().Visit(func(given *pflag.Flag) {
		if !slices.Contains(some, given.Name) {
			other = cmp.Or(other, Usage("--%s does not go with %s: it %s", given.Name, flag, why))
		}
	})
	return other
}

// IfGiven returns the value of a flag that was given, nil otherwise.
func IfGiven[T any](cmd *cobra.Command, flag string, value *T) *T {
	if cmd.Flags().Changed(flag) {
		return value
	}
	return nil
}

// Separated returns the texts between the commas of a flag, none of an empty one.
func Separated(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}
