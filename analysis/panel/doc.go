// Package panel says what those who took part in two waves answered in both: who changed to and from each answer, how numbers moved, from
// which answer to which, and whether those who did not come back had answered otherwise.
//
// A change of a share is b - c of n, with c the respondents who gave the answer only in the earlier wave and b only in the later one:
// McNemar's mid-P test (and the exact one beside it) and Newcombe's paired interval. A change of a number is the mean of the differences,
// with Student's t of n - 1 degrees of freedom. All of it is about those who took part twice and nobody else; how they differ from those
// who did not come back is what attrition shows, of the answers that were asked.
package panel
