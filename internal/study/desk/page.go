package desk

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/screen"
)

// PageRequest asks for the page as one file.
type PageRequest struct {
	Lang    data.Lang
	Engine  screen.Engine // without a survey, which comes of the study
	Version string
}

// Page writes the page of a wave: every screen that needs no engine as it stands, and the engine. What stands in it comes of what the
// engine will open, so that both say the same. Under a preset it carries what a report would show, judged with everything that is
// published of the wave. Questions that the page cannot carry are named to who listens.
func Page(ctx context.Context, s *study.Study, request PageRequest) ([]byte, error) {
	tallies, err := s.Tallies(ctx)
	if err != nil {
		return nil, err
	}
	var hidden []analysis.Table
	if s.Preset != "" {
		if hidden, err = s.Tables(ctx, analysis.DefaultOptions()); err != nil {
			return nil, err
		}
	}
	carried, left, err := Carry(s, tallies, hidden)
	if err != nil {
		return nil, err
	}
	if len(left) > 0 {
		s.Source.Listener.Say("note: left out, as a page carries counts of answers only: %s", strings.Join(left, ", "))
	}
	source, err := carried.Source()
	if err != nil {
		return nil, err
	}
	opened, err := study.Open(ctx, source)
	if err != nil {
		return nil, err
	}
	d, err := New(ctx, opened, request.Version)
	if err != nil {
		return nil, err
	}
	request.Engine.Survey = string(carried)
	sector, err := d.Sector(request.Lang)
	if err != nil {
		return nil, err
	}
	return sector.File(still(sector), request.Engine, sector.Description()), nil
}

// still are the screens that need no engine.
func still(sector screen.Sector) []screen.Static {
	_, start := sector.Start()
	screens := []screen.Static{{Content: start}}
	for _, table := range sector.Tables {
		_, content := sector.Item(table, nil, screen.Shown{Still: true})
		screens = append(screens, screen.Static{Screen: "item/" + table.Item.ID, Content: content})
	}
	if len(sector.Decisions) > 0 {
		_, content := sector.Claims("")
		screens = append(screens, screen.Static{Screen: "claims", Content: content})
	}
	return screens
}

// Zipped packs a page, for mail that lets no page through.
func Zipped(name string, page []byte) ([]byte, error) {
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	file, err := w.Create(name)
	if err != nil {
		return nil, err
	}
	if _, err := file.Write(page); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}
