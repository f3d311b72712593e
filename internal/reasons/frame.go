package reasons

import (
	"strings"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/data/count/frame"
)

// Frame returns decisions as a tidy frame, one claim a row, in lang. The p-values are those of the weakest part, adjusted
// for the number of parts, and empty where nothing is tested.
func Frame(decisions []claims.Decision, basis claims.Basis, lang data.Lang) (frame.Frame, error) {
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
			Sentence(d, lang), strings.Join(d.Uses, " "), low, high, frame.Digits(basis.Level), string(basis.Wave.Provenance), strings.Join(notes, " ")})
	}
	return frame.New(header, records)
}
