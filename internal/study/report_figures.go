package study

import (
	"context"
	"fmt"
	"slices"

	"spoor/charts"
	"spoor/data"
	"spoor/internal/parallel"
	"spoor/reports/page"
)

// drawAll draws the figures of every table, several at once: for each table the figure that suits it first.
func (r *reporting) drawAll(ctx context.Context) error {
	var jobs []*drawJob
	if !r.drawn() {
		return nil
	}
	for chapter, table := range r.tables {
		for place, kind := range figureKinds(table.Item) {
			name := table.Item.ID
			if place > 0 {
				name += "-" + string(kind)
			}
			jobs = append(jobs, &drawJob{chapter: chapter, name: name, kind: kind})
		}
	}
	done := steps{listener: r.Source.Listener, what: "figures", total: int64(len(jobs))}
	err := parallel.Each(len(jobs), func(i int) error {
		defer done.step()
		if err := r.drawJob(ctx, jobs[i]); err != nil {
			return fmt.Errorf("draw %s: %w", jobs[i].name, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, job := range jobs {
		r.document.Chapters[job.chapter].Figures = append(r.document.Chapters[job.chapter].Figures, job.figure)
		r.figures = append(r.figures, job.files...)
	}
	return nil
}

// drawJob is a figure to be drawn.
type drawJob struct {
	chapter int // and place of its table
	name    string
	kind    data.FigureKind
	figure  page.Figure
	files   []File
}

func (r *reporting) drawJob(ctx context.Context, job *drawJob) (err error) {
	if err = ctx.Err(); err != nil {
		return err
	}
	table := r.tables[job.chapter]
	draw := r.drawing(table, job.kind)
	job.figure, job.files, err = r.pictures(job.name, charts.Alt(job.kind, table.Item, r.request.Lang), draw)
	if err != nil || !AnyOffice(r.request.Formats) {
		return err
	}
	drawn, err := draw(charts.Options{Lang: r.request.Lang, Untitled: true})
	if err != nil {
		return err
	}
	job.figure, err = r.native(job.kind, job.figure, drawn, table, r.request.Look, r.request.Lang)
	return err
}

// drawn reports whether a report shows figures: one that is a page, or a folder.
func (r *reporting) drawn() bool {
	return !r.alone || r.request.Formats[0] == "html" || office(r.request.Formats[0])
}

// pictures returns a figure for the report, and its files where they lie beside it. On the page its notes stand beside it; in the
// files they stand under it.
func (r *reporting) pictures(name, alt string, draw drawing) (page.Figure, []File, error) {
	figure := page.Figure{Name: name, Alt: alt}
	if slices.Contains(r.request.Formats, "html") {
		if err := draw.inPage(&figure, r.request.Lang); err != nil {
			return figure, nil, err
		}
	}
	if r.alone {
		return figure, nil, nil
	}
	drawn, err := draw(charts.Options{Lang: r.request.Lang})
	if err != nil {
		return figure, nil, err
	}
	files, err := pictureFiles(name, drawn)
	return figure, files, err
}

// figureKinds says which figures a report shows of an item: those that the codebook names, or the one that suits it.
func figureKinds(item data.Item) []data.FigureKind {
	if len(item.Figures) == 0 {
		return []data.FigureKind{charts.Auto}
	}
	return item.Figures
}
