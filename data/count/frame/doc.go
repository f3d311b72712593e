// Package frame holds the answers of a file in memory: it counts them, and gives what needs every respondent's own answers, such
// as ranks, weighting and texts. It is also the form in which results leave the program. It is the only package that knows gota.
package frame
