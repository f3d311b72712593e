// Package analysis turns tallies into tables of estimates.
//
// A [Table] holds every percentage of one item with its base and its confidence interval. Cautions travel with the number
// they belong to, as notes, and become footnotes wherever it is shown.
//
// # Where implementations disagree
//
// Textbooks and programs differ on many a detail. What is done here, and who does otherwise, is listed beside each method:
// in the package comments of spoor/analysis/interval (Wilson with continuity correction, Agresti-Coull, Jeffreys, Sison-Glaz,
// Goodman, Miettinen-Nurminen, paired Newcombe), spoor/analysis/hypothesis (two-sided Fisher and Boschloo, McNemar's mid-P,
// Cochran-Armitage, Mann-Whitney, equivalence) and spoor/analysis/design (design effects, degrees of freedom of domains,
// raking). Of this package itself:
//
//   - Percentages are over the respondents who answered, see [estimate.Base]; a skipped question is not an answer.
//   - Whole percentages round halves upwards, as the publication does; R's round and many printf round halves to even.
//   - A mean has Student's interval where the values are known, cut off at the range, and below 50 respondents of a skewed
//     item the interval on the log odds of its place within the range beside it. A published mean, of which the spread is not
//     known, has the interval of the widest possible spread.
//   - Means are compared by Welch's t (between groups of a sample with a design by svyttest's), and followed over three waves
//     or more by a linear contrast. Whatever is compared, [estimate.NewComparison] takes estimates, so that counts of a weighted sample
//     cannot be tested as if everybody counted the same.
//   - The net of a rating has a paired interval, so that it keeps a width when everybody is neutral; a normal interval of a
//     scored mean has none there.
//   - Holm adjusts within one item, over its options and groups together; Benjamini-Hochberg is not used in tables.
//   - The order of options comes from the patterns of answers, by multinomial draws; that of a sample with a design by a rescaled
//     bootstrap over its clusters, see [Drawn].
package analysis
