package data

import (
	"maps"
	"slices"
)

// raking checks how the weights of a wave were fitted.
func (c *waveCheck) raking(design Design) {
	raking := design.Raking
	if raking == nil {
		return
	}
	line := c.keyLine("design", "raking")
	switch {
	case design.Weight == "":
		c.report(line, "raking is about weights, and the design has none; name their column as weight")
	case design.Weight == raking.Before:
		c.report(line, "the weights before raking are the column %q, and so are those after it; give each its own", design.Weight)
	case design.Replicates != nil:
		c.report(line, "replicate weights are made after raking and say what it does to standard errors; leave raking out")
	}
	if len(raking.Margins) == 0 {
		c.missing(line, "the raking has no margins; list the known distributions, each with item, column and targets")
	}
	seen := map[string]bool{design.Weight: true, raking.Before: true}
	for _, margin := range raking.Margins {
		if c.known(margin.Line, "raking", margin.Item) {
			c.margin(margin, seen)
		}
		seen[margin.Column] = true
	}
}

// margin checks one known distribution.
func (c *waveCheck) margin(margin RakedMargin, taken map[string]bool) {
	switch {
	case margin.Column == "":
		c.missing(margin.Line, "the margin of %s has no column; name the one with the category of each respondent", margin.Item)
	case taken[margin.Column]:
		c.report(margin.Line, "the column %q of the margin of %s is used for something else; give each its own", margin.Column, margin.Item)
	}
	if len(margin.Targets) == 0 {
		c.missing(margin.Line, "the margin of %s has no targets; give what the weights of each category add up to", margin.Item)
	}
	for _, category := range slices.Sorted(maps.Keys(margin.Targets)) {
		if target := margin.Targets[category]; !(target >= 0) {
			c.report(margin.Line, "the target of %q in the margin of %s is %v; give a number of 0 or more", category, margin.Item, target)
		}
	}
}
