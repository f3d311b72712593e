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
	"spoor/internal/parallel"
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
	return parallel.Each(len(tables), func(i int) error {
		for _, tallies := range append([][]data.Tally{tables[i].Whole}, groups(tables[i])...) {
			if _, err := analysis.NewTable(wave, tables[i].Item, tallies, analysis.DefaultOptions()); err != nil {
				return err
			}
		}
		return nil
	})
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
	items := survey.Codebook.Items
	return parallel.Each(len(items), func(i int) error {
		if items[i].Kind == data.Open {
			return nil
		}
		_, err := analysis.NewTable(wave, items[i], tallies, analysis.DefaultOptions())
		return err
	})
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
