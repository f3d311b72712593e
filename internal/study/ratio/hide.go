package ratio

import (
	"context"
	"slices"

	"spoor/analysis"
	"spoor/analysis/coarse"
	"spoor/analysis/ratio"
	"spoor/data"
	"spoor/data/count"
	"spoor/internal/study"
	reports "spoor/reports/ratio"
)

// hide hides the ratios that tell what a respondent answered. A ratio is judged as the means of its two numbers are, among who gave each
// of them and among who gave both, and counts as a table of each beside what else is published. Who gave one of the two only follows from
// those means and the ratio, and must be many enough too. Where a group is hidden, every group is. Ratios of a weighted sample are
// rounded as its means are.
func hide(ctx context.Context, s *study.Study, out *reports.Result, counted count.Ratio, by string, options analysis.Options) error {
	request := study.BannerRequest{Items: []string{out.Numbers[0].Item.ID}, Options: options}
	if second := out.Numbers[1].Item.ID; second != request.Items[0] {
		request.Items = append(request.Items, second)
	}
	if by != "" {
		request.By = []string{by}
	}
	tables, err := s.Banner(ctx, request)
	if err != nil {
		return err
	}
	given, problems, err := s.Survey.CrosstabsOf(ctx, s.Wave, request.Items, by)
	if err = s.Source.Heard(problems, err); err != nil {
		return err
	}
	options.Disclosure = s.Preset.Rule()
	hidden := make([]bool, len(out.Ratios))
	for i, both := range []data.Crosstab{counted.Over, counted.Under} {
		table, err := analysis.NewCrosstab(s.Wave, both, options)
		if err != nil {
			return err
		}
		number := out.Numbers[i]
		of := slices.Index(request.Items, number.Item.ID)
		row := max(0, slices.Index(number.Item.RowIDs(), number.Row))
		judge := func(at int, shown, alone analysis.Part, all, together data.Tally) {
			hidden[at] = hidden[at] || shown.BaseHidden || alone.BaseHidden || analysis.Tells(all, together, options.Disclosure)
		}
		judge(0, tables[of].Parts[row], table.Parts[0], given[of].Whole[row], both.Whole[0])
		for g, group := range both.Groups {
			judge(1+g, tables[of].Groups[g].Parts[row], table.Groups[g].Parts[0], given[of].Groups[g].Tallies[row], group.Tallies[0])
		}
	}
	groups := slices.Contains(hidden[1:], true)
	for i := range out.Ratios {
		of := &out.Ratios[i]
		switch {
		case hidden[0] || i > 0 && groups:
			*of = ratio.Ratio{Group: of.Group, Hidden: true}
		case !s.Wave.Design.IsZero():
			*of = coarse.Ratio(*of)
		}
	}
	out.Threshold = options.Disclosure.Threshold
	return nil
}
