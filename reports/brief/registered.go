package brief

import (
	"math"
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Registered is the registered plan of an experiment on the topic, and what the wave says of what it was planned with.
type Registered struct {
	Plan plan.Plan
	Test data.Text // of the primary outcome

	Estimate analysis.Estimate // of the primary outcome in the wave
	Known    bool              // there is one, and it may be shown
	Power    *float64          // of the numbers planned, at what was expected; nil where it is not worked out
	PowerAt  *float64          // the same at the estimate of the wave
}

// registeredView is a registered plan in the language of the brief.
type registeredView struct {
	Title, Lead string
	Arms        page.Table
	Lines       []string
}

var planWords = struct {
	title, lead, persons, clusters, arms, arm, planned, plannedClusters data.Text
	primary, raise, lower, expected, expectedMean, difference, differenceMean, margin, marginMean, icc,
	secondary, subgroups, power, here, fits, apart, noFigure, powerAt data.Text
}{
	title:           data.Text{NL: "Het geregistreerde plan", EN: "The registered plan"},
	lead:            data.Text{NL: "‘%s’ is geregistreerd op %s. Controlesom: %s. Dit plan ligt vast; wat hieronder staat, is eruit overgenomen.", EN: "‘%s’ was registered on %s. Checksum: %s. This plan is fixed; what follows is taken from it."},
	persons:         data.Text{NL: "Deelnemers worden een voor een aan een groep toegewezen.", EN: "Participants are assigned to a group one by one."},
	clusters:        data.Text{NL: "Toegewezen wordt per cluster (%s): wie bij hetzelfde cluster hoort, zit in dezelfde groep.", EN: "Assignment is by cluster (%s): whoever belongs to the same cluster is in the same group."},
	arms:            data.Text{NL: "Geplande groepen", EN: "Groups as planned"},
	arm:             data.Text{NL: "Groep", EN: "Group"},
	planned:         data.Text{NL: "Deelnemers", EN: "Participants"},
	plannedClusters: data.Text{NL: "Clusters", EN: "Clusters"},
	primary:         data.Text{NL: "De uitkomst die beslist is ‘%s’; %s. Toets: %s, tweezijdig op %s.", EN: "The outcome that decides is ‘%s’; %s. Test: %s, two-sided at %s."},
	raise:           data.Text{NL: "hoger is beter", EN: "higher is better"},
	lower:           data.Text{NL: "lager is beter", EN: "lower is better"},
	expected:        data.Text{NL: "Bij ‘%s’ wordt %s verwacht.", EN: "With ‘%s’, %s is expected."},
	expectedMean:    data.Text{NL: "Bij ‘%s’ wordt een gemiddelde van %s verwacht.", EN: "With ‘%s’, a mean of %s is expected."},
	difference:      data.Text{NL: "Het experiment moet een verschil van %s procentpunten kunnen aantonen.", EN: "The experiment is to be able to show a difference of %s percentage points."},
	differenceMean:  data.Text{NL: "Het experiment moet een verschil van %s kunnen aantonen.", EN: "The experiment is to be able to show a difference of %s."},
	margin:          data.Text{NL: "Niet slechter is: slechter met minder dan %s procentpunten.", EN: "Not inferior is: worse by less than %s percentage points."},
	marginMean:      data.Text{NL: "Niet slechter is: slechter met minder dan %s.", EN: "Not inferior is: worse by less than %s."},
	icc:             data.Text{NL: "Er is gerekend met een samenhang binnen clusters (ICC) van %s.", EN: "It was planned with a correlation within clusters (ICC) of %s."},
	secondary:       data.Text{NL: "Daarnaast worden vergeleken: %s.", EN: "Compared as well: %s."},
	subgroups:       data.Text{NL: "Aangekondigde subgroepen: %s.", EN: "Subgroups announced: %s."},
	power:           data.Text{NL: "Bij deze aantallen, zonder uitval, toont het experiment zo’n verschil met %s kans aan; gepland is %s.", EN: "With these numbers, and no dropout, the experiment shows such a difference with a chance of %s; planned is %s."},
	here:            data.Text{NL: "In deze meting is het %s (%s; n = %s)", EN: "In this wave it is %s (%s; n = %s)"},
	fits:            data.Text{NL: ": wat het plan verwacht, past daarbij.", EN: ": what the plan expects fits that."},
	apart:           data.Text{NL: ": wat het plan verwacht, ligt buiten dat interval. Het kan over andere mensen gaan; ga dat na voordat het experiment begint.", EN: ": what the plan expects lies outside that interval. It may be about other people; find out before the experiment begins."},
	powerAt:         data.Text{NL: "Is het bij ‘%s’ in werkelijkheid %s, dan is die kans %s.", EN: "If it is really %[2]s with ‘%[1]s’, that chance is %[3]s."},
	noFigure:        data.Text{NL: "Deze meting heeft er geen cijfer van dat hier getoond kan worden.", EN: "This wave has no figure of it that can be shown here."},
}

// registered puts the registered plan into words.
func (b Brief) registered() *registeredView {
	if b.Registered == nil {
		return nil
	}
	p, o := b.Registered.Plan, b.Registered.Plan.Primary
	v := &registeredView{Title: b.say(planWords.title), Lead: b.say(planWords.lead, p.Title.In(b.Lang), p.Registered, p.Checksum)}
	v.Arms = page.Table{ID: "registered-arms", Caption: b.say(planWords.arms), Header: []string{b.say(planWords.arm), b.say(planWords.planned)}}
	if p.Clustered() {
		v.Arms.Header = append(v.Arms.Header, b.say(planWords.plannedClusters))
		v.Lines = append(v.Lines, b.say(planWords.clusters, p.Unit))
	} else {
		v.Lines = append(v.Lines, b.say(planWords.persons))
	}
	for _, arm := range p.Arms {
		row := page.Row{Name: arm.Label.In(b.Lang), Cells: []string{number.Count(arm.N, b.Lang)}}
		if p.Clustered() {
			row.Cells = append(row.Cells, number.Count(arm.Clusters, b.Lang))
		}
		v.Arms.Rows = append(v.Arms.Rows, row)
	}
	goal := planWords.raise
	if o.Goal == plan.Lower {
		goal = planWords.lower
	}
	v.Lines = append(v.Lines, b.say(planWords.primary, b.outcome(o), b.say(goal), b.Registered.Test.In(b.Lang), number.Level(p.Alpha(), b.Lang)))
	v.Lines = append(v.Lines, b.planned(p)...)
	var others []string
	for _, other := range p.Secondary {
		others = append(others, b.outcome(other))
	}
	for _, list := range []struct {
		text  data.Text
		names []string
	}{{planWords.secondary, others}, {planWords.subgroups, p.Subgroups}} {
		if len(list.names) > 0 {
			v.Lines = append(v.Lines, b.say(list.text, strings.Join(list.names, ", ")))
		}
	}
	return v
}

// planned says what was planned with, and what the wave says of that.
func (b Brief) planned(p plan.Plan) []string {
	var lines []string
	o, control := p.Primary, p.Arms[0].Label.In(b.Lang)
	difference, margin := planWords.difference, planWords.margin
	if o.Of.Mean() {
		difference, margin = planWords.differenceMean, planWords.marginMean
	}
	switch {
	case o.Expected != nil && o.Of.Mean():
		lines = append(lines, b.say(planWords.expectedMean, control, b.amount(o, *o.Expected)))
	case o.Expected != nil:
		lines = append(lines, b.say(planWords.expected, control, b.amount(o, *o.Expected)+"%"))
	}
	if o.Difference > 0 {
		lines = append(lines, b.say(difference, b.amount(o, o.Difference)))
	}
	if o.Margin > 0 {
		lines = append(lines, b.say(margin, b.amount(o, o.Margin)))
	}
	if p.ICC != nil {
		lines = append(lines, b.say(planWords.icc, number.Decimals(*p.ICC, 2, b.Lang)))
	}
	if power := b.Registered.Power; power != nil {
		lines = append(lines, b.say(planWords.power, number.Percent(*power, 0, b.Lang), number.Percent(p.Power, 0, b.Lang)))
	}
	return append(lines, b.beside(p, control)...)
}

// amount writes a share in percent, percentage points, or a mean as the plan has it: whole where it is whole.
func (b Brief) amount(o plan.Outcome, value float64) string {
	decimals := 1
	if value == math.Trunc(value) && !o.Of.Mean() {
		decimals = 0
	}
	return number.Decimals(value, decimals, b.Lang)
}

// beside sets what was expected beside the wave.
func (b Brief) beside(p plan.Plan, control string) []string {
	r, e, item := b.Registered, b.Registered.Estimate, p.Primary.Of.Item
	if !r.Known {
		return []string{b.say(planWords.noFigure)}
	}
	of, within := number.Percent(e.Proportion, e.Digits(), b.Lang), prose.Within(e, b.Lang, true)
	if item.Kind == data.Number {
		of, within = prose.Mean(item, e.Proportion, b.Lang), prose.MeanWithin(item, e, b.Lang, true)
	}
	said := b.say(planWords.here, of, within, number.Count(e.Base, b.Lang))
	switch expected := p.Primary.Expected; {
	case expected == nil:
		said += "."
	case r.within(*expected):
		said += b.say(planWords.fits)
	default:
		said += b.say(planWords.apart)
	}
	lines := []string{said}
	if r.PowerAt != nil {
		lines = append(lines, b.say(planWords.powerAt, control, of, number.Percent(*r.PowerAt, 0, b.Lang)))
	}
	return lines
}

// within reports whether what the plan expects lies in the interval of the wave.
func (r Registered) within(expected float64) bool {
	place, of := expected/100, r.Plan.Primary.Of.Item
	if of.Kind == data.Number {
		place = (expected - of.Range[0]) / (of.Range[1] - of.Range[0])
	}
	return place >= r.Estimate.Interval.Low && place <= r.Estimate.Interval.High
}

// outcome names an outcome of the plan.
func (b Brief) outcome(o plan.Outcome) string {
	if label := o.Label.In(b.Lang); label != "" {
		return label
	}
	parts := []string{o.Of.Item.Heading(b.Lang)}
	if o.Of.Row != "" {
		parts = append(parts, prose.RowLabel(o.Of.Item, o.Of.Row, b.Lang))
	}
	if o.Of.Option != "" {
		parts = append(parts, prose.Label(o.Of.Item, o.Of.Option, b.Lang))
	}
	return strings.Join(parts, ": ")
}

func (b Brief) registeredMarkdown(m *page.Markdown, v *registeredView) {
	if v == nil {
		return
	}
	m.Put("\n## %s\n\n%s\n", v.Title, v.Lead)
	m.Table(v.Arms)
	m.Each("\n- %s", v.Lines)
	m.Put("\n")
}

func (b Brief) registeredHTML(h *page.HTML, v *registeredView) {
	if v == nil {
		return
	}
	h.Put("<section id=\"registered\">\n<h2>%s</h2>\n<p>%s</p>\n", v.Title, v.Lead)
	h.Table(v.Arms)
	h.List(v.Lines)
	h.Put("</section>\n")
}
