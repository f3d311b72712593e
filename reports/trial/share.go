package trial

import (
	"slices"
	"strings"

	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/data"
)

var shareWords = struct{ lead, plan, arms, arm, share, mean, effect, hidden, hides data.Text }{
	lead:   data.Text{NL: "Dit gaat eruit, onder de naam ‘%s’; deelnemers staan er niet in:", EN: "This goes out, under the name ‘%s’; there are no participants in it:"},
	plan:   data.Text{NL: "het plan: %s van %s, controlesom %s, en wat er is toegewezen", EN: "the plan: %s of %s, checksum %s, and what was assigned"},
	arms:   data.Text{NL: "toegewezen: %s", EN: "assigned: %s"},
	arm:    data.Text{NL: "%s bij %s", EN: "%s with %s"},
	share:  data.Text{NL: "%s: %s van %s bij %s en %s van %s bij %s", EN: "%s: %s of %s with %s and %s of %s with %s"},
	mean:   data.Text{NL: "%s: per arm het aantal, het gemiddelde en de standaardafwijking (n = %s en %s)", EN: "%s: in each arm the number, the mean and the standard deviation (n = %s and %s)"},
	effect: data.Text{NL: "van elke uitkomst die hier getallen heeft het verschil met interval, standaardfout, p-waarde en oordeel", EN: "of each outcome that has numbers here the difference with its interval, standard error, p-value and verdict"},
	hidden: data.Text{NL: "%s: verborgen", EN: "%s: hidden"},
	hides:  data.Text{NL: "Aantallen onder %s zijn verborgen, met alles wat ze zou verraden.", EN: "Counts below %s are hidden, with whatever would tell them."},
}

// Account says what the experiment without its participants tells, before it is given away.
func (r Report) Account() string {
	sum := r.Plan.Checksum
	if sum == "" {
		sum = r.say(words.checksum)
	}
	lines := []string{r.say(shareWords.lead, r.Sharer), "- " + r.say(shareWords.plan, r.Plan.ID, r.Plan.Registered, sum)}
	var arms []string
	for arm, flow := range r.Flow.Arms {
		arms = append(arms, r.say(shareWords.arm, r.assigned(arm, flow), r.ArmName(arm)))
	}
	lines = append(lines, "- "+r.say(shareWords.arms, strings.Join(arms, ", ")))
	for _, f := range r.Findings {
		for _, c := range f.Comparisons {
			lines = append(lines, "- "+r.ofArm(c.Arm, r.told(f.Outcome, c)))
		}
	}
	if slices.ContainsFunc(r.Findings, func(f trial.Finding) bool {
		return slices.ContainsFunc(f.Comparisons, func(c trial.Comparison) bool { return !r.Shown.Hides(shown.Effect, c.Arm, f.Outcome.Answer) })
	}) {
		lines = append(lines, "- "+r.say(shareWords.effect))
	}
	return strings.Join(append(lines, r.say(shareWords.hides, r.count(r.Rule.Threshold))), "\n")
}

// told says which counts of an outcome go out.
func (r Report) told(o trial.Outcome, c trial.Comparison) string {
	name, first, other := r.Name(o), c.Effect.Control, c.Effect.Other
	known := func(s trial.Summary) string { return r.withClusters(r.count(s.Known), s.Clusters) }
	switch {
	case r.Hides(o, c):
		return r.say(shareWords.hidden, name)
	case o.Of.Mean():
		return r.say(shareWords.mean, name, known(first), known(other))
	}
	return r.say(shareWords.share, name, r.count(first.Events), known(first), r.ArmName(0), r.count(other.Events), known(other), r.ArmName(c.Arm))
}
