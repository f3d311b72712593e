// Package cli has what flags and arguments of every command have in common: words that are known, levels, what goes together, and
// refusals as errors of usage that say what would be right.
package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/nearest"
)

// enum is the value of a flag that takes one of several known words: they stand in its help, the shell completes them, and any
// other word is refused when the flag is read.
type enum[T ~string] struct {
	to    *T
	known []T
}

// Word adds a flag that takes one of the known words. Without it the value is that of start, which may be none of them.
func Word[T ~string](cmd *cobra.Command, to *T, name string, start T, known []T, usage string) {
	*to = start
	cmd.Flags().Var(enum[T]{to, known}, name, usage+": "+anyOf(known))
	Complete(cmd, name, Names(known))
}

func (e enum[T]) Set(text string) error {
	if !slices.Contains(e.known, T(text)) {
		return unknownWord(text, e.known)
	}
	*e.to = T(text)
	return nil
}

func (e enum[T]) String() string {
	if e.to == nil {
		return ""
	}
	return string(*e.to)
}

// Type names the value in the help where its usage does not.
func (e enum[T]) Type() string { return "word" }

// enums is the value of a flag that takes several known words, each once, with commas between them.
type enums[T ~string] struct {
	to    *[]T
	known []T
	given *bool // words given with the flag take the place of those that it starts with
	none  bool  // an empty text is no word at all
}

// Words adds a flag that takes one or more of the known words; it may be repeated. Without it the value is that of start.
func Words[T ~string](cmd *cobra.Command, to *[]T, name string, start, known []T, usage string) {
	*to = start
	cmd.Flags().Var(enums[T]{to, known, new(bool), start == nil}, name, usage+", separated by commas: "+anyOf(known))
	Complete(cmd, name, Names(known))
}

func (e enums[T]) Set(text string) error {
	if text == "" && e.none {
		*e.to, *e.given = []T{}, true
		return nil
	}
	var words []T
	if *e.given {
		words = *e.to
	}
	for _, word := range strings.Split(text, ",") {
		word := T(strings.TrimSpace(word))
		switch {
		case !slices.Contains(e.known, word):
			return unknownWord(string(word), e.known)
		case slices.Contains(words, word):
			return errors.New("it names " + string(word) + " twice")
		}
		words = append(words, word)
	}
	*e.to, *e.given = words, true
	return nil
}

func (e enums[T]) String() string {
	if e.to == nil {
		return ""
	}
	return strings.Join(Names(*e.to), ",")
}

// Type names the value in the help where its usage does not.
func (e enums[T]) Type() string { return "words" }

func anyOf[T ~string](known []T) string { return data.Or(Names(known), data.English) }

func unknownWord[T ~string](word string, known []T) error {
	return errors.New("use " + anyOf(known) + nearest.DidYouMean(word, Names(known)))
}

// Names are words as texts.
func Names[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = string(value)
	}
	return out
}

// Complete lets the shell complete a flag by the values.
func Complete(cmd *cobra.Command, flag string, values []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)) // the flag exists
}
