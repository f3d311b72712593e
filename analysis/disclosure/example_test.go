package disclosure_test

import (
	"fmt"

	"spoor/analysis/disclosure"
)

func ExampleSuppress() {
	release, err := disclosure.Suppress(disclosure.Table{Kind: disclosure.Single, Counts: []int{20, 2, 8, 13}, Base: 43}, disclosure.PresetDefault.Rule())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range release.Hidden {
		fmt.Printf("option %d (%s): an outsider derives %s, someone who knows the rule %s\n", h.Column+1, h.Reason, h.Outsider, h.Informed)
	}
	// Output:
	// option 2 (small): an outsider derives 0..10, someone who knows the rule 1..4, 6..9
	// option 3 (secondary): an outsider derives 0..10, someone who knows the rule 1..4, 6..9
}
