// Package opendocument reads the sheets of an OpenDocument spreadsheet (.ods), as LibreOffice, Google and Excel write it: the part
// content.xml of its archive, in one pass and in the memory of one row.
//
// A row or a cell that stands there many times is written once, with the number of times. What is blank and repeated costs nothing; what
// is not is bounded by [Limits], so that a small file cannot become a large one.
//
// OASIS, Open Document Format for Office Applications (OpenDocument) version 1.3, part 3, chapters 6 (white space), 9 (tables) and 19
// (attributes).
package opendocument
