package study

import (
	"context"
	"fmt"
	"strings"

	foresight "spoor/analysis/outlook"
	"spoor/data"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/study/experiment"
	"spoor/internal/study/written"
	claimspage "spoor/reports/claims"
	"spoor/reports/workbook"
)

// OutlookRequest asks which claims new surveys of so many respondents would decide.
type OutlookRequest struct {
	ClaimsRequest
	N     string // numbers of respondents, with commas between them
	Power string // chance from which a claim counts as decidable; 0.80 without it
	Seed  uint64
	Draws int // new surveys that are simulated for each number
}

// Outlook simulates new surveys and decides the claims on each.
func (s *Study) Outlook(ctx context.Context, request OutlookRequest) (claimspage.Outlook, error) {
	outlook := claimspage.Outlook{Wave: s.Wave, Level: request.Options.Level}
	sizes, err := written.ParseWholes(strings.Split(request.N, ","))
	if err != nil {
		return outlook, Refuse("--n: %w", err)
	}
	if outlook.Power, err = experiment.ParsePower(request.Power); err != nil {
		return outlook, Refused{Err: err}
	}
	list, err := s.readClaims(request.ClaimsRequest)
	if err != nil {
		return outlook, err
	}
	basis, err := s.claimsBasis(ctx, list, request.Options)
	if err != nil {
		return outlook, err
	}
	outlook.Simulation = foresight.Simulation{Sizes: sizes, Draws: request.Draws, Seed: request.Seed}
	if outlook.Claims, err = foresight.Foresee(ctx, list, basis, outlook.Simulation, s.Source.Listener.done("new surveys")); err != nil && ctx.Err() == nil {
		return outlook, Refused{Err: err}
	}
	return outlook, err
}

// RenderOutlook writes an outlook in the form text, md, html, docx, xlsx or json.
func RenderOutlook(outlook claimspage.Outlook, lang data.Lang, form string, look Look) ([]byte, error) {
	switch form {
	case "json":
		return outlook.JSON(lang)
	case "xlsx":
		found, err := outlook.JSON(lang)
		if err != nil {
			return nil, err
		}
		sheet := outlook.Sheet(lang)
		return workbook.Sheets(sheet.Above[0].Text, []sheets.Sheet{sheet}, nil, found, lang, Office(lang))
	case "html", "docx":
		return look.document(form, outlook.Markdown(lang), lang, nil)
	case "md":
		return outlook.Markdown(lang), nil
	case "text":
		return outlook.Text(lang), nil
	}
	return nil, fmt.Errorf("an outlook has no form %q", form)
}
