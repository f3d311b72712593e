// Package ratio answers the request for a ratio of two numbers, by groups or not.
package ratio

import (
	"context"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/ratio"
	"spoor/data"
	"spoor/data/cross"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/study"
	reports "spoor/reports/ratio"
	"spoor/reports/workbook"
)

// Asked reports whether one of the arguments asks for a ratio, as hours/clients does.
func Asked(arguments ...string) bool {
	return slices.ContainsFunc(arguments, func(argument string) bool { return strings.Contains(argument, "/") })
}

// Written is Run of one argument, by one item or cross of items at most, in the form text, md, xlsx, csv or json.
func Written(ctx context.Context, s *study.Study, arguments, by []string, options analysis.Options, lang data.Lang, form string) ([]byte, error) {
	if len(arguments) != 1 || len(by) > 1 {
		return nil, study.Refuse("a ratio stands alone, by one item or a cross of items: table hours/clients --by sector")
	}
	result, err := Run(ctx, s, arguments[0], strings.Join(by, ""), options)
	if err != nil {
		return nil, err
	}
	return Render(result, lang, form)
}

// Run estimates a ratio, of all respondents and of each group that by makes, see [cross.Parse]; "" for none.
func Run(ctx context.Context, s *study.Study, asked, by string, options analysis.Options) (reports.Result, error) {
	over, under, _ := strings.Cut(asked, "/")
	out := reports.Result{Wave: s.Wave, Level: options.Level}
	names := [2]string{strings.TrimSpace(over), strings.TrimSpace(under)}
	for i, name := range names {
		id, row, _ := strings.Cut(name, ".")
		item, err := study.Countable(s.Codebook, id)
		if err != nil {
			return out, err
		}
		if item.Kind != data.Number {
			return out, study.Refuse("%s: a ratio is of two numbers, as hours/clients, and %s is of kind %s", asked, id, item.Kind)
		}
		if _, known := item.Row(row); known != (len(item.Rows) > 0) {
			return out, study.Refuse("%s: name a row of %s as it stands in the codebook, such as %s", asked, id, item.Columns()[0])
		}
		out.Numbers[i] = reports.Number{Item: item, Row: row}
	}
	if names[0] == names[1] {
		return out, study.Refuse("%s: a number over itself is 1; name two numbers", asked)
	}
	if by != "" {
		for _, id := range cross.Parse(by) {
			maker, found := s.Codebook.Item(id)
			if !found && !cross.Row(s.Codebook, id) { // of a row the count says more
				return out, study.UnknownItem(cross.Possible(s.Codebook), id, "--by: no item %q to make groups of; %sthose that can are %s")
			}
			out.Makers = append(out.Makers, maker)
		}
	}
	counted, problems, err := s.Survey.Ratios(ctx, s.Wave, names[0], names[1], by)
	if err = s.Source.Heard(problems, err); err != nil {
		return out, err
	}
	if out.Ratios, err = ratio.Estimate(s.Wave, counted.Of, options.Level); err != nil || s.Preset == "" {
		return out, err
	}
	return out, hide(ctx, s, &out, counted, by, options)
}

// Render writes a result in the form text, md, xlsx, csv or json.
func Render(result reports.Result, lang data.Lang, form string) ([]byte, error) {
	switch form {
	case "text":
		return result.Text(lang), nil
	case "md":
		return result.Markdown(lang), nil
	case "csv":
		return result.CSV(lang)
	case "json":
		return result.JSON(lang)
	}
	found, err := result.JSON(lang)
	if err != nil {
		return nil, err
	}
	return workbook.Sheets(result.Title(lang), []sheets.Sheet{result.Sheet(lang)}, nil, found, lang, study.Office(lang))
}
