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
// Of n recruited, floor(n (1 - attrition)) are analysed. In clusters those are worth analysed / deff independent respondents,
// with deff = 1 + (m - 1) icc for m that attrition leaves in a cluster (Kish 1965), and the test is another: Student's t on
// the means of clusters, with the clusters less the groups as degrees of freedom ([MethodClusterMeans]), whose power is that of
// a non-central t. A test of respondents, or a normal quantile, promises 82% of two clusters a group where they have 36 to 40%.
//
// That a group is not worse by a margin, or as good as equal, is [Closeness]: judged by the interval or the tests that are used afterwards.
//
// Several arms are each compared with one control arm. Holm's procedure tests the smallest p-value at alpha divided by the
// number of comparisons, so that is the level of every comparison here: the power of one comparison is then at least
// what is promised, whatever the others show.
package planning
