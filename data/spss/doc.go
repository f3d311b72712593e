// Package spss reads and writes the system files of SPSS (.sav, and .zsav as of version 21): who the variables are, what their codes mean, which
// values are missing, which variables are one question with several answers, and the cases one after another.
//
// It reads what PSPP documents of the format: both byte orders, uncompressed, bytecode and zlib, strings longer than 255 bytes, and the
// code pages of Windows and Unicode. It is read as a stream, in memory that does not grow with the number of cases; what a file says of
// its own size is not believed before it is there. [Writer] writes a .sav in Unicode, packed by bytecode; the same cases give the same bytes.
package spss
