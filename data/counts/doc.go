// Package counts reads what organisations keep of a survey themselves: tables of counts or percentages, in the place of the answers
// of respondents, and files of closed trajectories, of which the outcomes are counted.
//
// A table is read by what stands in it, not by one form: the labels of options and rows, in whatever spelling people write them, say
// what the numbers beside them count. So a header may be missing, be called "Resultaat", stand below a title or have its columns in
// another order; the options may stand below each other or side by side; a battery may be a matrix, either way around, or hold some of
// its rows; several questions may stand below each other or on sheets of their own.
//
// What was assumed is a note. What can mean two things is a problem that says which two, never a guess: above all the number of
// respondents. A total of ticks is none.
package counts
