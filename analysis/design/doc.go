// Package design turns weighted, stratified and clustered survey answers into estimates with standard errors.
//
// It never looks at a respondent: it estimates from the additive sums of package spoor/data/sums, one Sums for each
// domain (all respondents, or one group) and item.
//
// The variance is that of the first sampling stage: clusters drawn within strata, with replacement unless Design gives
// the population of the strata. Stages within a cluster are covered by the variation between clusters (the "ultimate
// cluster"); their own finite populations are not used, which errs on the wide side.
//
// # Where implementations disagree, and what is done here
//
//   - Design effect. DesignEffect compares with simple random sampling with replacement, p(1-p)/(n-1), as
//     svymean(deff = "replace") of R's survey package; DesignEffectFinite compares with sampling without replacement,
//     as deff = TRUE. The second already holds 1 - n/N. An effective base is always made with the first, so a finite
//     population narrows it once.
//   - Degrees of freedom are clusters minus strata, both counted where the domain has respondents with a positive
//     weight, as degf() of a subset.
//   - Effective base. The Wilson and Korn-Graubard intervals use n/deff, so that an unweighted sample gives exactly the
//     interval for k of n; Beta uses p(1-p)/variance, which is one less, and reproduces svyciprop(method = "beta").
//     All are multiplied by (t(n-1)/t(df))² for the uncertainty of the variance itself (Korn & Graubard 1998). The
//     Korn-Graubard base is never larger than n, as in the standards of the NCHS; R's is not capped.
//   - Nobody or everybody chose the option. The estimated variance is 0 there and R's intervals are empty or not a
//     number. Here Kish's effect of the weights takes the place of the design effect and the bound is exactly 0 or 1.
//   - A stratum with one cluster in the whole sample is refused by name unless a policy is chosen. A stratum where only
//     the domain has one cluster is no problem: the other clusters count as zero, as in R.
//   - After raking the variance comes from residuals weighted with the weights before raking, as calibrate() does; the
//     linearisation that follows rake() leaves weights out of the regression.
//   - Rank tests give equal answers the middle of the weight that they take. svyranktest averages cumulated weights over
//     equal answers, which depends on the order of the file unless all weights are the same.
//   - Replicates work a share, mean or difference out anew, as svrepdesign. A share of responses keeps the picks a respondent
//     of the sample, where svyratio divides anew too; on the school data their standard errors are half a percent apart.
//   - Rao-Scott tests estimate the covariance under the observed table, as svychisq does, not under independence.
package design
