// Package briefing makes the briefs that experiments start from, of one wave. What several of them need is made once.
package briefing

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/analysis/estimate"
	"spoor/analysis/planning"
	"spoor/analysis/topics"
	"spoor/data"
	"spoor/internal/parallel"
	"spoor/reports/brief"
	"spoor/reports/page"
)

// Wave is what briefs are made from.
type Wave struct {
	Wave      data.Wave
	Codebook  data.Codebook // as the wave asked it
	Published bool          // the wave is that of a publication
	External  []data.ExternalFigure
	Tables    []analysis.Table // of the items that were answered
	Decisions []claims.Decision
	Options   analysis.Options
	Lang      data.Lang
	Version   string // of the program

	Registered *brief.Registered // the plan of the experiment, where there is one
}

// Maker makes briefs on one wave.
type Maker struct {
	Wave
	plans    map[topics.Baseline][]topics.Sizes
	clusters map[topics.Baseline]planning.Arm
}

// New returns a maker of briefs on topics, with the experiments on their baselines sized, several at once. It calls sized whenever
// one is done, with how many are.
func New(ctx context.Context, wave Wave, list []topics.Topic, sized func(done, total int)) (*Maker, error) {
	m := &Maker{wave, map[topics.Baseline][]topics.Sizes{}, map[topics.Baseline]planning.Arm{}}
	var baselines []topics.Baseline
	for _, topic := range list {
		for _, baseline := range topic.Baselines {
			if baseline = sameBaseline(baseline); m.known(baseline) && !slices.Contains(baselines, baseline) {
				baselines = append(baselines, baseline)
			}
		}
	}
	if m.Registered != nil {
		if err := m.weigh(); err != nil {
			return nil, err
		}
	}
	return m, m.size(ctx, baselines, sized)
}

func (m *Maker) size(ctx context.Context, baselines []topics.Baseline, sized func(done, total int)) error {
	sizes, clusters := make([][]topics.Sizes, len(baselines)), make([]planning.Arm, len(baselines))
	var counting sync.Mutex
	done := 0
	err := parallel.Each(len(baselines), func(i int) (err error) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if sizes[i], clusters[i], err = m.plan(baselines[i]); err != nil {
			return fmt.Errorf("size an experiment on %s: %w", baselines[i].Answer, err)
		}
		counting.Lock()
		defer counting.Unlock()
		done++
		sized(done, len(baselines))
		return nil
	})
	if err != nil {
		return err
	}
	for i, baseline := range baselines {
		m.plans[baseline], m.clusters[baseline] = sizes[i], clusters[i]
	}
	return nil
}

// plan returns what it takes to move a baseline, and what the medium difference takes in clusters.
func (m *Maker) plan(baseline topics.Baseline) (sizes []topics.Sizes, clusters planning.Arm, err error) {
	if figure := m.external(baseline); figure != nil {
		sizes, err = topics.PlanAt(figure.Percent/100, baseline.Goal)
	} else {
		estimate, _ := m.estimate(baseline)
		sizes, err = topics.Plan(estimate, baseline.Goal)
	}
	if medium := mediumOf(sizes); err == nil && medium.Possible {
		clusters, err = topics.Clusters(medium)
	}
	return sizes, clusters, err
}

// mediumOf is the medium difference of a plan at its estimate; it is not possible where there is none.
func mediumOf(plan []topics.Sizes) topics.Size {
	if len(plan) < 2 {
		return topics.Size{}
	}
	return plan[1].Estimate
}

// sameBaseline returns what the sizes of a baseline depend on, so that two topics can share them.
func sameBaseline(b topics.Baseline) topics.Baseline {
	return topics.Baseline{Answer: b.Answer, Goal: b.Goal, Reference: b.Reference}
}

// known reports whether there is a share for a baseline.
func (m *Maker) known(b topics.Baseline) bool {
	_, estimated := m.estimate(b)
	return estimated || m.external(b) != nil
}

// external returns the figure of others that a baseline is, nil for an answer of the survey.
func (m *Maker) external(b topics.Baseline) *data.ExternalFigure {
	for _, figure := range m.External {
		if b.Reference.External != "" && figure.ID == b.Reference.External {
			return &figure
		}
	}
	return nil
}

func (m *Maker) table(item string) (analysis.Table, bool) {
	at := slices.IndexFunc(m.Tables, func(table analysis.Table) bool { return table.Item.ID == item })
	if at < 0 {
		return analysis.Table{}, false
	}
	return m.Tables[at], true
}

// estimate returns the estimate of a baseline, and whether there is one in this wave.
func (m *Maker) estimate(b topics.Baseline) (estimate.Estimate, bool) {
	table, answered := m.table(b.Reference.Item)
	if !answered {
		return estimate.Estimate{}, false
	}
	estimate, found := table.At(b.Reference.Row, b.Reference.Option)
	return estimate, found && estimate.Known()
}

// Brief makes the brief on one topic, with the figures of its items.
func (m *Maker) Brief(topic topics.Topic, figures map[string]page.Figure) brief.Brief {
	b := brief.Brief{Registered: m.Registered, Lang: m.Lang, Topic: topic, Wave: m.Wave.Wave, Options: m.Options, Version: m.Version, Published: m.Published, External: m.named(topic.References)}
	for _, reference := range topic.References {
		if reference.External != "" {
			continue
		}
		at := slices.IndexFunc(b.Evidence, func(e brief.Item) bool { return e.Table.Item.ID == reference.Item })
		if at < 0 {
			at, b.Evidence = len(b.Evidence), append(b.Evidence, m.item(reference.Item, figures))
		}
		b.Evidence[at].References = append(b.Evidence[at].References, reference)
	}
	for _, id := range topic.Claims {
		if at := slices.IndexFunc(m.Decisions, func(d claims.Decision) bool { return d.Claim.ID == id }); at >= 0 {
			b.Decisions = append(b.Decisions, m.Decisions[at])
		}
	}
	for _, baseline := range topic.Baselines {
		plan := brief.Plan{Baseline: baseline, External: m.external(baseline), Sizes: m.plans[sameBaseline(baseline)], Clusters: m.clusters[sameBaseline(baseline)]}
		plan.Estimate, _ = m.estimate(baseline)
		plan.Table, _ = m.table(baseline.Reference.Item)
		b.Plans = append(b.Plans, plan)
	}
	return b
}

// item returns an item with its figure; without answers in this wave it has no table.
func (m *Maker) item(id string, figures map[string]page.Figure) brief.Item {
	table, answered := m.table(id)
	if !answered {
		table.Item, _ = m.Codebook.Item(id)
	}
	if figure, drawn := figures[id]; drawn {
		return brief.Item{Table: table, Figures: []page.Figure{figure}}
	}
	return brief.Item{Table: table}
}

// named returns the figures of others that references name, in their order.
func (m *Maker) named(references []topics.Reference) []data.ExternalFigure {
	var named []data.ExternalFigure
	for _, reference := range references {
		for _, figure := range m.External {
			if reference.External != "" && figure.ID == reference.External {
				named = append(named, figure)
			}
		}
	}
	return named
}
