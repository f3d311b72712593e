package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/writing"
	"spoor/internal/nearest"
	"spoor/internal/pattern"
	"spoor/internal/strictyaml"
)

// checker collects the problems of one plan.
type checker struct {
	strictyaml.Checker
	codebook data.Codebook
}

// Parse reads a plan about a survey. The name of the file is only used in problems. What the plan leaves out is filled in: a level of
// 0.95, a power of 0.80, and the layout.
//
// The error is a [data.Problems]: what is missing, does not go together or refers to nothing, each with its line and all at once. A
// checksum that is not that of the plan is one of them; a plan without a checksum is not registered yet.
func Parse(file string, source []byte, codebook data.Codebook) (Plan, error) {
	var p Plan
	c := checker{strictyaml.Check(file, source, &p), codebook}
	p.Line, p.lines = max(p.Line, 1), linesOf(source)
	written := p.Sum()
	c.head(&p)
	c.arms(&p)
	c.columns(&p)
	c.outcomes(&p)
	c.known(p)
	if checksums.MatchString(p.Checksum) && !c.Misread && p.Checksum != written {
		c.Report(p.LineOf("checksum"), "the plan was changed after it was registered: its checksum is %s, and this says %s; go back to the registered plan, or take the checksum away and register it anew",
			written, p.Checksum)
	}
	if problems := c.Sorted(); len(problems) > 0 {
		return Plan{}, problem.Problems(problems)
	}
	return p, nil
}

var keys = pattern.New(`^([a-z]+):`)

// linesOf returns the line on which each key at the top stands.
func linesOf(source []byte) map[string]strictyaml.Line {
	lines := map[string]strictyaml.Line{}
	for i, line := range strings.Split(string(source), "\n") {
		if key := keys.FindStringSubmatch(line); key != nil && lines[key[1]] == 0 {
			lines[key[1]] = strictyaml.Line(i + 1)
		}
	}
	return lines
}

func (c *checker) head(p *Plan) {
	if p.Level == 0 {
		p.Level = 0.95
	}
	if p.Power == 0 {
		p.Power = 0.80
	}
	if p.Layout == "" {
		p.Layout = Parallel
	}
	switch {
	case p.ID == "":
		c.Missing(p.Line, "the plan has no id")
	case !data.IsID(p.ID):
		c.Report(p.LineOf("id"), "id %q: use lower-case letters, digits and _, beginning with a letter", p.ID)
	}
	if p.Topic != "" && !data.IsID(p.Topic) {
		c.Report(p.LineOf("topic"), "topic %q: use lower-case letters, digits and _, beginning with a letter", p.Topic)
	}
	if p.Title == (data.Text{}) {
		c.Missing(p.Line, "the plan has no title; add title: {nl: ..., en: ...}")
	}
	if p.Registered == "" {
		c.Missing(p.Line, "the plan does not say when it was laid down; add registered: and a day, such as 2027-01-15")
	} else if _, err := time.Parse(time.DateOnly, p.Registered); err != nil {
		c.Report(p.LineOf("registered"), "registered %q is no day; write it as 2027-01-15", p.Registered)
	}
	if p.Unit == "" {
		c.Missing(p.Line, "the plan does not say what was assigned to arms; add unit: person, or what was assigned as a whole, such as employer or office")
	}
	if !slices.Contains(Layouts(), p.Layout) {
		c.Report(p.LineOf("layout"), "layout %q is not one of parallel, stepped-wedge, crossover%s", p.Layout, nearest.DidYouMean(string(p.Layout), names(Layouts())))
	}
	if !(p.Level >= 0.5 && p.Level < 1) {
		c.Report(p.LineOf("level"), "level %v: it is the level of the intervals, from 0.5 up to 1, such as 0.95; tests are at 1 minus it", p.Level)
	}
	if !(p.Power > 0 && p.Power < 1) {
		c.Report(p.LineOf("power"), "power %v is not between 0 and 1", p.Power)
	}
	if p.ICC != nil && !(*p.ICC >= 0 && *p.ICC <= 1) {
		c.Report(p.LineOf("icc"), "icc %v is not from 0 to 1", *p.ICC)
	}
	if p.ICC != nil && p.Unit == Person {
		c.Report(p.LineOf("icc"), "icc is of participants assigned in clusters; the unit is person")
	}
	if p.Checksum != "" && !checksums.MatchString(p.Checksum) {
		c.Report(p.LineOf("checksum"), "checksum %q is none; it is written by spoor plan --register, as sha256: and 64 digits", p.Checksum)
	}
}

var checksums = pattern.New(`^sha256:[0-9a-f]{64}$`)

func names[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = string(value)
	}
	return out
}

func (c *checker) arms(p *Plan) {
	if len(p.Arms) < 2 {
		c.Missing(p.Line, "the plan has fewer than two arms; list them under arms, first the one that others are compared with")
	}
	called := map[string]string{}
	for i := range p.Arms {
		arm := &p.Arms[i]
		switch {
		case arm.ID == "":
			c.Missing(arm.Line, "the arm has no id")
			continue
		case !data.IsID(arm.ID):
			c.Report(arm.Line, "arm id %q: use lower-case letters, digits and _, beginning with a letter", arm.ID)
		}
		for _, name := range arm.Names() {
			name = writing.Fold(name)
			if before, taken := called[name]; taken && before != arm.ID {
				c.Report(arm.Line, "arm %q and arm %q are both called %q", before, arm.ID, name)
			} else if slices.ContainsFunc(p.Arms[:i], func(other Arm) bool { return other.ID == arm.ID }) {
				c.Report(arm.Line, "arm id %q stands twice", arm.ID)
				break
			}
			called[name] = arm.ID
		}
		if arm.Label == (data.Text{}) {
			c.Missing(arm.Line, "arm %q has no label; add label: {nl: ..., en: ...}", arm.ID)
		}
		if arm.N < 1 {
			c.Missing(arm.Line, "arm %q does not say how many participants were planned; add n:", arm.ID)
		}
		switch {
		case p.Unit == Person && arm.Clusters != 0:
			c.Report(arm.Line, "arm %q has clusters; the unit is person", arm.ID)
		case p.Unit != "" && p.Unit != Person && arm.Clusters < 1:
			c.Missing(arm.Line, "arm %q does not say how many clusters were planned; add clusters:", arm.ID)
		}
	}
}

// Names are what a file may call an arm.
func (a Arm) Names() []string {
	all := []string{a.ID}
	for _, name := range slices.Concat([]string{a.Label.NL, a.Label.EN}, a.Aliases) {
		if name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

func (c *checker) columns(p *Plan) {
	line := max(p.Columns.Line, p.LineOf("columns"))
	if p.Columns.Arm == "" {
		c.Missing(line, "the plan does not say which column of the data holds the arm; add columns: {arm: ...}")
	}
	switch {
	case p.Unit == Person && p.Columns.Cluster != "":
		c.Report(line, "columns has a cluster; the unit is person")
	case p.Unit != "" && p.Unit != Person && p.Columns.Cluster == "":
		c.Missing(line, "the plan does not say which column of the data holds the %s; add columns: {cluster: ...}", p.Unit)
	}
	taken := map[string]bool{}
	for _, column := range []string{p.Columns.Arm, p.Columns.Cluster, p.Columns.Participant, p.Columns.Dropout, p.Columns.Followed} {
		if column != "" && taken[column] {
			c.Report(line, "column %q is named twice", column)
		}
		taken[column] = true
	}
}

func (c *checker) outcomes(p *Plan) {
	if p.Primary.Line == 0 {
		c.Missing(p.Line, "the plan has no primary outcome; add primary: {answer: ..., goal: raise}")
		return
	}
	c.outcome(*p, &p.Primary)
	for i := range p.Secondary {
		outcome := &p.Secondary[i]
		for _, before := range append([]Outcome{p.Primary}, p.Secondary[:i]...) {
			if before.Answer == outcome.Answer {
				c.Report(outcome.Line, "outcome %q stands twice", outcome.Answer)
			}
		}
		c.outcome(*p, outcome)
	}
}

func (c *checker) outcome(p Plan, o *Outcome) {
	if o.Answer == "" {
		c.Missing(o.Line, "the outcome has no answer; name an item of the codebook, or one answer to it as item.option")
		return
	}
	switch {
	case o.Goal == "":
		c.Missing(o.Line, "outcome %q has no goal; add goal: raise or goal: lower", o.Answer)
	case o.Goal != Raise && o.Goal != Lower:
		c.Report(o.Line, "outcome %q: goal %q is not one of raise, lower", o.Answer, o.Goal)
	}
	of, wrong := Refer(o.Answer, c.codebook)
	if wrong != "" {
		c.Report(o.Line, "outcome %q: %s", o.Answer, wrong)
		return
	}
	o.Of = of
	c.sizes(*o)
	if o.Margin > 0 && o.Difference > 0 {
		c.Report(o.Line, "outcome %q: it has a margin and a difference; keep the difference where it is to be better, and the margin where it is not to be worse", o.Answer)
	}
	c.test(p, o)
}

// sizes checks what an outcome was planned with.
func (c *checker) sizes(o Outcome) {
	for _, size := range []struct {
		name  string
		value float64
	}{{"difference", o.Difference}, {"margin", o.Margin}} {
		if !(size.value >= 0) || !o.Of.Mean() && size.value >= 100 {
			c.Report(o.Line, "outcome %q: %s %v: write it without a sign, in percentage points of a share and in the unit of a mean", o.Answer, size.name, size.value)
		}
	}
	if o.Expected == nil || o.Of.Mean() {
		return
	}
	reached := *o.Expected + o.Difference
	if o.Goal == Lower {
		reached = *o.Expected - o.Difference
	}
	if !(*o.Expected >= 0 && *o.Expected <= 100) {
		c.Report(o.Line, "outcome %q: expected %v is no percentage", o.Answer, *o.Expected)
	} else if reached < 0 || reached > 100 {
		c.Report(o.Line, "outcome %q: from %v%% a difference of %v points does not fit in 0 to 100%%", o.Answer, *o.Expected, o.Difference)
	}
}

// test checks that a test suits the outcome and how participants were assigned, and what is adjusted for.
func (c *checker) test(p Plan, o *Outcome) {
	suited := Suited(p, *o)
	if o.Test != "" && !slices.Contains(suited, o.Test) {
		c.Report(o.Line, "outcome %q: test %q does not suit it; use one of %s", o.Answer, o.Test, strings.Join(names(suited), ", "))
	}
	switch {
	case o.Adjust == "" && o.Test == Ancova:
		c.Missing(o.Line, "outcome %q: ancova adjusts for what was measured before; add adjust: and the item", o.Answer)
	case o.Adjust == "":
	case !slices.Contains(suited, Ancova):
		c.Report(o.Line, "outcome %q: adjust is for a mean of participants assigned one by one", o.Answer)
	case o.Test != "" && o.Test != Ancova:
		c.Report(o.Line, "outcome %q: adjust goes with test: ancova", o.Answer)
	default:
		if of, wrong := Refer(o.Adjust, c.codebook); wrong != "" {
			c.Report(o.Line, "outcome %q: adjust %q: %s", o.Answer, o.Adjust, wrong)
		} else if !of.Mean() {
			c.Report(o.Line, "outcome %q: adjust %q holds no number", o.Answer, o.Adjust)
		} else {
			o.For = of
		}
	}
}

// Suited lists the tests that suit an outcome, the default first.
func Suited(p Plan, o Outcome) []Test {
	switch {
	case p.Clustered():
		return []Test{ClusterMeans, Permutation, DesignBased}
	case o.Of.Mean() && o.Adjust != "":
		return []Test{Ancova}
	case o.Of.Mean():
		return []Test{Welch, Ancova}
	}
	return []Test{Boschloo, Fisher, Score}
}

// known checks what is known of participants at the start, and the subgroups.
func (c *checker) known(p Plan) {
	for _, list := range []struct {
		name    string
		answers []string
	}{{"baseline", p.Baseline}, {"subgroups", p.Subgroups}} {
		for i, answer := range list.answers {
			if slices.Contains(list.answers[:i], answer) {
				c.Report(p.LineOf(list.name), "%s %q stands twice", list.name, answer)
			}
			if _, wrong := Known(answer, c.codebook); wrong != "" {
				c.Report(p.LineOf(list.name), "%s %q: %s", list.name, answer, wrong)
			} else if item, _ := c.codebook.Item(answer); list.name == "subgroups" && item.Kind != data.Single {
				c.Report(p.LineOf(list.name), "%s", fmt.Sprintf("subgroups %q: name an item of kind single, of which everybody has one answer", answer))
			}
		}
	}
}
