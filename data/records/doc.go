// Package records turns the bytes of an export into records: delimited text in any encoding, delimiter and line ending that
// survey platforms and spreadsheets write, gzip of it, XLSX workbooks, Parquet files, and system files of SPSS.
//
// It reads as a stream, in memory that does not grow with the file, and gives as many records as the file has. It keeps two
// things that encoding/csv drops: whether a cell was quoted, which tells a question that was not asked from one that was
// skipped in a LimeSurvey export, and blank records of a file with one column.
package records
