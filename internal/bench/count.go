//go:build linux

package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/count"
)

// countFolder counts all items overall and by sector, and makes the intervals of every percentage; with design only overall, and with
// csv it only reads.
func countFolder(path, way string) error {
	if way == "csv" {
		return readCells(path)
	}
	survey, err := count.Open(os.DirFS(path))
	if err != nil {
		return err
	}
	wave := survey.Waves[0]
	if way == "design" {
		return countDesign(survey, wave)
	}
	tables, problems, err := survey.WithEngine(count.Engine(way), nil).Crosstabs(context.Background(), wave, "sector")
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

// countDesign makes the intervals of every percentage and mean by the design.
func countDesign(survey *count.Survey, wave data.Wave) error {
	tallies, problems, err := survey.WithEngine(count.EngineScan, nil).Count(context.Background(), wave)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return fmt.Errorf("%d problems in generated answers", len(problems))
	}
	for _, item := range survey.Codebook.Items {
		if item.Kind == data.Open {
			continue
		}
		if _, err := analysis.NewTable(wave, item, tallies, analysis.DefaultOptions()); err != nil {
			return err
		}
	}
	return nil
}

// readCells reads all cells with encoding/csv.
func readCells(file string) error {
	source, err := os.Open(file)
	if err != nil {
		return err
	}
	defer source.Close()
	reader := csv.NewReader(source)
	reader.ReuseRecord = true
	for {
		if _, err := reader.Read(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
