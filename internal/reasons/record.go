package reasons

import (
	"spoor/analysis/claims"
	"spoor/data"
)

// Record is a decision as another program reads it.
type Record struct {
	Claim    claims.Claim            `json:"claim"`
	Verdict  claims.Verdict          `json:"verdict"`
	Sentence data.Text               `json:"sentence"` // what decides it, with the numbers
	Evidence []claims.Evidence       `json:"evidence"` // its parts, on the first reading
	Readings []claims.ReadingVerdict `json:"readings,omitempty"`
	Other    []claims.OtherAnswer    `json:"other,omitempty"`
	Uses     []string                `json:"uses"`
	Notes    []data.Text             `json:"notes,omitempty"`
}

// Records returns decisions as another program reads them.
func Records(decisions []claims.Decision) []Record {
	records := make([]Record, len(decisions))
	for i, d := range decisions {
		records[i] = Record{Claim: d.Claim, Verdict: d.Verdict, Sentence: data.Text{NL: Sentence(d, data.Dutch), EN: Sentence(d, data.English)},
			Evidence: d.Evidence, Readings: d.Readings, Other: d.Other, Uses: d.Uses, Notes: d.Notes}
	}
	return records
}
