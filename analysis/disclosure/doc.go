// Package disclosure decides what may be shown of a table of counts, and attacks its own decision.
//
// A count that is smaller than a threshold points at few people and is hidden (primary suppression). That is not enough:
// a hidden count in a row whose total is printed is found again by subtraction, so other counts are hidden with it
// (secondary suppression) until nobody can derive a narrow interval for it. The attack is a separate computation that
// sees only what would be published; a table that it breaks is refused.
//
// The attacker knows every printed count, the base, the margins, and all zeros, which are always shown: that nobody
// chose an option says nothing about one person that the list of answers did not already say, and routing makes many
// zeros common knowledge. So every hidden count is at least 1 to someone who knows the rule; such an attacker is called
// informed, and protection is judged against that one. An outsider who does not know the rule, and a participant who
// knows only the own answer, derive intervals that are at least as wide, and are reported beside it.
//
// Limits. The intervals of two-way tables are exact at both ends; a value in the middle can sometimes be excluded
// further, because a group of hidden counts must hold at least one small one (the ends never can, since a count is at
// its end only where another hidden count is at its least). Which of the hidden counts are the small ones must not be
// published: two counts of 4 that add to 8 are safe among the hidden ones, and known if both are marked as below 5. An
// attacker who runs this program on every table that fits (the minimality attack of Wong et al. 2007) can exclude more
// than is reported here, and so can a group of respondents who pool their answers, unless they are given to Attack. A
// single-choice item in which everybody gave one answer is shown: its zeros are. Protected together are a crosstab and its
// totals (WithTotals), the same crosstab with its items the other way round and under presets with a lower threshold
// (WithHidden, Suppress). Any further table of the same answers, and a later or earlier file of the same respondents, is
// further knowledge, which package release judges with everything else that is published. Whoever hides a count must hide its percentage, interval and
// figure with it, every total and difference in which it is the only hidden one, and the base of what was asked after it. The
// rules are common practice in official statistics; nobody certified them or this package.
//
// L. Willenborg and T. de Waal, Elements of Statistical Disclosure Control (2001); A. Hundepool et al., Statistical
// Disclosure Control (2012); D. Gusfield, A graph theoretic approach to statistical data security, SIAM Journal on
// Computing 17 (1988); R. C.-W. Wong, A. W.-C. Fu, K. Wang and J. Pei, Minimality attack in privacy preserving data
// publishing, VLDB (2007).
package disclosure
