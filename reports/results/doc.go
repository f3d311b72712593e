// Package results writes what a report says for other programs: every estimate with its interval and mark, joint intervals, ranks and
// chances, verdicts with their p-values and bounds, nets, ratings, comparisons and trends, as JSON against a schema.
package results
