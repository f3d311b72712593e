package trial

import (
	"cmp"

	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/study"
	"spoor/reports/brief"
	report "spoor/reports/trial"
)

// ForBrief reads a registered plan for the brief that its experiment starts from. A plan without a checksum is a problem: what may still
// change is no plan to start from.
func ForBrief(name string, source []byte, codebook data.Codebook) (*brief.Registered, error) {
	p, err := read(name, source, codebook)
	if err != nil {
		return nil, err
	}
	if p.Checksum == "" {
		return nil, study.Unusable{Err: data.Problems{{File: name, Line: int(p.Line), Message: "the plan is not registered; spoor plan --register puts its checksum in"}}}
	}
	test := cmp.Or(p.Primary.Test, plan.Suited(p, p.Primary)[0])
	return &brief.Registered{Plan: p, Test: data.Text{NL: report.TestName(test, data.Dutch), EN: report.TestName(test, data.English)}}, nil
}
