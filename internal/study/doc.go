// Package study is what the program does without a terminal: requests in, results and files in memory out. The command, a page
// in a browser and a test are three equal users of it.
//
// [Open] gives one object for "this wave, asked so, counted so". From it come tables, figures, trends, reports and the rest,
// each by a plain request; package members takes an organisation's own answers to it, package waves stores and changes its waves. What is said beside a result (problems in answers, guesses of a draft) goes to the
// [Listener] as it is found, and so does how far work is.
//
// An error of [Refused] says that the request itself is wrong, one of [Unusable] that the input is; every other error is a
// failure. No flag, no terminal and no path of a file is known here: folders are an [fs.FS], files are bytes, and Place is only
// what messages call them.
package study
