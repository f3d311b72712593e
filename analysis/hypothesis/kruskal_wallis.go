package hypothesis

import "spoor/data"

// MethodKruskalWallis names the method of [KruskalWallis].
const MethodKruskalWallis Method = "kruskal-wallis"

var kruskalWallisRow = Row{Method: MethodKruskalWallis,
	Name: data.Text{NL: "Kruskal-Wallistoets", EN: "Kruskal-Wallis test"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten in onafhankelijke groepen die op één geordende schaal antwoorden, minstens ongeveer 5 per groep. Gecorrigeerd voor gelijke antwoorden.",
		EN: "Independent respondents in independent groups who answer on one ordered scale, at least about 5 a group. Corrected for ties.",
	},
	Source: "W. H. Kruskal & W. A. Wallis (1952), JASA 47.",
}

// KruskalWallis returns the Kruskal-Wallis test of two or more groups, from the number of answers of each group in every
// ordered category.
//
// H is corrected for ties and compared with chi-square on groups-1 degrees of freedom: R's kruskal.test. For two groups
// it equals the two-sided MannWhitney. It is always asymptotic; a note warns when a group has fewer than 5 answers. When
// all answers fall in one category, H is 0 and P is 1, with a note. An empty group is an error.
//
// W. H. Kruskal & W. A. Wallis, Use of ranks in one-criterion variance analysis, JASA 47 (1952).
func KruskalWallis(groups [][]int) (Result, error) {
	ranked, err := newRanking(groups)
	if err != nil {
		return Result{}, err
	}
	r := Result{Method: MethodKruskalWallis, StatisticName: "H", DF: len(groups) - 1}
	spread := ranked.spread()
	if spread == 0 {
		r.P = 1
		r.Notes = []data.Text{noteOneCategory}
		return r, nil
	}
	between, smallest := 0.0, ranked.total
	for i, group := range groups {
		rankSum := ranked.rankSum(group)
		between += rankSum * rankSum / float64(ranked.bases[i])
		smallest = min(smallest, ranked.bases[i])
	}
	r.Statistic = float64(ranked.total-1) * between / spread
	r.P = chiSquareP(r.Statistic, r.DF)
	if smallest < 5 {
		r.Notes = []data.Text{noteSmallGroups}
	}
	return r, nil
}
