package claims

import (
	"strings"

	"spoor/data"
	"spoor/data/count/frame"
)

// Frame returns decisions as a tidy frame, one claim a row, in lang. The p-values are those of the weakest part, adjusted
// for the number of parts, and empty where nothing is tested.
func Frame(decisions []Decision, basis Basis, lang data.Lang) (frame.Frame, error) {
	header := []string{"wave", "claim", "section", "text", "verdict", "label", "sentence", "items", "p_low", "p_high", "level", "provenance", "notes"}
	var records [][]string
	for _, d := range decisions {
		low, high := "", ""
		if p, tested := d.P(); tested {
			low, high = frame.Digits(p.Low), frame.Digits(p.High)
		}
		var notes []string
		for _, note := range d.Notes {
			notes = append(notes, note.In(lang))
		}
		records = append(records, []string{basis.Wave.ID, d.Claim.ID, d.Claim.Section, d.Claim.Text.In(lang), string(d.Verdict), d.Verdict.Label().In(lang),
			d.Sentence.In(lang), strings.Join(d.Uses, " "), low, high, frame.Digits(basis.Level), string(basis.Wave.Provenance), strings.Join(notes, " ")})
	}
	return frame.New(header, records)
}

// P returns the p-value of the weakest part on the first reading, adjusted by Holm, and false when nothing is tested.
func (d Decision) P() (Bounds, bool) {
	var tested []Evidence
	for _, part := range d.Evidence {
		if part.AdjustedP != nil {
			tested = append(tested, part)
		}
	}
	if len(tested) == 0 {
		return Bounds{}, false
	}
	return *weakestPart(tested).AdjustedP, true
}
