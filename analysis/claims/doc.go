// Package claims decides what a text says about a survey against the counts of that survey.
//
// # A file of claims
//
// A claims.yaml lists claims. Each has an id, the section of the text that makes it, and a text in Dutch and English, as
// strong as the original and no stronger; the same in one short line of at most [MostLetters], for a table of all claims, which says
// "in this survey" where it is about these respondents only; the wording that decides how strong that is, as printed and at most [MostWords];
// how that is read, where it can be read in several ways; a note if a reader must know something that the counts do not
// say; and assertions, all of which must hold:
//
//	claims:
//	- id: insurer_neutral
//	  section: "4.4"
//	  text: {nl: Veel professionals staan neutraal ..., en: Many professionals are neutral ...}
//	  short: {nl: Veel professionals staan neutraal tegenover een verzekeraar, en: Many professionals are neutral about an insurer}
//	  wording: veel
//	  reading: {nl: ‘Veel’ is opgevat als een derde of meer., en: ‘Many’ is taken as a third or more.}
//	  asserts:
//	  - about: {item: collaboration, rows: [insurer], options: [neutral], from: 33.3, to: 100}
//
// What a claim says that no figure bears on (a cause, something nobody was asked) stands under beyond. A claim with nothing
// but that asserts nothing.
//
// A share is named by item, rows and options: rows for a battery only, and each row is a share of its own; the options
// are taken together, such as good and very_good. Of a multiple item a share is one option, because a respondent can
// pick several. The kinds of assertion:
//
//	majority: {item, rows, options}                       more than half
//	printed: {item, rows, options, percent: "23"}         the counts print as this percentage, halves rounded up
//	about: {item, rows, options, from: 28, to: 38}        lies in this region, in percent; of a number item its mean, in
//	                                                      the unit of the item. What "about a third" means is stated here
//	more_often: {share: {...}, than: [{...}, ...]}        each share is larger than each of those after than
//	less_often: {share: {...}, than: [{...}, ...]}        each share is smaller
//	top: {item, options}                                  these are the most named, in any order; with one option, the first
//	order: {item, options}                                these are the most named, in this order
//	mirror: {items: [a, b], places: 3}                    the most named options of two items have the same ids
//	answered: {by: 50}                                    so many respondents answered each question
//	arithmetic: {percent: 12, of: 2390, is: 290, rounded_to: 10}
//
// An open or residual option ("other, namely") is never in a top: it stands for many answers. Ties count: where a place
// is shared there is no single set of the most named. Where it would stand if it were one answer, and what the verdict would
// be then, goes with the decision ([OtherAnswer]).
//
// # Verdicts
//
// Every assertion comes down to parts: one share against one half or a region, or one share against another. A part has
// a direction, which is that of the counts, and a two-sided p-value, or a range of them. With alpha = 1 - level:
//
//	supported               the counts point the way that is claimed, and p <= alpha for every overlap that is possible
//	needs respondents       they do, and p <= alpha for some overlaps and not for others
//	direction only          they do, and p > alpha for every overlap that is possible
//	says more               what the figures say points the way that is claimed, but the claim goes beyond it
//	no figure               the claim asserts nothing: no figure bears on it
//	not established         they do not (a tie, a shared place, the other way), but they do not exclude it either
//	contradicted            they point the other way, and p <= alpha for every overlap that is possible
//	arithmetic wrong        the counts do not print as the percentage, or the sum does not come out
//
// The sample is read as one from a larger population. Only printed and arithmetic are about the numbers themselves; for
// them supported means that they are right.
//
//   - A share against one half, or against an end of a region: the exact binomial test with its smaller tail doubled, so
//     that a share is supported exactly when its Clopper-Pearson interval at the level lies wholly on that side. At
//     n = 43 a majority needs 29; by Wilson's interval, which covers its level on average only, 28. A mean of which the
//     spread is not known takes the widest case (interval.WidestMean) in place of Clopper-Pearson.
//   - Two options of a single item, or two points of one row: nobody gave both, so McNemar's mid-P on the two counts.
//   - Two options of a multiple item: the same respondents, and how many chose both is unknown. McNemar's mid-P at the
//     smallest and the largest overlap, which the pick limit can narrow (hypothesis.McNemarRange); p falls as the
//     overlap grows, so the ends hold every value between.
//   - Two rows of a battery: the same respondents, apart from who skipped one. All of the smaller base are taken to have
//     answered both; of the larger base those who count are the ones that make p smallest and largest.
//   - Two items: the same, and Boschloo's test as well, as if nobody had answered both. A partial overlap has a variance
//     between those of full pairing at the smallest and the largest overlap.
//   - With respondents at hand ([Pairs]) the counts of both, either and neither give one exact p. On a reconstructed wave
//     they are not asked: its joint distribution is invented.
//
// # Several parts
//
// The p-values of one claim are adjusted by Holm, so that each part that is called established can be quoted by itself.
// For the claim as a whole, which says that all parts hold, that errs on the side of caution: it would need no
// adjustment (R. L. Berger, Multiparameter hypothesis testing and acceptance sampling, Technometrics 24, 1982). A
// ranking is chosen after looking at the counts; a two-sided test of the winner against the rest allows for that
// (K. Hung and W. Fithian, Rank verification for exponential families, Annals of Statistics 47, 2019).
//
// The verdict of a claim is the weakest of its parts, from the weakest: arithmetic wrong, contradicted, not established, no
// figure, says more, direction only, needs respondents, supported. Needs respondents is above direction only, because only there could the
// answers of respondents still establish the claim.
//
// # Readings
//
// Where the print fits several sets of counts (a lost label, a row with several equally small repairs) the claim is
// decided for every combination of them. The verdict is the weakest; if some readings contradict the claim and others
// do not, only respondents can tell, and it is needs respondents. The decision names the readings that change it.
package claims
