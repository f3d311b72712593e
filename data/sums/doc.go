// Package sums holds what a weighted, stratified or clustered sample is estimated from: sums that add up.
//
// A Sums has a Cell for every stratum and cluster, with the number of respondents, the sum of their weights w, of wy for
// every option and, where every respondent is a cluster of its own, of w² and w²y. That is all that Taylor linearisation
// needs. Sums of shards of a file, of rows of a GROUP BY and of members that share aggregates add up to those of the
// whole. One Sums describes one domain (all respondents, or one group) for one item.
package sums
