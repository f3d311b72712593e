// Package server counts respondents in a table of a database, where they are: it asks for groups of equal answers with
// COUNT, SUM, CASE and GROUP BY, so that only the groups travel. It knows PostgreSQL, and what speaks its protocol, and
// ClickHouse by its native protocol.
package server
