package members

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/charts"
	"spoor/charts/native"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/compare"
)

// several sets organisations around the sector, option by option.
func (c *comparing) several(ctx context.Context, all []Answers) error {
	var sectors []analysis.Table
	for _, item := range c.Codebook.Items {
		if !c.asked(item.ID) || item.Kind == data.Number || item.Kind == data.Open || !c.allAnswered(item.ID, all) {
			continue
		}
		sector, err := c.sector(ctx, item, nil)
		if err != nil {
			return err
		}
		sectors = append(sectors, sector)
	}
	sectors, err := c.Together(ctx, sectors, nil)
	if err != nil {
		return err
	}
	for _, sector := range sectors {
		if err := c.funnels(sector, all); err != nil {
			return err
		}
	}
	if len(c.made.Funnels) == 0 {
		return study.Unusable{Err: fmt.Errorf("no question of which every file holds answers: a funnel needs a single, multiple or rating item that all members answered")}
	}
	return nil
}

func (c *comparing) allAnswered(item string, all []Answers) bool {
	return data.Tallied(item, c.tallies) && !slices.ContainsFunc(all, func(one Answers) bool { return !data.Tallied(item, one.Tallies) })
}

// funnels adds a funnel for each option of an item of the sector, or for each row of a battery.
func (c *comparing) funnels(sector analysis.Table, all []Answers) (err error) {
	tables := make([]analysis.Table, len(all))
	for i, one := range all {
		if tables[i], err = c.own(sector.Item, one); err != nil {
			return err
		}
	}
	for _, part := range sector.Parts {
		for _, estimate := range part.Compared() {
			if !estimate.Known() {
				continue // the share of the sector is not known, so nothing can stand around it
			}
			if err := c.funnel(sector, part.Row, estimate, tables); err != nil {
				return err
			}
		}
	}
	return nil
}

// funnel adds one funnel, around one estimate of the sector.
func (c *comparing) funnel(sector analysis.Table, row string, estimate analysis.Estimate, tables []analysis.Table) error {
	item := sector.Item
	var around []member.Member
	for i, table := range tables {
		own, _ := table.At(row, estimate.Option)
		if own.Base < c.options.Minimum {
			return fmt.Errorf("%s: %w: %d answered %s, at least %d are needed; leave the file out", c.request.Files[i].Name, member.ErrTooFew, own.Base, item.ID, c.options.Minimum)
		}
		around = append(around, member.Member{Alias: c.request.Files[i].alias(), Estimate: own})
	}
	funnel, err := member.NewFunnel(estimate, around)
	if err != nil {
		return err
	}
	name := strings.Join(slices.DeleteFunc([]string{item.ID, row, estimate.Option}, func(id string) bool { return id == "" }), "-")
	drawn, figure, files, err := study.PicturesInBoth(name, c.request.Lang, func(o charts.Options) (picture.Figure, error) {
		return charts.Funnel(funnel, sector, row, estimate.Option, o)
	})
	if err == nil && c.request.Office {
		figure, err = c.request.Look.Office(figure, drawn, native.Funnel(funnel, sector, row, estimate.Option, c.request.Lang))
	}
	c.made.Funnels = append(c.made.Funnels, compare.Funnel{Funnel: funnel, Item: item, Row: row, Option: estimate.Option, Figure: figure})
	c.made.Pictures = append(c.made.Pictures, files...)
	return err
}
