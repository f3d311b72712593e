// Package claimstest gives tests the claims about the built-in survey, and what they are decided on.
package claimstest

import (
	"io/fs"
	"testing"

	"spoor/analysis/claims"
	"spoor/analysis/publication"
	"spoor/data/sector"
	"spoor/internal/sectortest"
)

// BuiltIn returns the claims about the built-in survey, with every reading of its print.
func BuiltIn(t testing.TB) ([]claims.Claim, claims.Basis) {
	t.Helper()
	counted := sectortest.BuiltIn(t)
	figures, err := publication.Audit(t.Context(), counted.Survey.Codebook, *counted.Survey.Publication)
	if err != nil {
		t.Fatal(err)
	}
	readings, err := claims.Readings(figures)
	if err != nil {
		t.Fatal(err)
	}
	source, err := fs.ReadFile(sector.Files(), "claims.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list, err := claims.Parse("claims.yaml", source, counted.Survey.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	return list, claims.Basis{Codebook: counted.Survey.Codebook, Wave: counted.Wave, Tallies: counted.Tallies, Readings: readings, Level: 0.95}
}
