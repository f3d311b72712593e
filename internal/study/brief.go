package study

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/analysis/topics"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/study/briefing"
	"spoor/reports/brief"
	"spoor/reports/page"
)

// BriefRequest asks for the brief that an experiment on a topic starts from, or for those of all topics.
type BriefRequest struct {
	Topic   string
	Name    string // of the file of topics; "" for topics.yaml of the survey
	Source  []byte // its content, where it is named
	Options analysis.Options
	Lang    data.Lang
	Version string // of the program
	Look    Look   // of a document for Word

	Registered *brief.Registered // the plan of the experiment, where it is registered already
}

// Topics reads the topics that briefs are written on.
func (s *Study) Topics(request BriefRequest) ([]topics.Topic, error) {
	about := topics.Survey{Codebook: s.Codebook, External: s.External()}
	list, err := s.claimsIfAny()
	if err != nil {
		return nil, err
	}
	for _, claim := range list {
		about.Claims = append(about.Claims, claim.ID)
	}
	name, source := request.Name, request.Source
	if name == "" {
		if name, source, err = s.Source.Beside("topics.yaml"); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no file %s; write topics in one, or name it with --file", name)
		}
		if err != nil {
			return nil, fmt.Errorf("read topics: %w", err)
		}
	}
	return topics.Parse(filepath.ToSlash(name), source, about)
}

// claimsIfAny returns the claims of the survey, none when it has no claims.yaml.
func (s *Study) claimsIfAny() ([]claims.Claim, error) {
	if _, _, err := s.Source.Beside("claims.yaml"); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return s.readClaims(ClaimsRequest{})
}

// Brief writes the brief on one topic in the form md, without figures, or html or docx, with them.
func (s *Study) Brief(ctx context.Context, request BriefRequest, form string) ([]byte, error) {
	list, err := s.Topics(request)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(list, func(topic topics.Topic) bool { return topic.ID == request.Topic })
	if at < 0 {
		return nil, unknownTopic(request.Topic, list)
	}
	list = list[at : at+1]
	maker, err := s.briefing(ctx, request, list)
	if err != nil {
		return nil, err
	}
	if form == "md" {
		return maker.Brief(list[0], nil).Markdown()
	}
	figures, _, err := s.briefFigures(maker, list)
	if err != nil {
		return nil, err
	}
	made := maker.Brief(list[0], figures)
	if form == "html" {
		return made.HTML()
	}
	return s.wordBrief(request, maker, made, figures)
}

func unknownTopic(topic string, list []topics.Topic) error {
	known := TopicIDs(list)
	if topic == "" {
		return Refuse("name a topic, or give --all; there are %s", strings.Join(known, ", "))
	}
	if near := meant(topic, list, func(t topics.Topic) (string, []data.Text) { return t.ID, []data.Text{t.Title} }); near != "" {
		return Refuse("no topic %q; did you mean %q?", topic, near)
	}
	return Refuse("no topic %q; there are %s", topic, strings.Join(known, ", "))
}

// TopicIDs returns the ids of topics, in their order.
func TopicIDs(list []topics.Topic) []string {
	ids := make([]string, len(list))
	for i, topic := range list {
		ids[i] = topic.ID
	}
	return ids
}

// Briefs makes the briefs on all topics as Markdown and as HTML, with their figures and an index.
func (s *Study) Briefs(ctx context.Context, request BriefRequest) ([]File, error) {
	list, err := s.Topics(request)
	if err != nil {
		return nil, err
	}
	maker, err := s.briefing(ctx, request, list)
	if err != nil {
		return nil, err
	}
	figures, drawn, err := s.briefFigures(maker, list)
	if err != nil {
		return nil, err
	}
	index := brief.Index{Lang: request.Lang, Survey: s.Survey.Codebook.Title.In(request.Lang)}
	var files []File
	for _, topic := range list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		one := maker.Brief(topic, figures)
		one.Linked = true
		index.Briefs = append(index.Briefs, one)
		if files, err = bothForms(files, topic.ID, one); err != nil {
			return nil, err
		}
	}
	files, err = bothForms(files, "index", index)
	return append(files, drawn...), err
}

// bothForms adds a document as Markdown and as HTML.
func bothForms(files []File, name string, document interface {
	Markdown() ([]byte, error)
	HTML() ([]byte, error)
}) ([]File, error) {
	text, err := document.Markdown()
	if err != nil {
		return nil, err
	}
	html, err := document.HTML()
	return append(files, File{name + ".md", text}, File{name + ".html", html}), err
}

// briefing counts the wave for briefs on topics, and decides the claims that bear on them.
func (s *Study) briefing(ctx context.Context, request BriefRequest, list []topics.Topic) (*briefing.Maker, error) {
	tables, err := s.Tables(ctx, request.Options)
	if err != nil {
		return nil, err
	}
	decisions, err := s.decideFor(ctx, request, list)
	if err != nil {
		return nil, err
	}
	published := s.Survey.Publication
	return briefing.New(ctx, briefing.Wave{
		Wave: s.Wave, Codebook: s.Codebook, Published: published != nil && published.Wave.ID == s.Wave.ID, External: s.External(),
		Tables: tables, Decisions: decisions, Options: request.Options, Lang: request.Lang, Version: request.Version, Registered: request.Registered,
	}, list, s.Source.Listener.done("baselines"))
}

// decideFor decides the claims that bear on topics, where the wave allows that; where not, it tells.
func (s *Study) decideFor(ctx context.Context, request BriefRequest, list []topics.Topic) ([]claims.Decision, error) {
	all, err := s.claimsIfAny()
	if err != nil {
		return nil, err
	}
	named := slices.DeleteFunc(all, func(c claims.Claim) bool {
		return !slices.ContainsFunc(list, func(t topics.Topic) bool { return slices.Contains(t.Claims, c.ID) })
	})
	if len(named) == 0 {
		return nil, nil
	}
	decided, err := s.decide(ctx, named, request.Options)
	if errors.Is(err, claims.ErrDesign) || errors.Is(err, ErrHiddenCounts) {
		s.Source.Listener.Say("no conclusions were decided: %v", err)
		return nil, nil
	}
	return decided.Decisions, err
}

// briefFigures draws the figures that topics refer to, by item, and returns them as files too, in the order of the codebook.
func (s *Study) briefFigures(maker *briefing.Maker, list []topics.Topic) (map[string]page.Figure, []File, error) {
	figures := map[string]page.Figure{}
	var files []File
	for _, table := range maker.Tables {
		id := table.Item.ID
		if !slices.ContainsFunc(list, func(t topics.Topic) bool {
			return slices.ContainsFunc(t.References, func(r topics.Reference) bool { return r.External == "" && r.Item == id })
		}) {
			continue
		}
		draw, shown := s.drawing(table, figureKinds(table.Item)[0]), page.Figure{Name: id}
		if err := draw.inPage(&shown, maker.Lang); err != nil {
			return nil, nil, fmt.Errorf("draw %s: %w", id, err)
		}
		figure, err := draw(charts.Options{Lang: maker.Lang})
		if err != nil {
			return nil, nil, fmt.Errorf("draw %s: %w", id, err)
		}
		svg, err := rendered(figure, picture.SVG)
		if err != nil {
			return nil, nil, fmt.Errorf("draw %s: %w", id, err)
		}
		figures[id] = shown
		files = append(files, File{"figures/" + id + ".svg", svg})
	}
	return figures, files, nil
}
