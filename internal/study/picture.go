package study

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"spoor/analysis"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/reports/page"
)

// ChartRequest asks for a figure of one item.
type ChartRequest struct {
	Item    string
	Kind    data.FigureKind // one of ChartKinds
	Format  picture.Format
	Lang    data.Lang
	Options analysis.Options
	Style   Style
}

// ChartKinds lists the kinds of figure that may be asked for of an item, the one that suits it best first.
func ChartKinds() []data.FigureKind { return append([]data.FigureKind{charts.Auto}, charts.Kinds()...) }

// Chart draws one item.
func (s *Study) Chart(ctx context.Context, request ChartRequest) ([]byte, error) {
	table, err := s.Table(ctx, TableRequest{Item: request.Item, Options: request.Options})
	if err != nil {
		return nil, err
	}
	if !slices.Contains(ChartKinds(), request.Kind) {
		return nil, Refuse("--kind %q: use %s", request.Kind, join(ChartKinds()))
	}
	figure, err := s.drawing(table, request.Kind)(request.Style.options(request.Lang))
	var unfit charts.KindError
	if errors.As(err, &unfit) {
		return nil, Refuse("--kind %s: %w", request.Kind, err)
	}
	if err != nil {
		return nil, err
	}
	return request.Style.rendered(figure, request.Format)
}

// drawing draws a figure as it is asked for: for a file, for a page, for a narrow page.
type drawing func(charts.Options) (picture.Figure, error)

// drawing is how a table is drawn.
func (s *Study) drawing(table analysis.Table, kind data.FigureKind) drawing {
	return func(o charts.Options) (picture.Figure, error) { return charts.Draw(kind, table, s.External(), o) }
}

// inPage puts the figure for a page into it, and that for a narrow one.
func (d drawing) inPage(figure *page.Figure, lang data.Lang) error {
	wide, err := d(charts.Options{Lang: lang, Page: true})
	if err != nil {
		return err
	}
	narrow, err := d(charts.Options{Lang: lang, Page: true, Narrow: true})
	if err != nil {
		return err
	}
	figure.Inline, figure.Narrow = wide.InlineSVG(), narrow.NarrowSVG()
	return nil
}

// PageFigure draws a table for a page, wide and narrow.
func (s *Study) PageFigure(table analysis.Table, lang data.Lang) (page.Figure, error) {
	heading := table.Item.Heading(lang)
	figure := page.Figure{Title: heading, Alt: heading}
	err := s.drawing(table, charts.Auto).inPage(&figure, lang)
	return figure, err
}

// rendered returns a figure as a file of that format.
func rendered(figure picture.Figure, format picture.Format) ([]byte, error) {
	var content bytes.Buffer
	err := figure.Write(&content, format)
	return content.Bytes(), err
}

// pictures returns a figure for a page, with what kind of picture it is for who cannot see it, and its files as SVG and, in a program that writes it, PNG.
func pictures(name, alt string, figure picture.Figure) (page.Figure, []File, error) {
	files, err := pictureFiles(name, figure)
	return page.Figure{Name: name, Alt: alt, Inline: figure.InlineSVG()}, files, err
}

// PicturesInBoth does what pictures does for a figure that has a drawing for a narrow page too, and returns the wide one
// without its title, which stands in the caption of a document and on a slide.
func PicturesInBoth(name string, lang data.Lang, draw func(charts.Options) (picture.Figure, error)) (picture.Figure, page.Figure, []File, error) {
	wide, err := draw(charts.Options{Lang: lang})
	if err != nil {
		return picture.Figure{}, page.Figure{}, nil, err
	}
	narrow, err := draw(charts.Options{Lang: lang, Narrow: true})
	if err != nil {
		return picture.Figure{}, page.Figure{}, nil, err
	}
	untitled, err := draw(charts.Options{Lang: lang, Untitled: true})
	if err != nil {
		return picture.Figure{}, page.Figure{}, nil, err
	}
	figure, files, err := pictures(name, "", wide)
	figure.Narrow = narrow.NarrowSVG()
	return untitled, figure, files, err
}

// pictureFiles are the files of a figure.
func pictureFiles(name string, figure picture.Figure) ([]File, error) {
	var files []File
	for _, format := range []picture.Format{picture.SVG, picture.PNG} {
		if !picture.CanWrite(format) {
			continue
		}
		content, err := rendered(figure, format)
		if err != nil {
			return nil, err
		}
		files = append(files, File{"figures/" + name + "." + string(format), content})
	}
	return files, nil
}
