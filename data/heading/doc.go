// Package heading reads the first records of a table, of no platform in particular: which of them are its header, what its columns
// hold below that, where a header names a question and a part of it, and whether the records are respondents at all.
package heading
