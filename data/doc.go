// Package data holds a survey: its codebook, its waves, the answers in their files, and the tallies of those answers.
//
// Everything that is estimated, drawn or reported later starts from a [Tally]: how many respondents could answer an item,
// did answer it, and chose each option. Percentages are over the respondents who answered, unless a caller asks otherwise.
//
// A survey is a folder: codebook.yaml, and for each wave waves/<id>/wave.yaml with its files of respondents beside it.
package data
