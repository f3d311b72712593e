package audit_test

import (
	"fmt"

	"spoor/analysis/audit"
)

// The percentages add up to 101 and no base is printed; 50 members answered the questionnaire.
func ExampleAudit() {
	finding, err := audit.Audit(audit.Table{
		ID: "improvements", Kind: audit.Single, Respondents: 50,
		Cells: []audit.Cell{
			{ID: "customisation", Printed: "26"},
			{ID: "cooperation", Printed: "19"},
			{ID: "norisk_policy", Printed: "19"},
			{ID: "network", Printed: "14"},
			{ID: "earlier_start", Printed: "12"},
			{ID: "selection", Printed: "9"},
			{ID: "other", Printed: "2"},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	counts, unique := finding.Counts()
	fmt.Println("bases that fit:", finding.Bases)
	fmt.Println("counts:", counts, "unique:", unique)
	fmt.Println("did not answer:", finding.Nonresponse(finding.Base))
	fmt.Printf("total %s, allowed %s to %s\n", finding.SumRule.Total, finding.SumRule.Low, finding.SumRule.High)
	// Output:
	// bases that fit: [43]
	// counts: [11 8 8 6 5 4 1] unique: true
	// did not answer: 7
	// total 101, allowed 97 to 103
}

// Two of the five labels may have changed places, and one of these is lost.
func ExampleAudit_lostLabel() {
	finding, err := audit.Audit(audit.Table{
		ID: "employer", Kind: audit.Rating, Base: 43,
		Cells: []audit.Cell{
			{ID: "very_bad", Printed: ""},
			{ID: "bad", Printed: "5"},
			{ID: "neutral", Printed: "19"},
			{ID: "good", Printed: "67"},
			{ID: "very_good", Printed: "2"},
		},
		Doubtful: [][]string{{"very_bad", "very_good"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, reading := range finding.Readings {
		for _, fit := range reading.Fits {
			fmt.Printf("base %d: %v, lost %s %s%%\n", fit.Base, fit.Counts[0], fit.Lost[0].Cell, fit.Lost[0].Low)
		}
	}
	// Output:
	// base 42: [3 2 8 28 1], lost very_bad 7%
	// base 43: [3 2 8 29 1], lost very_bad 7%
	// base 42: [1 2 8 28 3], lost very_good 7%
	// base 43: [1 2 8 29 3], lost very_good 7%
}

// A row that adds up to 130: the repairs are reported, none is applied.
func ExampleAudit_repairs() {
	finding, err := audit.Audit(audit.Table{
		ID: "ohs_service", Kind: audit.Rating, Base: 43, MinBase: 41,
		Cells: []audit.Cell{
			{ID: "very_bad", Printed: "0"},
			{ID: "bad", Printed: "17"},
			{ID: "neutral", Printed: "44"},
			{ID: "good", Printed: "67"},
			{ID: "very_good", Printed: "2"},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("possible:", finding.Possible)
	for _, repair := range finding.Repairs.List {
		fmt.Println(repair.Changes[0], "base", repair.Fit.Base, repair.Fit.Counts[0])
	}
	// Output:
	// possible: false
	// {neutral 44 14} base 42 [0 7 6 28 1]
	// {good 67 37} base 41 [0 7 18 15 1]
}
