// Package answers decides what stands in a file of respondents, once for every engine: what a cell means ([Cells]), whether the
// cells of a multiple item are an answer together ([Ticks]), where a respondent counts in the design ([Placing]), and the words
// for what is wrong.
package answers
