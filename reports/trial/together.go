package trial

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"

	"spoor/analysis/trial"
	"spoor/analysis/trial/together"
	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/jsonschema"
	"spoor/internal/number"
	"spoor/reports/page"
)

// Together are several experiments on one question.
type Together struct {
	Lang        data.Lang
	Version     string
	Level       float64
	Experiments []Experiment
	Random      *together.Pooled // by random effects; nil where the outcome is rare
	Odds        *together.Odds   // the exact common odds ratio of a rare outcome
	Figures     []page.Figure
}

// Experiment is one of them.
type Experiment struct {
	File      string
	Aggregate Aggregate
	Outcome   SharedTrial
	Pooled    bool // it counts in the random effects
	Left      bool // it counts nowhere
}

var pooledWords = struct {
	title, subtitle, short, forest, experiments, method                         data.Text
	random, next, nextNone, differ, odds, oddsWhy, left, open, few              data.Text
	experiment, control, other, difference, weight, registered, no, yes         data.Text
	theControl, pooledRow, drawnTitle, drawnSubtitle, methodRandom, methodExact data.Text
}{
	title:         data.Text{NL: "‘%s’: %s experimenten samen", EN: "‘%s’: %s experiments together"},
	subtitle:      data.Text{NL: "Uitkomst per experiment en samen", EN: "Each experiment and all together"},
	short:         data.Text{NL: "Kort", EN: "In short"},
	forest:        data.Text{NL: "De experimenten naast elkaar", EN: "The experiments side by side"},
	experiments:   data.Text{NL: "Aantallen", EN: "Counts"},
	method:        data.Text{NL: "Werkwijze", EN: "Method"},
	random:        data.Text{NL: "Samen: een verschil van %s %s (%s-interval %s), p %s.", EN: "Together: a difference of %s %s (%s interval %s), p %s."},
	next:          data.Text{NL: "Een volgend experiment geeft naar verwachting een verschil van %s (%s-voorspellingsinterval).", EN: "A next experiment is expected to give a difference of %s (%s prediction interval)."},
	nextNone:      data.Text{NL: "Wat een volgend experiment zou geven, is uit twee experimenten niet te voorspellen.", EN: "What a next experiment would give cannot be predicted from two."},
	differ:        data.Text{NL: "De experimenten verschillen onderling met een standaardafwijking van %s %s (toets op verschil: p %s).", EN: "The experiments differ among each other with a standard deviation of %s %s (test of difference: p %s)."},
	odds:          data.Text{NL: "Samen: een gemeenschappelijke odds ratio van %s (exact %s-interval %s), p %s.", EN: "Together: a common odds ratio of %s (exact %s interval %s), p %s."},
	oddsWhy:       data.Text{NL: "De uitkomst is zo zeldzaam (of zo gewoon) dat standaardfouten weinig zeggen; daarom is exact gerekend.", EN: "The outcome is so rare (or so common) that standard errors say little; so this is exact."},
	few:           data.Text{NL: "Met %s experimenten is het interval breed, en zo hoort het.", EN: "With %s experiments the interval is wide, as it should be."},
	left:          data.Text{NL: "%s telt niet mee: er zijn geen uitkomsten, geen spreiding, of de aantallen zijn verborgen.", EN: "%s does not count: it has no outcomes, no spread, or its counts are hidden."},
	open:          data.Text{NL: "%s had geen geregistreerd plan.", EN: "%s had no registered plan."},
	experiment:    data.Text{NL: "Experiment", EN: "Experiment"},
	control:       data.Text{NL: "Eerste arm", EN: "First arm"},
	other:         data.Text{NL: "Andere arm", EN: "Other arm"},
	difference:    data.Text{NL: "Verschil (interval)", EN: "Difference (interval)"},
	weight:        data.Text{NL: "Gewicht", EN: "Weight"},
	registered:    data.Text{NL: "Geregistreerd", EN: "Registered"},
	no:            data.Text{NL: "nee", EN: "no"},
	yes:           data.Text{NL: "ja", EN: "yes"},
	theControl:    data.Text{NL: "de eerste arm", EN: "the first arm"},
	pooledRow:     data.Text{NL: "Samen", EN: "Together"},
	drawnTitle:    data.Text{NL: "%s: verschil met de eerste arm", EN: "%s: difference from the first arm"},
	drawnSubtitle: data.Text{NL: "Ruit: alle experimenten samen, met %s-interval; dunne lijn: waar een volgend experiment naar verwachting ligt", EN: "Diamond: all experiments together, with a %s interval; thin line: where a next experiment is expected to lie"},
	methodRandom:  data.Text{NL: "Random effects: de variantie tussen experimenten volgens Paule en Mandel, het interval volgens Hartung en Knapp met experimenten min 1 vrijheidsgraden, nooit smaller dan zonder hun factor; het voorspellingsinterval volgens Higgins, Thompson en Spiegelhalter.", EN: "Random effects: the variance between experiments by Paule and Mandel, the interval by Hartung and Knapp with experiments minus 1 degrees of freedom, never narrower than without their factor; the prediction interval by Higgins, Thompson and Spiegelhalter."},
	methodExact:   data.Text{NL: "Exact: de voorwaardelijke verdeling gegeven de randtotalen van elk experiment (Gart 1970).", EN: "Exact: the conditional distribution given the margins of each experiment (Gart 1970)."},
}

func (t Together) say(text data.Text, args ...any) string { return text.Say(t.Lang, args...) }

func (t Together) count(n int) string { return number.Count(n, t.Lang) }

// of is the outcome that all have, for how it is written.
func (t Together) of() plan.Answer {
	first := t.Experiments[0].Outcome
	if first.Of == Mean {
		of := plan.Answer{}
		of.Item.Unit = first.Unit
		return of
	}
	return plan.Answer{Option: first.Answer}
}

func (t Together) report() Report { return Report{Lang: t.Lang} }

func (t Together) name(e Experiment) string {
	if name := e.Aggregate.Name; name != "" {
		return t.say(words.withSpan, e.Aggregate.Title.In(t.Lang), name)
	}
	return e.Aggregate.Title.In(t.Lang)
}

// Title says what was put together.
func (t Together) Title() string {
	return t.say(pooledWords.title, t.Experiments[0].Outcome.Label.In(t.Lang), t.count(len(t.Experiments)))
}

func (t Together) signed(x float64) string { return t.report().signed(t.of(), x, 100) }

func (t Together) span(low, high float64) string {
	return t.say(words.to, t.signed(low), t.signed(high))
}

func (t Together) difference(e Experiment) string {
	o := e.Outcome.Effect
	switch {
	case o == nil:
		return t.say(words.hidden)
	case o.Control.N == 0 || o.Other.N == 0:
		return t.say(words.nothing)
	case !o.Bounded:
		return t.signed(o.Estimate)
	}
	return t.say(words.withSpan, t.signed(o.Estimate), t.span(o.Low, o.High))
}

// Drawing is the figure of all experiments.
func (t Together) Drawing() Drawing {
	scale := plan.Outcome{Of: t.of()}.Scale()
	d := Drawing{Title: t.say(pooledWords.drawnTitle, t.Experiments[0].Outcome.Label.In(t.Lang)), Subtitle: t.say(drawn.subtitle, number.Level(t.Level, t.Lang)), Axis: t.report().unit(t.of()),
		Left: t.say(drawn.left, t.say(pooledWords.theControl)), Right: t.say(drawn.right, t.say(pooledWords.theControl))}
	var said []string
	for _, e := range t.Experiments {
		row := DrawnRow{Label: t.name(e), Beside: t.difference(e), Open: e.Aggregate.Checksum == ""}
		if o := e.Outcome.Effect; o != nil && o.Control.N > 0 && o.Other.N > 0 {
			row.Known, row.Bounded, row.Value, row.Low, row.High = true, o.Bounded, o.Estimate*scale, o.Low*scale, o.High*scale
		}
		d.Rows, said = append(d.Rows, row), append(said, t.say(drawn.inArm, row.Label, row.Beside)+".")
	}
	if p := t.Random; p != nil {
		row := DrawnRow{Label: t.say(pooledWords.pooledRow), Beside: t.say(words.withSpan, t.signed(p.Estimate), t.span(p.Low, p.High)), Known: true, Bounded: true, Pooled: true,
			Value: p.Estimate * scale, Low: p.Low * scale, High: p.High * scale}
		if p.Known {
			row.Next = [2]float64{p.Next[0] * scale, p.Next[1] * scale}
			d.Subtitle = t.say(pooledWords.drawnSubtitle, number.Level(t.Level, t.Lang))
		}
		d.Rows, said = append(d.Rows, row), append(said, t.say(drawn.inArm, row.Label, row.Beside)+".")
	}
	d.Description = strings.Join(said, " ")
	return d
}

func (t Together) sections() []section {
	short := section{id: "short", title: t.say(pooledWords.short)}
	if p := t.Random; p != nil {
		short.list = append(short.list, t.say(pooledWords.random, t.signed(p.Estimate), t.report().unit(t.of()), number.Level(p.Level, t.Lang), t.span(p.Low, p.High), number.Probability(p.P, t.Lang)))
		between := strings.TrimPrefix(t.signed(p.Between), "+")
		short.list = append(short.list, t.say(pooledWords.differ, between, t.report().unit(t.of()), number.Probability(p.QP, t.Lang)))
		if p.Known {
			short.list = append(short.list, t.say(pooledWords.next, t.span(p.Next[0], p.Next[1]), number.Level(p.Level, t.Lang)))
		} else {
			short.list = append(short.list, t.say(pooledWords.nextNone))
		}
		if len(p.Weights) < 5 {
			short.list = append(short.list, t.say(pooledWords.few, t.count(len(p.Weights))))
		}
	}
	if o := t.Odds; o != nil {
		write := func(x float64) string {
			if math.IsInf(x, 1) {
				return "∞"
			}
			return number.Decimals(x, 2, t.Lang)
		}
		short.list = append(short.list, t.say(pooledWords.odds, write(o.Estimate), number.Level(o.Level, t.Lang), t.say(words.to, write(o.Low), write(o.High)), number.Probability(o.P, t.Lang)), t.say(pooledWords.oddsWhy))
	}
	for _, e := range t.Experiments {
		if e.Left {
			short.list = append(short.list, t.say(pooledWords.left, t.name(e)))
		}
		if e.Aggregate.Checksum == "" {
			short.list = append(short.list, t.say(pooledWords.open, t.name(e)))
		}
	}
	method := t.say(pooledWords.methodRandom)
	if t.Odds != nil {
		method = t.say(pooledWords.methodExact)
	}
	return []section{short, {id: "forest", title: t.say(pooledWords.forest), figures: t.Figures}, {id: "counts", title: t.say(pooledWords.experiments), tables: []page.Table{t.table()}},
		{id: "method", title: t.say(pooledWords.method), text: []string{method}}}
}

// registered says whether the plan of an experiment was registered.
func (t Together) registered(e Experiment) string {
	if e.Aggregate.Checksum == "" {
		return t.say(pooledWords.no)
	}
	return t.say(pooledWords.yes)
}

func (t Together) table() page.Table {
	table := page.Table{ID: "experiments", Header: []string{t.say(pooledWords.experiment), t.say(pooledWords.control), t.say(pooledWords.other), t.say(pooledWords.difference), t.say(pooledWords.weight), t.say(pooledWords.registered)}, Words: []int{5}}
	at := 0
	for _, e := range t.Experiments {
		groups := []string{"–", "–"}
		if o := e.Outcome.Effect; o != nil {
			for i, g := range []SharedGroup{o.Control, o.Other} {
				if g.N > 0 {
					groups[i] = t.report().valueOf(t.of(), trial.Summary{Value: g.Value, Known: g.N, Clusters: g.Clusters})
				}
			}
		}
		weight := "–"
		if e.Pooled && t.Random != nil {
			weight = number.Percent(t.Random.Weights[at], 0, t.Lang)
			at++
		}
		table.Rows = append(table.Rows, page.Row{Name: t.name(e), Cells: []string{groups[0], groups[1], t.difference(e), weight, t.registered(e)}})
	}
	return table
}

// Markdown returns the experiments together as Markdown, with a link to their figure.
func (t Together) Markdown() []byte {
	var m page.Markdown
	m.Put("# %s\n\n*%s*\n", t.Title(), t.say(pooledWords.subtitle))
	markdown(&m, t.sections())
	m.Put("\n%s\n", page.Made(t.Version, t.Lang))
	return m.Bytes()
}

// HTML returns the experiments together as one page with their figure in it.
func (t Together) HTML() []byte {
	h := page.NewHTML(t.Lang, t.Title(), t.say(pooledWords.subtitle), "short")
	h.Put("<header>\n<h1>%s</h1>\n<p class=\"subtitle\">%s</p>\n</header>\n<main>\n", t.Title(), t.say(pooledWords.subtitle))
	html(h, t.sections(), h.Figures)
	return h.Close(page.Made(t.Version, t.Lang))
}

// pooling is how experiments are put together.
type pooling string

const (
	byRandomEffects pooling = "random-effects"
	byExactOdds     pooling = "exact-odds-ratio"
)

// pooledJSON is the form of experiments together.
type pooledJSON struct {
	Schema      string   `json:"schema"`
	Answer      string   `json:"answer"`
	Of          Measure  `json:"of"`
	Level       float64  `json:"level"`
	Experiments []string `json:"experiments"`
	Method      pooling  `json:"method"`
	Estimate    *float64 `json:"estimate"` // null where it is infinite
	Low         *float64 `json:"low"`
	High        *float64 `json:"high"`
	P           float64  `json:"p"`
	Between     *float64 `json:"between,omitempty"`
	NextLow     *float64 `json:"next_low,omitempty"`
	NextHigh    *float64 `json:"next_high,omitempty"`
}

// JSON returns what was pooled in full precision.
func (t Together) JSON() ([]byte, error) {
	first := t.Experiments[0].Outcome
	j := pooledJSON{Schema: "spoor/trials/1", Answer: first.Answer, Of: first.Of, Level: t.Level}
	for _, e := range t.Experiments {
		j.Experiments = append(j.Experiments, e.Aggregate.Plan)
	}
	finite := func(x float64) *float64 {
		if math.IsInf(x, 0) {
			return nil
		}
		return &x
	}
	if p := t.Random; p != nil {
		j.Method, j.Estimate, j.Low, j.High, j.P, j.Between = byRandomEffects, &p.Estimate, &p.Low, &p.High, p.P, &p.Between
		if p.Known {
			j.NextLow, j.NextHigh = &p.Next[0], &p.Next[1]
		}
	}
	if o := t.Odds; o != nil {
		j.Method, j.Estimate, j.Low, j.High, j.P = byExactOdds, finite(o.Estimate), finite(o.Low), finite(o.High), o.P
	}
	text, err := json.MarshalIndent(j, "", "  ")
	return append(text, '\n'), err
}

// TogetherJSONSchema returns the JSON Schema of experiments together.
func TogetherJSONSchema() ([]byte, error) {
	return jsonschema.Written(reflect.TypeFor[pooledJSON](), jsonschema.Options{
		Title: "experiments together, as evaluate --together --format json of spoor writes them",
		Texts: map[string]string{
			"pooledJSON.schema":      "The version of this form.",
			"pooledJSON.answer":      "The answer that is compared.",
			"pooledJSON.of":          "share or mean.",
			"pooledJSON.level":       "The level of the intervals.",
			"pooledJSON.experiments": "The ids of the plans.",
			"pooledJSON.method":      "random-effects of differences, or exact-odds-ratio of a rare outcome.",
			"pooledJSON.estimate":    "The difference, or the odds ratio; null where that is infinite.",
			"pooledJSON.low":         "The lower end of its interval.",
			"pooledJSON.high":        "The higher end; null where there is none.",
			"pooledJSON.p":           "The two-sided p-value.",
			"pooledJSON.between":     "The standard deviation of the effects between experiments.",
			"pooledJSON.next_low":    "The lower end of where the effect of a next experiment is expected.",
			"pooledJSON.next_high":   "The higher end.",
		},
		Enums: map[reflect.Type][]string{reflect.TypeFor[Measure](): {string(Share), string(Mean)}, reflect.TypeFor[pooling](): {string(byRandomEffects), string(byExactOdds)}},
	})
}
