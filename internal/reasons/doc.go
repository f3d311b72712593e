// Package reasons says in words what decides a claim, with its numbers: a sentence for a reader, a row of a table, a record for
// another program. What the verdict is, and why, is worked out in package spoor/analysis/claims.
package reasons
