package study

import (
	"spoor/charts"
	"spoor/internal/study/briefing"
	"spoor/reports/brief"
	"spoor/reports/page"
)

// wordBrief writes a brief for Word, with the figures of its items as charts.
func (s *Study) wordBrief(request BriefRequest, maker *briefing.Maker, made brief.Brief, figures map[string]page.Figure) ([]byte, error) {
	var shown []page.Figure
	for _, table := range maker.Tables {
		figure, there := figures[table.Item.ID]
		if !there {
			continue
		}
		kind := figureKinds(table.Item)[0]
		drawn, err := s.drawing(table, kind)(charts.Options{Lang: request.Lang, Untitled: true})
		if err != nil {
			return nil, err
		}
		if figure, err = s.native(kind, figure, drawn, table, request.Look, request.Lang); err != nil {
			return nil, err
		}
		shown = append(shown, figure)
	}
	markdown, err := made.Figured()
	if err != nil {
		return nil, err
	}
	return request.Look.Document(markdown, request.Lang, shown)
}
