package trial

import (
	"context"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/study"
)

const briefPlan = `id: eerder
title: {nl: Eerder beginnen, en: Starting earlier}
registered: "2027-01-15"
unit: person
arms:
- {id: gewoon, label: {nl: gewone start, en: usual start}, n: 40}
- {id: vroeg, label: {nl: vroege start, en: early start}, n: 40}
columns: {arm: groep}
primary: {answer: outcomes.other_employer, goal: raise, expected: 45, difference: 20}
secondary:
- {answer: outcomes.own_work, goal: raise}
`

// A brief takes a registered plan and its numbers, and sets what it expects beside the wave: 28 of 47 is 60% (45 to 72). The power is that of
// [spoor/analysis/planning], whose tests hold it against R.
func TestBriefOfAPlan(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	opened, err := study.Open(ctx, study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	source, sum, err := plan.Register([]byte(briefPlan))
	if err != nil {
		t.Fatal(err)
	}
	registered, err := ForBrief("plan.yaml", source, opened.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	content, err := opened.Brief(ctx, study.BriefRequest{Topic: "family", Options: analysis.DefaultOptions(), Lang: data.Dutch, Registered: registered}, "md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"‘Eerder beginnen’ is geregistreerd op 2027-01-15. Controlesom: " + sum, "Deelnemers worden een voor een aan een groep toegewezen.",
		"‘Situaties aan het einde van het traject: Werk bij andere werkgever’; hoger is beter. Toets: exacte toets van Boschloo, tweezijdig op 5%.",
		"Bij ‘gewone start’ wordt 45% verwacht.", "een verschil van 20 procentpunten kunnen aantonen", "met 42% kans aan; gepland is 80%",
		"In deze meting is het 60% (95%-interval 45–72%; n = 47): wat het plan verwacht, ligt buiten dat interval.", "in werkelijkheid 60%, dan is die kans 47%", "Herstel in eigen werk.",
	} {
		if !strings.Contains(string(content), want) {
			t.Errorf("does not say %s", want)
		}
	}
	for name, wrong := range map[string]string{
		"plan.yaml:1: the plan is not registered":                                                  briefPlan,
		"plan.yaml:12: the plan was changed after it was registered":                               strings.Replace(string(source), "n: 40", "n: 12", 1),
		"plan.yaml:9: outcome \"outcome.other_employer\": item \"outcome\" is not in the codebook": strings.Replace(briefPlan, "outcomes.other", "outcome.other", 1),
	} {
		if _, err := ForBrief("plan.yaml", []byte(wrong), opened.Codebook); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v, want %s", err, name)
		}
	}
}
