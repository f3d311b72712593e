package interval

// Reliable reports whether a percentage, k of n, is precise enough to be shown without a mark, by the rule that the
// National Center for Health Statistics of the United States presents proportions by: of the exact (Clopper-Pearson)
// interval at 95% it asks for a width
//
//   - of at most 5 percentage points, or
//   - below 30 percentage points and at most 130% of the percentage itself.
//
// A base below 30 is never precise enough, and neither is an empty one. The level is part of the rule and does not follow
// the level of the intervals that are shown.
//
// J. D. Parker and others, National Center for Health Statistics Data Presentation Standards for Proportions, Vital and
// Health Statistics 2(175), 2017.
func Reliable(k, n int) bool {
	const smallestBase, narrow, wide, relative = 30, 0.05, 0.30, 1.30
	exact, err := ClopperPearson(k, n, 0.95)
	if err != nil || n < smallestBase {
		return false
	}
	share := float64(k) / float64(n)
	width := exact.Width()
	return width <= narrow || width < wide && width <= relative*share
}
