// Package member sets an organisation's own answers beside those of the sector.
//
// Where both sides are respondents, every option gets both intervals, the difference with Newcombe's interval, Boschloo's
// exact test with Fisher's beside it, Holm's correction within the item, Cohen's h and a verdict in three classes: higher,
// lower or no demonstrable difference. A verdict also says what difference these numbers could have shown, because "no
// demonstrable difference" of eight respondents says little. Batteries are compared row by row: the two best points of the
// scale together, and the whole distribution by the Mann-Whitney test.
//
// Where either side is weighted or was drawn in clusters, tests and intervals are those of the design: see
// [estimate.NewComparison] and [estimate.CompareScales]. Means are tested where the spread behind both is known.
//
// The tests take respondents for independent draws. Colleagues in one organisation often answer alike, so that a difference
// found with few respondents may be one between two persons rather than between two organisations; reports say so.
//
// Outcomes of trajectories are another unit than the estimates that respondents give. They are set beside one another, with
// the difference, and are never tested.
package member
