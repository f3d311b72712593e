// Package data holds what a survey is: its codebook, its waves and their design, what was published about it, and the tallies
// and crosstabs of its answers. The answers themselves are counted by package spoor/data/count.
//
// Everything that is estimated, drawn or reported later starts from a [Tally]: how many respondents could answer an item,
// did answer it, and chose each option. Percentages are over the respondents who answered, unless a caller asks otherwise.
//
// A survey is a folder: codebook.yaml, and for each wave waves/<id>/wave.yaml with its files of respondents beside it.
package data
