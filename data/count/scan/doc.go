// Package scan counts a file of respondents while it reads it, in memory that does not grow with their number. What it counts by,
// codes and combinations of options in strata and clusters, counts groups of a database as well ([Groups]).
package scan
