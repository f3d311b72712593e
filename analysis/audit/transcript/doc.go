// Package transcript reads the printed tables of a publication as somebody types them from a paper, to be audited.
//
// As YAML:
//
//	respondents: 150            # who took part at all; leave out when unknown
//	rounding: half-up           # half-up (default), half-even or truncation
//	tables:
//	- id: reasons
//	  title: Reasons to stop    # optional
//	  kind: multiple            # single, multiple or rating
//	  max_picks: 2              # multiple: the most options that one respondent may pick; leave out when there is no limit
//	  may_pick_none: true       # multiple: who picked nothing is in the base too
//	  base: 120                 # the n that is printed; leave out when none is
//	  printed:
//	  - {option: No time, percent: 55}
//	  - {option: Too far, percent: ""}    # a label that cannot be read
//	  - {option: Ill, percent: 12.5, doubtful: true}
//
// A mean of whole numbers stands among the tables, with what is printed of it:
//
//   - id: satisfaction
//     kind: mean
//     mean: 3.45
//     sd: 1.02                  # leave out when none is printed
//     base: 43                  # the n that is printed; leave out when none is
//     scale: [1, 5]             # the lowest and the highest whole number; leave out when unknown
//     items: 4                  # how many whole numbers the value of one respondent is the mean of; leave out for one
//
// Respondents and rounding may also stand with a table, for that table alone. A row of a battery has its row beside the
// id of the battery. Percentages are read as they are written: 12 has no decimals, 12.0 and 12,0 have one. The numbers of
// options that are doubtful may have changed places among themselves.
//
// As CSV, or as the first sheet of a workbook: one option a line, in the columns
//
//	table,row,title,kind,max_picks,may_pick_none,base,respondents,rounding,option,printed,doubtful,sd,low,high,items
//
// in any order, of which table, kind and printed must be there, and option for percentages. A mean has a line with kind mean, the
// mean under printed, and what is printed or known of it under sd, low, high (of its scale) and items. What belongs to a table as a whole stands on its
// first line and may be left blank on the others. A blank under printed is a label that cannot be read; yes and no columns
// take 1, 0 or nothing.
package transcript
