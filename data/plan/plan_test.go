package plan

import (
	"errors"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/schematest"
)

const codebook = `id: trial
title: {nl: Proef, en: Trial}
items:
- id: work
  kind: single
  text: {nl: "Werkt u weer?", en: "Do you work again?"}
  options:
  - {id: "yes", label: {nl: Ja, en: "Yes"}}
  - {id: "no", label: {nl: Nee, en: "No"}}
- id: trust
  kind: rating
  text: {nl: Vertrouwen, en: Trust}
  rows:
  - {id: coach, label: {nl: Coach, en: Coach}}
  - {id: employer, label: {nl: Werkgever, en: Employer}}
  scale:
  - {id: very_low, label: {nl: Zeer laag, en: Very low}}
  - {id: low, label: {nl: Laag, en: Low}}
  - {id: high, label: {nl: Hoog, en: High}}
  - {id: very_high, label: {nl: Zeer hoog, en: Very high}}
- id: months
  kind: number
  text: {nl: Maanden, en: Months}
  range: [0, 60]
- id: before
  kind: number
  text: {nl: Maanden vooraf, en: Months before}
  range: [0, 60]
- id: remarks
  kind: open
  text: {nl: Opmerkingen, en: Remarks}
`

const persons = `# What we will do.
id: early
title: {nl: Eerder beginnen, en: Starting earlier}
registered: "2027-01-15"
unit: person
arms:
- {id: usual, label: {nl: gewoon, en: usual}, n: 60}
- {id: early, label: {nl: vroeg, en: early}, n: 60, aliases: ["1"]}
columns: {arm: groep}
primary: {answer: work.yes, goal: raise, expected: 23, difference: 20}
secondary:
- {answer: trust.coach.top2, goal: raise}
- {answer: months, goal: lower, test: ancova, adjust: before}
baseline: [before, work]
subgroups: [work]
`

func survey(t testing.TB) data.Codebook {
	t.Helper()
	parsed, err := data.ParseCodebook("codebook.yaml", []byte(codebook))
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestAPlanIsReadWithItsDefaults(t *testing.T) {
	t.Parallel()
	p, err := Parse("plan.yaml", []byte(persons), survey(t))
	if err != nil {
		t.Fatal(err)
	}
	if p.Level != 0.95 || p.Power != 0.80 || p.Layout != Parallel || p.Clustered() {
		t.Errorf("defaults: %+v", p)
	}
	if got := p.Secondary[0].Of.Options; strings.Join(got, " ") != "high very_high" {
		t.Errorf("top2 counts %v", got)
	}
	if got := Suited(p, p.Primary)[0]; got != Boschloo {
		t.Errorf("the test of a share is %s", got)
	}
	if !p.Secondary[1].Of.Mean() || p.Primary.Of.Mean() {
		t.Error("a number is a mean, and an option is a share")
	}
	if got := strings.Join(p.Items(), " "); got != "work trust months before" {
		t.Errorf("items: %s", got)
	}
}

// The checksum is of what the plan says: comments, blank lines and the order of keys leave it, any other change is found.
func TestTheChecksumIsOfWhatThePlanSays(t *testing.T) {
	t.Parallel()
	registered, sum, err := Register([]byte(persons))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Parse("plan.yaml", registered, survey(t)); err != nil {
		t.Errorf("a registered plan: %v", err)
	}
	if !strings.HasPrefix(string(registered), "# What we will do.\nid: early\n") {
		t.Errorf("the comment is gone:\n%s", registered)
	}
	again, same, err := Register(registered)
	if err != nil || same != sum || string(again) != string(registered) {
		t.Errorf("registered twice: %s and %s, %v", sum, same, err)
	}
	laidOut := strings.Replace(string(registered), "# What we will do.\n", "\n# Another remark.\n\n", 1)
	laidOut = strings.Replace(laidOut, "columns: {arm: groep}", "columns:\n  arm: groep", 1)
	if _, err := Parse("plan.yaml", []byte(laidOut), survey(t)); err != nil {
		t.Errorf("laid out in another way: %v", err)
	}
	for _, change := range [][2]string{{"difference: 20", "difference: 10"}, {"n: 60}", "n: 40}"}, {"goal: lower", "goal: raise"}, {`"2027-01-15"`, `"2027-02-15"`}, {"baseline: [before, work]", "baseline: [work]"}} {
		changed := strings.Replace(string(registered), change[0], change[1], 1)
		_, err := Parse("plan.yaml", []byte(changed), survey(t))
		if err == nil || !strings.Contains(err.Error(), "was changed after it was registered") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s for %s: %v", change[1], change[0], err)
		}
	}
}

func TestAPlanIsToldAllThatIsWrong(t *testing.T) {
	t.Parallel()
	replaced := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(persons) }
	clusters := []string{"unit: person", "unit: employer", "n: 60", "n: 60, clusters: 6"}
	for _, test := range []struct {
		name, source string
		want         []string
	}{
		{"empty", "", []string{"plan.yaml:1: the plan has no id", "no title", "does not say when", "what was assigned", "fewer than two arms", "which column of the data holds the arm", "no primary outcome"}},
		{"unknown key", replaced("primary:", "primry:"), []string{`unknown key "primry"`}},
		{"date", replaced("2027-01-15", "15-1-2027"), []string{`registered "15-1-2027" is no day`}},
		{"option", replaced("work.yes", "work.ys"), []string{`plan.yaml:10: outcome "work.ys": item "work" has no answer "ys"`}},
		{"item", replaced("work.yes", "wrk.yes"), []string{`item "wrk" is not in the codebook; did you mean "work"?`}},
		{"several answers", replaced("work.yes", "work"), []string{`item "work" has several answers; name one of yes, no`}},
		{"rows", replaced("trust.coach.top2", "trust.top2"), []string{`item "trust" has rows; name one of coach, employer`}},
		{"open", replaced("work.yes", "remarks"), []string{"of kind open, of which arms are not compared"}},
		{"test", replaced("raise, expected", "raise, test: welch, expected"), []string{`test "welch" does not suit it; use one of boschloo, fisher, score`}},
		{"level", persons + "level: 0.05\n", []string{"plan.yaml:16: level 0.05: it is the level of the intervals"}},
		{"beyond", replaced("difference: 20", "difference: 80"), []string{"does not fit in 0 to 100%"}},
		{"margin and difference", replaced("difference: 20", "difference: 20, margin: 10"), []string{"it has a margin and a difference"}},
		{"sign", replaced("difference: 20", "difference: -20"), []string{"write it without a sign"}},
		{"clusters of persons", replaced("n: 60}", "n: 60, clusters: 4}"), []string{`arm "usual" has clusters; the unit is person`}},
		{"clusters without a column", replaced(clusters...), []string{"which column of the data holds the employer"}},
		{"clusters without numbers", replaced("unit: person", "unit: employer", "{arm: groep}", "{arm: groep, cluster: baas}"), []string{`arm "usual" does not say how many clusters`}},
		{"two arms of one name", replaced(`aliases: ["1"]`, "aliases: [Gewoon]"), []string{`arm "usual" and arm "early" are both called "gewoon"`}},
		{"one arm twice", replaced("id: early, label", "id: usual, label"), []string{`arm id "usual" stands twice`}},
		{"twice", replaced("trust.coach.top2", "work.yes"), []string{`outcome "work.yes" stands twice`}},
		{"subgroup", replaced("subgroups: [work]", "subgroups: [months]"), []string{"plan.yaml:15: subgroups \"months\": name an item of kind single"}},
		{"icc", persons + "icc: 0.1\n", []string{"icc is of participants assigned in clusters"}},
		{"checksum", persons + "checksum: md5\n", []string{`checksum "md5" is none`}},
	} {
		_, err := Parse("plan.yaml", []byte(test.source), survey(t))
		var problems data.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v\ndoes not say %q", test.name, err, want)
			}
		}
	}
}

func TestTheSchemaOfAPlan(t *testing.T) {
	t.Parallel()
	schema := schematest.Compile(t, Schema)
	registered, _, err := Register([]byte(persons))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.YAML(t, registered); err != nil {
		t.Error(err)
	}
	for _, wrong := range []string{", goal: raise", "id: early\n", "unit: person\n"} {
		if schema.YAML(t, []byte(strings.Replace(persons, wrong, "", 1))) == nil {
			t.Errorf("valid without %q", wrong)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(persons))
	f.Add([]byte("primary: {answer: trust.coach}\narms: [{}]\nchecksum: sha256:00"))
	f.Fuzz(func(t *testing.T, source []byte) {
		if _, err := Parse("plan.yaml", source, survey(t)); err != nil {
			var problems data.Problems
			if !errors.As(err, &problems) {
				t.Errorf("%v", err)
			}
		}
	})
}
