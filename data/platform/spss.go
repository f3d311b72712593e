package platform

import "regexp"

// SPSS is a file that SPSS saved as text.
const SPSS Name = "spss"

var (
	spssName = regexp.MustCompile(`^[\p{L}@#$][\p{L}\d._@#$]{0,63}$`)
	spssOwn  = regexp.MustCompile(`^(filter_\$|\$CASENUM|VAR\d{5})$`)
)

// systemMissing is how SPSS writes a value that is not there. It is a mark only, and not taken for missing.
const systemMissing = "#NULL!"

// spssMarks needs more than names that would do in SPSS: those fit most files of codes.
func spssMarks(s sample) []string {
	headers := s.row(0)
	if !all(headers, spssName.MatchString) {
		return nil
	}
	var marks []string
	for i, header := range headers {
		if spssOwn.MatchString(header) {
			marks = append(marks, "the column "+header)
		}
		for _, value := range s.values(i, 1) {
			if value == systemMissing {
				return append(marks, "cells that say "+systemMissing)
			}
		}
	}
	return marks
}

func spssLayout(s sample, e *Export) {
	oneHeader(s, e)
	for i := range e.Columns {
		if spssOwn.MatchString(e.Columns[i].Name) {
			e.Columns[i].Role = Meta
		}
	}
}
