// Package writing knows how people and programs write what a cell holds, whichever platform the cell comes from: texts that are to be
// compared, numbers, ticks, lists of options, words and codes for no answer, and what a spreadsheet made of an answer.
package writing
