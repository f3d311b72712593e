// Package design turns weighted, stratified and clustered survey answers into estimates with standard errors.
//
// It never looks at a respondent: it estimates from the additive sums of package spoor/data/sums, one Sums for each
// domain (all respondents, or one group) and item.
//
// The variance is that of the first sampling stage: clusters drawn within strata, with replacement unless Design gives
// the population of the strata. Stages within a cluster are covered by the variation between clusters (the "ultimate
// cluster"), which is sound with replacement. With a population of clusters alone it is sound only for clusters that were
// taken whole: of others the variation within them is left out, which errs on the narrow side (on apiclus2 of R's survey
// package by up to 22%). With Design.Within the second stage, of respondents within clusters, is added as svydesign does with
// fpc = ~fpc1 + fpc2. Package spoor/analysis/estimate uses a population of clusters alone only where clusters are known to be whole.
//
// # Where implementations disagree, and what is done here
//
//   - Design effect. DesignEffect compares with simple random sampling with replacement, p(1-p)/(n-1), as svymean(deff = "replace") of
//     R's survey package; DesignEffectFinite compares with sampling without replacement, as deff = TRUE. The second already holds
//     1 - n/N. An effective base is made with the effect of sampling with replacement and then multiplied by (1-f/n)/(1-f), so that
//     a finite population narrows it once, and a simple random sample has the n(N-1)/(N-n) of interval.WilsonFinite.
//   - Degrees of freedom are clusters minus strata, both counted where the domain has respondents of positive weight, as degf() of a subset.
//   - Effective base. The Wilson and Korn-Graubard intervals use n/deff, so that an unweighted sample gives exactly the
//     interval for k of n; Beta uses p(1-p)/variance, which is one less, and reproduces svyciprop(method = "beta").
//     All are multiplied by (t(n-1)/t(df))² for the uncertainty of the variance itself (Korn & Graubard 1998). No
//     effective base is larger than n, or than what n are worth in a finite population, as in the standards of the NCHS
//     (2017): without that the Wilson interval of 5% among 43 respondents covers 88 to 90% at a weight variation of 0.8.
//     Beta and Logit reproduce R, which sets no such bound, and shares of responses have none, see ShareOfResponses.
//   - Nobody or everybody chose the option. The estimated variance is 0 there and R's intervals are empty or not a number. Here Kish's
//     effect of the weights takes the place of the design effect and the bound is exactly 0 or 1.
//   - A stratum with one cluster in the whole sample is refused by name unless a policy is chosen. A stratum where only
//     the domain has one cluster is no problem: the other clusters count as zero, as in R.
//   - After raking, where Design.Raked says to what, the variance comes from residuals weighted with the weights before raking,
//     as calibrate() does; the linearisation that follows rake() leaves weights out of the regression. The share of a category
//     that was raked to is known: no interval and no test. Weights of which nothing is known but that they were raked are taken
//     as they are, which mostly errs on the wide side.
//   - A cluster in two strata is refused, as by svydesign, unless Nested says that clusters are numbered anew.
//   - Rank tests give equal answers the middle of the weight that they take. svyranktest averages cumulated weights over
//     equal answers, which depends on the order of the file unless all weights are the same.
//   - Replicates work a share, a share of responses, mean or difference out anew, as svrepdesign.
//   - Rao-Scott tests estimate the covariance under the observed table, as svychisq does, not under independence.
package design
