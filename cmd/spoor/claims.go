package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/analysis/publication"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/count/answers"
	"spoor/internal/reasons"
	forprograms "spoor/reports/results"
)

type claimsOptions struct {
	streams streams
	survey  surveyOptions
	file    string
	level   float64
	digits  int
	lang    data.Lang
	format  string
	out     string
}

func newClaimsCmd(s streams) *cobra.Command {
	o := claimsOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "claims",
		Short: "Decide which conclusions of the publication the counts carry",
		Long: `Decide each claim of a claims.yaml on the counts of a wave: supported, needs respondents, direction only, not
established at this n, contradicted, or arithmetic wrong. Options of one question share respondents whose overlap is not
known; a verdict holds over every overlap that is possible, or says which overlap it needs.

Without --file the claims are those in claims.yaml of the survey; the built-in one has the conclusions of the publication.

Verdicts name counts, small ones too: what is protected with --disclosure elsewhere is not protected here.`,
		Example: `  spoor claims
  spoor claims --lang en --format md --out claims.md
  spoor claims --survey my-survey --file my-claims.yaml`,
		Args: arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runClaims(cmd.Context(), o) },
	}
	o.survey.register(cmd)
	o.survey.registerSource(cmd)
	cmd.Flags().StringVar(&o.file, "file", "", "`file` with claims; without it claims.yaml of the survey")
	registerLevel(cmd, &o.level, "confidence `level`, between 0 and 1; a test decides at 1 minus it")
	registerDigits(cmd, &o.digits)
	registerLang(cmd, &o.lang)
	registerFormat(cmd, &o.format, "text", "md", "json", "csv")
	registerOut(cmd, &o.out)
	return cmd
}

func runClaims(ctx context.Context, o claimsOptions) error {
	options := analysis.DefaultOptions()
	options.Level = o.level
	var err error
	if options.Digits, err = parseDigits(o.digits); err != nil {
		return err
	}
	loaded, err := load(ctx, o.streams, o.survey, options)
	if err != nil {
		return err
	}
	list, err := readClaims(o, loaded.survey.Codebook.AsAsked(loaded.wave))
	if err != nil {
		return err
	}
	basis, err := claimsBasis(ctx, loaded, list, options)
	if err != nil {
		return err
	}
	decisions, err := claims.Decide(list, basis)
	if err != nil {
		return err
	}
	content, err := renderClaims(decisions, basis, o.lang, o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// errHiddenCounts is returned where counts that claims are about are not known, or may not be shown.
var errHiddenCounts = errors.New("some counts are hidden, and claims are decided on all of them")

// claimsBasis is what claims on a wave are decided on: its counts, with its respondents where they are at hand, and for one reconstructed from the publication
// with what else the print can mean.
func claimsBasis(ctx context.Context, loaded results, list []claims.Claim, options analysis.Options) (claims.Basis, error) {
	basis := claims.Basis{Codebook: loaded.survey.Codebook.AsAsked(loaded.wave), Wave: loaded.wave, Tallies: loaded.tallies, Level: options.Level, Digits: options.Digits}
	for _, id := range claims.Items(list, basis.Codebook) {
		if table, err := loaded.table(id); err == nil && table.Hides() {
			return claims.Basis{}, fmt.Errorf("%s: %w", id, errHiddenCounts)
		}
	}
	var err error
	if basis.Wave.Provenance == data.Observed {
		basis.Pairs, err = claimsPairs(ctx, loaded, claims.Items(list, basis.Codebook))
		return basis, err
	}
	printed := loaded.survey.Publication
	if printed == nil || printed.Wave.ID != basis.Wave.ID {
		return basis, nil
	}
	figures, err := publication.Audit(basis.Codebook, *printed)
	if err != nil {
		return claims.Basis{}, err
	}
	basis.Readings, err = claims.Readings(figures)
	return basis, err
}

// claimsPairs reads the answers to the items file by file: only within a file is it known who gave which.
func claimsPairs(ctx context.Context, loaded results, items []string) (claims.Pairs, error) {
	var files [][]answers.Answers
	for _, file := range loaded.wave.Files {
		var answers []answers.Answers
		for _, id := range file.Items {
			item, _ := loaded.survey.Codebook.Item(id) // checked when the wave was read
			if item.Kind == data.Open || !slices.Contains(items, id) {
				continue
			}
			read, _, err := loaded.survey.ItemAnswers(ctx, loaded.wave, id)
			if errors.Is(err, count.ErrTooLarge) {
				break
			}
			if err != nil {
				return nil, err
			}
			answers = append(answers, read...)
		}
		files = append(files, answers)
	}
	return claims.PairsOf(files), nil
}

func readClaims(o claimsOptions, codebook data.Codebook) ([]claims.Claim, error) {
	name, source, err := o.survey.beside("claims.yaml", o.file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s; write claims in one, or name it with --file", name)
	}
	if err != nil {
		return nil, fmt.Errorf("read claims: %w", err)
	}
	return claims.Parse(filepath.ToSlash(name), source, codebook)
}

func renderClaims(decisions []claims.Decision, basis claims.Basis, lang data.Lang, format string) ([]byte, error) {
	switch format {
	case "json":
		return forprograms.Claims(decisions, basis)
	case "csv":
		frame, err := reasons.Frame(decisions, basis, lang)
		if err != nil {
			return nil, err
		}
		var text bytes.Buffer
		err = frame.WriteCSV(&text)
		return text.Bytes(), err
	case "md":
		return claimsMarkdown(decisions, basis, lang), nil
	}
	return claimsText(decisions, basis, lang), nil
}
