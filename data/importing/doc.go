// Package importing turns an export of a survey platform into the records of a wave.
//
// A record of a wave has one row a respondent and the columns that data.Item.Columns names: 1 and 0 for the options of a
// multiple item, the id of an option or scale point, a number with a decimal point, and a cell such as #not_asked where it
// is known why there is no answer. What an export calls things is declared in the codebook (columns, aliases, separator,
// missing); nothing is declared anywhere else.
//
// It reads as a stream. What it remembers does not grow with the file; package platform remembers 24 bytes for each response that has
// an id, to find the ones that stand twice, and 8 for each that says when it was given.
package importing
