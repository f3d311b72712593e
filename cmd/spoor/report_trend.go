package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/charts"
	"spoor/data"
	"spoor/reports"
	"spoor/reports/page"
)

// developed is what a report says about the waves up to its own.
type developed struct {
	earlier []results // the waves before that of the report
	files   []outputFile
}

// developments follows every item over the waves up to that of the report, if there are any before it, and adds the chapter to
// the document.
func developments(ctx context.Context, o reportOptions, loaded results, document *reports.Document) (developed, error) {
	at := slices.IndexFunc(loaded.survey.Waves, func(wave data.Wave) bool { return wave.ID == loaded.wave.ID })
	if at <= 0 { // the first, or tables that are no wave of the survey
		return developed{}, nil
	}
	earlier := loaded.survey.Waves[:at]
	var out developed
	var err error
	if out.earlier, err = loadWaves(ctx, o.streams, o.survey, earlier, document.Options); err != nil {
		return developed{}, err
	}
	trends, err := followItems(loaded.survey.Codebook, append(out.earlier[:len(out.earlier):len(out.earlier)], loaded), nil, document.Options)
	if err != nil {
		return developed{}, err
	}
	for _, trend := range trends {
		name := "trend-" + trend.Item.ID
		figure, err := charts.Trend(trend, charts.Options{Lang: document.Lang})
		if err != nil {
			return developed{}, fmt.Errorf("draw %s: %w", name, err)
		}
		document.Developments = append(document.Developments, reports.Development{Trend: trend, Figure: page.Figure{Name: name, Kind: "trend", Inline: figure.InlineSVG()}})
		for _, format := range []charts.Format{charts.SVG, charts.PNG} {
			var picture bytes.Buffer
			if err := figure.Write(&picture, format); err != nil {
				return developed{}, err
			}
			out.files = append(out.files, outputFile{"figures/" + name + "." + string(format), picture.Bytes()})
		}
		table, err := trendCSV([]analysis.Trend{trend}, document.Lang)
		if err != nil {
			return developed{}, err
		}
		out.files = append(out.files, outputFile{"tables/" + name + ".csv", table})
	}
	return out, nil
}
