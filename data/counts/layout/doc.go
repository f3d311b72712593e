// Package layout finds the tables of counts in a spreadsheet, however people lay them out, and gives what stands in them as lines: which
// option, of which question and row, has which number. What the numbers mean together is decided by package counts.
//
// A table is found by the labels in it: those of options and rows, in whatever spelling, and the words that people use for counts,
// percentages and respondents.
package layout
