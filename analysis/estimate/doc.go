// Package estimate makes estimates of one tally and compares two of them.
//
// A [Source] is a tally with the options and the sample that it is estimated by; it gives a [Part]: every percentage or mean with
// its interval, and for a scale its summary. Whatever is compared, a group with the rest, two waves, or a member with the sector,
// goes through [NewComparison] and its kin here, which tell counts from weighted estimates themselves, so that counts of a
// weighted sample cannot be tested as if everybody counted the same. Package spoor/analysis puts the parts together into tables.
package estimate
