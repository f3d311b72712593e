package study

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/analysis/publication"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/count/answers"
	claimspage "spoor/reports/claims"
	"spoor/reports/results"
	"spoor/reports/workbook"
)

// ClaimsRequest asks which claims the counts of a wave carry.
type ClaimsRequest struct {
	Name    string // of the file of claims; "" for claims.yaml of the survey
	Source  []byte // its content, where it is named
	Options analysis.Options
}

// ErrHiddenCounts is returned where counts that claims are about are not known, or may not be shown.
var ErrHiddenCounts = errors.New("some counts are hidden, and claims are decided on all of them")

// Claims decides each claim.
func (s *Study) Claims(ctx context.Context, request ClaimsRequest) (claimspage.Decided, error) {
	list, err := s.readClaims(request)
	if err != nil {
		return claimspage.Decided{}, err
	}
	return s.decide(ctx, list, request.Options)
}

func (s *Study) readClaims(request ClaimsRequest) ([]claims.Claim, error) {
	name, source := request.Name, request.Source
	if name == "" {
		var err error
		name, source, err = s.Source.Beside("claims.yaml")
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no file %s; write claims in one, or name it with --file: %w", name, fs.ErrNotExist)
		}
		if err != nil {
			return nil, fmt.Errorf("read claims: %w", err)
		}
	}
	asked, _ := s.Survey.Codebook.Otherwise(s.Wave)
	return claims.Parse(filepath.ToSlash(name), source, asked)
}

func (s *Study) decide(ctx context.Context, list []claims.Claim, options analysis.Options) (claimspage.Decided, error) {
	basis, err := s.claimsBasis(ctx, list, options)
	if err != nil {
		return claimspage.Decided{}, err
	}
	decisions, err := claims.Decide(list, basis)
	return claimspage.Decided{Decisions: decisions, Basis: basis}, err
}

// RenderClaims writes decisions in the form text, md, html, docx, xlsx, json or csv.
func RenderClaims(decided claimspage.Decided, lang data.Lang, form string, look Look) ([]byte, error) {
	switch form {
	case "html", "docx":
		return look.document(form, decided.Markdown(lang), lang, nil)
	case "json":
		return results.Claims(decided.Decisions, decided.Basis)
	case "xlsx":
		found, err := results.Claims(decided.Decisions, decided.Basis)
		if err != nil {
			return nil, err
		}
		return workbook.Claims(decided.Decisions, decided.Basis.Wave, found, lang, Office(lang))
	case "csv":
		return decided.CSV(lang)
	case "md":
		return decided.Markdown(lang), nil
	}
	return decided.Text(lang), nil
}

// claimsBasis is what claims on a wave are decided on: its counts, with its respondents where they are at hand, and for one
// reconstructed from the publication with what else the print can mean.
func (s *Study) claimsBasis(ctx context.Context, list []claims.Claim, options analysis.Options) (claims.Basis, error) {
	tables, err := s.Tables(ctx, options)
	if err != nil {
		return claims.Basis{}, err
	}
	basis := claims.Basis{Wave: s.Wave, Tallies: s.tallies, Level: options.Level, Digits: options.Digits}
	basis.Codebook, basis.Otherwise = s.Survey.Codebook.Otherwise(s.Wave)
	items := claims.Items(list, basis.Codebook)
	for _, table := range tables {
		if slices.Contains(items, table.Item.ID) && table.Hides() {
			return claims.Basis{}, fmt.Errorf("%s: %w", table.Item.ID, ErrHiddenCounts)
		}
	}
	switch {
	case basis.Wave.Provenance == data.Observed && s.Preset != "":
		basis.Tallies = slices.Clone(s.tallies)
		for i := range basis.Tallies { // who gave one answer and another is in no count that may be shown
			basis.Tallies[i].Patterns, basis.Tallies[i].Nets = nil, nil
		}
		return basis, nil
	case basis.Wave.Provenance == data.Observed:
		basis.Pairs, err = s.claimsPairs(ctx, items)
		return basis, err
	}
	printed := s.Survey.Publication
	if printed == nil || printed.Wave.ID != basis.Wave.ID {
		return basis, nil
	}
	figures, err := publication.Audit(ctx, basis.Codebook, *printed)
	if err != nil {
		return claims.Basis{}, err
	}
	basis.Readings, err = claims.Readings(figures)
	return basis, err
}

// claimsPairs counts pairs within an item in what was chosen together, and reads the answers to items file by file for others: only within
// a file is it known who gave which.
func (s *Study) claimsPairs(ctx context.Context, items []string) (claims.Pairs, error) {
	var files [][]answers.Answers
	for _, file := range s.Wave.Files {
		var answers []answers.Answers
		for _, id := range file.Items {
			item, _ := s.Survey.Codebook.Item(id) // checked when the wave was read
			if item.Kind == data.Open || !slices.Contains(items, id) {
				continue
			}
			read, err := s.itemAnswers(ctx, id)
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
	return claims.PairsTogether(s.Codebook, s.tallies, claims.PairsOf(files)), nil
}
