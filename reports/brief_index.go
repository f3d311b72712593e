package reports

import (
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// indexView is an index of briefs with every text in its language.
type indexView struct {
	Lang    data.Lang
	Title   string
	Survey  string
	Lead    string
	Header  []string
	Rows    []indexRow
	Source  string
	Closing string
}

type indexRow struct{ File, Title, Claims, Sizes string }

func (i BriefIndex) view(ending string) indexView {
	b := Brief{Lang: i.Lang}
	v := indexView{Lang: i.Lang, Survey: i.Survey, Title: b.phrase("index"), Lead: b.phrase("ownIndexLead"),
		Header: []string{b.phrase("topic"), b.phrase("indexClaims"), b.phrase("indexSizes")}}
	for _, brief := range i.Briefs {
		if brief.Published {
			v.Lead = b.phrase("indexLead")
		}
		row := indexRow{File: brief.Topic.ID + "." + ending, Title: brief.Topic.Title.In(i.Lang), Claims: b.phrase("noneClaims"), Sizes: b.phrase("noneSizes")}
		if len(brief.Decisions) > 0 {
			row.Claims = verdictCounts(brief.Decisions, i.Lang)
		}
		for _, plan := range brief.Plans {
			if brief.Topic.Sizing != (data.Text{}) {
				row.Sizes = b.phrase("otherSizes")
				break
			}
			if len(plan.Sizes) > 1 && plan.Sizes[1].Most() > 0 {
				row.Sizes = brief.answer(plan) + ": " + brief.medium(plan)
				break
			}
		}
		v.Rows = append(v.Rows, row)
		v.Source = prose.Source(brief.Wave, i.Lang)
		v.Closing = Document{Lang: i.Lang}.phrase("generated", brief.Version)
	}
	return v
}

// medium is what a medium effect takes over the interval of the baseline.
func (b Brief) medium(p BriefPlan) string {
	sizes := p.Sizes[1]
	least := sizes.Most()
	for _, group := range []int{sizes.Estimate.Group, sizes.Low.Group, sizes.High.Group} {
		if group > 0 {
			least = min(least, group)
		}
	}
	if least == sizes.Most() {
		return number.Count(least, b.Lang)
	}
	return b.phrase("sizesTo", number.Count(least, b.Lang), number.Count(sizes.Most(), b.Lang))
}
