// Package stata reads the files of Stata (.dta), in the terms of package spss: who the variables are, what their codes mean, which values
// are missing and why, and the cases one after another.
//
// It reads what Stata documents of the format (help dta) as its versions 8 to 18 write it, which are 113 to 115 and 117 to 119: both byte
// orders, value labels, the missing values . and .a to .z, dates, and strings of any length (strL). Memory does not grow with the number
// of cases; what a file says of its own size is not believed before it is there.
package stata
