//go:build linux

package main

import (
	"context"
	"fmt"
	"os"

	"spoor/analysis"
	"spoor/data"
)

// count counts all items overall and by sector, and makes the intervals of every percentage; with csv it only reads.
func count(path, way string) error {
	if way == "csv" {
		return readCells(path)
	}
	survey, err := data.OpenSurvey(os.DirFS(path))
	if err != nil {
		return err
	}
	wave := survey.Waves[0]
	if way == "overall" {
		_, _, err := survey.WithEngine(data.EngineScan, nil).Count(context.Background(), wave)
		return err
	}
	tables, problems, err := survey.WithEngine(data.Engine(way), nil).Crosstabs(context.Background(), wave, "sector")
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return fmt.Errorf("%d problems in generated answers", len(problems))
	}
	for _, table := range tables {
		for _, tallies := range append([][]data.Tally{table.Whole}, groups(table)...) {
			if _, err := analysis.NewTable(wave, table.Item, tallies, analysis.DefaultOptions()); err != nil {
				return err
			}
		}
	}
	return nil
}

func groups(table data.Crosstab) [][]data.Tally {
	var all [][]data.Tally
	for _, group := range table.Groups {
		all = append(all, group.Tallies)
	}
	return all
}
