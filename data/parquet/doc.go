// Package parquet reads a Parquet file of respondents as the comma-separated values that it stands for, piece by piece, so
// that it is counted, and its problems are found, as those of a CSV are. Columns that nobody asks for are not read. It also
// writes such files, from which the same values are read.
package parquet
