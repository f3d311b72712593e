// Package interval holds confidence intervals for proportions: one method a file, plain numbers in and out.
//
// Proportions and their bounds are fractions in [0, 1], never percentages; a level is a two-sided confidence level in
// (0, 1). No function returns NaN or an infinity: what cannot be computed is an error that says why.
package interval
