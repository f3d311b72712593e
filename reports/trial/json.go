package trial

import (
	"encoding/json"
	"reflect"

	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/data"
	"spoor/internal/jsonschema"
)

// Schema is the name of the form of an aggregate.
const Schema = "spoor/trial/1"

// Aggregate is an experiment without its participants: what may be shared of it, and is put together with others. Shares and their
// differences lie in [-1, 1], means in their unit. What is hidden is null.
type Aggregate struct {
	Schema     string            `json:"schema"`
	Name       string            `json:"name,omitempty"` // of who shares it
	Plan       string            `json:"plan"`
	Topic      string            `json:"topic,omitempty"`
	Title      data.Text         `json:"title"`
	Registered string            `json:"registered"`
	Checksum   string            `json:"checksum"` // empty for a plan that was not registered
	Unit       string            `json:"unit"`
	Level      float64           `json:"level"`
	Threshold  int               `json:"threshold"` // counts below it are hidden; 0 where none are
	Arms       []SharedArm       `json:"arms"`
	Allocation *SharedAllocation `json:"allocation"` // null where it is hidden, or nobody was assigned
	Outcomes   []SharedTrial     `json:"outcomes"`
	ICC        *float64          `json:"icc,omitempty"` // of the primary outcome
}

// SharedArm is one arm.
type SharedArm struct {
	ID       string    `json:"id"`
	Label    data.Text `json:"label"`
	Planned  int       `json:"planned"`
	Assigned *int      `json:"assigned"`
	Clusters int       `json:"clusters,omitempty"`
}

// SharedTrial is one arm beside the first one, for one outcome.
type SharedTrial struct {
	Answer string        `json:"answer"`
	Label  data.Text     `json:"label"`
	Of     Measure       `json:"of"`
	Unit   data.Text     `json:"unit"` // of a mean; empty for a share
	Goal   string        `json:"goal"`
	Role   trial.Role    `json:"role"`
	Arm    string        `json:"arm"`
	Effect *SharedEffect `json:"effect"` // null where it is hidden
}

// SharedEffect is what came of an outcome.
type SharedEffect struct {
	Control  SharedGroup   `json:"control"`
	Other    SharedGroup   `json:"other"`
	Estimate float64       `json:"estimate"` // other minus control
	Error    float64       `json:"standard_error"`
	Low      float64       `json:"low"`
	High     float64       `json:"high"`
	Level    float64       `json:"level"`
	Bounded  bool          `json:"bounded"` // there is an interval
	Test     string        `json:"test"`    // empty where nothing was tested
	P        float64       `json:"p"`       // as the verdict takes it
	Verdict  trial.Verdict `json:"verdict"` // empty for what was not registered
}

// Measure says what is compared.
type Measure string

const (
	Share Measure = "share"
	Mean  Measure = "mean"
)

// SharedGroup is what came of an arm.
type SharedGroup struct {
	N        int     `json:"n"`      // with a known outcome
	Events   int     `json:"events"` // of a share
	Value    float64 `json:"value"`
	SD       float64 `json:"sd"` // of a mean
	Clusters int     `json:"clusters"`
}

// Aggregate returns the experiment without its participants.
func (r Report) Aggregate() Aggregate {
	a := Aggregate{Schema: Schema, Name: r.Sharer, Plan: r.Plan.ID, Topic: r.Plan.Topic, Title: r.Plan.Title, Registered: r.Plan.Registered, Checksum: r.Plan.Checksum, Unit: r.Plan.Unit, Level: r.Plan.Level,
		Threshold: r.Rule.Threshold, Allocation: r.sharedAllocation()}
	if r.ICC != nil && !r.hidesPrimary() {
		a.ICC = &r.ICC.Estimate
	}
	for i, arm := range r.Plan.Arms {
		shared := SharedArm{ID: arm.ID, Label: arm.Label, Planned: arm.N, Clusters: r.Flow.Arms[i].Clusters}
		if !r.Shown.Hides(shown.Assigned, i, "") {
			shared.Assigned = &r.Flow.Arms[i].Assigned
		}
		a.Arms = append(a.Arms, shared)
	}
	for _, f := range r.Findings {
		for _, c := range f.Comparisons {
			a.Outcomes = append(a.Outcomes, r.shared(f.Outcome, c))
		}
	}
	return a
}

func (r Report) shared(o trial.Outcome, c trial.Comparison) SharedTrial {
	s := SharedTrial{Answer: o.Answer, Of: Share, Goal: string(o.Goal), Role: o.Role, Arm: r.Plan.Arms[c.Arm].ID}
	for lang, to := range map[data.Lang]*string{data.Dutch: &s.Label.NL, data.English: &s.Label.EN} {
		*to = Report{Result: r.Result, Lang: lang}.Name(o)
	}
	if o.Of.Mean() {
		s.Of, s.Unit = Mean, o.Of.Item.Unit
	}
	if r.Hides(o, c) {
		return s
	}
	e := c.Effect
	group := func(of trial.Summary) SharedGroup {
		g := SharedGroup{N: of.Known, Events: of.Events, Value: of.Value, Clusters: of.Clusters}
		if o.Of.Mean() {
			g.SD = of.SD
		}
		return g
	}
	s.Effect = &SharedEffect{Control: group(e.Control), Other: group(e.Other), Estimate: e.Estimate, Error: e.Error, Low: e.Interval.Low, High: e.Interval.High, Level: e.Level, Bounded: e.Bounded}
	if o.Role == trial.Unregistered {
		return s
	}
	s.Effect.Verdict = c.Verdict
	if e.Tested {
		s.Effect.Test, s.Effect.P = string(e.Test), c.AdjustedP
	}
	return s
}

// JSON returns the experiment without its participants, for other programs and to be put together with others.
func (r Report) JSON() ([]byte, error) {
	text, err := json.MarshalIndent(r.Aggregate(), "", "  ")
	return append(text, '\n'), err
}

// JSONSchema returns the JSON Schema of an aggregate.
func JSONSchema() ([]byte, error) {
	verdicts := []string{""}
	for _, v := range trial.Verdicts() {
		verdicts = append(verdicts, string(v))
	}
	return jsonschema.Written(reflect.TypeFor[Aggregate](), jsonschema.Options{
		Title: "an experiment without its participants, as evaluate --format json of spoor writes it",
		Texts: aggregateTexts,
		Enums: map[reflect.Type][]string{
			reflect.TypeFor[trial.Verdict](): verdicts,
			reflect.TypeFor[Measure]():       {string(Share), string(Mean)},
			reflect.TypeFor[trial.Role]():    {string(trial.Primary), string(trial.Secondary), string(trial.Unregistered)},
		},
	})
}

var aggregateTexts = map[string]string{
	"Aggregate.schema":            "The version of this form.",
	"Aggregate.name":              "Who shares it.",
	"Aggregate.topic":             "The topic that it is on, where the plan names one.",
	"Aggregate.plan":              "The id of the plan.",
	"Aggregate.title":             "What the experiment is called.",
	"Aggregate.registered":        "The day of the plan.",
	"Aggregate.checksum":          "Of the plan; empty where it was not registered.",
	"Aggregate.unit":              "What was assigned.",
	"Aggregate.level":             "The level of the plan.",
	"Aggregate.threshold":         "Counts below it are hidden; 0 where none are.",
	"Aggregate.arms":              "The arms, first the one that others are compared with.",
	"Aggregate.allocation":        "Whether the arms were filled in the planned ratio: the test of what was assigned; null where that is hidden, or nobody was assigned.",
	"SharedAllocation.test":       "binomial, multinomial-exact or goodness-of-fit (chi-square).",
	"SharedAllocation.p":          "Its p-value.",
	"Aggregate.outcomes":          "Each outcome of each arm but the first.",
	"Aggregate.icc":               "The intraclass correlation of the primary outcome.",
	"SharedArm.id":                "The id of the arm.",
	"SharedArm.label":             "What it is called.",
	"SharedArm.planned":           "Participants planned.",
	"SharedArm.assigned":          "Participants assigned; null where that is hidden.",
	"SharedArm.clusters":          "Clusters assigned.",
	"SharedTrial.answer":          "The answer that is compared.",
	"SharedTrial.label":           "What it is called.",
	"SharedTrial.of":              "share or mean.",
	"SharedTrial.unit":            "The unit of a mean.",
	"SharedTrial.goal":            "raise or lower.",
	"SharedTrial.role":            "What the plan makes of it.",
	"SharedTrial.arm":             "The arm that is compared with the first one.",
	"SharedTrial.effect":          "What came of it; null where small counts hide it.",
	"SharedEffect.control":        "The first arm.",
	"SharedEffect.other":          "The arm.",
	"SharedEffect.estimate":       "The arm minus the first arm.",
	"SharedEffect.standard_error": "Its standard error; 0 where it is not known.",
	"SharedEffect.low":            "The lower end of the interval.",
	"SharedEffect.high":           "The higher end.",
	"SharedEffect.level":          "The level of the interval.",
	"SharedEffect.bounded":        "true where there is an interval.",
	"SharedEffect.test":           "The test; empty where there was none.",
	"SharedEffect.p":              "The p-value, adjusted as the verdict takes it.",
	"SharedEffect.verdict":        "The verdict; empty for what was not registered.",
	"SharedGroup.n":               "Participants with a known outcome.",
	"SharedGroup.events":          "Those of them with the outcome, of a share.",
	"SharedGroup.value":           "The share or mean; of clusters the mean over clusters.",
	"SharedGroup.sd":              "The standard deviation, of a mean.",
	"SharedGroup.clusters":        "Clusters with a known outcome.",
	"Text.nl":                     "Dutch.",
	"Text.en":                     "English.",
}
