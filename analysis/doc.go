// Package analysis turns tallies into tables of estimates.
//
// A [Table] holds every percentage of one item with its base and its confidence interval. Cautions travel with the number
// they belong to, as notes, and become footnotes wherever it is shown.
package analysis
