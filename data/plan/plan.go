// Package plan holds the registered plan of an experiment: what was laid down before anybody knew its outcome.
//
//	id: early_start
//	title: {nl: Eerder beginnen, en: Starting earlier}
//	registered: "2027-01-15"
//	unit: employer                     # person, or what was assigned as a whole: employer, office, team
//	arms:                              # the first is the one that the others are compared with
//	- {id: usual, label: {nl: gewone start, en: usual start}, n: 120, clusters: 8}
//	- {id: early, label: {nl: vroege start, en: early start}, n: 120, clusters: 8}
//	columns: {arm: groep, cluster: werkgever, dropout: uitval, followed: volgens_plan}
//	primary: {answer: outcome.work, goal: raise, expected: 23, difference: 10}
//	secondary:
//	- {answer: satisfaction.coach.top2, goal: raise}
//	level: 0.95
//	power: 0.80
//	icc: 0.05
//	baseline: [age, sector]
//	subgroups: [sector]
//	checksum: sha256:…                 # written by spoor plan --register
//
// An answer is an item of a codebook that holds a number or a single rating, of which the mean is compared, or one answer to an item,
// of which the share is. The checksum is that of everything that the plan says, not of how it is laid out: comments, the order of keys and
// blank lines do not change it.
package plan

import (
	"slices"

	"spoor/data"
	"spoor/internal/strictyaml"
)

// Person is the unit of a plan that assigns participants one by one.
const Person = "person"

// Layout is how the units were assigned over time.
type Layout string

const (
	Parallel     Layout = "parallel"      // each unit is in one arm all along
	SteppedWedge Layout = "stepped-wedge" // all units begin in one arm and pass to the other, one after another
	Crossover    Layout = "crossover"     // each unit is in both arms, one after the other
)

// Layouts lists every layout.
func Layouts() []Layout { return []Layout{Parallel, SteppedWedge, Crossover} }

// Test names the test of an outcome.
type Test string

const (
	Boschloo     Test = "boschloo"
	Fisher       Test = "fisher"
	Score        Test = "score"
	Welch        Test = "welch"
	Ancova       Test = "ancova"
	ClusterMeans Test = "cluster-means"
	Permutation  Test = "permutation"
	DesignBased  Test = "design-based"
)

// Tests lists every test of a plan.
func Tests() []Test {
	return []Test{Boschloo, Fisher, Score, Welch, Ancova, ClusterMeans, Permutation, DesignBased}
}

// Goal is the way in which an outcome is hoped to move.
type Goal string

const (
	Raise Goal = "raise"
	Lower Goal = "lower"
)

// Plan is a registered plan.
type Plan struct {
	Line       strictyaml.Line `yaml:"-" json:"-"`
	ID         string          `yaml:"id" json:"id"`
	Title      data.Text       `yaml:"title" json:"title"`
	Registered string          `yaml:"registered" json:"registered"` // a day, as 2027-01-15
	Unit       string          `yaml:"unit" json:"unit"`
	Topic      string          `yaml:"topic,omitempty" json:"topic,omitempty"` // that the experiment is on; experiments of another are not put together with it
	Layout     Layout          `yaml:"layout,omitempty" json:"layout,omitempty"`
	Arms       []Arm           `yaml:"arms" json:"arms"`
	Columns    Columns         `yaml:"columns" json:"columns"`
	Primary    Outcome         `yaml:"primary" json:"primary"`
	Secondary  []Outcome       `yaml:"secondary,omitempty" json:"secondary,omitempty"`
	Level      float64         `yaml:"level,omitempty" json:"level,omitempty"` // of intervals; 1 minus it is that of tests
	Power      float64         `yaml:"power,omitempty" json:"power,omitempty"`
	ICC        *float64        `yaml:"icc,omitempty" json:"icc,omitempty"` // planned with
	Baseline   []string        `yaml:"baseline,omitempty" json:"baseline,omitempty"`
	Subgroups  []string        `yaml:"subgroups,omitempty" json:"subgroups,omitempty"`
	Checksum   string          `yaml:"checksum,omitempty" json:"-"`

	lines map[string]strictyaml.Line // of the keys
}

// Arm is one group of an experiment.
type Arm struct {
	Line     strictyaml.Line `yaml:"-" json:"-"`
	ID       string          `yaml:"id" json:"id"`
	Label    data.Text       `yaml:"label" json:"label"`
	N        int             `yaml:"n" json:"n"`                                   // participants planned
	Clusters int             `yaml:"clusters,omitempty" json:"clusters,omitempty"` // clusters planned
	Aliases  []string        `yaml:"aliases,omitempty" json:"aliases,omitempty"`   // what a file calls it, beside its id and labels
}

// Columns are the columns of a file that are about the experiment and no answers.
type Columns struct {
	Line        strictyaml.Line `yaml:"-" json:"-"`
	Arm         string          `yaml:"arm" json:"arm"`
	Cluster     string          `yaml:"cluster,omitempty" json:"cluster,omitempty"`
	Participant string          `yaml:"participant,omitempty" json:"participant,omitempty"`
	Dropout     string          `yaml:"dropout,omitempty" json:"dropout,omitempty"`   // no, yes, or why
	Followed    string          `yaml:"followed,omitempty" json:"followed,omitempty"` // whether the participant got what the arm was to get
}

// Outcome is what is compared between arms.
type Outcome struct {
	Line strictyaml.Line `yaml:"-" json:"-"`
	// Answer is an item, item.row, item.option or item.row.option.
	Answer string    `yaml:"answer" json:"answer"`
	Label  data.Text `yaml:"label,omitempty" json:"label,omitzero"` // without it as the codebook has it
	Goal   Goal      `yaml:"goal" json:"goal"`
	Test   Test      `yaml:"test,omitempty" json:"test,omitempty"`
	// Expected is the share in the first arm in percent, or the mean in its unit, that was planned with.
	Expected *float64 `yaml:"expected,omitempty" json:"expected,omitempty"`
	// Difference is the smallest that the experiment was to show, without sign: in percentage points, or in the unit of a mean.
	Difference float64 `yaml:"difference,omitempty" json:"difference,omitempty"`
	// Margin is how much worse another arm may be and still be called not inferior, as Difference; 0 where it is to be better.
	Margin float64 `yaml:"margin,omitempty" json:"margin,omitempty"`
	// Adjust is the number item, measured before, that a mean is adjusted for.
	Adjust string `yaml:"adjust,omitempty" json:"adjust,omitempty"`

	Of  Answer `yaml:"-" json:"-"` // what it refers to, once it was checked by a codebook
	For Answer `yaml:"-" json:"-"` // what Adjust refers to
}

// Answer is what an outcome, or what is known at the start, refers to.
type Answer struct {
	Item    data.Item
	Row     string
	Option  string   // empty for a mean
	Options []string // the options or points that count: Option itself, or those of a net
}

// Mean reports whether the mean of a number is meant, and no share.
func (a Answer) Mean() bool { return a.Option == "" }

// LineOf returns the line on which a key of the plan stands, or on which the plan begins.
func (p Plan) LineOf(key string) strictyaml.Line { return max(p.lines[key], p.Line, 1) }

// Clustered reports whether participants were assigned in clusters.
func (p Plan) Clustered() bool { return p.Unit != Person }

// Alpha is the two-sided level of tests.
func (p Plan) Alpha() float64 { return 1 - p.Level }

// Outcomes returns the primary outcome and the secondary ones after it.
func (p Plan) Outcomes() []Outcome { return append([]Outcome{p.Primary}, p.Secondary...) }

// Scale is what a difference of the outcome is divided by: 100 for percentage points, 1 for a mean.
func (o Outcome) Scale() float64 {
	if o.Of.Mean() {
		return 1
	}
	return 100
}

// Items returns the ids of the items that the plan names, each once.
func (p Plan) Items() []string {
	var ids []string
	add := func(answer string) {
		if id, _ := cutAnswer(answer); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, outcome := range p.Outcomes() {
		add(outcome.Answer)
		add(outcome.Adjust)
	}
	for _, answer := range slices.Concat(p.Baseline, p.Subgroups) {
		add(answer)
	}
	return ids
}
