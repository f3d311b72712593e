// Package biff reads the workbooks of Excel 97 to 2003 (.xls), one row of a sheet after another: the stored values of cells, those of formulas
// too, and the formats by which numbers are dates.
//
// It reads BIFF8 in a compound file, as [MS-XLS] and [MS-CFB] document them. No modern module does: those that there are were given up, and read
// the whole workbook into memory. What is held are the texts that cells share; what a file says of its own size is not believed before it is there.
package biff
