package trial

import (
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/analysis/trial/shown"
	"spoor/data"
	"spoor/internal/number"
	"spoor/reports/method"
)

var allocationWords = struct{ participants, clusters, asPlanned, chance, odd, hidden, method, and data.Text }{
	participants: data.Text{NL: "Aan de armen zijn %s deelnemers toegewezen; gepland waren er %s.", EN: "%s participants were assigned to the arms; %s were planned."},
	clusters:     data.Text{NL: "Aan de armen zijn %s clusters toegewezen; gepland waren er %s.", EN: "%s clusters were assigned to the arms; %s were planned."},
	asPlanned:    data.Text{NL: "Dat is precies de geplande verhouding.", EN: "That is exactly the planned ratio."},
	chance:       data.Text{NL: "Toeval bij loting in die verhouding kan dat verklaren (p %s, %s).", EN: "The chance of a draw in that ratio can explain it (p %s, %s)."},
	odd: data.Text{NL: "Bij loting in die verhouding komt zo’n verdeling zelden voor (p %s, %s). Zoek eerst uit waardoor: rijen die ontbreken of dubbel zijn, deelnemers die na de loting zijn weggelaten, of een loting die anders ging dan gepland.",
		EN: "A draw in that ratio seldom gives such numbers (p %s, %s). First find out why: rows that are missing or double, participants who were left out after the draw, or a draw that went otherwise than planned."},
	hidden: data.Text{NL: "Of de armen in de geplande verhouding zijn gevuld, is verborgen.", EN: "Whether the arms were filled in the planned ratio is hidden."},
	method: data.Text{NL: "Of de armen in de geplande verhouding zijn gevuld, is getoetst alsof ieder apart is geloot; na een loting in blokken is elke afwijking vreemder dan de p-waarde zegt. Onder %s staat het ook bovenaan.",
		EN: "Whether the arms were filled in the planned ratio is tested as if each were drawn apart; after a draw in blocks any departure is odder than the p-value says. Below %s it is told at the top as well."},
	and: data.Text{NL: " en ", EN: " and "},
}

// hidesAllocation reports whether the p-value of the allocation would tell a count that is hidden.
func (r Report) hidesAllocation() bool {
	if r.Plan.Clustered() { // whose numbers are never hidden
		return false
	}
	for arm := range r.Flow.Arms {
		if r.Shown.Hides(shown.Assigned, arm, "") {
			return true
		}
	}
	return r.Shown.Hides(shown.Total, 0, "")
}

// allocation says whether the arms were filled in the planned ratio; "" where nobody was assigned.
func (r Report) allocation() string {
	a := r.Allocation
	switch {
	case a == nil:
		return ""
	case r.hidesAllocation():
		return r.say(allocationWords.hidden)
	}
	listed := func(counts []int) string {
		var all []string
		for _, n := range counts {
			all = append(all, r.count(n))
		}
		last := len(all) - 1
		return strings.Join(all[:last], ", ") + r.say(allocationWords.and) + all[last]
	}
	first, second := allocationWords.participants, allocationWords.chance
	if a.Clusters {
		first = allocationWords.clusters
	}
	said := r.say(first, listed(a.Assigned), listed(a.Planned))
	if a.AsPlanned() {
		return said + " " + r.say(allocationWords.asPlanned)
	}
	if a.Odd() {
		second = allocationWords.odd
	}
	return said + " " + r.say(second, number.Probability(a.P, r.Lang), method.TestName(a.Test, r.Lang))
}

// SharedAllocation is the test of the numbers that were assigned against the ratio of the plan.
type SharedAllocation struct {
	Test hypothesis.Method `json:"test"`
	P    float64           `json:"p"`
}

func (r Report) sharedAllocation() *SharedAllocation {
	if r.Allocation == nil || r.hidesAllocation() {
		return nil
	}
	return &SharedAllocation{Test: r.Allocation.Test, P: r.Allocation.P}
}
