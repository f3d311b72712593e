package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/compare"
	"spoor/reports/page"
)

// several sets members around the sector, option by option.
func (c comparing) several(page *compare.Comparison) ([]study.File, error) {
	members := make([]study.MemberFile, len(c.o.files))
	for i, file := range c.o.files {
		var err error
		if members[i], err = c.read(file); err != nil {
			return nil, err
		}
	}
	var pictures []study.File
	for _, item := range c.codebook.Items {
		if !c.asked(item.ID) || item.Kind == data.Number || item.Kind == data.Open || !c.allAnswered(item, members) {
			continue
		}
		drawn, err := c.funnels(item, members, page)
		if err != nil {
			return nil, err
		}
		pictures = append(pictures, drawn...)
	}
	if len(page.Funnels) == 0 {
		return nil, usage("no question of which every file holds answers: a funnel needs a single, multiple or rating item that all members answered")
	}
	return pictures, nil
}

func (c comparing) allAnswered(item data.Item, members []study.MemberFile) bool {
	for _, one := range members {
		if !answered(item, one.Tallies) {
			return false
		}
	}
	return answered(item, c.tallies)
}

// funnels adds a funnel for each option of an item, or for each row of a battery.
func (c comparing) funnels(item data.Item, members []study.MemberFile, page *compare.Comparison) ([]study.File, error) {
	sector, err := c.sector(item, nil)
	if err != nil {
		return nil, err
	}
	tables := make([]analysis.Table, len(members))
	for i, one := range members {
		if tables[i], err = analysis.NewTable(data.Wave{ID: "own"}, item, one.Tallies, c.options.Options); err != nil {
			return nil, err
		}
	}
	var pictures []study.File
	for _, part := range sector.Parts {
		for _, estimate := range part.Compared() {
			if !estimate.Known() {
				continue // the share of the sector is not known, so nothing can stand around it
			}
			var around []member.Member
			for i, table := range tables {
				own, _ := table.At(part.Row, estimate.Option)
				if own.Base < c.options.Minimum {
					return nil, fmt.Errorf("%s: %w: %d answered %s, at least %d are needed; leave the file out", c.o.files[i], member.ErrTooFew, own.Base, item.ID, c.options.Minimum)
				}
				around = append(around, member.Member{Alias: c.o.aliasOf(i), Estimate: own})
			}
			funnel, err := member.NewFunnel(estimate, around)
			if err != nil {
				return nil, err
			}
			figure, err := charts.Funnel(funnel, sector, part.Row, estimate.Option, charts.Options{Lang: c.lang})
			if err != nil {
				return nil, err
			}
			name := strings.Join(slices.DeleteFunc([]string{item.ID, part.Row, estimate.Option}, func(id string) bool { return id == "" }), "-")
			inline, drawn, err := pictureFiles(name, figure)
			if err != nil {
				return nil, err
			}
			pictures = append(pictures, drawn...)
			page.Funnels = append(page.Funnels, compare.Funnel{Funnel: funnel, Item: item, Row: part.Row, Option: estimate.Option, Figure: inline})
		}
	}
	return pictures, nil
}

func drawDumbbell(item member.Item, alias string, external []data.ExternalFigure, lang data.Lang) (page.Figure, []study.File, error) {
	figure, err := charts.Dumbbell(item, alias, external, charts.Options{Lang: lang})
	if err != nil {
		return page.Figure{}, nil, err
	}
	return pictureFiles(item.Sector.Item.ID, figure)
}

// pictureFiles returns a figure as SVG and PNG.
func pictureFiles(name string, figure picture.Figure) (page.Figure, []study.File, error) {
	var svg, png bytes.Buffer
	if err := figure.Write(&svg, picture.SVG); err != nil {
		return page.Figure{}, nil, err
	}
	if err := figure.Write(&png, picture.PNG); err != nil {
		return page.Figure{}, nil, err
	}
	files := []study.File{{Name: "figures/" + name + ".svg", Content: svg.Bytes()}, {Name: "figures/" + name + ".png", Content: png.Bytes()}}
	return page.Figure{Name: name, Inline: figure.InlineSVG()}, files, nil
}

// write writes the page with its figures into a folder, or one table to a file or standard output.
func (o compareOptions) write(ctx context.Context, page compare.Comparison, pictures []study.File) error {
	var files []study.File
	paged := false
	for _, form := range o.formats {
		content, err := renderComparison(page, form)
		if err != nil {
			return err
		}
		files = append(files, study.File{Name: "compare." + form, Content: content})
		paged = paged || form == "md" || form == "html"
	}
	if !paged && len(files) == 1 {
		return deliver(o.streams, o.out, files[0].Content)
	}
	folder := o.out
	if folder == "" {
		folder = "spoor-compare"
	}
	if paged {
		files = append(files, pictures...)
	}
	if err := writeFolder(ctx, o.streams, folder, files); err != nil {
		return err
	}
	for _, form := range o.formats {
		if _, err := o.streams.out.Write([]byte(filepath.Join(folder, "compare."+form) + "\n")); err != nil {
			return err
		}
	}
	return nil
}

func renderComparison(page compare.Comparison, form string) ([]byte, error) {
	switch form {
	case "html":
		return page.HTML()
	case "md":
		return page.Markdown()
	case "json":
		return page.JSON()
	}
	frame, err := page.Frame()
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	err = frame.WriteCSV(&text)
	return text.Bytes(), err
}
