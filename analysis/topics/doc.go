// Package topics holds what an experiment could be about, with the answers of a survey that bear on it.
//
// A topics.yaml lists topics:
//
//	topics:
//	- id: early_start
//	  section: "6.3"                     # where a publication asks for it; optional
//	  title: {nl: ..., en: ...}
//	  about: {nl: ..., en: ...}          # what an experiment would try, in a sentence or two
//	  evidence: [improvements.earlier_start, trajectory_shares, external.uwv_files_own]
//	  claims: [other_work_quarter]       # ids in claims.yaml of the survey
//	  baselines:                         # what an experiment could move, with the direction that is hoped for
//	  - {answer: trajectory_shares.other_work, goal: raise, of: {nl: trajecten, en: trajectories}}
//	  - {answer: external.uwv_files_other, goal: raise, of: {nl: trajecten, en: trajectories}}
//	  sizing: {nl: ..., en: ...}         # why sizes on the baselines are beside the point; left out where they are not
//	  written: [{nl: ..., en: ...}]      # what respondents wrote of their own accord, such as under "other"
//	  limits: [{nl: ..., en: ...}]       # what the figures do not say about it
//	  outcomes: [{nl: ..., en: ...}]     # what an experiment should record
//
// A piece of evidence is an item, a row of it, an option, or a row and an option; for an item that is rated on four points
// or more the options top2 and bottom2 are its two best and two worst points together. External figures of the
// publication are external.ID. A baseline is one answer: an option, a row and an option, or the mean of a number item; or an
// external figure, of which no interval is known.
//
// # Sample sizes
//
// A small, a medium and a large effect are 5, 10 and 20 percentage points, and 3, 5 and 10 at a baseline below 10% (or above
// 90%), where 20 points would be several times the baseline. Points were chosen above Cohen's h, of which
// 0.2, 0.5 and 0.8 are called so, because whoever decides on an experiment thinks in them; from 23% up they are h = 0.11,
// 0.22 and 0.43. The size is the number in each of two groups from which Boschloo's exact test at 0.05, two-sided, has
// 80% power, without attrition or clusters, at the estimate of the baseline and at both ends of its interval.
package topics
