package results

import (
	"encoding/json"
	"fmt"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/reasons"
)

// ClaimsForm names the form of claims as JSON.
const ClaimsForm = "spoor/claims/1"

// claimsRecord are the claims on a wave by themselves.
type claimsRecord struct {
	Schema     string           `json:"schema"`
	Wave       string           `json:"wave"`
	Provenance data.Provenance  `json:"provenance"`
	Level      float64          `json:"level"`
	Decisions  []reasons.Record `json:"decisions"`
}

// Claims returns the verdicts on claims as JSON, in full precision, words in both languages.
func Claims(decisions []claims.Decision, basis claims.Basis) ([]byte, error) {
	record := claimsRecord{ClaimsForm, basis.Wave.ID, basis.Wave.Provenance, basis.Level, reasons.Records(decisions)}
	text, err := json.MarshalIndent(record, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write claims: %w", err)
	}
	return append(text, '\n'), nil
}
