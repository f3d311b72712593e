package brief

import (
	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/analysis/planning"
	"spoor/analysis/topics"
	"spoor/data"
	"spoor/reports/page"
)

// Brief is what an experiment on one topic starts from: what the figures say about it, which conclusions hold, how many
// participants it takes, and what nobody knows yet.
type Brief struct {
	Lang       data.Lang
	Topic      topics.Topic
	Wave       data.Wave
	Options    analysis.Options
	Evidence   []Item // in the order of the topic
	External   []data.ExternalFigure
	Decisions  []claims.Decision // on the claims of the topic, in its order
	Plans      []Plan
	Registered *Registered // the plan of the experiment, where it is registered already
	Published  bool        // the wave is that of a publication, so that sections and conclusions are its
	Linked     bool        // the figures stand beside the Markdown, in figures/
	Version    string
}

// Item is an item that bears on a topic, with the references of the topic to it.
type Item struct {
	Table      analysis.Table
	References []topics.Reference
	Figures    []page.Figure
}

// Plan says what it takes to move one baseline.
type Plan struct {
	Baseline topics.Baseline
	Table    analysis.Table
	Estimate analysis.Estimate
	External *data.ExternalFigure // the figure of others that the baseline is, nil for an answer of the survey
	Sizes    []topics.Sizes
	Clusters planning.Arm // what the medium difference takes in each group when employers are assigned
}

// Index lists briefs that stand beside it, each as the id of its topic with .md and .html.
type Index struct {
	Lang   data.Lang
	Survey string // title of the survey
	Briefs []Brief
}
