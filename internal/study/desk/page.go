package desk

import (
	"context"

	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/screen"
)

// PageRequest asks for the page as one file.
type PageRequest struct {
	Lang    data.Lang
	Carried Carried
	Engine  screen.Engine
	Version string
}

// Page writes the page of a survey: every screen that needs no engine as it stands, and the engine. The source is what the engine will
// open, so that both say the same.
func Page(ctx context.Context, request PageRequest) ([]byte, error) {
	source, err := request.Carried.Source()
	if err != nil {
		return nil, err
	}
	s, err := study.Open(ctx, source)
	if err != nil {
		return nil, err
	}
	d, err := New(ctx, s, request.Version)
	if err != nil {
		return nil, err
	}
	sector := d.Sector(request.Lang)
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
	request.Engine.Survey = string(request.Carried)
	return sector.File(screens, request.Engine, sector.Description()), nil
}
