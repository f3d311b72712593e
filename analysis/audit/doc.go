// Package audit says what printed percentages can and cannot mean.
//
// A publication prints rounded percentages and, often, a base; the counts behind them are not printed. With a base of
// at most 100 a whole percentage fits at most one count, so a table can often be read back exactly, and a misprint,
// a lost label or an unprinted base leaves traces that arithmetic can find.
//
// A printed mean of whole numbers, with its standard deviation, leaves traces of the same kind (GRIM and GRIMMER).
//
// Everything is integer arithmetic on the printed strings: no floating point takes part, so a finding is a proof and
// not an approximation. Nothing is mended here. Several readings, several bases and several repairs are all reported,
// in a documented order, and the choice is left to whoever can give a reason for it.
package audit
