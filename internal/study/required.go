package study

import (
	"errors"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
)

// Audience is who will see the counts of a wave.
type Audience string

// The audiences.
const (
	Nobody    Audience = ""       // no counts are shown, or they go on in the program
	OwnScreen Audience = "screen" // of whoever asks
	Others    Audience = "others" // it is written to a file
)

// Preset returns the preset by which small counts of a survey are hidden: the one asked for, or else, in what is written to a file,
// the one that its codebook requires. To the screen of whoever asks counts go as they are, which is told. A preset that hides less
// than the codebook requires is refused for files.
func (s Source) Preset(codebook data.Codebook) (disclosure.Preset, error) {
	required, codebookFile := disclosure.Preset(codebook.Disclosure), s.File("codebook.yaml")
	switch {
	case required == "" || s.Audience == Nobody:
		return s.Disclosure, nil
	case s.Disclosure == "" && s.Audience == Others:
		s.Listener.Say("%s requires disclosure %s: small counts are hidden in what is written", codebookFile, required)
		return required, nil
	case s.Disclosure == "":
		s.Listener.Say("%s requires disclosure %s of files; this is for your own screen and hides nothing: add --disclosure %s before you hand it on", codebookFile, required, required)
	case s.Audience == Others && s.Disclosure.Rule().Threshold < required.Rule().Threshold:
		return "", Refuse("--disclosure %s: %s requires %s, which hides more; leave the flag out, or give %s", s.Disclosure, codebookFile, required, required)
	}
	return s.Disclosure, nil
}

// protected returns the options with the rule that the wave is shown by, where they name none.
func (s *Study) protected(options analysis.Options) analysis.Options {
	if options.Disclosure == (disclosure.Rule{}) {
		options.Disclosure = s.Preset.Rule()
	}
	return options
}

// errHiddenParts refuses what is made of counts of which the rule would hide some.
var errHiddenParts = errors.New("some of these counts are small, or tell a small one; join what is counted apart, or leave --disclosure out for your own screen")

// errHiddenBeside refuses what is made of counts of which some tell a small one beside what was published.
var errHiddenBeside = errors.New("some of these counts tell a small one beside what was published of the wave before (see spoor release list); join what is counted apart, or leave --disclosure out for your own screen")

// ShowsAll returns an error where the rule of the wave would hide a count of a table, in which everybody has one answer if counts of
// a base add up to it.
func (s *Study) ShowsAll(counts []int, base int) error {
	if s.Preset == "" || base == 0 {
		return nil
	}
	table := disclosure.Table{Kind: disclosure.Multiple, Counts: counts, Base: base}
	sum := 0
	for _, k := range counts {
		sum += k
	}
	if sum == base {
		table.Kind = disclosure.Single
	}
	release, err := disclosure.Suppress(table, s.Preset.Rule())
	switch {
	case errors.Is(err, disclosure.ErrSmallBase) || errors.Is(err, disclosure.ErrUnprotected):
		return errHiddenParts
	case err == nil && len(release.Hidden) > 0:
		return errHiddenParts
	}
	return err
}
