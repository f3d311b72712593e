package sums

import (
	"fmt"
	"strings"
)

// Drawn says how one respondent was drawn into the sample.
type Drawn struct {
	// Stratum is "" in an unstratified sample, and Cluster where respondents were not drawn in clusters.
	Stratum, Cluster string
	Weight           float64
	// Margins and Before are of raked weights: the category in each margin, joined by [JoinMargins], and the weight before raking,
	// above 0 where Weight is.
	Margins string
	Before  float64
}

// Cluster names a cluster of a stratum.
type Cluster struct{ Stratum, Cluster string }

// Detail says what cells keep beyond what one stage of sampling, with weights that are taken as they are, needs.
type Detail struct {
	Within bool // squares of clusters too, where part of each was drawn: the second stage of sampling
	Raked  bool // margins, and sums under the weights before raking
}

// marginSeparator stands between the categories of margins; no text that people write holds it.
const marginSeparator = "\x1f"

// JoinMargins is the name of a crossing of margins, from the category in each.
func JoinMargins(categories ...string) string { return strings.Join(categories, marginSeparator) }

// SplitMargins returns the categories that JoinMargins joined.
func SplitMargins(margins string) []string { return strings.Split(margins, marginSeparator) }

// check says why a respondent cannot be added to sums with that detail.
func (d Drawn) check(detail Detail) error {
	if err := CheckWeight(d.Weight); err != nil {
		return err
	}
	if !detail.Raked {
		if d.Margins != "" || d.Before != 0 {
			return fmt.Errorf("the sums are not of raked weights: make them with the detail Raked")
		}
		return nil
	}
	if err := CheckWeight(d.Before); err != nil {
		return fmt.Errorf("before raking: %w", err)
	}
	if (d.Before > 0) != (d.Weight > 0) {
		return fmt.Errorf("weight %v was %v before raking: raking keeps a weight above 0, and 0 as it is", d.Weight, d.Before)
	}
	return nil
}

func (c *Cell) drawn() Drawn {
	return Drawn{Stratum: c.Stratum, Cluster: c.Cluster, Margins: c.Margins}
}

func keyOf(d Drawn) key { return key{d.Stratum, d.Cluster, d.Margins} }
