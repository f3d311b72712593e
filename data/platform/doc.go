// Package platform reads what survey platforms export as one thing: columns that belong to questions, and responses.
//
// A platform is recognised by its own marks: the names of its columns, its header records, its ids. What led to it is
// said, and it can be named instead. What counts as missing is never decided here, beyond a blank cell: "-", "NULL" and 99
// are answers until a codebook says otherwise.
package platform
