package claims

import "slices"

// OtherAnswer is a residual option ("other, namely") beside a ranking. It is never in the ranking, as it stands for many
// answers; if all who chose it had meant the same, it would have Place, and the ranking this verdict.
type OtherAnswer struct {
	Share   Measured `json:"share"`
	Place   int      `json:"place"` // from 1, among all options; the better one of a shared place
	Verdict Verdict  `json:"verdict"`
}

// others returns the residual options of the items that a claim ranks. Holm's adjustment is over the parts of the claim and
// those that the residual option adds.
func (e evaluation) others(claim Claim) ([]OtherAnswer, error) {
	var found []OtherAnswer
	for _, a := range claim.Asserts {
		ranking := a.Top
		if ranking == nil {
			ranking = a.Order
		}
		if ranking == nil {
			continue
		}
		item, _ := e.Codebook.Item(ranking.Item)
		ranked := candidates(item)
		for _, option := range item.Options {
			if slices.Contains(ranked, option.ID) {
				continue
			}
			other, err := e.other(a, *ranking, option.ID)
			if err != nil {
				return nil, err
			}
			found = append(found, other)
		}
	}
	return found, nil
}

func (e evaluation) other(a Assertion, ranking Ranking, option string) (OtherAnswer, error) {
	item, _ := e.Codebook.Item(ranking.Item)
	share, err := e.measure(Share{Item: item.ID, Options: []string{option}})
	if err != nil {
		return OtherAnswer{}, err
	}
	other := OtherAnswer{Share: share, Place: 1}
	for _, rival := range item.Options {
		m, err := e.measure(Share{Item: item.ID, Options: []string{rival.ID}})
		if err != nil {
			return OtherAnswer{}, err
		}
		if m.Count > share.Count {
			other.Place++
		}
	}
	found, err := e.assertion(a)
	if err != nil {
		return OtherAnswer{}, err
	}
	named := ranking.Options
	if a.Order != nil { // those above the last are above the residual option wherever the last is
		named = ranking.Options[len(ranking.Options)-1:]
	}
	for _, one := range named {
		part, err := e.rival(a.Kind(), item.ID, one, option)
		if err != nil {
			return OtherAnswer{}, err
		}
		found.Parts = append(found.Parts, part)
	}
	adjusted, err := adjust(found.Parts)
	if err != nil {
		return OtherAnswer{}, err
	}
	other.Verdict = Supported
	for i, part := range found.Parts {
		other.Verdict = Weakest(other.Verdict, judge(part.Direction, adjusted[i], 1-e.Level))
	}
	return other, nil
}
