// Package planning sizes experiments on a percentage: the respondents that are needed, the power of a given number, and
// the smallest difference that a given number can show.
//
// The power is that of the test that will be used, exact: the chances of all outcomes of both groups, added up over those
// that the test rejects. Both tails count, as in R's pwr.2p.test and power.prop.test(strict = TRUE). Above 10,000
// respondents it is the normal approximation of the score test, and the answer says so.
//
// Exact power rises in n like a saw: now and then one respondent more gives less power. So a sample size is not the first n
// with enough power, but the n from which it stays enough: n-1 falls short, and n does not, nor do the numbers after it
// that are tried, ten of them for two groups and up to twice n for one.
//
// Clusters and attrition change how much a respondent is worth, not the test. Of n recruited, floor(n (1 - attrition)) are
// analysed, and those are worth floor(analysed / deff) independent respondents, with deff = 1 + (m - 1) icc for m recruited
// in a cluster (Kish 1965); the exact power is that of so many. Rounded down twice, it errs on the safe side; with deff
// above 1 it is an approximation, because no exact test of clustered answers is meant.
//
// Several arms are each compared with one control arm. Holm's procedure tests the smallest p-value at alpha divided by the
// number of comparisons, so that is the level of every comparison here: the power of one comparison is then at least
// what is promised, whatever the others show.
package planning
