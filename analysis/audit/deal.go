package audit

import "fmt"

// Deal makes answers that have the given counts: for each respondent the options picked, as ascending indices.
//
// The picks are dealt out option by option to one respondent after another, round and round. So nobody gets an option
// twice as long as no count exceeds the base, and everybody gets sum/base picks, rounded down or up: at least one and
// at most maxPicks whenever base <= sum <= maxPicks * base, which is therefore sufficient (Gale 1957, Ryser 1957). With
// maxPicks 1 it makes the answers to a single choice item or a rating row. MaxPicks 0 means no limit.
//
// The same counts give the same answers. The margins are those asked for; which picks go together is an invention.
func Deal(counts []int, base, maxPicks int) ([][]int, error) {
	if base < 1 || base > largestBase || maxPicks < 0 {
		return nil, fmt.Errorf("base %d with pick limit %d: expected a positive base and a pick limit, or 0 for no limit", base, maxPicks)
	}
	picks := maxPicks
	if picks == 0 || picks > len(counts) {
		picks = len(counts)
	}
	sum := 0
	for option, count := range counts {
		if count < 0 || count > base {
			return nil, fmt.Errorf("count %d of option %d lies outside 0 to the base %d", count, option+1, base)
		}
		sum += count
	}
	if sum < base {
		return nil, fmt.Errorf("%d picks among %d respondents: some would have picked nothing; lower the base to those who answered", sum, base)
	}
	if sum > picks*base {
		return nil, fmt.Errorf("%d picks among %d respondents: more than %d each; raise the pick limit or the base", sum, base, picks)
	}
	answers := make([][]int, base)
	respondent := 0
	for option, count := range counts {
		for range count {
			answers[respondent] = append(answers[respondent], option)
			respondent = (respondent + 1) % base
		}
	}
	return answers, nil
}
