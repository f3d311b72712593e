package platform

import (
	"spoor/data/heading"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// SPSS is a file that SPSS saved as text.
const SPSS Name = "spss"

var (
	spssName = pattern.New(`^[\p{L}@#$][\p{L}\d._@#$]{0,63}$`)
	spssOwn  = pattern.New(`^(filter_\$|\$CASENUM|VAR\d{5})$`)
)

// spssMarks needs more than names that would do in SPSS: those fit most files of codes.
func spssMarks(s heading.Sample) []string {
	headers := s.Row(0)
	if !heading.All(headers, spssName.MatchString) {
		return nil
	}
	var marks []string
	for i, header := range headers {
		if spssOwn.MatchString(header) {
			marks = append(marks, "the column "+header)
		}
		for _, value := range s.Values(i, 1) {
			if value == writing.SystemMissing {
				return append(marks, "cells that say "+writing.SystemMissing)
			}
		}
	}
	return marks
}

func spssLayout(s heading.Sample, e *Export) {
	oneHeader(s, e)
	for i := range e.Columns {
		if spssOwn.MatchString(e.Columns[i].Name) {
			e.Columns[i].Role = Meta
		}
	}
}
