// Package count counts the answers in the files of a survey, and gives the tallies that everything else starts from.
//
// It chooses the engine for each file: package frame takes a file into memory, package scan counts while it reads, package
// tables asks a database for groups. What a cell means and where a respondent counts is decided for all of them in package
// answers, so that they give the same counts and the same problems.
package count
