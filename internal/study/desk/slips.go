package desk

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/counts"
	"spoor/data/problem"
	"spoor/reports/screen"
)

// meant are the slips in the file that were confirmed, as the form keeps them.
func (a asking) meant() counts.Meant {
	var meant counts.Meant
	if err := json.Unmarshal([]byte(a.Form["meant"]), &meant); err != nil {
		return nil // none yet
	}
	return meant
}

// confirm keeps what a text of the file is to be read as, when that was clicked: the one named, or all that are proposed.
func (a *asking) confirm(answer *Answer) error {
	act, text, _ := strings.Cut(a.Act, "|")
	if act != "meant" {
		return nil
	}
	meant := a.meant()
	if meant == nil {
		meant = counts.Meant{}
	}
	if text != "" {
		meant[text] = a.Value
	} else if err := json.Unmarshal([]byte(a.Value), &meant); err != nil {
		return err
	}
	kept, err := json.Marshal(meant)
	if err != nil {
		return err
	}
	answer.Form = screen.Form{"meant": string(kept)}
	a.Form = merged(a.Form, answer.Form)
	return nil
}

// slips are the texts in a file that were probably meant to be something else, each once.
func slips(err error) []problem.Slip {
	var problems data.Problems
	if !errors.As(err, &problems) {
		return nil
	}
	var found []problem.Slip
	for _, one := range problems {
		if one.Slip.Meant != "" && !slices.Contains(found, one.Slip) {
			found = append(found, one.Slip)
		}
	}
	return found
}
