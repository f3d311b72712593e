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
// participants beside it. That one does not decide unless it was registered: in 10,000 simulated experiments (5,000 of the permutation test)
// with clusters of 5 to 30 participants, an intraclass correlation of 0.05 and shares of 30%, and 45% for the interval, it found too much,
// and its interval was too narrow:
//
//	clusters an arm               4      6     10     20
//	permutation   falsely      2.6%   5.6%
//	cluster-means falsely      5.1%   5.3%   4.9%   5.1%
//	              covers      95.3%  94.8%  95.0%  94.7%
//	design-based  falsely      8.1%   7.5%   6.4%   5.7%
//	              covers      92.6%  92.8%  93.4%  93.9%
//
// The standard error of each is 0.2 points, and 0.3 of the permutation test, which is exact: of 924 assignments 46 are at most 5%. With 4
// clusters an arm there are 70 assignments, and 2 of them are at most 5%. The interval beside a permutation test is Student's.
//
// # Missing outcomes
//
// Bounds have the lowest value for all outcomes in one arm that are not known and the highest in the other. The tipping point is the smallest
// number of them that must have been other than the share (or mean) of their arm says for the verdict to change.
package trial
