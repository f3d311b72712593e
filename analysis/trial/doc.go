// Package trial evaluates an experiment by its registered plan: what each arm does beside the first one, everybody counted in the arm of
// assignment.
//
// The registered test decides the primary outcome, and no other; secondary outcomes are adjusted together by Holm; what the plan does not
// name is estimated, and marked. With several arms beside the first one intervals are at 1 - alpha/comparisons.
//
// # Clusters
//
// Who was assigned as a member of a cluster is analysed by clusters. Where the plan names no test, it is the permutation test over all
// assignments up to 12 clusters, and Student's t on the means of clusters above, with the design-based (linearised) test of all
// participants beside it. That one does not decide unless it was registered: in 40,000 simulated experiments (10,000 of the design-based test)
// with clusters of 5 to 30 participants, an intraclass correlation of 0.05 and shares of 30%, and 45% for the interval, it found too much,
// and its interval was too narrow:
//
//	clusters an arm               4      6     10     20
//	permutation   falsely      2.7%   5.0%
//	cluster-means falsely      5.0%   5.1%   4.9%   5.0%
//	              covers      95.2%  94.9%  95.0%  94.9%
//	design-based  falsely      8.1%   7.5%   6.4%   5.7%
//	              covers      92.6%  92.8%  93.4%  93.9%
//
// The standard error of each is 0.1 points, and 0.2 of the design-based test: the others are at the nominal level or below. The permutation test
// is exact: of 924 assignments 46 are at most 5%; with 4 clusters an arm there are 70, and 2 of them are at most 5%. The interval beside a
// permutation test is Student's. BenchmarkFewClusters makes these numbers.
//
// # Missing outcomes
//
// Bounds have the lowest value for all outcomes in one arm that are not known and the highest in the other. The tipping point is the smallest
// number of them that must have been other than the share (or mean) of their arm says for the verdict to change.
package trial
