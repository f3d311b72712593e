package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/analysis/planning"
	"spoor/analysis/topics"
	"spoor/data"
	"spoor/reports/brief"
	"spoor/reports/page"
)

// topics reads the topics that briefs are written on.
func (o briefOptions) topics(ctx context.Context) ([]topics.Topic, error) {
	survey, wave, err := o.survey.openWave(ctx, o.streams)
	if err != nil {
		return nil, err
	}
	about := topics.Survey{Codebook: survey.Codebook.AsAsked(wave), External: external(survey.Survey)}
	list, err := o.claims(about.Codebook)
	if err != nil {
		return nil, err
	}
	for _, claim := range list {
		about.Claims = append(about.Claims, claim.ID)
	}
	name, source, err := o.survey.beside("topics.yaml", o.file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s; write topics in one, or name it with --file", name)
	}
	if err != nil {
		return nil, fmt.Errorf("read topics: %w", err)
	}
	return topics.Parse(filepath.ToSlash(name), source, about)
}

// claims returns the claims of the survey, none when it has no claims.yaml.
func (o briefOptions) claims(codebook data.Codebook) ([]claims.Claim, error) {
	if _, _, err := o.survey.beside("claims.yaml", ""); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return readClaims(claimsOptions{survey: o.survey}, codebook)
}

// briefMaker makes briefs on one wave. What several of them need is made once.
type briefMaker struct {
	loaded    results
	lang      data.Lang
	options   analysis.Options
	decisions map[string]claims.Decision // by id of the claim
	plans     map[topics.Baseline][]topics.Sizes
	clusters  map[topics.Baseline]planning.Arm
	figures   map[string]drawnFigure // by item
}

func newBriefMaker(ctx context.Context, o briefOptions, loaded results, list []topics.Topic) (*briefMaker, error) {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return nil, err
	}
	m := &briefMaker{loaded: loaded, lang: lang, options: options, decisions: map[string]claims.Decision{},
		plans: map[topics.Baseline][]topics.Sizes{}, clusters: map[topics.Baseline]planning.Arm{}, figures: map[string]drawnFigure{}}
	if err := m.decide(ctx, o, list); err != nil {
		return nil, err
	}
	return m, m.size(ctx, o.streams, list)
}

// decide decides the claims that bear on the topics, where the wave allows that; where not, it tells.
func (m *briefMaker) decide(ctx context.Context, o briefOptions, list []topics.Topic) error {
	all, err := o.claims(m.loaded.survey.Codebook.AsAsked(m.loaded.wave))
	if err != nil {
		return err
	}
	named := slices.DeleteFunc(all, func(c claims.Claim) bool {
		return !slices.ContainsFunc(list, func(t topics.Topic) bool { return slices.Contains(t.Claims, c.ID) })
	})
	if len(named) == 0 {
		return nil
	}
	var decisions []claims.Decision
	basis, err := claimsBasis(ctx, m.loaded, named, m.options)
	if err == nil {
		decisions, err = claims.Decide(named, basis)
	}
	if errors.Is(err, claims.ErrDesign) || errors.Is(err, errHiddenCounts) {
		fmt.Fprintf(o.streams.err, "no conclusions were decided: %v\n", err)
		return nil
	}
	for _, d := range decisions {
		m.decisions[d.Claim.ID] = d
	}
	return err
}

// size sizes the experiments on every baseline, several at once.
func (m *briefMaker) size(ctx context.Context, s streams, list []topics.Topic) error {
	var baselines []topics.Baseline
	for _, topic := range list {
		for _, baseline := range topic.Baselines {
			baseline = sameBaseline(baseline)
			if _, known := m.estimate(baseline); (known || m.external(baseline) != nil) && !slices.Contains(baselines, baseline) {
				baselines = append(baselines, baseline)
			}
		}
	}
	sizes, clusters, errs := make([][]topics.Sizes, len(baselines)), make([]planning.Arm, len(baselines)), make([]error, len(baselines))
	progress := progress{streams: s, what: "baselines", total: len(baselines)}
	var group sync.WaitGroup
	for i, baseline := range baselines {
		group.Go(func() {
			if errs[i] = ctx.Err(); errs[i] != nil {
				return
			}
			if figure := m.external(baseline); figure != nil {
				sizes[i], errs[i] = topics.PlanAt(figure.Percent/100, baseline.Goal)
			} else {
				estimate, _ := m.estimate(baseline)
				sizes[i], errs[i] = topics.Plan(estimate, baseline.Goal)
			}
			if medium := mediumOf(sizes[i]); errs[i] == nil && medium.Possible {
				clusters[i], errs[i] = topics.Clusters(medium)
			}
			progress.step()
		})
	}
	group.Wait()
	for i, baseline := range baselines {
		if errs[i] != nil {
			return fmt.Errorf("size an experiment on %s: %w", baseline.Answer, errs[i])
		}
		m.plans[baseline], m.clusters[baseline] = sizes[i], clusters[i]
	}
	return nil
}

// mediumOf is the medium difference of a plan at its estimate; it is not possible where there is none.
func mediumOf(plan []topics.Sizes) topics.Size {
	if len(plan) < 2 {
		return topics.Size{}
	}
	return plan[1].Estimate
}

// external returns the figure of others that a baseline is, nil for an answer of the survey.
func (m *briefMaker) external(b topics.Baseline) *data.ExternalFigure {
	for _, figure := range external(m.loaded.survey.Survey) {
		if b.Reference.External != "" && figure.ID == b.Reference.External {
			return &figure
		}
	}
	return nil
}

// sameBaseline returns what the sizes of a baseline depend on, so that two topics can share them.
func sameBaseline(b topics.Baseline) topics.Baseline {
	return topics.Baseline{Answer: b.Answer, Goal: b.Goal, Reference: b.Reference}
}

// estimate returns the estimate of a baseline, and whether there is one in this wave.
func (m *briefMaker) estimate(b topics.Baseline) (analysis.Estimate, bool) {
	table, err := m.loaded.table(b.Reference.Item)
	if err != nil {
		return analysis.Estimate{}, false
	}
	estimate, found := table.At(b.Reference.Row, b.Reference.Option)
	return estimate, found && estimate.Known()
}

// brief makes the brief on one topic, with figures where they are asked for.
func (m *briefMaker) brief(topic topics.Topic, figures bool) (brief.Brief, error) {
	publication := m.loaded.survey.Publication
	b := brief.Brief{Lang: m.lang, Topic: topic, Wave: m.loaded.wave, Options: m.options, Version: version,
		Published: publication != nil && publication.Wave.ID == m.loaded.wave.ID,
		External:  namedFigures(topic.References, external(m.loaded.survey.Survey))}
	for _, reference := range topic.References {
		if reference.External != "" {
			continue
		}
		at := slices.IndexFunc(b.Evidence, func(e brief.Item) bool { return e.Table.Item.ID == reference.Item })
		if at < 0 {
			item, err := m.item(reference.Item, figures)
			if err != nil {
				return brief.Brief{}, err
			}
			at, b.Evidence = len(b.Evidence), append(b.Evidence, item)
		}
		b.Evidence[at].References = append(b.Evidence[at].References, reference)
	}
	for _, id := range topic.Claims {
		if decision, decided := m.decisions[id]; decided {
			b.Decisions = append(b.Decisions, decision)
		}
	}
	for _, baseline := range topic.Baselines {
		plan := brief.Plan{Baseline: baseline, External: m.external(baseline), Sizes: m.plans[sameBaseline(baseline)], Clusters: m.clusters[sameBaseline(baseline)]}
		plan.Estimate, _ = m.estimate(baseline)
		if table, err := m.loaded.table(baseline.Reference.Item); err == nil {
			plan.Table = table
		}
		b.Plans = append(b.Plans, plan)
	}
	return b, nil
}

// item returns an item with its figure; without answers in this wave it has no table.
func (m *briefMaker) item(id string, figures bool) (brief.Item, error) {
	table, err := m.loaded.table(id)
	if err != nil {
		item, _ := m.loaded.survey.Codebook.AsAsked(m.loaded.wave).Item(id)
		return brief.Item{Table: analysis.Table{Item: item}}, nil
	}
	if !figures {
		return brief.Item{Table: table}, nil
	}
	drawn, found := m.figures[id]
	if !found {
		if drawn, err = drawOne(table, external(m.loaded.survey.Survey), id, m.lang); err != nil {
			return brief.Item{}, fmt.Errorf("draw %s: %w", id, err)
		}
		m.figures[id] = drawn
	}
	return brief.Item{Table: table, Figures: []page.Figure{drawn.Figure}}, nil
}

// drawn returns every figure that was drawn, in codebook order.
func (m *briefMaker) drawn() []drawnFigure {
	var all []drawnFigure
	for _, table := range m.loaded.tables {
		if figure, found := m.figures[table.Item.ID]; found {
			all = append(all, figure)
		}
	}
	return all
}
